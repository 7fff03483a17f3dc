"""Amounts: sums of money and numbers of things, in figures or words, as a value with an ISO 4217 code or a thing's name."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from re import Match, Pattern
from typing import NamedTuple

from kawat.span import Span
from kawat.when import Amount

_ONES = (
    "nol zero|satu one|dua two|tiga three|empat four|lima five|enam six|tujuh seven|delapan eight|sembilan nine|sepuluh ten|"
    "sebelas eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
).split("|")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "ribu": 1e3, "thousand": 1e3, "juta": 1e6, "million": 1e6, "mn": 1e6, "m": 1e6, "miliar": 1e9, "milyar": 1e9,
    "billion": 1e9, "bn": 1e9, "triliun": 1e12, "trillion": 1e12,
}  # fmt: skip
_LEAPS = {"seratus": 100.0, "seribu": 1000.0, "sejuta": 1e6, "semiliar": 1e9, "selusin": 12.0}
_TIMES = {"puluh": 10.0, "ratus": 100.0, "hundred": 100.0, "lusin": 12.0, "dozen": 12.0}
_VALUE = {word: float(n) for n, words in enumerate(_ONES) for word in words.split()}
_VALUE |= {word: 20.0 + 10.0 * n for n, word in enumerate(_TENS)} | _LEAPS
_FIGURE = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_FILLED = ("belas", *_TIMES, "and")
_STOPS = frozenset(
    "yang dan atau untuk bagi kepada ke di dari dengan pada dalam sebelum sampai hingga per setahun of to for in at by on from"
    " with before and or that which a the its their tahun hari bulan pekan minggu jam menit kali year years"
    " day days month months week"
    " weeks hours hour minutes times time january february march april may june july august september october november december"
    " januari februari maret mei juni juli agustus oktober desember wib wita wit pm am".split()
)
_MEASURES = frozenset("tonne kg litre barrel MW GW km hectare percent m3 km2 metre kWh TWh GWh".split())
_COUNTERS = frozenset("unit buah ekor butir lembar pucuk batang set paket unit-unit".split())
_LONGEST_WORD = 14  # characters before a stretch in which its number may begin ("dua" of "dua belas")
_LOOK = 4  # words behind a number among which the thing that is counted is sought


class Counted(NamedTuple):
    """What stands behind a number: the unit, and where its words end."""

    unit: str | None
    stop: int


def find_amounts(text: str, stretch: Span, lang: str, countries: Sequence[str] = ()) -> list[Amount]:
    """Return the amounts of a stretch in order: a number with a currency, or with a thing that is counted or measured.

    Money that many states call alike ("kroner", "dinar") is that of the first of some countries (ISO3) that has one.
    """
    found = (_amount(match, lang, countries) for match in _pattern().finditer(text, stretch.start, stretch.stop))
    return [amount for amount in found if amount is not None]


def amount_at(text: str, span: Span, lang: str) -> Amount | None:
    """Return the amount that a stretch holds, told to be one: of a bare number the unit stays unknown."""
    for match in _pattern().finditer(text, max(span.start - _LONGEST_WORD, 0), min(len(text), span.stop + 30)):
        if match.start() >= span.stop:
            break
        if match.end() <= span.start:
            continue
        value = _value(match, lang)
        if value is None:
            continue
        read = _amount(match, lang, ())
        return read or Amount(start=span.start, stop=span.stop, value=value, unit=None)
    return None


def measure_of(unit: str | None) -> str | None:
    """Return a unit that can be converted: a currency (ISO 4217) or a measure by its one name; None for counted things."""
    if unit is None or re.fullmatch(r"[A-Z]{3}", unit):
        return unit
    known = _table("units").get(unit.lower(), unit)
    return known if known in _MEASURES else None


def value_of(words: str, lang: str, scale: str | None = None) -> float | None:
    """Return the value of a number in figures or words ("1,2", "tiga ratus", "forty-one"), or None when it is none."""
    base = (
        1.0
        if words.lower() in ("a", "an")
        else _SCALES[words.lower()]
        if words.lower() in _SCALES
        else _figures(words, lang)
        if words[0].isdigit()
        else _spelled(re.split(r"[\s-]+", words.lower()))
    )
    times = _SCALES[scale.lower()] if scale else 1.0
    return None if base is None else round(base * times, 6)


def _figures(words: str, lang: str) -> float | None:
    """Read figures: in Indonesian a point parts thousands and a comma decimals, in English the other way round."""
    point, comma = (".", ",") if lang == "id" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{point}\d{{3}})+(?:\{comma}\d+)?", words):
        return float(words.replace(point, "").replace(comma, "."))
    if re.fullmatch(rf"\d+(?:\{comma}\d+)?", words):
        return float(words.replace(comma, "."))
    return float(words.replace(",", ".")) if words.count(".") + words.count(",") == 1 else None


def _spelled(words: list[str]) -> float | None:
    """Read a number in words: ones wait for what multiplies them, groups below a thousand for their scale."""
    total, group, ones = 0.0, 0.0, 0.0
    for word in words:
        if word in ("a", "an", "and"):
            continue
        if word in _TIMES:
            group, ones = group + (ones or 1.0) * _TIMES[word], 0.0
        elif word == "belas":
            group, ones = group + ones + 10.0, 0.0
        elif word in _SCALES:
            total, group, ones = total + (group + ones or 1.0) * _SCALES[word], 0.0, 0.0
        elif word in _VALUE:
            ones += _VALUE[word]
        else:
            return None
    return total + group + ones


def _amount(match: Match[str], lang: str, countries: Sequence[str]) -> Amount | None:
    value = _value(match, lang)
    if value is None:
        return None
    if match["prefix"]:
        unit = _table("currencies").get(match["prefix"].lower(), match["prefix"].upper())
        return Amount(start=match.start(), stop=match.end(), value=value, unit=unit)
    counted = _named_alike(match, countries) or _counted(match)
    return None if counted is None else Amount(start=match.start(), stop=counted.stop, value=value, unit=counted.unit)


def _value(match: Match[str], lang: str) -> float | None:
    value = value_of(match["number"], lang, match["scale"] or match["tight"])
    return value / 2 if value is not None and match["half"] else value


def _named_alike(match: Match[str], countries: Sequence[str]) -> Counted | None:
    """Return the money of a country behind a number whose name other states use, too."""
    words = _words_behind(match)[:1]
    name = _FAMILIES.get(words[0][0]) if words else None
    code = next((c for country in countries if (c := _moneys().get((name or "", country)))), None)
    return Counted(code, words[0][1]) if code else None


_FAMILIES = {
    form: name
    for name, forms in {
        "krone": "krone kroner crowns", "krona": "krona kronor", "koruna": "koruna korun koruny crowns",
        "franc": "franc francs frank", "dinar": "dinar dinars", "dirham": "dirham dirhams", "riyal": "riyal riyals",
        "rial": "rial rials", "peso": "peso pesos", "pound": "pound pounds", "rupee": "rupee rupees",
        "shilling": "shilling shillings", "lira": "lira liras",
    }.items()
    for form in forms.split()
}  # fmt: skip


@cache
def _moneys() -> dict[tuple[str, str], str]:
    """Return the codes (ISO 4217) of money by its name and country."""
    text = files("kawat.events").joinpath("data", "money.csv").read_text(encoding="utf-8")
    return {(row["name"], row["country"]): row["code"] for row in csv.DictReader(text.splitlines())}


def _counted(match: Match[str]) -> Counted | None:
    """Return the currency or thing behind a number: the longest words that the tables know among the next few."""
    words = _words_behind(match)
    for first in range(len(words)):
        for last in range(min(first + 3, len(words)), first, -1):
            phrase = " ".join(w for w, _ in words[first:last])
            unit = (_table("currencies").get(phrase) if first == 0 else None) or _table("units").get(phrase)
            if unit:
                return Counted(unit, words[last - 1][1])
    return None


def _words_behind(match: Match[str]) -> list[tuple[str, int]]:
    """Return the next words with the places where they end, up to a word that no counted thing goes beyond."""
    found: list[tuple[str, int]] = []
    at = match.end()
    for word in re.compile(r"[ -]([^\W\d_][\w]*)").finditer(match.string, at):
        if word.start() != at or word[1].lower() in _STOPS or len(found) == _LOOK:
            break
        found.append((word[1].lower(), word.end()))
        at = word.end()
    return [(w, stop) for w, stop in found if w not in _COUNTERS]


@cache
def _table(name: str) -> dict[str, str]:
    text = files("kawat.events").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return {row[0]: row[1] for row in rows}


@cache
def _pattern() -> Pattern[str]:
    """Return one pattern for numbers, in figures or words, with a currency before them and a scale behind them."""
    codes = {*_table("currencies").values(), *_moneys().values()} - {"COP"}  # COP 30 is a conference
    signs = [p for p in _table("currencies") if p.isupper() or (len(p) <= 3 and p not in ("won", "yen", "kip"))]
    prefix = "|".join(map(re.escape, sorted(signs, key=len, reverse=True))) + rf"|(?-i:{'|'.join(sorted(codes))})"
    number = "|".join(sorted((*_VALUE, *_FILLED), key=len, reverse=True))
    spelled = rf"(?:(?:a|an) (?=hundred|thousand|million|billion|dozen))?(?:{number})(?:[ -](?:{number}|ribu|thousand)(?!\w))*"
    bare = r"an?(?= (?:thousand|million|billion|trillion)\W)"
    scale = "|".join(sorted(_SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/])(?P<half>setengah |half (?:an? )?)?(?:(?P<prefix>{prefix})\.? ?(?=\d))?"
        rf"(?P<number>{_FIGURE}|{spelled}|{bare}|(?<=half )(?:million|billion)|(?<=setengah )(?:juta|miliar|triliun))"
        rf"(?:[ -](?P<scale>{scale})(?!\w)|(?<=\d)(?P<tight>bn|mn|m)(?!\w))?(?![\w/])",
        re.IGNORECASE,
    )
