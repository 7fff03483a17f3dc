"""The agenda and the outcome of meetings: what people talked about, and the document they came out with."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from kawat.diplomacy import Agreement, Meeting
from kawat.events.diplomacy.page import Page
from kawat.span import Span

_TOPIC = re.compile(
    r"\b(?:membahas|membicarakan|merundingkan|mendiskusikan|dibahas|beragendakan|"
    r"agenda utama(?:nya)?(?: adalah)?|agendanya(?: adalah)?|"
    r"pembicaraan (?:mengenai|soal|tentang)|perundingan (?:mengenai|soal|tentang)|"
    r"discuss(?:ed|es|ing)?|to settle|talks? (?:on|about|over)|(?:meeting|session|summit|consultations|"
    r"negotiations) (?:on|about|over))\s+",
    re.I,
)
_END = re.compile(
    r"[.;:!?\"”\n(]|,? (?:pada|di|yang|setelah|sebelum|ketika|saat|untuk|guna|kata|ujar|menurut|selama|dengan|"
    r"Senin|Selasa|Rabu|Kamis|"
    r"Jumat|Sabtu|Minggu|tetapi|namun|sementara|on (?=Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|the)|in (?=[A-Z])|"
    r"at (?=[A-Z])|when|which|that|"
    r"who|after|before|said|but|while|his|her|a spokes\w+|officials|with)\b",
)
_ITEM = re.compile(r",? (?:dan|and|serta|as well as) |, ")
_LONGEST = 160
_OUTCOMES = ("statement", "communique", "memorandum", "agreement", "treaty", "plan", "contract", "charter")


def with_matter(page: Page, meetings: Sequence[Meeting], agreements: Sequence[Agreement]) -> tuple[Meeting, ...]:
    """Return meetings with the items of their agenda and the document they brought, where a sentence near by tells them."""
    made: list[Meeting] = []
    for number, one in enumerate(meetings):
        after = meetings[number + 1].start if number + 1 < len(meetings) else len(page.report.text)
        made.append(
            msgspec.structs.replace(one, agenda=_agenda(page, one, after), outcome=_outcome(page, one, agreements, after))
        )
    return tuple(made)


def _agenda(page: Page, one: Meeting, after: int) -> tuple[Span, ...]:
    """Return the items that the meeting's sentence names, else those of the next one, unless another meeting is told there."""
    for stretch in _stretches(page, one, after):
        found = _TOPIC.search(page.report.text, stretch.start, stretch.stop)
        if found is not None:
            return tuple(_items(page.report.text, found.end(), stretch.stop))
    return ()


def _stretches(page: Page, one: Meeting, after: int) -> Iterator[Span]:
    spans = [s.span for s in page.sentences]
    at = next((i for i, span in enumerate(spans) if span.holds(one.span)), None)
    if at is None:
        return
    yield spans[at]
    if at + 1 < len(spans) and spans[at + 1].start < after:
        yield spans[at + 1]


def _items(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield the items of an enumeration, up to the words that end it."""
    end = _END.search(text, start, min(stop, start + _LONGEST))
    last = end.start() if end else min(stop, start + _LONGEST)
    at = start
    for cut in [*_ITEM.finditer(text, start, last), None]:
        to = cut.start() if cut else last
        if to - at > 2:
            yield Span(at, to)
        at = cut.end() if cut else last


def _outcome(page: Page, one: Meeting, agreements: Sequence[Agreement], after: int) -> Span | None:
    """Return the document that the meeting's sentence, or the next one, says they signed or put out."""
    if one.status != "held":
        return None
    near = list(_stretches(page, one, after))
    for document in agreements:
        fresh = document.stage in ("signed", "initialled", "unknown", "negotiated") and document.kind in _OUTCOMES
        if fresh and any(span.holds(document.span) for span in near) and document.start > one.start:
            return document.span
    return None
