"""The ledger of pledges: tellings of several reports that are about one pledge become one entry, with the rule that linked them.

Two tellings are one pledge when they have a debtor in common, no different creditors, and one of three things alike, tried in
this order: the sum or number (`same sum`), the agreement it is made under (`same agreement`), the thing (`same thing`: half
of the words of the shorter description). Different sums of one unit keep two pledges apart, except an agreement's parts.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from kawat.diplomacy import PledgeStatus
from kawat.lake.standing import Owed, Side
from kawat.span import Noun

Link = Literal["first telling", "same sum", "same agreement", "same thing"]
_STEM = 5  # letters that two words share when they are one
_SMALL = frozenset(
    "yang dan untuk dengan kepada dari pada dalam sebesar senilai juta miliar triliun ribu million billion"
    " thousand with from that this their more than lebih bagi para akan would will".split()
)


class Telling(Noun, frozen=True, kw_only=True):
    """A telling in an entry, and the rule that put it there."""

    owed: Owed
    linked_by: Link


class Entry(Noun, frozen=True, kw_only=True):
    """A pledge with all its tellings, the oldest first; those without a day come last."""

    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Owed:
        """The telling that the entry began with."""
        return self.tellings[0].owed

    @property
    def status(self) -> PledgeStatus:
        """How the pledge stands by its last telling; a promise that is told again does not undo a delivery or a breach."""
        said = [t.owed.status for t in self.tellings]
        settled = [s for s in said if s in ("delivered", "broken")]
        return settled[-1] if settled else said[-1]

    @property
    def is_open(self) -> bool:
        """Whether it is neither delivered nor broken."""
        return self.status in ("promised", "reaffirmed")


def link(told: Iterable[Owed]) -> tuple[Entry, ...]:
    """Return the entries of a ledger in order of their first tellings."""
    entries: list[list[Telling]] = []
    for owed in sorted(told, key=_order):
        joined = next(((held, rule) for held in entries if (rule := _alike(held, owed)) is not None), None)
        if joined is None:
            entries.append([Telling(owed=owed, linked_by="first telling")])
        else:
            joined[0].append(Telling(owed=owed, linked_by=joined[1]))
    return tuple(Entry(tellings=tuple(held)) for held in entries)


def _order(owed: Owed) -> tuple[bool, date, str, int]:
    return owed.told.published is None, owed.told.published or date.max, owed.told.report, owed.told.n


def _alike(held: list[Telling], owed: Owed) -> Link | None:
    """Return the rule by which a telling belongs to an entry: the first that holds for one of its tellings."""
    rules = (_rule(one.owed, owed) for one in held)
    return next((rule for rule in rules if rule is not None), None)


def _rule(one: Owed, other: Owed) -> Link | None:
    if not _keys(one.debtors) & _keys(other.debtors) or _apart(one.creditors, other.creditors):
        return None
    if one.value is not None and (one.value, one.unit) == (other.value, other.unit) and one.unit is not None:
        return "same sum"
    if one.under and other.under and _share(one.under, other.under) >= 1.0:
        return "same agreement"
    if one.value is not None and other.value is not None:
        return None
    return "same thing" if _share(one.what, other.what) >= 0.5 else None


def _keys(sides: Iterable[Side]) -> frozenset[str]:
    return frozenset(side.key for side in sides)


def _apart(one: Iterable[Side], other: Iterable[Side]) -> bool:
    """Tell whether both tellings name creditors and have none in common."""
    mine, yours = _keys(one), _keys(other)
    return bool(mine and yours) and not mine & yours


def _share(one: str, other: str) -> float:
    """Return the share of the shorter text's words that the other one has, too; small words and numbers do not count."""
    mine, yours = (frozenset(_stems(text)) for text in (one, other))
    return len(mine & yours) / min(len(mine), len(yours)) if mine and yours else 0.0


def _stems(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return [word[:_STEM] for word in words if word not in _SMALL]
