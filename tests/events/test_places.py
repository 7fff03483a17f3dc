"""Places: the gazetteer's names, countries and coordinates, and what it does where a name is borne by several."""

import csv
from importlib.resources import files

import pytest

from kawat.actor import Resolved
from kawat.events.gazetteer import key_of, look_up, named
from kawat.events.ground import Sheet, ground_of
from kawat.events.surround import known_place
from kawat.record import Mention
from kawat.report import Origin, Report
from kawat.span import Span
from kawat.when import Place

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Jenewa", "CHE", 46.2, 6.1),
        ("Wina", "AUT", 48.2, 16.4),
        ("Kairo", "EGY", 30.1, 31.2),
        ("Moskow", "RUS", 55.8, 37.6),
        ("Den Haag", "NLD", 52.1, 4.3),
        ("Athena", "GRC", 38.0, 23.7),
        ("New York", "USA", 40.7, -74.0),
        ("Tokyo", "JPN", 35.7, 139.7),
        ("Pyongyang", "PRK", 39.0, 125.8),
        ("Hodeidah", "YEM", 14.8, 43.0),
        ("Bali", "IDN", -8.4, 115.1),
        ("Kota Poti", "GEO", 42.1, 41.7),
        ("N'Djamena", "TCD", 12.1, 15.0),
        ("pangkalan Mombasa", "KEN", -4.0, 39.7),
        ("Makiivka", "UKR", 48.05, 37.93),
        ("Kepulauan Nikobar", "IND", 7.1, 93.8),
        ("Dili", "TLS", -8.6, 125.6),
    ],
)
def test_a_name_has_its_country_and_coordinates(name: str, country: str, lat: float, lon: float) -> None:
    place = look_up(name, NOBODY)
    assert place is not None and place.country == country
    assert abs(place.lat - lat) < 0.15 and abs(place.lon - lon) < 0.15


def test_a_country_beside_an_ambiguous_name_decides() -> None:
    assert {place.country for place in named("Brest")} >= {"BLR", "FRA"}
    assert look_up("Brest", NOBODY) is None
    assert [p.country for c in ("BLR", "FRA") if (p := look_up("Brest", frozenset((c,))))] == ["BLR", "FRA"]


def test_a_small_town_means_itself_only_beside_its_country() -> None:
    beside = look_up("Levuka", frozenset(("FJI",)))
    assert beside is not None and beside.thousands < 15
    assert [look_up(name, NOBODY) for name in ("Levuka", "Navua")] == [None, None]


def test_an_unknown_name_is_no_place_of_the_gazetteer() -> None:
    assert look_up("Zzyzxgrad", NOBODY) is None
    assert look_up("", NOBODY) is None


def test_the_table_is_sorted_and_whole() -> None:
    rows = list(csv.DictReader(files("kawat.events").joinpath("data", "places.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 20_000
    assert [(r["key"], r["name"]) for r in rows] == sorted((r["key"], r["name"]) for r in rows)
    assert all(r["key"] == key_of(r["key"]) and len(r["country"]) == 3 for r in rows)
    assert all(-90 <= float(r["lat"]) <= 90 and -180 <= float(r["lon"]) <= 180 for r in rows)


def test_every_exonym_leads_to_a_place() -> None:
    table = files("kawat.events").joinpath("data", "exonyms.csv").read_text(encoding="utf-8")
    assert [row["exonym"] for row in csv.DictReader(table.splitlines()) if not named(row["exonym"])] == []


def placed(text: str, name: str, *countries: tuple[str, str]) -> Place:
    mentions = tuple(
        Mention(
            kind="country",
            start=text.index(words),
            stop=text.index(words) + len(words),
            by="rule:test@1",
            score=1.0,
            chain=number,
            actor=Resolved(id=country, name=words, country=country),
        )
        for number, (words, country) in enumerate(countries)
    )
    report = Report(
        id="0" * 64, text=text, lang="id", origin=Origin(sha256="0" * 64, extractor="text@1", place="x"), published=None
    )
    ground = ground_of(Sheet(report=report, story=(Span(0, len(text)),), mentions=mentions, attributions=()), ())
    return known_place(Span(text.index(name), text.index(name) + len(name)), None, ground)


def test_the_country_that_stands_beside_a_place_is_its_own() -> None:
    assert placed("Perundingan di Brest, Belarus, buntu.", "Brest", ("Belarus", "BLR")).country == "BLR"
    assert placed("Menurut Prancis, perundingan di Brest buntu.", "Brest", ("Prancis", "FRA")).country == "FRA"


def test_an_unknown_place_is_in_the_only_country_spoken_of() -> None:
    assert placed("Tentara Mali merebut Qwzxy.", "Qwzxy", ("Mali", "MLI")).country == "MLI"
    two = placed("Tentara Mali dan Niger merebut Qwzxy.", "Qwzxy", ("Mali", "MLI"), ("Niger", "NER"))
    assert (two.country, two.lat, two.name) == (None, None, "Qwzxy")
