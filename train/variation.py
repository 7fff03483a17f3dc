"""A passage told of other countries and people: what happens stays, the names change, so that roles are learned, not names."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

import kawat
from kawat.corpus.layout import THING
from kawat.notation import Block, Mark
from kawat.span import Span

SHARE = 0.6  # of the things that can be renamed
QUOTES = 0.3  # of the passages whose straight marks become curly ones
Swap = tuple[Span, str]


class Names(NamedTuple):
    """What countries are called, by language and form (name, demonym), and persons of the corpus, by number of words."""

    countries: dict[str, dict[str, dict[str, str]]]
    persons: dict[int, list[tuple[str, ...]]]


def names_for(blocks: list[Block]) -> Names:
    """Return the names to choose from: the registry's countries, and the persons of the passages themselves."""
    data = Path(kawat.__file__).parent / "actors" / "data"
    rows = list(csv.DictReader((data / "actors.csv").read_text(encoding="utf-8").splitlines()))
    named = [row for row in rows if row["kind"] == "country" and "," not in row["name_en"] and "(" not in row["name_en"]]
    aliases = list(csv.DictReader((data / "aliases.csv").read_text(encoding="utf-8").splitlines()))
    demonyms: dict[str, str] = {}
    for row in aliases:
        if row["kind"] == "demonym" and row["lang"] == "en":
            demonyms.setdefault(row["target"], row["alias"])
    countries = {
        "en": {row["id"]: {"name": row["name_en"], "demonym": demonyms.get(row["id"], "")} for row in named},
        "id": {row["id"]: {"name": row["name_id"], "demonym": ""} for row in named},
    }
    persons: dict[int, list[tuple[str, ...]]] = {}
    for block in blocks:
        for entry in block.ledger:
            if entry.subject[0] == "P" and "name" in entry.settings:
                words = tuple(entry.settings["name"].split("_"))
                persons.setdefault(len(words), []).append(words)
    return Names(countries, persons)


def varied(block: Block, names: Names, chance: random.Random) -> Block:
    """Return a passage with some of its countries and persons renamed throughout, and perhaps other quotation marks."""
    swaps: list[Swap] = []
    for label in dict.fromkeys(m.label.split(".")[0] for m in block.marks if m.label[0] in "CP" and THING.fullmatch(m.label)):
        if chance.random() < SHARE:
            swaps += _renamed(block, label, names, chance)
    text, marks = _swapped(block.text, block.marks, sorted(swaps))
    if chance.random() < QUOTES:
        text = _curled(text)
    return msgspec.structs.replace(block, text=text, marks=marks)


def _renamed(block: Block, label: str, names: Names, chance: random.Random) -> list[Swap]:
    """Return what each name of a thing becomes; nothing where one of them is no form that can be swapped."""
    spans = block.spans(label)
    if label[0] == "C":
        change = _country(block, label, names, chance)
    else:
        change = _person(block.setting(label, "name", ""), names, chance)
    told = [(span, change.get(span.of(block.text), "")) for span in spans]
    return told if all(new for _, new in told) else []


def _country(block: Block, label: str, names: Names, chance: random.Random) -> dict[str, str]:
    known = names.countries.get(block.settings.get("lang", "id"), {})
    taken = {e.settings.get("is", "") for e in block.ledger}
    one, other = known.get(block.setting(label, "is", "")), chance.choice(sorted(known))
    if one is None or other in taken:
        return {}
    return {one[form]: known[other][form] for form in ("name", "demonym") if one[form] and known[other][form]}


def _person(name: str, names: Names, chance: random.Random) -> dict[str, str]:
    words = tuple(name.split("_")) if name else ()
    if len(words) not in names.persons:
        return {}
    new = chance.choice(names.persons[len(words)])
    parts = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    return {" ".join(words[i:j]): " ".join(new[i:j]) for i, j in parts}


def _swapped(text: str, marks: tuple[Mark, ...], swaps: list[Swap]) -> tuple[str, tuple[Mark, ...]]:
    """Return text and marks after swaps that do not overlap."""
    pieces, at = [], 0
    for span, new in swaps:
        if span.start >= at:
            pieces += [text[at : span.start], new]
            at = span.stop
    moved = list(_moves(swaps))

    def shift(place: int) -> int:
        return place + sum(by for stop, by in moved if stop <= place)

    told = tuple(msgspec.structs.replace(m, span=Span(shift(m.span.start), shift(m.span.stop))) for m in marks)
    return "".join([*pieces, text[at:]]), told


def _moves(swaps: list[Swap]) -> Iterator[tuple[int, int]]:
    at = 0
    for span, new in swaps:
        if span.start >= at:
            yield span.stop, len(new) - (span.stop - span.start)
            at = span.stop


def _curled(text: str) -> str:
    """Return a text with straight double marks turned into curly ones, line by line where they pair."""
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if line.count('"') % 2 == 0:
            parts = line.split('"')
            lines[n] = "".join(part + ("“" if i % 2 == 0 else "”") for i, part in enumerate(parts[:-1])) + parts[-1]
    return "\n".join(lines)
