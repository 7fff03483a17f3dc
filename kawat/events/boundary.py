"""Boundary rules: where PLOVER's event types touch, which one it is. Each rule is one small function and leaves its name."""

from collections.abc import Callable, Iterable

import msgspec

from kawat.events.modality import Mood
from kawat.events.roles import Roles
from kawat.events.spot import Trigger
from kawat.plover import EVENTS, Auxiliary
from kawat.span import Noun

_COOPERATIVE = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
_FORCEFUL = ("ASSAULT", "MOBILIZE", "SANCTION", "COERCE", "PROTEST")
_MATERIAL = ("ASSAULT", "PROTEST", "SANCTION", "COERCE")
_GOVERNING = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE")
_THREATS = {"COERCE": "restrict", "SANCTION": "restrict", "ASSAULT": "violence", "MOBILIZE": "violence"}
_OF_MODE = {"arrest": "arrest", "expel": "expel", "deport": "expel", "discontinue": "relations", "withdraw": "relations"}


class Draft(Noun, frozen=True, kw_only=True):
    """An event on its way: what the trigger means here, its clause and group in its sentence, whether
    its actors are all states or officials, and the rules that made it."""

    trigger: Trigger
    event: str
    mode: str | None
    mood: Mood
    roles: Roles
    sentence: int
    clause: int
    group: int
    claimed: int | None
    official: bool = False
    rules: tuple[str, ...] = ("trigger",)

    @property
    def by(self) -> str:
        """The name of the rules that read it."""
        return f"rule:{'+'.join(self.rules)}@1"


def bound(draft: Draft) -> Draft:
    """Put a draft through the rules that look at it alone."""
    for rule in ALONE:
        draft = rule(draft)
    return draft


def future_cooperation(draft: Draft) -> Draft:
    """A meeting, support, cooperation or aid that is yet to come is AGREE."""
    if draft.event in _COOPERATIVE and _told(draft, "future") and not _told(draft, "negation"):
        return _turned(draft, "AGREE", None, "future")
    return draft


def future_retreat(draft: Draft) -> Draft:
    """A withdrawal or release that is yet to come is CONCEDE."""
    if draft.event == "RETREAT" and _told(draft, "future") and not _told(draft, "negation"):
        return _turned(draft, "CONCEDE", None, "future")
    return draft


def future_force(draft: Draft) -> Draft:
    """Force, sanctions or protest yet to come are THREATEN; the mode says with what."""
    if draft.event in _FORCEFUL and _told(draft, "future") and not _told(draft, "negation"):
        mode = _OF_MODE.get(draft.mode or "") or _THREATS.get(draft.event)
        return _turned(draft, "THREATEN", mode, "future")
    return draft


def refusal(draft: Draft) -> Draft:
    """Cooperation, aid, agreement or a meeting that the actor refuses is REJECT."""
    if draft.event in ("COOPERATE", "AID", "AGREE", "CONSULT") and draft.mood.refusing:
        mode = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist"}.get(draft.event)
        return _turned(draft, "REJECT", mode, "refused")
    return draft


def diplomatic_protest(draft: Draft) -> Draft:
    """A protest is civilian: what a government or an official protests against is ACCUSE, disapproval."""
    return _turned(draft, "ACCUSE", "disapprove", "official") if draft.event == "PROTEST" and draft.official else draft


def promise(draft: Draft) -> Draft:
    """What AGREE, CONCEDE and THREATEN are about lies ahead by their nature; "future" tells nothing more of them."""
    if draft.event not in ("AGREE", "CONCEDE", "THREATEN") or not _told(draft, "future"):
        return draft
    mood = Mood(auxiliary=tuple(aux for aux in draft.mood.auxiliary if aux != "future"), refusing=draft.mood.refusing)
    return msgspec.structs.replace(draft, mood=mood)


def called_off(draft: Draft) -> Draft:
    """A meeting that is called off is REJECT."""
    if draft.event == "CONSULT" and draft.mood.called_off:
        return _turned(draft, "REJECT", "meet", "cancelled")
    return draft


ALONE: tuple[Callable[[Draft], Draft], ...] = (
    diplomatic_protest,
    refusal,
    called_off,
    future_cooperation,
    future_retreat,
    future_force,
    promise,
)


def _told(draft: Draft, aux: Auxiliary) -> bool:
    return aux in draft.mood.auxiliary


def _turned(draft: Draft, event: str, mode: str | None, rule: str) -> Draft:
    """Return the draft as another event; what the type now says (future, refusal) is no auxiliary any more."""
    said = {"future": ("future",), "official": ()}.get(rule, ("future", "negation"))
    mood = Mood(auxiliary=tuple(aux for aux in draft.mood.auxiliary if aux not in said))
    return msgspec.structs.replace(draft, event=event, mode=mode, mood=mood, rules=(*draft.rules, rule))


def settle(drafts: list[Draft]) -> list[Draft]:
    """Put the drafts of a sentence through the rules that look at several: what one governs, outdoes or holds goes."""
    kept = [d for d in drafts if not _governed(d, drafts)]
    kept = [d for d in kept if not _outdone(d, kept) and not _echoed(d, kept)]
    return [d for d in kept if not _part_of_assault(d, kept)]


def _governed(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """What is demanded, refused, promised, alleged or (a noun) thanked for is the content of that verb, no event of its own."""
    noun = draft.trigger.row.pos == "noun"
    return any(
        d.clause == draft.clause
        and d.trigger.last < draft.trigger.first
        and (d.event in _GOVERNING or (noun and d.event == "SUPPORT"))
        for d in drafts
    )


def is_aim(trigger: Trigger, triggers: Iterable[Trigger], before: str) -> bool:
    """Tell whether "untuk V" or "to V" says what an earlier demand, offer or refusal of the sentence is about."""
    if before not in ("untuk", "to", "agar", "supaya"):
        return False
    return any(t.last < trigger.first and t.row.event in _GOVERNING for t in triggers)


def _echoed(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """A second word for one act in one group of clauses ("serangan ... menewaskan") adds nothing."""
    mine, aims = set(draft.roles.actors), set(draft.roles.recipients)
    return any(
        d.event == draft.event
        and d.group == draft.group
        and d.trigger.last < draft.trigger.first
        and mine == set(d.roles.actors)
        and (not aims or not d.roles.recipients or aims == set(d.roles.recipients))
        for d in drafts
    )


def _outdone(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Material force beats the demand or reproach that goes with it: one group of clauses, one actor."""
    if draft.event not in ("REQUEST", "ACCUSE"):
        return False
    mine = set(draft.roles.actors)
    return any(d.event in _MATERIAL and d.group == draft.group and mine & set(d.roles.actors) for d in drafts)


def _part_of_assault(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Troops that move in an attack are part of it."""
    return draft.event == "MOBILIZE" and any(d.event == "ASSAULT" and d.clause == draft.clause for d in drafts)


def quad_of(event: str) -> int:
    """Return PLOVER's quadrant of an event, 1 to 4."""
    return EVENTS[event].quad
