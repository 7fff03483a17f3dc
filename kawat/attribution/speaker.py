"""The speaker beside a cue: the noun phrase after it ("kata Menlu X di Y") or before it ("X, the minister, said")."""

from typing import NamedTuple

from kawat.attribution import vocabulary as v
from kawat.attribution.line import Line
from kawat.span import Span

_VERB_EN = v.words(
    "is was are were has had have did does will would met meets visited arrived spoke made gave took held went came began left "
    "told said"
)
_VERB_ID = ("mem", "men", "meng", "berte", "berku", "berbi", "berun", "bersa", "dit", "dik", "dis", "tiba")


class Speaker(NamedTuple):
    """A speaker's noun phrase as a span, and the word index where the reading should go on (after) or where it began (before)."""

    span: Span | None
    edge: int
    pronoun: bool = False


def after_cue(line: Line, first: int, last: int) -> Speaker:
    """Read the noun phrase right after an inverted cue ("kata X", "said X"), up to apposition, place or time.

    An office that a comma parts from its name is read with it ("kata juru bicara Y, X"); a name is read without its office.
    """
    if first < last and line.low[first] in v.PRONOUNS:
        return Speaker(line.stretch(first, first + 1), first + 1, pronoun=True)
    i = _phrase_end(line, first, last)
    if i <= first:
        return Speaker(None, i)
    if i + 1 < last and line.low[i] == "," and not _named(line, first, i):
        name_end = _name_end(line, i + 1, last)
        if name_end > i + 1:
            return Speaker(line.stretch(first, name_end), name_end)
    return Speaker(line.stretch(first, i), i)


def _phrase_end(line: Line, first: int, last: int) -> int:
    stop_words = v.STOP_EN if line.lang == "en" else v.STOP_ID if line.lang == "id" else v.STOP_ID | v.STOP_EN
    i = first
    while i < last and line.within[i] < 0:
        low = line.low[i]
        if low == "(":
            if not _gloss(line, i, last):
                break
            i = _past_bracket(line, i, last)
            continue
        if not low[0].isalnum() and low not in ("-", "&", "'", "’", "."):
            break
        if low == "." and not _initial(line, i, last):
            break
        if low in v.DAYS or (low in stop_words and not _bridges(line, first, i, last)):
            break
        i += 1
    return i


def _named(line: Line, first: int, last: int) -> bool:
    """Tell whether a noun phrase ends in a personal name of its own: two capitals after a word in lower case, or all capitals."""
    capitals = [line.word(i)[0].isupper() for i in range(first, last) if line.low[i][0].isalnum()]
    return all(capitals) and len(capitals) <= 4


def _name_end(line: Line, first: int, last: int) -> int:
    """Return where a name of capitalised words ends that a comma, bracket, stop or time closes; `first` when there is none."""
    i = first
    while i < last and i - first < 6 and line.within[i] < 0 and (line.word(i)[0].isupper() or _particle(line, first, i)):
        if line.low[i] in v.DAYS or line.low[i] in v.MONTHS:
            return first
        i += 1
    closed = i >= last or line.low[i] in (",", ".", "(", ";") or line.low[i] in v.STOP_ID or line.low[i] in v.STOP_EN
    return i if closed and i > first else first


def _particle(line: Line, first: int, i: int) -> bool:
    return i > first and (
        line.low[i] in ("bin", "binti", "al", "de", "da", "van", "von", "der", "el", "of", "-", "'", "’")
        or line.low[i].startswith("al-")
    )


def _initial(line: Line, i: int, last: int) -> bool:
    """Tell whether a full stop belongs to an initial or a title inside a name."""
    return 0 < i < last - 1 and len(line.low[i - 1]) <= 4 and line.word(i - 1)[0].isupper() and line.word(i + 1)[0].isupper()


def _gloss(line: Line, i: int, last: int) -> bool:
    """Tell whether a bracket only glosses what stands before it: "(Menlu AS)" with the name going on after it."""
    close = _past_bracket(line, i, last)
    return (
        close < last
        and close - i <= 7
        and line.word(close)[0].isupper()
        and line.low[close] not in v.DAYS
        and line.word(i + 1)[0].isalpha()
    )


