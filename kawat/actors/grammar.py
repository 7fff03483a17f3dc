"""The grammar of office, place and name: patterns over the letters of a line find who is introduced as what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actors.compose import Title, title_of
from kawat.actors.lines import Line, Page
from kawat.actors.registry import Registry
from kawat.actors.words import ACCREDITED
from kawat.span import Span

_GLOSS = r"(?:\([A-Za-z]{1,5}\))?"
_NAME = r"(?:X|I(?=[XI])|p{1,2}X|h(?=X)|[CTK](?=X)|m(?=p{0,2}X))(?:p{0,3}X|I(?=[XI])|T(?!s)|m(?!9))*"
_HONOUR = r"(?:H\.?)*"
_WHO = rf"(?P<who>(?:,{_HONOUR}|(?<!V){_HONOUR}(?:O{_HONOUR})?)(?P<name>{_NAME}))?"
_ID = (
    rf"(?P<office>(?:[FQ]\.?)*D*(?:[ORr]|D(?=o?[CB]))(?:{_GLOSS}d[FQD]*[OR])*{_GLOSS}"
    rf"(?:(?:d?[WVX]){{1,6}}(?=C,?(?:H\.?)*[XI])|(?:d?[WV]|o?[NBGAO])*)(?:o?e?[CKT])?{_GLOSS}(?:te?[CKTBNG]|lB)?)"
)
_EN = (
    rf"(?P<office>(?:[CBNGA]s?|[FQ]\.?|[DWV]|O(?=s?[DWV]*R)|K(?:s|(?=[DWV]*R))|T(?=[DWV]*R))*[ORr](?:d[FQDWV]*[OR])*{_GLOSS}"
    rf"(?:[ot]e?(?:[CBNGKT]s?|d?[WV])+|lB|oe?[XWVd]{{1,6}}?[WV])*)"
)
_PHRASE = {"id": re.compile(_ID + _WHO), "en": re.compile(_EN + _WHO)}
_RUN = re.compile(r"(?:X|I(?=[XI])|p{1,2}X|m(?=p{0,2}X))(?:p{0,3}X|I(?=[XI])|T|m(?!9))*")
_BEFORE = {"id": re.compile(r",?(?:f?y)*e?$"), "en": re.compile(r",?(?:fy)*e?$")}
_FROM_GROUP = re.compile("oe?G")
_SENT = re.compile(r"(?:t|l)e?[CKTBNGA]s?$")
_LONGEST = 6


Named = tuple[int, int] | None


class Reading(NamedTuple):
    """An office phrase: its stretch, what it says, the name it introduces, and the rule that tied name and office.

    `at_home` is what it says when the place it leaves out is the country at home; `plain` marks a single common word.
    """

    span: Span
    title: Title
    name: Span | None
    by: str
    at_home: Title | None
    plain: bool

    @property
    def bare(self) -> bool:
        """Tell whether the phrase names no place, organ of a place or body."""
        return self.title.country is None and self.title.office is None


def name_runs(line: Line) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that may be names, as pairs of word numbers."""
    return [m.span() for m in _RUN.finditer(line.letters) if m.end() - m.start() <= _LONGEST]


def read_offices(line: Line, page: Page, registry: Registry) -> Iterator[Reading]:
    """Yield the office phrases of a line in order, each with the name after it, or before it with a comma between."""
    ends = {stop: start for start, stop in name_runs(line)}
    named: set[int] = set()
    for found in _PHRASE[page.lang].finditer(line.letters):
        first, after = found.span("office")
        after_name: Named = None
        if found["name"] and found.end("name") - found.start("name") < _LONGEST:
            after_name = found.span("name")
        before = _name_before(line, first, ends, page.lang)
        if before and before[1] in named:
            before = None
        inner = line.letters.find("O", first + 1, after) if page.lang == "id" and line.letters[first] == "R" else -1
        if inner > 0 and after_name:
            yield from _nested((first, inner, after), (before, after_name), line, page, registry)
            continue
        by, name = "rule:office@1", after_name
        if before and after_name and not found["who"].startswith(",") and _speaks_for(line, first, page):
            yield from _spoken_for((first, after), (before, after_name), line, page, registry)
            continue
        if before and (name is None or found["who"].startswith(",")):
            name, by = before, "rule:apposition@1"
        if name:
            named.add(name[1])
        yield _reading((first, after), (name, by), line, page, registry)


