"""Reading again: only what other versions read, only the readings asked for, and the old ones can still be seen."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest

from kawat.errors import BadLake
from kawat.lake import Lake, examine, look, records
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


def test_reading_again_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1, 2, 3), "a")
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, 3)
        again(lake, "attributions")
    assert again(lake, "attributions").run.new == 1
    assert count(lake, "attributions") == 3
    assert not [check for check in examine(lake) if check.broken]


def test_a_lake_without_texts_is_not_read_again(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    order = Job(id="j", started=START, inputs=("x",), made=MADE, keep_text=False)
    run_job(lake, reports(1), order, Tools(read=read, now=lambda: START, tell=lambda: None))
    assert count(lake, "pages") == 0
    assert not [check for check in examine(lake) if check.broken]
    with pytest.raises(BadLake, match="keeps no texts"):
        again(lake, "attributions")
