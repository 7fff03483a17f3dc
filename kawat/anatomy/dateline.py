"""A dateline is the head of a report's first line: outlet, city, agency and day in any order, closed by a separator.

The head is read element by element: a domain, a bracketed agency, a date, or a run of capitalised words, set apart by
commas, dashes, slashes or blanks. What the elements are made of decides how much a separator has to prove.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actor import Directory
from kawat.anatomy.lines import Line, Piece
from kawat.anatomy.names import DOMAIN, city_name, is_city, is_domain, is_known, is_office, looks_like_outlet, org_name, orgs_in
from kawat.anatomy.words import AGENCIES, COUNTRIES, DATE, DAY, FOLLOWING_CUES, NOT_PLACES
from kawat.record import Name

_WORD = (
    r"(?:(?:[A-Z]\.)+[A-Z]?\.?(?!\w)|[A-Z]{2,}(?=-[A-Z][a-z])|The(?= Hague)|"
    r"[A-Z0-9][\w’'`]*(?:-[A-Z]\w*)*(?:\.[A-Z]\w*)*|[a-z]{1,2}[A-Z]\w+|d[ei]|del|el|al|la|of|dan|and|&)"
)
_ELEMENT = re.compile(
    rf"(?P<domain>{DOMAIN})"
    rf"|(?P<paren>[(\[][^()\[\]]{{2,40}}[)\]]|/[A-Z][\w .-]{{1,20}}/)"
    rf"|(?P<date>(?:{DAY}\s*,?\s*)?\(?{DATE}\)?|{DAY}\b)"
    rf"|(?P<run>{_WORD}(?:[ ](?!-)(?!{DATE})(?!{DOMAIN}){_WORD}){{0,4}})",
)
_JOIN = re.compile(r"\.\s+(?=/)|\s*(?:,|/|\||;)\s*|\s+(?:[-–—]{1,3}\s+)?|(?=[(\[])")
_SEPARATOR = re.compile(
    r"[\s,]*(?:-{1,3}(?:\s[-–—]+)?|[–—]{1,2}|=+|\ufffd+|:|\.(?!\w)|\||[ÐР](?=\s)|â€[“”\"]|&[mn]dash;|&#82\d\d;)\s*"
)
_TIGHT = re.compile(r"[-–—=]")
_LOGO = re.compile(
    r"(?:\W*(?:(?-i:[A-Z]\w+\s))?(?:logo|image|gambar|icon|ikon|img|foto profil|avatar)\b[\s:]*(?:[\w.]+\s+){0,3}?)(?=[A-Z(])",
    re.I,
)
_ZONES = frozenset("WIB WITA WIT GMT UTC AM PM".split())
LONGEST = 96
DASHES = ("-", "--", "---", "–", "—", "––", "——", "=", "==")
_FOLLOWING = re.compile(FOLLOWING_CUES)


class Element(NamedTuple):
    """One element of a head: its sort (domain, paren, date, run), its place and its words."""

    sort: str
    start: int
    words: str


class Head(NamedTuple):
    """A head as far as it could be read, where its separator begins and ends, and the separator's mark ("" for none)."""

    elements: tuple[Element, ...]
    stop: int
    close: int
    mark: str


def find_dateline(line: Line, directory: Directory, outlet: str | None, sure: bool) -> Piece | None:
    """Return the dateline at a line's start, or None; `sure` asks for proof that goes beyond the shape."""
    logo = _LOGO.match(line.text, 0, 60)
    for at in (logo.end(), 0) if logo else (0,):
        for head in _heads(line.text, at, directory):
            if _proves(head, line.text, directory, outlet, sure or at > 0):
                names = _names(head, line.start, directory, outlet)
                return Piece(line.start, line.start + head.close, "dateline", "rule:dateline@1", names)
    return None


def _heads(text: str, at: int, directory: Directory) -> Iterator[Head]:
    """Yield the readings of a line's head, the longest first."""
    found: list[Head] = []
    elements: list[Element] = []
    while len(elements) < 6 and (element := _ELEMENT.match(text, at, LONGEST)):
        elements.append(Element(element.lastgroup or "run", element.start(), element[0]))
        at = element.end()
        city = _city_length(element[0], directory) if elements[1:] and element.lastgroup == "run" else 0
        if city:
            stop = element.start() + city
            found.append(
                Head((*elements[:-1], elements[-1]._replace(words=element[0][:city])), stop, _past_blanks(text, stop), "")
            )
        mark = _SEPARATOR.match(text, at)
        if mark:
            found.append(Head(tuple(elements), at, mark.end(), mark[0].strip(" ,\n\t\xa0")))
        elif at >= len(text) or element.lastgroup in ("domain", "paren") or len(elements) > 1:
            found.append(Head(tuple(elements), at, _past_blanks(text, at), ""))
        join = _JOIN.match(text, at)
        if not join:
            break
        at = join.end()
    yield from reversed(found)


