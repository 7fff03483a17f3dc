"""The lexicon: trigger phrases with what they mean, words of modality and of context, as tries over word forms."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from kawat.events.words import words_of
from kawat.plover import Auxiliary
from kawat.span import Noun

Form = Literal["base", "s", "ed", "ing", "fixed"]
Frame = Literal["active", "passive", "mutual", "subject", "with", "to"]


class Row(Noun, frozen=True, kw_only=True):
    """What a phrase means: event, mode, contexts, how its actors stand (frame), what it needs and what it cannot stand beside."""

    phrase: str
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


class Node[T](NamedTuple):
    """A step in a trie over word forms."""

    next: "dict[str, Node[T]]"
    ends: list[T]


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files("kawat.events").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
