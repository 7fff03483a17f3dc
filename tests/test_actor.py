"""The id grammar: each form of CONTRACT's nine, what they carry, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.actor import Resolved, country_of, fold_name, kind_of, person_id, sector_of
from kawat.errors import BadId


@pytest.mark.parametrize(
    ("actor", "kind", "country", "sector"),
    [
        ("CHN", "country", "CHN", None),
        ("KOS", "country", "KOS", None),
        ("CHN/gov/mfa", "organ", "CHN", "GOV"),
        ("CHN/gov/mfa#minister", "office", "CHN", "GOV"),
        ("CHN/cpc/cfac#director", "office", "CHN", "GOV"),
        ("IDN/mil#commander", "office", "IDN", "MIL"),
        ("UN#secretary-general", "office", None, None),
        ("chn/wang-yi", "person", "CHN", None),
        ("unk/jane-roe", "person", None, None),
        ("UNSC", "body", None, None),
        ("SCO", "body", None, None),
        ("G20", "body", None, None),
        ("NON-ALIGNED", "body", None, None),
        ("bloc/west", "bloc", None, None),
        ("grp/hamas", "group", None, None),
        ("org/tass", "org", None, None),
        ("any/protesters@THA", "unnamed", "THA", None),
        ("any/officials", "unnamed", None, None),
    ],
)
def test_each_form(actor: str, kind: str, country: str | None, sector: str | None) -> None:
    assert (kind_of(actor), country_of(actor), sector_of(actor)) == (kind, country, sector)


@pytest.mark.parametrize(
    "broken", ["", "chn", "China", "CHN/", "CHN/Gov", "CHN//mfa", "CHN#", "bloc/", "Chn/x", "any/", "any/x@", "CHN/gov mfa"]
)
def test_what_follows_no_form_is_refused(broken: str) -> None:
    with pytest.raises(BadId, match=r"follows no form of the id grammar"):
        kind_of(broken)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Wang Yi", "wang-yi"), ("Sergueï  Lavrov", "serguei-lavrov"), ("Ma'ruf Amin", "ma-ruf-amin"), ("王毅", "x")],
)
def test_a_name_is_folded(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text(max_size=30), st.sampled_from(["CHN", "IDN", None]))
def test_a_persons_id_is_one_of_the_grammar(name: str, country: str | None) -> None:
    assert kind_of(person_id(name, country)) == "person"


def test_the_plover_code_is_country_and_sector() -> None:
    assert Resolved(id="x", name="x", country="CHN", sector="GOV").plover == "CHNGOV"
    assert Resolved(id="x", name="x").plover == "---"
