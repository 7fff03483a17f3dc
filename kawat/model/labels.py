"""What the heads may say: spans by group, classes of a cue and of a trigger, and links between two spans.

The order is part of the pack's protocol: a pack stores these lists, and one whose lists differ is refused.
"""

from typing import get_args

from kawat.plover import AUXILIARY, CONTEXTS, EVENTS
from kawat.record import MentionKind, Polarity, StatementKind

MENTIONS: tuple[str, ...] = get_args(MentionKind)
SPANS: tuple[str, ...] = (*MENTIONS, "time", "amount", "source", "cue", "content", "inner", "addressee", "trigger")
LINKS: tuple[str, ...] = ("source", "content", "addressee", "actor", "recipient", "time", "place", "same", "of")
KINDS: tuple[str, ...] = get_args(StatementKind)
POLARITIES: tuple[str, ...] = get_args(Polarity)
EVENT_NAMES: tuple[str, ...] = tuple(EVENTS)
MODES: tuple[str, ...] = ("", *sorted({mode for event in EVENTS.values() for mode in event.modes}))
AUX: tuple[str, ...] = tuple(AUXILIARY)
CONTEXT_NAMES: tuple[str, ...] = tuple(CONTEXTS)
CLASSES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "polarity": POLARITIES,
    "event": EVENT_NAMES,
    "mode": MODES,
    "aux": AUX,
    "context": CONTEXT_NAMES,
}
ROLES: tuple[str, ...] = ("actor", "recipient", "time", "place")  # the links that begin at a trigger
TOLD: tuple[str, ...] = ("event", "mode", "aux", "context")  # the classes of a trigger
BREADTH = 64  # numbers that one side of a link is projected to


def columns() -> dict[str, tuple[int, int]]:
    """Return where each head's numbers stand in a row: `span:x` (none, begins, goes on), `class:x`, `from:x`, `to:x`."""
    at, found = 0, {}
    widths = [(f"span:{s}", 3) for s in SPANS] + [(f"class:{c}", len(names)) for c, names in CLASSES.items()]
    widths += [(f"{side}:{link}", BREADTH) for link in LINKS for side in ("from", "to")]
    for name, width in widths:
        found[name] = (at, at + width)
        at += width
    return found


def upper_columns() -> dict[str, tuple[int, int]]:
    """Return where the second look's numbers stand: a piece's roles for the asked trigger, whether it is one, its classes."""
    at, found = 0, {}
    for name, width in (("roles", len(ROLES)), ("real", 1), *((f"class:{c}", len(CLASSES[c])) for c in TOLD)):
        found[name] = (at, at + width)
        at += width
    return found


def width() -> int:
    """Return how many numbers a row of the output holds."""
    return max(stop for _, stop in columns().values())
