"""The lexicon: trigger phrases with what they mean, and words of modality and of context, found by the words they begin with."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Generic, Literal, NamedTuple, TypeVar, cast

from kawat.events.lists import ENGLISH_ARTICLES, PARTICLES
from kawat.events.words import words_of
from kawat.plover import Auxiliary
from kawat.span import Noun

T = TypeVar("T")
Form = Literal["base", "s", "ed", "ing", "fixed"]


class Row(Noun, frozen=True, kw_only=True):
    """What a phrase means: event, mode, contexts, how its actors stand (frame), what it needs and what it cannot stand beside."""

    phrase: str
    lang: str
    pos: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    frame: str
    needs: frozenset[str]
    without: frozenset[str]
    headline: bool


class Entry(NamedTuple):
    """A row in one of its inflected forms."""

    row: Row
    form: Form


class Modal(NamedTuple):
    """A word of modality: the auxiliary it gives, and whether it must stand before the trigger."""

    aux: Auxiliary
    before: bool


class Phrases(NamedTuple, Generic[T]):
    """Phrases by their words, and by first word the lengths that are worth trying, longest first."""

    lengths: dict[str, tuple[int, ...]]
    meanings: dict[tuple[str, ...], tuple[T, ...]]

    def at(self, forms: Sequence[str], first: int) -> Iterator[tuple[int, tuple[T, ...]]]:
        """Yield the phrases that begin at a word, longest first, as the number of their words and what they mean."""
        for length in self.lengths.get(forms[first], ()):
            words = tuple(forms[first : first + length])
            meant = self.meanings.get(words)
            if meant and len(words) == length:
                yield length, meant


class Lexicon(NamedTuple):
    """All that one language's coding needs to know; `split` holds verbs that may stand apart from their auxiliary,
    `pairs` English verbs with their object, between which adjectives may stand."""

    triggers: Phrases[Entry]
    modality: Phrases[Modal]
    contexts: Phrases[str]
    split: dict[tuple[str, str], Row]
    everyday: frozenset[str]
    pairs: dict[str, dict[str, Entry]]


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language; texts in others than Indonesian are read with the English one."""
    code = "id" if lang == "id" else "en"
    rows = [_row(row) for row in _table("triggers.csv") if row["lang"] == code]
    fixed = {row["phrase"] for row in _table("triggers.csv") if row["note"].startswith(("inflected form", "fixed form"))}
    modals = [(r["phrase"], _modal(r)) for r in _table("modality.csv") if r["lang"] == code]
    contexts = [(r["phrase"], r["context"]) for r in _table("contexts.csv") if r["lang"] in (code, "*")]
    inflected = [pair for row in rows for pair in _inflected(row, row.phrase in fixed)]
    return Lexicon(
        triggers=_phrases(inflected),
        modality=_phrases((words_of(phrase), modal) for phrase, modal in modals),
        contexts=_phrases((words_of(phrase), context) for phrase, context in contexts),
        split={(w[0], w[1]): row for row in rows if len(w := words_of(row.phrase)) == 2 and w[0] in ("akan", "siap")},
        everyday=frozenset(r["word"] for r in _table("everyday.csv") if r["lang"] in (code, "*")),
        pairs=_pairs(inflected),
    )


def _pairs(inflected: Iterable[tuple[list[str], Entry]]) -> dict[str, dict[str, Entry]]:
    """Return English verbs that have an object in the lexicon, and for each the objects."""
    pairs: dict[str, dict[str, Entry]] = {}
    for words, entry in inflected:
        if entry.row.lang == "en" and entry.row.pos == "verb" and len(words) == 2 and words[1] not in PARTICLES:
            pairs.setdefault(words[0], {})[words[1]] = entry
    return pairs


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files("kawat.events").joinpath("data", name).read_text(encoding="utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _row(row: dict[str, str]) -> Row:
    tags = row["needs"].split()
    return Row(
        phrase=row["phrase"],
        lang=row["lang"],
        pos=row["pos"],
        event=row["event"],
        mode=row["mode"] or None,
        contexts=tuple(row["context"].split()),
        frame=row["frame"],
        needs=frozenset(tag for tag in tags if not tag.startswith("not:")),
        without=frozenset(tag.removeprefix("not:") for tag in tags if tag.startswith("not:")),
        headline="headline form" in row["note"],
    )


def _modal(row: dict[str, str]) -> Modal:
    return Modal(cast(Auxiliary, row["aux"]), row["scope"] == "before")


def _phrases(pairs: Iterable[tuple[list[str], T]]) -> Phrases[T]:
    meanings: dict[tuple[str, ...], list[T]] = {}
    for words, meaning in pairs:
        if words:
            meanings.setdefault(tuple(words), []).append(meaning)
    lengths: dict[str, set[int]] = {}
    for key in meanings:
        lengths.setdefault(key[0], set()).add(len(key))
    return Phrases(
        {word: tuple(sorted(many, reverse=True)) for word, many in lengths.items()},
        {words: tuple(many) for words, many in meanings.items()},
    )


def _inflected(row: Row, fixed: bool) -> Iterator[tuple[list[str], Entry]]:
    first, *rest = (word for word in words_of(row.phrase) if word not in ENGLISH_ARTICLES)
    if row.lang != "en" or row.pos != "verb" or fixed:
        yield [first, *rest], Entry(row, "fixed")
        return
    for form, kind in english_forms(first):
        yield [form, *rest], Entry(row, kind)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["base"]: tuple(row["forms"].split()) for row in _table("irregular_en.csv")}


def english_forms(base: str) -> tuple[tuple[str, Form], ...]:
    """Return the forms of an English verb, each with its kind; a form that equals the base is given once, as a past form."""
    forms: dict[str, Form] = {base: "base"}
    for form in _irregular().get(base) or _regular(base):
        forms[form] = "ing" if form.endswith("ing") and form != base else "s" if form in (base + "s", base + "es") else "ed"
    if base.endswith("y") and base[:-1] + "ies" in forms:
        forms[base[:-1] + "ies"] = "s"
    return tuple(forms.items())


def _regular(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing" if not base.endswith(("ee", "oe", "ye")) else base + "ing"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    plural = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return plural, base + "ed", base + "ing"
