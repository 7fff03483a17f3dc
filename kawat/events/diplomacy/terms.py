"""Terms: what is promised, how much, by when, on what condition and under which agreement."""

import re

from kawat.events.diplomacy import wording
from kawat.events.diplomacy.amounts import amount_at, find_amounts
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.promise import Clue
from kawat.events.times import View, find_times
from kawat.events.words import Sentence, Word
from kawat.span import Noun, Span
from kawat.when import Amount, Time

_ENDS = (";", ":", ".", " - ", " – ", "—", "”", "“", '"', "»", "!", "?", "(")
_TURNS = frozenset(
    "sementara sedangkan tetapi namun seraya sambil karena setelah usai ketika while but although as after when yang"
    " which who and".split()
)
_TRAILING = frozenset(
    "dan yang untuk kepada bagi pada di ke dengan dalam and that to for of in on at by the a with from has had have telah".split()
)
_CLOSE = 12  # characters between a verb and what it promises
_JOINING_IN = frozenset(("bergabung", "bekerja", "bekerjasama", "join", "work", "cooperate"))
_LONGEST = 26  # words of what is promised


class Terms(Noun, frozen=True, kw_only=True):
    """The terms of a pledge."""

    what: Span
    amount: Amount | None = None
    deadline: Time | None = None
    condition: Span | None = None
    under: Span | None = None


def terms_of(clue: Clue, page: Page) -> Terms | None:
    """Return the terms of a clue; None where nothing says what is promised."""
    amounts = _amounts(clue.sentence, page)
    condition = _condition(clue, page)
    deadline = _deadline(clue, page)
    opened = _OPENER.search(page.report.text, clue.span.stop, _stretch(clue.sentence, page).stop)
    what = _what(clue, page, amounts, (Span(*opened.span()) if opened else None, deadline))
    if what is None or not any(len(w) > 3 or w.isdigit() for w in page.words(what).split()):
        return None
    amount = _amount(clue, what, amounts, page)
    return Terms(
        what=what if amount else _with_verb(clue, what),
        amount=amount,
        deadline=deadline,
        condition=condition,
        under=_under(clue, page, what),
    )


def _with_verb(clue: Clue, what: Span) -> Span:
    """Return what is promised with the verb of "akan" or "will" right before it: without a number the verb is the promise."""
    verb = clue.sentence.words[clue.last]
    near = clue.kind == "future" and not clue.passive and 0 < what.start - verb.stop <= _CLOSE
    return Span(verb.start, what.stop) if near else what


def _stretch(sentence: Sentence, page: Page) -> Span:
    return Span(sentence.words[0].start, min(sentence.words[-1].stop + 1, len(page.report.text)))


def _amounts(sentence: Sentence, page: Page) -> list[Amount]:
    """Return the amounts of a sentence: those that the rules read, and the model's where no rule reads one."""
    text, lang = page.report.text, page.report.lang
    around = Span(max(sentence.span.start - 1, 0), sentence.span.stop)
    found = find_amounts(text, around, lang, _countries(sentence, page))
    for sign in page.signs.of("amount") if page.signs else ():
        if around.holds(sign.span) and not any(a.start < sign.stop and sign.start < a.stop for a in found):
            read = amount_at(text, sign.span, lang)
            found += [read] if read else []
    return sorted(found, key=lambda a: a.start)


def _countries(sentence: Sentence, page: Page) -> list[str]:
    """Return the countries of the sentence's mentions in order, then those of the report."""
    near = [*page.mentions_in(sentence.span), *page.mentions_in(Span(0, page.story[-1].stop if page.story else 0))]
    return list(dict.fromkeys(c for i in near if (c := page.cast.country(i))))


def _amount(clue: Clue, what: Span, amounts: list[Amount], page: Page) -> Amount | None:
    """Return the first amount in what is promised, else the one right before or behind the clue, else a bare number of things."""
    inside = [a for a in amounts if what.start <= a.start + 1 and a.start < what.stop]
    if inside:
        return inside[0]
    number = _NUMBER.match(page.report.text, what.start, what.stop)
    if number is not None:
        read = amount_at(page.report.text, Span(what.start, number.end()), page.report.lang)
        return read if read is not None and (read.value or 0) > 1 else None
    near = [a for a in amounts if a.start >= clue.span.stop]
    return near[0] if near and near[0].start - what.stop < 12 else None


_NUMBER = re.compile(r"(?:[^\W\d]{4,} ){0,2}?(?:\d[\d.,]*(?!\d)|[a-z]+(?:[ -](?:belas|puluh|ratus|hundred))?) (?=[^\W\d]{3})")


def _condition(clue: Clue, page: Page) -> Span | None:
    """Return the stretch behind the words that open a condition, up to the end of its clause."""
    around = _stretch(clue.sentence, page)
    text = page.report.text
    opener = _OPENER.search(text, around.start, around.stop)
    if opener is None:
        return None
    stop = _end(text, opener.end(), around.stop)
    if opener.start() < clue.span.start < stop:
        return None
    return Span(opener.end(), stop) if stop > opener.end() else None


