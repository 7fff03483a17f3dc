"""The doctor asks a lake whether all holds that should hold, and mends what is derived from the rest."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
from deltalake.exceptions import DeltaError

from kawat.errors import BadLake
from kawat.lake.beside import check_decisions
from kawat.lake.home import Lake, Sight, find_table, quote
from kawat.lake.lock import alone_at
from kawat.lake.schema import READINGS, TABLES
from kawat.lake.sight import look
from kawat.lake.spans import pointers, spans_sql
from kawat.lake.veil import VEIL


class Check(NamedTuple):
    """A question that was asked: what should hold, how many things break it, and one of them; `derived` can be made anew."""

    name: str
    broken: int
    example: str = ""
    derived: bool = False


_KEYED = {"runs": ("run",), "reports": ("id",), "pages": ("id",), **dict.fromkeys(READINGS, ("report", "n"))}


def examine(lake: Lake) -> Iterator[Check]:
    """Yield the checks of a lake, one after the other, each for the whole of it."""
    damaged = [check for table in TABLES for check in _readable(lake, table)]
    yield from damaged
    if not any(check.broken for check in damaged):
        with look(lake) as sight:
            for name, sql in _questions():
                yield _ask(sight, name, sql)
            yield from (Check(*found) for found in check_decisions(lake, sight))
            yield from _index_ids(lake, sight)
    yield from derived_checks(lake)


def derived_checks(lake: Lake) -> Iterator[Check]:
    """Yield for each derived part whether it says which state it was made from, and whether the lake has come that far."""
    for folder in derived_parts(lake):
        yield _covers(lake, folder)
    stale = sorted(entry.name for entry in (lake.folder / ".staging").glob("*"))
    yield Check("no run left rows behind", len(stale) if _quiet(lake) else 0, ", ".join(stale[:1]), derived=True)


def _index_ids(lake: Lake, sight: Sight) -> Iterator[Check]:
    """Yield whether the text index holds reports of the lake alone: what was forgotten must not be found in it."""
    held = lake.folder / ".index" / "text" / "held.parquet"
    if held.is_file():
        sql = f"SELECT id AS example FROM read_parquet({quote(str(held))}) WHERE id NOT IN (SELECT id FROM reports)"
        yield _ask(sight, "index text: of reports that are there", sql)._replace(derived=True)


def _holds_strangers(lake: Lake) -> bool:
    """Tell whether the text index holds reports that the lake does not; a lake that cannot be looked at does not say."""
    try:
        with look(lake) as sight:
            return any(check.broken for check in _index_ids(lake, sight))
    except BadLake:
        return False


def repair(lake: Lake) -> tuple[str, ...]:
    """Take away the derived parts that are wrong, for they are made anew when they are needed, and return their names."""
    with look(lake) as sight:
        strange = {
            folder for folder in derived_parts(lake) if folder.name == "text" for one in _index_ids(lake, sight) if one.broken
        }
    wrong = [folder for folder in derived_parts(lake) if _covers(lake, folder).broken or folder in strange]
    mended = [f"index {folder.name}" for folder in wrong if _removed(folder)]
    with alone_at(lake):
        left = list((lake.folder / ".staging").glob("*"))
        mended += [f"rows of a broken run, {folder.name}" for folder in left if _removed(folder)]
    return tuple(mended)


def derived_parts(lake: Lake) -> tuple[Path, ...]:
    """Return the folders of what is derived from a lake: each says in `covers.json` from which versions of the tables."""
    return tuple(sorted(path for path in (lake.folder / ".index").glob("*") if path.is_dir()))


def _removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def _quiet(lake: Lake) -> bool:
    """Tell whether nobody writes: then nothing should lie on a stage."""
    try:
        with alone_at(lake):
            return True
    except BadLake:
        return False


def _covers(lake: Lake, folder: Path) -> Check:
    """Return whether a derived part is of this lake; being behind it is no fault, being ahead of it is."""
    name = f"index {folder.name} was made from this lake"
    try:
        covers = json.loads((folder / "covers.json").read_text(encoding="utf-8"))["covers"]
        ahead = [table for table, version in covers.items() if version is not None and version > _version(lake, table)]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Check(name, 1, "it does not say from what it was made", derived=True)
    return Check(name, len(ahead), f"it covers more of {ahead[0]} than there is" if ahead else "", derived=True)


def _version(lake: Lake, table: str) -> int:
    state = find_table(lake, table)
    return -1 if state is None else state.version()


def _readable(lake: Lake, table: str) -> Iterator[Check]:
    """Yield whether every value of a table can be read, down to the last file."""
    name = f"{table} can be read"
    try:
        state = find_table(lake, table)
        if state is None:
            return
        with duckdb.connect(config={"threads": 2}) as engine:
            files = [str(lake.folder / table / uri.rsplit("/", 1)[-1]) for uri in state.file_uris()]
            if files:
                engine.execute("SELECT bit_xor(hash(t)) FROM read_parquet(?, hive_partitioning = false) t", [files]).fetchall()
        yield Check(name, 0)
    except (BadLake, duckdb.Error, DeltaError, OSError) as fault:
        yield Check(name, 1, _told(fault))


def _told(fault: Exception) -> str:
    """Return what an engine says of a fault, without the query it was asked."""
    return (str(fault).splitlines() or [type(fault).__name__])[0][:200]


def _ask(sight: Sight, name: str, sql: str) -> Check:
    try:
        found = sight.execute(f"SELECT count(*), min(example) FROM ({sql})").fetchall()
    except duckdb.Error as fault:
        return Check(name, 1, _told(fault))
    return Check(name, int(found[0][0]), str(found[0][1] or ""))


def _questions() -> Iterator[tuple[str, str]]:
    """Yield what should hold with the SQL of what breaks it, one row each with an `example`."""
    for table, keys in _KEYED.items():
        key = ", ".join(keys)
        example = " || ' ' || ".join(f"{one}::VARCHAR" for one in keys)
        yield f"{table}: no key twice", f"SELECT {example} AS example FROM {table} GROUP BY {key} HAVING count(*) > 1"
    yield "runs: no number twice", "SELECT number::VARCHAR AS example FROM runs GROUP BY number HAVING count(*) > 1"
    yield "runs: each has brought what it says", _COMPLETE
    yield "redone: each run has made again what it says", _COMPLETE_AGAIN
    yield "reports: the id is the digest of URL and text", _IDS
    yield "pages: the bytes are those that were read", _PAGES
    for table in ("redone", *READINGS):
        yield f"{table}: of reports that are there", _orphans(table, "report")
    yield "pages: of reports that are there", _orphans("pages", "id")
    for table in READINGS:
        yield f"{table}: spans inside the text", _outside(table)
    for pointer in pointers():
        yield f"{pointer.table}.{pointer.column}: numbers of {pointer.target} that are there", _dangling(*pointer[:4])


_COMPLETE = """
SELECT u.run AS example FROM runs u LEFT JOIN (SELECT run, count(*) AS held FROM reports GROUP BY run) r USING (run)
WHERE len(redone) = 0 AND coalesce(held, 0) <> "new" - forgotten
"""
_COMPLETE_AGAIN = """
SELECT u.run AS example FROM runs u
LEFT JOIN (SELECT run, count(DISTINCT report) AS held FROM redone GROUP BY run) r USING (run)
WHERE len(redone) > 0 AND coalesce(held, 0) <> "new" - forgotten
"""
_IDS = f"SELECT id AS example FROM reports WHERE NOT contains(text, '{VEIL}') AND sha256(coalesce(url, '') || text) <> id"
_PAGES = "SELECT p.id AS example FROM pages p JOIN reports r USING (id) WHERE sha256(raw) <> r.sha256"


def _orphans(table: str, key: str) -> str:
    return f"SELECT {key} AS example FROM {table} WHERE {key} NOT IN (SELECT id FROM reports)"


def _outside(table: str) -> str:
    spans = " UNION ALL ".join(f"SELECT report, n, unnest({sql}) AS span FROM {table}" for sql in spans_sql(table))
    return f"""
SELECT report || ' ' || n::VARCHAR AS example FROM ({spans}) s
JOIN (SELECT id, length(text) AS size FROM reports) r ON r.id = s.report
WHERE span IS NOT NULL AND span[1] IS NOT NULL AND NOT (0 <= span[1] AND span[1] <= span[2] AND span[2] <= size)
"""


def _dangling(table: str, column: str, target: str, many: bool) -> str:
    at = f'unnest("{column}")' if many else f'"{column}"'
    return f"""
SELECT p.report || ' ' || p.n::VARCHAR AS example FROM (SELECT report, n, {at} AS at FROM {table}) p
WHERE p.at IS NOT NULL AND NOT EXISTS (FROM {target} t WHERE t.report = p.report AND t.n = p.at)
"""
