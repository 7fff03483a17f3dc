"""Crawls: what is read from WARC and WACZ files, where each page says it stands, and that damage stops only itself."""

import gzip
import io
import random
import re
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources import Hints, Limits, Opened, open_place

from .crawls import HTTP, answer, record, records, story, zipped, zstd
from .pages import STORY


def _open(place: object, limits: Limits = Limits()) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(), limits))


def _numbers(found: list[Opened | KawatError]) -> list[int]:
    return [int((one.report.url or "").rpartition("/")[2]) for one in found if isinstance(one, Opened)]


def _refusals(found: list[Opened | KawatError]) -> list[str]:
    lines = [str(one) for one in found if isinstance(one, KawatError)]
    assert all("\n" not in line for line in lines)
    return lines


def _written(folder: Path, name: str) -> Path:
    parts = records()
    data = {"a.warc": b"".join(parts), "a.warc.gz": b"".join(zipped(parts)), "a.warc.zst": zstd(parts)}[name]
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_pages_come_with_a_place_from_which_they_can_be_read_again(tmp_path: Path, name: str) -> None:
    found = _open(_written(tmp_path, name))
    assert _numbers(found) == [0, 1, 2, 3, 4]
    for one in found:
        assert isinstance(one, Opened)
        place = one.report.origin.place
        assert re.fullmatch(re.escape(f"{tmp_path}/{name}") + r"@\d+\+\d+", place)
        (again,) = _open(place)
        assert isinstance(again, Opened)
        assert (again.report, again.raw) == (one.report, one.raw)
        assert one.raw == story(_numbers([one])[0])


def test_the_place_is_the_record_in_the_file(tmp_path: Path) -> None:
    file = _written(tmp_path, "a.warc.gz")
    first = _open(file)[0]
    assert isinstance(first, Opened)
    start, size = (int(part) for part in first.report.origin.place.rpartition("@")[2].split("+"))
    assert gzip.decompress(file.read_bytes()[start : start + size]) == answer(0)


