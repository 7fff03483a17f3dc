"""JSON-LD is what a page says of itself for machines: headline, day of publication, publisher, address."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from lxml.html import HtmlElement

from kawat.span import Noun

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_SCRIPTS = './/script[contains(translate(@type, "LDJSON", "ldjson"), "ld+json")]'
_ARTICLE = re.compile(r"(?:.*[/#])?\w*(?:Article|Posting|Report)", re.I)
_PAGE = re.compile(r"(?:.*[/#])?(?:Web|Item)Page", re.I)
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.S)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = r'"%s"\s*:\s*"((?:[^"\\]|\\.)*)"'
_DEEPEST = 12


class Said(Noun, frozen=True, kw_only=True):
    """What a page's JSON-LD (or its meta tags) says of the report; None where it says nothing."""

    headline: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


def read_jsonld(tree: HtmlElement) -> Said:
    """Return what the page's JSON-LD says; articles come before pages, broken JSON is searched field by field."""
    scripts = [str(script.text_content()) for script in tree.xpath(_SCRIPTS)]
    things = [thing for script in scripts for thing in _things(_parse(script), 0)]
    articles = [thing for thing in things if _is(thing, _ARTICLE)]
    pages = [thing for thing in things if _is(thing, _PAGE)]
    said = [_said(thing) for thing in articles] + [_of_page(_said(thing)) for thing in pages]
    said += [_salvage(script) for script in scripts if _parse(script) is None]
    return merge(said)


def merge(said: list[Said]) -> Said:
    """Return one Said in which each field is the first that is known."""
    return Said(
        headline=next((one.headline for one in said if one.headline), None),
        published=next((one.published for one in said if one.published), None),
        publisher=next((one.publisher for one in said if one.publisher), None),
        url=next((one.url for one in said if one.url), None),
    )


def day_of(stamp: str | None) -> date | None:
    """Return the day a time stamp names in its own zone (its first ten characters), or None."""
    try:
        return date.fromisoformat((stamp or "").strip()[:10].replace("/", "-"))
    except ValueError:
        return None


def _parse(script: str) -> Json:
    plain = _COMMENT.sub("", _COMMENT.sub("", script)).strip().rstrip(";")
    for attempt in (plain, _TRAILING_COMMA.sub(r"\1", plain)):
        try:
            found: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return found
    return None


def _things(value: Json, depth: int) -> Iterator[dict[str, Json]]:
    """Yield every object of a JSON-LD tree, outer ones first, through lists, @graph and nested properties."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _things(one, depth + 1)


def _is(thing: dict[str, Json], form: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(kind, str) and form.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _said(thing: dict[str, Json]) -> Said:
    stamp = _words(thing.get("datePublished")) or _words(thing.get("dateCreated"))
    return Said(
        headline=_words(thing.get("headline")) or _words(thing.get("name")),
        published=day_of(stamp),
        publisher=_words(thing.get("publisher")) or _words(thing.get("sourceOrganization")),
        url=_address(thing.get("url")) or _address(thing.get("mainEntityOfPage")),
    )


def _of_page(said: Said) -> Said:
    """Leave out a web page's name, which is often the site's and not the report's."""
    return Said(published=said.published, publisher=said.publisher, url=said.url)


def _words(value: Json) -> str | None:
    """Return a value's words: itself, its name, or those of the first in a list; entities are resolved."""
    if isinstance(value, list):
        return next((words for words in map(_words, value[:20]) if words), None)
    if isinstance(value, dict):
        return _words(value.get("name") if not isinstance(value.get("name"), dict) else None)
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _address(value: Json) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _salvage(script: str) -> Said:
    """Pick headline, date and address out of JSON that cannot be parsed."""
    found = [re.search(_FIELD % name, script) for name in ("headline", "datePublished", "mainEntityOfPage")]
    headline, day, url = (_unescape(hit[1]) if hit else None for hit in found)
    return Said(headline=_words(headline), published=day_of(day), url=_address(url))


def _unescape(literal: str) -> str | None:
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return None
