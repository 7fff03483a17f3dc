"""What an ingestion says at its end: its refusals, and how many there were for which cause."""

import sys

import typer

from kawat.run import SHOWN, Outcome, cause_of
from kawat.sources import GATED


def tell_refusals(outcome: Outcome) -> None:
    """Print refusals on standard error, one a line; of one cause the first twenty, of the gate none, since it was asked for."""
    for failure in outcome.failures:
        if cause_of(failure) != GATED:
            print(f"kawat: {failure}", file=sys.stderr)
    for cause in outcome.causes:
        if cause.words != GATED and cause.count > SHOWN:
            more = f"{cause.count - SHOWN:,} more: {cause.words}"
            print(f"kawat: {more}; the lake's table failures names them all", file=sys.stderr)


def tell_causes(outcome: Outcome) -> None:
    """Print on standard output how many refusals each cause has had, the commonest first."""
    for cause in sorted(outcome.causes, key=lambda cause: (-cause.count, cause.words)):
        typer.echo(f"  {cause.count:,} refused: {cause.words}")


def has_faults(outcome: Outcome) -> bool:
    """Tell whether a refusal was a fault: those of the gate are what was asked for."""
    return any(cause.words != GATED for cause in outcome.causes)
