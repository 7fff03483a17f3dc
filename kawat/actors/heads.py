"""Mentions that the heads see and the rules do not: nameless people, names without a title, pronouns; each in its chain."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from kawat.actor import Resolved, fold_name, person_id
from kawat.record import Mention, MentionKind
from kawat.rules import sure_of
from kawat.signs import Sign, Signs
from kawat.span import Span

BY = "head:mention@1"
SURE, SAME, REACH = 0.55, 0.5, 40
KINDS: tuple[MentionKind, ...] = (
    "person", "organ", "office", "group", "body", "unnamed", "plural", "pronoun", "place", "org", "mechanism", "agreement",
)  # fmt: skip
_FAR = 400  # characters; no mention is longer
_CHAINED = ("pronoun", "office", "unnamed", "organ", "person", "group", "mechanism", "agreement", "body")
_ALIKE = {
    "pronoun": frozenset(("person", "pronoun", "unnamed", "organ", "group", "plural", "office", "country")),
    "office": frozenset(("person", "office", "pronoun")),
    "person": frozenset(("person", "pronoun", "office")),
}
_COUNTS = frozenset(
    "a an the some several many dozens hundreds thousands two three four five six seven eight nine ten".split()
) | frozenset(
    "seorang para sejumlah beberapa ratusan ribuan puluhan sekitar dua tiga empat lima enam tujuh delapan sembilan of".split()
)

_HEDGES = frozenset(
    "at least most nearly almost about around roughly some more less fewer than over up to only".split()
) | frozenset("sedikitnya setidaknya paling banyak kira-kira sebanyak sekitar lebih kurang dari hampir".split())
_TIES = frozenset("of in from at near on for di dari pada untuk ke dengan".split())


class Neighbours:
    """Mentions in order, asked for those that stand near a stretch."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Take mentions sorted by start."""
        self.mentions = mentions
        self.starts = [m.start for m in mentions]

    def near(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that begin within `_FAR` characters of a stretch."""
        first, last = bisect_left(self.starts, span.start - _FAR), bisect_right(self.starts, span.stop + _FAR)
        return self.mentions[first:last]


def with_signs(text: str, mentions: Sequence[Mention], signs: Signs) -> tuple[Mention, ...]:
    """Return the mentions with those that the heads add, in order, chains numbered by first appearance."""
    old = Neighbours(mentions)
    told = (s for s in signs.found if s.group in KINDS and s.score >= SURE)
    new = [
        s for s in (_ended(text, s, old.near(s.span)) for s in told) if _free(s, old.near(s.span)) and not _hedge(s.span.of(text))
    ]
    placed = sorted([(m.span, m) for m in mentions] + [(s.span, s) for s in _apart(new)], key=lambda p: (p[0].start, -p[0].stop))
    done: list[Mention] = []
    chains = max((m.chain for m in mentions), default=-1)
    for _, one in placed:
        if isinstance(one, Mention):
            done.append(one)
            continue
        first = _antecedent(one, done, signs)
        chains += 0 if first else 1
        done.append(_mention(text, one, first, chains, old.near(one.span)))
    return _shared(_renumbered(mentions, done))


def _shared(done: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions; those of a chain without an actor get the actor that the chain's person has."""
    whose = {m.chain: m.actor for m in reversed(done) if m.kind == "person" and m.actor}
    return tuple(m if m.actor or m.chain not in whose else msgspec.structs.replace(m, actor=whose[m.chain]) for m in done)


def _ended(text: str, sign: Sign, old: Sequence[Mention]) -> Sign:
    """Return a sign that ends with a preposition ("a court in") with the place behind it, or without the preposition."""
    words = sign.span.of(text)
    last = words.rpartition(" ")[2]
    if last.lower() not in _TIES or last == words:
        return sign
    place = next((m for m in old if m.start in (sign.stop + 1, sign.stop + 5) and m.kind in ("place", "country")), None)
    if place is not None and text[sign.stop : place.start] in (" ", " the "):
        return msgspec.structs.replace(sign, stop=place.stop)
    return msgspec.structs.replace(sign, stop=sign.start + len(words[: -len(last)].rstrip()))


def _free(sign: Sign, old: Sequence[Mention]) -> bool:
    """Tell whether no mention stands on or across the same characters; it may hold others, or lie in one."""
    for m in old:
        if m.span.meets(sign.span) and not (
            sign.span.holds(m.span) and sign.span != m.span and m.kind in ("country", "place", "body")
        ):
            if m.span.holds(sign.span) and m.span != sign.span and m.kind in ("unnamed", "organ") and sign.group == "pronoun":
                continue
            return False
    return True


def _hedge(words: str) -> bool:
    """Tell whether words only say how sure a number is: "At least", "Sedikitnya"."""
    return _HEDGES.issuperset(words.lower().split())


def _apart(new: Sequence[Sign]) -> list[Sign]:
    """Return the signs that do not clash: the surer one of two stays."""
    ordered = sorted(new, key=lambda s: s.start)
    lost: set[int] = set()
    for i, one in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            other = ordered[j]
            if other.start >= one.stop:
                break
            if _cross(one, other):
                lost.add(i if one.score < other.score else j)
    return [s for i, s in enumerate(ordered) if i not in lost]


def _cross(one: Sign, other: Sign) -> bool:
    """Tell whether two signs that meet cannot both stand: of one group, on the same characters, or across each other."""
    nested = one.span != other.span and (one.span.holds(other.span) or other.span.holds(one.span))
    return one.group == other.group or not nested


def _antecedent(sign: Sign, done: Sequence[Mention], signs: Signs) -> Mention | None:
    """Return the mention before it that the heads call the same, where its kind may be."""
    if sign.group not in _CHAINED:
        return None
    fits = _ALIKE.get(sign.group, frozenset((sign.group, "pronoun")))
    near = [m for m in done[-REACH:] if m.kind in fits and not m.span.meets(sign.span)]
    told = [(signs.linked("same", sign.span, m.span), m) for m in near]
    best = max(told, key=lambda one: (one[0], one[1].start), default=None)
    return best[1] if best is not None and best[0] >= SAME else None


def _mention(text: str, sign: Sign, first: Mention | None, chain: int, old: Sequence[Mention]) -> Mention:
    kind: MentionKind = sign.group  # type: ignore[assignment]
    actor = (first.actor if first else None) or (_actor(text, sign, old) if first is None or kind == "person" else None)
    return Mention(
        start=sign.start, stop=sign.stop, by=BY, score=sure_of(BY, sign.score), kind=kind,
        chain=first.chain if first else chain, actor=actor,
    )  # fmt: skip


def _actor(text: str, sign: Sign, old: Sequence[Mention]) -> Resolved | None:
    """Return who a new mention is, as far as its words say: an unnamed one of the country inside it, a person by name."""
    words, country = sign.span.of(text), _country(text, sign.span, old)
    match sign.group:
        case "person":
            seat = _title(sign.span, text, old)
            whose = (seat.country if seat else None) or _behind(text, sign.span, old)
            office = seat.office if seat else None
            return Resolved(
                id=person_id(words, whose),
                name=words,
                country=whose,
                office=office,
                status="introduced" if office else "unknown",
                rule=BY,
            )
        case "unnamed" | "organ" | "office":
            return unnamed(words, country)
        case "group":
            return Resolved(id=f"grp/{fold_name(words)}", name=words, country=country, rule=BY)
        case "org":
            return Resolved(id=f"org/{fold_name(words)}", name=words, country=country, rule=BY)
    return None


def unnamed(words: str, country: str | None = None) -> Resolved:
    """Return the actor that words without a name are: `any/villagers`, or `any/villagers@NGA` where the country is told."""
    tail = f"@{country}" if country else ""
    return Resolved(id=f"any/{_head(words)}{tail}", name=words, country=country, rule=BY)


def _head(words: str) -> str:
    kept = [w for w in words.lower().split() if w not in _COUNTS and not w.isdigit()]
    return fold_name(" ".join(kept[:4]))


def _country(text: str, span: Span, old: Sequence[Mention]) -> str | None:
    """Return the country named inside a span, or right behind it ("juru bicara Laos")."""
    inside = [m for m in old if m.actor and m.actor.country and m.kind in ("country", "place", "organ") and span.holds(m.span)]
    return next((m.actor.country for m in inside if m.actor), None) or _behind(text, span, old, ("", "di", "in"))


def _behind(text: str, span: Span, old: Sequence[Mention], more: tuple[str, ...] = ()) -> str | None:
    """Return the country right behind a span that says where somebody is from."""
    links = ("of", "from", "dari", "asal", *more)
    told = (m for m in old if m.kind == "country" and m.actor and 0 <= m.start - span.stop <= 6)
    return next((m.actor.country for m in told if m.actor and text[span.stop : m.start].strip() in links), None)


def _title(span: Span, text: str, old: Sequence[Mention]) -> Resolved | None:
    """Return the office whose words stand right before or behind a name."""
    near = [
        m
        for m in old
        if m.kind == "office" and m.actor and (text[m.stop : span.start].strip(" ,(") == "" and 0 <= span.start - m.stop <= 3)
    ]
    near += [m for m in old if m.kind == "office" and m.actor and (text[span.stop : m.start] in (", ", ", the ", " ("))]
    return near[0].actor if near else None


def _renumbered(old: Sequence[Mention], done: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the list with members pointing at their new places and chains numbered by first appearance."""
    at = {id(m): i for i, m in enumerate(done)}
    chains: dict[int, int] = {}
    return tuple(
        msgspec.structs.replace(
            m, chain=chains.setdefault(m.chain, len(chains)), members=tuple(at[id(old[i])] for i in m.members)
        )
        for m in done
    )
