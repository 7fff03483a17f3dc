"""Resolving: the lines of a story and its speakers become mentions of actors, chained through the report."""

from itertools import islice

from kawat.actors.drafts import Draft, draft_line
from kawat.actors.grammar import read_affiliations, read_offices
from kawat.actors.lines import read_page
from kawat.actors.people import gather
from kawat.actors.plural import draft_plurals
from kawat.actors.reading import Scene, with_counterparts
from kawat.actors.registry import Registry
from kawat.actors.speakers import draft_speakers
from kawat.actors.ties import untied
from kawat.record import Mention
from kawat.report import Report
from kawat.rules import score_of
from kawat.span import Span


def resolve(report: Report, story: tuple[Span, ...], speakers: tuple[Span, ...], registry: Registry) -> tuple[Mention, ...]:
    """Return the mentions of a story, sorted by start and falling stop; every speaker that lies in it is covered.

    `story` are the lines that tell it, `speakers` the source stretches of its statements in text order. Mentions nest.
    """
    page = read_page(report, story, speakers, registry)
    scenes = [Scene(line, page, registry) for line in page.lines]
    readings = [[*with_counterparts(list(read_offices(scene))), *read_affiliations(scene)] for scene in scenes]
    tied = untied(page, [reading for line in readings for reading in line], registry.known)
    people = gather(page, tied, registry.known)
    rest = iter(tied)
    drafts: list[Draft] = []
    for scene, read in zip(scenes, readings, strict=True):
        drafts += draft_line(scene, list(islice(rest, len(read))), people)
    drafts += draft_plurals(page, drafts)
    drafts += draft_speakers(page, drafts, people)
    return _mentions(drafts)


def _mentions(drafts: list[Draft]) -> tuple[Mention, ...]:
    """Return the drafts in order, one of a kind for each stretch, with chains numbered by first appearance."""
    kept: dict[tuple[int, int, str], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, -d.stop, d.kind)):
        kept.setdefault((draft.start, draft.stop, draft.kind), draft)
    ordered = list(kept.values())
    places = {Span(d.start, d.stop): i for i, d in reversed(list(enumerate(ordered)))}
    chains: dict[str, int] = {}
    return tuple(
        Mention(
            start=draft.start,
            stop=draft.stop,
            kind=draft.kind,
            by=draft.by,
            score=score_of(draft.by),
            chain=chains.setdefault(draft.key, len(chains)),
            actor=draft.actor,
            members=tuple(places[m] for m in draft.members if m in places),
        )
        for draft in ordered
    )
