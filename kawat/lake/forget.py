"""Forgetting takes reports out of a lake for good: their rows, the files that held them, and the logs that told of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

import duckdb
import msgspec
from deltalake import DeltaTable, WriterProperties
from deltalake.exceptions import DeltaError

from kawat.lake.beside import DERIVED, drop_decisions, drop_derived, refuse_shown
from kawat.lake.home import Lake, begin_epoch, damaged, files_of, find_table, new_engine, nothing, quote
from kawat.lake.lock import alone_at
from kawat.lake.schema import READINGS, TABLES
from kawat.lake.tidy import drop_log, sweep
from kawat.span import Noun

_PLAN = ".forgetting.json"
_ROUND = 500
_PACKED = WriterProperties(compression="ZSTD")
_ORDER = ("pages", "redone", *(table for table in READINGS if table != "mentions"), "mentions", "reports")


class Plan(Noun, frozen=True, kw_only=True):
    """What is to be forgotten: ids of reports, the address under which failures and runs may name them, a person's id."""

    reports: tuple[str, ...]
    url: str | None = None
    person: str | None = None


class Forgotten(NamedTuple):
    """How many rows of a table were taken out, or decisions, or files of a derived part."""

    table: str
    rows: int

    @property
    def of(self) -> Literal["rows", "decisions", "files"]:
        """What was counted: a derived part is a folder, whose name begins with a dot."""
        if self.table == "decisions":
            return "decisions"
        return "files" if self.table.startswith(".") else "rows"


def plan_for(lake: Lake, url: str | None, person: str | None) -> Plan:
    """Return what an address or a person stands for: every version of the page, every report that mentions the person."""
    with new_engine() as engine:
        _bind(engine, lake, ("reports", "mentions"))
        if person is not None:
            rows = engine.execute("SELECT DISTINCT report FROM mentions WHERE actor.id = ?", [person]).fetchall()
        else:
            rows = engine.execute("SELECT DISTINCT id FROM reports WHERE ? IN (url, id, place)", [url]).fetchall()
    return Plan(reports=tuple(sorted(row[0] for row in rows)), url=url, person=person)


def forget(lake: Lake, plan: Plan, job: str) -> tuple[Forgotten, ...]:
    """Take out what a plan names and return what was taken out; a plan that was broken off before is finished first.

    Derived parts are deleted whole, decisions about what goes with it. Raise BadLake while somebody writes to the lake, or
    `kawat serve` shows it.
    """
    with alone_at(lake):
        refuse_shown(lake)
        left = lake.folder / _PLAN
        plans = [plan] if plan.reports or plan.url or plan.person else []
        if left.is_file():
            plans.insert(0, msgspec.json.decode(left.read_bytes(), type=Plan))
        counts: dict[str, int] = {}
        for one in plans:
            _note(left, one)
            begin_epoch(lake, job)
            for table, rows in _take_out(lake, one):
                counts[table] = counts.get(table, 0) + rows
            left.unlink()
    return tuple(Forgotten(table, counts[table]) for table in (*TABLES, "decisions", *DERIVED) if counts.get(table))


def _note(left: Path, plan: Plan) -> None:
    draft = left.with_suffix(".new")
    draft.write_bytes(msgspec.json.encode(plan))
    draft.replace(left)


def _take_out(lake: Lake, plan: Plan) -> Iterable[tuple[str, int]]:
    yield from drop_derived(lake)
    yield "decisions", drop_decisions(lake, plan.reports, plan.person)
    yield "runs", _mend_runs(lake, plan)
    if plan.url:
        yield "failures", _delete(lake, "failures", [f"place = {quote(plan.url)} OR subject = {quote(plan.url)}"])
    for table in _ORDER:
        key = "id" if table in ("reports", "pages") else "report"
        yield table, _delete(lake, table, [f"{key} IN ({ids})" for ids in _rounds(plan.reports)])
    for table in TABLES:
        state = find_table(lake, table)
        if state is not None:
            sweep(lake, table, state, 0)
            drop_log(lake, table, state)


def _rounds(ids: tuple[str, ...]) -> list[str]:
    """Return the ids as lists in SQL, so many at a time."""
    return [", ".join(map(quote, ids[at : at + _ROUND])) for at in range(0, len(ids), _ROUND)]


def _delete(lake: Lake, table: str, predicates: Iterable[str]) -> int:
    state = find_table(lake, table)
    if state is None:
        return 0
    try:
        return sum(int(state.delete(sql, writer_properties=_PACKED)["num_deleted_rows"]) for sql in predicates)
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None


def _mend_runs(lake: Lake, plan: Plan) -> int:
    """Let the runs say how many of their reports were forgotten, and no longer name the address; return how many did."""
    state = find_table(lake, "runs")
    if state is None:
        return 0
    with new_engine() as engine:
        _bind(engine, lake, ("runs", "reports", "redone"))
        engine.execute("CREATE TABLE gone AS SELECT unnest(?::VARCHAR[]) AS id", [list(plan.reports)])
        fewer = engine.execute(_FEWER).fetchall()
        named = engine.execute("SELECT run, inputs FROM runs WHERE list_contains(inputs, ?)", [plan.url]).fetchall()
    _update(lake, state, "forgotten", {run: str(lost) for run, lost in fewer})
    kept = {run: ", ".join("'(forgotten)'" if one == plan.url else quote(one) for one in inputs) for run, inputs in named}
    _update(lake, state, "inputs", {run: f"make_array({inputs})" for run, inputs in kept.items()})
    return len(named)


_FEWER = """
SELECT u.run, u."new" - count(DISTINCT r.id) FROM runs u
LEFT JOIN (SELECT run, id FROM reports UNION ALL SELECT run, report FROM redone) r ON r.run = u.run AND r.id NOT IN (FROM gone)
GROUP BY u.run, u."new", u.forgotten HAVING u."new" - count(DISTINCT r.id) <> u.forgotten
"""


def _update(lake: Lake, state: DeltaTable, column: str, values: dict[str, str]) -> None:
    """Give a column of some runs new values, each as SQL."""
    if not values:
        return
    cases = " ".join(f"WHEN run = {quote(run)} THEN {value}" for run, value in values.items())
    runs = ", ".join(map(quote, values))
    try:
        state.update({column: f"CASE {cases} ELSE {column} END"}, predicate=f"run IN ({runs})", writer_properties=_PACKED)
    except (DeltaError, OSError) as fault:
        raise damaged(lake, "runs", fault) from None


def _bind(engine: duckdb.DuckDBPyConnection, lake: Lake, tables: Iterable[str]) -> None:
    """Give an engine views of all rows of some tables, those of runs that never ended too."""
    for table in tables:
        files = files_of(lake, table, find_table(lake, table))
        source = f"SELECT * FROM read_parquet({files}, hive_partitioning = false)" if files else nothing(table)
        engine.execute(f"CREATE VIEW {table} AS {source}")
