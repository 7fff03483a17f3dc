"""The door: a path, a folder, a pattern, a stream or an address goes in, reports and refusals come out, one by one."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources.afar import open_feed, open_list, open_url
from kawat.sources.columns import Columns
from kawat.sources.desk import ENDINGS, PACKED, Desk, Form, Ways, attempt, form_of, guess
from kawat.sources.draft import Hints, Limits, Opened, Raw
from kawat.sources.jsonl import Lines, read_lines
from kawat.sources.unpack import open_file, open_packed

_KNOWN = f"give one of {' '.join(ENDINGS)} (also with {' or '.join(PACKED)})"
LIST = "urls:"
_ROW = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"\w+\"\s*:")
_RECORD = re.compile(r"(?P<file>.+\.(?:warc|wet)(?:\.gz|\.zst)?)@(?P<start>\d{1,15})\+(?P<size>\d{1,15})", re.I)


def open_place(
    place: str, hints: Hints, limits: Limits, stdin: BinaryIO | None = None, ways: Ways = Ways()
) -> Iterator[Opened | KawatError]:
    """Yield a report with its raw bytes for each input at a place, and for each that fails its refusal as a value.

    A place is a file, a folder (read recursively, in order, known endings only), a pattern such as `pages/*.html`, a
    record of a crawl (`x.warc.gz@1048576+9821`), `-` for `stdin`, an http(s) address of a page or a feed, or a list of
    addresses (`urls:FILE`), which are fetched politely.
    """
    desk = Desk(hints=hints, limits=limits, ways=ways)
    if place == "-":
        yield from _open_stream(stdin, desk)
    elif place.startswith(LIST):
        yield from _open_list(place.removeprefix(LIST), stdin, desk)
    elif re.match(r"[a-z][a-z0-9+.-]*://", place, re.I):
        yield from open_url(place, desk)
    elif _is_folder(place):
        yield from _open_folder(Path(place), desk)
    else:
        yield from _open_path(place, desk)


def _open_list(path: str, stdin: BinaryIO | None, desk: Desk) -> Iterator[Opened | KawatError]:
    """Open what a file (or `-`) of addresses leads to, one address a line."""
    try:
        if path == "-":
            yield from open_list(stdin, desk) if stdin else (Unreadable("-", "no stream was given", "pipe a list in"),)
        else:
            with open_packed(Path(path), path, form_of(path)[1], desk.ways.passed) as stream:
                yield from open_list(stream, desk)
    except KawatError as refusal:
        yield refusal
    except (OSError, ValueError) as fault:
        yield _blocked(path, fault)


def list_files(place: str) -> Iterator[Path]:
    """Yield the files that a place stands for, in the order in which they are opened; none for a stream or an address."""
    if place == "-" or "://" in place or place.startswith(LIST):
        return
    if _is_folder(place):
        yield from _walk(Path(place))
    elif not os.path.lexists(place) and glob.has_magic(place):
        for found in sorted(glob.glob(place, recursive=True)):  # noqa: PTH207 (patterns may be absolute)
            yield from list_files(found) if _is_folder(found) and "**" not in place else (Path(found),)
    else:
        yield Path(place)


def _open_path(place: str, desk: Desk) -> Iterator[Opened | KawatError]:
    """Open a file, the record of a crawl, or the files that a pattern stands for."""
    record = _RECORD.fullmatch(place)
    try:
        there = os.path.lexists(place)
    except ValueError:
        there = False
    if not there and record:
        yield from _open_file(Path(record["file"]), desk, (int(record["start"]), int(record["size"])))
    elif there or not glob.has_magic(place):
        yield from _open_file(Path(place), desk)
    else:
        empty = True
        for path in list_files(place):
            if path.is_file() and form_of(path.name)[0]:
                empty = False
                yield from _open_file(path, desk)
        if empty:
            yield Unreadable(place, "stands for no file that Kawat reads", _KNOWN)


def _open_folder(folder: Path, desk: Desk) -> Iterator[Opened | KawatError]:
    """Open the files of a folder in the order of their paths; hidden ones and unknown endings are passed over."""
    empty = True
    for path in _walk(folder):
        empty = False
        yield from _open_file(path, desk)
    if empty:
        yield Unreadable(_shown(folder), "the folder holds no file that Kawat reads", _KNOWN)


def _walk(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if form_of(name)[0] and not name.startswith("."):
                yield Path(top) / name


def _open_file(path: Path, desk: Desk, part: tuple[int, int] | None = None) -> Iterator[Opened | KawatError]:
    place = _shown(path)
    form, packing = form_of(path.name)
    try:
        if not path.exists():
            yield Unreadable(place, "does not exist", "check the path")
        elif form is None or not path.is_file():
            yield Unreadable(place, "has an ending that Kawat does not read", f"{_KNOWN}, or pipe it in as -")
        elif form in ("crawl", "crawls"):
            yield from _open_crawl(path, form, desk, part)
        elif form == "table":
            yield from _open_table(path, desk)
        else:
            with open_packed(path, place, packing, desk.ways.passed) as stream:
                yield from _open_opened(stream, place, form, desk)
    except KawatError as refusal:
        yield refusal
    except (OSError, ValueError) as fault:
        yield _blocked(place, fault)


def _blocked(place: str, fault: OSError | ValueError) -> Unreadable:
    cause = getattr(fault, "strerror", None) or str(fault)
    return Unreadable(place, f"cannot be read ({cause})", "check the path and your permissions")


def _open_stream(stdin: BinaryIO | None, desk: Desk) -> Iterator[Opened | KawatError]:
    if stdin is None:
        yield Unreadable("-", "no stream was given", "pipe a report in")
        return
    first = stdin.readline(desk.limits.bytes + 1)
    if _ROW.match(first) and first.endswith((b"}\n", b"}\r\n", b"}")):
        yield from _open_rows(_Again(first, stdin), "-", desk)
        return
    data = first + stdin.read(max(desk.limits.bytes + 1 - len(first), 0))
    form = guess(data)
    raw = Raw(place="-", data=data)
    yield from open_feed(raw, desk, from_web=False) if form == "feed" else (attempt(raw, form, desk),)


def _open_rows(stream: Lines, place: str, desk: Desk) -> Iterator[Opened | KawatError]:
    for line in read_lines(stream, place, desk.limits):
        yield line if isinstance(line, KawatError) else attempt(line, "row", desk)


def _open_table(path: Path, desk: Desk) -> Iterator[Opened | KawatError]:
    from kawat.sources.table import read_table

    settled = msgspec.structs.replace(desk, ways=msgspec.structs.replace(desk.ways, columns=Columns()))
    for line in read_table(path, _shown(path), desk.ways.columns, desk.ways.passed):
        yield line if isinstance(line, KawatError) else attempt(line, "row", settled)


def _open_crawl(path: Path, form: Form, desk: Desk, part: tuple[int, int] | None) -> Iterator[Opened | KawatError]:
    """Open the pages of a crawl, or those of its records that begin in a part of the file."""
    from kawat.sources.crawl import Crawl, open_wacz, read_crawl

    with open_file(path, desk.ways.passed) as file:
        start, stop = (part[0], part[0] + part[1]) if part else (0, None)
        crawls = (Crawl(file, _shown(path), start, stop),) if form == "crawl" else open_wacz(file, _shown(path))
        for crawl in crawls:
            if isinstance(crawl, KawatError):
                yield crawl
                continue
            for page in read_crawl(crawl, desk.limits):
                yield page if isinstance(page, KawatError) else attempt(page.raw, "text" if page.plain else "page", desk)


def _open_opened(stream: BinaryIO, place: str, form: Form, desk: Desk) -> Iterator[Opened | KawatError]:
    if form == "rows":
        yield from _open_rows(stream, place, desk)
        return
    raw = Raw(place=place, data=stream.read(desk.limits.bytes + 1))
    if form == "feed":
        if len(raw.data) > desk.limits.bytes:
            raise TooLarge(place, f"is larger than {desk.limits.bytes:,} bytes", "give a smaller feed")
        yield from open_feed(raw, desk, from_web=False)
    else:
        yield attempt(raw, form, desk)


def _is_folder(place: str) -> bool:
    try:
        return bool(place) and Path(place).is_dir()
    except (OSError, ValueError):
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
