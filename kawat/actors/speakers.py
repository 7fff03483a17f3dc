"""Speakers: every stretch that a statement was said by is tied to the person, organ or country it means."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kawat.actor import Resolved
from kawat.actors.antecedent import SINGLE, kinds_of, person_before, subject_before
from kawat.actors.drafts import Draft, head_word, unnamed
from kawat.actors.lines import Page
from kawat.actors.people import People, resolved, speaking_names
from kawat.actors.words import LEXICON, PRONOUNS, ROLES, UNNAMED
from kawat.record import MentionKind
from kawat.span import Span

_POINTING = {
    "id": re.compile(r".*\b(?:itu|tersebut|ini)$", re.DOTALL),
    "en": re.compile(r"(?:the|that|this)\b.*", re.DOTALL),
}
_AFTER_WHEN = {
    "id": re.compile(r"\b(?:ketika|saat|bahwa|setelah|sebelum|karena|sebab) (dia|ia|beliau)\b"),
    "en": re.compile(r"\b(?:when|that|while|after|before|because|as) (he|she)\b"),
}
_SENTENCE = re.compile(r"[.!?][\"”'’)]*\s|\n")
_HUMAN = frozenset("man woman pria wanita perempuan tokoh".split())
_RANK = ("person", "office", "unnamed", "organ", "group", "org", "body", "bloc", "plural", "country", "place")


class Told(NamedTuple):
    """An explicit speaker: where it stands and the draft it is."""

    start: int
    draft: Draft


Known = tuple[list[Told], list[Draft]]
"""The explicit speakers so far, and all drafts in order."""


def draft_speakers(page: Page, drafts: Sequence[Draft], people: People) -> list[Draft]:
    """Return the drafts that the speakers add: pronouns, 'diplomat itu', unnamed sources; and pronouns after 'when'."""
    ordered = sorted(drafts, key=lambda d: d.start)
    starts = [d.start for d in ordered]
    told: list[Told] = []
    added: list[Draft] = []
    for speaker in page.speakers:
        inside = [
            d for d in ordered[bisect_left(starts, speaker.start) : bisect_left(starts, speaker.stop)] if d.stop <= speaker.stop
        ]
        if page.folded[speaker.start : speaker.stop] in PRONOUNS[page.lang]:
            added += _pronoun(page, speaker, (told, ordered), people)
            continue
        draft = _speaker(page, speaker, inside, (told, ordered), people)
        if draft not in inside:
            added.append(draft)
        told.append(Told(speaker.start, draft))
    return added + _subjects(page, told, ordered, people)


def _speaker(page: Page, speaker: Span, inside: list[Draft], known: Known, people: People) -> Draft:
    """Return the draft a speaker's stretch is: one that stands in it, or a new one."""
    words = page.folded[speaker.start : speaker.stop]
    main = min(inside, key=lambda d: (_RANK.index(d.kind), _owns(page, d), d.start), default=None)
    if main and main.kind == "person":
        return main
    if _points(words, page.lang) and (main is None or (main.kind == "office" and main.actor is None)):
        earlier = _fitting(words, page, known, people)
        if earlier:
            kind: MentionKind = "office" if any(role in words.split() for role in ROLES[page.lang]) else "unnamed"
            return Draft(*speaker, kind, "rule:pronoun@1", earlier.key, _actor(earlier, people, "rule:pronoun@1"))
    if main and not _only_place(main, speaker, page):
        return main
    return _new(page, speaker, main, known[1])


def _owns(page: Page, draft: Draft) -> bool:
    """Tell whether a name only says whose somebody is: 'Blinken's spokesman'."""
    return page.folded.startswith("'s", draft.stop)


def _points(words: str, lang: str) -> bool:
    """Tell whether a noun phrase points back at a person: 'diplomat itu', 'the minister'; 'the talks' does not."""
    if not _POINTING[lang].match(words):
        return False
    return any(w in ROLES[lang] or w in UNNAMED or LEXICON[lang].get(w) == "r" or w in _HUMAN for w in words.split())


def _new(page: Page, speaker: Span, main: Draft | None, drafts: Sequence[Draft]) -> Draft:
    """Return a draft for a speaker without one of its own: part of a longer mention, an unknown name, or unnamed."""
    around = [
        d for d in drafts if d.start < speaker.stop and speaker.stop < d.stop and d.kind in (*SINGLE, "organ", "body", "org")
    ]
    if around:
        return around[0]._replace(start=speaker.start, stop=speaker.stop)
    if not main and speaking_names(page, speaker):
        name = page.folded[speaker.start : speaker.stop]
        return Draft(*speaker, "person", "rule:name@1", f"name {name}", None)
    country = main.actor.country if main and main.actor else None
    return unnamed(speaker, head_word(speaker, page), country, page)


