"""Runs are idempotent, all or nothing, and keep ids unique whoever else is writing."""

import importlib
import json
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kawat.errors import BadLake, Unreadable
from kawat.lake import LAKE_PROTOCOL, Lake, Stage, commit, look, make_lake, records, to_rows
from kawat.lake.home import MARKER
from kawat.lake.schema import TABLES
from kawat.run import Given, Job, Tools, run_job
from tests.lake.made import MADE, ingest_all, new_lake, opened, read, run_of
from tests.lake.test_lake_home import count

COMMIT = importlib.import_module("kawat.lake.commit")  # the room's `commit` is the function in it
SAID = "“Ya,” kata Wei Lan."


def reports(*numbers: int) -> list[Any]:
    return [opened(f"Laporan {number}: Wei Lan bertemu Menteri Pavlov. {SAID}") for number in numbers]


def rows_in(lake: Lake) -> dict[str, list[tuple[Any, ...]]]:
    with look(lake) as sight:
        return {table: sorted(sight.execute(f"FROM {table}").fetchall(), key=repr) for table in TABLES}


def files_in(lake: Lake) -> list[Path]:
    return sorted(path for path in lake.folder.rglob("*") if path.is_file())


def test_the_same_again_adds_nothing(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    given = [*reports(1, 2, 3), Unreadable("x.png", "is not text", "give a text")]
    first = ingest_all(lake, given, "a").run
    rows, files = rows_in(lake), files_in(lake)
    again = ingest_all(lake, given, "b").run
    assert (first.read, first.new, first.known, first.refused) == (3, 3, 0, 1)
    assert (again.read, again.new, again.known, again.refused) == (3, 0, 3, 1)
    assert rows_in(lake) == rows
    assert files_in(lake) == files


def test_two_runs_that_overlap_keep_each_report_once(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1, 2, 3), "a")
    second = ingest_all(lake, reports(2, 3, 4, 4), "b").run
    assert (second.read, second.new, second.known) == (4, 1, 3)
    assert count(lake, "reports") == count(lake, "events") == count(lake, "pages") == 4
    assert count(lake, "runs") == 2


def test_another_text_under_the_same_url_is_another_report(tmp_path: Path) -> None:
    lake, url = new_lake(tmp_path), "https://example.org/a"
    for text in ("Satu.", "Dua."):
        ingest_all(lake, [opened(text, url=url)], text)
    assert count(lake, "reports") == 2


def test_a_run_says_what_it_did(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    run = ingest_all(lake, reports(1), "job").run
    with look(lake) as sight:
        (row,) = sight.execute(
            "SELECT run, job, started, inputs, read, new, known, refused, kawat, protocol FROM runs"
        ).fetchall()
    assert row == (run.run, "job", run.started, ["here"], 1, 1, 0, 0, "0.0.0", 1)


def test_nothing_leaves_nothing(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    assert ingest_all(lake, [], "job").run.read == 0
    assert count(lake, "runs") == 0


def test_only_tables_with_rows_are_made(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, [opened("Tanpa peristiwa.")], "job")
    made = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".") and path.is_dir()}
    assert made == {"runs", "reports", "pages", "parts"}


def break_off(patched: pytest.MonkeyPatch, after: int) -> None:
    """Let the process die after so many tables were written."""
    written: list[str] = []
    honest = COMMIT._append

    def dying(lake: Lake, table: str, *rest: Any) -> None:
        if len(written) == after:
            raise KeyboardInterrupt
        honest(lake, table, *rest)
        written.append(table)

    patched.setattr(COMMIT, "_append", dying)


@pytest.mark.fault("a run broken off between two tables")
@pytest.mark.parametrize("after", range(6))
def test_a_run_that_was_broken_off_is_not_seen_and_is_redone_without_doubles(tmp_path: Path, after: int) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1), "a")
    before = rows_in(lake)
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, after)
        ingest_all(lake, reports(1, 2, 3), "b")
    assert rows_in(lake) == before
    assert ingest_all(lake, reports(1, 2, 3), "c").run.new == 2
    assert count(lake, "reports") == count(lake, "events") == count(lake, "parts") == 3
    assert stored(lake, "events") == 3


def stored(lake: Lake, table: str) -> int:
    """Count the rows in a table's files, whether they are seen or not."""
    with duckdb.connect() as engine:
        files = f"{lake.folder}/{table}/*.parquet"
        return int(engine.execute("SELECT count(*) FROM read_parquet(?)", [files]).fetchall()[0][0])