def _nested(
    at: tuple[int, int, int], names: tuple[Named, tuple[int, int]], line: Line, page: Page, registry: Registry
) -> Iterator[Reading]:
    """Yield the readings of 'juru bicara Presiden Rusia X': X is the president where the spokesman is named elsewhere."""
    first, inner, after = at
    before, following = names
    second = re.compile(rf",(?P<name>{_NAME})").match(line.letters, following[1])
    other = before or (second.span("name") if second else None)
    if other is None:
        yield _reading((first, after), (following, "rule:office@1"), line, page, registry)
        return
    yield _reading((first, after), (other, "rule:apposition@1"), line, page, registry)
    yield _reading((inner, after), (following, "rule:office@1"), line, page, registry)


def _speaks_for(line: Line, first: int, page: Page) -> bool:
    hit = line.hits.get(first) if page.lang == "id" else None
    return hit is not None and hit.alias.target.endswith("#spokesperson")


def _spoken_for(
    stretch: tuple[int, int], names: tuple[tuple[int, int], tuple[int, int]], line: Line, page: Page, registry: Registry
) -> Iterator[Reading]:
    """Yield 'A, juru bicara presiden Rusia B': A is the spokesman; B holds the office that the organ is called by."""
    outer = _reading(stretch, (names[0], "rule:apposition@1"), line, page, registry)
    yield outer
    organ = outer.title.pattern.partition("#")[0]
    pattern = f"{organ}#{organ.rpartition('/')[2]}" if organ.endswith(("/president", "/prime-minister")) else ""
    office = outer.title.country + pattern if pattern and outer.title.country else None
    title = outer.title._replace(office=office, pattern=pattern, civil=not pattern)
    yield Reading(outer.span, title, line.span(*names[1]), "rule:name@1", None, True)


def _reading(stretch: tuple[int, int], who: tuple[Named, str], line: Line, page: Page, registry: Registry) -> Reading:
    """Return what a phrase says; the place a diplomat is sent to belongs to it, a place where anybody else is does not."""
    first, after = stretch
    title = title_of(line, stretch, page, registry)
    sent = _SENT.search(line.letters, first, after)
    if sent and not title.pattern.endswith(ACCREDITED):
        after = sent.start()
    foreign = "departemen" in page.folded[line.starts[first] : line.stops[after - 1]]
    placed = title.office or title.country or title.civil or foreign or not page.home
    at_home = None if placed else title_of(line, stretch, page, registry, page.home)
    plain = title.civil or title.pattern.startswith("#") or (after - first == 1 and first not in line.hits)
    name = line.span(*who[0]) if who[0] else None
    return Reading(line.span(first, after), title, name, who[1], at_home._replace(assumed=True) if at_home else None, plain)


def _name_before(line: Line, first: int, ends: dict[int, int], lang: str) -> tuple[int, int] | None:
    """Return the name that the phrase stands in apposition to: 'Wang Yi, direktur ...', 'X selaku ketua ...'."""
    link = _BEFORE[lang].search(line.letters, 0, first)
    if not link or link.start() == first or line.letters[link.start() : first] in ("e",):
        return None
    start = ends.get(link.start())
    return None if start is None else (start, link.start())


def read_affiliations(line: Line, registry: Registry) -> Iterator[Reading]:
    """Yield full names with the group they are said to be from: 'Basem Naim dari Hamas'."""
    for start, stop in name_runs(line):
        found = _FROM_GROUP.match(line.letters, stop)
        if found and stop - start > 1:
            actor = registry.actors.get(line.hits[found.end() - 1].alias.target)
            title = Title(None, actor.country if actor else None, actor.sector if actor else None, "", False, True)
            yield Reading(line.span(stop, found.end()), title, line.span(start, stop), "rule:affiliation@1", None, True)
