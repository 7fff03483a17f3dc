"""Records and stamps made by hand, so that scorers are tested without the rooms that read."""

from datetime import date

from kawat.evaluate.figure import Figure, Stamp
from kawat.evaluate.passage import report_of
from kawat.record import PROTOCOL, Attribution, Event, Made, Mention, Part, Record
from kawat.report import Report
from kawat.span import Span

STAMP = Stamp(digest="abc", date=date(2032, 5, 4), kawat="0.1.0")


def record(
    report: Report,
    parts: tuple[Part, ...] = (),
    mentions: tuple[Mention, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    events: tuple[Event, ...] = (),
) -> Record:
    by = Made(kawat="0", pack=None, registry="0")
    return Record(
        protocol=PROTOCOL, by=by, report=report, parts=parts, mentions=mentions, attributions=attributions, events=events
    )


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str, lang: str = "id") -> Report:
    return report_of(text, lang, "test")


def values(figures: tuple[Figure, ...]) -> dict[str, float]:
    return {f"{f.split}/{f.metric}/{f.average}": f.value for f in figures}
