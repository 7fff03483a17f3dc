"""Plurals stand for several actors at once: 'kedua negara', 'both countries', 'para pemimpin kami (Presiden X dan ...)'."""

import re
from collections.abc import Callable, Iterator, Sequence

from kawat.actors.drafts import Draft
from kawat.actors.lines import Page
from kawat.span import Span

_COUNTRIES = {
    "id": r"kedua (?:negara|belah pihak|pihak|pemerintah(?:an)?|ibu kota)|dua negara (?:itu|tersebut)",
    "en": r"(?:both|the two|our two) (?:countries|sides|nations|governments|capitals|states|neighbou?rs)",
}
_HEADS = {
    "id": r"(?:kedua|para) (?:pemimpin|kepala negara|presiden|perdana menteri)(?: kami| kita| kedua negara| itu| tersebut)?",
    "en": r"(?:both|our|the two|our two) (?:leaders|presidents|prime ministers|heads of state)",
}
_PEOPLE = {
    "id": r"kedua (?:menteri luar negeri|menteri pertahanan|menteri|menlu|menhan|pejabat|diplomat|tokoh)(?: itu| tersebut)?",
    "en": r"(?:both|the two) (?:foreign ministers|defen[cs]e ministers|ministers|officials|diplomats|men|women)",
}
_FORM = {
    lang: re.compile(rf"\b(?:(?P<countries>{_COUNTRIES[lang]})|(?P<heads>{_HEADS[lang]})|(?P<people>{_PEOPLE[lang]}))\b")
    for lang in ("id", "en")
}
_BRACKET = re.compile(r"\s*([(\[])([^()\[\]]*)[)\]]")
_SAID = {
    "menteri luar negeri": "/mfa#minister",
    "menlu": "/mfa#minister",
    "foreign ministers": "/mfa#minister",
    "menteri pertahanan": "/mod#minister",
    "menhan": "/mod#minister",
    "defence ministers": "/mod#minister",
    "defense ministers": "/mod#minister",
    "perdana menteri": "#prime-minister",
    "prime ministers": "#prime-minister",
    "menteri": "#minister",
    "ministers": "#minister",
    "presiden": "#president",
    "presidents": "#president",
}
"""The end of the office that a plural noun asks of each of its people, the narrower noun first; leaders may be any heads."""
_HEAD_ROLES = frozenset("president prime-minister king queen chancellor leader emir sultan premier head".split())


def draft_plurals(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the plurals of the story with the stretches of the mentions they stand for, as far as the report names them."""
    for line in page.lines:
        for found in _FORM[page.lang].finditer(page.folded, line.start, line.stop):
            span = Span(*found.span())
            what = found.lastgroup or ""
            members = _members(what, span, page, drafts)
            yield Draft(
                *span,
                "plural",
                "rule:plural@1",
                "+".join(["plural", *sorted({m.key for m in members})]),
                None,
                tuple(Span(m.start, m.stop) for m in members),
            )


def _members(what: str, span: Span, page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    if what == "countries":
        return _two(drafts, span.start, lambda d: d.kind == "country")
    bracket = _BRACKET.match(page.text, span.stop)
    if bracket:
        inside = [d for d in drafts if d.kind == "person" and bracket.start() <= d.start and d.stop <= bracket.end()]
        if inside:
            return inside
    said = page.folded[span.start : span.stop]
    wanted = next((office for word, office in _SAID.items() if word in said), "")
    if what == "heads" and not wanted:
        return _two(drafts, span.start, lambda d: d.kind == "person" and _role(d) in _HEAD_ROLES)
    return _two(drafts, span.start, lambda d: d.kind == "person" and bool(_role(d)) and _office(d).endswith(wanted))


def _two(drafts: Sequence[Draft], at: int, fits: Callable[[Draft], bool]) -> list[Draft]:
    """Return the last mentions before a place of the two chains mentioned last, in text order; nothing when there are fewer."""
    last: dict[str, Draft] = {}
    for draft in sorted((d for d in drafts if d.start < at and fits(d)), key=lambda d: -d.start):
        last.setdefault(draft.key, draft)
        if len(last) == 2:
            return sorted(last.values(), key=lambda d: d.start)
    return []


def _role(draft: Draft) -> str:
    return _office(draft).partition("#")[2]


def _office(draft: Draft) -> str:
    return (draft.actor.office or "") if draft.actor else ""
