"""The door: a path, a folder, a stream or an address goes in, reports and refusals come out, one after the other."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources.draft import Draft, Hints, Limits, Opened, Raw, settle
from kawat.sources.jsonl import Lines, read_lines, read_row
from kawat.sources.text import read_text

Form = Literal["text", "page", "rows", "row", "pdf", "docx", "mail"]
ENDINGS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
}
_KNOWN = "give one of " + " ".join(ENDINGS)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|article|div|meta)\b)", re.I
)
_ROW = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"\w+\"\s*:")


def open_place(place: str, hints: Hints, limits: Limits, stdin: BinaryIO | None = None) -> Iterator[Opened | KawatError]:
    """Yield a report with its raw bytes for each input at a place, and for each that fails its refusal as a value.

    A place is a file, a folder (read recursively, in order, known endings only), `-` for `stdin`, or an http(s) address.
    """
    if place == "-":
        yield from _open_stream(stdin, hints, limits)
    elif re.match(r"[a-z][a-z0-9+.-]*://", place, re.I):
        yield from _open_url(place, hints, limits)
    elif _is_folder(place):
        yield from _open_folder(Path(place), hints, limits)
    else:
        yield from _open_file(Path(place), hints, limits)


def _open_folder(folder: Path, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    """Open the files of a folder in the order of their paths; hidden ones and unknown endings are passed over."""
    empty = True
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in ENDINGS and not name.startswith("."):
                empty = False
                yield from _open_file(Path(top) / name, hints, limits)
    if empty:
        yield Unreadable(_shown(folder), "the folder holds no file that Kawat reads", _KNOWN)


def _open_file(path: Path, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    place = _shown(path)
    form = ENDINGS.get(path.suffix.lower())
    try:
        if not path.exists():
            yield Unreadable(place, "does not exist", "check the path")
        elif form is None or not path.is_file():
            yield Unreadable(place, "has an ending that Kawat does not read", f"{_KNOWN}, or pipe it in as -")
        else:
            with path.open("rb") as stream:
                yield from _open_opened(stream, place, form, hints, limits)
    except (OSError, ValueError) as fault:
        cause = getattr(fault, "strerror", None) or str(fault)
        yield Unreadable(place, f"cannot be read ({cause})", "check the path and your permissions")


def _open_stream(stdin: BinaryIO | None, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    if stdin is None:
        yield Unreadable("-", "no stream was given", "pipe a report in")
        return
    first = stdin.readline(limits.bytes + 1)
    if _ROW.match(first) and first.endswith((b"}\n", b"}\r\n", b"}")):
        yield from _open_rows(_Again(first, stdin), "-", hints, limits)
        return
    data = first + stdin.read(max(limits.bytes + 1 - len(first), 0))
    yield _attempt(Raw(place="-", data=data), _guess(data), hints, limits)


def _open_url(url: str, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    from kawat.sources.web import fetch

    try:
        got = fetch(url, limits)
    except KawatError as refusal:
        yield refusal
        return
    charset = _CHARSET.search(got.content_type)
    raw = Raw(place=url, data=got.data, charset=charset[1] if charset else None, url=got.final_url)
    yield _attempt(raw, _guess(got.data, got.content_type), hints, limits)


def _open_rows(stream: Lines, place: str, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    for line in read_lines(stream, place, limits):
        yield line if isinstance(line, KawatError) else _attempt(line, "row", hints, limits)


def _open_opened(stream: BinaryIO, place: str, form: Form, hints: Hints, limits: Limits) -> Iterator[Opened | KawatError]:
    if form == "rows":
        yield from _open_rows(stream, place, hints, limits)
    else:
        yield _attempt(Raw(place=place, data=stream.read(limits.bytes + 1)), form, hints, limits)


def _attempt(raw: Raw, form: Form, hints: Hints, limits: Limits) -> Opened | KawatError:
    """Return the report that one input holds, or its refusal."""
    try:
        if len(raw.data) > limits.bytes:
            raise TooLarge(raw.place, f"is larger than {limits.bytes:,} bytes", "give one report at a time, or raise the limit")
        draft = _read(raw, form, limits)
        return Opened(report=settle(draft, hints, raw, limits, hashlib.sha256(raw.data).hexdigest()), raw=raw.data)
    except KawatError as refusal:
        return refusal


def _read(raw: Raw, form: Form, limits: Limits) -> Draft:
    """Hand an input to the reader of its form; heavy readers are loaded only when they are needed."""
    if form == "text":
        return read_text(raw)
    if form in ("row", "rows"):
        return read_row(raw)
    if form == "page":
        from kawat.sources.html import read_page

        return read_page(raw)
    from kawat.sources.documents import read_docx, read_mail, read_pdf

    if form == "mail":
        return read_mail(raw)
    return read_pdf(raw, limits) if form == "pdf" else read_docx(raw, limits)


def _guess(data: bytes, content_type: str = "") -> Form:
    """Tell the form of bytes that have no ending by their beginning, then by what the server calls them."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:4000].replace(b"\0", b"").lstrip(b"\xff\xfe") if wide else data[:4000]
    return "page" if _PAGE.match(head) or "html" in content_type.lower() else "text"


def _is_folder(place: str) -> bool:
    try:
        return bool(place) and Path(place).is_dir()
    except OSError:
        return False  # opening it as a file says what is wrong


def _shown(path: Path) -> str:
    """Return a path as text, with bytes of its name that are not UTF-8 shown as replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


class _Again:
    """A stream whose first line was read already and is given out once more."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readline(self, size: int) -> bytes:
        """Return the next line, at most `size` bytes of it."""
        first, self._first = self._first, b""
        return first or self._rest.readline(size)
