"""Facets: the contexts and the mode of an event, by weights of its words; a linear reading that stands beside the heads'."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from kawat.plover import CONTEXTS, EVENTS
from kawat.record import Event
from kawat.span import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_STEM, _ROOT = 5, 6
_NEAR, _BEHIND = 6, 4
_LEAST, _TRUST, _AGREED = 0.4, 0.15, 1.5  # of a context; what a head's word adds to a context's likelihood, to a mode's log-odds
_MOST = 3


class Told(NamedTuple):
    """What is known of an event when its facets are asked for: its type, its trigger, and how many act and are acted on."""

    event: str
    trigger: Span
    actors: int
    recipients: int


def features(told: Told, text: str, sentence: Span) -> list[str]:
    """Return the features of an event: its type, its trigger's words, and the words of its sentence, nearer ones apart."""
    trigger = [m.group().lower() for m in _WORD.finditer(told.trigger.of(text))]
    found = [f"E={told.event}", f"na={min(told.actors, 4)}", f"nr={min(told.recipients, 2)}"]
    found.append(f"{told.event}|na={min(told.actors, 4)}")
    for word in trigger:
        found += [f"t={word}", f"t={word[:_STEM]}*", f"{told.event}|t={word[:_ROOT]}"]
    words = [(m.group().lower(), m.start()) for m in _WORD.finditer(text, sentence.start, sentence.stop)]
    at = next((i for i, (_, start) in enumerate(words) if start >= told.trigger.start), len(words))
    for i, (word, _) in enumerate(words):
        if len(word) < 3:
            continue
        found += [f"w={word}", f"s={word[:_STEM]}"]
        if abs(i - at) <= _NEAR:
            found.append(f"n={word}")
        if 0 < i - at <= _BEHIND:
            found.append(f"{told.event}|a={word[:_ROOT]}")
    return found


def told_of(event: Event) -> Told:
    """Return what is known of an event."""
    return Told(event.event, event.span, len(event.actors), len(event.recipients))


def contexts_by(event: Event, found: Iterable[str]) -> tuple[str, ...]:
    """Return one to three contexts: the likeliest, those likely enough; what was read before counts as a hint."""
    odds = _summed(found, "context")
    sure = {c: 1 / (1 + exp(-odds.get(c, -9.0))) + _TRUST * 2 * (c in event.contexts) for c in CONTEXTS}
    ranked = sorted(sure, key=lambda c: (-sure[c], c))
    kept = [c for i, c in enumerate(ranked[:_MOST]) if i == 0 or sure[c] >= _LEAST]
    return tuple(c for c in CONTEXTS if c in kept)


def mode_by(event: Event, found: Iterable[str]) -> str | None:
    """Return the mode with the highest odds among those of the event's type; what was read before counts as a hint.

    A mode that the dictionary of triggers gives ("pertemuan virtual") stands.
    """
    modes = EVENTS[event.event].modes
    if not modes:
        return None
    if event.mode is not None and event.by.startswith("rule:"):
        return event.mode
    odds = _summed(found, event.event)
    if not odds:
        return event.mode
    sure = {mode: odds.get(mode, -9.0) + _AGREED * (mode == (event.mode or "-")) for mode in (*modes, "-")}
    best = max(sure, key=lambda mode: (sure[mode], mode))
    return None if best == "-" else best


def _summed(found: Iterable[str], kind: str) -> dict[str, float]:
    weights = _weights().get(kind, {})
    odds: dict[str, float] = dict(weights.get("", {}))
    for feature in set(found):
        for label, weight in weights.get(feature, {}).items():
            odds[label] = odds.get(label, 0.0) + weight
    return odds


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    """Return the weights: kind (context, or an event's type) -> feature -> label -> weight; the feature "" is the bias."""
    table = files("kawat.events").joinpath("data", "facets.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, float]]] = {}
    for row in csv.DictReader(table.splitlines()):
        found.setdefault(row["kind"], {}).setdefault(row["feature"], {})[row["label"]] = int(row["hundredths"]) / 100
    return found
