"""What is done to a lake in processes of their own, to be killed: reports go in slowly, by a pool or without."""

import sys
import time
from functools import partial
from pathlib import Path

from kawat.lake import make_lake
from kawat.record import Record
from kawat.report import Report
from kawat.run import Crew, Job, Read, Tools, pooled, run_job
from tests.lake.made import MADE, START, read
from tests.lake.test_lake_commit import reports


def slow(report: Report, seconds: float) -> Record:
    time.sleep(seconds)
    return read(report)


def make(seconds: float) -> Read:
    return partial(slow, seconds=seconds)


def pour(folder: Path, name: str, numbers: range, workers: int) -> int:
    """Ingest reports of some numbers in shards of five, and return how many were new."""
    order = Job(id=name, started=START, inputs=("x",), made=MADE, batch=5)
    engine = partial(pooled, Crew(size=workers, make_read=partial(make, 0.2))) if workers else None
    tools = Tools(read=make(0.01), now=lambda: START, tell=lambda: print("at", flush=True), engine=engine)
    return run_job(make_lake(folder, name), reports(*numbers), order, tools).run.new


if __name__ == "__main__":
    print("new", pour(Path(sys.argv[1]), sys.argv[2], range(int(sys.argv[3]), int(sys.argv[4])), int(sys.argv[5])))
