"""Crawls: the pages of a WARC file (gzip, zstd or plain) or of a WACZ, one after the other, and on behind what is damaged.

A page's place is `x.warc.gz@1048576+9821`: where its record begins in the file and how many bytes it takes there.
"""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from typing import BinaryIO, NamedTuple, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources.draft import Limits
from kawat.sources.payload import Page, page_of
from kawat.sources.unpack import damaged

_STARTS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\r\n\r\nWARC/1.")
_CHUNK = 1 << 20
_HEAD = 65_536
_MOST_TRIES = 1_000
_MOST_ENTRIES = 10_000
_MOST_TIMES = 1_100
_FAULTS = (OSError, ValueError, EOFError, zlib.error)

Found = Page | KawatError


class Crawl(NamedTuple):
    """A crawl's file, open and searchable, with its name; the records that begin from `start` on, up to `stop`."""

    file: BinaryIO
    place: str
    start: int = 0
    stop: int | None = None


class _Held(NamedTuple):
    """A record whose end is not known yet: where it begins, and what is in it, if that is a page or a refusal."""

    at: int
    found: Found | None


class _Course:
    """How the reading of a crawl goes: whether anything came of it, whether damage was told, tries without a whole record."""

    empty = True
    told = False
    tries = 0


def read_crawl(crawl: Crawl, limits: Limits) -> Iterator[Found]:
    """Yield the pages of a crawl; a damaged or too large record is a refusal, and reading goes on at the next record."""
    course = _Course()
    at: int | None = crawl.start
    while at is not None and course.tries < _MOST_TRIES:
        course.tries += 1
        at = yield from _stretch(crawl._replace(start=at), limits, course)
    if course.empty:
        yield Unreadable(crawl.place, "holds no page", "give a WARC file with pages of the web")


def _stretch(crawl: Crawl, limits: Limits, course: _Course) -> Generator[Found, None, int | None]:
    """Yield what the records from the crawl's start on hold, up to damage; return where to go on, if anywhere."""
    last = crawl.start
    held: _Held | None = None
    crawl.file.seek(last)
    try:
        for record in ArchiveIterator(crawl.file, record_types=WarcRecordType.any_type, parse_http=False, fsspec_args=False):
            last = record.stream_pos
            yield from _placed(held, crawl.place, last, course)
            held = None
            if crawl.stop is not None and last >= crawl.stop:
                return None
            if record.content_length > limits.bytes + _HEAD:
                course.empty = False
                yield TooLarge(f"{crawl.place}@{last}", f"is larger than {limits.bytes:,} bytes", "give that page alone")
                return _next_start(crawl.file, last + 1)
            held = _Held(last, _found(record, limits))
            course.tries, course.told = 0, False
    except _FAULTS as fault:
        after = _next_start(crawl.file, last + 1)
        if held and after is not None and _sound(crawl.file, last, after):
            yield from _placed(held, crawl.place, after, course)
        elif not course.told:
            course.told, course.empty = True, False
            yield damaged(f"{crawl.place}@{last}", fault)
        return after
    yield from _placed(held, crawl.place, crawl.file.seek(0, io.SEEK_END), course)
    return None


def _found(record: WarcRecord, limits: Limits) -> Found | None:
    """Return the page that a record holds; raise EOFError when the record is cut short."""
    try:
        return page_of(record, limits)
    except KawatError as refusal:
        return refusal


def _placed(held: _Held | None, place: str, stop: int, course: _Course) -> Iterator[Found]:
    """Yield what a record holds, with its place, now that its end is known."""
    if held and held.found:
        course.empty = False
        where = f"{place}@{held.at}+{stop - held.at}"
        found = held.found
        yield found.at(where) if isinstance(found, Page) else type(found)(where, found.cause, found.step)


def _next_start(file: BinaryIO, begin: int) -> int | None:
    """Return where a record may begin from a place on: the next mark of the file's own packing."""
    file.seek(0)
    head = file.read(4)
    mark = next((start for start in _STARTS[:2] if head.startswith(start)), _STARTS[2])
    offset = 4 if mark == _STARTS[2] else 0
    place = file.seek(max(begin - offset, 0))
    kept = b""
    while data := file.read(_CHUNK):
        found = (kept + data).find(mark)
        if found >= 0:
            return place - len(kept) + found + offset
        kept = (kept + data)[-len(mark) + 1 :]
        place = file.tell()
    return None


def _sound(file: BinaryIO, start: int, stop: int) -> bool:
    """Tell whether a record's bytes are sound by the packing's own check sum; those of other packings are taken as sound."""
    file.seek(start)
    data = file.read(stop - start)
    if not data.startswith(_STARTS[0]):
        return True
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as whole:
            while whole.read(_CHUNK):
                pass
    except _FAULTS:
        return False
    return True


def open_wacz(file: BinaryIO, place: str) -> Iterator[Crawl | KawatError]:
    """Yield the crawls that a WACZ holds; what is packed more than a crawl can be, or is damaged, is refused."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [one for one in archive.infolist() if re.search(r"\.warc(\.gz|\.zst)?$", one.filename, re.I)]
            if not entries or len(entries) > _MOST_ENTRIES:
                raise Unreadable(place, "holds too many files" if entries else "holds no crawl", "give a WACZ, or its WARC files")
            for entry in entries:
                yield from _entry(archive, entry, place)
    except KawatError as refusal:
        yield refusal
    except (zipfile.BadZipFile, RuntimeError, *_FAULTS) as fault:
        yield damaged(place, fault)


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str) -> Iterator[Crawl | KawatError]:
    name = f"{place}/{entry.filename}"
    if entry.compress_type != zipfile.ZIP_STORED and entry.file_size > _MOST_TIMES * max(entry.compress_size, 1):
        yield TooLarge(name, "unpacks to more than it can hold", "give the WARC file")
        return
    with archive.open(entry) as inside:
        yield Crawl(cast(BinaryIO, inside), name)
