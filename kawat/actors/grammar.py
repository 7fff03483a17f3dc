"""The grammar of office, place and name: patterns over the letters of a line find who is introduced as what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actors.compose import Title, title_of
from kawat.actors.lines import Line, Page
from kawat.actors.registry import Registry
from kawat.span import Span

_GLOSS = r"(?:\([A-Za-z]{1,5}\))?"
_NAME = r"(?:X|I(?=[XI])|p{1,2}X|h(?=X)|[CTK](?=X))(?:p{0,3}X|I(?=[XI])|[TK](?!s)|m(?!9))*"
_WHO = rf"(?P<who>(?:,|(?<!V))(?:H\.?)*(?P<name>{_NAME}))?"
_ID = (
    rf"(?P<office>(?:[FQ]\.?)*D*(?:[ORr]|D(?=o?[CB]))(?:{_GLOSS}d[FQD]*[OR])*{_GLOSS}"
    rf"(?:(?:d?[WVX]){{1,6}}(?=C,?(?:H\.?)*[XI])|(?:d?[WV]|o?[NBGAO])*)(?:o?e?[CKT])?{_GLOSS}(?:te?[CKTBNGA])?)"
)
_EN = (
    rf"(?P<office>(?:[CBNGA]s?|[FQ]\.?|[DWV]|O(?=s?[DWV]*R)|K(?:s|(?=[DWV]*R))|T(?=[DWV]*R))*[ORr](?:d[FQDWV]*[OR])*{_GLOSS}"
    rf"(?:[ot]e?(?:[CBNGAKT]s?|d?[WV])+|oe?[XWVd]{{1,6}}?[WV])*)"
)
_PHRASE = {"id": re.compile(_ID + _WHO), "en": re.compile(_EN + _WHO)}
_RUN = re.compile(r"(?:X|I(?=[XI])|p{1,2}X)(?:p{0,3}X|I(?=[XI])|T|m(?!9))*")
_BEFORE = {"id": re.compile(r",?(?:f?y)*e?$"), "en": re.compile(r",?(?:fy)*e?$")}
_FROM_GROUP = re.compile("oe?G")
_LONGEST = 6


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
    for found in _PHRASE[page.lang].finditer(line.letters):
        first, after = found.span("office")
        title = title_of(line, (first, after), page, registry)
        name: Span | None = None
        by = "rule:office@1"
        if found["name"] and found.end("name") - found.start("name") < _LONGEST:
            name = line.span(*found.span("name"))
        before = _name_before(line, first, ends, page.lang)
        if before and (name is None or found["who"].startswith(",")):
            name, by = line.span(*before), "rule:apposition@1"
        foreign = "departemen" in page.folded[line.starts[first] : line.stops[after - 1]]
        placed = title.office or title.country or title.civil or foreign or not page.home
        at_home = None if placed else title_of(line, (first, after), page, registry, page.home)
        plain = title.civil or (after - first == 1 and first not in line.hits)
        yield Reading(line.span(first, after), title, name, by, at_home, plain)


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
