"""A lake of any size made by recombination, and the ratios of asking it to asking a plain file or a bare index in the same run.

Nothing in such a lake was reported: its reports are the seed's, copied under new ids, with days, places in the text, scores and
countries moved; of mentions it has those of events, and of texts the beginnings. Every row of `runs` says so in its `job`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kawat import __version__
from kawat.iso import ISO3
from kawat.lake import Lake, Run, Stage, commit, look
from kawat.lake.home import quote
from kawat.lake.schema import TABLES

JOB = "synthetic"
_TABLES = ("reports", "mentions", "events")
_USED = {"mentions": "WHERE EXISTS (FROM events e WHERE e.report = t.report AND list_contains(e.actors || e.recipients, t.n))"}
_COUNTRIES = sorted(ISO3)
_CODES = "[" + ", ".join(map(quote, _COUNTRIES)) + "]"
_OTHER = f"{_CODES}[(list_position({_CODES}, t.actor.country) + k.copy * 7) % {len(_COUNTRIES)} + 1]"
_ACTOR = f"""CASE WHEN t.actor IS NOT NULL THEN {{'id': CASE WHEN t.actor.country IS NULL THEN t.actor.id
    ELSE replace(replace(t.actor.id, t.actor.country, {_OTHER}), lower(t.actor.country) || '/', lower({_OTHER}) || '/') END,
    'name': t.actor.name, 'country': {_OTHER}, 'sector': t.actor.sector, 'office': t.actor.office,
    'status': t.actor.status, 'rule': t.actor.rule}} END"""
_DAYS = "CAST(k.copy % 3650 AS INTEGER)"
_FROM, _PLACED = "(hash(k.copy, t.report) % 1500)::INTEGER", "(hash(k.copy, t.report, t.n) % 40)::INTEGER"
_CHANGED = {
    "reports": {
        "id": "sha256(t.id || '#' || k.copy)",
        "url": "t.url || '?copy=' || k.copy",
        "published": f"coalesce(t.published, DATE '2031-01-01') + {_DAYS}",
        "text": "left(t.text, 40)",
    },
    "mentions": {"actor": _ACTOR},
    "events": {
        "start": f"t.start + {_FROM} + {_PLACED}",
        "stop": f"t.stop + {_FROM} + {_PLACED}",
        "score": "round(least(1.0, t.score * 0.8 + (hash(k.copy, t.report, t.n) % 200) / 1000), 3)",
        "when": f"""CASE WHEN t."when" IS NOT NULL THEN {{'start': t."when".start + {_FROM} + {_PLACED},
            'stop': t."when".stop + {_FROM} + {_PLACED}, 'from': t."when"."from" + {_DAYS}, 'to': t."when"."to" + {_DAYS},
            'precision': t."when".precision, 'against': t."when".against + {_DAYS}}} END""",
        "tellings": f"list_transform(t.tellings, lambda s: list_transform(s, lambda x: x + {_FROM} + {_PLACED}))",
    },
}


class Recombined(Stage):
    """A stage whose rows are the seed's, a number of times over: SQL instead of files."""

    def __init__(self, lake: Lake, job: str, seed: Path, copies: range) -> None:
        super().__init__(lake, job)
        self._seed = seed
        self._copies = copies

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have rows here."""
        return _TABLES

    def key(self, _: object = ()) -> str:
        """Return a key of these copies."""
        return f"{JOB}-{self._copies.start}-{self._copies.stop}"

    def sources(self, table: str) -> tuple[str, ...]:
        """Return the SQL of the rows of a table."""
        return (self.source(table),)

    def source(self, table: str) -> str:
        """Return the SQL of the rows of a table: each of the seed's, once for each copy, the rows of a report together."""
        columns = ", ".join(
            f"{_value(table, column.name)} AS {column.quoted}" for column in TABLES[table] if column.name != "run"
        )
        copies = f"(SELECT unnest(range({self._copies.start}, {self._copies.stop})) AS copy) k"
        key, then = ("t.id", "") if table == "reports" else ("t.report", ", t.n")
        order = f"hash({key}, k.copy), {key}, k.copy{then}"
        return (
            f"SELECT * FROM (SELECT {columns} FROM read_parquet({quote(str(self._seed / table))}) t, {copies} ORDER BY {order})"
        )


def _value(table: str, column: str) -> str:
    if column == "report":
        return "sha256(t.report || '#' || k.copy)"
    return _CHANGED[table].get(column, f't."{column}"')


def grow(lake: Lake, seed: Lake, folder: Path, events: int, run_events: int = 500_000) -> Iterator[int]:
    """Fill a lake with recombinations of a seed until it holds so many events, and yield how many it holds after each run."""
    folder.mkdir(parents=True, exist_ok=True)
    with look(seed) as sight:
        for table in _TABLES:
            rows = f"SELECT * EXCLUDE (run) FROM {table} t {_USED.get(table, '')}"
            sight.execute(f"COPY ({rows}) TO {quote(str(folder / table))} (FORMAT parquet)")
        each = sight.execute("SELECT count(*) FROM events").fetchall()[0][0]
    copies, step = -(-events // each), max(1, run_events // each)
    for first in range(0, copies, step):
        part = range(first, min(first + step, copies))
        with Recombined(lake, f"{JOB}-{first}", folder, part) as stage:
            commit(lake, stage, _run(stage))
        yield part.stop * each


def _run(stage: Stage) -> Run:
    now = datetime.now(UTC)
    return Run(
        run="", number=0, job=stage.key(), started=now, finished=now, inputs=(JOB,), read=0, new=1, known=0, refused=0,
        kawat=__version__, pack=None, registry=JOB, protocol=1,
    )  # fmt: skip
