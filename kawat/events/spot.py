"""Spotting finds the triggers of a sentence: the longest phrase wins, and its words must stand as its part of speech would."""

from bisect import bisect_right
from collections.abc import Iterator

from kawat.events.lexicon import Entry, Lexicon, Row
from kawat.events.lists import BE, DETERMINERS, ENGLISH_ARTICLES, FILLER, JOINING, OBLIQUE, RELATIVE, listed
from kawat.events.words import Sentence
from kawat.span import Noun, Span

_NOMINAL = DETERMINERS | listed("of in on with for into about over under between against")
_VERBAL = FILLER | RELATIVE | listed("to n't didn't doesn't won't he she they it we i you")
_REACH = 12
_APART = FILLER | OBLIQUE | JOINING | RELATIVE
_TRAILING = listed("dengan ke di kepada terhadap with to in")


class Trigger(Noun, frozen=True, kw_only=True):
    """A phrase found: its row, first and last word, span, and whether it is passive (`was X-ed`, `di-`, `X-ed by`)."""

    row: Row
    first: int
    last: int
    start: int
    stop: int
    passive: bool = False

    @property
    def span(self) -> Span:
        """Where the trigger stands in the report's text."""
        return Span(self.start, self.stop)


def find_triggers(sentence: Sentence, words: Lexicon, starts: dict[int, int], ends: frozenset[int]) -> list[Trigger]:
    """Return the triggers of a sentence, left to right, none over another.

    `starts` are mentions as first word -> last word; `ends` are the words at which mentions end or that stand before a cue.
    """
    forms = [word.form for word in sentence.words]
    full = [i for i, form in enumerate(forms) if form not in ENGLISH_ARTICLES]
    found: list[Trigger] = []
    place = 0
    while place < len(full):
        hit = _stretched(sentence, forms, full[place:], words, ends) or _at(sentence, forms, full[place:], words, ends)
        hit = hit or _special(sentence, forms, full[place], words)
        if hit:
            found.append(hit)
        place = bisect_right(full, hit.last) if hit else place + 1
    return [t for t in found if not any(first <= t.first and t.last <= last for first, last in starts.items())]


def _at(sentence: Sentence, forms: list[str], full: list[int], words: Lexicon, ends: frozenset[int]) -> Trigger | None:
    """Return the longest phrase that begins at the first of the `full` words (articles are none) and fits its place."""
    first = full[0]
    lengths = words.triggers.lengths.get(forms[first])
    if lengths is None:
        return None
    for length, entries in words.triggers.at([forms[i] for i in full[: lengths[0]]], 0):
        last = full[length - 1]
        fit = next((e for e in entries if _fits(e, forms, first, last, ends)), None)
        if fit and not _broken(sentence, first, last):
            return _trigger(sentence, fit.row, first, last, _is_passive(fit, forms, first, last))
    return None


def _stretched(sentence: Sentence, forms: list[str], full: list[int], words: Lexicon, ends: frozenset[int]) -> Trigger | None:
    """Return a verb and its object with one or two adjectives between: "sent emergency aid"."""
    first = full[0]
    objects = words.pairs.get(forms[first])
    if objects is None:
        return None
    for last in full[2:4]:
        between = forms[first + 1 : last]
        entry = objects.get(forms[last])
        if any(form in _APART or i in ends for i, form in enumerate(between, first + 1)):
            return None
        if entry and _fits(entry, forms, first, last, ends) and not _broken(sentence, first, last):
            return _trigger(sentence, entry.row, first, last, _is_passive(entry, forms, first, last))
    return None


def _special(sentence: Sentence, forms: list[str], at: int, words: Lexicon) -> Trigger | None:
    return _possessed(sentence, forms, at, words) or _split(sentence, forms, at, words)


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether more than blanks, hyphens and quotation marks stands between the words."""
    return any(set(sentence.gaps[i]) & set(",;:.!?()") for i in range(first + 1, last + 1))


def _trigger(sentence: Sentence, row: Row, first: int, last: int, passive: bool) -> Trigger:
    shortest = last - 1 if last > first and sentence.words[last].form in _TRAILING else last
    start, stop = sentence.words[first].start, sentence.words[shortest].stop
    return Trigger(row=row, first=first, last=last, start=start, stop=stop, passive=passive)


def _fits(entry: Entry, forms: list[str], first: int, last: int, ends: frozenset[int]) -> bool:
    """Tell whether the words before allow this form here: no verb after an article, no headline form without its subject."""
    row, before = entry.row, forms[first - 1] if first else ""
    if row.headline:
        return first - 1 in ends
    if row.lang != "en" or first == 0:
        return row.lang != "en" or row.pos != "verb" or entry.form != "base"
    if row.pos == "noun":
        return not (last == first and (before in _VERBAL - {"and", "or", "by", "after", "before"} and before not in DETERMINERS))
    if row.pos != "verb":
        return True
    nominal = before in DETERMINERS or before.endswith(("'s", "’s", "s'", "s’"))
    if entry.form == "ing":
        return not nominal
    if entry.form == "ed":
        return before in RELATIVE or not (nominal or before in _NOMINAL) or forms[last + 1 : last + 2] == ["by"]
    return not nominal and before not in _NOMINAL and _verb_place(entry, before, first - 1 in ends)


def _verb_place(entry: Entry, before: str, mention: bool) -> bool:
    """Tell whether a bare form follows what a verb follows: a mention, a modal, a pronoun, a plural noun for the base form."""
    if entry.form == "base":
        return before in _VERBAL or mention or before.endswith(("s", "n't", "ly"))
    return mention or before in _VERBAL - {"to", "will", "would", "can", "could"} or before.endswith("ly")


def _is_passive(entry: Entry, forms: list[str], first: int, last: int) -> bool:
    row = entry.row
    if row.frame == "passive":
        return True
    if row.lang != "en" or row.pos != "verb" or entry.form not in ("ed", "base"):
        return False
    if entry.form == "ed" and forms[last + 1 : last + 2] == ["by"]:
        return True
    lead = [f for f in forms[max(first - 4, 0) : first] if f not in FILLER or f in BE]
    return entry.form == "ed" and bool(lead) and lead[-1] in BE - {"s"}


def _possessed(sentence: Sentence, forms: list[str], at: int, words: Lexicon) -> Trigger | None:
    """Return a noun that carries the Indonesian possessive -nya, without the suffix."""
    form = forms[at]
    if not form.endswith("nya") or len(form) < 7:
        return None
    for length, entries in words.triggers.at([form[:-3]], 0):
        fit = next((e for e in entries if e.row.pos == "noun" and e.row.lang == "id"), None)
        if fit and length == 1:
            word = sentence.words[at]
            return Trigger(row=fit.row, first=at, last=at, start=word.start, stop=word.stop - 3)
    return None


def _split(sentence: Sentence, forms: list[str], at: int, words: Lexicon) -> Trigger | None:
    """Return "akan ... V" where an adjunct with "bersama" stands between: the auxiliary carries the meaning and is the span."""
    if forms[at] not in ("akan", "siap") or forms[at + 1 : at + 2] != ["bersama"]:
        return None
    for later in _before_clause_end(sentence, forms, at):
        row = words.split.get((forms[at], forms[later]))
        if row:
            return _trigger(sentence, row, at, at, False)
    return None


def _before_clause_end(sentence: Sentence, forms: list[str], at: int) -> Iterator[int]:
    for later in range(at + 2, min(at + _REACH, len(forms))):
        if "," in sentence.gaps[later]:
            return
        yield later
