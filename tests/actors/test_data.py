"""The shipped actor lexicon is data, so these tests read it as a careful second reader would."""

from __future__ import annotations

import csv
import importlib.util
import re
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from registry.imports import titled
from registry.positions import Place, office_of
from registry.seats import settle

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "kawat" / "actors" / "data"
CURATED = ROOT / "registry" / "curated"
FILES = (
    "actors", "aliases", "cities", "memberships", "offices", "organs", "outlets", "person_names", "persons", "sources",
    "stopnames", "tenures",
)  # fmt: skip

Row = dict[str, str]

ACTOR_KINDS = {"country", "organ", "body", "bloc", "group", "org"}
ALIAS_KINDS = {
    "name", "exonym", "abbreviation", "nickname", "demonym", "capital", "seat", "organ", "office",
    "body", "group", "agency", "outlet",
}  # fmt: skip

# Words that mean one actor when they stand alone and an organ of a country beside one.
# Everything else has one reading: "Dewan Keamanan" is the UN's, "Dewan Keamanan Rusia" is not.
TWO_READINGS = {
    ("id", "biro politik"), ("id", "dewan keamanan"), ("id", "kongres"), ("id", "politbiro"),
    ("id", "senat"), ("en", "congress"), ("en", "foreign office"), ("en", "politburo"),
    ("en", "political bureau"), ("en", "security council"), ("en", "senate"),
}  # fmt: skip

