"""Antecedents: whom a pronoun that speaks stands for, by who spoke last and who is the subject of the sentence before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kawat.actors.drafts import Draft
from kawat.actors.grammar import name_runs
from kawat.actors.lines import Page
from kawat.actors.words import PLURAL_PRONOUNS
from kawat.span import Span

SINGLE = ("person", "office", "unnamed")
_BODIES = ("organ", "org", "group", "body")
_THINGS = (*_BODIES, "country", "bloc")
_ORDER = (*SINGLE, *_THINGS, "plural")
_SENTENCE = re.compile(r"[.!?][\"”'’)]*\s|\n")
_QUOTES = '"“”„«‘'
_BESIDE = frozenset(
    """di ke dari pada dalam oleh dengan kepada untuk bagi terhadap tentang soal antara bersama atas menurut kata ujar selain
    setelah usai sejak sebelum
    of to with for from in on at by about between against after before since among under over near""".split()
)
_FAR = 2  # lines above a pronoun in which its subject may stand


def kinds_of(words: str) -> tuple[str, ...]:
    """Return the kinds of mention that a pronoun may stand for."""
    if words in PLURAL_PRONOUNS:
        return (*_THINGS, "plural", "unnamed")
    if words == "it":
        return _THINGS
    return (*SINGLE, *_BODIES) if "nya" in words else SINGLE


def subject_before(page: Page, ordered: Sequence[Draft], at: int, kinds: tuple[str, ...], own: bool) -> Draft | None:
    """Return the subject of the nearest sentence before a place that has one: what stands first in it, behind no preposition.

    `own` takes the sentence in which the place lies as well. Quoted sentences are passed over. A run of capitalised words
    that nothing else is known of counts as a person.
    """
    starts = [d.start for d in ordered]
    for first, stop in _sentences_back(page, at, own):
        inside = ordered[bisect_left(starts, first) : bisect_left(starts, stop)]
        found = [d for d in inside if d.kind in kinds and _leads(page, first, _whole(d, inside))]
        if found:
            return min(found, key=lambda d: (d.kind not in SINGLE, d.start, _ORDER.index(d.kind)))
        if "person" in kinds and (name := _bare_name(page, (first, stop), inside)):
            return Draft(*name, "person", "rule:name@1", f"name {page.folded[name.start : name.stop]}", None)
    return None


def person_before(page: Page, ordered: Sequence[Draft], at: int) -> Draft | None:
    """Return the first person of the nearest sentence before a place that names one, whatever stands around the name."""
    people = [d for d in ordered if d.kind == "person" and d.start < at]
    if not people:
        return None
    cuts = [m.end() for m in _SENTENCE.finditer(page.text, 0, people[-1].start)]
    return next(d for d in people if d.start >= (cuts[-1] if cuts else 0))


def _sentences_back(page: Page, at: int, own: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences before a place from the nearest back, as far as `_FAR` lines; quoted ones are left out."""
    above = bisect_left(page.lines, at + 1, key=lambda line: line.start)
    for line in reversed(page.lines[max(0, above - _FAR) : above]):
        end = min(at, line.stop)
        cuts = [line.start, *(m.end() for m in _SENTENCE.finditer(page.text, line.start, end)), end]
        for first, stop in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
            its_own = first == cuts[-2] and line.start <= at <= line.stop
            if first < stop and page.text[first] not in _QUOTES and (own or not its_own):
                yield first, stop


def _whole(draft: Draft, near: Sequence[Draft]) -> Draft:
    """Return a name with the office that stands right before it, as one stretch."""
    title = next((o for o in near if o.kind == "office" and o.key == draft.key and 0 <= draft.start - o.stop <= 2), None)
    return draft._replace(start=title.start) if title else draft


def _leads(page: Page, first: int, draft: Draft) -> bool:
    """Tell whether a mention may be the subject of a sentence; a country has to open it, or it only says whose something is."""
    if draft.kind in ("country", "bloc", "group", "org") and page.folded[first : draft.start].strip() not in ("", "the"):
        return False
    return not _beside(page, first, draft.start) and not page.folded.startswith("'s", draft.stop)


def _beside(page: Page, first: int, at: int) -> bool:
    """Tell whether a place of a sentence is behind a preposition, or in or behind a quotation."""
    before = page.folded[first:at].split()
    return bool(before) and (before[-1] in _BESIDE or any(mark in page.text[first:at] for mark in '"“'))


def _bare_name(page: Page, sentence: tuple[int, int], near: Sequence[Draft]) -> Span | None:
    """Return the first run of capitalised words of a sentence that no draft covers, where it may be its subject."""
    first, stop = sentence
    line = next(line for line in page.lines if line.start <= first < line.stop)
    for start, after in name_runs(line):
        span = line.span(start, after)
        if first <= span.start and span.stop <= stop:
            if any(d.start < span.stop and span.start < d.stop for d in near):
                continue
            words = span.of(page.text).split()
            named = len(words) > 1 and words[0][-3:] != "nya" and not any(word.isupper() for word in words)
            return span if named and not _beside(page, first, span.start) else None
    return None