def _past_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _city_length(words: str, directory: Directory) -> int:
    """Return the length of the known city that a longer run of words begins with, or 0."""
    marks = [m.end() for m in re.finditer(r"\S+", words)]
    return next((stop for stop in marks[:2] if stop < len(words) and is_city(words[:stop], directory)), 0)


def _proves(head: Head, text: str, directory: Directory, outlet: str | None, sure: bool) -> bool:
    behind = text[head.close :].lstrip()
    rest = '"' if behind.startswith("â€") else behind[:1]
    runs = [e for e in head.elements if e.sort == "run"]
    if len(head.elements) == 1 and head.elements[0].sort == "date":
        return _is_dated(head, rest)
    if any(e.words[0].isdigit() or e.words in _ZONES for e in runs):
        return False
    if any(_is_no_place(e, directory) for e in runs) and not any(_is_agency(e, directory) for e in head.elements):
        return False
    strong = any(_is_publisher(e, directory, outlet) for e in head.elements)
    if not behind:
        if head.elements[0].sort == "paren":
            return False
        if "/" in text[: head.stop] and not head.mark:
            return False
        return (
            strong
            or all(
                is_city(e.words, directory) or (n == 0 and len(runs) > 1 and bool(head.mark) and looks_like_outlet(e.words))
                for n, e in enumerate(runs)
            )
        ) and (bool(head.mark) or len(text) <= 48)
    if rest.islower() and not (head.mark in DASHES and _stands_alone(head, strong)):
        return False
    if not head.mark:
        return strong and _needs_no_mark(head, behind, directory)
    if _is_glued(head, text) and not (
        strong or all(is_city(e.words, directory) or (_is_long_caps(e) and is_office(behind)) for e in runs)
    ):
        return False
    return strong or _is_place(head, runs, behind, directory, sure)


def _is_dated(head: Head, rest: str) -> bool:
    """Tell whether a day alone, closed by a dash, opens the line."""
    return head.mark in DASHES and rest.isupper() and any(c.isdigit() for c in head.elements[0].words)


def _is_agency(element: Element, directory: Directory) -> bool:
    return element.sort == "paren" and is_known(element.words.strip("()[]/ "), directory)


def _stands_alone(head: Head, strong: bool) -> bool:
    """Tell whether a head is so clear that even a small letter may follow its dash."""
    return strong and (len(head.elements) > 1 or head.elements[0].sort == "domain")


def _is_glued(head: Head, text: str) -> bool:
    return (
        text[head.stop : head.stop + 1] in "-–—"
        and text[head.close - 1 : head.close] in "-–—"
        and _TIGHT.match(text, head.stop) is not None
    )


def _is_long_caps(element: Element) -> bool:
    return element.words.isupper() and len(element.words) >= 6


def _is_no_place(element: Element, directory: Directory) -> bool:
    if is_known(element.words, directory) or is_city(element.words, directory):
        return False
    words = element.words.casefold().removeprefix("the hague").split() or ["hague"]
    if words[0].strip(".") in NOT_PLACES and len(words[0]) > 1:
        return not looks_like_outlet(element.words)
    return any(w.strip(".") in NOT_PLACES and len(w) > 4 for w in words) and not looks_like_outlet(element.words)


def _is_publisher(element: Element, directory: Directory, outlet: str | None) -> bool:
    """Tell whether an element names an outlet or agency beyond doubt: a domain, a known name, the report's own outlet."""
    if element.sort == "domain":
        return True
    bare = element.words.strip("()[]/ ")
    if outlet is not None and bare.casefold() == outlet.casefold():
        return True
    if is_known(bare, directory):
        return True
    first = bare.split()[0] if bare.split() else ""
    return element.sort == "paren" and (is_known(first, directory) or looks_like_outlet(bare) or is_domain(bare))


def _needs_no_mark(head: Head, behind: str, directory: Directory) -> bool:
    """Tell whether a head without a separator is complete: it names a place and, last or before it, a publisher."""
    if len(head.elements) < 2 or _FOLLOWING.match(behind):
        return False
    last = head.elements[-1]
    closed = last.sort in ("paren", "domain") or is_known(last.words, directory) or is_city(last.words, directory)
    other = [e for e in head.elements[:-1] if e.sort == "run"]
    placed = all(e.words.isupper() or is_city(e.words, directory) for e in other)
    return closed and placed and (behind[0].isupper() or behind[0] in "\"“‘'") and (bool(other) or is_city(last.words, directory))


