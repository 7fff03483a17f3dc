"""The door as a whole: files, folders, streams, addresses; a refusal is a value and the batch goes on."""

import hashlib
import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kawat.errors import KawatError, TooLarge, Unreachable, Unreadable
from kawat.sources import Hints, Limits, Opened, open_place
from kawat.sources import web as web_module
from kawat.sources.web import Fetched

from .pages import STORY, TITLE, page

TEXT = "\n\n".join(STORY)


def _open(place: object, data: bytes | None = None, limits: Limits = Limits()) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(seen=date(2031, 5, 5)), limits, io.BytesIO(data) if data is not None else None))


def _report(found: list[Opened | KawatError]) -> Opened:
    (opened,) = found
    assert isinstance(opened, Opened), opened
    return opened


def test_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "berita.TXT"
    file.write_bytes(TEXT.encode("cp1252"))
    opened = _report(_open(file))
    report = opened.report
    assert (report.text, report.title, report.lang, report.url) == (TEXT, None, "id", None)
    assert report.origin.sha256 == hashlib.sha256(opened.raw).hexdigest()
    assert (report.origin.extractor, report.origin.place, report.origin.seen) == ("text@1", str(file), date(2031, 5, 5))
    assert opened.raw == file.read_bytes()


def test_a_folder_is_read_in_order_and_goes_on_after_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "z.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "m.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b" / "c.txt").write_text(TEXT)
    for name in ("photo.png", "b/notes.md", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text("bukan berita")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = _open(tmp_path)
    names = [one.report.origin.place if isinstance(one, Opened) else one.subject for one in found]
    assert [os.path.relpath(name, tmp_path) for name in names] == ["a.html", "m.txt", "z.txt", "b/c.txt"]
    assert isinstance(found[1], Unreadable)


@pytest.mark.parametrize("name", ["photo.png", "berita", "kosong.txt", "tiada.txt", "folder"])
def test_refusals_are_one_line_with_subject_cause_and_step(tmp_path: Path, name: str) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")
    (tmp_path / "berita").write_text(TEXT)
    (tmp_path / "kosong.txt").touch()
    (tmp_path / "folder").mkdir()
    (refusal,) = _open(tmp_path / name)
    assert isinstance(refusal, Unreadable)
    assert str(refusal).startswith(f"{tmp_path / name}: ")
    assert "; " in str(refusal)
    assert "\n" not in str(refusal)


def test_odd_paths_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    for place in (tmp_path / "pipa.txt", "a\0b.txt", "x" * 5000 + ".txt", ""):
        (refusal,) = _open(place)
        assert isinstance(refusal, Unreadable)


def test_size_is_refused_before_parsing(tmp_path: Path) -> None:
    file = tmp_path / "besar.html"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    (refusal,) = _open(file)
    assert isinstance(refusal, TooLarge)
    assert "10,000,000 bytes" in str(refusal)
    (refusal,) = _open("-", b"x" * 101, Limits(bytes=100))
    assert isinstance(refusal, TooLarge)


def test_a_stream_of_text_page_or_rows() -> None:
    assert _report(_open("-", TEXT.encode())).report.text == TEXT
    assert _report(_open("-", page().encode())).report.title == TITLE
    assert _report(_open("-", page().encode("utf-16"))).report.title == TITLE
    rows = _open("-", b'{"text": "Satu kata."}\nrusak\n{"text": "Dua kata."}\n')
    assert [type(row) for row in rows] == [Opened, Unreadable, Opened]
    assert str(rows[1]).startswith("-:2: ")
    assert isinstance(_open("-")[0], Unreadable)
    assert isinstance(_open("-", b"")[0], Unreadable)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Fetched]]:
    given: dict[str, Fetched] = {}

    def fetch(url: str, limits: Limits) -> Fetched:
        if url not in given:
            raise Unreachable(url, "the server answered 404", "check the address")
        return given[url]

    monkeypatch.setattr(web_module, "fetch", fetch)
    yield given


def test_an_address(answers: dict[str, Fetched]) -> None:
    url = "https://contoh.test/a?utm_source=x"
    answers[url] = Fetched(
        data=page().encode(), final_url="https://contoh.test/b?fbclid=1", content_type="text/html; charset=utf-8"
    )
    report = _report(_open(url)).report
    assert (report.url, report.title, report.origin.place) == ("https://contoh.test/b", TITLE, url)
    answers[url] = Fetched(
        data="Министр иностранных дел заявил во вторник, что переговоры возобновятся.".encode("koi8-r"),
        final_url=url,
        content_type="text/plain; charset=koi8-r",
    )
    report = _report(_open(url)).report
    assert (report.text, report.url, report.lang) == (
        "Министр иностранных дел заявил во вторник, что переговоры возобновятся.",
        "https://contoh.test/a",
        "ru",
    )
    assert isinstance(_open("https://contoh.test/tiada")[0], Unreachable)


def test_other_schemes_are_refused() -> None:
    for place in ("ftp://contoh.test/a", "file:///etc/passwd", "HTTP://"):
        (refusal,) = _open(place)
        assert isinstance(refusal, Unreachable)
