"""Cue expressions: the words that introduce somebody's words, with the kind and polarity of what they introduce."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast, get_args

from kawat.record import Polarity, StatementKind

Form = Literal["bare", "nya", "verb", "passive", "menurut"]
Need = Literal["any", "clause", "that", "to"]


class Cue(NamedTuple):
    """A cue expression: its form, the kind and polarity of the statement, and what its content needs:

    nothing (`any`), a finite clause (`clause`), a conjunction, colon or quotation (`that`), or an infinitive (`to`).
    """

    form: Form
    kind: StatementKind
    polarity: Polarity
    need: Need


class Cues(NamedTuple):
    """The cue expressions of a language: by their words, and the greatest number of words for each first word."""

    of: dict[tuple[str, ...], Cue]
    longest: dict[str, int]


@cache
def cues(lang: str) -> Cues:
    """Return the cue expressions of a language (`id` or `en`; any other language has both)."""
    table = files("kawat.attribution").joinpath("cues.csv").read_text(encoding="utf-8")
    of: dict[tuple[str, ...], Cue] = {}
    longest: dict[str, int] = {}
    for row in csv.DictReader(table.splitlines()):
        if lang in ("id", "en") and row["lang"] != lang:
            continue
        words = tuple(row["phrase"].split())
        of[words] = _cue(row)
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Cues(of, longest)


def _cue(row: dict[str, str]) -> Cue:
    for value, kind in ((row["form"], Form), (row["kind"], StatementKind), (row["polarity"], Polarity), (row["need"], Need)):
        assert value in get_args(kind), f"cues.csv: {value} in the row of '{row['phrase']}'"
    return Cue(
        cast(Form, row["form"]),
        cast(StatementKind, row["kind"]),
        cast(Polarity, row["polarity"]),
        cast(Need, row["need"]),
    )
