"""Facets: the contexts and the mode of an event, by weights of its words and topics; it stands beside the heads' reading."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from kawat.events.topics import topics_of
from kawat.plover import CONTEXTS, EVENTS
from kawat.record import Event
from kawat.span import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_STEM, _ROOT = 5, 6
_NEAR, _BEHIND = 6, 4
_LEAST, _TRUST, _AGREED = 0.3, 0.08, 1.5  # of a context; what a head's word adds to a context's likelihood, to a mode's log-odds
_MOST = 3
_AROUND = 500  # characters before and behind a sentence whose topics count, too


class Told(NamedTuple):
    """What is known of an event when its facets are asked for: its type, trigger and language, and how many take part."""

    event: str
    trigger: Span
    lang: str
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
    return found + _topics(told, [word for word, _ in words], at) + _setting(told.lang, text, sentence)


def _topics(told: Told, words: Sequence[str], at: int) -> list[str]:
    """Return the topics of a sentence: all, those near the trigger, those named twice, and the one named most."""
    topics = list(topics_of(words, told.lang))
    often = Counter(topic.context for topic in topics)
    found = [f"x={context}" for context in often] + [f"{told.event}|x={context}" for context in often]
    found += [f"xn={topic.context}" for topic in topics if abs(topic.at - at) < _NEAR]
    found += [f"x2={context}" for context, times in often.items() if times > 1]
    return found + [f"xtop={context}" for context, _ in often.most_common(1)]


def _setting(lang: str, text: str, sentence: Span) -> list[str]:
    """Return the topics of what stands around a sentence."""
    spans = ((max(0, sentence.start - _AROUND), sentence.start), (sentence.stop, min(len(text), sentence.stop + _AROUND)))
    rows = [[m.group().lower() for m in _WORD.finditer(text, *span)] for span in spans]
    often = Counter(topic.context for words in rows for topic in topics_of(words, lang))
    return [f"xp={context}" for context in often] + [f"xp2={context}" for context, times in often.items() if times > 1]


def told_of(event: Event, lang: str) -> Told:
    """Return what is known of an event of a report in a language."""
    return Told(event.event, event.span, lang, len(event.actors), len(event.recipients))


def contexts_by(event: Event, found: Iterable[str]) -> tuple[str, ...]:
    """Return one to three contexts: the likeliest, those likely enough; what was read before counts as a hint."""
    odds = summed(found, "context")
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
    odds = summed(found, event.event)
    if not odds:
        return event.mode
    sure = {mode: odds.get(mode, -9.0) + _AGREED * (mode == (event.mode or "-")) for mode in (*modes, "-")}
    best = max(sure, key=lambda mode: (sure[mode], mode))
    return None if best == "-" else best


def summed(found: Iterable[str], kind: str) -> dict[str, float]:
    """Return the log-odds of each label of a kind ("context", "aux", or an event's type), by the weights of features."""
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
