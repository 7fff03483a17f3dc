"""A veiled report keeps its length and its spans but not its words: names, single words and excerpts of 200 characters stay.

The veil is one character, `░`, for each that is withheld, so that every offset stays true and every question can be asked.
"""

from collections.abc import Iterator

import msgspec

from kawat.record import Record
from kawat.span import Span

VEIL = "░"
LONGEST = 200
_SHARE = 3  # of a text at most one part in so many is shown
_BREAKS = " \n"


def veiled(record: Record) -> Record:
    """Return a record whose report's text is veiled, title and names aside, so that it cannot be put together again."""
    report = record.report
    shown = _shown(record)
    text = "".join(c if shown[i] or c == "\n" else VEIL for i, c in enumerate(report.text))
    title = report.title and report.title[:LONGEST]
    return msgspec.structs.replace(record, report=msgspec.structs.replace(report, text=text, title=title))


def is_veiled(text: str) -> bool:
    """Tell whether words of a text are withheld."""
    return VEIL in text


def _shown(record: Record) -> bytearray:
    """Return for each character whether it is shown: words that are needed first, then excerpts while their share lasts."""
    text = record.report.text
    shown = bytearray(len(text))
    left = len(text) // _SHARE
    for span in (*_words(record), *_excerpts(record)):
        cut = Span(span.start, min(span.stop, span.start + LONGEST))
        more = cut.stop - cut.start - sum(shown[cut.start : cut.stop])
        if more <= left and not _too_long(shown, cut):
            shown[cut.start : cut.stop] = b"\1" * (cut.stop - cut.start)
            left -= more
    return shown


def _words(record: Record) -> Iterator[Span]:
    """Yield the headline, the triggers, the names, and the cues."""
    report = record.report
    if report.title and report.text.startswith(report.title):
        yield Span(0, len(report.title))
    yield from (event.span for event in record.events)
    yield from (mention.span for mention in record.mentions if mention.actor is not None)
    yield from (cue for statement in record.attributions for cue in statement.cue)


def _excerpts(record: Record) -> Iterator[Span]:
    """Yield the surroundings of each event's trigger, at most 200 characters with it, of its own line and from word to word."""
    text = record.report.text
    for event in record.events:
        room = max(0, LONGEST - (event.stop - event.start)) // 2
        start, stop = max(0, event.start - room), min(len(text), event.stop + room)
        start = max(start, text.rfind("\n", start, event.start) + 1)
        end = text.find("\n", event.stop, stop)
        stop = end if end >= 0 else stop
        while start < event.start and start > 0 and text[start - 1] not in _BREAKS:
            start += 1
        while stop > event.stop and stop < len(text) and text[stop] not in _BREAKS:
            stop -= 1
        yield Span(start, stop)


def _too_long(shown: bytearray, span: Span) -> bool:
    """Tell whether a span would make a stretch of more than 200 shown characters together with what stands beside it."""
    start = shown.rfind(b"\0", 0, span.start) + 1
    after = shown.find(b"\0", span.stop)
    return (len(shown) if after < 0 else after) - start > LONGEST
