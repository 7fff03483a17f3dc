"""What is done to a lake in processes of their own, to be killed: reports go in slowly, by a pool or without."""

import sys
import time
from functools import partial
from pathlib import Path

import msgspec

from kawat.lake import make_lake
from kawat.record import Made, Record
from kawat.report import Report
from kawat.run import Crew, Job, Read, Tools, pooled, reread, run_job
from tests.lake.made import MADE, START, read
from tests.lake.test_lake_commit import reports

NEXT = Made(kawat="0.0.0", pack="next", registry="test")


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


def pour_again(folder: Path, name: str) -> int:
    """Read all reports again as the next pack would, in shards of five, and return how many were not yet read so."""
    names = ("attributions", "events")
    order = Job(id=name, started=START, inputs=("x",), made=NEXT, batch=5, redone=names)
    tools = Tools(read=better, now=lambda: START, tell=lambda: print("at", flush=True))
    return reread(make_lake(folder, name), order, tools, names).run.new


def better(report: Report) -> Record:
    """Read as the next pack does: other statements and events."""
    time.sleep(0.01)
    record = read(report)
    said = [msgspec.structs.replace(one, by="head:cue@2") for one in record.attributions]
    events = [msgspec.structs.replace(one, by="rule:trigger@2") for one in record.events]
    return msgspec.structs.replace(record, attributions=tuple(said), events=tuple(events))


if __name__ == "__main__" and len(sys.argv) == 3:
    print("new", pour_again(Path(sys.argv[1]), sys.argv[2]))
elif __name__ == "__main__":
    print("new", pour(Path(sys.argv[1]), sys.argv[2], range(int(sys.argv[3]), int(sys.argv[4])), int(sys.argv[5])))
