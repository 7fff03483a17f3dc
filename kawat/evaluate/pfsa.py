"""PFSA-format files hold Indonesian quotations of public figures as one stream of BILOU labels, which is made text again.

The stream has no articles and no paragraphs, and sentences end inside quotations: a line ends at a blank line of the file
only outside a quotation. Real quotations of other people are not labelled, so recall, cue and speaker are what counts.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kawat.evaluate.count import Count, Tally, accuracy
from kawat.evaluate.pairing import source_spans
from kawat.evaluate.passage import Read, report_of
from kawat.evaluate.tokens import MARKS, Token, joined, openings, read_tokens
from kawat.evaluate.words import Words, jaccard, words_of
from kawat.record import Attribution, Record
from kawat.span import Span

_LINES = 25
_LOST = 350  # words inside a quotation after which a mark must have gone missing
_NEAR = 25  # characters between a statement and its cue
_BESIDE = 40  # characters between a cue and its speaker
_EDGES = '”“" ,'


class Page(NamedTuple):
    """Some lines of the stream as one text, with the labelled stretches in it."""

    text: str
    statements: tuple[Span, ...]
    cues: tuple[Span, ...]
    fused: frozenset[Span]
    speakers: tuple[Span, ...]


def read_pfsa(path: Path) -> Iterator[Page]:
    """Yield the pages of a file; raise BadGold with file and line for a line that is not a token and its label."""
    page: list[list[tuple[Token, bool]]] = []
    for line in _lines(tuple(read_tokens(path))):
        if len(page) >= _LINES and line[0][0].label[0] not in "IL":
            yield _page(page)
            page = []
        page.append(line)
    if page:
        yield _page(page)


def _lines(sentences: Sequence[tuple[Token, ...]]) -> Iterator[list[tuple[Token, bool]]]:
    """Yield the stream's lines: sentences joined as long as a quotation is open; each token with whether it opens one."""
    opening = iter(openings([t.text for sentence in sentences for t in sentence]))
    line: list[tuple[Token, bool]] = []
    inside, run = False, 0
    for sentence in sentences:
        for token in sentence:
            opens = next(opening)
            line.append((token, opens))
            if token.text in MARKS:
                inside, run = opens, 0
            run += 1
        if not inside or run > _LOST:
            yield line
            line, inside = [], False
    if line:
        yield line


def _page(lines: list[list[tuple[Token, bool]]]) -> Page:
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for line in lines:
        text, places = joined([t.text for t, _ in line], [opens for _, opens in line])
        spans += [Span(at + s.start, at + s.stop) for s in places]
        texts.append(text)
        at += len(text) + 1
    found = tuple(chunks([t.label for line in lines for t, _ in line], spans))
    fused = frozenset(_of(found, "CUECOREF"))
    return Page(
        "\n".join(texts),
        _of(found, "STATEMENT"),
        _of(found, "CUE", "CUECOREF"),
        fused,
        _of(found, "PERSON", "PERSONCOREF", "ROLE", "CUECOREF"),
    )


def _of(found: Sequence[tuple[str, Span]], *kinds: str) -> tuple[Span, ...]:
    return tuple(sorted(span for kind, span in found if kind in kinds))


def chunks(labels: Sequence[str], spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the labelled stretches of a BIO or BILOU line with their kinds."""
    kind, start, stop = "", 0, 0
    for label, span in zip(labels, spans, strict=True):
        head, _, name = label.partition("-")
        goes_on = head in "IL" and name == kind
        if kind and not goes_on:
            yield kind, Span(start, stop)
        if not goes_on:
            kind, start = name, span.start
        stop = span.stop
    if kind:
        yield kind, Span(start, stop)


def score_pfsa(path: Path, split: str, read: Read) -> Iterator[Count]:
    """Yield the counts of a file: labelled statements found, exactly and by match, their cues and speakers right."""
    for number, page in enumerate(read_pfsa(path)):
        case = f"page {number}"
        yield from score_page(page, read(report_of(page.text, "id", case)), case, split)


def score_page(page: Page, record: Record, case: str, split: str) -> Iterator[Count]:
    """Yield the counts of one page."""
    words = words_of(page.text)
    exact = matched = 0
    cues: list[bool] = []
    speakers: list[bool] = []
    for statement in page.statements:
        bare = trimmed(page.text, statement)
        found = _found(words, bare, record)
        exact += any(bare in a.content for a in found)
        matched += bool(found)
        cue = _cue_of(page, statement)
        if not found or cue is None:
            continue
        cues.append(any(c.meets(cue) for a in found for c in a.cue))
        speaker = _speaker_of(page, cue)
        if speaker is not None:
            speakers.append(any(words.of([speaker]) & words.of(source_spans(record, a)) for a in found))
    n = len(page.statements)
    yield Count(case, split, "statement, exact borders", Tally(exact, 0, n), "recall")
    yield Count(case, split, "statement, match", Tally(matched, 0, n), "recall")
    yield accuracy(case, split, "cue of a found statement", cues)
    yield accuracy(case, split, "speaker of a found statement", speakers)


def _found(words: Words, statement: Span, record: Record) -> list[Attribution]:
    """Return the attributions one of whose contents is the statement by match (half of the words), exact ones first."""
    wanted = words.of([statement])
    close = [a for a in record.attributions if any(jaccard(words.of([c]), wanted) >= 0.5 for c in a.content)]
    return [a for a in close if statement in a.content] or close


def trimmed(text: str, statement: Span) -> Span:
    """Return a statement without its outer marks, blanks and the comma before the closing mark."""
    start, stop = statement
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES:
        stop -= 1
    return Span(start, stop)


def _cue_of(page: Page, statement: Span) -> Span | None:
    """Return the labelled cue beside a statement, the nearest, after it before one in front of it; None beyond reach."""
    at = bisect_left(page.cues, statement)
    after = [c for c in page.cues[at:] if 0 <= c.start - statement.stop <= _NEAR]
    before = [c for c in page.cues[:at] if 0 <= statement.start - c.stop <= _NEAR]
    return after[0] if after else before[-1] if before else None


def _speaker_of(page: Page, cue: Span) -> Span | None:
    """Return the labelled person (or role) nearest to a cue on its line; the cue itself where its suffix -nya is the speaker."""
    if cue in page.fused:
        return cue
    near = [(gap, s) for s in page.speakers for gap in [_gap(page.text, s, cue)] if 0 <= gap <= _BESIDE]
    return min(near)[1] if near else None


def _gap(text: str, one: Span, other: Span) -> int:
    """Return the number of characters between two stretches, or -1 when they meet or stand on different lines."""
    first, second = sorted((one, other))
    return -1 if "\n" in text[first.start : second.stop] else second.start - first.stop
