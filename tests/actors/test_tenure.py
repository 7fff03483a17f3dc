"""Who held an office on a day follows from its tenures: kinds of dates, evidence, layers, and what is not known."""

from datetime import date

import pytest

from kawat.actors.tenure import Answer, Held, LastKnown, Tenure, Unknown, held_by

OFFICE = "KOS/gov/mfa#minister"


def row(person: str, start: str, end: str = "", **more: str) -> Tenure:
    told = {
        "start_kind": "year" if len(start) == 4 else "exact",
        "end_kind": "open" if not end else "year" if len(end) == 4 else "exact",
        "as_of": "" if end else "2030-06-30",
        "evidence": "attested",
        "layer": "imported",
    } | more
    return Tenure(
        person, OFFICE, start, told["start_kind"], end, told["end_kind"], told["as_of"], told["evidence"], "", "t", told["layer"]
    )


def told(answer: Answer) -> str:
    if isinstance(answer, Held):
        return f"held {answer.person}"
    if isinstance(answer, LastKnown):
        return f"last {answer.person} {answer.as_of}{' ended' if answer.ended else ''}"
    return "unknown " + ",".join(sorted(t.person for t in answer.candidates))


ONE_AFTER_THE_OTHER = (row("kos/a", "2020-03-01", "2024-05-10"), row("kos/b", "2024-05-10"))
CASES = {
    "held": (ONE_AFTER_THE_OTHER, "2022-01-01", "held kos/a"),
    "first day": (ONE_AFTER_THE_OTHER, "2020-03-01", "held kos/a"),
    "the newcomer has the day of handing over": (ONE_AFTER_THE_OTHER, "2024-05-10", "held kos/b"),
    "before anything is known": (ONE_AFTER_THE_OTHER, "2019-01-01", "unknown "),
    "the last day that was looked at": (ONE_AFTER_THE_OTHER, "2030-06-30", "held kos/b"),
    "past as_of nobody is held": (ONE_AFTER_THE_OTHER, "2030-07-01", "last kos/b 2030-06-30"),
    "ended and nobody after": (ONE_AFTER_THE_OTHER[:1], "2025-01-01", "last kos/a 2024-05-10 ended"),
    "a year is no day": ((row("kos/a", "2020", "2024"),), "2020-06-01", "unknown kos/a"),
    "the year after": ((row("kos/a", "2020", "2024"),), "2021-01-01", "held kos/a"),
    "the year of the end": ((row("kos/a", "2020", "2024"),), "2024-06-01", "last kos/a 2024-01-01"),
    "a month": ((row("kos/a", "2020-03", "2024-05"),), "2020-04-01", "held kos/a"),
    "seen in office": (
        (row("kos/a", "2023-01-05", "2023-09-01", start_kind="attested", end_kind="attested"),),
        "2023-09-01",
        "held kos/a",
    ),
    "not seen any more": (
        (row("kos/a", "2023-01-05", "2023-09-01", start_kind="attested", end_kind="attested"),),
        "2023-09-02",
        "last kos/a 2023-09-01",
    ),
    "closed by a later holder, unknown when": (
        (row("kos/a", "2020-03-01", "2024-05-10", end_kind="before", as_of="2022-07-23"),),
        "2023-01-01",
        "last kos/a 2022-07-23",
    ),
    "a later attested holder closes an open row": (
        (row("kos/a", "2020-03-01"), row("kos/b", "2024-05-10")),
        "2025-01-01",
        "held kos/b",
    ),
    "a recalled row does not close an attested one": (
        (row("kos/a", "2020-03-01"), row("kos/b", "2024", evidence="recalled", layer="curated")),
        "2026-01-01",
        "held kos/a",
    ),
    "a recalled row speaks where nothing is attested": (
        (row("kos/a", "2020-03-01", as_of="2022-07-01"), row("kos/b", "2024", evidence="recalled", layer="curated")),
        "2026-01-01",
        "held kos/b",
    ),
    "an attested row closes a recalled one": (
        (row("kos/a", "2019", "2027", evidence="recalled", layer="curated"), row("kos/b", "2024-05-10", "2025-05-10")),
        "2024-06-01",
        "held kos/b",
    ),
    "curated over imported": (
        (row("kos/a", "2020-03-01", "2024-05-10"), row("kos/b", "2020-04-01", "2024-05-10", layer="curated")),
        "2022-01-01",
        "held kos/b",
    ),
    "local over curated": (
        (row("kos/b", "2020-04-01", "2024-05-10", layer="curated"), row("kos/c", "2020-03-01", "2024-05-10", layer="local")),
        "2022-01-01",
        "held kos/c",
    ),
    "two of one weight": (
        (row("kos/a", "2020-03-01", "2024-05-10"), row("kos/b", "2021-03-01", "2023-05-10")),
        "2022-01-01",
        "unknown kos/a,kos/b",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_held_by(case: str) -> None:
    rows, day, expected = CASES[case]
    for ordered in (rows, rows[::-1]):
        assert told(held_by(ordered, OFFICE, date.fromisoformat(day))) == expected


def test_of_a_shared_seat_nobody_is_picked() -> None:
    answer = held_by(ONE_AFTER_THE_OTHER, OFFICE, date(2022, 1, 1), single=False)
    assert isinstance(answer, Unknown) and [t.person for t in answer.candidates] == ["kos/a"]


def test_an_office_without_rows_is_unknown() -> None:
    assert held_by((), OFFICE, date(2022, 1, 1)) == Unknown(office=OFFICE)
