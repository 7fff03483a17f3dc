"""Anatomy reads a report's parts: what is story, and what is headline, dateline, credit, link or the site around it."""

from kawat.anatomy.dissect import dissect
from kawat.anatomy.printed import with_printed_day

__all__ = ["dissect", "with_printed_day"]
