"""Exports: the events of a lake as files that other programs read, as panels, as samples to check by hand, as a digest."""

from kawat.export.cells import clean, harmless
from kawat.export.formats import FORMATS, export, whole
from kawat.export.line import NOTE, Line, event_lines
from kawat.export.panel import PANELS, Panel, panel_of

__all__ = ["FORMATS", "NOTE", "PANELS", "Line", "Panel", "clean", "event_lines", "export", "harmless", "panel_of", "whole"]
