"""The verb: a report is read, and the record of it comes out."""

from kawat import __version__
from kawat.actors import Registry, resolve
from kawat.anatomy import dissect
from kawat.attribution import attribute, find_statements
from kawat.events import code
from kawat.record import PROTOCOL, Made, Record, story_lines
from kawat.report import Report
from kawat.span import Noun

_ASIDE = ("credit", "byline", "photo", "embed", "related", "boilerplate")


class Reader(Noun, frozen=True, kw_only=True):
    """All the context there is for reading: the registry of actors."""

    registry: Registry


def read(report: Report, reader: Reader) -> Record:
    """Return the record of a report; the same report and reader give the same record."""
    parts = dissect(report, reader.registry.directory)
    story = story_lines(report.text, parts)
    aside = tuple(part.span for part in parts if part.kind in _ASIDE)
    statements = find_statements(report.text, report.lang, story, aside)
    speakers = tuple(s.source for s in statements if s.source is not None and not s.carried)
    mentions = resolve(report, story, speakers, reader.registry)
    attributions = attribute(report.text, statements, mentions)
    return Record(
        protocol=PROTOCOL,
        by=Made(kawat=__version__, pack=None, registry=reader.registry.version),
        report=report,
        parts=parts,
        mentions=mentions,
        attributions=attributions,
        events=code(report, story, mentions, attributions),
    )
