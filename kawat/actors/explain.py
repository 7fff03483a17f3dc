"""Explaining: a few words, as if a report of a day said them, with whom they mean, by which rule and on what evidence."""

from datetime import date
from typing import NamedTuple

from kawat.actor import Resolved
from kawat.actors.known import Human, Known
from kawat.actors.names import is_weak, within, words_of
from kawat.actors.registry import Registry
from kawat.actors.resolve import resolve
from kawat.actors.tenure import Answer, Held, LastKnown, Tenure, first_day
from kawat.record import Mention, MentionKind
from kawat.report import Origin, Report, report_id
from kawat.span import Span

_HERE = "explain"
_SHOWN = 8


class Question(NamedTuple):
    """The words, the day and language of the report they stand in, and the country of its outlet."""

    words: str
    day: date | None = None
    lang: str = "id"
    home: str | None = None


class Meaning(NamedTuple):
    """What a stretch of the words means: the actor, the rule with its score, the answer for its office and the tenures near it.

    `others` are people of the registry whom the name may mean as well.
    """

    words: str
    span: Span
    kind: MentionKind
    actor: Resolved | None
    rule: str
    score: float
    answer: Answer | None = None
    evidence: tuple[Tenure, ...] = ()
    others: tuple[Human, ...] = ()


def explain(question: Question, registry: Registry) -> tuple[Meaning, ...]:
    """Return what the words mean, the widest first; words that nothing fits are looked up as a name of the registry."""
    mentions = _mentions(question, registry)
    found = [_meaning(mention, question, registry.known) for mention in mentions]
    found.sort(key=lambda m: (m.span.start - m.span.stop, m.kind != "person", m.span.start))
    if not any(m.actor for m in found):
        found += [_named(human, question, registry.known) for human in people_called(registry.known, question)]
    return tuple(found)


def _mentions(question: Question, registry: Registry) -> tuple[Mention, ...]:
    """Return the mentions in the words as they stand; where none of them is an actor's, as if the words spoke."""
    text = question.words
    origin = Origin(sha256="", extractor="text@1", place=_HERE)
    outlets = {**registry.outlets, _HERE: question.home} if question.home else registry.outlets
    report = Report(
        id=report_id(None, text),
        text=text,
        lang=question.lang,
        origin=origin,
        outlet=_HERE if question.home else None,
        published=question.day,
    )
    whole = Span(0, len(text))
    there = Registry(
        version=registry.version,
        directory=registry.directory,
        actors=registry.actors,
        spotters=registry.spotters,
        cities=registry.cities,
        outlets=outlets,
        known=registry.known,
    )
    silent = resolve(report, (whole,), (), there)
    if any(m.actor and m.kind != "place" for m in silent):
        return silent
    speaking = resolve(report, (whole,), (whole,), there)
    fits = any(m.actor and m.kind != "unnamed" and not m.actor.id.startswith("unk/") for m in speaking)
    return speaking if fits else silent


def _meaning(mention: Mention, question: Question, known: Known) -> Meaning:
    words = mention.span.of(question.words)
    actor = mention.actor
    office = actor.office if actor else None
    answer = known.holder(office, question.day) if office and question.day else None
    evidence = near(known.seats.get(office or "", ()), question.day)
    others: tuple[Human, ...] = ()
    if mention.kind == "person" and actor:
        others = tuple(known.people[p] for p in known.names.get(words_of(words), ()) if p != actor.id)
        evidence = tuple(row for row in evidence if row.person == actor.id) or known.times.get(actor.id, ())[:_SHOWN]
    return Meaning(words, mention.span, mention.kind, actor, mention.by, mention.score, answer, evidence, others)


def near(rows: tuple[Tenure, ...], day: date | None) -> tuple[Tenure, ...]:
    """Return the tenures nearest to a day, in order of their first day."""
    on = day.isoformat() if day else "9999"
    ordered = sorted(rows, key=lambda row: first_day(row.start))
    before = [row for row in ordered if first_day(row.start) <= on]
    after = ordered[len(before) :]
    return (*before[-_SHOWN // 2 :], *after[: _SHOWN // 4])


def people_called(known: Known, question: Question) -> tuple[Human, ...]:
    """Return the people whom words standing alone may name, by a full name, else a short one; the outlet's country first."""
    words = words_of(question.words)
    found = known.names.get(words) or known.short.get(words) or ()
    if not found and not is_weak(words) and question.home:
        found = tuple(p for p, one in known.people.items() if one.country == question.home and within(words, words_of(one.name)))
    home = question.home or ("IDN" if question.lang == "id" else "")
    return tuple(sorted((known.people[p] for p in found), key=lambda one: (one.country != home, one.id)))[:_SHOWN]


def _named(human: Human, question: Question, known: Known) -> Meaning:
    actor = Resolved(id=human.id, name=human.name, country=human.country or None, rule="rule:listed-name@1")
    rows = known.times.get(human.id, ())
    return Meaning(question.words, Span(0, len(question.words)), "person", actor, "rule:listed-name@1", 0.5, None, rows[:_SHOWN])


def holder_of(answer: Answer) -> str | None:
    """Return whom an answer names, surely or as the last known."""
    return answer.person if isinstance(answer, (Held, LastKnown)) else None