def _past_bracket(line: Line, i: int, last: int) -> int:
    for j in range(i + 1, min(i + 14, last)):
        if line.low[j] == ")":
            return j + 1
    return last


def _bridges(line: Line, first: int, i: int, last: int) -> bool:
    """Tell whether a preposition or conjunction stands inside a title: "Duta Besar China untuk Indonesia X", "A dan B"."""
    if line.low[i] not in v.INSIDE or i == first or i + 1 >= last:
        return False
    following = line.word(i + 1)
    if line.low[i] in ("di", "in", "to", "untuk", "for"):
        return following[0].isupper() and any(line.low[k] in v.REPRESENTS for k in range(first, i))
    return following[0].isupper() or line.low[i] in ("of", "for", "the")


def before_cue(line: Line, bound: int, cue: int) -> Speaker:
    """Read the subject that ends right before a cue, not going left of word `bound`; apposition between commas is passed over."""
    end = _skip_adverbs(line, bound, cue)
    if end <= bound:
        return Speaker(None, end)
    if line.low[end - 1] == "," and line.within[end - 1] < 0:
        return _before_apposition(line, bound, end - 1)
    if line.low[end - 1] in v.AND | {"but", "tetapi", "namun"}:
        return _shared(line, bound, end - 1)
    start = _clause_start(line, bound, end)
    start = _past_opening(line, start, end)
    if start >= end:
        return Speaker(None, end)
    stop = _before_verb(line, start, end)
    if start < stop and line.low[start] in v.PRONOUNS and stop - start <= 2:
        return Speaker(line.stretch(start, start + 1), start, pronoun=True)
    return Speaker(line.stretch(start, stop), start) if stop > start else Speaker(None, end)


def _skip_adverbs(line: Line, bound: int, end: int) -> int:
    """Go left over adverbs, auxiliaries, and a time that ends before the cue ("on Tuesday", "pada Selasa (4/5)")."""
    while end > bound:
        low = line.low[end - 1]
        if low in v.ADVERBS or (low.endswith("ly") and len(low) > 4 and line.lang == "en" and line.word(end - 1)[0].islower()):
            end -= 1
        elif low == ")" and (opening := _bracket_start(line, bound, end - 1)) is not None:
            end = opening
        elif (
            low in v.DAYS
            or (low.isdigit() and end - 1 > bound)
            or low in v.MONTHS
            or (low in ("on", "pada", "hari", "in", "di") and end < len(line.low) and end > bound + 1 and _was_time(line, end))
        ):
            end -= 1
        else:
            return end
    return end


def _shared(line: Line, bound: int, end: int) -> Speaker:
    """The subject that verbs joined by "and" share: the noun phrase that opens the clause ("X met Y and said")."""
    start = _past_opening(line, bound, end)
    stop = start
    while (
        stop < end
        and line.within[stop] < 0
        and (line.word(stop)[0].isupper() or line.low[stop] in v.INSIDE | {"the", "para", "seorang"})
    ):
        stop += 1
    while stop < end and line.lang == "en" and stop == start + 1 and line.low[start] in ("the", "a") and line.low[stop] != ",":
        stop += 1
    if (
        stop < end
        and line.low[stop] == ","
        and _comma_before(line, stop + 1, end) is not None
        and line.lang == "en"
        and stop - start < 8
    ):
        return _plain(line, start, stop)
    return _plain(line, start, stop) if stop > start else Speaker(None, end)


def _was_time(line: Line, i: int) -> bool:
    return (
        line.low[i] in v.DAYS or line.low[i] in v.MONTHS or line.low[i] == "hari" or line.low[i] == "(" or line.low[i].isdigit()
    )


def _bracket_start(line: Line, bound: int, closing: int) -> int | None:
    for j in range(closing - 1, max(bound - 1, closing - 12), -1):
        if line.low[j] == "(":
            return j
    return None


