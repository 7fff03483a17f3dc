"""The second look: two more layers that are run once for each trigger, over the rows around it, with the trigger marked.

The bottom layers read a stretch once and know nothing of what will be asked. Here the rows of the pieces around one trigger get a
mark on the trigger's own, and two layers of e5 stand on them: so a mention's row can say what that mention is to this trigger.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from kawat.model.labels import CLASSES, LINKS, ROLES, TOLD, upper_columns
from kawat.model.pieces import AFTER, BEFORE
from train.step1_encoder import Stored
from train.step3_samples import Pair, Sample

SECOND = 2  # layers of the second look
HEAVY = {"actor": 2.0, "recipient": 2.5, "time": 1.0, "place": 1.0}


Event = tuple[Pair, int, int, tuple[int, ...], tuple[int, ...]]


class Window(NamedTuple):
    """A trigger to be asked for: the sample, the trigger's pieces, where the rows around it begin and stop, and its event."""

    sample: int
    trigger: Pair
    start: int
    stop: int
    event: Event | None


class Upper(nn.Module):
    """The mark, two layers, and one row of numbers a piece in the order of `upper_columns`."""

    def __init__(self, stored: Stored, layer: type[nn.Module]) -> None:
        """Make the layers; `layer` makes one, and whoever builds the network fills them."""
        super().__init__()
        size = stored.sizes["hidden"]
        self.layers = nn.ModuleList(layer(size, stored.sizes["heads"], stored.sizes["ff"], stored.eps) for _ in range(SECOND))
        self.mark = nn.Parameter(torch.randn(size) * 0.3)
        self.bend, self.role = nn.Linear(size, 256), nn.Linear(256, len(ROLES))
        self.told = nn.Linear(size, 1 + sum(len(CLASSES[c]) for c in TOLD))
        self.drop = nn.Dropout(0.15)
        with torch.no_grad():
            self.role.bias.fill_(-2.0)

    def forward(self, rows: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, pieces, numbers) for rows (windows, pieces, 384), and marks and mask of ones (windows, pieces)."""
        x = rows + marks[..., None] * self.mark
        far = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, far)
        x = self.drop(x)
        return torch.cat([self.role(functional.gelu(self.bend(x))), self.told(x)], dim=-1)


def windows_of(samples: Sequence[Sample], likely: Tensor) -> list[Window]:
    """Return the windows of all triggers, and of the likeliest piece of each sample that is none (likely: samples x pieces)."""
    found = []
    for i, sample in enumerate(samples):
        length = len(sample.ids)
        held: dict[Pair, Event | None] = {event[0]: event for event in sample.events}
        at = likely[i, :length].clone()
        for first, last in held:
            at[first : last + 1] = -1.0
        at[[0, length - 1]] = -1.0
        wrong = int(at.argmax())
        if at[wrong] > 0:
            held[(wrong, wrong)] = None
        for pair, event in held.items():
            found.append(Window(i, pair, max(0, pair[0] - BEFORE), min(length, pair[0] + AFTER + 1), event))
    return found


def looked(upper: Upper, hidden: Tensor, windows: Sequence[Window]) -> Tensor:
    """Return the second look's numbers for windows over hidden (samples, pieces, 384)."""
    longest = max(w.stop - w.start for w in windows)
    places = torch.tensor([[min(w.start + n, w.stop - 1) for n in range(longest)] for w in windows])
    mask = torch.tensor([[float(w.start + n < w.stop) for n in range(longest)] for w in windows])
    marks = torch.tensor([[float(w.trigger[0] <= w.start + n <= w.trigger[1]) for n in range(longest)] for w in windows])
    sample = torch.tensor([w.sample for w in windows])
    told: Tensor = upper(hidden[sample[:, None], places], marks, mask)
    return told


def loss_of_look(told: Tensor, windows: Sequence[Window], samples: Sequence[Sample]) -> Tensor:
    """Return the loss: whether it is a trigger, its classes, and what each mention is to it."""
    at = upper_columns()
    first = torch.tensor([w.trigger[0] - w.start for w in windows])
    rows = told[torch.arange(len(windows)), first]
    right = torch.tensor([float(w.event is not None) for w in windows])
    losses = [1.5 * functional.binary_cross_entropy_with_logits(rows[:, at["real"][0]], right)]
    real = [n for n, w in enumerate(windows) if w.event is not None]
    if real:
        events = [w.event for w in windows if w.event is not None]
        held = rows[real]
        for name, n, weight in (("event", 1, 2.0), ("mode", 2, 0.5)):
            start, stop = at[f"class:{name}"]
            labels = torch.tensor([e[n] for e in events])
            losses.append(weight * functional.cross_entropy(held[:, start:stop], labels))
        for name, n in (("aux", 3), ("context", 4)):
            start, stop = at[f"class:{name}"]
            several = torch.zeros(len(events), stop - start)
            for i, event in enumerate(events):
                several[i, list(event[n])] = 1.0
            losses.append(2.0 * functional.binary_cross_entropy_with_logits(held[:, start:stop], several))
    return torch.stack(losses).sum() + _roles(told, windows, samples)


def _roles(told: Tensor, windows: Sequence[Window], samples: Sequence[Sample]) -> Tensor:
    losses = [told.sum() * 0.0]
    numbers = {(w.sample, w.trigger): n for n, w in enumerate(windows)}
    for n, role in enumerate(ROLES):
        link = LINKS.index(role)
        asked = [
            (numbers[i, one], other, yes)
            for i, s in enumerate(samples)
            for m, one, other, yes in s.links
            if m == link and (i, one) in numbers and _inside(windows[numbers[i, one]], other)
        ]
        if not asked:
            continue
        window = torch.tensor([w for w, _, _ in asked])
        begins = torch.tensor([windows[w].start for w, _, _ in asked])
        ends = [torch.tensor([other[k] for _, other, _ in asked]) - begins for k in (0, 1)]
        scores = (told[window, ends[0], n] + told[window, ends[1], n]) / 2
        labels = torch.tensor([float(yes) for *_, yes in asked])
        losses.append(HEAVY[role] * functional.binary_cross_entropy_with_logits(scores, labels))
        losses.append(0.5 * HEAVY[role] * ranked(scores, labels, window.tolist()))
    return torch.stack(losses).sum()


def _inside(window: Window, pair: Pair) -> bool:
    return window.start <= pair[0] and pair[1] < window.stop


def ranked(told: Tensor, labels: Tensor, begins: Sequence[object]) -> Tensor:
    """Return how far the right ends are from beating the others of the same beginning; nobody stands at 0 and is right alone."""
    numbers = {begin: n for n, begin in enumerate(dict.fromkeys(begins))}
    group = torch.tensor([numbers[begin] for begin in begins])
    shape = (len(numbers), len(told))
    held = torch.full(shape, -1e4).scatter(0, group[None], told[None])
    right = torch.full(shape, -1e4).scatter(0, group[None], torch.where(labels > 0, told, -1e4)[None])
    empty = right.max(dim=1).values < -9e3
    nobody = torch.zeros(len(numbers), 1)
    best = torch.where(empty, nobody[:, 0], torch.logsumexp(right, dim=1))
    return (torch.logsumexp(torch.cat([held, nobody], dim=1), dim=1) - best).mean()
