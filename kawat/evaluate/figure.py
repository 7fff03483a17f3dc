"""A figure is one measured number with all that is needed to judge it: of what, how many, how sure, by which version."""

import csv
import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

from kawat.span import Noun

Unit = Literal["%", "x", "ms", "MB"]


class Peer(Noun, frozen=True, kw_only=True):
    """What another system reaches on the same kind of data, in the figure's unit, and where that number is from."""

    name: str
    value: float
    source: str


class Stamp(Noun, frozen=True, kw_only=True):
    """What every figure of one run carries: digest of the data (sha256, 12 digits), day, and version of Kawat."""

    digest: str
    date: datetime.date
    kawat: str


class Figure(Noun, frozen=True, kw_only=True):
    """A measured value over `n` items, with its 95 % bootstrap interval where there is one, and its peers.

    `set` is the data, `split` the part of it, `average` how the value is formed (precision, recall, F1, macro F1,
    accuracy, median). In per cent, to one place, when the unit is `%`.
    """

    set: str
    split: str
    metric: str
    average: str
    n: int
    value: float
    unit: Unit
    low: float | None
    high: float | None
    digest: str
    date: datetime.date
    kawat: str
    peers: tuple[Peer, ...] = ()

    @property
    def key(self) -> str:
        """The name that floors use: set/split/metric/average."""
        return f"{self.set}/{self.split}/{self.metric}/{self.average}"


@cache
def _peers() -> dict[tuple[str, str, str], tuple[Peer, ...]]:
    table = files("kawat.evaluate").joinpath("peers.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, str, str], tuple[Peer, ...]] = {}
    for row in csv.DictReader(table.splitlines()):
        key = (row["set"], row["metric"], row["average"])
        peer = Peer(name=row["peer"], value=float(row["value"]), source=row["source"])
        found[key] = (*found.get(key, ()), peer)
    return found


def peers_of(data: str, metric: str, average: str) -> tuple[Peer, ...]:
    """Return what peers.csv knows for a set, metric and average, in its order."""
    return _peers().get((data, metric, average), ())
