"""Settings: the contexts of an event, where it happened, and the sentences whose matter is no diplomacy at all."""

from collections.abc import Sequence
from datetime import date, timedelta

from kawat.actor import country_of
from kawat.events.boundary import Draft
from kawat.events.clauses import Clause
from kawat.events.lexicon import Lexicon
from kawat.events.parties import Cast
from kawat.events.roles import Scene
from kawat.events.spot import Trigger
from kawat.events.words import Sentence
from kawat.plover import CONTEXTS, Auxiliary
from kawat.when import Place, Time

_VERBAL = ("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "REJECT")
_OF_A_MATTER = ("AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "AID")
_AT = frozenset(("di", "in", "at"))
_SHARE = 80
_LONG_AGO, _LATELY = timedelta(days=183), timedelta(days=92)


def contexts_of(trigger: Trigger, event: str, sentence: Sentence, words: Lexicon) -> tuple[str, ...]:
    """Return the contexts a trigger carries and those its sentence names; "diplomatic" where a verbal act has none."""
    found = dict.fromkeys(trigger.row.contexts)
    forms = sentence.forms(0, len(sentence.words) - 1)
    for at in range(len(forms)):
        for _, contexts in words.contexts.at(forms, at):
            found.update(dict.fromkeys(contexts))
    if not found and event in _VERBAL:
        found["diplomatic"] = None
    return tuple(context for context in CONTEXTS if context in found)


def aged(auxiliary: tuple[Auxiliary, ...], when: Time | None, published: date | None) -> tuple[Auxiliary, ...]:
    """Return the auxiliaries with `historical` set by the event's own time, where known.

    Half a year before the report, or a past year told as a whole ("tahun lalu") or by its part ("akhir tahun lalu").
    """
    if when is None or when.until is None or published is None:
        return auxiliary
    others = tuple(aux for aux in auxiliary if aux != "historical")
    past = published - when.until
    year = past.days > 0 and when.precision == "year"
    part = past > _LATELY and when.precision in ("interval", "quarter") and when.until.year < published.year
    return ("historical", *others) if past > _LONG_AGO or year or part else others


def place_of(draft: Draft, clause: Clause, scene: Scene) -> Place | None:
    """Return the place that the clause itself names behind "di", "in" or "at"; an actor or recipient is none.

    What stands behind a demand, promise, reproach or threat is the place of its matter: there it must stand before.
    """
    taken = (*draft.roles.actors, *draft.roles.recipients)
    last = draft.trigger.first if draft.event in _OF_A_MATTER else clause.last
    for index, (first, _) in scene.spots.items():
        mention = scene.cast.mentions[index]
        if mention.kind not in ("place", "country") or index in taken or not clause.first < first <= last:
            continue
        if scene.sentence.words[first - 1].form in _AT and mention.actor is not None:
            return _place(index, scene.cast)
    return None


def _place(index: int, cast: Cast) -> Place | None:
    mention = cast.mentions[index]
    if mention.actor is None:
        return None
    country = mention.actor.country or country_of(mention.actor.id)
    return Place(start=mention.start, stop=mention.stop, name=mention.actor.name, country=country)


def is_everyday(sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence speaks of sport, show, business or petty crime."""
    return any(word.form in words.everyday for word in sentence.words)


def is_everyday_report(sentences: Sequence[Sentence], words: Lexicon) -> bool:
    """Tell whether such words come so often that the whole report is of that kind."""
    hits = sum(word.form in words.everyday for sentence in sentences for word in sentence.words)
    total = sum(len(sentence.words) for sentence in sentences)
    return hits >= 3 and hits * _SHARE > total


def is_blocked(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Tell whether a word that the phrase cannot stand beside is in its clause."""
    return bool(trigger.row.without) and not trigger.row.without.isdisjoint(sentence.forms(clause.first, clause.last))


def lacks_needs(trigger: Trigger, sentence: Sentence, contexts: Sequence[str], scene: Scene) -> bool:
    """Tell whether a phrase misses what it needs: a military word in its sentence, or a content clause."""
    needs = trigger.row.needs
    if "military" in needs and "military" not in contexts:
        return True
    return "content-clause" in needs and not _has_content(trigger, sentence, scene)


def _has_content(trigger: Trigger, sentence: Sentence, scene: Scene) -> bool:
    after = sentence.forms(trigger.last + 1, trigger.last + 4)
    if {"that", "bahwa", "about", "of", "over", "tentang", "soal"} & set(after):
        return True
    return any(cue.meets(trigger.span) for a in scene.near for cue in a.cue)
