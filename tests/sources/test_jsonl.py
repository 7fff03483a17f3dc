"""Rows of JSON: one report a line, a broken line does not stop the next."""

import io
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from kawat.errors import BadDate, KawatError, TooLarge, Unreadable
from kawat.sources.door import open_place
from kawat.sources.draft import Hints, Limits, Opened
from kawat.sources.jsonl import read_lines

from .pages import STORY, TITLE, page


def _open(tmp_path: Path, lines: list[bytes], hints: Hints = Hints(), limits: Limits = Limits()) -> list[Opened | KawatError]:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b"\n".join(lines))
    return list(open_place(str(file), hints, limits))


def test_a_row_with_all_its_fields(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": STORY[0],
        "title": "Judul",
        "url": "https://a.test/1?utm_source=x",
        "outlet": "A",
        "lang": "id",
        "published": "4 Mei 2031",
    }
    line = json.dumps(row).encode()
    (opened,) = _open(tmp_path, [line])
    assert isinstance(opened, Opened)
    report = opened.report
    assert report.text == f"Judul\n\n{STORY[0]}"
    assert (report.url, report.outlet, report.lang, report.published) == ("https://a.test/1", "A", "id", date(2031, 5, 4))
    assert report.origin.place == f"{tmp_path}/rows.jsonl:1"
    assert opened.raw == line


def test_a_row_with_a_page(tmp_path: Path) -> None:
    (opened,) = _open(tmp_path, [json.dumps({"html": page(), "outlet": "A"}).encode()])
    assert isinstance(opened, Opened)
    assert (opened.report.title, opened.report.outlet) == (TITLE, "A")
    assert opened.report.origin.extractor.startswith("trafilatura ")


def test_broken_lines_are_named_and_the_next_go_on(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY[0]}).encode()
    bad = [
        b'{"text": "cut',
        b'{"text": 5}',
        b"{}",
        b'{"text": ""}',
        b"[1]",
        b"null",
        b"\xff\xfe{",
        b'{"text": "a\\ud800b"}',
        b'{"text": "a", "published": "kapan"}',
    ]
    found = _open(tmp_path, [b"\xef\xbb\xbf" + good, b"", *bad, good])
    assert isinstance(found[0], Opened)
    assert isinstance(found[-1], Opened)
    refusals = found[1:-1]
    assert [type(refusal) for refusal in refusals] == [Unreadable] * 8 + [BadDate]
    for number, refusal in enumerate(refusals, 3):
        assert str(refusal).startswith(f"{tmp_path}/rows.jsonl:{number}: ")
        assert "\n" not in str(refusal)


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY[0]}).encode()
    found = _open(tmp_path, [b"x" * 5_000, good], limits=Limits(bytes=1_000))
    assert isinstance(found[0], TooLarge)
    assert isinstance(found[1], Opened)
    assert found[1].report.origin.place.endswith(":2")


def test_a_long_file_is_never_whole_in_memory() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, space: memoryview) -> int:  # type: ignore[override]
            line = b'{"text": "kata"}\n'
            size = min(len(space), 17 * 500) // 17 * 17
            self.given += size
            space[:size] = line * (size // 17)
            return size if self.given < 2_000_000 else 0

    tracemalloc.start()
    count = sum(1 for _ in read_lines(io.BufferedReader(Endless()), "-", Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 100_000
    assert peak < 500_000


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000])
def test_a_nested_line_is_refused(tmp_path: Path, deep: str) -> None:
    (found,) = _open(tmp_path, [deep.encode()])
    assert isinstance(found, Unreadable)
