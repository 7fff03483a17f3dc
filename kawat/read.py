"""The verb: a report is read, and the record of it comes out."""

from kawat import __version__
from kawat.actors import Registry, resolve, with_homes, with_signs
from kawat.anatomy import dissect, with_printed_day
from kawat.attribution import attribute, find_statements, with_heads
from kawat.events import Sheet, code, code_signs, complete, with_ruled
from kawat.events.diplomacy import Page, find_diplomacy
from kawat.record import PROTOCOL, Made, Record, story_lines
from kawat.report import Report
from kawat.signs import Heads
from kawat.span import Noun

_ASIDE = ("credit", "byline", "photo", "embed", "related", "boilerplate")


class Reader(Noun, frozen=True, kw_only=True):
    """All the context there is for reading: the registry of actors, and a reading model (None: rules alone)."""

    registry: Registry
    model: Heads | None = None


def read(report: Report, reader: Reader) -> Record:
    """Return the record of a report, dated by its own date line where it has no day; the same ones give the same record."""
    report, parts = with_printed_day(report, dissect(report, reader.registry.directory))
    story = story_lines(report.text, parts)
    aside = tuple(part.span for part in parts if part.kind in _ASIDE)
    signs = reader.model.signs(report.text, story) if reader.model else None
    statements = find_statements(report.text, report.lang, story, aside)
    if signs:
        statements = with_heads(report.text, report.lang, story, statements, signs)
    speakers = tuple(s.source for s in statements if s.source is not None and not s.carried)
    mentions = resolve(report, story, speakers, reader.registry)
    if signs:
        mentions = with_homes(report.text, with_signs(report.text, mentions, signs), signs)
    attributions = attribute(report.text, statements, mentions)
    events = code(report, story, mentions, attributions)
    if signs:
        events = with_ruled(code_signs(report, story, mentions, attributions, signs), events, signs, mentions)
    events = complete(Sheet(report=report, story=story, mentions=mentions, attributions=attributions, signs=signs), events)
    page = Page(report=report, story=story, mentions=mentions, attributions=attributions, events=events, signs=signs)
    layer = find_diplomacy(page)
    return Record(
        protocol=PROTOCOL,
        by=Made(kawat=__version__, pack=signs.pack if signs else None, registry=reader.registry.version),
        report=report,
        parts=parts,
        mentions=mentions,
        attributions=attributions,
        events=events,
        meetings=layer.meetings,
        pledges=layer.pledges,
        agreements=layer.agreements,
        mechanisms=layer.mechanisms,
        memberships=layer.memberships,
        tenures=layer.tenures,
        votes=layer.votes,
        stances=layer.stances,
    )
