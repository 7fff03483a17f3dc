"""The dyads of a lake as files of their own, sorted by country and day: derived from it, so that a dyad is found at once.

A part holds the dyads of some runs. A new run asks for a new part; where rows were taken out or read again, all parts are
made anew. Parts are named by `covers.json`, which is replaced last: who reads sees a whole state, whoever else writes.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

import duckdb
import msgspec

from kawat.lake.ask import add_views
from kawat.lake.home import Lake, Sight, quote
from kawat.lake.schema import TABLES
from kawat.span import Noun

_FORMAT = 2
_PART_EVENTS = 1_000_000
_MOST_PARTS = 32
_SHADOWED = ("reports", "mentions", "events")


class Covers(Noun, frozen=True, kw_only=True):
    """What the files hold: their form, what they depend on beside runs, the runs, the parts, and the file of older versions."""

    format: int
    depends: tuple[int, int]
    runs: tuple[str, ...]
    parts: tuple[str, ...]
    older: str


def use_pairs(lake: Lake, engine: Sight) -> Sight:
    """Give a sight the views of `add_views`, with `dyads` read from the derived files, which are brought up to it first.

    Where the files cannot be written, or are of a later state than the sight, `dyads` stays the view that asks the tables.
    """
    add_views(engine)
    folder = lake.folder / ".index" / "dyads"
    depends = (getattr(lake, "epoch", 0), _redone(engine))
    runs = tuple(sorted(row[0] for row in engine.execute("SELECT run FROM runs").fetchall()))
    try:
        covers = _brought_up(engine, folder, depends, runs)
        if covers is not None:
            engine.execute(_view(folder, covers))
    except (OSError, duckdb.IOException):
        add_views(engine)
    return engine


def _redone(engine: Sight) -> int:
    """Return how often readings were made again in a lake; a lake in which they cannot be has no such table."""
    return int(engine.execute("SELECT count(*) FROM redone").fetchall()[0][0]) if "redone" in TABLES else 0


def _brought_up(engine: Sight, folder: Path, depends: tuple[int, int], runs: tuple[str, ...]) -> Covers | None:
    """Return what the files hold when they hold just these runs, after writing what is missing; None when they hold others."""
    covers = _read(folder)
    same = covers is not None and (covers.format, covers.depends) == (_FORMAT, depends)
    if covers is None or not same:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        covers = Covers(format=_FORMAT, depends=depends, runs=(), parts=(), older="")
    if not set(covers.runs) <= set(runs):
        return None
    missing = sorted(set(runs) - set(covers.runs))
    if not missing and covers.older:
        return covers
    parts = covers.parts if len(covers.parts) < _MOST_PARTS else (_joined(engine, folder, covers.parts),)
    if missing and _redone(engine):  # readings made again belong to older runs: all is written anew, as one part
        parts = (_written(engine, folder, missing),)
    else:
        parts += tuple(_written(engine, folder, some) for some in _some(engine, missing))
    older = _copy(engine, folder, "older", "SELECT id FROM versions WHERE NOT latest")
    covers = Covers(format=_FORMAT, depends=depends, runs=runs, parts=parts, older=older)
    draft = folder / f"covers.{uuid4().hex}.new"
    draft.write_bytes(msgspec.json.encode(covers))
    draft.replace(folder / "covers.json")
    return covers


def _read(folder: Path) -> Covers | None:
    try:
        return msgspec.json.decode((folder / "covers.json").read_bytes(), type=Covers)
    except (OSError, msgspec.DecodeError):
        return None


def _some(engine: Sight, runs: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs together, as many as fit into a part."""
    sizes = dict(engine.execute("SELECT run, count(*) FROM events GROUP BY run").fetchall())
    some: list[str] = []
    held = 0
    for run in runs:
        if some and held + sizes.get(run, 0) > _PART_EVENTS:
            yield some
            some, held = [], 0
        some.append(run)
        held += sizes.get(run, 0)
    if some:
        yield some


def _written(engine: Sight, folder: Path, runs: list[str]) -> str:
    """Write the dyads of some runs and return the name of the file; tables that show these runs alone lie over the lake's."""
    if _redone(engine):
        return _sorted(engine, folder, "SELECT * EXCLUDE (latest) FROM dyads")
    own = engine.cursor()
    own.execute("SET TimeZone = 'UTC'")
    names = ", ".join(map(quote, runs))
    for table in _SHADOWED:
        own.execute(f'CREATE TEMP VIEW "{table}" AS SELECT * FROM memory.main."{table}" WHERE run IN ({names})')
    return _sorted(add_views(own), folder, "SELECT * EXCLUDE (latest) FROM dyads")


def _joined(engine: Sight, folder: Path, parts: tuple[str, ...]) -> str:
    """Write many parts as one."""
    return _sorted(engine, folder, f"SELECT * FROM read_parquet([{_paths(folder, parts)}])")


def _sorted(engine: Sight, folder: Path, sql: str) -> str:
    return _copy(engine, folder, "part", f"{sql} ORDER BY source_country, target_country, since, report, n, source, target")


def _copy(engine: Sight, folder: Path, kind: str, sql: str) -> str:
    name = f"{kind}-{uuid4().hex}.parquet"
    engine.execute(f"COPY ({sql}) TO {quote(str(folder / name))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)")
    return name


def _view(folder: Path, covers: Covers) -> str:
    older = f"SELECT id FROM read_parquet({quote(str(folder / covers.older))})"
    return f"""CREATE OR REPLACE TEMP VIEW dyads AS
        SELECT *, report NOT IN ({older}) AS latest FROM read_parquet([{_paths(folder, covers.parts)}])"""


def _paths(folder: Path, names: Iterable[str]) -> str:
    return ", ".join(quote(str(folder / name)) for name in names)
