"""The sequential runner: one process, batch after batch, with a single commit at the end."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from kawat.errors import KawatError
from kawat.lake import Failure, Lake, Run, Sight, Stage, commit, failure_of, failure_rows, known_ids, look
from kawat.record import PROTOCOL, Made
from kawat.run.shard import Given, Read, process_shard
from kawat.span import Noun

Source = Iterable[Given | KawatError]


class Job(Noun, frozen=True, kw_only=True):
    """One ingestion to be done: its id and start as the command gave them, the inputs as the user named them, the versions."""

    id: str
    started: datetime
    inputs: tuple[str, ...]
    made: Made
    keep_pages: bool = True
    batch: int = 200
    batch_bytes: int = 32_000_000


class Outcome(Noun, frozen=True, kw_only=True):
    """How an ingestion ended: its row of `runs`, and the inputs that were refused, in order."""

    run: Run
    failures: tuple[Failure, ...]


class Tools(Noun, frozen=True, kw_only=True):
    """What a runner is lent: how to read a report, what time it is, and whom to tell of each input."""

    read: Read
    now: Callable[[], datetime]
    tell: Callable[[], object]


def run_job(lake: Lake, source: Source, job: Job, tools: Tools) -> Outcome:
    """Read what the source gives, leave out what the lake holds, and commit the rest as one run."""
    counts = _Counts()
    with Stage(lake, job.id) as stage:
        with look(lake) as engine:
            for batch in batches(source, job, tools.tell):
                _do_batch(batch, engine, stage, counts, _Way(read=tools.read, keep_pages=job.keep_pages))
        run = commit(lake, stage, _run_of(job, counts, tools.now()))
    return Outcome(run=run, failures=tuple(counts.failures))


class _Way(Noun, frozen=True, kw_only=True):
    read: Read
    keep_pages: bool


class _Counts:
    """What has happened so far in a run: reports that came in, reports that are new, failures, and the ids seen."""

    def __init__(self) -> None:
        self.reports = 0
        self.new = 0
        self.failures: list[Failure] = []
        self.seen: set[bytes] = set()


def batches(source: Source, job: Job, tell: Callable[[], object]) -> Iterator[list[Given | KawatError]]:
    """Cut a source into batches of so many inputs or bytes, whichever comes first, so that memory stays bounded."""
    batch: list[Given | KawatError] = []
    size = 0
    for one in source:
        tell()
        batch.append(one)
        size += 0 if isinstance(one, KawatError) else len(one.raw)
        if len(batch) >= job.batch or size >= job.batch_bytes:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _do_batch(batch: list[Given | KawatError], engine: Sight, stage: Stage, counts: _Counts, way: _Way) -> None:
    """Bring the new reports of a batch, and its refusals, to the stage."""
    refused = [failure_of(one) for one in batch if isinstance(one, KawatError)]
    opened = [one for one in batch if not isinstance(one, KawatError)]
    shard = process_shard(_unseen(opened, engine, counts.seen), way.read, way.keep_pages)
    stage.add((*shard.tables, failure_rows(refused)))
    counts.new += shard.read
    counts.reports += len(opened) - len(shard.failures)
    counts.failures += [*refused, *shard.failures]


def _unseen(opened: list[Given], engine: Sight, seen: set[bytes]) -> list[Given]:
    """Return the reports that neither the lake holds nor this run has met."""
    known = known_ids(engine, [one.report.id for one in opened])
    fresh = []
    for one in opened:
        digest = bytes.fromhex(one.report.id)
        if one.report.id not in known and digest not in seen:
            seen.add(digest)
            fresh.append(one)
    return fresh


def _run_of(job: Job, counts: _Counts, finished: datetime) -> Run:
    return Run(
        run="",
        job=job.id,
        started=job.started,
        finished=finished,
        inputs=job.inputs,
        read=counts.reports,
        new=counts.new,
        known=counts.reports - counts.new,
        refused=len(counts.failures),
        kawat=job.made.kawat,
        pack=job.made.pack,
        registry=job.made.registry,
        protocol=PROTOCOL,
    )
