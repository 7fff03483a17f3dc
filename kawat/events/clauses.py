"""Clauses: a sentence cut where its grammar turns, so that subject, object, time and negation stay apart."""

from collections.abc import Iterable

from kawat.events.lists import FILLER, FRONTING, JOINING, RELATIVE, SUBORDINATE
from kawat.events.words import Sentence
from kawat.span import Noun

_HARD = (";", ":", " - ", " – ", "—")
FRONTED = "fronted"
_CONJUNCTIONS = JOINING | SUBORDINATE
_POINTERS = frozenset(("saat", "that"))
_POINTED = (["ini"], ["itu"], ["ketika"])


class Clause(Noun, frozen=True, kw_only=True):
    """A clause: its first and last word, what opens it, its place among the sentence's clauses and the group it belongs to.

    `fronted` opens the main clause behind an adjunct ("Selain bertemu X, Y ...").

    Clauses joined by "dan" or a comma share a group; one that a conjunction or a statement's border opens begins a new one.
    """

    first: int
    last: int
    opener: str
    number: int
    group: int


class Signs(Noun, frozen=True, kw_only=True):
    """What cutting goes by: first words of verb triggers, mentions as first word -> last word, borders of statements.

    A border is a word at which the content of a statement begins, or the first one after it.
    """

    verbs: frozenset[int]
    mentions: dict[int, int]
    borders: frozenset[int]


def cut_clauses(sentence: Sentence, signs: Signs) -> tuple[Clause, ...]:
    """Cut a sentence into clauses."""
    starts = _starts(sentence, signs)
    found: list[Clause] = []
    group = 0
    for number, (first, opener) in enumerate(starts):
        last = starts[number + 1][0] - 1 if number + 1 < len(starts) else len(sentence.words) - 1
        group += opener not in ("", ",", FRONTED) and opener not in JOINING
        found.append(Clause(first=first, last=last, opener=opener, number=number, group=group))
    return tuple(found)


def clause_of(clauses: Iterable[Clause], word: int) -> Clause:
    """Return the clause a word stands in."""
    return next(clause for clause in clauses if clause.first <= word <= clause.last)


def _starts(sentence: Sentence, signs: Signs) -> list[tuple[int, str]]:
    first = sentence.words[0].form
    starts = [(0, first if first in SUBORDINATE else "border" if 0 in signs.borders else "")]
    busy = 0 in signs.verbs
    adjunct = first in FRONTING and 1 not in signs.mentions
    for at in range(1, len(sentence.words)):
        if adjunct and _main(sentence, at, signs):
            starts.append((at, FRONTED))
            adjunct = busy = False
            continue
        opener = _opener(sentence, at, signs, busy or starts[-1][1] in RELATIVE)
        if opener and starts[-1][0] == at - 1 and sentence.words[at - 1].form in _CONJUNCTIONS:
            starts[-1] = (at - 1, opener)
        elif opener:
            starts.append((at, opener))
            busy = False
        busy = busy or at in signs.verbs
    return starts


def _main(sentence: Sentence, at: int, signs: Signs) -> bool:
    """Tell whether the subject of the main clause begins here: a mention behind a comma, without a comma or "dan" behind it."""
    if "," not in sentence.gaps[at] or at not in signs.mentions:
        return False
    after = signs.mentions[at] + 1
    if after >= len(sentence.words) or "," in sentence.gaps[after]:
        return False
    return sentence.words[after].form not in JOINING - {"juga"}


def _opener(sentence: Sentence, at: int, signs: Signs, busy: bool) -> str:
    """Return what opens a clause at a word: a conjunction, a mark, `border`; or nothing."""
    form, gap = sentence.words[at].form, sentence.gaps[at]
    if at in signs.borders:
        return "border"
    if gap != " " and any(mark in gap for mark in _HARD):
        return ";"
    if form in RELATIVE:
        return form
    if form in SUBORDINATE:
        return "" if form in _POINTERS and sentence.forms(at + 1, at + 1) in _POINTED else form
    comma = "," in gap
    if busy and (comma or form in JOINING) and _predicate(sentence, at + (form in JOINING), signs):
        return form if form in JOINING else ","
    return ""


def _predicate(sentence: Sentence, at: int, signs: Signs) -> bool:
    """Tell whether a predicate that is a trigger begins here, with or without a subject that is a mention."""
    while at in signs.mentions:
        at = signs.mentions[at] + 1
        if at < len(sentence.words) and "," in sentence.gaps[at]:
            return False
    stop = min(at + 6, len(sentence.words))
    for here in range(at, stop):
        if here in signs.verbs:
            return True
        if sentence.words[here].form not in FILLER:
            return False
    return False
