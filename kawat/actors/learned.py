"""What reading found: people introduced in reports whom the registry does not know, each sighting an attestation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kawat.actor import kind_of
from kawat.actors.tenure import Tenure
from kawat.errors import BadId

LEARNED = tuple("person name office day outlet report start stop words".split())
OUTLETS = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Attestation(NamedTuple):
    """A person seen in an office: by what name, on which day (of the report), in which outlet and report, and where in it."""

    person: str
    name: str
    office: str
    day: str
    outlet: str
    report: str
    start: int
    stop: int
    words: str

    def cells(self) -> tuple[str, ...]:
        """Return the row of learned.csv."""
        return tuple(map(str, self))


def attestation_of(cells: Sequence[str]) -> Attestation | None:
    """Return the attestation that a row of learned.csv holds, or None where it holds none."""
    if len(cells) != len(LEARNED) or not (cells[6].isdigit() and cells[7].isdigit() and _DAY.fullmatch(cells[3])):
        return None
    try:
        fits = kind_of(cells[0]) == "person" and kind_of(cells[2]) == "office"
    except BadId:
        return None
    head = (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
    return Attestation(*head, int(cells[6]), int(cells[7]), cells[8]) if fits else None


def by_tenure(seen: Iterable[Attestation]) -> dict[tuple[str, str], list[Attestation]]:
    """Return the attestations of each person in each office, by day."""
    found: dict[tuple[str, str], list[Attestation]] = defaultdict(list)
    for one in sorted(seen, key=lambda a: (a.day, a.report, a.start)):
        found[one.person, one.office].append(one)
    return dict(sorted(found.items()))


def outlets_of(seen: Iterable[Attestation]) -> frozenset[str]:
    """Return the outlets that saw it; a report without one counts for none."""
    return frozenset(one.outlet.casefold() for one in seen if one.outlet)


def learned_tenures(seen: Iterable[Attestation], judged: Mapping[str, bool]) -> list[Tenure]:
    """Return the tenures that two outlets attest or the user accepted, from the first sighting to the last."""
    return [
        Tenure(
            person=person,
            office=office,
            start=rows[0].day,
            start_kind="attested",
            end=rows[-1].day,
            end_kind="attested",
            as_of=rows[-1].day,
            evidence="attested",
            address=f"report:{rows[-1].report}",
            source="learned",
            layer="learned",
        )
        for (person, office), rows in by_tenure(seen).items()
        if judged.get(person, len(outlets_of(rows)) >= OUTLETS)
    ]