_OPENER = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, wording.CONDITIONS), key=len, reverse=True))})(?: (?:bahwa|that))? ",
    re.IGNORECASE,
)


def _end(text: str, start: int, stop: int) -> int:
    """Return where a clause ends: before a mark that is no part of a number, a quotation or a new clause."""
    for match in re.compile(r"[,;:.!?\"“”»(]|\s[-–—]\s|—").finditer(text, start, stop):
        at = match.start()
        if match.group() in ",." and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            continue
        if match.group() in ".:" and text[at + 1 : at + 2].isalnum():
            continue
        return at
    return stop


def _deadline(clue: Clue, page: Page) -> Time | None:
    """Return the time by which, or from which on, it is due: one behind a word of term, or one that lies ahead."""
    text, published = page.report.text, page.report.published
    around = _stretch(clue.sentence, page)
    times = find_times(text, around, page.report.lang, View(published=published, ahead=True))
    best: list[tuple[bool, int, Time]] = []
    claim = page.claim_at(clue.span.start)
    inside = (
        [c.stop for c in page.attributions[claim].content if c.start <= clue.span.start < c.stop] if claim is not None else []
    )
    limit = inside[0] + 1 if inside else around.stop
    for time in times:
        before = text[around.start : time.start].lower().split()[-3:]
        till_word = any(w in wording.TILL for w in before)
        due = till_word or (bool(before) and before[-1] in (_FROM_DAY if time.precision == "day" else wording.DUE))
        ahead = published is None or time.until is None or time.until > published
        if ahead and time.start > clue.span.start and time.stop <= limit and (due or time.precision != "day"):
            best.append((not due, time.start, _until(time, page) if till_word else time))
    return min(best, key=lambda one: one[:2])[2] if best else None


_FROM_DAY = frozenset("mulai per from starting by due efektif effective sejak tanggal".split())


def _until(time: Time, page: Page) -> Time:
    """Return the interval that runs from the day of publication to the end of a time."""
    published = page.report.published
    if published is None or time.until is None or time.until < published:
        return time
    return Time(
        start=time.start,
        stop=time.stop,
        since=published,
        until=time.until,
        precision="interval",
        against=time.against or published,
    )


def _under(clue: Clue, page: Page, what: Span) -> Span | None:
    """Return the agreement that a pledge is made under: one named behind "sesuai dengan", "berdasarkan", "under"."""
    around = _stretch(clue.sentence, page)
    text = page.report.text
    for match in _UNDER.finditer(text, around.start, around.stop):
        start = match.end()
        named = next((m.span for m in page.mentions if m.kind == "agreement" and start <= m.start <= start + 24), None)
        pact = _PACT.match(text, start)
        if pact is None:
            if named is not None:
                return named
            continue
        stop = min(_end(text, start, around.stop), what.start if what.start > pact.end() else around.stop)
        told = Span(pact.start("pact"), _cut(text, pact.start("pact"), stop))
        return named if named is not None and not told.holds(named) else told
    return None


_UNDER = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wording.UNDER))}) ", re.IGNORECASE)
_PACT = re.compile(
    rf"(?:the |a |an |its |their )?(?P<pact>(?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(wording.PACTS))}))(?!\w)", re.IGNORECASE
)


def _cut(text: str, start: int, stop: int) -> int:
    """Return where a noun phrase that begins at a place ends: at most eight words, before a relative or a verb of its own."""
    words = list(re.compile(r"\S+").finditer(text, start, stop))[:8]
    for word in words[1:]:
        if word.group().lower() in _TURNS or word.group().lower() in ("untuk", "akan", "will", "would", "to", "on"):
            return word.start() - 1
    return words[-1].end() if words else stop


def _what(clue: Clue, page: Page, amounts: list[Amount], stops: tuple[Span | Time | None, ...]) -> Span | None:
    """Return what is promised: behind the clue, or before it where it is a passive or a relative clause."""
    ahead = _behind(clue, page, stops)
    if clue.passive or _is_relative(clue, page):
        return _before(clue, page, amounts) or ahead
    if clue.kind == "noun" and ahead is None:
        return clue.span
    return ahead or _before(clue, page, amounts)


def _is_relative(clue: Clue, page: Page) -> bool:
    """Tell whether the clue ends a relative clause whose head is what is promised: "the 50 million that it pledged"."""
    claim = page.claim_at(clue.span.start)
    start = min((c.start for c in page.attributions[claim].content), default=0) if claim is not None else 0
    words = [w for w in clue.sentence.words[max(clue.first - 4, 0) : clue.first] if w.start > start]
    if any(w.form in ("yang", "that", "which") for w in words[1:]):
        return True
    object_ahead = clue.last + 1 < len(clue.sentence.words) and clue.sentence.gaps[clue.last + 1].strip(_SIGNS) == ""
    after = clue.sentence.forms(clue.last + 1, clue.last + 1)
    bare = not object_ahead or after[0] in ("last", "this", "in", "by", "on", "at", "for", "under", "when", "before", "during")
    english = page.report.lang != "id" and clue.kind == "promise"
    return english and ((bare and bool(words)) or _is_owed_by_it(words, page))


