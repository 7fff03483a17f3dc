"""Phrases: the word tables of the diplomatic layer, and where their phrases stand in a sentence, the longest first."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kawat.events.words import Sentence, words_of
from kawat.span import Span

Row = Mapping[str, str]


class Hit(NamedTuple):
    """A phrase that was found: its first and last word, and its row of the table."""

    first: int
    last: int
    row: Row

    def span(self, sentence: Sentence) -> Span:
        """Return where the phrase stands in the report's text."""
        return Span(sentence.words[self.first].start, sentence.words[self.last].stop)


class Table:
    """A table of phrases of one language, asked for those of a sentence."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take rows with a column `phrase`."""
        self.by_first: dict[str, list[tuple[list[str], Row]]] = {}
        for row in rows:
            words = words_of(row["phrase"])
            self.by_first.setdefault(words[0], []).append((words, row))
        for found in self.by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def find(self, sentence: Sentence) -> list[Hit]:
        """Return the phrases of a sentence, left to right, none over another; a possessive -nya is left on its noun."""
        forms = [word.form for word in sentence.words]
        hits: list[Hit] = []
        at = 0
        while at < len(forms):
            hit = self._at(forms, at)
            if hit is not None and _whole(sentence, hit):
                hits.append(hit)
                at = hit.last + 1
            else:
                at += 1
        return hits

    def _at(self, forms: list[str], at: int) -> Hit | None:
        for form in (forms[at], forms[at].removesuffix("nya")):
            for words, row in self.by_first.get(form, ()):
                if len(words) == 1 or forms[at + 1 : at + len(words)] == words[1:]:
                    return Hit(at, at + len(words) - 1, row)
        return None


def _whole(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether only blanks and hyphens stand inside a phrase, and a plus sign where the phrase has one ("2+2", no date)."""
    gaps = sentence.gaps[hit.first + 1 : hit.last + 1]
    if "+" in hit.row["phrase"]:
        return all("+" in gap for gap in gaps)
    return not any(set(gap) & set(",.;:/()") for gap in gaps)


@cache
def rows(name: str, lang: str) -> tuple[Row, ...]:
    """Return the rows of a table of this folder's data for one language."""
    text = files("kawat.events.diplomacy").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(row for row in csv.DictReader(text.splitlines()) if row["lang"] == lang)


@cache
def table(name: str, lang: str, roles: tuple[str, ...] = ()) -> Table:
    """Return a table of this folder's data by its name, with the phrases of one language (and of some roles alone)."""
    return Table(row for row in rows(name, lang) if not roles or row["role"] in roles)
