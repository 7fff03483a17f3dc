"""The ledger: tellings of several reports become one pledge, each with the rule that linked it."""

from datetime import date

import pytest

from kawat.diplomacy import PledgeStatus
from kawat.lake.ledger import Entry, link
from kawat.lake.standing import Owed, Side, Source

NORWAY, NEPAL, LAOS = (Side(words=w, id=i, country=i) for w, i in (("Norwegia", "NOR"), ("Nepal", "NPL"), ("Laos", "LAO")))
MINISTER = Side(words="Menlu Norwegia", id="nor/made-up", country="NOR")


def owed(
    what: str, day: int, status: PledgeStatus = "promised", to: Side | None = NEPAL, sum_: tuple[float, str] | None = None
) -> Owed:
    value, unit = sum_ or (None, None)
    told = Source(report=f"{day:02}", n=0, start=0, stop=1, published=date(2031, 5, day))
    return Owed(debtors=(NORWAY,), creditors=(to,) if to else (), what=what, status=status, told=told, value=value, unit=unit)


def under(one: Owed, agreement: str) -> Owed:
    return Owed(debtors=(MINISTER,), creditors=one.creditors, what=one.what, status=one.status, told=one.told, under=agreement)


def rules(entry: Entry) -> list[str]:
    return [t.linked_by for t in entry.tellings]


def test_the_same_sum_links_across_languages() -> None:
    told = [owed("300 tenda", 4, sum_=(300, "tent")), owed("three hundred tents", 9, "delivered", sum_=(300, "tent"))]
    (entry,) = link(told)
    assert rules(entry) == ["first telling", "same sum"]
    assert (entry.status, entry.is_open) == ("delivered", False)


def test_the_same_agreement_links_and_a_person_stands_for_his_country() -> None:
    told = [under(owed("listrik", 4), "perjanjian energi 2030"), under(owed("gardu baru", 6), "perjanjian energi")]
    (entry,) = link(told)
    assert rules(entry) == ["first telling", "same agreement"]


def test_the_same_thing_links() -> None:
    (entry,) = link([owed("membangun rumah sakit lapangan", 4), owed("rumah sakit lapangan itu", 7, "broken", to=None)])
    assert rules(entry) == ["first telling", "same thing"] and entry.status == "broken"


@pytest.mark.parametrize(
    "other",
    [
        owed("300 tenda", 5, to=LAOS, sum_=(300, "tent")),
        owed("40 tenda", 5, sum_=(40, "tent")),
        owed("beasiswa bagi perawat", 5),
    ],
    ids=["another creditor", "another number", "another thing"],
)
def test_what_differs_stays_apart(other: Owed) -> None:
    assert len(link([owed("300 tenda", 4, sum_=(300, "tent")), other])) == 2


def test_a_promise_told_again_does_not_undo_a_delivery() -> None:
    told = [owed("tenda musim dingin", 4), owed("tenda musim dingin", 5, "delivered"), owed("tenda musim dingin", 6)]
    (entry,) = link(told)
    assert entry.status == "delivered"


def test_the_order_of_reading_changes_nothing() -> None:
    told = [owed("tenda musim dingin", 4), owed("tenda musim dingin", 5, "delivered"), owed("beasiswa", 6), owed("beasiswa", 2)]
    assert link(told) == link(reversed(told))
    assert [e.first.told.report for e in link(told)] == ["02", "04"]