def test_only_pages_that_were_there_are_read(tmp_path: Path) -> None:
    gone = answer(7, heads="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
    photo = answer(8, b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
    parts = [
        gone,
        photo,
        record(9, b"93.184.216.34", "response", "text/dns"),
        record(10, story(10), "resource", "text/html"),
        record(11, "\n".join(STORY).encode(), "conversion", "text/plain"),
        record(12, b"WARC-Truncated: length\r\n", "metadata", "application/warc-fields"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(parts))
    found = _open(tmp_path / "a.warc")
    assert _numbers(found) == [10, 11]
    assert isinstance(found[1], Opened)
    assert (found[1].report.origin.extractor, found[1].report.text) == ("text@1", "\n".join(STORY))


def _chunks(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (data[:100], data[100:])) + b"0\r\n\r\n"


def test_chunks_and_packing_are_taken_off_and_left_over_headers_do_no_harm(tmp_path: Path) -> None:
    packed = gzip.compress(story(1))
    parts = [
        answer(1, packed, HTTP + "Content-Encoding: gzip\r\n"),
        answer(2, _chunks(story(2)), HTTP + "Transfer-Encoding: chunked\r\n"),
        answer(1, _chunks(packed), HTTP + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        answer(4, zlib.compress(story(4)), HTTP + "Content-Encoding: deflate\r\n"),
        answer(5, None, HTTP + "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n"),
        answer(6, packed[:-200], HTTP + "Content-Encoding: br\r\n"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(parts))
    found = _open(tmp_path / "a.warc")
    assert _numbers(found) == [1, 2, 1, 4, 5]
    (refusal,) = _refusals(found)
    assert "is damaged or cut short" in refusal


@pytest.mark.fault("a WARC cut short")
def test_a_record_cut_short_is_one_line_after_what_was_whole(tmp_path: Path) -> None:
    file = _written(tmp_path, "a.warc.gz")
    whole = file.read_bytes()
    for name, data in (("a.warc.gz", whole), ("a.warc", b"".join(records())), ("a.warc.zst", zstd(records()))):
        (tmp_path / name).write_bytes(data[: len(data) - len(data) // 10 + 40])
        found = _open(tmp_path / name)
        assert _numbers(found) == [0, 1, 2, 3]
        (refusal,) = _refusals(found)
        assert re.match(re.escape(f"{tmp_path}/{name}") + r"@\d+: is damaged or cut short", refusal)


@pytest.mark.fault("a WARC with a flipped bit", tries=200)
def test_a_flipped_bit_costs_one_record_and_one_line(tmp_path: Path) -> None:
    """80 flips, each in another place of the third page's record: the other four are read, the third never wrongly."""
    parts = zipped(records())
    begin, size = sum(map(len, parts[:6])), len(parts[6])
    chance = random.Random(7)
    file = tmp_path / "a.warc.gz"
    lost = 0
    for _ in range(80):
        data = bytearray(b"".join(parts))
        data[begin + chance.randrange(size)] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        found = _open(file)
        assert [n for n in _numbers(found) if n != 2] == [0, 1, 3, 4]
        assert len(_refusals(found)) <= 1
        fine = [one for one in found if isinstance(one, Opened) and (one.report.url or "").endswith("/2")]
        assert all(one.raw == story(2) for one in fine)
        lost += not fine
    assert lost > 60


def test_a_record_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    big = answer(50, b"<p>" + b"x" * 2_000_000)
    for name, parts in (("a.warc.gz", zipped([answer(1), big, answer(2)])), ("a.warc", [answer(1), big, answer(2)])):
        (tmp_path / name).write_bytes(b"".join(parts))
        found = _open(tmp_path / name, Limits(bytes=100_000))
        assert _numbers(found) == [1, 2]
        assert isinstance(found[1], TooLarge)


@pytest.mark.fault("a bomb in a WARC")
def test_bombs_in_a_record_stop_at_the_limit(tmp_path: Path) -> None:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1_000_000)
    bomb = b"".join(pack.compress(zeros) for _ in range(300)) + pack.flush()
    (tmp_path / "a.warc").write_bytes(answer(1, bomb, HTTP + "Content-Encoding: gzip\r\n") + answer(2))
    long = gzip.compress(answer(3, b" " * 100_000_000))
    (tmp_path / "b.warc.gz").write_bytes(long + gzip.compress(answer(4)))
    tracemalloc.start()
    for name, number in (("a.warc", 2), ("b.warc.gz", 4)):
        found = _open(tmp_path / name, Limits(bytes=1_000_000))
        assert isinstance(found[0], TooLarge)
        assert _numbers(found) == [number]
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


_NO_CRAWLS = [b"", b"halo dunia", b"\x1f\x8b\x08" * 3_000, gzip.compress(b"halo", mtime=0), b"WARC/1.0\r\n" * 50]


@pytest.mark.parametrize("data", _NO_CRAWLS, ids=["empty", "text", "heads", "packed", "broken"])
def test_what_is_no_crawl_is_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    (refusal,) = _open(tmp_path / "a.warc.gz")
    assert isinstance(refusal, Unreadable)


def test_a_wacz_gives_the_pages_of_its_crawls(tmp_path: Path) -> None:
    file = tmp_path / "a.wacz"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/satu.warc.gz", b"".join(zipped(records(2))))
        archive.writestr("archive/dua.warc", answer(7), zipfile.ZIP_DEFLATED)
    found = _open(file)
    assert _numbers(found) == [0, 1, 7]
    assert isinstance(found[0], Opened)
    assert found[0].report.origin.place.startswith(f"{file}/archive/satu.warc.gz@")


@pytest.mark.fault("a WACZ that is damaged or a bomb")
def test_a_wacz_that_is_damaged_or_a_bomb_is_refused_by_name(tmp_path: Path) -> None:
    space = io.BytesIO()
    with zipfile.ZipFile(space, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("archive/a.warc", bytes(40_000_000))
        archive.writestr("archive/b.warc", answer(7))
    for name, data in (("cut.wacz", space.getvalue()[:-60]), ("other.wacz", b"PK halo"), ("bomb.wacz", space.getvalue())):
        (tmp_path / name).write_bytes(data)
        found = _open(tmp_path / name)
        assert len(_refusals(found)) == 1
        assert _numbers(found) == ([7] if name == "bomb.wacz" else [])
    with zipfile.ZipFile(tmp_path / "none.wacz", "w") as archive:
        archive.writestr("datapackage.json", "{}")
    assert "holds no crawl" in _refusals(_open(tmp_path / "none.wacz"))[0]


def test_memory_does_not_grow_with_the_crawl(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    parts = zipped(records())
    with file.open("wb") as stream:
        for _ in range(40):
            stream.write(b"".join(parts))
    tracemalloc.start()
    count = sum(1 for _ in open_place(str(file), Hints(), Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert peak < 20_000_000
