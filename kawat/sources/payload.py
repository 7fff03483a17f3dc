"""What a record of a crawl holds: a page as the server sent it, unwrapped and unpacked, or nothing that Kawat reads."""

import io
import re
from collections.abc import Callable
from typing import BinaryIO, cast

import msgspec
from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader
from fastwarc.warc import WarcRecord, WarcRecordType

from kawat.sources.draft import Limits, Raw
from kawat.sources.unpack import damaged
from kawat.span import Noun

_CHUNK = 65_536
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_CHUNKED = re.compile(rb"[0-9a-fA-F]{1,8}[^\r\n]{0,100}\r\n")
_PLAIN = re.compile(rb"\s*(?:<|\xef\xbb\xbf)")


class Page(Noun, frozen=True, kw_only=True):
    """A page of a crawl; `plain` tells that it is text that the crawler has made of it."""

    raw: Raw
    plain: bool

    def at(self, place: str) -> "Page":
        """Return the page with its place."""
        return msgspec.structs.replace(self, raw=msgspec.structs.replace(self.raw, place=place))


def page_of(record: WarcRecord, limits: Limits) -> Page | None:
    """Return the page that a record holds, or None; raise EOFError when the record is cut short, Unreadable when its page is."""
    kind = _kind(record)
    length = record.content_length
    data = bytearray()
    passed = 0
    while piece := record.reader.read(_CHUNK):
        passed += len(piece)
        data += piece if kind else b""
    if passed < length:
        raise EOFError(f"the record ends after {passed:,} of {length:,} bytes")
    if kind is None:
        return None
    url = record.headers.get("WARC-Target-URI")
    charset = _CHARSET.search(kind)
    whole = _unwrapped(bytes(data), record, limits) if record.is_http_parsed else bytes(data)
    raw = Raw(place=url or "", data=whole, charset=charset[1] if charset else None, url=url)
    return Page(raw=raw, plain=record.record_type == WarcRecordType.conversion)


def _kind(record: WarcRecord) -> str | None:
    """Return a record's content type when it is a page, or the text of one; its HTTP head is read on the way."""
    if record.record_type == WarcRecordType.response and record.is_http:
        record.parse_http()
        fine = record.http_headers.status_code == 200
        kind = record.http_headers.get("Content-Type") or "" if fine else ""
    elif record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        kind = record.headers.get("Content-Type") or ""
    else:
        return None
    known = (*_PAGES, "text/plain") if record.record_type == WarcRecordType.conversion else _PAGES
    return kind if kind.lower().startswith(known) else None


def _unwrapped(data: bytes, record: WarcRecord, limits: Limits) -> bytes:
    """Return a page's bytes out of chunks and packing; crawlers that took these off already often leave their headers."""
    heads = record.http_headers
    stream: BinaryIO = io.BytesIO(data)
    if "chunked" in (heads.get("Transfer-Encoding") or "").lower() and _CHUNKED.match(data):
        stream = cast(BinaryIO, ChunkedReader(stream))
    packing = (heads.get("Content-Encoding") or "").lower().strip()
    if packing not in _READERS or _PLAIN.match(data):
        return _drained(stream, limits)
    try:
        return _drained(cast(BinaryIO, _READERS[packing](stream)), limits)
    except (OSError, ValueError, EOFError) as fault:
        raise damaged(record.headers.get("WARC-Target-URI") or "", fault) from None


def _drained(stream: BinaryIO, limits: Limits) -> bytes:
    """Return what a stream holds, up to one byte more than the limit, which tells that it is too large."""
    data = bytearray()
    while len(data) <= limits.bytes and (piece := stream.read(min(_CHUNK, limits.bytes + 1 - len(data)))):
        data += piece
    return bytes(data)


def _deflated(stream: BinaryIO) -> GzipReader:
    return GzipReader(stream, zlib=True)


_READERS: dict[str, Callable[[BinaryIO], object]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "br": BrotliReader,
    "zstd": ZstdReader,
    "deflate": _deflated,
}
