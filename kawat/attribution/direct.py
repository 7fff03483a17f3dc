"""Direct speech: quotations with a cue before, between or after them, or with the speaker of the turn carried over."""

from typing import NamedTuple

from kawat.attribution import vocabulary as v
from kawat.attribution.line import Hit, Line, Sentence
from kawat.attribution.marks import Quote
from kawat.attribution.speaker import Speaker, after_cue, before_cue
from kawat.span import Span

_LINKS = frozenset("bahwa that kalau jika agar supaya , : - – — ; dengan as".split())
_LEADS = frozenset(
    "namun tetapi tapi dan karena itu jadi lalu selain but and so yet or , ; - – — … . ... demikian juga still however also "
    "sebaliknya".split()
)
_TELLS = frozenset("kepada pada to told tells telling wartawan reporters".split())


class Region(NamedTuple):
    """Words of a sentence outside quotations, between two of them or at an end."""

    first: int
    last: int


def content_of(line: Line, quote: Quote) -> Span:
    """Return a quotation's content: without marks and blanks, and without the comma before the closing mark."""
    start, stop = quote.inner
    text = line.text
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] == ","):
        stop -= 1
    return Span(start, stop)


def regions(line: Line, sentence: Sentence) -> list[Region]:
    """Return the stretches of words before, between and after the quotations of a sentence: one more than quotations."""
    found: list[Region] = []
    first = sentence.first
    for quote in sentence.quotes:
        start = line.at(quote.outer.start)
        found.append(Region(first, max(first, min(start, sentence.last))))
        first = max(first, line.at(quote.outer.stop))
    found.append(Region(first, max(first, sentence.last)))
    return found


def idle(line: Line, region: Region) -> bool:
    """Tell whether a region only links: no words but conjunctions and punctuation."""
    return all(line.low[i] in _LEADS or not line.low[i][0].isalnum() for i in range(region.first, region.last))


def words_in(line: Line, span: Span) -> int:
    """Return the number of words (not marks) in a stretch."""
    return len([1 for word in line.low[line.at(span.start) : line.at(span.stop)] if word[0].isalnum()])


class Cued(NamedTuple):
    """A cue that a quotation leans on: the hit (None for a bare colon), speaker, rule, where its clause ends, the hearer."""

    cue: tuple[Span, ...]
    hit: Hit | None
    speaker: Speaker
    rule: str
    edge: int
    addressee: Span | None = None


def cue_after(line: Line, region: Region, found: list[Hit]) -> Cued | None:
    """Find the cue that follows a quotation: "kata X", "ujarnya", "X said", "menurut X"."""
    here = [h for h in found if region.first <= h.first < region.last]
    first = region.first
    while first < region.last and (not line.low[first][0].isalnum() or line.low[first] in ("demikian", "begitu", "as")):
        first += 1
    for hit in here[:2]:
        form = hit.cue.form
        if hit.first == first:
            return _inverted(line, region, hit)
        if (
            form == "verb"
            and line.low[hit.last : hit.last + 1] not in (["that"], ["bahwa"])
            and hit.first - first <= 14
            and _pauses(line, region)
            and not _new_clause(line, first, hit.first)
        ):
            speaker = before_cue(line, first, hit.first)
            if speaker.span is not None and speaker.span.start <= line.starts[first] + 1:
                return Cued(
                    (line.stretch(hit.first, hit.last),),
                    hit,
                    speaker,
                    "rule:quote-then-subject@1",
                    hit.last,
                    hearer(line, hit.last, region.last),
                )
        break
    return _open_class(line, region, first)


def _open_class(line: Line, region: Region, first: int) -> Cued | None:
    """A word that no table holds stands where a cue stands: "...," candanya. / "...," quipped Rebane."""
    if first >= region.last or not line.word(first)[0].islower() or not _comma_before(line, region) or len(line.low[first]) < 4:
        return None
    following = line.word(first + 1) if first + 1 < region.last else "."
    cue = line.stretch(first, first + 1)
    if line.lang != "en" and line.low[first].endswith("nya") and (following in ".,(" or line.low[first + 1] in v.STOP_ID):
        speaker = Speaker(Span(cue.stop - 3, cue.stop), first + 1, pronoun=True)
        return Cued((Span(cue.start, cue.stop - 3),), None, speaker, "rule:quote-open-nya@1", first + 1)
    known = line.low[first] in v.STOP_ID | v.STOP_EN | v.CLAUSE | v.PREPOSITIONS | v.ADVERBS | v.THAT
    named = following[0].isupper() or following in ("dia", "ia", "beliau") or _pointed(line, first + 1, region.last)
    if known or not named or line.low[first] in v.PRONOUNS:
        return None
    speaker = after_cue(line, first + 1, region.last)
    return Cued((cue,), None, speaker, "rule:quote-open@1", speaker.edge) if speaker.span is not None else None


def _pointed(line: Line, first: int, last: int) -> bool:
    """Tell whether a noun phrase that "itu" closes begins here and ends the clause: "tutup pria berkacamata itu."."""
    at = next((i for i in range(first, min(first + 6, last)) if line.low[i] == "itu"), None)
    return at is not None and at > first and (at + 1 >= last or not line.low[at + 1][0].isalnum())


def _comma_before(line: Line, region: Region) -> bool:
    """Tell whether the quotation before a region ends with a comma, inside or outside its mark."""
    before = line.text[max(line.span.start, line.starts[region.first] - 6) : line.starts[region.first]]
    return before.rstrip(" \u00a0\"“”„«»’'`")[-1:] == "," or line.low[region.first] == ","


