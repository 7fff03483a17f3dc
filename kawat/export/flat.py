"""An event as one flat row, for CSV, spreadsheets and Parquet: each field a column, lists where a field holds several."""

from datetime import date

import msgspec

from kawat.export.line import NOTE, Line, Party, parties, sentence_at, words_at
from kawat.export.states import plover_code
from kawat.span import Noun, Span


class Flat(Noun, frozen=True, kw_only=True):
    """A row: the event, its days, both sides, the words with their places, how it was read, the report, the note.

    The columns of a side run in step: the n-th id, name, country, code, office, words and span are of one actor; a field
    that is not known is an empty text there. Spans are `start-stop` in code points of the report's text, `stop` left out.
    """

    id: str
    since: date | None
    until: date | None
    dated_by: str | None
    event: str
    mode: str | None
    auxiliary: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    scale: float
    actors: tuple[str, ...]
    actor_names: tuple[str, ...]
    actor_countries: tuple[str, ...]
    actor_codes: tuple[str, ...]
    actor_offices: tuple[str, ...]
    actor_words: tuple[str, ...]
    actor_spans: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_names: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    recipient_codes: tuple[str, ...]
    recipient_offices: tuple[str, ...]
    recipient_words: tuple[str, ...]
    recipient_spans: tuple[str, ...]
    claimed_by: str | None
    claim_polarity: str | None
    claim_span: str | None
    words: str
    start: int
    stop: int
    tellings: tuple[str, ...]
    sentence: str
    when_words: str | None
    when_precision: str | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    by: str
    score: float
    lang: str
    published: date | None
    outlet: str | None
    chain: str
    title: str | None
    url: str | None
    report: str
    note: str


NUMBERS = frozenset("quad scale start stop latitude longitude score".split())


def flat_of(line: Line) -> Flat:
    """Return an event as a flat row."""
    return msgspec.convert({**_core(line), **_origin(line), **_setting(line), **_claim(line), **_sides(line)}, Flat)


def _core(line: Line) -> dict[str, object]:
    event = line.event
    return {
        "id": line.id,
        "since": line.since,
        "until": line.until,
        "dated_by": line.dated_by,
        "event": event.event,
        "mode": event.mode,
        "auxiliary": event.auxiliary,
        "contexts": event.contexts,
        "quad": event.quad,
        "scale": event.scale,
        "words": line.words,
        "start": event.start,
        "stop": event.stop,
        "tellings": tuple(map(span_text, event.tellings)),
        "sentence": words_at(line.record, sentence_at(line.record, event.span)),
        "by": event.by,
        "score": event.score,
        "note": NOTE,
    }


def _origin(line: Line) -> dict[str, object]:
    report = line.record.report
    return {
        "lang": report.lang,
        "published": report.published,
        "outlet": report.outlet,
        "chain": line.chain,
        "title": report.title,
        "url": report.url,
        "report": report.id,
    }


def _sides(line: Line) -> dict[str, object]:
    return {**_side("actor", line.actors), **_side("recipient", line.recipients)}


def span_text(span: Span) -> str:
    """Return a span as `start-stop`."""
    return f"{span.start}-{span.stop}"


def who_claims(line: Line) -> str | None:
    """Return whose word an event is: an id, else the words, `unnamed` for an unnamed source, None for the report itself."""
    if line.claim is None:
        return None
    source = parties(line.record, () if line.claim.source is None else (line.claim.source,))
    return "; ".join(one.id or one.words for one in source) or "unnamed"


def _side(side: str, held: tuple[Party, ...]) -> dict[str, object]:
    who = [one.actor for one in held]
    return {
        f"{side}s": tuple(one.id or "" for one in held),
        f"{side}_names": tuple(a.name if a else "" for a in who),
        f"{side}_countries": tuple(one.country or "" for one in held),
        f"{side}_codes": tuple(plover_code(a) if a else "" for a in who),
        f"{side}_offices": tuple((a.office or "") if a else "" for a in who),
        f"{side}_words": tuple(one.words for one in held),
        f"{side}_spans": tuple(span_text(one.span) for one in held),
    }


def _claim(line: Line) -> dict[str, object]:
    claim = line.claim
    return {
        "claimed_by": who_claims(line),
        "claim_polarity": claim.polarity if claim else None,
        "claim_span": span_text(claim.span) if claim else None,
    }


def _setting(line: Line) -> dict[str, object]:
    when, where = line.event.when, line.event.where
    return {
        "when_words": words_at(line.record, Span(when.start, when.stop)) if when else None,
        "when_precision": when.precision if when else None,
        "place": where.name if where else None,
        "place_country": where.country if where else None,
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
    }
