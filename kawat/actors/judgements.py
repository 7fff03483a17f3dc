"""Judgements are what a user decided about identities: dated, signed rows that are only ever added, so each can be undone."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

VERDICTS = frozenset(("merge", "split", "accept", "reject"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Judgement(NamedTuple):
    """A row of judgements.csv.

    `merge`: left is the same person as right, whose id is kept; `split`: left stands alone again; `accept`, `reject`:
    what reading found of left counts, or does not.
    """

    day: str
    by: str
    verdict: str
    left: str
    right: str
    note: str


def judgement_of(cells: Sequence[str]) -> Judgement | None:
    """Return the judgement that a row holds, or None where it holds none."""
    if len(cells) != len(Judgement._fields):
        return None
    row = Judgement(*cells)
    whole = bool(_DAY.fullmatch(row.day) and row.by and row.left) and (row.verdict != "merge" or bool(row.right))
    return row if whole and row.verdict in VERDICTS and row.left != row.right else None


def same_of(judged: Iterable[Judgement]) -> dict[str, str]:
    """Return, for each id that was merged away and not split since, the id that is kept; later rows win."""
    into: dict[str, str] = {}
    for row in judged:
        if row.verdict == "merge":
            root, kept = _end(into, row.left), _end(into, row.right)
            kept = row.right if root == kept else kept
            into.pop(kept, None)
            if root != kept:
                into[root] = kept
        elif row.verdict == "split":
            into.pop(row.left, None)
            into = {left: right for left, right in into.items() if right != row.left}
    return {left: _end(into, left) for left in into}


def _end(into: dict[str, str], one: str) -> str:
    seen = {one}
    while one in into and into[one] not in seen:
        one = into[one]
        seen.add(one)
    return one


def promoted(judged: Iterable[Judgement]) -> dict[str, bool]:
    """Return the ids that the user accepted (True) or rejected (False); the last word counts."""
    return {row.left: row.verdict == "accept" for row in judged if row.verdict in ("accept", "reject")}
