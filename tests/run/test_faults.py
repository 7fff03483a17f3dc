"""Faults: processes killed at random moments, many writers at once, a full disk. Heavy: run by `make test-all`."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kawat.errors import BadLake
from kawat.lake import Lake, examine, make_lake, records
from kawat.lake.sight import look
from tests.lake.made import ingest_all, new_lake, read
from tests.lake.test_lake_commit import reports, stored
from tests.lake.test_lake_home import count
from tests.run.faulty import pour, pour_again

pytestmark = pytest.mark.heavy
TRIES = 20
REPORTS = 60


def start(folder: Path, name: str, workers: int, first: int = 0, last: int = REPORTS) -> "subprocess.Popen[str]":
    return begin(str(folder), name, str(first), str(last), str(workers))


def begin(*told: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.run.faulty", *told]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."})


def children_of(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def is_whole(lake: Lake, last: int = REPORTS) -> None:
    """See that every report is there once, as it was read, and that nothing is torn."""
    ids = [one.report.id for one in reports(*range(last))]
    with look(lake) as sight:
        assert list(records(sight, ids)) == sorted(
            (read(one.report) for one in reports(*range(last))), key=lambda record: record.report.id
        )
    assert count(lake, "reports") == count(lake, "events") == count(lake, "pages") == last
    assert not [check for check in examine(lake) if check.broken and not check.derived]


@pytest.mark.fault("the driver killed (kill -9) at random moments", tries=TRIES)
def test_a_driver_killed_at_random_moments_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(20)
    lake = make_lake(tmp_path, "maker")
    for n in range(TRIES):
        process = start(tmp_path, f"try{n}", 0)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert not [check for check in examine(lake) if check.broken and not check.derived]
    pour(tmp_path, "last", range(REPORTS), 0)
    is_whole(lake)
    assert stored(lake, "reports") == REPORTS


@pytest.mark.fault("a reread killed (kill -9) at random moments")
def test_a_reread_killed_at_random_moments_reads_each_report_again_once(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    chance = random.Random(22)
    killed = 0
    for n in range(TRIES):
        folder = tmp_path / str(n)
        lake = make_lake(folder, "maker")
        ingest_all(lake, reports(*range(REPORTS)), "first")
        while killed < TRIES and kill_once(begin(str(folder), f"again{killed}"), chance):
            killed += 1
            assert not [check for check in examine(lake) if check.broken and not check.derived]
        pour_again(folder, "last")
        assert pour_again(folder, "idle") == 0
        assert count(lake, "events") == count(lake, "attributions") == REPORTS
        with look(lake) as sight:
            assert sight.execute('SELECT DISTINCT "by" FROM events').fetchall() == [("rule:trigger@2",)]
            assert sight.execute("SELECT count(*), count(DISTINCT (report, reading)) FROM redone").fetchall() == [(120, 120)]
        with look(lake, as_of=1) as sight:
            assert sight.execute('SELECT "by", count(*) FROM events GROUP BY ALL').fetchall() == [("rule:trigger@1", REPORTS)]
        if killed >= TRIES:
            break
    record_property("tries", killed)
    assert killed == TRIES


def kill_once(process: "subprocess.Popen[str]", chance: random.Random) -> bool:
    """Kill a process some moments after its first report, and tell whether it had not come to its end."""
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(chance.uniform(0, 1.5))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


@pytest.mark.fault("a worker killed (kill -9) at random moments")
def test_workers_killed_at_random_moments_lose_nothing(tmp_path: Path, record_property: Callable[[str, int], None]) -> None:
    chance = random.Random(21)
    killed = 0
    for n in range(TRIES):
        folder = tmp_path / str(n)
        killed += killed_in(start(folder, "pool", 2), chance, TRIES - killed)
        pour(folder, "last", range(REPORTS), 0)
        is_whole(make_lake(folder, "maker"))
        if killed >= TRIES:
            break
    record_property("tries", killed)
    assert killed == TRIES


def killed_in(process: "subprocess.Popen[str]", chance: random.Random, most: int) -> int:
    """Kill workers of a process at random moments until it ends, so many at most, and return how many were killed."""
    killed = 0
    while process.poll() is None and killed < most:
        time.sleep(chance.uniform(0.3, 1.5))
        workers = children_of(process.pid)[1:]  # the first child is the tracker of the pool's resources
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
    process.communicate(timeout=300)
    return killed


@pytest.mark.fault("four processes with overlapping inputs", tries=4)
def test_four_processes_with_overlapping_inputs_keep_each_report_once(tmp_path: Path) -> None:
    make_lake(tmp_path, "maker")
    spawn = multiprocessing.get_context("spawn")
    shares = [range(n, n + 30) for n in (0, 10, 20, 30)]
    runs = [spawn.Process(target=pour, args=(tmp_path, f"j{n}", share, 0)) for n, share in enumerate(shares)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(300)
    assert [run.exitcode for run in runs] == [0] * 4
    is_whole(make_lake(tmp_path, "maker"))


@pytest.mark.fault("a full disk (tmpfs of 3 MB)")
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="NOT RUN: a small file system needs root to be mounted")
def test_a_full_disk_says_so_and_leaves_the_lake_readable(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("NOT RUN: no small file system could be mounted")
    try:
        lake = new_lake(folder / "lake")
        with pytest.raises(BadLake) as refused:
            for n in range(10000):
                ingest_all(lake, reports(*range(50 * n, 50 * n + 50)), f"j{n}")
        assert "No space left" in str(refused.value)
        held = count(lake, "reports")
        assert held >= 50
        assert count(lake, "events") == held
        assert not [check for check in examine(lake) if check.broken and not check.derived]
    finally:
        subprocess.run(["umount", str(folder)], check=True)
