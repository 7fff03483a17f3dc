"""Topics: which contexts the words of a text speak for, by a list of words and beginnings of words in both languages."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_SHORTEST, _LONGEST = 3, 12  # letters of a beginning
_PHRASE = 3  # words of the longest phrase


class Topic(NamedTuple):
    """A word (its place in the row of words) and a context that it speaks for."""

    at: int
    context: str


def topics_of(words: Sequence[str], lang: str) -> Iterator[Topic]:
    """Yield the topics of a row of words in small letters, in order; a word may speak for several contexts."""
    tongue = "id" if lang == "id" else "en"
    for at, word in enumerate(words):
        found = set(_of_word(word, tongue))
        for n in range(2, _PHRASE + 1):
            found.update(_table(tongue).get(" ".join(words[at : at + n]), ()))
        for context in sorted(found):
            yield Topic(at, context)


@lru_cache(maxsize=20_000)
def _of_word(word: str, lang: str) -> tuple[str, ...]:
    """Return the contexts that a word alone speaks for: whole, by its beginning, or without its suffix -nya."""
    forms = [word, *(f"{word[:n]}*" for n in range(_SHORTEST, min(len(word), _LONGEST) + 1)), word.removesuffix("nya")]
    return tuple(context for form in forms for context in _table(lang).get(form, ()))


@cache
def _table(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the contexts by word, phrase or beginning ("tarif*")."""
    text = files("kawat.events").joinpath("data", "topics.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["lang"] == lang:
            found[row["words"]] = (*found.get(row["words"], ()), row["context"])
    return found
