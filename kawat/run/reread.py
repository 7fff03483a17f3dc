"""Reading again: after a new pack or new rules some readings of stored reports are made anew; the old ones stay beside them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from kawat.errors import BadLake
from kawat.lake import (
    Desk,
    Failure,
    Lake,
    Sight,
    Stage,
    commit,
    failure_rows,
    graft,
    is_veiled,
    join_small,
    look,
    reading_rows,
    walk,
    writing,
)
from kawat.record import Record
from kawat.run.job import Job, Tools, begun, cut, run_of
from kawat.run.shard import attempt
from kawat.run.tally import Outcome, Tally


def reread(lake: Lake, job: Job, tools: Tools, names: Sequence[str]) -> Outcome:
    """Make the named readings of all reports again that were not yet made by these versions, shard after shard.

    A reading that points at one that was made again is tied anew, and so stored again too, where that changes it.
    """
    with writing(lake), look(lake) as sight, Desk(lake) as desk:
        _refuse_veiled(lake, sight)
        tally = Tally(begun(job))
        with closing(walk(lake, sight, _todo(sight, job, names), job.id)) as stored:
            for number, batch in enumerate(cut(stored, job, _size)):
                with Stage(lake, f"{job.id}-{number}") as stage:
                    found = [*_again(batch, tools, names, stage)]
                    stage.add((failure_rows(found),))
                    done = len(batch) - len(found)
                    run = run_of(job, (done, done, len(found)), tools.now())
                    tally.add(commit(lake, stage, run, desk), found)
    join_small(lake)
    return tally.outcome(tools.now())


def _again(batch: Iterable[Record], tools: Tools, names: Sequence[str], stage: Stage) -> Iterator[Failure]:
    """Bring the new readings of some reports to the stage, and yield those that could not be read."""
    for stored in batch:
        tools.tell()
        fresh = attempt(stored.report, tools.read)
        if isinstance(fresh, Record):
            made, changed = graft(stored, fresh, names)
            stage.add(reading_rows(made, changed))
        else:
            yield fresh


def _size(record: Record) -> int:
    return len(record.report.text)


def _refuse_veiled(lake: Lake, sight: Sight) -> None:
    sample = sight.execute("SELECT text FROM reports LIMIT 1").fetchall()
    if sample and is_veiled(sample[0][0]):
        raise BadLake(str(lake.folder), "keeps no texts (--no-text), so nothing can be read again", "ingest the reports anew")


def _todo(sight: Sight, job: Job, names: Sequence[str]) -> str:
    """Return the SQL of the ids of the reports of which a named reading was last made by other versions than these."""
    made = job.made
    sight.execute(
        """
        CREATE OR REPLACE TEMP TABLE current AS
        SELECT run FROM runs WHERE kawat = ? AND pack IS NOT DISTINCT FROM ? AND registry = ?
        """,
        [made.kawat, made.pack, made.registry],
    )
    sight.execute("CREATE OR REPLACE TEMP TABLE named AS SELECT unnest(?::VARCHAR[]) AS reading", [list(names)])
    return """
        SELECT DISTINCT r.id FROM reports r CROSS JOIN named w
        LEFT JOIN latest_readings l ON l.report = r.id AND l.reading = w.reading
        WHERE coalesce(l.run, r.run) NOT IN (FROM current)
    """
