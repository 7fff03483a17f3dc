"""A job reads what a source gives, shard after shard: each is committed by itself, so that a stop takes only those under way."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TypeVar

from kawat.errors import KawatError
from kawat.lake import Desk, Digests, Lake, Run, Stage, commit, failure_of, failure_rows, join_small, writing
from kawat.record import PROTOCOL, Made
from kawat.run.shard import Given, Keep, Read, Shard, Work, process_shard
from kawat.run.tally import Outcome, Tally
from kawat.span import Noun

Source = Iterable[Given | KawatError]
One = TypeVar("One")
_TENTH = 10
Engine = Callable[[Iterable[Work]], Iterable[tuple[Work, Shard]]]


class Job(Noun, frozen=True, kw_only=True):
    """One ingestion to be done: its id and start as the command gave them, the inputs as the user named them, the versions.

    `batch` is the least number of inputs of a shard; later shards are a tenth of what went before, `widest` at most, so that
    commits do not become many. `batch_bytes` bounds a shard too.
    """

    id: str
    started: datetime
    inputs: tuple[str, ...]
    made: Made
    keep_pages: bool = True
    keep_text: bool = True
    redone: tuple[str, ...] = ()
    batch: int = 200
    widest: int = 1000
    batch_bytes: int = 32_000_000

    @property
    def keep(self) -> Keep:
        """What the lake is to keep: without the texts no pages either."""
        return Keep(pages=self.keep_pages and self.keep_text, text=self.keep_text)


class Tools(Noun, frozen=True, kw_only=True):
    """What a runner is lent: how to read a report, what time it is, whom to tell of each input, an engine to read with."""

    read: Read
    now: Callable[[], datetime]
    tell: Callable[[], object]
    engine: Engine | None = None


def run_job(lake: Lake, source: Source, job: Job, tools: Tools) -> Outcome:
    """Read what the source gives, leave out what the lake holds, and commit the rest, shard after shard.

    The shards are cut from the inputs alone: the same inputs make the same shards, so that one that was broken off while it
    was being committed is found again, and what is there of it is not written twice.
    """
    with writing(lake), Desk(lake) as desk:
        tally = Tally(begun(job))
        todo = works(source, job, partial(desk.holds, "reports"), tools.tell)
        for work, shard in (tools.engine or _here(tools.read))(todo):
            tally.add(pour(desk, job, work, shard, tools.now()), (*work.refused, *shard.failures))
    join_small(lake)
    return tally.outcome(tools.now())


def pour(desk: Desk, job: Job, work: Work, shard: Shard, now: datetime) -> Run:
    """Commit the rows of one shard, and return its run."""
    failed = len(work.refused) + len(shard.failures)
    reports = work.opened - len(shard.failures)
    with Stage(desk.lake, f"{job.id}-{work.number}") as stage:
        stage.add((*shard.tables, failure_rows(work.refused)))
        return commit(desk.lake, stage, run_of(job, (reports, shard.read, failed), now), desk)


def _here(read: Read) -> Engine:
    """Return the engine that reads in this process, one shard at a time."""

    def engine(todo: Iterable[Work]) -> Iterator[tuple[Work, Shard]]:
        for work in todo:
            yield work, process_shard(work.fresh, read, work.keep)

    return engine


def cut(source: Iterable[One], job: Job, size: Callable[[One], int]) -> Iterator[list[One]]:
    """Cut what a source gives into batches of so many or of so many bytes, whichever comes first: memory stays bounded."""
    batch: list[One] = []
    held, most = 0, job.batch
    for number, one in enumerate(source, 1):
        batch.append(one)
        held += size(one)
        if len(batch) >= most or held >= job.batch_bytes:
            yield batch
            most = max(job.batch, min(job.widest, number // _TENTH))
            batch, held = [], 0
    if batch:
        yield batch


def _told(source: Source, tell: Callable[[], object]) -> Source:
    """Give on what a source gives, telling of each."""
    for one in source:
        tell()
        yield one


def _size(one: Given | KawatError) -> int:
    return 0 if isinstance(one, KawatError) else len(one.raw)


def works(source: Source, job: Job, holds: Callable[[str], bool], tell: Callable[[], object]) -> Iterator[Work]:
    """Yield what is to be read of each batch: the reports that neither the lake holds nor this job has met."""
    seen = Digests()
    for number, batch in enumerate(cut(_told(source, tell), job, _size)):
        opened = [one for one in batch if not isinstance(one, KawatError)]
        fresh = []
        for one in opened:
            if not holds(one.report.id) and not seen.holds(one.report.id):
                seen.add(one.report.id)
                fresh.append(one)
        refused = tuple(failure_of(one) for one in batch if isinstance(one, KawatError))
        yield Work(number=number, opened=len(opened), fresh=tuple(fresh), refused=refused, keep=job.keep)


def begun(job: Job) -> Run:
    """Return the row of a job that has met nothing yet."""
    return run_of(job, (0, 0, 0), job.started)


def run_of(job: Job, counts: tuple[int, int, int], finished: datetime) -> Run:
    """Return a row of `runs` with so many reports, new ones among them, and refusals; its key and number come with the commit."""
    reports, new, refused = counts
    return Run(
        run="",
        number=0,
        job=job.id,
        started=job.started,
        finished=finished,
        inputs=job.inputs,
        read=reports,
        new=new,
        known=reports - new,
        refused=refused,
        kawat=job.made.kawat,
        pack=job.made.pack,
        registry=job.made.registry,
        protocol=PROTOCOL,
        redone=job.redone,
    )