FORBIDDEN_LICENCE = re.compile(r"-SA\b|share.?alike|-NC\b|non.?commercial|L?GPL|ODbL", re.IGNORECASE)
TARGET = re.compile(r"(\*|[A-Z][A-Z0-9-]*|grp|org|bloc)(/[a-z0-9-]+)*(#[a-z-]+)?")


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("registry_build", ROOT / "registry" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = load_build()


def table(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTORS = {row["id"]: row for row in table("actors")}
ALIASES = table("aliases")
COUNTRIES = {i for i, row in ACTORS.items() if row["kind"] == "country"}


def holder(target: str) -> str:
    return target.split("#")[0]


@pytest.mark.parametrize("name", FILES)
def test_a_table_is_sorted_unique_and_has_plain_line_ends(name: str) -> None:
    raw = (DATA / f"{name}.csv").read_bytes()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    rows = [tuple(row.values()) for row in table(name)]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("name", FILES)
def test_a_cell_has_no_stray_space(name: str) -> None:
    for row in table(name):
        for cell in row.values():
            assert cell == cell.strip() and "  " not in cell, row


def test_every_source_is_known_and_used() -> None:
    known = {row["id"] for row in table("sources")}
    used = {row["source"] for name in FILES if name != "sources" for row in table(name)}
    assert used <= known
    curated = {
        row["source"] for path in CURATED.glob("*.csv") for row in csv.DictReader(path.open(encoding="utf-8")) if "source" in row
    }
    assert known == used | curated


def test_no_licence_binds_the_user() -> None:
    for row in table("sources"):
        assert row["licence"] and not FORBIDDEN_LICENCE.search(row["licence"]), row


def test_actor_ids_are_unique_and_their_kinds_and_countries_known() -> None:
    rows = table("actors")
    assert len(rows) == len(ACTORS)
    for row in rows:
        assert row["kind"] in ACTOR_KINDS and row["name_en"] and row["name_id"], row
        assert row["country"] in COUNTRIES | {""}, row


def test_no_body_has_the_code_of_a_country() -> None:
    others = {i for i, row in ACTORS.items() if row["kind"] != "country"}
    assert not [i for i in others if re.fullmatch(r"[A-Z]{3}", i) and i in COUNTRIES]
    assert all(re.fullmatch(r"[A-Z]{3}", i) for i in COUNTRIES)
    assert "KOS" in COUNTRIES and "XKX" not in COUNTRIES


def test_an_organ_stands_under_a_known_actor_and_takes_its_sector_from_the_path() -> None:
    for i, row in ACTORS.items():
        if row["kind"] == "organ":
            head, _, path = i.partition("/")
            assert head in ACTORS, i
            assert row["sector"] == BUILD.sector_of(path), i


def test_alias_columns_hold_known_words() -> None:
    for row in ALIASES:
        assert row["lang"] in {"id", "en", "*"}, row
        assert row["kind"] in ALIAS_KINDS and row["match"] in {"fold", "exact"}, row


def test_every_alias_leads_to_an_actor_or_to_a_pattern_of_the_vocabulary() -> None:
    patterns = {row["id"] for row in table("organs")} | {"*"}
    for row in ALIASES:
        assert TARGET.fullmatch(row["target"]), row
        assert holder(row["target"]) in ACTORS.keys() | patterns, row


def test_an_alias_has_one_reading() -> None:
    readings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ALIASES:
        for lang in ("id", "en") if row["lang"] == "*" else (row["lang"],):
            readings[lang, BUILD.fold(row["alias"])].add(row["target"])
    double = {key: targets for key, targets in readings.items() if len(targets) > 1}
    assert double.keys() == TWO_READINGS
    for targets in double.values():
        assert sorted(t.startswith("*/") for t in targets) == [False, True]


def test_abbreviations_are_case_sensitive() -> None:
    loose = [r["alias"] for r in ALIASES if r["kind"] == "abbreviation" and r["match"] == "fold"]
    assert loose == []
    exact = {r["alias"] for r in ALIASES if r["match"] == "exact"}
    assert {"AS", "US", "PBB", "UN", "DK PBB", "RI", "PM", "Barat", "Mali", "Oman", "Niger"} <= exact


def test_stopnames_contain_an_alias_and_are_none() -> None:
    words: dict[str, set[str]] = {"id": set(), "en": set()}
    for row in ALIASES:
        for lang in ("id", "en") if row["lang"] == "*" else (row["lang"],):
            words[lang].add(re.sub(r"\W", " ", BUILD.fold(row["alias"])))
    for row in table("stopnames"):
        phrase = re.sub(r"\W", " ", BUILD.fold(row["phrase"]))
        assert phrase not in words[row["lang"]], row
        assert any(f" {word} " in f" {phrase} " for word in words[row["lang"]]), row


def test_outlets_and_cities_point_to_known_places() -> None:
    for row in table("outlets"):
        assert row["kind"] in {"agency", "outlet"} and row["id"] in ACTORS, row
        assert row["country"] in COUNTRIES | {""}, row
    assert len({row["name"] for row in table("outlets")}) == len(table("outlets"))
    for row in table("cities"):
        assert row["country"] in COUNTRIES | {""}, row


def test_members_are_known_and_no_membership_is_called_current() -> None:
    for row in table("memberships"):
        assert row["body"] in ACTORS and row["member"] in ACTORS, row
        assert row["as_of"] and row["start"], row
    held = Counter(row["body"] for row in table("memberships") if not row["end"])
    assert (held["UNSC"], held["ASEAN"], held["NATO"], held["EU"], held["SCO"]) == (5, 11, 32, 27, 10)


@pytest.mark.parametrize(
    ("lang", "alias", "target"),
    [
        ("id", "Tiongkok", "CHN"),
        ("id", "Republik Rakyat Tiongkok", "CHN"),
        ("id", "AS", "USA"),
        ("en", "US", "USA"),
        ("id", "Kosovo", "KOS"),
        ("id", "Kremlin", "RUS/gov/president"),
        ("id", "Moskow", "RUS"),
        ("id", "Menlu", "*/gov/mfa#minister"),
        ("id", "Sekretaris Dewan Keamanan", "*/gov/security-council#secretary"),
        (
            "id",
            "Kantor Komisi Urusan Luar Negeri Komite Sentral Partai Komunis Tiongkok",
            "CHN/cpc/cfac",
        ),
        ("en", "Secretary of State", "USA/gov/mfa#minister"),
        ("id", "Dewan Keamanan PBB", "UNSC"),
        ("id", "Hamas", "grp/hamas"),
        ("id", "Barat", "bloc/west"),
        ("en", "TASS", "org/tass"),
        ("en", "Russian", "RUS"),
    ],
)
def test_words_of_the_trade(lang: str, alias: str, target: str) -> None:
    found = {r["target"] for r in ALIASES if r["alias"] == alias and r["lang"] in (lang, "*")}
    assert target in found


def test_words_that_mislead_are_absent() -> None:
    there = {(r["lang"], BUILD.fold(r["alias"])) for r in ALIASES}
    for word in ("korea", "republik islam", "negara islam", "palang merah", "pkk", "lima", "un"):
        assert ("id", word) not in there and ("*", word) not in there, word


def test_counts_meet_the_floors() -> None:
    kinds = Counter(row["kind"] for row in ALIASES)
    country_words = [r for r in ALIASES if r["target"] in COUNTRIES and r["kind"] in {"name", "exonym"}]
    assert len(COUNTRIES) >= 250
    for lang in ("id", "en"):
        assert sum(r["lang"] in (lang, "*") for r in country_words) >= 260, lang
    assert kinds["office"] + kinds["organ"] + kinds["body"] + kinds["group"] >= 700
    assert len({r["id"] for r in table("outlets")}) >= 150
    assert len(table("stopnames")) >= 150 and len(table("cities")) >= 400


def test_people_and_tenures_meet_the_floors() -> None:
    tenures = table("tenures")
    curated = [row for row in tenures if row["layer"] == "curated"]
    assert len(tenures) >= 10000 and len(table("persons")) >= 8000
    assert len(curated) >= 500 and len({row["office"][:3] for row in curated if row["office"][3:4] == "/"}) >= 70
    assert sum(row["evidence"] == "attested" for row in curated) >= 200
    offices = {row["office"].partition("#")[0].partition("/")[2] for row in curated}
    assert {"gov/mfa", "gov/mod", "gov/president", "gov/prime-minister", "gov/un-mission", "gov/nsa"} <= offices


def test_an_open_end_is_never_called_current() -> None:
    for row in table("tenures"):
        assert row["end"] or (row["end_kind"] == "open" and row["as_of"]), row
        assert row["evidence"] == "attested" or row["source"] == "kawat-curated", row


def test_a_person_has_one_row_and_one_country() -> None:
    people = table("persons")
    assert len({row["id"] for row in people}) == len(people)
    for row in people:
        assert row["country"] in COUNTRIES | {""} and row["id"][:3] == (row["country"].lower() or "unk"), row


def test_the_import_reads_titles_and_leaves_the_others_out() -> None:
    place = Place("AUT", ("austria", "austrian"), True)
    assert office_of("Federal Minister for Foreign Affairs of Austria", place) == "AUT/gov/mfa#minister"
    assert office_of("Federal Chancellor", place) == "AUT/gov/prime-minister#prime-minister"
    assert office_of("ambassador to the United States of America", place) == "AUT/gov/embassy/usa#ambassador"
    assert (
        office_of("Permanent Representative to the United Nations, New York", place)
        == "AUT/gov/un-mission#permanent-representative"
    )
    assert office_of("Deputy Minister of Finance", place) == "AUT/gov/finance#deputy-minister"
    assert office_of("President of the National Council", place) == "AUT/leg/lower#speaker"
    for title in (
        "State Secretary",
        "Assistant Minister for Defence",
        "Minister of Culture",
        "Governor of Tyrol",
        "Minister of State for Trade",
    ):
        assert office_of(title, place) is None, title


def seat(person: str, start: str, end: str = "", as_of: str = "2022-09-01") -> dict[str, str]:
    return {
        "person": person, "office": "AUT/gov/mfa#minister", "start": start, "start_kind": "exact", "end": end,
        "end_kind": "exact" if end else "open", "as_of": as_of, "source": "t",
    }  # fmt: skip


def test_a_seat_is_settled() -> None:
    rows = [
        seat("aut/a", "2015-01-01"), seat("aut/b", "2019-01-01", "2020-01-01"), seat("aut/c", "2019-06-01", "2019-07-01"),
        seat("aut/d", "2020-01-01"), seat("aut/d", "2020", "2021-03-01"), seat("aut/e", "", "2021-01-01"),
        seat("aut/f", "2009-01-01", as_of="2022-09-01"), seat("aut/g", "2022-01-01", "2021-01-01"),
    ]  # fmt: skip
    kept, left = settle(rows, lambda _: True)
    assert [(r["person"], r["start"], r["end"], r["end_kind"]) for r in kept] == [
        ("aut/a", "2015-01-01", "2019-01-01", "before"),
        ("aut/b", "2019-01-01", "2020-01-01", "exact"),
        ("aut/d", "2020-01-01", "2021-03-01", "exact"),
    ]
    assert {r["person"]: r["why"] for r in left} == {
        "aut/c": "inside the time of aut/b",
        "aut/e": "no first day",
        "aut/f": "open for more than ten years",
        "aut/g": "ends before it begins",
    }


def test_the_factbooks_officials() -> None:
    assert titled("Prime Minister Sifi GHRIEB") == ("/gov/prime-minister#prime-minister", "Sifi Ghrieb")
    assert titled("President Donald J. TRUMP") == ("/gov/president#president", "Donald J. Trump")
    assert titled("King HARALD V") == ("/royal#king", "Harald V")
    for text in ("Chargé d'Affaires Eric MEYER", "Co-prince Emmanuel MACRON", "Caretaker Prime Minister Dick SCHOOF", "LEITER"):
        assert titled(text)[0] == "", text


def test_the_build_is_reproducible(tmp_path: Path) -> None:
    BUILD.build(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {f"{name}.csv" for name in FILES}
    for name in FILES:
        fresh, kept = tmp_path / f"{name}.csv", DATA / f"{name}.csv"
        assert fresh.read_bytes() == kept.read_bytes(), f"{name}.csv: run registry/build.py"
