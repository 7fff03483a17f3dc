"""Spotting finds every alias of the registry in a text in one pass of Aho-Corasick, borders and case checked."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kawat.iso import ISO3

_PLAIN = (("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"), ("\u00a0", " "), ("ʼ", "'"))
_CLITIC = re.compile(r"(?:lah|kah|pun|nya|ku|mu)\b")
_ORDER = "stop exact name office organ body bloc group exonym abbreviation demonym capital seat nickname agency outlet city word"
_RANK = {kind: rank for rank, kind in enumerate(_ORDER.split())}


_PERSONS = frozenset(("*#official", "*#diplomat"))


class Alias(NamedTuple):
    """A form of words with its target id (or pattern), its kind, whether its case counts, and its letter for the grammar."""

    text: str
    target: str
    kind: str
    exact: bool
    mark: str


class Hit(NamedTuple):
    """An alias found in a text."""

    start: int
    stop: int
    alias: Alias


class Spotter(NamedTuple):
    """The automata of one language, one over folded and one over exact forms, with the aliases behind their patterns."""

    lang: str
    folded: AhoCorasick
    exact: AhoCorasick
    fold_aliases: tuple[Alias, ...]
    exact_aliases: tuple[Alias, ...]


def fold(text: str) -> str:
    """Return the text in small letters and plain apostrophes, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return plain(low)


def plain(text: str) -> str:
    """Return the text with plain apostrophes, hyphens and blanks, of the same length."""
    for sign, common in _PLAIN:
        if sign in text:
            text = text.replace(sign, common)
    return text


def mark_of(target: str, kind: str) -> str:
    """Return the grammar's letter: C country, K capital, T city, N organ, O office, R role, B body, G group, A agency, S stop."""
    if kind in ("stop", "city", "word"):
        return {"stop": "S", "city": "T"}.get(kind) or target[:1]
    if "#" in target:
        return ("r" if target in _PERSONS else "R") if target.startswith("*#") else "O"
    if kind in ("agency", "outlet") or target.startswith("org/"):
        return "A"
    if target.startswith("grp/"):
        return "G"
    if "/" in target and not target.startswith("bloc/"):
        return "N"
    if kind in ("capital", "seat"):
        return "K"
    return "C" if target in ISO3 else "B"


def build_spotter(aliases: Iterable[Alias], lang: str) -> Spotter:
    """Return the automata over the aliases; of aliases with one text the first by kind (stop-names before names) is kept."""
    chosen: dict[tuple[bool, str], Alias] = {}
    for alias in aliases:
        key = (alias.exact, plain(alias.text) if alias.exact else fold(alias.text))
        if key not in chosen or _RANK.get(alias.kind, 99) < _RANK.get(chosen[key].kind, 99):
            chosen[key] = alias
    folded = {text: a for (exact, text), a in chosen.items() if not exact and text}
    exact = {text: a for (exact, text), a in chosen.items() if exact and text}
    return Spotter(
        lang=lang,
        folded=AhoCorasick(list(folded)),
        exact=AhoCorasick(list(exact)),
        fold_aliases=tuple(folded.values()),
        exact_aliases=tuple(exact.values()),
    )


def spot(text: str, folded: str, spotter: Spotter) -> tuple[list[Hit], list[Hit]]:
    """Return the leftmost longest aliases that stand in the text as words, none over another; and what stands inside them.

    Inside are the countries and bodies that begin or end a longer office, organ or body: 'PBB' in 'Sekjen PBB'.
    """
    rows = [(s, -e, 0, i) for i, s, e in spotter.exact.find_matches_as_indexes(plain(text), overlapping=True)]
    rows += [(s, -e, 1, i) for i, s, e in spotter.folded.find_matches_as_indexes(folded, overlapping=True)]
    rows.sort()
    clitics = spotter.lang == "id"
    tables: Sequence[tuple[Alias, ...]] = (spotter.exact_aliases, spotter.fold_aliases)
    hits: list[Hit] = []
    inside: list[Hit] = []
    free = 0
    for start, minus, table, index in rows:
        alias = tables[table][index]
        if (start < free and not _nests(hits[-1], (start, -minus), alias)) or (start and folded[start - 1].isalnum()):
            continue
        if _stands(text, folded, (start, -minus), alias, clitics):
            (inside if start < free else hits).append(Hit(start, -minus, alias))
            free = max(free, -minus)
    return hits, inside


def _nests(outer: Hit, span: tuple[int, int], alias: Alias) -> bool:
    """Tell whether a country or body begins or ends the longer alias around it and is another actor than it."""
    if alias.mark not in "CB" or outer.alias.mark not in "ONBR" or outer.alias.target == alias.target:
        return False
    start, stop = span
    return stop - start < outer.stop - outer.start and (start == outer.start or stop == outer.stop)


def _stands(text: str, folded: str, span: tuple[int, int], alias: Alias, clitics: bool) -> bool:
    """Tell whether the alias ends as a word (an Indonesian clitic, an English plural may follow) and has its capital."""
    start, stop = span
    if stop < len(folded) and folded[stop].isalnum() and folded[stop - 1].isalnum():
        plural = alias.kind == "demonym" and folded[stop] == "s" and not folded[stop + 1 : stop + 2].isalnum()
        if not plural and not (clitics and _CLITIC.match(folded, stop)):
            return False
    return alias.exact or alias.target[:1] == "*" or not alias.text[0].isupper() or not text[start].islower()