def _is_place(head: Head, runs: list[Element], behind: str, directory: Directory, sure: bool) -> bool:
    """Tell whether a head without a known publisher is a place (or an outlet in capitals) by its separator."""
    paren = any(e.sort == "paren" for e in head.elements)
    if not runs:
        return any(e.sort == "date" for e in head.elements) and paren
    known = any(is_city(e.words, directory) for e in runs)
    known = known or (head.mark not in (":", ".") and any(is_city(e.words.split()[0], directory) for e in runs))
    caps = _is_caps(runs[0]) and all(_is_caps(e) or len(e.words.split()) < 3 for e in runs)
    short = sum(len(e.words.split()) for e in runs) <= 5
    if paren:
        agency = next(e.words for e in head.elements if e.sort == "paren").strip("()[]/ ")
        whole = head.elements[-1].sort in ("paren", "date")
        return whole and short and (known or caps or head.mark in "-–—--=") and not _abbreviates(agency, runs[-1].words)
    if known:
        return True
    if head.mark in (":", "."):
        return caps and short and len(runs[0].words) > 3 and behind[0] not in "\"“‘'" and (head.mark == ":" or not sure)
    if caps:
        return short and (not sure or len(runs[0].words) > 3)
    return not sure and short and len(runs) <= 3 and all(len(e.words.split()) <= 3 for e in runs) and _tells_story(head, behind)


def _is_caps(element: Element) -> bool:
    return sum(c.isupper() for c in element.words) > 2 and element.words.upper() == element.words


def _tells_story(head: Head, behind: str) -> bool:
    """Tell whether a sentence of some length goes on behind the head, and the dash is not one between two names."""
    first = re.match(r"[^\s,]+", behind)
    pair = first is not None and {first[0].casefold(), head.elements[0].words.split()[0].casefold()} <= COUNTRIES
    return len(behind) > 50 and head.mark not in (":", ".") and not pair


def _abbreviates(agency: str, words: str) -> bool:
    """Tell whether a bracket is the abbreviation of the words before it: `Perserikatan Bangsa-Bangsa (PBB)`."""
    initials = "".join(w[0] for w in re.findall(r"\w+", words))
    return (
        len(words.split()) > 1 and agency.casefold() not in AGENCIES and agency.isupper() and initials.upper()[:2] == agency[:2]
    )


def _names(head: Head, base: int, directory: Directory, outlet: str | None) -> tuple[Name, ...]:
    """Return the names of a head in written order; a run is an outlet when it is known or looks it."""
    found: list[Name] = []
    for element, behind in zip(head.elements, (*head.elements[1:], None), strict=True):
        start = base + element.start
        if element.sort == "domain":
            found.append(org_name(start, element.words, directory))
        elif element.sort == "paren":
            bare = element.words.strip("()[]/ ")
            if not re.fullmatch(r"[\d/.\s-]+", bare):
                found.extend(_agencies(start + element.words.index(bare), bare, directory))
        elif element.sort == "run" and not _is_alt_text(element, behind, directory):
            found.extend(_run_names(element.words, start, directory, outlet))
    return tuple(found)


def _is_alt_text(element: Element, behind: Element | None, directory: Directory) -> bool:
    """Tell whether a run is a logo's words: only a blank parts it from the outlet's domain, and no city is meant."""
    close = behind is not None and behind.sort == "domain" and behind.start == element.start + len(element.words) + 1
    return close and not is_city(element.words, directory)


def _agencies(start: int, bare: str, directory: Directory) -> tuple[Name, ...]:
    if "/" in bare and not is_known(bare, directory):
        return orgs_in(start, bare, directory)
    return (org_name(start, bare, directory, "agency"),)


def _run_names(run: str, start: int, directory: Directory, outlet: str | None) -> Iterator[Name]:
    """Yield the name of a run of words: two where an outlet and a city stand side by side without a comma."""
    words = run if re.search(r"\b[A-Z]\.$", run) else run.rstrip(".")
    first, _, last = words.rpartition(" ")
    if (outlet is not None and words.casefold() == outlet.casefold()) or is_known(words, directory):
        yield org_name(start, words, directory)
    elif is_city(words, directory) or not looks_like_outlet(words):
        yield city_name(start, words)
    elif first and is_city(last, directory):
        yield org_name(start, first, directory)
        yield city_name(start + len(first) + 1, last)
    else:
        yield org_name(start, words, directory)
