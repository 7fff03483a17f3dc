"""Stances: who stands where on what, how strongly, and what is none."""

import pytest

from kawat.record import Record
from tests.events.diplomacy.pledge_cases import record_of

STANCES = {
    "condemns": ("id", "Norwegia mengecam penahanan dua nelayan oleh Fiji.", "NOR", "opposes", "strong", ["FJI"]),
    "regrets": ("id", "Jepang menyayangkan keputusan Fiji.", "JPN", "opposes", "weak", ["FJI"]),
    "supports": ("id", "Laos mendukung usul Nepal tentang sungai itu.", "LAO", "supports", "plain", ["NPL"]),
    "supports fully": ("id", "Laos mendukung sepenuhnya usul Nepal.", "LAO", "supports", "strong", ["NPL"]),
    "does not support": ("id", "Laos tidak mendukung usul Nepal.", "LAO", "opposes", "plain", ["NPL"]),
    "denies": ("id", "Ghana membantah tuduhan Togo.", "GHA", "denies", "plain", ["TGO"]),
    "abstains": ("id", "Ghana memilih abstain dalam pemungutan suara itu.", "GHA", "abstains", "plain", []),
    "by its agent": ("id", "Usul Nepal ditolak oleh Laos.", "LAO", "opposes", "plain", ["NPL"]),
    "english backs": ("en", "Norway backed the proposal of Fiji on Tuesday.", "NOR", "supports", "plain", ["FJI"]),
    "english condemns": ("en", "Japan condemned the launch by Ghana.", "JPN", "opposes", "strong", ["GHA"]),
    "english rejects firmly": ("en", "Japan firmly rejected the offer of Ghana.", "JPN", "opposes", "strong", ["GHA"]),
    "english welcomes": ("en", "Nepal welcomed the decision of Laos.", "NPL", "supports", "weak", ["LAO"]),
    "english denies": ("en", "Togo flatly denied the charge of Ghana.", "TGO", "denies", "strong", ["GHA"]),
}
NONE = {
    "asked": ("id", "Norwegia mendesak Fiji untuk mendukung usul itu."),
    "supposed": ("id", "Jika Laos menolak usul itu, Nepal akan pergi."),
    "a refusal to act": ("id", "Menteri Nepal menolak berkomentar."),
    "to come": ("en", "Norway urged Fiji to support the proposal."),
}


def countries(record: Record, numbers: tuple[int, ...]) -> list[str | None]:
    told = (record.mentions[i].actor for i in numbers)
    return [actor.country if actor else None for actor in told]


@pytest.mark.parametrize("row", STANCES.values(), ids=STANCES)
def test_a_stance_has_holder_stand_strength_and_whose_act(row: tuple[str, str, str, str, str, list[str]]) -> None:
    record = record_of(row[1], row[0])
    (stance,) = record.stances
    assert countries(record, (stance.holder,)) == [row[2]]
    assert (stance.stand, stance.strength) == row[3:5]
    assert countries(record, stance.toward) == row[5]
    assert stance.on is None or stance.on.of(record.report.text) in row[1]


@pytest.mark.parametrize("row", NONE.values(), ids=NONE)
def test_what_is_asked_supposed_or_refused_is_no_stance(row: tuple[str, str]) -> None:
    assert not record_of(row[1], row[0]).stances


def test_what_somebody_says_of_himself_is_claimed_and_his() -> None:
    record = record_of('"Kami menolak usul itu," kata Menteri Luar Negeri Nepal Prakash Gurung-Thapa.')
    (stance,) = record.stances
    assert record.attributions[stance.claimed_in or 0].source is not None and stance.claimed_in is not None
    assert countries(record, (stance.holder,)) == ["NPL"]
