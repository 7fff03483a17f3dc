"""The world map: outlines of countries, shaded by how many events they take part in."""

import csv
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kawat.span import Noun

SHADES = 5


class Shape(Noun, frozen=True, kw_only=True):
    """A country's outline as an SVG path, its id (empty for land without a code), its events and its shade, 0 to SHADES."""

    id: str
    d: str
    events: int
    shade: int


@cache
def _outlines() -> tuple[tuple[str, str], ...]:
    table = files("kawat.serve").joinpath("data", "world.csv").read_text(encoding="utf-8")
    return tuple((row["id"], row["d"]) for row in csv.DictReader(table.splitlines()))


def shapes(events: Mapping[str, int]) -> tuple[Shape, ...]:
    """Return the map for counts by ISO3; shades go by the logarithm, for a few countries have most events."""
    most = math.log1p(max((events.get(code, 0) for code, _ in _outlines()), default=0)) or 1.0

    def shade(count: int) -> int:
        return max(1, math.ceil(SHADES * math.log1p(count) / most)) if count else 0

    return tuple(Shape(id=code, d=d, events=events.get(code, 0), shade=shade(events.get(code, 0))) for code, d in _outlines())
