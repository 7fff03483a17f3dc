"""PLV files hold an English sentence a row with source and target given and one of 15 root codes to tell."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kawat.errors import BadGold
from kawat.evaluate.count import Name, measured
from kawat.evaluate.figure import Figure, Stamp
from kawat.evaluate.passage import Read, report_of, text_of
from kawat.plover import EVENTS
from kawat.record import Event, Record
from kawat.signs import Heads, Look, Signs
from kawat.span import Span

NONE = "none"
YIELD = "YIELD"
_MERGED = {"CONCEDE": YIELD, "RETREAT": YIELD}
_NEAR = 0.1  # what a trigger counts without a link to source or target
_MARK = re.compile(r"<(/?)([st])>")
ROOTS = frozenset(_MERGED.get(event, event) for event in EVENTS)


class Row(NamedTuple):
    """A sentence with its given source and target (one of them may be empty), its root code, and the place of the row."""

    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    root: str
    place: str


class Answer(NamedTuple):
    """The gold label of a row and the predicted one."""

    gold: str
    predicted: str


def read_plv(path: Path) -> Iterator[Row]:
    """Yield the rows of a file; raise BadGold with file and line for one that cannot be read."""
    rows = csv.DictReader(io.StringIO(text_of(path), newline=""), delimiter="\t")
    try:
        for row in rows:
            place = f"{path}:{rows.line_num}"
            marked, root = row.get("marked_sentence"), row.get("gold_root")
            if not marked or root not in ROOTS:
                raise BadGold(place, "has no marked_sentence with a known gold_root", f"use one of {' '.join(sorted(ROOTS))}")
            text, source, target = _unmarked(marked, place)
            yield Row(text, source, target, root, place)
    except csv.Error as error:
        raise BadGold(f"{path}:{rows.line_num}", f"is no row of the table ({error})", "write tab-separated lines") from error


def _unmarked(marked: str, place: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        closing, name = mark.groups()
        if not closing:
            opened[name] = len(text)
        elif name in opened:
            spans[name].append(Span(opened.pop(name), len(text)))
    if opened or not (spans["s"] or spans["t"]):
        raise BadGold(place, "the marks <s> and <t> do not pair", "write <s>source</s> and <t>target</t>")
    return text + marked[at:], tuple(spans["s"]), tuple(spans["t"])


def answers(path: Path, read: Read, heads: Heads | None = None) -> tuple[Answer, ...]:
    """Return gold and predicted root of every row; with `heads` they are asked for the given source and target."""
    return tuple(Answer(row.root, _told(row, read, heads)) for row in read_plv(path))


def _told(row: Row, read: Read, heads: Heads | None) -> str:
    asked = between(heads.signs(row.text, (Span(0, len(row.text)),)), row.source, row.target) if heads else None
    return asked or root_of(row, read(report_of(row.text, "en", row.place)))


def between(signs: Signs, source: Sequence[Span], target: Sequence[Span]) -> str | None:
    """Return the root that the triggers of a sentence give for a source and a target, weighed by links; None without any."""
    votes: dict[str, float] = {}
    for trigger in signs.of("trigger", 0.0):
        look = signs.look(trigger, (*source, *target))
        near = _NEAR + _role(look, "actor", source)
        far = _NEAR + max(_role(look, role, target) for role in ("recipient", "actor"))
        for said in look.says["event"]:
            root = _MERGED.get(said.name, said.name)
            votes[root] = votes.get(root, 0.0) + math.sqrt(trigger.score * look.real) * said.score * near * far
    return max(votes, key=lambda root: votes[root]) if votes else None


def _role(look: Look, role: str, spans: Sequence[Span]) -> float:
    return max((look.roles[role, span] for span in spans), default=0.0)


def root_of(row: Row, record: Record) -> str:
    """Return the root of the event that fits a row's source and target best, else of the first event, else `none`."""
    if not record.events:
        return NONE
    best = max(record.events, key=lambda e: (_fit(row, record, e), -record.events.index(e)))
    return _MERGED.get(best.event, best.event)


def _fit(row: Row, record: Record, event: Event) -> int:
    """Return how many of source and target an event has: a given stretch that an actor or recipient of it meets."""
    spans = [record.mentions[i].span for i in (*event.actors, *event.recipients)]
    return sum(any(given.meets(s) for given in side for s in spans) for side in (row.source, row.target))


def quad_of(root: str) -> str:
    """Return the quad of a root (YIELD is material cooperation, as in PLV), or `none`."""
    return NONE if root == NONE else "2" if root == YIELD else str(EVENTS[root].quad)


def binary_of(root: str) -> str:
    """Return cooperation or conflict, or `none`."""
    return NONE if root == NONE else "cooperation" if quad_of(root) in "12" else "conflict"


def macro_f1(told: Sequence[Answer], labels: Sequence[str] | None = None) -> float:
    """Return the mean F1 in per cent over labels; without labels over all that occur in gold or predictions (as sklearn does)."""
    gold, found = Counter(a.gold for a in told), Counter(a.predicted for a in told)
    hits = Counter(a.gold for a in told if a.gold == a.predicted)
    over = labels if labels is not None else sorted({*gold, *found})
    scores = [2 * hits[label] / (gold[label] + found[label]) if gold[label] + found[label] else 0.0 for label in over]
    return 100 * sum(scores) / len(scores) if scores else 0.0


def accuracy_of(told: Sequence[Answer]) -> float:
    """Return the share of right answers in per cent."""
    return 100 * sum(a.gold == a.predicted for a in told) / len(told) if told else 0.0


def answered(told: Sequence[Answer]) -> float:
    """Return the share of rows with an answer in per cent."""
    return 100 * sum(a.predicted != NONE for a in told) / len(told) if told else 0.0


def over_gold(told: Sequence[Answer]) -> float:
    """Return macro F1 over the labels that occur in gold alone; a missing answer is an error of its row's label."""
    return macro_f1(told, sorted({a.gold for a in told}))


def plv_figures(path: Path, split: str, read: Read, stamp: Stamp, heads: Heads | None = None) -> tuple[Figure, ...]:
    """Return the figures of a file: macro F1 and accuracy of root, quad and binary code, and the share answered."""
    roots = answers(path, read, heads)
    levels = {"root": roots, "quad": _mapped(roots, quad_of), "binary": _mapped(roots, binary_of)}
    measures = {"macro F1": macro_f1, "macro F1 over gold labels": over_gold, "accuracy": accuracy_of}
    asked = [(m, a, told, f) for m, told in levels.items() for a, f in measures.items()]
    asked.append(("rows answered", "share", roots, answered))
    return tuple(measured(Name("plv", split, m, a), len(told), told, measure, stamp) for m, a, told, measure in asked)


def _mapped(told: Sequence[Answer], of: Callable[[str], str]) -> tuple[Answer, ...]:
    return tuple(Answer(of(a.gold), of(a.predicted)) for a in told)
