"""Searching the texts of a lake: words by their roots, phrases as they stand, with an excerpt and marks for each report."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import msgspec
import tantivy
from tantivy import Occur, Query

from kawat.errors import KawatError
from kawat.lake.stem import WORD, fold, roots
from kawat.lake.text import UNDATED, day_number, outlet_key, person_key
from kawat.report import LANGUAGES
from kawat.span import Noun, Span

WINDOW, LEAD = 220, 50
_ASKED = re.compile(r'(-?)(?:"([^"]*)"?|“([^”]*)”?|(\S+))')
_EXACT = 1.5
_SHORT = 3
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\uff5a]")


class Wanted(Noun, frozen=True, kw_only=True):
    """Which reports are wanted: all of the words, and narrower by language, days, outlet, countries and people mentioned."""

    words: str
    lang: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    country: str | None = None
    person: str | None = None
    every_version: bool = False
    newest: bool = False


class Match(Noun, frozen=True, kw_only=True):
    """A report that was found, with its score unless days order it.

    `excerpt` begins at `start` of its text; `marks` are the places of the found words in the excerpt.
    """

    report: str
    score: float | None
    excerpt: str
    start: int
    marks: tuple[Span, ...]
    lang: str
    published: date | None
    outlet: str | None
    title: str | None
    url: str | None


class Matches(NamedTuple):
    """The reports that were found, the best first, and how many there are in all."""

    matches: tuple[Match, ...]
    found: int


class Clause(Noun, frozen=True, kw_only=True):
    """A part of what is asked: folded words in a row; not `wanted` must not occur, `open` is the beginning of a word."""

    words: tuple[str, ...]
    wanted: bool = True
    exact: bool = False
    open: bool = False


def clauses(asked: str) -> tuple[Clause, ...]:
    """Return the clauses of a search: words, "phrases", -without, and begin*; raise KawatError when nothing is asked for."""
    found = []
    for minus, straight, curly, word in _ASKED.findall(asked):
        said = straight or curly or word
        words = tuple(fold(part) for part in WORD.findall(said))
        if words:
            exact = bool(straight or curly) or len(words) > 1
            is_open = not exact and said.endswith("*")
            found.append(Clause(words=words, wanted=not minus, exact=exact, open=is_open))
    if not any(clause.wanted for clause in found):
        raise KawatError(repr(asked), "holds no word to search for", 'give words, "a phrase", -without or begin*')
    return tuple(found)


def search_texts(index: tantivy.Index, wanted: Wanted, limit: int = 20) -> Matches:
    """Return the reports that hold all that is wanted, at most `limit` of them; the newest first when that is asked for."""
    asked = clauses(wanted.words)
    searcher = index.searcher()
    query = _query(index.schema, asked, wanted)
    found = searcher.search(query, limit, order_by_field="day" if wanted.newest else None)
    marker = Marker(asked)
    scored = ((None if wanted.newest else round(float(key), 3), address) for key, address in found.hits)
    matches = tuple(_match(searcher.doc(address), score, marker) for score, address in scored)
    return Matches(matches, _counted(found))


def matching_ids(index: tantivy.Index, wanted: Wanted) -> list[str]:
    """Return the ids of all reports that hold what is wanted, in no order that means anything."""
    searcher, query = index.searcher(), _query(index.schema, clauses(wanted.words), wanted)
    hits = searcher.search(query, max(1, _count(searcher, query))).hits
    return [str(searcher.doc(address).get_first("id")) for _, address in hits]


def count_left_out(index: tantivy.Index, wanted: Wanted) -> tuple[int, int]:
    """Return how many more reports hold the words in older versions of a page, and how many have no day to filter by."""
    schema, searcher, asked = index.schema, index.searcher(), clauses(wanted.words)
    every = _query(schema, asked, msgspec.structs.replace(wanted, every_version=True))
    older = 0 if wanted.every_version else _count(searcher, every.and_must_match(_term(schema, "latest", "no")))
    if wanted.since is None and wanted.until is None:
        return older, 0
    dayless = _query(schema, asked, msgspec.structs.replace(wanted, since=None, until=None))
    return older, _count(searcher, dayless.and_must_match(Query.term_query(schema, "day", UNDATED)))


def _count(searcher: tantivy.Searcher, query: Query) -> int:
    return _counted(searcher.search(query, 1))


def _counted(result: tantivy.SearchResult) -> int:
    return int(getattr(result, "count", 0))


def _query(schema: tantivy.Schema, asked: tuple[Clause, ...], wanted: Wanted) -> Query:
    """Return the query of clauses and filters; the filters take no part in the score."""
    parts = [(Occur.Must if clause.wanted else Occur.MustNot, _clause(schema, clause, wanted.lang)) for clause in asked]
    filters = _filters(schema, wanted)
    return Query.boolean_query([*parts, *((Occur.Must, Query.const_score_query(one, 0.0)) for one in filters)])


def _clause(schema: tantivy.Schema, clause: Clause, lang: str | None) -> Query:
    if clause.open:
        return Query.regex_query(schema, "words", f"{clause.words[0]}.*")
    if len(clause.words) > 1:
        return Query.phrase_query(schema, "words", list(clause.words))
    (word,) = clause.words
    as_it_stands = _term(schema, "words", word)
    if clause.exact:
        return as_it_stands
    by_root = [_term(schema, "roots", root) for root in roots_asked(word, lang)]
    return Query.disjunction_max_query([Query.boost_query(as_it_stands, _EXACT), *by_root])


def roots_asked(word: str, lang: str | None) -> tuple[str, ...]:
    """Return the roots a word is searched by: those of the language asked for, or of all that Kawat reads."""
    return tuple(dict.fromkeys(root for one in ([lang] if lang else LANGUAGES) for root in roots(word, one)))


def _filters(schema: tantivy.Schema, wanted: Wanted) -> Iterator[Query]:
    if not wanted.every_version:
        yield _term(schema, "latest", "yes")
    if wanted.lang:
        yield _term(schema, "lang", wanted.lang)
    if wanted.outlet:
        yield _term(schema, "outlet_key", outlet_key(wanted.outlet))
    if wanted.country:
        yield _term(schema, "who", wanted.country)
    if wanted.person:
        yield _term(schema, "who", wanted.person if "/" in wanted.person else person_key(wanted.person))
    if wanted.since or wanted.until:
        first, last = day_number(wanted.since or date.min), day_number(wanted.until or date.max)
        yield Query.range_query(schema, "day", tantivy.FieldType.Integer, first, last)


def _term(schema: tantivy.Schema, field: str, value: str) -> Query:
    return Query.term_query(schema, field, value)


class Marker:
    """Finds the asked words in texts: for each of them the number of its clause; what a word is, it remembers."""

    def __init__(self, asked: tuple[Clause, ...]) -> None:
        self._asked = tuple(clause for clause in asked if clause.wanted)
        self._roots = tuple(frozenset(roots_asked(clause.words[0], None)) for clause in self._asked)
        self._seen: dict[tuple[str, str], tuple[int, ...]] = {}
        cores = {core for clause, own in zip(self._asked, self._roots, strict=True) for core in _cores(clause, own)}
        self._cores = re.compile("|".join(sorted(map(re.escape, cores))))

    def places(self, text: str, lang: str) -> list[tuple[Span, int]]:
        """Return the asked words of a text in order, each with its clause's number; those of a phrase only where it stands.

        Only words that hold a core of what was asked are looked at, which is a hundred times faster; where that finds nothing
        (a word that changes within) all are.
        """
        return self._among(self._likely(text), text, lang) or self._among(WORD.finditer(text), text, lang)

    def _among(self, words: Iterable[re.Match[str]], text: str, lang: str) -> list[tuple[Span, int]]:
        found = dict[Span, int]()
        for word in words:
            for number in self._clauses_of(word.group(), lang):
                row = self._asked[number].words
                if len(row) == 1:
                    found.setdefault(Span(*word.span()), number)
                    continue
                spans = [Span(*one.span()) for one in islice(WORD.finditer(text, word.start()), len(row))]
                if tuple(fold(span.of(text)) for span in spans) == row:
                    found |= dict.fromkeys(spans, number)
        return sorted(found.items())

    def _likely(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words that hold a core; a text that changes its length with its capitals has none that could be told."""
        plain = _plain(text)
        at = 0
        for core in self._cores.finditer(plain) if len(plain) == len(text) else ():
            if core.start() < at:
                continue
            start = core.start()
            while start > at and text[start - 1].isalnum():
                start -= 1
            word = WORD.match(text, start)
            if word is not None:
                at = word.end()
                yield word

    def _clauses_of(self, word: str, lang: str) -> tuple[int, ...]:
        """Return the numbers of the clauses that a word belongs to, or begins."""
        key = (word, lang)
        if key not in self._seen:
            folded = fold(word)
            self._seen[key] = tuple(n for n in range(len(self._asked)) if self._begins(n, folded, lang))
        return self._seen[key]

    def _begins(self, number: int, word: str, lang: str) -> bool:
        clause = self._asked[number]
        if clause.open:
            return word.startswith(clause.words[0])
        return word == clause.words[0] or (not clause.exact and not self._roots[number].isdisjoint(roots(word, lang)))


