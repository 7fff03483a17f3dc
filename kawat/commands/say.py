"""What commands say when something cannot be done: one line on standard error, and exit code 1."""

import sys
from typing import NoReturn

import typer

from kawat.errors import KawatError


def complain(fault: KawatError) -> None:
    """Print a refusal as one line on standard error."""
    print(f"kawat: {fault}", file=sys.stderr)


def fail(fault: KawatError) -> NoReturn:
    """Print a refusal and end with exit code 1."""
    complain(fault)
    raise typer.Exit(1)
