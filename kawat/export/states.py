"""Countries by the codes that data on states are kept under: ISO 3166-1, Correlates of War, Gleditsch and Ward."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kawat.actor import Resolved, kind_of


class State(NamedTuple):
    """A country: ISO codes (KOS and XK for Kosovo), English name, COW and GW number; None where that list has no such state."""

    iso3: str
    iso2: str
    name: str
    cow: int | None
    gw: int | None


@cache
def states() -> dict[str, State]:
    """Return the countries by ISO3.

    Sources: Correlates of War, State System Membership v2016; Gleditsch and Ward, List of Independent States, with its
    tentative list of microstates. Both give the number of the state as it is today.
    """
    table = files("kawat.export").joinpath("data/states.csv").read_text(encoding="utf-8")
    return {row["iso3"]: _state(row) for row in csv.DictReader(table.splitlines())}


def state_of(iso3: str | None) -> State | None:
    """Return the country of a code, or None."""
    return states().get(iso3) if iso3 else None


def _state(row: dict[str, str]) -> State:
    return State(row["iso3"], row["iso2"], row["name"], _int(row["cow"]), _int(row["gw"]))


def _int(cell: str) -> int | None:
    return int(cell) if cell else None


def plover_country(actor: Resolved) -> str | None:
    """Return PLOVER's first code of an actor: ISO3, or EUR, UNO and IGO for the Union, the United Nations, other bodies."""
    if actor.country:
        return actor.country
    head = re.split(r"[/#]", actor.id, maxsplit=1)[0]
    if not head.isupper():
        return None
    if head == "EU":
        return "EUR"
    return "UNO" if re.fullmatch(r"UN(?:[A-Z]{2,5}|-[A-Z]+)?", head) else "IGO" if kind_of(head) == "body" else None


def plover_code(actor: Resolved) -> str:
    """Return PLOVER's code of an actor: its first code and its sector, as far as they are known."""
    return (plover_country(actor) or "") + (actor.sector or "")
