"""Events as a tab-separated table with POLECAT's forty columns, so that scripts written for POLECAT read it; ours behind them."""

from collections.abc import Iterable
from pathlib import Path

from kawat.actor import kind_of
from kawat.export.cells import clean, harmless
from kawat.export.flat import span_text, who_claims
from kawat.export.line import NOTE, Line, Party, sentence_at, words_at
from kawat.export.states import state_of
from kawat.record import Record
from kawat.span import Span

POLECAT = tuple(
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,"
    "Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,"
    "Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,"
    "Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version".split(",")
)
OWN = tuple(
    "Kawat Words,Kawat Span,Kawat Sentence,Kawat Actor IDs,Kawat Actor ISO3,"
    "Kawat Recipient IDs,Kawat Recipient ISO3,Kawat Claimed By,Kawat Auxiliary,"
    "Kawat By,Kawat Score,Kawat Chain,Kawat URL,Kawat Report,Kawat Note".split(",")
)
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_NONE = "None"
_LANGUAGES = {"id": "Indonesian", "en": "English"}


def write_polecat(lines: Iterable[Line], out: Path) -> int:
    """Write events as UTF-8, a tab between cells, nothing quoted, `None` for what is not known; return how many.

    No cell holds a tab, a line break or a straight double quote, so that readers with and without quoting agree.
    """
    count = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join((*POLECAT, *OWN)) + "\n")
        for line in lines:
            file.write("\t".join(cells_of(line)) + "\n")
            count += 1
    return count


def cells_of(line: Line) -> list[str]:
    """Return the cells of an event in the order of the columns."""
    event, report = line.event, line.record.report
    first = [line.id, line.since, event.event, event.mode, event.scale, _QUADS[event.quad], _list(event.contexts)]
    sides = [*_side(line.actors), *_side(line.recipients)]
    story = [report.outlet, report.published, *_story(line.record), _LANGUAGES.get(report.lang, report.lang)]
    values = [*first, *sides, *_place(line), *story, f"kawat {line.record.by.kawat}", *_own(line)]
    return [_cell(value) for value in values]


def _side(people: Iterable[Party]) -> list[object]:
    """Return the eight cells of a side; several actors stand in one cell with `; ` between, in step from cell to cell."""
    held = tuple(people)
    who = [one.actor for one in held]
    states = [state_of(one.country) for one in held]
    sectors = [a.sector if a else None for a in who]
    return [
        _list(a.name if a else one.words for a, one in zip(who, held, strict=True)),
        _list(state.name if state else None for state in states),
        _list(state.cow if state else None for state in states),
        next(filter(None, sectors), None),
        _list(sectors),
        _list(a.office if a else None for a in who),
        _list(one.words for one in held),
        _NONE,
    ]


def _place(line: Line) -> list[object]:
    """Return the ten cells of a place; Kawat knows a name, a country and a point, and no GeoNames id."""
    where = line.event.where
    if where is None:
        return [None] * 10
    words = words_at(line.record, Span(where.start, where.stop))
    return [where.name, None, None, None, where.country, where.lat, where.lon, None, words, None]


def _story(record: Record) -> list[object]:
    """Return the people, organisations and places of the whole report."""
    actors = [m.actor for m in record.mentions if m.actor is not None]
    people = (a.name for a in actors if kind_of(a.id) == "person")
    bodies = (a.name for a in actors if kind_of(a.id) in ("organ", "body", "bloc", "group", "org"))
    places = (a.name for a in actors if kind_of(a.id) == "country")
    named = (words_at(record, m.span) for m in record.mentions if m.kind == "place" and m.actor is None)
    return [_list(dict.fromkeys(people)), _list(dict.fromkeys(bodies)), _list(dict.fromkeys([*places, *named]))]


def _own(line: Line) -> list[object]:
    event, record = line.event, line.record
    return [
        line.words,
        span_text(event.span),
        words_at(record, sentence_at(record, event.span)),
        _list(one.id for one in line.actors),
        _list(one.country for one in line.actors),
        _list(one.id for one in line.recipients),
        _list(one.country for one in line.recipients),
        who_claims(line),
        _list(event.auxiliary),
        event.by,
        event.score,
        line.chain,
        record.report.url,
        record.report.id,
        NOTE,
    ]


def _list(values: Iterable[object]) -> str | None:
    """Return several values in one cell, `None` for each that is not known, None where there are none or none is known."""
    held = list(values)
    if not any(one is not None for one in held):
        return None
    return "; ".join(_NONE if one is None else str(one).replace(";", ",") for one in held)


def _cell(value: object) -> str:
    if value is None or value == "":
        return _NONE
    return str(value) if isinstance(value, (int, float)) else harmless(clean(str(value)).replace('"', "”"))
