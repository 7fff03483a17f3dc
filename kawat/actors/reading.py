"""A reading is an office phrase of a line with what it says and the name it introduces."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kawat.actor import country_of, sector_of
from kawat.actors.compose import Title, title_of
from kawat.actors.lines import Line, Page
from kawat.actors.registry import Registry
from kawat.actors.setting import seat_of, setting_of
from kawat.actors.words import ACCREDITED
from kawat.span import Span

_FROM_COUNTRY = re.compile("oe?W?[CN]")
_SENT = re.compile(r"(?:t|l)e?[CKTBNGA]s?$")

Words = tuple[int, int]
"""A stretch of words in a line: the first, and the one after the last."""


class Scene(NamedTuple):
    """A line with its page and the registry: what a phrase is read in."""

    line: Line
    page: Page
    registry: Registry


class Reading(NamedTuple):
    """An office phrase: its stretch, what it says, the name it introduces, and the rule that tied name and office.

    `at_home` is what it says when the place it leaves out is the country of its setting; `plain` marks a phrase of common words,
    `vague` an organ in it whose place is not known.
    """

    span: Span
    title: Title
    name: Span | None
    by: str
    at_home: Title | None
    plain: bool
    vague: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether the phrase names no place, organ of a place or body."""
        return self.title.country is None and self.title.office is None


def reading_of(scene: Scene, stretch: Words, name: Words | None, by: str) -> Reading:
    """Return what a phrase says of a name; where it leaves out the place, the country after the name or at home is taken."""
    line, page, registry = scene
    title = title_of(line, stretch, page, registry)
    first, after = _trimmed(line, stretch, title)
    name_span = line.span(*name) if name else None
    if name and not title.office and not title.country:
        found = _FROM_COUNTRY.match(line.letters, name[1])
        if found:
            title = title_of(line, stretch, page, registry, country_of(line.hits[found.end() - 1].alias.target))
    if title.pattern == "#counterpart" and not title.country:
        seat = seat_of(page, line, after - 1)
        title = title_of(line, stretch, page, registry, seat) if seat else title
    plain = title.civil or title.pattern.startswith("#") or (after - first == 1 and first not in line.hits)
    vague = "V" in line.letters[first:after] and not title.office
    return Reading(line.span(first, after), title, name_span, by, _at_home(scene, stretch, title), plain, vague)


def _trimmed(line: Line, stretch: Words, title: Title) -> Words:
    """Return the phrase without the place somebody is at; the place a diplomat is sent to belongs to it."""
    sent = _SENT.search(line.letters, *stretch)
    return (stretch[0], sent.start()) if sent and not title.pattern.endswith(ACCREDITED) else stretch


def _at_home(scene: Scene, stretch: Words, title: Title) -> Title | None:
    line, page, registry = scene
    foreign = "departemen" in line.span(*stretch).of(page.folded)
    if title.office or title.country or title.civil or title.pattern == "#counterpart":
        return None
    place = setting_of(page, line.starts[stretch[0]])
    if not place or (foreign and place == page.home):
        return None
    return title_of(line, stretch, page, registry, place)._replace(assumed=True)


def reading_spoken_for(scene: Scene, outer: Reading, name: Words) -> Reading:
    """Return who is spoken for in 'A, juru bicara presiden Rusia B': B holds the office the spokesman's organ is called by."""
    organ = outer.title.pattern.partition("#")[0]
    pattern = f"{organ}#{organ.rpartition('/')[2]}" if organ.endswith(("/president", "/prime-minister")) else ""
    office = outer.title.country + pattern if pattern and outer.title.country else None
    title = outer.title._replace(office=office, pattern=pattern, civil=not pattern)
    return Reading(outer.span, title, scene.line.span(*name), "rule:name@1", None, True)


def with_counterparts(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a line where 'his Omani counterpart' holds the office last named before it, in its own country."""
    last = ""
    done: list[Reading] = []
    for reading in readings:
        if reading.title.pattern == "#counterpart":
            office = f"{reading.title.country}{last}" if reading.title.country and last else None
            sector = sector_of(office) if office else None
            reading = reading._replace(title=reading.title._replace(office=office, pattern=last, sector=sector), at_home=None)
        elif reading.title.pattern.startswith("/"):
            last = reading.title.pattern
        done.append(reading)
    return done
