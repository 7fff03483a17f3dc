"""Who said what: statements found by rule in the story of a report, and tied to the mentions that are their sources."""

from kawat.attribution.bind import attribute
from kawat.attribution.heads import with_heads
from kawat.attribution.statement import Statement
from kawat.attribution.turns import find_statements

__all__ = ["Statement", "attribute", "find_statements", "with_heads"]