def test_a_run_that_was_broken_off_and_then_partly_done_by_another_is_redone(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, 3)
        ingest_all(lake, reports(1, 2, 3), "a")
    ingest_all(lake, reports(2), "b")
    assert ingest_all(lake, reports(1, 2, 3), "c").run.new == 2
    with look(lake) as sight:
        ids = [one.report.id for one in reports(1, 2, 3)]
        assert list(records(sight, ids)) == sorted((read(one.report) for one in reports(1, 2, 3)), key=lambda r: r.report.id)


def test_the_stage_is_gone_after_a_run_and_after_a_fault(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(1), "a")
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, 1)
        ingest_all(lake, reports(2), "b")
    assert list((tmp_path / ".staging").iterdir()) == []


def pour_in_parts(lake: Lake, numbers: list[int]) -> None:
    """Commit a run whose stage begins a new part with every report."""
    with Stage(lake, f"parts {len(numbers)}", part_bytes=1) as stage:
        for one in reports(*numbers):
            stage.add(to_rows(read(one.report)))
        commit(lake, stage, run_of(len(numbers)))


@pytest.mark.fault("a run broken off between two parts of a table")
@pytest.mark.parametrize("after", range(10))
def test_a_run_in_parts_that_was_broken_off_is_redone_without_doubles(tmp_path: Path, after: int) -> None:
    lake = new_lake(tmp_path)
    written: list[int] = []
    honest = COMMIT._append_once

    def dying(*given: Any) -> bool:
        if len(written) == after:
            raise KeyboardInterrupt
        written.append(1)
        return bool(honest(*given))

    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(COMMIT, "_append_once", dying)
        pour_in_parts(lake, [1, 2, 3])
    assert count(lake, "reports") == 0
    pour_in_parts(lake, [1, 2, 3])
    assert count(lake, "reports") == count(lake, "events") == stored(lake, "events") == stored(lake, "reports") == 3


