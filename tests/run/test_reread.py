"""Reading again: only what other versions read, only the readings asked for, and the old ones can still be seen."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import msgspec
import pytest

from kawat.errors import BadLake
from kawat.lake import READINGS, Lake, examine, look, records
from kawat.record import Made, Mention, Record
from kawat.report import Report
from kawat.run import Job, Outcome, Tools, reread, run_job
from tests.lake.made import MADE, START, ingest_all, new_lake, opened, read
from tests.lake.test_lake_commit import break_off, reports
from tests.lake.test_lake_home import count

NEXT = Made(kawat="0.0.0", pack="next", registry="test")
LATER = datetime(2031, 6, 1, tzinfo=UTC)


def better(report: Report, made: Made = NEXT) -> Record:
    """Read as the next pack does: one mention more in front, other statements, events as before."""
    if "LUPA" in report.text:
        raise ValueError("forgot how")
    record = read(report)
    first = Mention(start=0, stop=7, by="rule:name@2", score=0.5, kind="office", chain=9)
    said = [msgspec.structs.replace(one, by="head:cue@2", source=1) for one in record.attributions]
    events = [msgspec.structs.replace(one, by="rule:trigger@2", actors=(1, 2)) for one in record.events]
    return msgspec.structs.replace(
        record, by=made, mentions=(first, *record.mentions), attributions=tuple(said), events=tuple(events)
    )


def again(lake: Lake, *names: str, made: Made = NEXT) -> Outcome:
    order = Job(id="again", started=LATER, inputs=("reread",), made=made, batch=2, redone=names)
    return reread(lake, order, Tools(read=partial(better, made=made), now=lambda: LATER, tell=lambda: None), names)


def by(lake: Lake, table: str, as_of: int | datetime | None = None) -> set[str]:
    with look(lake, as_of) as sight:
        return {row[0] for row in sight.execute(f'SELECT "by" FROM {table}').fetchall()}


def test_only_that_reading_is_made_again_and_the_old_one_stays(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1, 2, 3), "a")
    assert again(lake, "attributions").run.new == 3
    assert (by(lake, "attributions"), by(lake, "events"), by(lake, "mentions")) == (
        {"head:cue@2"},
        {"rule:trigger@1"},
        {"rule:name@1"},
    )
    assert count(lake, "attributions") == count(lake, "events") == 3
    assert by(lake, "attributions", as_of=1) == {"rule:kata@1"}
    assert by(lake, "attributions", as_of=START) == {"rule:kata@1"}
    assert by(lake, "attributions", as_of=LATER) == {"head:cue@2"}
    with look(lake) as sight:
        runs = sight.execute("SELECT number, pack, redone, new FROM runs ORDER BY number").fetchall()
        assert runs == [(1, None, [], 3), (2, "next", ["attributions"], 2), (3, "next", ["attributions"], 1)]
        assert [one.attributions[0].source for one in records(sight, [r.report.id for r in reports(1, 2, 3)])] == [0, 0, 0]
    assert not [check for check in examine(lake) if check.broken]


def test_what_these_versions_have_read_is_not_read_again(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1, 2, 3), "a")
    assert again(lake, "attributions", made=MADE).run.new == 0
    assert again(lake, "attributions").run.new == 3
    ingest_all(lake, reports(4), "b")
    assert again(lake, "attributions").run.new == 1
    assert again(lake, "attributions").run.new == 0
    assert again(lake, "attributions", "events").run.new == 4
    assert by(lake, "events") == {"rule:trigger@2"}


def test_what_points_at_it_is_tied_anew_and_kept_too(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1), "a")
    again(lake, "mentions")
    with look(lake) as sight:
        (record,) = records(sight, [reports(1)[0].report.id])
        assert {row[0] for row in sight.execute("SELECT reading FROM redone").fetchall()} == {
            "mentions",
            "attributions",
            "events",
        }
    assert (record.attributions[0].source, record.events[0].actors, record.events[0].by) == (1, (1, 2), "rule:trigger@1")


def test_a_report_that_cannot_be_read_again_keeps_its_old_reading(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, [*reports(1), opened("LUPA Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan.")], "a")
    outcome = again(lake, "attributions")
    assert (outcome.run.new, outcome.run.refused) == (1, 1)
    assert by(lake, "attributions") == {"rule:kata@1", "head:cue@2"}


@pytest.mark.fault("a reread broken off between two tables")
@pytest.mark.parametrize("after", range(6))
def test_reading_again_goes_on_where_it_was_broken_off(tmp_path: Path, after: int) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1, 2, 3, 4, 5), "a")
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, after)
        again(lake, "attributions")
    assert again(lake, "attributions").run.new == 5 - 2 * (after // 2)
    assert count(lake, "attributions") == count(lake, "redone") == 5
    assert by(lake, "attributions") == {"head:cue@2"}
    assert by(lake, "attributions", as_of=1) == {"rule:kata@1"}
    assert not any((tmp_path / ".staging").iterdir())
    assert not [check for check in examine(lake) if check.broken]


@pytest.mark.parametrize("names", [("attributions",), tuple(READINGS)])
def test_the_lake_is_read_once_however_many_shards_there_are(tmp_path: Path, names: tuple[str, ...]) -> None:
    few, many = (opened_files(new_lake(tmp_path / str(n)), n, names) for n in (6, 48))
    assert 0 < many <= few, (few, many)


def opened_files(lake: Lake, number: int, names: tuple[str, ...]) -> int:
    """Read so many reports again in shards of two, and return how often files that were there before were opened for it."""
    ingest_all(lake, reports(*range(number)), "a")
    before = {str(path) for path in lake.folder.rglob("*.parquet")}
    with pytest.MonkeyPatch.context() as patched:
        engines = logged(patched)
        assert again(lake, *names).run.new == number
    asked = "SELECT path FROM duckdb_logs_parsed('FileSystem') WHERE op = 'OPEN'"
    return sum(path in before for engine in engines for (path,) in engine.execute(asked).fetchall())


def logged(patched: pytest.MonkeyPatch) -> list[duckdb.DuckDBPyConnection]:
    """Let every engine of a lake note which files it opens, and return the list that they will stand in."""
    engines: list[duckdb.DuckDBPyConnection] = []
    honest = duckdb.connect

    def connect(**told: Any) -> duckdb.DuckDBPyConnection:
        name = f":memory:{uuid4().hex}"
        engines.append(honest(name, **told))  # the log is kept as long as this one is open
        engines[-1].execute("CALL enable_logging('FileSystem', level = 'trace')")
        return honest(name, **told)

    patched.setattr(duckdb, "connect", connect)
    return engines


def test_a_lake_without_texts_is_not_read_again(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    order = Job(id="j", started=START, inputs=("x",), made=MADE, keep_text=False)
    run_job(lake, reports(1), order, Tools(read=read, now=lambda: START, tell=lambda: None))
    assert count(lake, "pages") == 0
    assert not [check for check in examine(lake) if check.broken]
    with pytest.raises(BadLake, match="keeps no texts"):
        again(lake, "attributions")