_SIGNS = ' $€£¥₩₹“‘"'


def _is_owed_by_it(words: list[Word], page: Page) -> bool:
    """Tell whether a bare relative clause begins right behind a number of things: "the 55 million it promised Djibouti"."""
    if len(words) < 2 or words[-1].form not in ("it", "they", "he", "she"):
        return False
    start = words[0].start
    sums = find_amounts(page.report.text, Span(start, words[-1].start), page.report.lang)
    return any(words[-1].start - a.stop < _NEAR_SUM for a in sums)


_NEAR_SUM = 12  # characters between a sum and the clause that says who promised it


def _behind(clue: Clue, page: Page, stops: tuple[Span | Time | None, ...]) -> Span | None:
    """Return the stretch behind a clue without what introduces it, up to a term, a turn or a mark."""
    sentence, text = clue.sentence, page.report.text
    mentions = {page.mentions[i].start: page.mentions[i].stop for i in page.mentions_in(sentence.span)}
    times = find_times(text, Span(clue.span.stop, sentence.span.stop), page.report.lang, View(published=None))
    stop = _end(text, clue.span.stop, _stretch(sentence, page).stop)
    first = clue.last + 1
    while first < len(sentence.words) and sentence.words[first].start < stop:
        word = sentence.words[first]
        taken = mentions.get(word.start)
        if (
            any(t.start <= word.start < t.stop for t in times)
            or word.form in wording.PASSED_OVER
            or word.form in ("kepada", "the", "a", "an", "on", "pada", "for")
        ):
            first += 1
        elif taken is not None and first - clue.last <= 3 and _goes_on(sentence, taken, stop):
            first = next((i for i, w in enumerate(sentence.words) if w.start >= taken), len(sentence.words))
        else:
            break
    first = _past_company(sentence, first)
    if first >= len(sentence.words) or sentence.words[first].start >= stop:
        return None
    start = sentence.words[first].start
    marks = [s.start for s in stops if s is not None and s.start > start]
    return _trimmed(sentence, start, min((stop, *marks)), page)


def _past_company(sentence: Sentence, first: int) -> int:
    """Return where the deed begins behind "bergabung dengan X untuk" or "work with X to": with whom is no part of it."""
    if first >= len(sentence.words) or sentence.words[first].form not in _JOINING_IN:
        return first
    aim = next(
        (i for i in range(first + 1, min(first + 8, len(sentence.words))) if sentence.words[i].form in ("untuk", "to")), None
    )
    return first if aim is None else aim + (3 if sentence.forms(aim + 1, aim + 1) == ["secara"] else 1)


def _goes_on(sentence: Sentence, taken: int, stop: int) -> bool:
    """Tell whether more words follow a party before the clause ends: then it is whom, not what, is promised."""
    return any(taken < w.start < stop for w in sentence.words)


def _trimmed(sentence: Sentence, start: int, stop: int, page: Page) -> Span | None:
    """Return a stretch cut at a turn of the sentence, without small words and marks at its end."""
    words = [w for w in sentence.words if start <= w.start and w.stop <= stop][:_LONGEST]
    for n, word in enumerate(words):
        if n > 1 and (word.form in _TURNS or (word.form in ("kepada", "bagi") and n > 2)):
            words = words[:n]
            break
    while words and (words[-1].form in _TRAILING or words[-1].form in wording.DUE):
        words.pop()
    if not words:
        return None
    sign = page.report.text[words[0].start - 1 : words[0].start] if words[0].start else ""
    return Span(words[0].start - (sign in tuple("$€£¥")), words[-1].stop)


def _before(clue: Clue, page: Page, amounts: list[Amount]) -> Span | None:
    """Return what stands before a passive or a relative clause: from its amount on, or the noun phrase right before."""
    words = list(clue.sentence.words[: clue.first])
    while words and (
        words[-1].form in wording.PASSED_OVER | {"yang", "which", "was", "were", "it", "they", "is", "are"}
        or _is_party(words[-1].start, page)
    ):
        words.pop()
    if not words:
        return None
    left = [a for a in amounts if a.stop <= words[-1].stop + 1]
    if left and words[-1].stop - left[-1].start < 90:
        return Span(left[-1].start, words[-1].stop)
    return Span(words[max(len(words) - 4, 0)].start, words[-1].stop)


def _is_party(place: int, page: Page) -> bool:
    return any(m.start <= place < m.stop and m.kind in ("country", "person", "organ", "body", "pronoun") for m in page.mentions)
