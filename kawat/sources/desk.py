"""The desk: what every opener is told, and how the bytes of one input become a report or its refusal."""

import hashlib
import re
from collections.abc import Callable
from typing import Literal

from kawat.errors import Gated, KawatError, TooLarge
from kawat.sources.columns import Columns
from kawat.sources.draft import Draft, Hints, Limits, Opened, Raw, settle
from kawat.sources.gate import Gate, skim
from kawat.sources.jsonl import read_row, row_words
from kawat.sources.polite import Polite
from kawat.sources.text import read_text
from kawat.span import Noun

Form = Literal["text", "page", "rows", "row", "feed", "table", "crawl", "crawls", "pdf", "docx", "mail"]
ENDINGS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".parquet": "table",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "crawl",
    ".wet": "crawl",
    ".wacz": "crawls",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
}
GATED = "the gate finds nothing diplomatic in it"
PACKED = (".gz", ".zst")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|article|div|meta)\b)", re.I
)
_FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<[?!][^>]{0,2000}>\s*)*<(?:rss|feed|rdf:RDF)\b", re.I)


def _nobody(_: int) -> None:
    """Tell nobody how many bytes have passed."""


class Ways(Noun, frozen=True, kw_only=True):
    """How inputs are opened: names of columns, the gate, whether the links of a feed are fetched (None: of a feed's address
    alone), who fetches politely, and whom to tell how many bytes of the inputs have passed."""

    columns: Columns = Columns()
    gate: Gate | None = None
    follow: bool | None = None
    web: Polite | None = None
    passed: Callable[[int], object] = _nobody


class Desk(Noun, frozen=True, kw_only=True):
    """The user's word, the limits, and the ways of opening."""

    hints: Hints = Hints()
    limits: Limits = Limits()
    ways: Ways = Ways()


def form_of(name: str) -> tuple[Form | None, str]:
    """Return the form that a file's name tells, and the ending of its packing (`.gz`, `.zst`, or nothing)."""
    lower = name.lower()
    packing = next((ending for ending in PACKED if lower.endswith(ending)), "")
    bare = lower.removesuffix(packing)
    form = ENDINGS.get(f".{bare.rpartition('.')[2]}") if "." in bare else None
    return (None if packing and form in ("table", "crawls") else form), packing


def attempt(raw: Raw, form: Form, desk: Desk) -> Opened | KawatError:
    """Return the report that one input holds, or its refusal; the gate, where there is one, speaks before the text is made."""
    limits, gate = desk.limits, desk.ways.gate
    try:
        if len(raw.data) > limits.bytes:
            raise TooLarge(raw.place, f"is larger than {limits.bytes:,} bytes", "give one report at a time, or raise the limit")
        words = _glance(raw, form, desk) if gate else ""
        if gate and words and not gate.lets_in(words):
            raise gated(raw.place)
        draft = _read(raw, form, desk)
        if gate and not words and not gate.lets_in(f"{draft.title or ''}\n{draft.body}"):
            raise gated(raw.place)
        return Opened(report=settle(draft, desk.hints, raw, limits, hashlib.sha256(raw.data).hexdigest()), raw=raw.data)
    except KawatError as refusal:
        return refusal


def gated(place: str) -> Gated:
    """Return the refusal of a report that the gate does not let in."""
    return Gated(place, GATED, "leave --gate out to read it all the same")


def guess(data: bytes, content_type: str = "") -> Form:
    """Tell the form of bytes that have no ending by their beginning, then by what the server calls them."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    if _FEED.match(data[:8000]):
        return "feed"
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:4000].replace(b"\0", b"").lstrip(b"\xff\xfe") if wide else data[:4000]
    return "page" if _PAGE.match(head) or "html" in content_type.lower() else "text"


def _glance(raw: Raw, form: Form, desk: Desk) -> str:
    """Return the words that the gate needs, as cheaply as the form allows; nothing where the text must be made first."""
    if form == "page":
        return skim(raw.data)
    if form == "row":
        return row_words(raw, desk.ways.columns)
    return raw.data.decode("utf-8", "replace") if form == "text" else ""


def _read(raw: Raw, form: Form, desk: Desk) -> Draft:
    """Hand an input to the reader of its form; heavy readers are loaded only when they are needed."""
    if form == "text":
        return read_text(raw)
    if form in ("row", "rows"):
        return read_row(raw, desk.ways.columns)
    if form == "page":
        from kawat.sources.html import read_page

        return read_page(raw)
    from kawat.sources.documents import read_docx, read_mail, read_pdf

    if form == "mail":
        return read_mail(raw)
    return read_pdf(raw, desk.limits) if form == "pdf" else read_docx(raw, desk.limits)
