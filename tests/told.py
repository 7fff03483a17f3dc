"""Signs made by hand for tests: spans by the words they stand on, links by the words they join."""

from collections.abc import Sequence

from kawat.signs import Look, Said, Sign, Signs
from kawat.span import Span

ROLES = ("actor", "recipient", "time", "place")
CUE = {"kind": ("speech",), "polarity": ("says",)}


def at(text: str, words: str) -> Span:
    """Return where words stand in a text, which must hold them once."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    start = text.index(words)
    return Span(start, start + len(words))


def sign(text: str, group: str, words: str, score: float = 0.9, **says: str) -> Sign:
    """Return a sign on words; `says` gives each head its one class, sure at 0.9."""
    span = at(text, words)
    heads: dict[str, tuple[Said, ...]] = {head: (Said(name, 0.9),) for head, name in says.items()}
    if group == "cue":
        heads = {head: (Said(names[0], 0.9),) for head, names in CUE.items()} | heads
    if group == "trigger":
        heads = {
            "event": (Said("CONSULT", 0.9),),
            "mode": (Said("", 0.9),),
            "aux": (Said("negation", 0.1),),
            "context": (Said("diplomatic", 0.9),),
        } | heads
    return Sign(group=group, start=span.start, stop=span.stop, score=score, says=heads)


def signs(text: str, found: list[Sign], links: list[tuple[str, str, str]]) -> Signs:
    """Return signs with links (label, from words, to words), sure at 0.9; every other pair at 0.1."""
    right = {(link, at(text, one), at(text, other)) for link, one, other in links}

    def linked(link: str, one: Span, other: Span) -> float:
        return 0.9 if (link, one, other) in right else 0.1

    def look(trigger: Sign, spans: Sequence[Span]) -> Look:
        roles = {(role, span): linked(role, trigger.span, span) for role in ROLES for span in spans}
        return Look(real=trigger.score, says=trigger.says, roles=roles)

    return Signs(found=tuple(found), linked=linked, look=look, pack="told")
