"""A pool gives what one process gives; a report that kills its reader is named, and nothing else is lost with it."""

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kawat.errors import KawatError
from kawat.lake import look
from kawat.record import Record
from kawat.report import Report
from kawat.run import Crew, Given, Job, Keep, Outcome, Read, Shard, Tools, Work, pooled, process_shard, run_job
from tests.lake.made import MADE, START, new_lake, opened, read
from tests.lake.test_lake_commit import reports, rows_in
from tests.lake.test_lake_home import count


def deadly(report: Report, once: Path | None) -> Record:
    """Read a report, or die of it: always (MAUT), once (SEKALI), or by never ending (DIAM)."""
    if "MAUT" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "SEKALI" in report.text and once and not once.exists():
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "DIAM" in report.text:
        time.sleep(60)
    return read(report)


def make(once: Path | None = None) -> Read:
    return partial(deadly, once=once)


def broken() -> Read:
    raise SystemExit(3)


def work(*texts: str) -> Work:
    return Work(number=0, opened=len(texts), fresh=tuple(map(opened, texts)), refused=(), keep=Keep())


def through(works: list[Work], once: Path | None = None, patience: float = 60.0) -> list[Shard]:
    found = list(pooled(Crew(size=2, make_read=partial(make, once), patience=patience), works))
    return [shard for _, shard in sorted(found, key=lambda one: one[0].number)]


def test_a_pool_reads_as_one_process_does() -> None:
    works = [Work(number=n, opened=3, fresh=tuple(reports(*range(3 * n, 3 * n + 3))), refused=(), keep=Keep()) for n in range(5)]
    works.append(Work(number=5, opened=0, fresh=(), refused=(), keep=Keep()))
    assert through(works) == [process_shard(one.fresh, read) for one in works]


def test_a_report_that_kills_its_reader_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (shard,) = through([work("Satu.", "MAUT satu", "Dua.", "MAUT dua", "SEKALI", "Tiga.", "GAGAL")], tmp_path / "once")
    assert shard.read == 4
    assert [failure.place for failure in shard.failures] == ["MAUT sat.txt", "MAUT dua.txt", "GAGAL.txt"]
    assert shard.failures[0].cause == "the process that read it died 2 times (signal 9)"
    assert (tmp_path / "once").exists()


@pytest.mark.heavy
def test_a_report_that_never_ends_is_given_up() -> None:
    (shard,) = through([work("Satu.", "DIAM", "Dua.")], patience=4)
    assert (shard.read, [failure.place for failure in shard.failures]) == (2, ["DIAM.txt"])


def test_a_pool_that_cannot_begin_says_so() -> None:
    with pytest.raises(KawatError, match="cannot begin"):
        list(pooled(Crew(size=1, make_read=broken), [work("Satu.")]))


def poured(folder: Path, source: list[Given], engine: bool) -> Outcome:
    order = Job(id=folder.name, started=START, inputs=("x",), made=MADE, batch=4)
    tools = Tools(
        read=read,
        now=lambda: START,
        tell=lambda: None,
        engine=partial(pooled, Crew(size=2, make_read=make)) if engine else None,
    )
    return run_job(new_lake(folder), source, order, tools)


def test_a_lake_from_a_pool_holds_what_a_lake_from_one_process_holds(tmp_path: Path) -> None:
    given = reports(*range(18))
    one, many = (poured(tmp_path / name, given, name == "many") for name in ("one", "many"))
    assert (many.run.read, many.run.new) == (one.run.read, one.run.new) == (18, 18)
    held = [rows_in(new_lake(tmp_path / name)) for name in ("one", "many")]
    for table in ("reports", "pages", "parts", "mentions", "attributions", "events"):
        assert [row[:-1] for row in held[0][table]] == [row[:-1] for row in held[1][table]]


def test_a_poisoned_report_is_a_failure_in_the_lake(tmp_path: Path) -> None:
    outcome = poured(tmp_path / "lake", [*reports(1, 2), opened("MAUT satu"), *reports(3)], True)
    assert (outcome.run.new, outcome.run.refused) == (3, 1)
    lake = new_lake(tmp_path / "lake")
    assert (count(lake, "reports"), count(lake, "failures")) == (3, 1)


def test_a_stop_in_the_driver_ends_its_processes(tmp_path: Path) -> None:
    def source() -> Iterator[Work]:
        yield work("Satu.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(pooled(Crew(size=2, make_read=make), source()))
    with look(new_lake(tmp_path)) as sight:
        assert sight.execute("FROM runs").fetchall() == []
