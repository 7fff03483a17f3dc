"""The second look: one trigger is marked among the rows around it, and the spans near it are asked what they are to it.

What it tells is the mean of both looks: of their logits for roles and for classes that may be several, of their logarithms for
the others.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from kawat.model.heads import Links, Reading, likely, says
from kawat.model.labels import ROLES, TOLD, upper_columns
from kawat.model.pack import Pack, Rows
from kawat.model.pieces import AFTER, BEFORE
from kawat.signs import Look, Said, Sign
from kawat.span import Span

_AT = upper_columns()


class Looker:
    """Looks a second time at the readings of one text."""

    def __init__(self, pack: Pack, read: Sequence[Reading], links: Links) -> None:
        """Take the pack, the readings of all stretches, and the links of the first look."""
        self.pack, self.read, self.links = pack, read, links
        self.told: dict[tuple[str, Span, Span], float] = {}

    def linked(self, link: str, one: Span, other: Span) -> float:
        """Return how surely a link runs from one span to another: what a second look has told of them, else the first."""
        known = self.told.get((link, one, other))
        return self.links.linked(link, one, other) if known is None else known

    def look(self, trigger: Sign, spans: Sequence[Span]) -> Look:
        """Return what the spans are to a trigger; spans too far off for the second look are told by the first one's links."""
        at = max(0, bisect_right(self.links.starts, trigger.start) - 1)
        reading = self.read[at]
        first, last = reading.pieces(trigger.span)
        start, stop = max(0, first - BEFORE), min(len(reading.rows), first + AFTER + 1)
        ends = {span: reading.pieces(span) for span in spans if self.links.at(span) == at}
        seen = {span: (a, b) for span, (a, b) in ends.items() if start <= a and b < stop}
        wanted = sorted({first, *(i for pair in seen.values() for i in pair)})
        told = self.pack.look(
            reading.hidden[start:stop], (first - start, min(last, stop - 1) - start), [i - start for i in wanted]
        )
        place = {piece: n for n, piece in enumerate(wanted)}
        roles = {(r, s): self.links.linked(r, trigger.span, s) for s in spans if s not in seen for r in ROLES}
        for span, (a, b) in seen.items():
            for n, role in enumerate(ROLES):
                second = float(told[place[a], n] + told[place[b], n]) / 2
                roles[role, span] = _sure((second + self.links.logit(role, trigger.span, span)) / 2)
        return Look(
            real=_sure(float(told[place[first], _AT["real"][0]])), says=_classes(reading, first, told[place[first]]), roles=roles
        )


def _classes(reading: Reading, first: int, row: Rows) -> dict[str, tuple[Said, ...]]:
    """Return the classes of the trigger that begins at a piece, by head."""
    both = {head: (reading.part(f"class:{head}")[first], row[slice(*_AT[f"class:{head}"])]) for head in TOLD}
    return {head: says(head, np.asarray((likely(head, one) + likely(head, other)) / 2)) for head, (one, other) in both.items()}


def _sure(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))
