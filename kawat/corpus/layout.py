"""What a passage of the corpus may say: its labels, ledger keys and their values (corpus/GUIDELINES.md explains them)."""

import re
from collections.abc import Mapping
from typing import get_args

from kawat.diplomacy import PledgeStatus
from kawat.plover import AUXILIARY, CONTEXTS, EVENTS
from kawat.record import How, PartKind, Polarity, StatementKind
from kawat.when import Precision

THING = re.compile(r"([CPOGBLRNAUXKDM])(\d+)(?:\.(off|pro))?")
READING = re.compile(r"([scqatwv])(\d+)")
PARTS = frozenset(get_args(PartKind)) - {"body"}
SILENT = frozenset(("related", "boilerplate", "photo", "caption", "embed", "duplicate", "headline", "dateline"))
LINES = re.compile(r"(meeting|pledge|member|vote|tenure)(\d+)")

REF, REFS, FREE, NUMBER, DAY = "a label", "labels", "words", "a number", "a day"
Rule = str | frozenset[str]


def one_of(*values: str) -> frozenset[str]:
    """Return the values a key may have."""
    return frozenset(values)


_YES = one_of("yes", "no")
KEYS: Mapping[str, Mapping[str, Rule]] = {
    "C": {"is": FREE},
    "P": {"country": FREE, "name": FREE, "is": FREE, "of": REF, "office": FREE, "former": _YES, "gender": one_of("f", "m")},
    "O": {"country": FREE, "of": REF, "office": FREE, "is": FREE},
    "G": {"country": FREE, "of": REF, "organ": FREE, "is": FREE},
    "B": {"is": FREE},
    "L": {"is": FREE},
    "R": {"country": FREE, "is": FREE, "name": FREE, "of": REF},
    "N": {"country": FREE, "name": FREE, "is": FREE, "of": REF},
    "A": {"country": FREE, "name": FREE, "of": REF, "is": FREE},
    "U": {"country": FREE, "head": FREE, "of": REF, "is": FREE},
    "X": {"members": REFS},
    "K": {"members": REFS, "chair": REF, "name": FREE, "meetings": REFS},
    "D": {
        "kind": one_of(
            *"treaty agreement memorandum contract statement communique resolution charter ceasefire plan letter other".split()
        ),
        "stage": one_of(*"negotiated initialled signed ratified in_force suspended terminated unknown".split()),
        "parties": REFS,
        "when": REF,
        "event": REF,
        "claimed": NUMBER,
    },
    "M": {"value": NUMBER, "unit": FREE},
    "t": {
        "event": frozenset(EVENTS),
        "mode": FREE,
        "contexts": frozenset(CONTEXTS),
        "actors": REFS,
        "recipients": REFS,
        "when": REF,
        "where": REF,
        "aux": frozenset(AUXILIARY),
        "claimed": NUMBER,
    },
    "w": {"from": DAY, "to": DAY, "precision": frozenset(get_args(Precision))},
    "v": {},
    "1": {
        "kind": frozenset(get_args(StatementKind)),
        "polarity": frozenset(get_args(Polarity)),
        "how": frozenset(get_args(How)),
        "depth": one_of("0", "1", "2", "3"),
    },
    "meeting": {
        "event": REF,
        "level": one_of(*"head minister senior_official envoy legislators military unknown".split()),
        "format": one_of("bilateral", "multilateral", "sidelines", "unknown"),
        "channel": one_of("in_person", "virtual", "phone", "unknown"),
        "status": one_of("planned", "held", "cancelled", "unknown"),
        "who": REFS,
        "host": REF,
        "city": REF,
        "sidelines": REF,
        "agenda": REFS,
        "outcome": REF,
        "when": REF,
        "claimed": NUMBER,
    },
    "pledge": {
        "event": REF,
        "by": REFS,
        "to": REFS,
        "what": REF,
        "amount": REF,
        "deadline": REF,
        "condition": REF,
        "under": REF,
        "status": frozenset(get_args(PledgeStatus)),
        "claimed": NUMBER,
    },
    "member": {"member": REF, "body": REF, "role": FREE, "term": REF},
    "vote": {"on": REF, "by": REF, "yes": NUMBER, "no": NUMBER, "abstain": NUMBER, "event": REF, "who": REFS},
    "tenure": {
        "person": REF,
        "office": REF,
        "since": REF,
        "until": REF,
        "since_day": DAY,
        "until_day": DAY,
        "kind": one_of("holds", "appointed", "left", "credentials", "expelled"),
    },
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "C": ("is",),
    "P": ("name",),
    "B": ("is",),
    "L": ("is",),
    "X": ("members",),
    "D": ("kind", "stage"),
    "t": ("event",),
    "w": ("precision",),
    "meeting": ("level", "format", "channel", "status", "who"),
    "pledge": ("by", "what", "status"),
    "member": ("member", "body"),
    "tenure": ("person", "kind"),
}


def family(subject: str) -> str | None:
    """Return the key family of a ledger subject: the letter of a label, `1` for a statement's number, a line's word; None."""
    if subject.isdigit():
        return "1"
    if THING.fullmatch(subject) or READING.fullmatch(subject):
        return subject[0] if subject[0] in KEYS else None
    line = LINES.fullmatch(subject)
    return line[1] if line else None