def _pauses(line: Line, region: Region) -> bool:
    """Tell whether the quotation before a region ends with a comma or stop, or one follows it: speech does, a term does not."""
    before = line.text[max(line.span.start, line.starts[region.first] - 6) : line.starts[region.first]].rstrip(
        " \u00a0\"“”„«»’'`"
    )
    return before[-1:] in (",", "?", "!", ".", "…", "-", "—", "–") or line.low[region.first] in (",", "-", "–", "—")


def _new_clause(line: Line, first: int, last: int) -> bool:
    return last - first > 2 and any(
        line.low[i] in (";", "bahwa", "that", "yang", "which") or (line.low[i] == "." and line.low[i + 1] != ")")
        for i in range(first, last)
    )


def _inverted(line: Line, region: Region, hit: Hit) -> Cued | None:
    cue = line.stretch(hit.first, hit.last)
    if hit.cue.form == "nya":
        word = Span(cue.start, cue.stop - 3)
        speaker = Speaker(Span(cue.stop - 3, cue.stop), hit.last, pronoun=True)
        return Cued((word,), hit, speaker, "rule:quote-nya@1", hit.last, hearer(line, hit.last, region.last))
    if hit.cue.form == "verb" and line.lang == "en" and not _pauses(line, region):
        return None
    if hit.cue.form == "verb" and line.lang == "id" and hit.last < region.last and line.low[hit.last] in ("bahwa", "agar"):
        return None
    speaker = after_cue(line, hit.last, region.last)
    if speaker.span is None and hit.cue.form in ("verb", "passive"):
        return None
    rule = "rule:quote-menurut@1" if hit.cue.form == "menurut" else "rule:quote-kata@1"
    return Cued((cue,), hit, speaker, rule, speaker.edge, hearer(line, speaker.edge, region.last))


def hearer(line: Line, at: int, last: int) -> Span | None:
    """Return whom words are said to: the noun phrase after "kepada", "to" or "told" where a cue ends."""
    if at < last and line.low[at] in ("kepada", "to"):
        return after_cue(line, at + 1, last).span
    if 0 < at < last and line.low[at - 1] in ("told", "tells"):
        return after_cue(line, at, last).span
    return None


def cue_before(line: Line, region: Region, found: list[Hit]) -> Cued | None:
    """Find the cue that leads straight into a quotation: "X mengatakan, ", "Kata X, ", "X said: ", "X: "."""
    here = [h for h in found if region.first <= h.first < region.last]
    for hit in reversed(here[-3:]):
        if hit.cue.form == "verb" and _leads_in(line, hit.last, region.last) and not _terms(line, hit, region.last):
            speaker = before_cue(line, region.first, hit.first)
            return Cued((line.stretch(hit.first, hit.last),), hit, speaker, "rule:cue-then-quote@1", hit.first)
        if hit.cue.form in ("bare", "menurut", "passive"):
            speaker = after_cue(line, hit.last, region.last)
            if speaker.span is not None and _leads_in(line, speaker.edge, region.last):
                return Cued((line.stretch(hit.first, hit.last),), hit, speaker, "rule:kata-then-quote@1", hit.first)
        if hit.cue.form == "nya" and _leads_in(line, hit.last, region.last):
            word = line.stretch(hit.first, hit.last)
            speaker = Speaker(Span(word.stop - 3, word.stop), hit.last, pronoun=True)
            return Cued((Span(word.start, word.stop - 3),), hit, speaker, "rule:nya-then-quote@1", hit.first)
    return _colon(line, region)


def _terms(line: Line, hit: Hit, last: int) -> bool:
    """Tell whether a cue that often takes a name or term ("menyebut", "called") does so here: no link, a short quotation."""
    if hit.cue.need != "that" or hit.last < last:
        return False
    quote = next((q for q in line.quotes if line.at(q.outer.start) == last), None)
    return quote is not None and words_in(line, quote.inner) < 4


def _leads_in(line: Line, first: int, last: int) -> bool:
    """Tell whether nothing but links, an addressee, a time or a place stands between a cue and the quotation."""
    words = [line.low[i] for i in range(first, last)]
    if not words or all(w in _LINKS or not w[0].isalnum() for w in words):
        return True
    if words[-1] not in (",", ":", "that", "bahwa", "-", "–", "—"):
        return len(words) == 1 and words[0] in v.OBJECTS
    if words[-1] in ("that", "bahwa", ",") and len(words) > 9:
        return False
    return len(words) <= 14 and not ({"bahwa", "that"} & set(words[:-1]))


def _colon(line: Line, region: Region) -> Cued | None:
    """A name, a colon and a quotation: the colon is the cue."""
    last = region.last - 1
    if last <= region.first or line.low[last] != ":" or last - region.first > 14:
        return None
    if not line.word(region.first)[0].isupper() or any(line.low[i] in (",", ";") for i in range(region.first, last)):
        return None
    named = sum(line.word(i)[0].isupper() for i in range(region.first, last))
    if 2 * named < last - region.first:
        return None
    speaker = Speaker(line.stretch(region.first, last), region.first, pronoun=line.low[region.first] in v.PRONOUNS)
    return Cued((line.stretch(last, last + 1),), None, speaker, "rule:colon@1", region.first)
