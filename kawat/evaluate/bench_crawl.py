"""A crawl of which a twentieth is diplomatic, end to end into a lake, beside trafilatura's bare extraction of all its pages.

Nothing in such a crawl was reported: a twentieth of its pages bear texts of the seed, the others recombined lines of everyday
news that were made up. Around each text stands the furniture of a page, so that a page has some 100 kB.
"""

import random
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from statistics import median
from time import process_time

import trafilatura

from kawat import __version__
from kawat.evaluate.bench_ask import Measured
from kawat.evaluate.bench_lake import JOB
from kawat.lake import Lake, look, make_lake
from kawat.record import Made
from kawat.run import Job, Read, Tools, run_job
from kawat.sources import Hints, Limits, Ways, open_place, shipped_gate

_SHARE = 20
_ROUNDS = 3
_LINES = 12
_LINKS = 900
_EVERYDAY = tuple(
    line.strip()
    for line in """
The home side scored twice in the last ten minutes and moved up to third place in the table before the winter break.
Rain is expected over the hills on Tuesday, while the coast stays dry with a light breeze from the south.
Simmer the onions in butter for a quarter of an hour, add the stock and the carrots, and season with nutmeg.
The band plays eleven concerts this autumn, and tickets for the first of them were sold out within an hour.
Her new novel follows three sisters who inherit a bakery and a dog that is afraid of bicycles.
The phone has a brighter screen and a battery that lasts a day and a half, but its camera is that of last year.
The bus line will be diverted for two weeks because the bridge over the canal is being painted.
Puppies need to be fed three times a day until they are half a year old, the vet explains.
Tuan rumah mencetak dua gol pada sepuluh menit terakhir dan naik ke peringkat ketiga klasemen.
Hujan ringan diperkirakan turun di perbukitan pada Selasa sore, sedangkan pesisir tetap cerah.
Tumis bawang merah dan cabai sampai harum, lalu masukkan santan dan daun salam, masak sampai mengental.
Konser penutup digelar di taman kota, dan penonton diminta membawa botol minum sendiri.
Film itu bercerita tentang seorang tukang jam yang mencari resep kue nenek buyutnya.
Jalan di depan pasar ditutup selama sepekan karena perbaikan saluran air.
Harga cabai di pasar naik lagi menjelang akhir pekan, kata para pedagang sayur.
Kucing yang jarang bermain lebih cepat gemuk, ujar dokter hewan itu.
""".strip().splitlines()
)


def measure_crawl(seed: Lake, folder: Path, read: Read, pages: int) -> tuple[Measured, ...]:
    """Return the CPU of ingesting a made-up crawl with the gate as a multiple of trafilatura's, and how many pages were read.

    The median of three rounds taken by turns, each into a new lake; the model and the gate are loaded before.
    """
    with look(seed) as sight:
        texts = [row[0] for row in sight.execute("SELECT text FROM reports ORDER BY id").fetchall()]
    made = [_page(number, texts) for number in range(pages)]
    folder.mkdir(parents=True)
    crawl = folder / "crawl.warc"
    crawl.write_bytes(b"".join(_record(number, page) for number, page in enumerate(made)))
    held, ratios = 0, []
    shipped_gate()
    _extract(made[:2])
    for _ in range(_ROUNDS):
        begun = process_time()
        held = _ingest(crawl, folder / "lake", read)
        middle = process_time()
        _extract(made)
        ratios.append((middle - begun) / (process_time() - middle))
        shutil.rmtree(folder / "lake")
    size = crawl.stat().st_size / pages / 1000
    return (
        Measured(what="a crawl end to end, times trafilatura", n=pages, value=median(ratios), unit="x", most=1.5),
        Measured(what="pages of it that were read, not refused", n=pages, value=held, unit="pages"),
        Measured(what="size of a page", n=pages, value=size, unit="kB"),
    )


def _ingest(crawl: Path, folder: Path, read: Read) -> int:
    job = Job(id=JOB, started=_now(), inputs=(crawl.name,), made=Made(kawat=__version__, pack=None, registry=JOB))
    source = open_place(str(crawl), Hints(), Limits(), None, Ways(gate=shipped_gate()))
    return run_job(make_lake(folder, JOB), source, job, Tools(read=read, now=_now, tell=lambda: None)).run.new


def _now() -> datetime:
    return datetime.now(UTC)


def _extract(pages: Sequence[bytes]) -> None:
    for page in pages:
        trafilatura.bare_extraction(page, include_comments=False)


def _page(number: int, texts: Sequence[str]) -> bytes:
    """Return a page: each twentieth with a text of the seed, the others with everyday lines."""
    chance = random.Random(number)
    if number % _SHARE == 0:
        lines = texts[number // _SHARE % len(texts)].split("\n")
    else:
        lines = [f"{number} {chance.choice(_EVERYDAY)}", *(chance.choice(_EVERYDAY) for _ in range(_LINES))]
    title, *body = [escape(line) for line in lines if line.strip()]
    story = "\n".join(f"<p>{line}</p>" for line in body)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{_furniture(chance)}"
        f"<main><article><h1>{title}</h1>\n{story}</article></main><footer>{_furniture(chance)}</footer></body></html>"
    ).encode()


def _furniture(chance: random.Random) -> str:
    """Return what stands around a text: menus and lists of links."""
    links = (f"<li class='item'><a href='/p/{chance.randrange(10**9)}'>{chance.randrange(10**6)}</a></li>" for _ in range(_LINKS))
    return f"<nav><ul>{''.join(links)}</ul></nav>"


def _record(number: int, page: bytes) -> bytes:
    """Return a page as a record of a crawl."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/page/{number}\r\n"
        f"WARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
