"""The events room: what happened in a report, by PLOVER's types, from a dictionary of triggers and rules of grammar."""

from kawat.events.coder import code
from kawat.events.complete import complete
from kawat.events.ground import Sheet
from kawat.events.heads import code_signs, with_ruled
from kawat.events.times import View, find_times

__all__ = ["Sheet", "View", "code", "code_signs", "complete", "find_times", "with_ruled"]