def _before_apposition(line: Line, bound: int, comma: int) -> Speaker:
    """The subject stands before what this comma closes ("X, direktur Y,", "X, who heads Y,"); "the mayor of Y, X," is whole."""
    opening = _comma_before(line, bound, comma)
    if opening == comma - 1:
        return Speaker(None, comma)
    if opening is None:
        if comma - bound <= 12 and not _opens_clause(line, bound):
            return _plain(line, bound, comma)
        return Speaker(None, comma)
    first = _first_comma(line, bound, comma)
    if first is not None and first < opening and _names_first(line, bound, first):
        opening = first
    if _name_end(line, opening + 1, comma + 1) == comma:
        start = _past_opening(line, _clause_start(line, bound, opening), opening)
        if start < opening and not _named(line, start, opening) and not _opens_clause(line, start):
            return Speaker(line.stretch(start, comma), start)
        if start >= opening or line.low[start] in v.PREPOSITIONS or line.low[start] in v.DAYS:
            return Speaker(line.stretch(opening + 1, comma), opening + 1)
    start = _past_opening(line, _clause_start(line, bound, opening), opening)
    return _plain(line, start, opening)


def _names_first(line: Line, bound: int, comma: int) -> bool:
    """Tell whether a clause opens with a name and a long apposition in lower case follows its first comma."""
    if not line.word(bound)[0].isupper() or _opens_clause(line, bound) or comma - bound > 8:
        return False
    return line.word(comma + 1)[0].islower() and line.low[comma + 1] not in v.AND


def _first_comma(line: Line, bound: int, last: int) -> int | None:
    return next((j for j in range(bound, last) if line.low[j] == "," and line.within[j] < 0), None)


def _comma_before(line: Line, bound: int, i: int) -> int | None:
    return next((j for j in range(i - 1, bound - 1, -1) if line.low[j] == "," and line.within[j] < 0), None)


def _plain(line: Line, start: int, end: int) -> Speaker:
    stop = _before_verb(line, start, end)
    if stop <= start:
        return Speaker(None, start)
    return Speaker(line.stretch(start, stop), start, pronoun=stop - start == 1 and line.low[start] in v.PRONOUNS)


def _opens_clause(line: Line, i: int) -> bool:
    return line.low[i] in v.CLAUSE or line.low[i] in v.PREPOSITIONS


def _clause_start(line: Line, bound: int, end: int) -> int:
    """Go left to where the clause begins: a comma, colon, quotation, or conjunction."""
    start = end
    while start > bound:
        low = line.low[start - 1]
        if line.within[start - 1] >= 0 or low in (",", ";", ":", "—", "–") or low in v.CLAUSE:
            break
        if low in v.AND and start < end and not _joins_names(line, bound, start - 1, end):
            break
        start -= 1
    return start


def _joins_names(line: Line, bound: int, i: int, end: int) -> bool:
    """Tell whether "dan"/"and" joins two nouns of one subject: a capital or an article on both sides."""
    if i <= bound or i + 1 >= end:
        return False
    return line.word(i + 1)[0].isupper() or line.low[i + 1] in ("the", "para", "a")


def _past_opening(line: Line, start: int, end: int) -> int:
    """Go right over an opening adverb or prepositional phrase that no comma closes ("Pada Selasa Wang Yi ...")."""
    while start < end and (
        line.low[start] in v.AND or line.low[start] in ("juga", "still", "then", "sementara", "itu,", "lebih")
    ):
        start += 1
    if start < end and line.low[start] in v.PREPOSITIONS:
        for i in range(end - 1, start, -1):
            if not (line.word(i)[0].isupper() or line.low[i] in v.INSIDE or line.low[i] in (")", "(", ".")):
                return i + 1 if i + 1 < end else start + 1
        return start + 1
    return start


def _before_verb(line: Line, start: int, end: int) -> int:
    """End the noun phrase before a verb or bracket: "Wang Yi bertemu Lavrov dan (mengatakan)" leaves Wang Yi."""
    for i in range(start + 1, end):
        low = line.low[i]
        if line.within[i] >= 0 or low == "(" or (low in _VERB_EN and line.lang == "en"):
            return i
        if line.lang != "en" and len(low) > 5 and line.word(i)[0].islower() and low.startswith(_VERB_ID):
            return i
    return end
