"""What the network gets right on corpus/dev after an epoch, by counts: the trigger's event, and who is its actor and recipient.

Triggers and mentions are given; each side is right where the best mention (or nobody) is right. First the bottom rows, then the
second look.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from kawat.model.labels import BREADTH, LINKS, ROLES, columns, upper_columns
from kawat.model.pieces import AFTER, BEFORE
from train.network import Network, ends
from train.step3_samples import Pair, Sample
from train.upper import Window, looked


def told_of(network: Network, samples: Sequence[Sample]) -> str:
    """Return one line of shares: event, actor, recipient, time, place; bottom / second look."""
    hits: Counter[str] = Counter()
    network.eval()
    with torch.no_grad():
        for sample in samples:
            ids = torch.tensor([sample.ids])
            hidden = network.encoder(ids, torch.ones_like(ids))
            hits.update(_homes(network, network.rows(hidden), sample))
            if sample.events:
                hits.update(_hits(network, sample, hidden))
    network.train()
    names = ["event", *ROLES]
    told = ", ".join(f"{n} {hits[n + ' low']}/{hits[n + ' high']} of {hits[n]}" for n in names)
    return f"{told}, country {hits['of low']} of {hits['of']}"


def _homes(network: Network, rows: Tensor, sample: Sample) -> Iterator[str]:
    """Yield whether the country of each who is named without one is right, or rightly none."""
    asked: dict[Pair, list[tuple[Pair, int]]] = {}
    for link, one, other, yes in sample.links:
        if link == LINKS.index("of"):
            asked.setdefault(one, []).append((other, yes))
    for one, others in asked.items():
        if not any(one[0] <= first and last <= one[1] for (first, last), _ in others):
            yield "of"
            if _right([_low(network, rows, "of", one, other) for other, _ in others], [yes for _, yes in others]):
                yield "of low"


def _hits(network: Network, sample: Sample, hidden: Tensor) -> Iterator[str]:
    rows = network.rows(hidden)
    length = len(sample.ids)
    windows = [Window(0, e[0], max(0, e[0][0] - BEFORE), min(length, e[0][0] + AFTER + 1), e) for e in sample.events]
    told = looked(network.upper, hidden, windows)
    start, stop = columns()["class:event"]
    up = upper_columns()["class:event"]
    for n, window in enumerate(windows):
        first = window.trigger[0]
        yield "event"
        if window.event is None:
            continue
        if int(rows[0, first, start:stop].argmax()) == window.event[1]:
            yield "event low"
        if int(told[n, first - window.start, up[0] : up[1]].argmax()) == window.event[1]:
            yield "event high"
        for k, role in enumerate(ROLES):
            asked = [(other, yes) for m, one, other, yes in sample.links if m == LINKS.index(role) and one == window.trigger]
            low = [_low(network, rows, role, window.trigger, other) for other, _ in asked]
            high = [_high(told[n, :, k], window, other) for other, _ in asked]
            yield role
            if _right(low, [yes for _, yes in asked]):
                yield f"{role} low"
            if _right(high, [yes for _, yes in asked]):
                yield f"{role} high"


def _right(scores: Sequence[float], right: Sequence[int]) -> bool:
    best = max(range(len(scores)), key=lambda i: scores[i], default=None)
    if best is None or scores[best] < 0:
        return not any(right)
    return bool(right[best])


def _low(network: Network, rows: Tensor, role: str, one: Pair, other: Pair) -> float:
    at = columns()
    near, far = (ends(rows, [(0, p)], at[f"{side}:{role}"]) for side, p in (("from", one), ("to", other)))
    return float((near * far).sum() / BREADTH**0.5 + network.bias[LINKS.index(role)])


def _high(told: Tensor, window: Window, other: Pair) -> float:
    if other[0] < window.start or other[1] >= window.stop:
        return -9.0
    return float(told[other[0] - window.start] + told[other[1] - window.start]) / 2
