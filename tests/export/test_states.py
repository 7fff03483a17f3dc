"""The codes of states: every country has its row, the numbers are one to one, the odd cases are as the lists have them."""

import pytest

from kawat.actor import Resolved
from kawat.export.states import plover_code, state_of, states
from kawat.iso import ISO3


def test_every_country_that_an_id_may_carry_has_a_row() -> None:
    assert set(states()) == ISO3
    assert list(states()) == sorted(states())


def test_codes_are_one_to_one() -> None:
    for field in ("iso2", "name", "cow", "gw"):
        held = [getattr(state, field) for state in states().values() if getattr(state, field) is not None]
        assert len(held) == len(set(held)), field
    assert all(len(state.iso2) == 2 and state.iso2.isupper() for state in states().values())


def test_both_lists_have_the_same_states() -> None:
    numbered = {iso3 for iso3, state in states().items() if state.cow is not None}
    assert numbered == {iso3 for iso3, state in states().items() if state.gw is not None}
    assert len(numbered) == 195


@pytest.mark.parametrize(
    ("iso3", "cow", "gw"),
    [
        ("IDN", 850, 850),
        ("USA", 2, 2),
        ("KOS", 347, 347),
        ("PSE", None, None),
        ("TWN", 713, 713),
        ("SRB", 345, 340),
        ("DEU", 255, 260),
        ("YEM", 679, 678),
        ("VNM", 816, 816),
        ("CZE", 316, 316),
        ("TLS", 860, 860),
        ("SSD", 626, 626),
        ("MNE", 341, 341),
        ("KIR", 946, 970),
        ("NRU", 970, 971),
        ("TON", 955, 972),
        ("TUV", 947, 973),
        ("HKG", None, None),
        ("VAT", None, None),
        ("ESH", None, None),
    ],
)
def test_odd_cases(iso3: str, cow: int | None, gw: int | None) -> None:
    state = state_of(iso3)
    assert state is not None
    assert (state.cow, state.gw) == (cow, gw)


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Resolved(id="idn/rara-wulandari", name="Rara", country="IDN", sector="GOV"), "IDNGOV"),
        (Resolved(id="EU", name="EU"), "EUR"),
        (Resolved(id="EU#high-representative", name="x", sector="GOV"), "EURGOV"),
        (Resolved(id="UNSC", name="x"), "UNO"),
        (Resolved(id="UN", name="x"), "UNO"),
        (Resolved(id="UN-PEACEKEEPERS", name="x"), "UNO"),
        (Resolved(id="IMF", name="x"), "IGO"),
        (Resolved(id="ASEAN", name="x"), "IGO"),
        (Resolved(id="grp/some-group", name="x", sector="REB"), "REB"),
        (Resolved(id="any/protesters", name="x"), ""),
    ],
)
def test_plovers_code(actor: Resolved, code: str) -> None:
    assert plover_code(actor) == code


def test_what_is_no_country_has_no_state() -> None:
    assert state_of(None) is None
    assert state_of("ZZZ") is None
