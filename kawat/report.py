"""A report is one text, fixed at the door, with where it came from."""

import hashlib
import unicodedata
from datetime import date

from kawat.span import Noun

LANGUAGES = ("id", "en")


class Origin(Noun, frozen=True, kw_only=True):
    """Where a report's bytes came from: their sha256, the extractor with its version, the place, and the day seen."""

    sha256: str
    extractor: str
    place: str
    seen: date | None = None


class Report(Noun, frozen=True, kw_only=True):
    """One text that is never edited again, with outlet, language and date of publication where they are known.

    `text` is the headline (when there is one), a blank line, and the body, in NFC with plain line feeds.
    `lang` is a two-letter code. `published` is the day in the page's own time zone. `title` is the headline as
    metadata gave it; when it is not None the text begins with it.
    """

    id: str
    text: str
    lang: str
    origin: Origin
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None


def fix_text(raw: str) -> str:
    """Return the text as it will stand for ever: NFC, line feeds only, no NUL or BOM, no blanks at its ends."""
    plain = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\0", "")
    return unicodedata.normalize("NFC", plain.replace("\u2028", "\n").replace("\u2029", "\n")).strip()


def report_id(url: str | None, text: str) -> str:
    """Return sha256 over the canonical URL (or nothing) followed by the fixed text, in hexadecimal."""
    return hashlib.sha256(((url or "") + text).encode()).hexdigest()
