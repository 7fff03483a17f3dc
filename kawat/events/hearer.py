"""Hearers: "anda" in a quotation whose addressee nobody names is the one party that the speaker met in this report."""

import msgspec

from kawat.events.lists import SECOND_PERSON
from kawat.events.parties import Cast
from kawat.events.words import words_of
from kawat.record import Attribution, Event

_REACH = 40
_NEAR = 4


def address(events: list[Event], text: str, cast: Cast, attributions: tuple[Attribution, ...]) -> list[Event]:
    """Return the events, with the speaker's only partner as recipient where "anda" or "you" stands close behind the trigger."""
    return [_addressed(event, events, cast, attributions) if _speaks_to(event, text) else event for event in events]


def _speaks_to(event: Event, text: str) -> bool:
    after = words_of(text[event.stop : event.stop + _REACH])[:_NEAR]
    return not event.recipients and event.claimed_in is not None and not SECOND_PERSON.isdisjoint(after)


def _addressed(event: Event, events: list[Event], cast: Cast, attributions: tuple[Attribution, ...]) -> Event:
    source = attributions[event.claimed_in].source if event.claimed_in is not None else None
    if source is None:
        return event
    partners: dict[int, int] = {}
    for other in events:
        parties = {cast.chain(i): i for i in (*other.actors, *other.recipients)}
        if other.event == "CONSULT" and cast.chain(source) in parties:
            partners |= {chain: i for chain, i in parties.items() if chain != cast.chain(source)}
    if len(partners) != 1:
        return event
    return msgspec.structs.replace(event, recipients=tuple(partners.values()))
