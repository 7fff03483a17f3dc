"""Amounts: figures and words of both languages become a value with a currency's code or a thing's name."""

import pytest

from kawat.events.diplomacy.amounts import amount_at, find_amounts, value_of
from kawat.span import Span
from kawat.when import Amount

ROWS = [
    ("id", "Rp 2,5 triliun", 2.5e12, "IDR"),
    ("id", "US$ 5 juta", 5e6, "USD"),
    ("id", "US$1.250", 1250, "USD"),
    ("id", "5.000 ton", 5000, "tonne"),
    ("id", "tiga ratus lima puluh prajurit", 350, "troops"),
    ("id", "dua belas pengamat", 12, "observer"),
    ("id", "seratus juta dolar", 1e8, "USD"),
    ("id", "75 juta dollar Selandia Baru", 75e6, "NZD"),
    ("id", "12 unit ambulans", 12, "ambulance"),
    ("id", "1,2 juta dosis", 1.2e6, "dose"),
    ("en", "$1.4 billion", 1.4e9, "USD"),
    ("en", "€5m", 5e6, "EUR"),
    ("en", "£1,250", 1250, "GBP"),
    ("en", "a million euros", 1e6, "EUR"),
    ("en", "two hundred and ten lorries", 210, "truck"),
    ("en", "forty-one trucks", 41, "truck"),
    ("en", "200 troops", 200, "troops"),
    ("en", "600 police", 600, "police"),
    ("en", "1,200 tonnes", 1200, "tonne"),
]
NONE = [
    ("id", "pada 2031 dan 12 Mei, pukul 14.30, setelah tiga hari dan dua kali"),
    ("en", "in 2031, on May 12, at 3 pm, for nine days, twice a year, five times"),
]


def found(lang: str, text: str) -> list[Amount]:
    return find_amounts(text, Span(0, len(text)), lang)


@pytest.mark.parametrize(("lang", "words", "value", "unit"), ROWS, ids=[f"{r[0]} {r[1]}" for r in ROWS])
def test_an_amount_has_its_words_value_and_unit(lang: str, words: str, value: float, unit: str) -> None:
    text = f"X {words}, Y."
    (amount,) = found(lang, text)
    assert (text[amount.start : amount.stop], amount.value, amount.unit) == (words, value, unit)


@pytest.mark.parametrize(("lang", "text"), NONE, ids=["id", "en"])
def test_dates_hours_and_durations_are_none(lang: str, text: str) -> None:
    assert found(lang, text) == []


def test_a_stretch_that_is_told_to_be_an_amount_has_a_value_even_without_a_unit() -> None:
    text = "Mereka datang, empat puluh semuanya."
    start = text.index("empat")
    amount = amount_at(text, Span(start, start + len("empat puluh")), "id")
    assert amount is not None and (amount.value, amount.unit) == (40, None)
    assert amount_at("tanpa angka", Span(0, 5), "id") is None


def test_words_that_are_no_number_have_no_value() -> None:
    assert value_of("puluhan", "id") is None
    assert value_of("1.200", "id") == 1200 and value_of("1.200", "en") == 1.2
