"""Folding: an event that a report tells twice, in its lead and in a quotation, is one event with several tellings."""

import re

import msgspec

from kawat.events.parties import Cast
from kawat.record import Attribution, Event

_STEM, _ROOT = 5, 4
_AFFIXED = re.compile(r"^(?:me(?:ng|ny|n|m)?|pe(?:ng|ny|n|m|r)|ber|di|ter)(?=[a-z]{4})")
_TAIL = re.compile(r"(?<=[a-z]{4})(?:kan|an|i)\b")
_SIGNING = ("teken", "tangan", "sign")


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """What folding goes by: the text, the cast and the statements."""

    text: str
    cast: Cast
    attributions: tuple[Attribution, ...]

    def fold(self, events: list[Event]) -> tuple[Event, ...]:
        """Return the events with later tellings put into the first; when and where come from whichever telling has them."""
        kept: list[Event] = []
        for event in events:
            at = next((i for i, first in enumerate(kept) if self._same(first, event)), None)
            if at is None:
                kept.append(event)
            else:
                kept[at] = self._told_again(kept[at], event)
        return tuple(kept)

    def _same(self, first: Event, later: Event) -> bool:
        if first.event != later.event or (first.mode and later.mode and first.mode != later.mode):
            return False
        if _colours(first) != _colours(later) or _apart(first, later):
            return False
        if first.event == "CONSULT" and first.mode != "visit":
            alike = first.mode == later.mode or self._alike(first, later)
            return alike and self._agree((*first.actors, *first.recipients), (*later.actors, *later.recipients))
        if not self._agree(first.actors, later.actors):
            return False
        if not first.recipients and not later.recipients and not self._one_party(first, later) and len(later.actors) < 2:
            return False
        both = bool(first.recipients and later.recipients)
        if both and not self._agree(first.recipients, later.recipients):
            return False
        return self._alike(first, later) or (both and self._one_speaker(first, later))

    def _agree(self, mine: tuple[int, ...], yours: tuple[int, ...]) -> bool:
        """Tell whether each party of the smaller side has its like on the other."""
        few, many = sorted((mine, yours), key=len)
        return all(any(self._like(a, b) for b in many) for a in few)

    def _like(self, a: int, b: int) -> bool:
        """Tell whether two mentions are one actor, or a state and somebody who speaks for it; two persons are not alike."""
        if self.cast.chain(a) == self.cast.chain(b):
            return True
        kinds = {self.cast.mentions[a].kind, self.cast.mentions[b].kind}
        country = self.cast.country(a)
        return bool(kinds & {"country", "organ"}) and country is not None and country == self.cast.country(b)

    def _one_party(self, first: Event, later: Event) -> bool:
        """Tell whether the very same actors act: what has no recipient needs that to be one event."""
        return {self.cast.chain(i) for i in first.actors} == {self.cast.chain(i) for i in later.actors}

    def _told_again(self, first: Event, later: Event) -> Event:
        """Return the first telling with what the later one adds."""
        taken = {self.cast.chain(i) for i in first.actors}
        added = tuple(i for i in later.recipients if self.cast.chain(i) not in taken)
        return msgspec.structs.replace(
            first,
            tellings=(*first.tellings, *later.tellings),
            mode=first.mode or later.mode,
            when=first.when or later.when,
            where=first.where or later.where,
            recipients=first.recipients or added,
        )

    def _one_speaker(self, first: Event, later: Event) -> bool:
        return self._speaker(first) is not None and self._speaker(first) == self._speaker(later)

    def _speaker(self, event: Event) -> int | None:
        source = self.attributions[event.claimed_in].source if event.claimed_in is not None else None
        return None if source is None else self.cast.chain(source)

    def _alike(self, first: Event, later: Event) -> bool:
        mine, yours = (e.span.of(self.text).lower() for e in (first, later))
        signed = all(any(form in words for form in _SIGNING) for words in (mine, yours))
        return bool(set(_stems(mine)) & set(_stems(yours))) or signed or (self.cast.lang == "id" and _of_one_root(mine, yours))


def _of_one_root(mine: str, yours: str) -> bool:
    """Tell whether a word of the one holds the root of a word of the other: "mengecam" and "kecaman"."""
    return any(root in other for one, other in ((mine, yours), (yours, mine)) for root in _roots(one))


def _roots(words: str) -> list[str]:
    """Return the Indonesian roots of words, without the first letter, which a prefix may swallow."""
    bare = [(_AFFIXED.sub("", word), word) for word in _TAIL.sub("", words).split()]
    roots = [root if root != word else root[1:] for root, word in bare]
    return [root for root in roots if len(root) >= _ROOT]


def _colours(event: Event) -> set[str]:
    return {"negation", "historical", "hypothetical"} & set(event.auxiliary)


def _stems(words: str) -> list[str]:
    return [word[:_STEM] for word in words.lower().split() if len(word) > 3]


def _apart(first: Event, later: Event) -> bool:
    """Tell whether both have a time and the times do not meet."""
    a, b = first.when, later.when
    if a is None or b is None or a.since is None or b.since is None or a.until is None or b.until is None:
        return False
    return a.until < b.since or b.until < a.since
