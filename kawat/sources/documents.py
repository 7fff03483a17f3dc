"""Documents that are no pages: PDF with a text layer, DOCX, and mail (EML)."""

import email
import email.policy
import io
import logging
import re
import zipfile
import zlib
from datetime import date
from email.message import EmailMessage

from kawat.errors import Missing, TooLarge, Unreadable
from kawat.sources.draft import Draft, Limits, Raw

MAIL_EXTRACTOR = "email@1"
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError, OSError)
_DOCX_FAULTS = (*_FAULTS, SyntaxError, zipfile.BadZipFile, zlib.error)
_AS_TEXT = "save it again or give its text as .txt"
_MOST_PAGES = 500
_ZIP_FACTOR = 10
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]?$")
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|bls|trs)\s*:\s*)+", re.I)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(raw: Raw, limits: Limits) -> Draft:
    """Return a PDF's text layer as a draft; a scanned, locked or broken PDF is Unreadable.

    Printed lines are joined into paragraphs and words cut at a line's end are put together again: see `join_lines`.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise _missing(raw, "pypdf") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw.data))
        locked = reader.is_encrypted and not reader.decrypt("")
        body = "" if locked else _pdf_text(reader, raw, limits)
    except (PyPdfError, zlib.error, *_FAULTS) as fault:
        raise Unreadable(raw.place, f"is a broken PDF ({type(fault).__name__})", _AS_TEXT) from None
    if locked:
        raise Unreadable(raw.place, "is a PDF locked with a password", "give an open copy or its text as .txt")
    if not any(letter.isalpha() for letter in body):
        raise Unreadable(raw.place, "is a PDF without a text layer (a scan)", "run OCR on it and give the result")
    return Draft(body=body, extractor=f"pypdf {pypdf.__version__}+pdf@1")


def read_docx(raw: Raw, limits: Limits) -> Draft:
    """Return a Word document's paragraphs and table rows as a draft; a first paragraph in style Title is its title."""
    try:
        import docx
    except ImportError:
        raise _missing(raw, "python-docx") from None
    try:
        _refuse_zip_bomb(raw, limits)
        document = docx.Document(io.BytesIO(raw.data))
        blocks = list(document.iter_inner_content())
        lines = [line for block in blocks for line in _docx_lines(block)]
    except _DOCX_FAULTS as fault:
        raise Unreadable(raw.place, f"is a broken DOCX ({type(fault).__name__})", _AS_TEXT) from None
    first = blocks[0] if blocks else None
    style = getattr(getattr(first, "style", None), "name", None)
    title = getattr(first, "text", "").strip() if style == "Title" else None
    body = "\n\n".join(line for line in lines if line.strip())
    return Draft(body=body, extractor=f"python-docx {docx.__version__}+docx@1", title=title or None)


def read_mail(raw: Raw) -> Draft:
    """Return a mail as a draft: its plain text, else its HTML; Subject is the title, Date the day in the sender's zone."""
    try:
        message = email.message_from_bytes(raw.data, policy=email.policy.default)
        part = message.get_body(("plain", "html"))
        body = _mail_body(part, raw) if isinstance(part, EmailMessage) else None
        title = _REPLY.sub("", " ".join(str(message.get("Subject") or "").split()))
        published = _mail_day(message)
    except _FAULTS as fault:
        raise Unreadable(raw.place, f"is a broken mail ({type(fault).__name__})", _AS_TEXT) from None
    if not body or not body.strip():
        raise Unreadable(raw.place, "is a mail without text", "give its attachment as a file of its own")
    return Draft(body=body, extractor=MAIL_EXTRACTOR, title=title or None, published=published)


def join_lines(page: str) -> str:
    """Return printed lines joined into paragraphs.

    A paragraph ends at a blank line, and at a line that ends a sentence and is shorter than three quarters of the longest.
    A word cut at a line's end loses its hyphen when the next line goes on in lower case, except where an Indonesian
    word is doubled (`negara-` + `negara`).
    """
    lines = [" ".join(line.split()) for line in page.split("\n")]
    full = 0.75 * max(map(len, lines), default=0)
    paragraphs = [""]
    for line in lines:
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if not line or (len(line) < full and _SENTENCE_END.search(line)):
            paragraphs.append("")
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _joined(before: str, line: str) -> str:
    if not before or not line:
        return before or line
    if not _HYPHEN.search(before):
        return f"{before} {line}"
    stem, head = re.split(r"[\s\"“(]", before[:-1])[-1], re.split(r"\W", line)[0]
    doubled = stem.lower() == head.lower() or not line[0].islower()
    return before + line if doubled else before[:-1] + line


def _pdf_text(reader: "pypdf.PdfReader", raw: Raw, limits: Limits) -> str:  # type: ignore[name-defined]  # noqa: F821
    if len(reader.pages) > _MOST_PAGES:
        raise TooLarge(raw.place, f"the PDF has more than {_MOST_PAGES} pages", "give the report's own pages")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(join_lines(page.extract_text()))
        if sum(map(len, pages)) > limits.chars:
            raise TooLarge(raw.place, f"its text has more than {limits.chars:,} characters", "give one report at a time")
    return _join_pages([page for page in pages if page])


def _join_pages(pages: list[str]) -> str:
    """Join pages; a paragraph that does not end a sentence goes on over the page's edge."""
    text = ""
    for page in pages:
        ended = not text or _SENTENCE_END.search(text)
        text = f"{text}\n\n{page}" if ended else _joined(text, page)
    return text.strip()


def _docx_lines(block: object) -> list[str]:
    if hasattr(block, "rows"):
        return [" | ".join(cell.text for cell in row.cells) for row in block.rows]
    return [str(getattr(block, "text", ""))]


def _refuse_zip_bomb(raw: Raw, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _ZIP_FACTOR * limits.bytes:
        raise TooLarge(raw.place, f"unpacks to {size:,} bytes", "take the pictures out or give its text as .txt")


def _mail_body(part: EmailMessage, raw: Raw) -> str:
    content = str(part.get_content())
    if part.get_content_subtype() != "html" or not content.strip():
        return content
    from kawat.sources.html import read_page

    return read_page(Raw(place=raw.place, data=content.encode())).body


def _mail_day(message: EmailMessage) -> date | None:
    stamp = getattr(message.get("Date"), "datetime", None)
    return stamp.date() if stamp else None


def _missing(raw: Raw, package: str) -> Missing:
    return Missing(raw.place, f"reading it needs the package {package}", "install it with: pip install 'kawat[documents]'")
