"""Topics: which contexts the words of a text speak for, by a list of words and beginnings of words in both languages."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
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
    table = _table("id" if lang == "id" else "en")
    for at, word in enumerate(words):
        forms = [word, *(f"{word[:n]}*" for n in range(_SHORTEST, min(len(word), _LONGEST) + 1))]
        forms += [" ".join(words[at : at + n]) for n in range(2, _PHRASE + 1) if at + n <= len(words)]
        if word.endswith("nya"):
            forms.append(word[:-3])
        for context in sorted({context for form in forms for context in table.get(form, ())}):
            yield Topic(at, context)


@cache
def _table(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the contexts by word, phrase or beginning ("tarif*")."""
    text = files("kawat.events").joinpath("data", "topics.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["lang"] == lang:
            found[row["words"]] = (*found.get(row["words"], ()), row["context"])
    return found
