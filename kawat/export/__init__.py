"""Exports: the events of a lake as files that other programs read, as panels, as samples to check by hand, as a digest."""

from kawat.export.formats import FORMATS, export, whole
from kawat.export.line import NOTE, Line, event_lines

__all__ = ["FORMATS", "NOTE", "Line", "event_lines", "export", "whole"]
