"""Explaining a few words: whom they mean on a day, and on what evidence; over the bundled registry, real people included."""

from datetime import date

import pytest

from kawat.actors import load_registry
from kawat.actors.explain import Question, explain, holder_of, near
from kawat.actors.tenure import Held, LastKnown

REGISTRY = load_registry()
CASES = {
    ("Menlu China", "2023-06-19", "id"): "chn/qin-gang",
    ("Menlu China", "2023-08-20", "id"): "chn/wang-yi",
    ("Menlu China", "2033-08-20", "id"): "CHN/gov/mfa#minister",
    ("Menlu", "2020-05-01", "id"): "idn/retno-marsudi",
    ("Menlu AS", "2023-06-19", "id"): "usa/antony-blinken",
    ("US Secretary of State", "2019-10-01", "en"): "usa/mike-pompeo",
    ("AS", "2023-06-19", "id"): "USA",
    ("Beijing", "2023-06-19", "id"): "CHN",
    ("Gedung Putih", "2023-06-19", "id"): "USA/gov/president",
    ("Duta Besar AS untuk PBB", "2023-06-19", "id"): "usa/linda-thomas-greenfield",
    ("Sekjen PBB", "2021-06-19", "id"): "prt/antonio-guterres",
    ("Sugiono", "2025-06-19", "id"): "idn/sugiono",
    ("Presiden Jokowi", "2023-06-19", "id"): "idn/joko-widodo",
    ("Menteri Luar Negeri Rusia Sergei Lavrov", "2023-06-19", "id"): "rus/sergey-lavrov",
    ("Menteri Luar Negeri Rusia Sergej Lavrov", "2023-06-19", "id"): "rus/sergey-lavrov",
    ("wakil presiden JD Vance", "2025-03-01", "id"): "usa/jd-vance",
}


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_whom_the_words_mean(case: tuple[str, str, str]) -> None:
    words, day, lang = case
    meanings = explain(Question(words, date.fromisoformat(day), lang, "IDN"), REGISTRY)
    assert meanings[0].actor is not None and meanings[0].actor.id == CASES[case]


def test_the_evidence_is_told() -> None:
    (office, *_) = explain(Question("Menlu China", date(2023, 6, 19), "id", "IDN"), REGISTRY)
    assert isinstance(office.answer, Held) and office.answer.tenure in office.evidence
    assert office.rule == "rule:tenure@1" and all(row.source for row in office.evidence)
    (later, *_) = explain(Question("Menlu China", date(2033, 6, 19), "id", "IDN"), REGISTRY)
    assert isinstance(later.answer, LastKnown) and holder_of(later.answer) == "chn/wang-yi"


def test_words_of_nobody() -> None:
    assert explain(Question("Qzx Vbnm"), REGISTRY) == ()


def test_tenures_near_a_day() -> None:
    rows = REGISTRY.known.seats["GBR/gov/prime-minister#prime-minister"]
    days = [row.start for row in near(rows, date(2010, 1, 1))]
    assert days == sorted(days) and any(day.startswith("2007") for day in days) and len(days) <= 6
