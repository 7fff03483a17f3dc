"""What an ingestion says at its end: its refusals, and how many there were for which cause."""

import re
import sys
from collections import Counter
from collections.abc import Iterable

import typer

from kawat.lake import Failure
from kawat.sources import GATED

SHOWN = 20
_DETAIL = re.compile(r"\s*\(.*\)| at byte [\d,]+")


def cause_of(failure: Failure) -> str:
    """Return the cause of a failure without what is particular to one input."""
    return " ".join(_DETAIL.sub("", failure.cause).split())


def tell_refusals(failures: Iterable[Failure]) -> None:
    """Print refusals on standard error, one a line; of one cause the first twenty, of the gate none, since it was asked for."""
    seen: Counter[str] = Counter()
    for failure in failures:
        cause = cause_of(failure)
        seen[cause] += 1
        if cause != GATED and seen[cause] <= SHOWN:
            print(f"kawat: {failure}", file=sys.stderr)
    for cause, number in seen.items():
        if cause != GATED and number > SHOWN:
            print(f"kawat: {number - SHOWN:,} more: {cause}; the lake's table failures names them all", file=sys.stderr)


def tell_causes(failures: Iterable[Failure]) -> None:
    """Print on standard output how many refusals each cause has had, the commonest first."""
    for cause, number in sorted(Counter(map(cause_of, failures)).items(), key=lambda pair: (-pair[1], pair[0])):
        typer.echo(f"  {number:,} refused: {cause}")


def is_fault(failure: Failure) -> bool:
    """Tell whether a refusal is a fault: those of the gate are what was asked for."""
    return cause_of(failure) != GATED
