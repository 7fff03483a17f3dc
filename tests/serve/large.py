"""A lake of full size for the load test: `python -m tests.serve.large LAKE --events 1000000`.

Nothing in it was reported. The corpus passages that hold most events are copied under new ids, whole, with all their readings;
days, outlets, addresses and countries are moved. Countries are drawn as news draws them: in a quarter of the copies they stay
what they are, so that a few pairs hold many events and most pairs few.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kawat.corpus.convert import to_record
from kawat.evaluate.bench_lake import Recombined
from kawat.iso import ISO3
from kawat.lake import Lake, commit, look, make_lake
from kawat.lake.home import quote
from kawat.lake.schema import READINGS, TABLES, Column
from kawat.notation import read_blocks
from kawat.record import Record
from tests.lake.made import run_of
from tests.serve.made import pour

CORPUS = Path(__file__).parents[2] / "corpus" / "train"
LEAST = 6
_TABLES = ("reports", *READINGS)
_DAYS = "CAST(hash(k.copy, 'day') % 3650 AS INTEGER)"
_SHIFT = f"CAST(floor({len(ISO3)} * pow((hash(k.copy, 'land') % 10000) / 10000, 4)) AS INTEGER)"
_CODES = "[" + ", ".join(map(quote, sorted(ISO3))) + "]"
_WHEN = 'STRUCT("start" INTEGER, "stop" INTEGER, "from" DATE'
_OF_DAYS = ("from", "to", "against")
_REPORT = {
    "id": "sha256(t.id || '#' || k.copy)",
    "url": "'https://made.example/' || left(t.id, 12) || '/' || k.copy",
    "outlet": "coalesce(t.outlet, 'Outlet') || ' ' || (k.copy % 17)",
    "published": f"coalesce(t.published, DATE '2031-01-01') + {_DAYS}",
    "sha256": "sha256(t.sha256 || '#' || k.copy)",
}


class Whole(Recombined):
    """A stage whose rows are the seed's in all tables, a number of times over."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have rows here."""
        return tuple(table for table in _TABLES if (self._seed / table).exists())

    def source(self, table: str) -> str:
        """Return the SQL of the rows of a table: each of the seed's, once for each copy, the rows of a report together."""
        columns = ", ".join(f"{_value(table, c)} AS {c.quoted}" for c in TABLES[table] if c.name != "run")
        copies = f"(SELECT unnest(range({self._copies.start}, {self._copies.stop})) AS copy) k"
        seed = f"read_parquet({quote(str(self._seed / table))})"
        key, then = ("t.id", "") if table == "reports" else ("t.report", ", t.n")
        return f"SELECT * FROM (SELECT {columns} FROM {seed} t, {copies} ORDER BY k.copy, {key}{then})"


def _value(table: str, column: Column) -> str:
    """Return the SQL of a column of a copy."""
    own = f"t.{column.quoted}"
    if column.name == "report":
        return "sha256(t.report || '#' || k.copy)"
    if table == "reports":
        return _REPORT.get(column.name, own)
    if column.name == "actor":
        return _moved_actor(own)
    if column.type == "DATE":
        return f"{own} + {_DAYS}"
    if column.type.startswith(_WHEN):
        fields = {name: f'{own}."{name}"' for name in ("start", "stop", "from", "to", "precision", "against")}
        inside = ", ".join(f"'{name}': {sql}{f' + {_DAYS}' if name in _OF_DAYS else ''}" for name, sql in fields.items())
        return f"CASE WHEN {own} IS NOT NULL THEN {{{inside}}} END"
    return own


def _moved_actor(own: str) -> str:
    """Return the SQL of an actor whose country is another, and whose id says so."""
    here, there = f"{own}.country", f"{_CODES}[(list_position({_CODES}, {own}.country) - 1 + {_SHIFT}) % {len(ISO3)} + 1]"
    moved = f"replace(replace({own}.id, {here}, {there}), lower({here}) || '/', lower({there}) || '/')"
    fields = {
        "id": f"CASE WHEN {here} IS NULL THEN {own}.id ELSE {moved} END",
        "name": f"{own}.name",
        "country": there,
        "sector": f"{own}.sector",
        "office": f"CASE WHEN {here} IS NULL THEN {own}.office ELSE replace({own}.office, {here}, {there}) END",
        "status": f"{own}.status",
        "rule": f"{own}.rule",
    }
    inside = ", ".join(f"'{name}': {sql}" for name, sql in fields.items())
    return f"CASE WHEN {own} IS NOT NULL THEN {{{inside}}} END"


def seeds() -> list[Record]:
    """Return the passages of the corpus that hold most events, as records."""
    found: dict[str, Record] = {}
    for path in sorted(CORPUS.rglob("*.txt")):
        for block in read_blocks(path):
            record = to_record(block)
            if len(record.events) >= LEAST:
                found[record.report.id] = record
    return list(found.values())


def grow(lake: Lake, folder: Path, events: int, run_events: int = 50_000) -> Iterator[int]:
    """Fill a lake with copies of the seeds until it holds so many events, and yield how many it holds after each run."""
    seed, held = make_lake(folder / "seed", "maker"), seeds()
    pour(seed, held)
    with look(seed) as sight:
        for table in _TABLES:
            sight.execute(f"COPY (SELECT * EXCLUDE (run) FROM {table}) TO {quote(str(folder / table))} (FORMAT parquet)")
    each = sum(len(record.events) for record in held)
    copies, step = -(-events // each), max(1, run_events // each)
    for first in range(0, copies, step):
        part = range(first, min(first + step, copies))
        with Whole(lake, f"made-{first}", folder, part) as stage:
            commit(lake, stage, run_of(len(part) * len(held), stage.key()))
        yield part.stop * each


def main() -> None:
    """Make the lake and tell how it grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lake", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    chosen = parser.parse_args()
    lake = make_lake(chosen.lake, "maker")
    with tempfile.TemporaryDirectory(prefix="kawat-large-", dir=chosen.lake.parent) as folder:
        for events in grow(lake, Path(folder), chosen.events):
            print(f"{events} events", flush=True)


if __name__ == "__main__":
    main()
