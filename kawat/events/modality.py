"""Modality: whether an event is told as future, denied, supposed or long past, from the words of its clause."""

from itertools import pairwise

from kawat.events.clauses import Clause
from kawat.events.lexicon import Lexicon, Modal
from kawat.events.lists import ARTICLES, CALLED_OFF, FILLER, LIGHT, PUT_OFF, REFUSALS
from kawat.events.roles import Scene
from kawat.events.spot import Trigger
from kawat.plover import Auxiliary
from kawat.span import Noun

_ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")
_SLACK = {"id": 3, "en": 2}
_CARRYING = FILLER | LIGHT | ARTICLES | {"dalam", "di", "pada", "in", "at", "dengan"}
_REACH = {"negation": 4, "future": 7, "hypothetical": 8, "historical": 10}


class Mood(Noun, frozen=True, kw_only=True):
    """The auxiliaries of a trigger, in PLOVER's order, whether its negation is the actor's own refusal, and
    whether the sentence goes on to say that it was called off."""

    auxiliary: tuple[Auxiliary, ...] = ()
    refusing: bool = False
    called_off: bool = False


def mood_of(trigger: Trigger, clause: Clause, scene: Scene, words: Lexicon) -> Mood:
    """Read the modality of a trigger's clause; the words inside the trigger itself do not count."""
    sentence = scene.sentence
    forms = sentence.forms(0, len(sentence.words) - 1)
    found: set[Auxiliary] = set()
    refusing = False
    at = clause.first
    while at <= clause.last:
        length, modals = next(words.modality.at(forms, at), (1, ()))
        inside = at <= trigger.last and at + length - 1 >= trigger.first
        for modal in () if inside else modals:
            if _reaches(modal, at + length - 1, trigger, scene):
                found.add(modal.aux)
                refusing |= modal.aux == "negation" and _refuses(" ".join(forms[at : at + length]), trigger)
        at += length
    found |= _contracted(forms, trigger, clause)
    found |= _supposed(clause) if trigger.row.pos != "noun" else set()
    return Mood(auxiliary=tuple(aux for aux in _ORDER if aux in found), refusing=refusing, called_off=_called_off(trigger, forms))


def _refuses(words: str, trigger: Trigger) -> bool:
    """Tell whether a negation is a refusal by itself, or denies a readiness ("is not ready to")."""
    return words in REFUSALS or (trigger.row.pos == "adj" and not words.startswith("belum"))


def _reaches(modal: Modal, last: int, trigger: Trigger, scene: Scene) -> bool:
    """Tell whether a modal word bears on a trigger: near enough before it with no other verb between, or anywhere."""
    if not modal.before:
        return True
    if last >= trigger.first or trigger.first - last > _REACH[modal.aux]:
        return False
    if trigger.row.pos == "noun" and not set(scene.sentence.forms(last + 1, trigger.first - 1)) <= _CARRYING:
        return False
    if sum(form not in FILLER for form in scene.sentence.forms(last + 1, trigger.first - 1)) > _SLACK[trigger.row.lang]:
        return False
    if any("," in gap for gap in scene.sentence.gaps[last + 1 : trigger.first + 1]):
        return False
    return not any(last < t.first and t.last < trigger.first and t.row.pos == "verb" for t in scene.triggers)


def _called_off(trigger: Trigger, forms: list[str]) -> bool:
    after = forms[trigger.last + 1 :]
    return not CALLED_OFF.isdisjoint(after) or ("called", "off") in pairwise(after)


def is_put_off(trigger: Trigger, clause: Clause, scene: Scene) -> bool:
    """Tell whether the clause says that what the trigger names was put off: then it neither happened nor was refused."""
    return trigger.row.event == "CONSULT" and not PUT_OFF.isdisjoint(scene.sentence.forms(trigger.last + 1, clause.last))


def _contracted(forms: list[str], trigger: Trigger, clause: Clause) -> set[Auxiliary]:
    near = forms[max(trigger.first - 3, clause.first) : trigger.first]
    found: set[Auxiliary] = set()
    if any(form.endswith(("n't", "n’t")) for form in near):
        found.add("negation")
    if any(form.endswith(("'ll", "’ll")) for form in near):
        found.add("future")
    return found


def _supposed(clause: Clause) -> set[Auxiliary]:
    """Return hypothetical for a clause that a condition opens."""
    conditions = ("jika", "apabila", "bila", "kalau", "andai", "seandainya", "if", "unless", "agar", "supaya")
    return {"hypothetical"} if clause.opener in conditions else set()
