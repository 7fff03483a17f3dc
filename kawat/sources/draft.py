"""A draft is what one input says of itself before the user's word, the language and the text's form are settled."""

from datetime import date
from urllib.parse import urlsplit

import courlan

from kawat.errors import TooLarge, Unreadable
from kawat.report import Origin, Report, fix_text, report_id
from kawat.sources.language import tell_language
from kawat.span import Noun


class Hints(Noun, frozen=True, kw_only=True):
    """What the user says about the inputs: it wins over what they say of themselves. `seen` is the day of reading."""

    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    published: date | None = None
    seen: date | None = None


class Limits(Noun, frozen=True, kw_only=True):
    """The most that one report may bring: bytes at the door (before and after decompression) and characters of text."""

    bytes: int = 10_000_000
    chars: int = 2_000_000


class Raw(Noun, frozen=True, kw_only=True):
    """The bytes of one input with their place (`a/b.html`, `rows.jsonl:7`, a URL) and what server or feed said of them.

    `made` names what made a row's text, where that was not the row's writer.
    """

    place: str
    data: bytes
    charset: str | None = None
    url: str | None = None
    published: date | None = None
    made: str | None = None


class Draft(Noun, frozen=True, kw_only=True):
    """What a reader made of one input: body, extractor with its version, and the metadata that the input itself gives."""

    body: str
    extractor: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    published: date | None = None


class Opened(Noun, frozen=True, kw_only=True):
    """A report together with the bytes it was read from (for a row of a JSONL file: that line)."""

    report: Report
    raw: bytes


def settle(draft: Draft, hints: Hints, raw: Raw, limits: Limits, digest: str) -> Report:
    """Return the report that a draft, the user's word and the raw bytes with their sha256 make; the text is fixed here."""
    title = _one_line(draft.title) if draft.title else None
    text = compose(title, fix_text(draft.body))
    _check(text, raw.place, limits)
    url = canonical(hints.url or draft.url or raw.url)
    return Report(
        id=report_id(url, text),
        text=text,
        lang=hints.lang or draft.lang or tell_language(text),
        origin=Origin(sha256=digest, extractor=draft.extractor, place=raw.place, seen=hints.seen),
        url=url,
        outlet=hints.outlet or draft.outlet,
        published=hints.published or draft.published or raw.published,
        title=title,
    )


def compose(title: str | None, body: str) -> str:
    """Return headline, blank line, body; a body that already begins with the headline as its first line gives it up."""
    if not title:
        return body
    first, _, rest = body.partition("\n")
    story = rest.strip() if fold(first) == fold(title) else body
    return fix_text(f"{title}\n\n{story}")


def fold(line: str) -> str:
    """Return a line for comparing headlines: lower case, one kind of quotation mark and dash, blanks joined."""
    plain = line.casefold().translate(str.maketrans("“”„«»‘’`–—", '"""""\'\'\'--'))
    return " ".join(plain.split())


def canonical(url: str | None) -> str | None:
    """Return an http(s) URL with tracking parameters, fragment and default port taken off, or None when it is none."""
    if not url or not url.strip().lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(url.strip())._replace(fragment="")
        clean = courlan.normalize_url(parts.geturl()) if parts.hostname and not parts.username else None
    except ValueError:
        return None
    return clean or None


def _one_line(title: str) -> str:
    return " ".join(fix_text(title).split())


def _check(text: str, place: str, limits: Limits) -> None:
    if not any(letter.isalpha() for letter in text):
        raise Unreadable(place, "holds no words", "give a file with the report's text")
    if len(text) > limits.chars:
        raise TooLarge(place, f"its text has more than {limits.chars:,} characters", "give one report at a time")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Unreadable(place, "holds half a character (a lone surrogate)", "export it again as UTF-8")
