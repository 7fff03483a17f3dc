"""The tally of a job: its runs added up, its failures counted by cause; of each cause only the first are held in memory."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import msgspec

from kawat.lake import Failure, Run
from kawat.span import Noun

SHOWN = 20
OTHER = "other causes"
_CAUSES = 500
_DETAIL = re.compile(r"\s*\(.*\)| at byte [\d,]+")


class Cause(Noun, frozen=True, kw_only=True):
    """A cause of refusals without what is particular to one input, and how many inputs it refused."""

    words: str
    count: int


class Outcome(Noun, frozen=True, kw_only=True):
    """How an ingestion ended: its rows of `runs` added up (with the last one's key), and the inputs refused.

    `causes` count all refusals, `failures` are the first 20 of each cause as they came; the lake's table `failures` has all.
    Past 500 causes the rest are counted together, as `other causes`: neither grows with the input.
    """

    run: Run
    failures: tuple[Failure, ...]
    causes: tuple[Cause, ...]


class Tally:
    """What has come of a job so far."""

    def __init__(self, begun: Run) -> None:
        self._last = begun
        self._failures: list[Failure] = []
        self._causes: Counter[str] = Counter()

    def add(self, run: Run, failures: Iterable[Failure]) -> None:
        """Count a run in, with the failures that it met."""
        read, new, known = (getattr(self._last, n) + getattr(run, n) for n in ("read", "new", "known"))
        refused = self._last.refused + run.refused
        self._last = msgspec.structs.replace(run, read=read, new=new, known=known, refused=refused)
        for failure in failures:
            self._count(failure)

    def outcome(self, finished: datetime) -> Outcome:
        """Return the sums as one run, and what was refused."""
        causes = tuple(Cause(words=words, count=count) for words, count in self._causes.items())
        run = msgspec.structs.replace(self._last, finished=finished)
        return Outcome(run=run, failures=tuple(self._failures), causes=causes)

    def _count(self, failure: Failure) -> None:
        cause = cause_of(failure)
        if cause not in self._causes and len(self._causes) >= _CAUSES:
            cause = OTHER
        self._causes[cause] += 1
        if self._causes[cause] <= SHOWN:
            self._failures.append(failure)


def cause_of(failure: Failure) -> str:
    """Return the cause of a failure without what is particular to one input."""
    return " ".join(_DETAIL.sub("", failure.cause).split())
