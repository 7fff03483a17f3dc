"""Anatomy reads a report's parts: what is story, and what is headline, dateline, credit, link or the site around it."""

from kawat.anatomy.dissect import dissect

__all__ = ["dissect"]
