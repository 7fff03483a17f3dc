"""Spark opens and reads on its machines, the same shards by the same function; the driver commits what comes back."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import msgspec

from kawat.errors import KawatError, Missing
from kawat.lake import Desk, Digests, Failure, Lake, join_small, writing
from kawat.run.job import Job, begun, pour, works
from kawat.run.pool import MakeRead
from kawat.run.shard import Given, Shard, Work, process_shard
from kawat.run.tally import Outcome, Tally
from kawat.span import Noun

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Door = Callable[[str], Iterable[Given | KawatError]]
_SCHEMA = "payload binary"
_WAVE = 2


class Cluster(Noun, frozen=True, kw_only=True):
    """What Spark needs: its master, how a place is opened and a report read over there, what time it is, whom to tell."""

    master: str | None
    door: Door
    make_read: MakeRead
    now: Callable[[], datetime]
    tell: Callable[[], object]


class Told(Noun, frozen=True, kw_only=True):
    """What comes back of one shard: how many reports were opened, the refusals at the door, and the rows."""

    opened: int
    refused: tuple[Failure, ...]
    shard: Shard


def run_spark(lake: Lake, places: Iterable[str], job: Job, cluster: Cluster) -> Outcome:
    """Read what is at some places on Spark, and commit it shard after shard; a wave of places at a time is under way.

    A place that kills its readers over and over is named as a failure; the others of its wave are read without it.
    """
    session = _session(cluster.master)
    wide = session.sparkContext.defaultParallelism
    with writing(lake), Desk(lake) as desk:
        tally = Tally(begun(job))
        for number, wave in enumerate(_cut(places, _WAVE * wide * job.batch)):
            size = max(1, min(job.batch, -(-len(wave) // (_WAVE * wide))))
            groups = list(_cut(wave, size))
            for told in _wave(session, groups, _Task(job, cluster, desk.held("reports"))):
                cluster.tell()
                work = Work(number=number, opened=told.opened, fresh=(), refused=told.refused, keep=job.keep)
                tally.add(pour(desk, job, work, told.shard, cluster.now()), (*told.refused, *told.shard.failures))
    join_small(lake)
    return tally.outcome(cluster.now())


class _Task:
    """The function that a task runs: places come in as Arrow, shards go out packed."""

    def __init__(self, job: Job, cluster: Cluster, held: Digests) -> None:
        self.job, self.door, self.make_read, self.held = job, cluster.door, cluster.make_read, held

    def __call__(self, frames: Iterable[Any]) -> Iterator[Any]:
        """Open the places of a partition, read what is new, and yield the shards."""
        import pyarrow

        read = self.make_read()
        places = (place for frame in frames for group in frame.column(0).to_pylist() for place in group)
        source = chain.from_iterable(map(self.door, places))
        for work in works(source, self.job, self.held.holds, lambda: None):
            shard = process_shard(work.fresh, read, work.keep)
            packed = msgspec.msgpack.encode(Told(opened=work.opened, refused=work.refused, shard=shard))
            yield pyarrow.RecordBatch.from_pydict({"payload": [packed]})


def _wave(session: "SparkSession", groups: Sequence[tuple[str, ...]], task: _Task) -> Iterator[Told]:
    """Yield what comes of some groups of places; where Spark gives up, its halves are tried, down to the one place."""
    from py4j.protocol import Py4JError
    from pyspark import StorageLevel
    from pyspark.errors import PySparkException

    rows = session.sparkContext.parallelize([(list(group),) for group in groups], len(groups))
    frame = session.createDataFrame(rows, "places array<string>").mapInArrow(task, _SCHEMA)
    frame = frame.persist(StorageLevel.DISK_ONLY)
    try:
        frame.count()
        for row in frame.toLocalIterator():
            yield msgspec.msgpack.decode(bytes(row.payload), type=Told)
    except (Py4JError, PySparkException) as fault:
        yield from _halves(session, groups, task, fault)
    finally:
        frame.unpersist()


def _halves(session: "SparkSession", groups: Sequence[tuple[str, ...]], task: _Task, fault: Exception) -> Iterator[Told]:
    places = [place for group in groups for place in group]
    if len(places) > 1:
        middle = len(places) // 2
        for half in (places[:middle], places[middle:]):
            yield from _wave(session, [tuple(half)], task)
        return
    cause = f"Spark gave it up ({type(fault).__name__}: the task that read it died each time)"
    failure = Failure(place=places[0], subject=places[0], cause=cause, step="please report this with the input")
    yield Told(opened=0, refused=(failure,), shard=Shard(tables=(), read=0, failures=()))


def _cut(places: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield so many places at a time."""
    left = iter(places)
    while group := tuple(islice(left, size)):
        yield group


def _session(master: str | None) -> "SparkSession":
    """Return Spark's session: the one there is (spark-submit), or one at a master, by default all cores of this machine."""
    if importlib.util.find_spec("pyspark") is None or importlib.util.find_spec("pyarrow") is None:
        raise Missing("--engine spark", "pyspark or pyarrow is not installed", "pip install 'kawat[spark]'")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise Missing("--engine spark", "there is no Java", "install Java 17 or later, or set JAVA_HOME")
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = (
        SparkConf()
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.ui.showConsoleProgress", "false")
        .setIfMissing("spark.app.name", "kawat")
    )
    conf = conf.setMaster(master) if master else conf.setIfMissing("spark.master", "local[*]")
    session = SparkSession.builder.config(conf=conf).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session