def _only_place(main: Draft, speaker: Span, page: Page) -> bool:
    """Tell whether a country (or place) in a speaker's stretch only says where the unnamed speaker is from."""
    if main.kind in ("organ", "group", "body", "org"):
        before = re.findall(r"[^\W\d_]+", page.folded[speaker.start : main.start])
        return any(w in UNNAMED or LEXICON[page.lang].get(w) == "r" for w in before)
    if main.kind not in ("country", "place"):
        return False
    rest = page.folded[speaker.start : main.start] + " " + page.folded[main.stop : speaker.stop]
    return bool(re.search(r"[^\W\d_]{3,}", re.sub(r"\b(?:pihak|the|dan|and|itu|sendiri|juga)\b", "", rest)))


def _pronoun(page: Page, speaker: Span, known: Known, people: People) -> list[Draft]:
    """Return the pronoun's draft, behind that of its antecedent where nothing else names it: the nearer of who spoke last
    and the subject of the sentence before."""
    told, drafts = known
    kinds = kinds_of(page.folded[speaker.start : speaker.stop])
    spoke = next((t for t in reversed(told) if t.draft.kind in kinds), None)
    subject = subject_before(page, drafts, speaker.start, kinds, own="nya" not in page.folded[speaker.start : speaker.stop])
    if subject is None and spoke is None and "person" in kinds:
        return [_pointing(speaker, person_before(page, drafts, speaker.start), people)]
    if subject is None or (spoke and spoke.start >= subject.start):
        return [_pointing(speaker, spoke.draft if spoke else None, people)]
    new = [] if subject in drafts else [subject]
    return [*new, _pointing(speaker, subject, people)]


def _pointing(span: Span, earlier: Draft | None, people: People) -> Draft:
    if earlier is None:
        return Draft(*span, "pronoun", "rule:pronoun@1", f"@{span.start}", None)
    return Draft(*span, "pronoun", "rule:pronoun@1", earlier.key, _actor(earlier, people, "rule:pronoun@1"))


def _actor(earlier: Draft, people: People, by: str) -> Resolved | None:
    if earlier.key[0] == "p" and earlier.key[1:].isdigit():
        return resolved(people.persons[int(earlier.key[1:])], by)
    return earlier.actor


def _fitting(words: str, page: Page, known: Known, people: People) -> Draft | None:
    """Return the last explicit person speaker whose office fits the noun, else the last, else the last person named."""
    told, drafts = known
    speaker = [t.draft for t in told if t.draft.kind in SINGLE]
    roles = {ROLES[page.lang][w] for w in words.split() if w in ROLES[page.lang]}
    named = [d for d in drafts if d.kind == "person" and d.start < (told[-1].start if told else 1 << 60)]
    for pool in (speaker, named):
        fits = [d for d in pool if _has_role(d, people, roles)]
        if fits:
            return fits[-1]
    return speaker[-1] if speaker else None


def _has_role(draft: Draft, people: People, roles: set[str]) -> bool:
    if not roles:
        return draft.kind in SINGLE
    if draft.key[0] != "p" or not draft.key[1:].isdigit():
        return False
    role = people.persons[int(draft.key[1:])].title.pattern.partition("#")[2]
    return any(role.endswith(wanted) for wanted in roles)


def _subjects(page: Page, told: list[Told], drafts: Sequence[Draft], people: People) -> list[Draft]:
    """Return the drafts of 'dia', 'he' right after 'ketika', 'when': the speaker of the sentence, else its first person."""
    taken = {s.start for s in page.speakers}
    found: list[Draft] = []
    for line in page.lines:
        for match in _AFTER_WHEN[page.lang].finditer(page.folded, line.start, line.stop):
            span = Span(*match.span(1))
            if span.start in taken:
                continue
            cuts = [m.end() for m in _SENTENCE.finditer(page.text, line.start, span.start)]
            opening = cuts[-1] if cuts else line.start
            near = [t.draft for t in told if opening <= t.start < span.start and t.draft.kind in SINGLE]
            antecedent = (
                near[-1]
                if near
                else subject_before(page, drafts, span.start, SINGLE, own=True) or person_before(page, drafts, span.start)
            )
            if antecedent:
                found.append(_pointing(span, antecedent, people))
    return found
