"""Crawls made for the tests of the door: records of pages that no server ever sent."""

import gzip
import io

from fastwarc.stream_io import ZstdWriter

from .pages import STORY, page, paragraphs

HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(number: int, block: bytes, kind: str = "response", mime: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2031-05-04T00:00:00Z\r\nWARC-Target-URI: https://contoh.test/{number}\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def story(number: int) -> bytes:
    """A page whose story names its number, with filling that does not pack away."""
    return page(paragraphs(tuple(line.replace("Dossa", f"Dossa{number}") for line in STORY)), title=f"Berita {number}").encode()


def answer(number: int, body: bytes | None = None, heads: str = HTTP) -> bytes:
    return record(number, heads.encode() + b"\r\n" + (story(number) if body is None else body))


def records(count: int = 5) -> list[bytes]:
    """Records as crawlers write them: a request before each page, and other things between."""
    made = [record(900, b"software: made\r\n", "warcinfo", "application/warc-fields")]
    for number in range(count):
        made.append(
            record(number, b"GET / HTTP/1.1\r\nHost: contoh.test\r\n\r\n", "request", "application/http; msgtype=request")
        )
        made.append(answer(number))
    return made


def zipped(parts: list[bytes]) -> list[bytes]:
    return [gzip.compress(part, mtime=0) for part in parts]


def zstd(parts: list[bytes]) -> bytes:
    made = []
    for part in parts:
        space = io.BytesIO()
        writer = ZstdWriter(space)
        writer.write(part)
        writer.finish()
        writer.flush()
        made.append(space.getvalue())
    return b"".join(made)
