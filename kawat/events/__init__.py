"""The events room: what happened in a report, by PLOVER's types, from a dictionary of triggers and rules of grammar."""

from kawat.events.coder import code

__all__ = ["code"]
