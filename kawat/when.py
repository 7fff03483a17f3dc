"""When and where: intervals with precision, and places; what cannot be resolved stays unresolved."""

from datetime import date
from typing import Literal

from kawat.span import Noun

Precision = Literal["day", "week", "month", "quarter", "year", "decade", "interval", "unresolved"]


class Time(Noun, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """A time expression and the interval it means, both days included; both None when it is unresolved.

    `against` is the day that a relative expression was resolved against. In JSON the interval is `from` and `to`.
    """

    start: int
    stop: int
    since: date | None
    until: date | None
    precision: Precision
    against: date | None = None


class Place(Noun, frozen=True, kw_only=True):
    """A place an event happened at: its words, name, country (ISO3), and coordinates in degrees where known."""

    start: int
    stop: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Amount(Noun, frozen=True, kw_only=True):
    """A sum or a number of things: the words, the value, and the unit (ISO 4217 for money)."""

    start: int
    stop: int
    value: float | None
    unit: str | None
