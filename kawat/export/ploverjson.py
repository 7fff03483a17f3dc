"""Events in PLOVER's own JSON: one record a line, by the field names of the PLOVER 2.0 manual, what it lacks under `kawat`."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import msgspec

from kawat.export.flat import who_claims
from kawat.export.line import NOTE, Line, Party, sentence_at, words_at
from kawat.export.states import plover_country
from kawat.span import Noun, Span
from kawat.when import Place

_CODEBOOK = "PLOVER 2.0 draft"


class Entity(Noun, frozen=True, kw_only=True):
    """An actor object: `code` is ISO3, or EUR, UNO, IGO; `sector` is PLOVER's; `start` and `end` are Kawat's own."""

    code: str | None
    sector: str | None
    entity_text: str
    identifier_id: str | None
    identifier_text: str | None
    office: str | None
    start: int
    end: int


class Location(Noun, frozen=True, kw_only=True):
    """A location object."""

    extracted_place: str
    resolved_place: str
    lat: float | None
    lon: float | None
    country_code: str | None


class TextInfo(Noun, frozen=True, kw_only=True):
    """Where the event stands in the report's text: code points, `end` left out."""

    start: int
    end: int


class CiteInfo(Noun, frozen=True, kw_only=True):
    """Where the text comes from."""

    corpus: str
    citation: str
    url: str | None
    title: str | None
    language: str
    publication: str | None
    coder: str
    codebook: str
    version: str


class Own(Noun, frozen=True, kw_only=True):
    """What PLOVER has no field for: the reading itself, whose word it is, the chain, and what its date is taken from."""

    by: str
    score: float
    tellings: tuple[Span, ...]
    sentence: str
    claimed_by: str | None
    auxiliary: tuple[str, ...]
    chain: str
    dated_by: str | None
    published: datetime.date | None
    note: str = NOTE


class PloverRecord(Noun, frozen=True, kw_only=True):
    """A PLOVER record. `mode` holds the mode and the auxiliary modes; `date` is null where no day is known."""

    id: str
    has_event: bool
    date: datetime.date | None
    enddate: datetime.date | None
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    event: tuple[str, ...]
    event_loc: Location | None
    event_text: tuple[str, ...]
    quad_code: int
    event_scale: float
    mode: tuple[str, ...]
    context: tuple[str, ...]
    text_info: TextInfo
    cite_info: CiteInfo
    coder: str
    comment: str
    kawat: Own


def write_plover(lines: Iterable[Line], out: Path) -> int:
    """Write events as PLOVER records, one JSON document a line; return how many."""
    count = 0
    with out.open("wb") as file:
        for line in lines:
            file.write(msgspec.json.encode(plover_of(line)) + b"\n")
            count += 1
    return count


def plover_of(line: Line) -> PloverRecord:
    """Return an event as a PLOVER record."""
    event = line.event
    return PloverRecord(
        id=line.id,
        has_event=True,
        date=line.since,
        enddate=line.until if line.until != line.since else None,
        actor=tuple(map(_entity, line.actors)),
        recipient=tuple(map(_entity, line.recipients)),
        event=(event.event,),
        event_loc=_location(line, event.where) if event.where else None,
        event_text=tuple(dict.fromkeys(words_at(line.record, span) for span in event.tellings or (event.span,))),
        quad_code=event.quad,
        event_scale=event.scale,
        mode=tuple(filter(None, (event.mode, *event.auxiliary))),
        context=event.contexts,
        text_info=TextInfo(start=event.start, end=event.stop),
        cite_info=_citation(line),
        coder=_coder(line),
        comment=NOTE,
        kawat=_own(line),
    )


def _entity(one: Party) -> Entity:
    who = one.actor
    return Entity(
        code=plover_country(who) if who else None,
        sector=who.sector if who else None,
        entity_text=one.words,
        identifier_id=one.id,
        identifier_text=who.name if who else None,
        office=who.office if who else None,
        start=one.span.start,
        end=one.span.stop,
    )


def _location(line: Line, where: Place) -> Location:
    words = words_at(line.record, Span(where.start, where.stop))
    return Location(extracted_place=words, resolved_place=where.name, lat=where.lat, lon=where.lon, country_code=where.country)


def _citation(line: Line) -> CiteInfo:
    report = line.record.report
    return CiteInfo(
        corpus="kawat",
        citation=report.id,
        url=report.url,
        title=report.title,
        language=report.lang,
        publication=report.outlet,
        coder=_coder(line),
        codebook=_CODEBOOK,
        version=line.record.by.kawat,
    )


def _coder(line: Line) -> str:
    made = line.record.by
    return f"kawat {made.kawat}, pack {made.pack or 'none'}, registry {made.registry}"


def _own(line: Line) -> Own:
    event = line.event
    return Own(
        by=event.by,
        score=event.score,
        tellings=event.tellings,
        sentence=words_at(line.record, sentence_at(line.record, event.span)),
        claimed_by=who_claims(line),
        auxiliary=event.auxiliary,
        chain=line.chain,
        dated_by=line.dated_by,
        published=line.record.report.published,
    )
