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

    def look(self, trigger: Sign, spans: Sequence[Span]) -> Look:
        """Return what the spans are to a trigger; those too far off for the second look are told by the first alone."""
        at = max(0, bisect_right(self.links.starts, trigger.start) - 1)
        reading = self.read[at]
        first, last = reading.pieces(trigger.span)
        start, stop = max(0, first - BEFORE), min(len(reading.rows), first + AFTER + 1)
        near = [span for span in spans if self.links.at(span) == at]
        ends = np.array([self.links.pieces(span) for span in near], np.intp).reshape(-1, 2)
        seen = (ends[:, 0] >= start) & (ends[:, 1] < stop)
        wanted = np.unique(np.append(ends[seen], first))
        told = self.pack.look(reading.hidden[start:stop], (first - start, min(last, stop - 1) - start), wanted - start)
        roles = np.stack([self.links.logits(role, at, trigger.span, ends) for role in ROLES])
        asked = np.searchsorted(wanted, ends[seen])
        roles[:, seen] = (roles[:, seen] + (told[asked[:, 0]] + told[asked[:, 1]])[:, : len(ROLES)].T / 2) / 2
        sure = (1.0 / (1.0 + np.exp(-roles))).tolist()
        own = told[int(np.searchsorted(wanted, first))]
        return Look(
            real=_sure(float(own[_AT["real"][0]])),
            says=_classes(reading, first, own),
            roles={(role, span): sure[n][k] for n, role in enumerate(ROLES) for k, span in enumerate(near)},
        )


def _classes(reading: Reading, first: int, row: Rows) -> dict[str, tuple[Said, ...]]:
    """Return the classes of the trigger that begins at a piece, by head."""
    both = {head: (reading.part(f"class:{head}")[first], row[slice(*_AT[f"class:{head}"])]) for head in TOLD}
    return {head: says(head, np.asarray((likely(head, one) + likely(head, other)) / 2)) for head, (one, other) in both.items()}


def _sure(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))
