"""A passage of the corpus as a record of the same shape as reading makes: every mark a reading, sure and by the corpus."""

import hashlib
import re
from datetime import date
from typing import cast

from kawat.attribution.marks import Quote, inner_stretches, quotations
from kawat.corpus.layout import PARTS
from kawat.corpus.readings import claim, place_of, statement_numbers, time_of, triggers
from kawat.corpus.things import BY, SURE, Things, read_things
from kawat.corpus.topics import read_topics
from kawat.notation import Block, Entry, Mark
from kawat.plover import EVENTS, scale
from kawat.record import PROTOCOL, Attribution, Event, Made, Part, PartKind, Record
from kawat.report import Origin, Report, report_id
from kawat.span import Span


def to_record(block: Block) -> Record:
    """Return the record of a passage; raise BadGold where the ledger does not suffice (the checker says so first)."""
    things = read_things(block)
    numbers = statement_numbers(block)
    topics = read_topics(block, things)
    return Record(
        protocol=PROTOCOL,
        by=Made(kawat=BY, pack=None, registry=BY),
        report=report_of(block),
        parts=read_parts(block),
        mentions=things.mentions,
        attributions=tuple(_statement(block, n, things) for n in numbers),
        events=tuple(_event(block, t, things, numbers) for t in triggers(block)),
        meetings=topics.meetings,
        pledges=topics.pledges,
        agreements=topics.agreements,
        mechanisms=topics.mechanisms,
        memberships=topics.memberships,
        tenures=topics.tenures,
        votes=topics.votes,
    )


def report_of(block: Block) -> Report:
    """Return the report that a passage is, dated as its header says."""
    published = block.settings.get("published")
    return Report(
        id=report_id(None, block.text),
        text=block.text,
        lang=block.settings.get("lang", "id"),
        origin=Origin(sha256=hashlib.sha256(block.text.encode()).hexdigest(), extractor="corpus@1", place=block.name),
        published=date.fromisoformat(published) if published else None,
    )


def read_parts(block: Block) -> tuple[Part, ...]:
    """Return the anatomy of a passage: the marked parts, and body for what stands between them on each line."""
    marked = [_part(m) for m in block.marks if m.label in PARTS]
    found: list[Part] = []
    for line in re.finditer(r"[^\n]+", block.text):
        at = line.start()
        for part in [p for p in marked if line.start() <= p.start < line.end()]:
            found += _body(block.text, at, part.start)
            found.append(part)
            at = max(at, part.stop)
        found += _body(block.text, at, line.end())
    return tuple(found)


def _part(mark: Mark) -> Part:
    return Part(start=mark.span.start, stop=mark.span.stop, by=BY, score=SURE, kind=cast(PartKind, mark.label))


def _body(text: str, start: int, stop: int) -> list[Part]:
    if not text[start:stop].strip():
        return []
    first = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    return [Part(start=first, stop=start + len(text[start:stop].rstrip()), by=BY, score=SURE, kind="body")]


def _statement(block: Block, n: str, things: Things) -> Attribution:
    content, cue = block.spans(f"q{n}"), block.spans(f"c{n}")
    how = block.setting(n, "how", "named")
    own = [*content, *cue, *(block.spans(f"s{n}") if how != "carried" else ())]
    quoted = inner_stretches(quotes_of(block.text), content)
    return Attribution(
        start=min(s.start for s in own),
        stop=max(s.stop for s in own),
        by=BY,
        score=SURE,
        kind=block.setting(n, "kind", "speech"),  # type: ignore[arg-type]
        voice="direct" if quoted and quoted == content else "mixed" if quoted else "indirect",
        polarity=block.setting(n, "polarity", "says"),  # type: ignore[arg-type]
        how=how,  # type: ignore[arg-type]
        cue=cue,
        content=content,
        quoted=quoted,
        source=_inside(things, block.spans(f"s{n}")),
        addressee=_inside(things, block.spans(f"a{n}")),
        depth=int(block.setting(n, "depth", "0")),
    )


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a text, line by line."""
    return tuple(q for m in re.finditer(r"[^\n]+", text) for q in quotations(text, Span(m.start(), m.end())))


def _inside(things: Things, spans: tuple[Span, ...]) -> int | None:
    """Return the mention that a source stretch names: an outermost one, a person's name before an office before the rest."""
    ranks = {"person": 0, "pronoun": 1, "office": 2, "unnamed": 3, "plural": 4, "organ": 5, "body": 6}
    held = [i for i, m in enumerate(things.mentions) if any(s.holds(m.span) for s in spans)]
    outer = [i for i in held if not any(_contains(things.mentions[j].span, things.mentions[i].span) for j in held)]
    return min(outer, key=lambda i: (ranks.get(things.mentions[i].kind, 7), i)) if outer else None


def _contains(one: Span, other: Span) -> bool:
    return one != other and one.holds(other)


def _event(block: Block, entry: Entry, things: Things, numbers: tuple[str, ...]) -> Event:
    said = entry.settings
    spans = block.spans(entry.subject)
    event, mode = said["event"], said.get("mode") or None
    return Event(
        start=spans[0].start,
        stop=spans[0].stop,
        by=BY,
        score=SURE,
        event=event,
        mode=mode,
        contexts=tuple(c for c in said.get("contexts", "").split(",") if c),
        quad=EVENTS[event].quad,
        scale=scale(event, mode),
        auxiliary=tuple(a for a in said.get("aux", "").split(",") if a),  # type: ignore[misc]
        actors=things.all(said.get("actors", "")),
        recipients=things.all(said.get("recipients", "")),
        when=time_of(block, said.get("when", "")),
        where=place_of(block, said.get("where", ""), things),
        claimed_in=claim(numbers, said.get("claimed", "")),
        tellings=spans,
    )
