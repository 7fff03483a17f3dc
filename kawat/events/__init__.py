"""The events room: what happened in a report, by PLOVER's types, from a dictionary of triggers and rules of grammar."""

from kawat.events.coder import code
from kawat.events.heads import code_signs, with_ruled

__all__ = ["code", "code_signs", "with_ruled"]
