"""The grammar of office, place and name: patterns over the letters of a line find who is introduced as what."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kawat.actors.compose import Title
from kawat.actors.lines import Line
from kawat.actors.reading import Reading, Scene, Words, reading_of, reading_spoken_for
from kawat.actors.words import MANY, NO_NAMES, RANKS

_GLOSS = r"(?:\([A-Za-z]{1,5}\))?"
_NAME = r"(?:X|I(?=[XI])|p{1,2}X|h(?=X)|[CTK](?=X)|m(?=p{0,2}X))(?:p{0,3}X|I(?=[XI])|T(?!s)|m(?!9))*"
_HONOUR = r"(?:H\.?)*"
_WHO = rf"(?P<who>(?:,{_HONOUR}|(?<!V){_HONOUR}(?:O{_HONOUR})?)(?P<name>{_NAME}))?"
_ID = (
    rf"(?P<office>(?:[FQ]\.?)*D*(?:[ORr]|D(?=o?[CB]))(?:{_GLOSS}d[FQD]*[OR])*{_GLOSS}"
    rf"(?:(?:d?[WVX]){{1,6}}(?=C,?(?:H\.?)*[XI])|(?:d?[WVS]|o?[NBGAO])*)(?:o?e?[CKT])?{_GLOSS}(?:te?(?:[CKTBNG](?:dW?[CB])*|W(?:d?[WB])*)|lB)?)"
)
_EN = (
    rf"(?P<office>(?:[CBNGA]s?|[FQ]\.?|[DWV]|O(?=s?[DWV]*R)|K(?:s|(?=[DWV]*R))|T(?=[DWV]*R))*[ORr](?:d[FQDWV]*[OR])*{_GLOSS}"
    rf"(?:[ot]e?(?:[CBNGKT]s?|d?[WV])+|lB|oe?[XWVd]{{1,6}}?[WV])*)"
)
_PHRASE = {"id": re.compile(_ID + _WHO), "en": re.compile(_EN + _WHO)}
_RUN = re.compile(r"(?:X|I(?=[XI])|p{1,2}X|m(?=p{0,2}X))(?:p{0,3}X|I(?=[XI])|T|m(?!9))*")
_SECOND = re.compile(rf",(?P<name>{_NAME})")
_BEFORE = re.compile(r",?(?:f{0,2}yf?)*e?$")
_FROM_GROUP = re.compile("oe?G")
_LONGEST = 6
_ABBREVIATION = 5


def name_runs(line: Line) -> tuple[Words, ...]:
    """Return the runs of capitalised words that may be names."""
    return _runs(line.letters)


@lru_cache(maxsize=256)
def _runs(letters: str) -> tuple[Words, ...]:
    return tuple(m.span() for m in _RUN.finditer(letters) if m.end() - m.start() <= _LONGEST)


def read_offices(scene: Scene) -> Iterator[Reading]:
    """Yield the office phrases of a line in order, each with the name after it, or before it with a comma between."""
    line = scene.line
    ends = {stop: start for start, stop in name_runs(line)}
    named: set[int] = set()
    for found in _PHRASE[scene.page.lang].finditer(line.letters):
        stretch = found.span("office")
        following = found.span("name") if found["name"] and len(found["name"]) < _LONGEST else None
        if following and _is_no_name(scene, following):
            following = None
        before = _name_before(line, stretch[0], ends)
        if before and before[1] in named:
            before = None
        for reading, name in _tied(scene, stretch, (before, following), (found["who"] or "")[:1] == ","):
            if name and reading.title.pattern.rpartition("#")[2] not in RANKS:
                named.add(name[1])
            if name or reading.title.civil or not _many(scene, stretch[0]):
                yield reading


def _is_no_name(scene: Scene, stretch: Words) -> bool:
    """Tell whether a name begins with the word for a place or unit ('Kepala Desa') or is an abbreviation ('Menteri PU')."""
    words = scene.line.span(*stretch).of(scene.page.text)
    alone = stretch[1] - stretch[0] == 1 and words.isupper() and 1 < len(words) <= _ABBREVIATION
    return (alone and not _all_capitals(scene, stretch[0])) or words.split()[0].lower() in NO_NAMES


def _all_capitals(scene: Scene, k: int) -> bool:
    before = scene.line.span(max(0, k - 1), k + 1).of(scene.page.text)
    return k > 0 and before.isupper() and len(before) > 2 * _ABBREVIATION


def _tied(
    scene: Scene, stretch: Words, names: tuple[Words | None, Words | None], comma: bool
) -> Iterator[tuple[Reading, Words | None]]:
    """Yield an office phrase with the name it belongs to; a spokesman's phrase may hold the name of whom he speaks for."""
    before, following = names
    inner = _inner(scene, stretch)
    second = _SECOND.match(scene.line.letters, following[1]) if following and inner else None
    other = before or (second.span("name") if second else None)
    if following and inner and other:
        yield reading_of(scene, stretch, other, "rule:apposition@1"), other
        yield reading_of(scene, (inner, stretch[1]), following, "rule:office@1"), following
    elif before and following and not comma and _speaks_for(scene, stretch[0]):
        outer = reading_of(scene, stretch, before, "rule:apposition@1")
        yield outer, before
        yield reading_spoken_for(scene, outer, following), following
    elif before and (following is None or comma):
        yield reading_of(scene, stretch, before, "rule:apposition@1"), before
    else:
        yield reading_of(scene, stretch, following, "rule:office@1"), following


def _inner(scene: Scene, stretch: Words) -> int:
    """Return the word where another office begins inside 'juru bicara Menteri Luar Negeri ...', or 0."""
    letters = scene.line.letters
    return max(0, letters.find("O", stretch[0] + 1, stretch[1])) if scene.page.lang == "id" and letters[stretch[0]] == "R" else 0


def _many(scene: Scene, first: int) -> bool:
    """Tell whether the phrase speaks of several: 'para menteri luar negeri ASEAN'."""
    return first > 0 and scene.line.span(first - 1, first).of(scene.page.folded) in MANY


def _speaks_for(scene: Scene, first: int) -> bool:
    hit = scene.line.hits.get(first) if scene.page.lang == "id" else None
    return hit is not None and hit.alias.target.endswith("#spokesperson")


def _name_before(line: Line, first: int, ends: dict[int, int]) -> Words | None:
    """Return the name that the phrase stands in apposition to: 'Wang Yi, direktur ...', 'X selaku ketua ...'."""
    link = _BEFORE.search(line.letters, 0, first)
    if not link or link.start() == first or line.letters[link.start() : first] == "e":
        return None
    start = ends.get(link.start())
    return None if start is None else (start, link.start())


def read_affiliations(scene: Scene) -> Iterator[Reading]:
    """Yield full names with the group they are said to be from: 'Basem Naim dari Hamas'."""
    line = scene.line
    if "G" not in line.letters:
        return
    for start, stop in name_runs(line):
        found = _FROM_GROUP.match(line.letters, stop)
        if found and stop - start > 1:
            actor = scene.registry.actors.get(line.hits[found.end() - 1].alias.target)
            title = Title(None, actor.country if actor else None, actor.sector if actor else None, "", False, True)
            yield Reading(line.span(stop, found.end()), title, line.span(start, stop), "rule:affiliation@1", None, True)
