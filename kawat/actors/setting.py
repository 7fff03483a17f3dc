"""The setting of a place in a report: which country an office or organ belongs to that names none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actor import country_of
from kawat.actors.lines import Line, Page

_SENTENCE = re.compile(r"[.!?][\"”'’)]*\s")


class _Named(NamedTuple):
    start: int
    country: str


def home_told(page: Page) -> bool:
    """Tell whether a place left out may be home: the report names the home country, or no country at all."""
    named = {one.country for line in page.lines for one in _named(line)}
    return page.home in named or not named


def setting_of(page: Page, at: int) -> str | None:
    """Return the country that an office at a place belongs to when it names none.

    It is home where home may be meant; else the country named first in the report, where that is also the first one of
    the sentence (or of the one before), or the only one so far. Where the two differ, it is not known.
    """
    if home_told(page):
        return page.home
    before = [one for line in page.lines if line.start < at for one in _named(line) if one.start < at]
    if not before:
        return None
    near = _near(page, before, at)
    first = before[0].country
    alone = all(one.country == first for one in before)
    return first if alone or (near is not None and near.country == first) else None


def seat_of(page: Page, line: Line, k: int) -> str | None:
    """Return the country of the capital beside the word at k: "Polisi Nairobi", "the ministry in Baku", "Delhi Police"."""
    if page.lang == "en" and line.letters[k - 1 : k] == "K" and k - 1 in line.hits:
        before = line.hits[k - 1]
        if page.folded[before.stop : line.starts[k]] == " ":
            return country_of(before.alias.target)
    after = next((j for j in range(k + 1, len(line.letters)) if line.letters[j] in "CK"), None)
    if after is None or after not in line.hits:
        return None
    between = page.folded[line.stops[k] : line.hits[after].start].split()
    if line.letters[after] == "C" and not between:
        return None
    return country_of(line.hits[after].alias.target) if between in ([], ["di"], ["in"]) else None


def _near(page: Page, before: list[_Named], at: int) -> _Named | None:
    """Return the first country named in the sentence before a place, else in the sentence before that one."""
    line = next((line for line in page.lines if line.start <= at < line.stop), None)
    if line is None:
        return None
    cuts = [line.start, *(m.end() for m in _SENTENCE.finditer(page.text, line.start, at))]
    if len(cuts) == 1:
        above = [one for one in page.lines if one.stop <= line.start]
        cuts = [_last_sentence(page, above[-1]) if above else line.start, line.start]
    own = next((one for one in before if one.start >= cuts[-1]), None)
    return own or next((one for one in before if cuts[-2] <= one.start < cuts[-1]), None)


def _last_sentence(page: Page, line: Line) -> int:
    cuts = [m.end() for m in _SENTENCE.finditer(page.text, line.start, line.stop - 1)]
    return cuts[-1] if cuts else line.start


def _named(line: Line) -> Iterator[_Named]:
    """Yield the countries that a line names, in order; a capital counts as its country."""
    for k, hit in sorted(line.hits.items()):
        country = country_of(hit.alias.target) if line.letters[k] in "CK" else None
        if country:
            yield _Named(hit.start, country)