def test_a_run_that_another_overtakes_leaves_out_what_the_other_brought(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    honest = COMMIT._seal
    overtaken: list[int] = []

    def late(*given: Any) -> bool:
        if not overtaken:
            overtaken.append(1)
            ingest_all(lake, reports(2, 3), "fast")
        return bool(honest(*given))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(COMMIT, "_seal", late)
        slow = ingest_all(lake, reports(1, 2), "slow").run
    assert (slow.read, slow.new, slow.known) == (2, 1, 1)
    assert count(lake, "reports") == count(lake, "events") == 3
    assert count(lake, "runs") == 2


def _pour(folder: Path, job: str, numbers: list[int], start: Any) -> None:
    given: list[Given] = reports(*numbers)
    start.wait()
    ingest_all(make_lake(folder, job), [*given, Unreadable("x.png", "is not text", "give a text")], job)


@pytest.mark.fault("four processes that end at the same moment", tries=4)
@pytest.mark.parametrize("same", [True, False])
def test_processes_that_write_at_once_keep_ids_unique(tmp_path: Path, same: bool) -> None:
    spawn = multiprocessing.get_context("spawn")
    shares = [list(range(12))] * 4 if same else [list(range(n, n + 8)) for n in range(0, 16, 4)]
    start = spawn.Barrier(len(shares))
    runs = [spawn.Process(target=_pour, args=(tmp_path / "lake", f"job{n}", share, start)) for n, share in enumerate(shares)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(120)
    assert [run.exitcode for run in runs] == [0] * len(runs)
    lake = new_lake(tmp_path / "lake")
    expected = len(set().union(*shares))
    with look(lake) as sight:
        query = "SELECT count(*), count(DISTINCT id) FROM reports"
        assert sight.execute(query).fetchall() == [(expected, expected)]
        assert sight.execute("SELECT count(*), count(DISTINCT report) FROM events").fetchall() == [(expected, expected)]
        assert sight.execute("SELECT sum(new) FROM runs").fetchall() == [(expected,)]
    assert count(lake, "failures") == 1


def test_seen_is_kept(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    one = opened("Satu.", seen=date(2031, 5, 4), published=date(2031, 5, 3))
    ingest_all(lake, [one], "job")
    with look(lake) as sight:
        assert [record.report for record in records(sight, [one.report.id])] == [one.report]


def test_a_stop_takes_no_shard_that_was_committed(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)

    def source() -> Iterator[Given]:
        yield from reports(*range(7))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_all(lake, source(), "a", batch=3)
    assert (count(lake, "reports"), count(lake, "runs")) == (6, 2)
    again = ingest_all(lake, reports(*range(9)), "b", batch=3).run
    assert (again.read, again.new, again.known) == (9, 3, 6)
    assert stored(lake, "events") == count(lake, "events") == 9
    with look(lake) as sight:
        assert sight.execute("SELECT number, new, job FROM runs ORDER BY number").fetchall() == [
            (1, 3, "a"),
            (2, 3, "a"),
            (3, 3, "b"),
        ]


def test_what_another_process_brings_between_two_shards_is_known(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)

    def source() -> Iterator[Given]:
        yield from reports(1, 2)
        ingest_all(lake, reports(3, 4), "other")
        yield from reports(3, 4, 5)

    run = ingest_all(lake, source(), "a", batch=2).run
    assert (run.read, run.new, run.known) == (5, 3, 2)
    assert count(lake, "reports") == stored(lake, "reports") == 5


@pytest.mark.fault("another version of Kawat upgrades the lake meanwhile")
def test_a_lake_that_was_upgraded_meanwhile_is_not_written_to(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)

    def source() -> Iterator[Given]:
        yield from reports(1, 2)
        marker = json.loads((tmp_path / MARKER).read_text())
        (tmp_path / MARKER).write_text(json.dumps({**marker, "protocol": LAKE_PROTOCOL + 1}))
        yield from reports(3, 4)

    with pytest.raises(BadLake, match=f"protocol {LAKE_PROTOCOL + 1}; this Kawat expects {LAKE_PROTOCOL}; upgrade Kawat"):
        ingest_all(lake, source(), "a", batch=2)
    assert stored(lake, "runs") == 1


def test_words_of_reports_do_not_stand_in_the_logs(tmp_path: Path) -> None:
    ingest_all(new_lake(tmp_path), reports(1, 2), "a")
    logs = [path.read_bytes() for path in tmp_path.rglob("_delta_log/*") if path.is_file()]
    assert logs
    assert not any(b"Wei Lan" in log or b"Laporan" in log for log in logs)


def _same(clock: datetime) -> datetime:
    return clock


@pytest.mark.fault("a clock that jumps", tries=4)
def test_the_clock_may_jump(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    for n, year in enumerate((2031, 1999, 2039, 2005)):
        order = Job(id=f"j{n}", started=datetime(year, 1, 1, tzinfo=UTC), inputs=("x",), made=MADE)
        clock = datetime(year - 1, 12, 31, tzinfo=UTC)  # it even goes back during the job
        run_job(lake, reports(n), order, Tools(read=read, now=partial(_same, clock), tell=lambda: None))
    with look(lake) as sight:
        assert sight.execute("SELECT number, year(started) FROM runs ORDER BY number").fetchall() == [
            (1, 2031),
            (2, 1999),
            (3, 2039),
            (4, 2005),
        ]
    assert count(lake, "reports") == 4


def test_a_checkpoint_is_written_every_twenty_commits(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, reports(*range(43)), "a", batch=1)  # 31 shards
    for table in ("runs", "reports", "events", "pages"):
        written = sorted(int(path.name[:20]) for path in (tmp_path / table / "_delta_log").glob("*.checkpoint.parquet"))
        assert written == [20]
        assert json.loads((tmp_path / table / "_delta_log" / "_last_checkpoint").read_text())["version"] == 20
    again = ingest_all(lake, reports(*range(45)), "b", batch=1).run
    assert (again.new, again.known) == (2, 43)
    assert count(lake, "reports") == stored(lake, "events") == 45


def test_after_a_checkpoint_a_table_is_opened_anew_so_that_older_commits_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = new_lake(tmp_path)
    honest, opened_tables = COMMIT.get_table, Counter[str]()

    def opening(lake: Lake, table: str) -> Any:
        opened_tables[table] += 1
        return honest(lake, table)

    monkeypatch.setattr(COMMIT, "_EVERY", 2)
    monkeypatch.setattr(COMMIT, "get_table", opening)
    ingest_all(lake, reports(*range(6)), "a", batch=1)
    assert (opened_tables["runs"], opened_tables["events"]) == (4, 4)
    assert count(lake, "reports") == stored(lake, "events") == 6
