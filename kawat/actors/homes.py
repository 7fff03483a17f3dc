"""Whose people are meant: the country of those whose own words name none, by the heads' link to a country named near them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from kawat.actor import Resolved, person_id
from kawat.actors.heads import unnamed
from kawat.record import Mention
from kawat.signs import Signs

BY = "head:of@1"
SURE = 0.5
_FAR = 1000  # characters, as far as a stretch of pieces mostly reaches
_ASKED = ("unnamed", "organ", "office", "person")


def with_homes(text: str, mentions: Sequence[Mention], signs: Signs) -> tuple[Mention, ...]:
    """Return the mentions; a chain of people or organs without a country gets the one that its mentions are surest linked to.

    Nobody whom the registry knows is asked, and none whose words or neighbours have told a country already.
    """
    countries = [m for m in mentions if m.kind == "country" and m.actor]
    starts = [m.start for m in countries]
    best: dict[int, tuple[float, str]] = {}
    for m in mentions:
        if _homeless(m):
            near = countries[bisect_left(starts, m.start - _FAR) : bisect_right(starts, m.stop + _FAR)]
            told = [(signs.linked("of", m.span, c.span), c.actor.id) for c in near if c.actor and not c.span.meets(m.span)]
            best[m.chain] = max([best.get(m.chain, (0.0, "")), *told])
    homes = {chain: country for chain, (sure, country) in best.items() if sure >= SURE}
    return tuple(
        msgspec.structs.replace(m, actor=_at_home(text, m, homes[m.chain])) if m.chain in homes and _homeless(m) else m
        for m in mentions
    )


def _homeless(mention: Mention) -> bool:
    """Tell whether nothing is known of where somebody belongs: `any/villagers`, `unk/thierry-garancher`, "the president"."""
    actor = mention.actor
    if mention.kind not in _ASKED:
        return False
    if actor is None:
        return mention.kind != "person"
    return actor.country is None and actor.id.partition("/")[0] in ("any", "unk") and "@" not in actor.id


def _at_home(text: str, mention: Mention, country: str) -> Resolved:
    actor = mention.actor or unnamed(mention.span.of(text))
    new = person_id(actor.name, country) if actor.id.startswith("unk/") else f"{actor.id}@{country}"
    return msgspec.structs.replace(actor, id=new, country=country, rule=BY)
