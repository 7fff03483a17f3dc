"""Events as FollowTheMoney entities, one JSON document a line: articles, people, bodies, offices, events and their links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kawat.actor import Resolved, country_of, kind_of
from kawat.export.cells import clean
from kawat.export.flat import span_text, who_claims
from kawat.export.line import NOTE, Line, Party, attested, sentence_at, words_at
from kawat.export.states import state_of
from kawat.span import Noun

Values = Mapping[str, str | tuple[str, ...] | None]
_SCHEMA = {
    "country": "PublicBody",
    "organ": "PublicBody",
    "person": "Person",
    "body": "Organization",
    "bloc": "Organization",
    "group": "Organization",
    "org": "Organization",
}
_LANGUAGES = {"id": "ind", "en": "eng"}


class Entity(Noun, frozen=True, kw_only=True):
    """An entity as FollowTheMoney has it: every property is a list of texts."""

    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]


def write_ftm(lines: Iterable[Line], out: Path) -> int:
    """Write the entities of events, each entity once; return how many events there were.

    What is a report's own is remembered while its events pass, actors and offices for the whole file.
    """
    shared: set[str] = set()
    own: set[str] = set()
    report, count = "", 0
    with out.open("wb") as file:
        for line in lines:
            if line.record.report.id != report:
                report = line.record.report.id
                own = set()
            for entity in entities_of(line):
                told = own if report in entity.id else shared
                if entity.id not in told:
                    told.add(entity.id)
                    file.write(msgspec.json.encode(entity) + b"\n")
            count += 1
    return count


def entities_of(line: Line) -> Iterator[Entity]:
    """Yield the entities of an event: its article, who takes part with their offices, the event, and a link for each pair."""
    yield _article(line)
    sides = ([p.actor for p in line.actors if p.actor], [p.actor for p in line.recipients if p.actor])
    for actor in dict.fromkeys([*sides[0], *sides[1]]):
        yield from _actor(line, actor)
    yield _event(line, [key for side in sides for actor in side if (key := _party(line, actor))])
    yield from _links(line, sides[0], sides[1])


def entity_id(*parts: str) -> str:
    """Return an id in the letters that FollowTheMoney allows; `/` becomes a point, `#` and `@` two."""
    return "kawat-" + "-".join(re.sub(r"[^0-9A-Za-z.-]", "..", part.replace("/", ".").replace(":", ".")) for part in parts)


def _article(line: Line) -> Entity:
    report = line.record.report
    title = report.title or words_at(line.record, sentence_at(line.record, line.event.span))
    return _entity(
        entity_id(report.id),
        "Article",
        {
            "title": title,
            "sourceUrl": report.url if report.url and report.url.startswith(("http://", "https://")) else None,
            "publisher": report.outlet,
            "publishedAt": str(report.published) if report.published else None,
            "language": _LANGUAGES.get(report.lang),
            "description": f"chain: {line.chain}" if line.chain else None,
            "notes": NOTE,
        },
    )


def _actor(line: Line, actor: Resolved) -> Iterator[Entity]:
    """Yield an actor, and for a person the office and the holding of it; people without an attested office are left out."""
    kind = kind_of(actor.id)
    if kind in _SCHEMA and attested(line.record, actor):
        yield _named(actor.id, _SCHEMA[kind], actor.name, actor.country)
    if kind == "office":
        yield _named(actor.id, "Position", actor.name, actor.country)
        yield _holder(actor.id, actor.country)
    if kind == "person" and actor.office and actor.status != "unknown":
        yield _named(actor.office, "Position", actor.office, actor.country)
        yield _occupancy(line, actor, actor.office)


def _holder(office: str, country: str | None) -> Entity:
    """Return the body that an office belongs to: it stands in an event where only the office is named."""
    body = office.partition("#")[0]
    state = state_of(country_of(body))
    name = state.name if state and body == state.iso3 else body
    return _named(body, "PublicBody" if state else "Organization", name, country)


def _named(actor_id: str, schema: str, name: str, country: str | None) -> Entity:
    state = state_of(country)
    return _entity(
        entity_id(actor_id),
        schema,
        {
            "name": name,
            "country": state.iso2.lower() if state else None,
            "description": actor_id,
            "notes": NOTE,
        },
    )


def _occupancy(line: Line, actor: Resolved, office: str) -> Entity:
    """Return that somebody holds an office, as this report attests it."""
    report = line.record.report
    return _entity(
        entity_id(report.id, actor.id, office),
        "Occupancy",
        {
            "holder": entity_id(actor.id),
            "post": entity_id(office),
            "date": str(report.published) if report.published else None,
            "proof": entity_id(report.id),
            "description": f"{actor.status}; {NOTE}",
        },
    )


def _party(line: Line, actor: Resolved) -> str | None:
    """Return the entity that stands in an event for an actor; None for those who are not named."""
    kind = kind_of(actor.id)
    if kind == "office":
        return entity_id(actor.id.partition("#")[0])
    return entity_id(actor.id) if kind in _SCHEMA and attested(line.record, actor) else None


def _event(line: Line, involved: list[str]) -> Entity:
    event, report = line.event, line.record.report
    sides = [
        ", ".join(p.actor.name if p.actor and attested(line.record, p.actor) else p.words for p in side) for side in _both(line)
    ]
    place = state_of(event.where.country) if event.where else None
    return _entity(
        entity_id(line.id),
        "Event",
        {
            "name": f"{event.event}{f'/{event.mode}' if event.mode else ''}: {' -> '.join(filter(None, sides)) or line.words}",
            "startDate": str(line.since) if line.since else None,
            "endDate": str(line.until) if line.until else None,
            "country": place.iso2.lower() if place else None,
            "location": event.where.name if event.where else None,
            "involved": tuple(dict.fromkeys(involved)),
            "keywords": tuple(
                dict.fromkeys((event.event, *((event.mode,) if event.mode else ()), *event.auxiliary, *event.contexts))
            ),
            "summary": words_at(line.record, sentence_at(line.record, event.span)),
            "description": _reading(line),
            "publisher": report.outlet,
            "sourceUrl": report.url if report.url and report.url.startswith(("http://", "https://")) else None,
            "proof": entity_id(report.id),
            "recordId": line.id,
            "notes": NOTE,
        },
    )


def _links(line: Line, actors: list[Resolved], recipients: list[Resolved]) -> Iterator[Entity]:
    """Yield a link from each actor to each recipient, or between the actors where nobody receives."""
    first = list(dict.fromkeys(key for one in actors if (key := _party(line, one))))
    second = list(dict.fromkeys(key for one in recipients if (key := _party(line, one))))
    pairs = [(a, b) for a in first for b in second] or [(a, b) for n, a in enumerate(first) for b in first[n + 1 :]]
    for a, b in pairs:
        if a != b:
            yield _entity(
                entity_id(line.id, a.removeprefix("kawat-"), b.removeprefix("kawat-")),
                "UnknownLink",
                {
                    "subject": a,
                    "object": b,
                    "role": line.event.event,
                    "date": str(line.since) if line.since else None,
                    "proof": entity_id(line.record.report.id),
                    "description": _reading(line),
                },
            )


def _both(line: Line) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    return line.actors, line.recipients


def _reading(line: Line) -> str:
    """Return how an event was read, as one text: words, place, rule, score, whose word it is, chain, note."""
    event = line.event
    claimed = who_claims(line)
    parts = [
        f"words “{line.words}” at {span_text(event.span)}",
        f"by {event.by}",
        f"score {event.score}",
        *([f"claimed by {claimed}"] if claimed else []),
        *([f"chain {line.chain}"] if line.chain else []),
        NOTE,
    ]
    return "; ".join(parts)


def _entity(key: str, schema: str, values: Values) -> Entity:
    """Return an entity of what is known: empty values are left out, texts are on one line."""
    held = {name: (value,) if isinstance(value, str) else value for name, value in values.items() if value}
    return Entity(id=key, schema=schema, properties={name: tuple(map(clean, texts)) for name, texts in held.items()})
