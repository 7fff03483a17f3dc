"""The chains of office holders that the press of 2005-2024 needs: no month without a holder, and no holder who never was."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kawat.actors import load_registry
from kawat.actors.tenure import Held
from registry.positions import Place, office_of

ROOT = Path(__file__).parents[2]
KNOWN = load_registry().known
MONTHS = [date(year, month, 15) for year in range(2005, 2025) for month in range(1, 13)]
VACANT = {
    "ESP/gov/mfa#minister": {"2019-12"},
    "FRA/gov/mfa#minister": {"2012-05", "2017-05"},
    "FRA/gov/mod#minister": {"2017-05"},
    "KOR/gov/mfa#minister": {"2010-09"},
    "MYS/gov/mfa#minister": {"2018-05", "2018-06"},
    "SYR/gov/president#president": {"2024-12"},
    "USA/gov/mod#minister": {"2019-07"},
    "WORLD-BANK#president": {"2019-02", "2019-03"},
}
"""Months in which the seat was empty, or somebody only acted."""
WHOLE = [
    *(f"{country}/gov/mfa#minister" for country in "USA GBR FRA DEU ITA ESP NLD RUS TUR CHN JPN KOR AUS IDN MYS VNM SGP".split()),
    *(f"{country}/gov/prime-minister#prime-minister" for country in "GBR FRA DEU ITA JPN CHN AUS CAN IND MYS SGP VNM".split()),
    *(f"{country}/gov/president#president" for country in "USA FRA RUS CHN IDN PHL BRA SYR".split()),
    *(f"{country}/gov/mod#minister" for country in "USA GBR FRA DEU RUS JPN IDN".split()),
    *("IDN/mil#commander", "IDN/gov/coordinating-politics#minister", "IDN/gov/president#vice-president"),
    *("UN#secretary-general", "NATO#secretary-general", "ASEAN#secretary-general", "EU#high-representative"),
    *("EU/commission#president", "WORLD-BANK#president", "IAEA#director-general", "OPCW#director-general"),
]


def unheld(office: str) -> list[str]:
    """The months on whose 15th nobody is known to hold an office."""
    return [day.isoformat()[:7] for day in MONTHS if not isinstance(KNOWN.holder(office, day), Held)]


@pytest.mark.parametrize("office", WHOLE)
def test_a_chain_has_no_month_without_a_holder(office: str) -> None:
    assert set(unheld(office)) == VACANT.get(office, set())


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("USA/gov/mfa#minister", "2015-09-08", "usa/john-kerry"),
        ("DEU/gov/mfa#minister", "2012-07-01", "deu/guido-westerwelle"),
        ("IND/gov/mfa#minister", "2013-10-10", "ind/salman-khurshid"),
        ("BRA/gov/mfa#minister", "2012-06-20", "bra/antonio-patriota"),
        ("THA/gov/prime-minister#prime-minister", "2012-04-01", "tha/yingluck-shinawatra"),
        ("THA/gov/prime-minister#prime-minister", "2022-11-17", "tha/prayut-chan-o-cha"),
        ("YEM/gov/mfa#minister", "2017-05-05", "yem/abdulmalik-al-mekhlafi"),
        ("CAN/gov/mod#minister", "2007-02-02", "can/gordon-o-connor"),
        ("IDN/gov/president#vice-president", "2008-02-02", "idn/jusuf-kalla"),
        ("IDN/gov/mfa#spokesperson", "2013-02-04", "idn/michael-tene"),
        ("ARAB-LEAGUE#secretary-general", "2013-03-26", "egy/nabil-elaraby"),
    ],
)
def test_who_held_an_office(office: str, day: str, person: str) -> None:
    answer = KNOWN.holder(office, date.fromisoformat(day))
    assert isinstance(answer, Held) and answer.person == person


def rows(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_was_not_held_is_in_the_import_and_not_in_what_ships() -> None:
    wrong = {(row["person"], row["office"], row["start"]) for row in rows("registry/curated/not_held.csv")}
    imported = {(row["person"], row["office"], row["start"]) for row in rows("registry/imported/tenures.csv")}
    shipped = {
        (row["person"], row["office"], row["start"])
        for row in rows("kawat/actors/data/tenures.csv")
        if row["layer"] == "imported"
    }
    assert wrong and wrong <= imported and not wrong & shipped


def test_a_secretary_of_state_is_no_secretary_of_a_state() -> None:
    usa = Place("USA", ("united states", "united states of america"), True)
    assert office_of("Secretary of State", usa) == "USA/gov/mfa#minister"
    assert office_of("United States Secretary of State", usa) == "USA/gov/mfa#minister"
    assert office_of("Deputy Secretary of State", usa) == "USA/gov/mfa#deputy-minister"
    assert office_of("Minister of State", Place("CAN", ("canada",), True)) is None
    assert office_of("Minister of Foreign Affairs", Place("IND", ("india",), True)) == "IND/gov/mfa#foreign-secretary"
    assert office_of("Minister of External Affairs", Place("IND", ("india",), True)) == "IND/gov/mfa#minister"