def _cores(clause: Clause, own: frozenset[str]) -> Iterator[str]:
    """Yield what every form of a word holds: its root without a first sound that may be swallowed and a last one that changes."""
    yield clause.words[0]
    for root in () if clause.exact or clause.open else own:
        core = root[1:] if len(root) > _SHORT and root[0] in "ptks" else root
        yield core[:-1] if len(core) > _SHORT and core[-1] in "eiy" else core


def _plain(text: str) -> str:
    """Return a text in small letters, its accented letters bare where that keeps its length."""
    return text.lower() if text.isascii() else _ACCENTED.sub(lambda letter: _bare(letter.group()), text).lower()


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    bare = fold(letter)
    return bare if len(bare) == 1 else letter


def _match(document: tantivy.Document, score: float | None, marker: Marker) -> Match:
    text, lang, day = (str(document.get_first(name)) for name in ("text", "lang", "day"))
    places = marker.places(text, lang)
    start, stop = best_window(text, places)
    inside = tuple(Span(at.start - start, at.stop - start) for at, _ in places if start <= at.start and at.stop <= stop)
    return Match(
        report=str(document.get_first("id")),
        score=score,
        excerpt=text[start:stop],
        start=start,
        marks=inside,
        lang=lang,
        published=None if int(day) == UNDATED else date.fromordinal(int(day)),
        outlet=document.get_first("outlet"),
        title=document.get_first("title"),
        url=document.get_first("url"),
    )


def best_window(text: str, places: Sequence[tuple[Span, int]]) -> Span:
    """Return the stretch of a text that shows most of what was asked: the most clauses, then the most words, then the first.

    It begins and ends between words, and runs over at most WINDOW characters and what its last word needs.
    """
    best, rank = 0, (0, 0)
    for number, (at, _) in enumerate(places):
        held = [clause for place, clause in places[number : number + 40] if place.stop <= at.start + WINDOW - LEAD]
        if (len(set(held)), len(held)) > rank:
            best, rank = at.start, (len(set(held)), len(held))
    start = _edge(text, max(0, best - LEAD), -1) if best > LEAD else 0
    return Span(start, _edge(text, min(len(text), start + WINDOW), 1))


def _edge(text: str, at: int, step: int) -> int:
    """Return the nearest place between words, going one way; a word of forty letters is cut."""
    for place in range(at, min(max(at + 40 * step, 0), len(text)), step):
        if place == 0 or text[place - 1].isspace() or text[place : place + 1].isspace():
            return place
    return at
