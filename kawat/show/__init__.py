"""A record as a person reads it: the text with labelled stretches, then who, who said what, and who did what to whom."""

from kawat.show.picture import Layer, Row, Stretch, picture, picture_of
from kawat.show.tables import chain_of, tables

__all__ = ["Layer", "Row", "Stretch", "chain_of", "picture", "picture_of", "tables"]
