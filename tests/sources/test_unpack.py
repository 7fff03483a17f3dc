"""Packed files: what is read before the damage, one line for it, bombs stopped, memory bounded, bytes counted."""

import gzip
import json
import random
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources import Hints, Limits, Opened, Ways, open_place

from .pages import STORY, TITLE, page


def _zstd(data: bytes) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".zst") as file:
        writer = ZstdWriter(file.name)
        for start in range(0, len(data), 100_000):
            writer.write(data[start : start + 100_000])
        writer.close()
        return Path(file.name).read_bytes()


PACK = {".gz": gzip.compress, ".zst": _zstd}


def _rows(count: int) -> bytes:
    """Rows that do not pack away."""
    chance = random.Random(5)
    return b"".join(
        json.dumps({"text": f"{STORY[0]} {chance.random()} {chance.random()}", "url": f"https://a.test/{n}"}).encode() + b"\n"
        for n in range(count)
    )


def _open(place: object, limits: Limits = Limits(), ways: Ways = Ways()) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(), limits, None, ways))


@pytest.mark.parametrize("ending", PACK)
def test_packed_rows_pages_and_texts(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(PACK[ending](_rows(3)))
    (tmp_path / f"b.html{ending}").write_bytes(PACK[ending](page().encode()))
    (tmp_path / f"c.txt{ending}").write_bytes(PACK[ending](STORY[1].encode()))
    found = _open(tmp_path)
    assert len(found) == 5
    opened = [one for one in found if isinstance(one, Opened)]
    assert len(opened) == 5
    assert opened[1].report.origin.place == f"{tmp_path}/a.jsonl{ending}:2"
    assert (opened[3].report.title, opened[4].report.text) == (TITLE, STORY[1])
    assert opened[4].raw == STORY[1].encode()


@pytest.mark.fault("a packed file cut short")
@pytest.mark.parametrize("ending", PACK)
def test_a_file_cut_short_gives_its_rows_and_one_line(tmp_path: Path, ending: str) -> None:
    data = PACK[ending](_rows(2_000))
    file = tmp_path / f"a.jsonl{ending}"
    file.write_bytes(data[: len(data) // 2])
    found = _open(file)
    assert all(isinstance(one, Opened) for one in found[:-1])
    assert len(found) > (50 if ending == ".gz" else 0)
    assert isinstance(found[-1], Unreadable)
    assert str(found[-1]).startswith(f"{file}: is damaged or cut short (")


@pytest.mark.fault("a packed file with flipped bits")
def test_flipped_bits_give_one_line_and_never_stop_a_batch(tmp_path: Path, record_property: Callable[[str, int], None]) -> None:
    whole = gzip.compress(_rows(20), mtime=0)
    (tmp_path / "z.txt").write_text(STORY[0])
    places = range(10, len(whole), len(whole) // 25)
    record_property("tries", len(places))
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1 << place % 8
        (tmp_path / "a.jsonl.gz").write_bytes(bytes(data))
        found = _open(tmp_path)
        assert isinstance(found[-1], Opened)
        assert found[-1].report.origin.place.endswith("z.txt")
        refusals = [one for one in found if isinstance(one, KawatError)]
        assert "is damaged or cut short" in str(refusals[-1])
        assert all("\n" not in str(one) for one in refusals)


@pytest.mark.fault("a bomb in a packed file")
@pytest.mark.parametrize("ending", PACK)
def test_bombs_are_stopped(tmp_path: Path, ending: str) -> None:
    pieces = [b" " * 1_000_000] * 120
    data = PACK[ending](b"".join(pieces))
    (tmp_path / f"a.jsonl{ending}").write_bytes(data)
    (tmp_path / f"a.html{ending}").write_bytes(data)
    tracemalloc.start()
    found = _open(tmp_path, Limits(bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(one) for one in found] == [TooLarge, TooLarge], found
    assert any("unpacks to more than 200 times its size" in str(one) for one in found)
    assert peak < 20_000_000


def test_bytes_are_counted_to_the_last(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(_rows(100)))
    (tmp_path / "b.html").write_bytes(page().encode() + b" " * 200_000)
    (tmp_path / "c.jsonl").write_bytes(_rows(10))
    passed: list[int] = []
    _open(tmp_path, Limits(bytes=100_000), Ways(passed=passed.append))
    assert sum(passed) == sum(file.stat().st_size for file in tmp_path.iterdir())


def test_a_packed_ending_without_a_known_one_inside_is_refused(tmp_path: Path) -> None:
    for name in ("a.gz", "a.parquet.gz", "a.tar.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"halo"))
        (refusal,) = _open(tmp_path / name)
        assert "has an ending that Kawat does not read" in str(refusal)
