"""Spotting finds every alias of the registry in a text in one pass of Aho-Corasick, borders and case checked."""

import re
from collections.abc import Iterable
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


class Reading(NamedTuple):
    """What a folded form of words may be: aliases whose case counts, one whose case does not, whether that needs a capital."""

    exact: dict[str, Alias]
    loose: Alias | None
    cased: bool


class Spotter(NamedTuple):
    """The automaton of one language over folded forms, with what each of them may be."""

    lang: str
    automaton: AhoCorasick
    readings: tuple[Reading, ...]


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
    exact: dict[str, dict[str, Alias]] = {}
    for (case, text), alias in chosen.items():
        if case and text:
            exact.setdefault(fold(text), {})[text] = alias
    loose = {text: alias for (case, text), alias in chosen.items() if not case and text}
    forms = list(dict.fromkeys((*exact, *loose)))
    return Spotter(
        lang=lang,
        automaton=AhoCorasick(forms),
        readings=tuple(_reading(exact.get(form, {}), loose.get(form)) for form in forms),
    )


def _reading(exact: dict[str, Alias], loose: Alias | None) -> Reading:
    cased = loose is not None and loose.target[:1] != "*" and loose.text[0].isupper()
    return Reading(exact, loose, cased)


def spot(text: str, folded: str, spotter: Spotter) -> tuple[list[Hit], list[Hit]]:
    """Return the leftmost longest aliases that stand in the text as words, none over another; and what stands inside them.

    Inside are the countries and bodies that begin or end a longer office, organ or body: 'PBB' in 'Sekjen PBB'.
    """
    shown = plain(text)
    found = spotter.automaton.find_matches_as_indexes(folded, overlapping=True)
    rows = [(s, -e, i) for i, s, e in found if not (s and folded[s - 1].isalnum())]
    rows.sort()
    clitics, readings, size = spotter.lang == "id", spotter.readings, len(folded)
    hits: list[Hit] = []
    inside: list[Hit] = []
    free = 0
    for start, minus, index in rows:
        stop = -minus
        exact, alias, cased = readings[index]
        written = exact.get(shown[start:stop]) if exact else None
        if written:
            alias = written
        elif not alias or (cased and shown[start].islower()):
            continue
        if start < free and not _nests(hits[-1], (start, stop), alias):
            continue
        if stop < size and folded[stop].isalnum() and not _ends(folded, stop, alias, clitics):
            continue
        (inside if start < free else hits).append(Hit(start, stop, alias))
        free = max(free, stop)
    return hits, inside


def _nests(outer: Hit, span: tuple[int, int], alias: Alias) -> bool:
    """Tell whether a country or body begins or ends the longer alias around it and is another actor than it."""
    if alias.mark not in "CB" or outer.alias.mark not in "ONBR" or outer.alias.target == alias.target:
        return False
    start, stop = span
    return stop - start < outer.stop - outer.start and (start == outer.start or stop == outer.stop)


def _ends(folded: str, stop: int, alias: Alias, clitics: bool) -> bool:
    """Tell whether an alias that a letter follows ends as a word all the same: a clitic or an English plural follows."""
    if not folded[stop - 1].isalnum():
        return True
    plural = alias.kind == "demonym" and folded[stop] == "s" and not folded[stop + 1 : stop + 2].isalnum()
    return plural or (clitics and bool(_CLITIC.match(folded, stop)))
