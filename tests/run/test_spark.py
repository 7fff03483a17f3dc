"""Spark reads as one process does, also where its workers die; run by `make test-all`, with Java 17 or later."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kawat.errors import KawatError, Unreadable
from kawat.lake import examine
from kawat.record import Record
from kawat.report import Report
from kawat.run import Cluster, Given, Job, Outcome, Read, Tools, run_job, run_spark
from tests.lake.made import MADE, START, new_lake, opened, read
from tests.lake.test_lake_commit import rows_in

pytestmark = pytest.mark.spark
TABLES = ("reports", "pages", "parts", "mentions", "attributions", "events", "failures")


def door(place: str) -> Iterator[Given | KawatError]:
    """Open a made-up place, its name a number: three reports, one that other places hold too, or a refusal."""
    if place == "7":
        yield Unreadable("7", "is no place", "give another")
        return
    for n in range(3):
        yield opened(f"Laporan {place}.{n}: Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan.")
    yield opened("Sama di mana-mana.")
    if place == "9":
        yield opened("MAUT")


def deadly(report: Report, once: Path, poison: bool) -> Record:
    if "5.1" in report.text and not once.exists():
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "MAUT" in report.text and poison:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(report)


def make(once: Path, poison: bool) -> Read:
    return partial(deadly, once=once, poison=poison)


def poured(folder: Path, once: Path, poison: bool = False) -> Outcome:
    order = Job(id="j", started=START, inputs=("x",), made=MADE, batch=4)
    cluster = Cluster(master="local[2,4]", door=door, make_read=partial(make, once, poison), now=lambda: START, tell=lambda: None)
    return run_spark(new_lake(folder), map(str, range(12)), order, cluster)


def test_spark_gives_what_one_process_gives_though_a_worker_dies(tmp_path: Path) -> None:
    once = tmp_path / "once"
    far = poured(tmp_path / "far", once)
    assert once.exists()
    order = Job(id="j", started=START, inputs=("x",), made=MADE)
    source = [one for n in range(12) for one in door(str(n))]
    near = run_job(new_lake(tmp_path / "near"), source, order, Tools(read=read, now=lambda: START, tell=lambda: None))
    assert (far.run.read, far.run.new, far.run.refused) == (near.run.read, near.run.new, near.run.refused) == (45, 35, 1)
    held = [rows_in(new_lake(tmp_path / name)) for name in ("far", "near")]
    for table in TABLES:
        assert [row[:-1] for row in held[0][table]] == [row[:-1] for row in held[1][table]]
    assert not [check for check in examine(new_lake(tmp_path / "far")) if check.broken]
    assert poured(tmp_path / "far", once).run.new == 0


def test_a_place_that_kills_its_readers_is_named(tmp_path: Path) -> None:
    (tmp_path / "once").touch()
    outcome = poured(tmp_path / "lake", tmp_path / "once", poison=True)
    assert [failure.place for failure in outcome.failures if "Spark" in failure.cause] == ["9"]
    assert outcome.run.new == 31
