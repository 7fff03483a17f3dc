"""Bytes become characters, or are refused; no byte is dropped."""

import pytest

from kawat.errors import Unreadable
from kawat.sources.decode import decode
from kawat.sources.draft import Raw

TEXT = "“Kami tidak mundur,” kata Dossa di café Norlandia. Pertemuan itu – menurut pejabat – berlangsung dua jam.\n"


def _decode(data: bytes, charset: str | None = None, page: bool = False) -> str:
    return decode(Raw(place="berita.txt", data=data, charset=charset), page)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_that_need_no_word(codec: str) -> None:
    assert _decode(TEXT.encode(codec)) == TEXT


def test_utf16_with_marks_of_both_orders() -> None:
    assert _decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT
    assert _decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("declared", "words"), [("koi8-r", "Привет, мир. "), ("shift_jis", "外務大臣は語った。"), ("windows-1251", "Министр сказал")]
)
def test_a_declared_encoding_is_used(declared: str, words: str) -> None:
    assert _decode(words.encode(declared), declared) == words
    html = f'<html><head><meta charset="{declared}"></head><p>{words}</p>'
    assert _decode(html.encode(declared), page=True) == html
    old = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{words}</p>'
    assert _decode(old.encode(declared), page=True) == old


def test_sound_utf8_wins_over_a_wrong_declaration() -> None:
    assert _decode(TEXT.encode(), "iso-8859-1") == TEXT
    assert _decode(TEXT.encode("cp1252"), "utf-8") == TEXT
    assert _decode(TEXT.encode("cp1252"), "ISO-8859-1") == TEXT


def test_a_lone_windows_byte_in_utf8_is_read_as_what_it_is() -> None:
    mixed = TEXT.encode() * 3 + "Dossa’s words".encode("cp1252")
    assert _decode(mixed) == TEXT * 3 + "Dossa’s words"
    assert _decode(TEXT.encode() + b"caf\xe9 baru") == TEXT + "café baru"


@pytest.mark.parametrize(
    "data",
    [
        b"Kata Dossa \x81 di sini",
        TEXT.encode() + b"\xff\xff\xff\xff\xff\xff",
        TEXT.encode()[:200].rstrip() + b" \xe2\x80",
        "Министр иностранных дел заявил во вторник".encode("cp1251"),
        "外務大臣は火曜日に語った".encode("shift_jis"),
    ],
)
def test_what_is_neither_is_refused_with_the_byte(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^berita\.txt: is neither UTF-8 nor Windows-1252 \(byte [\d,]+\); save it as UTF-8$"):
        _decode(data)


def test_empty_input_is_refused() -> None:
    for data in (b"", b" \n\t "):
        with pytest.raises(Unreadable, match="is empty"):
            _decode(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"PK\x03\x04abc", b"\x1f\x8b\x08x", bytes(range(256)) * 9, b"kata\0kata dan kata"]
)
def test_binary_input_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary data"):
        _decode(data)


@pytest.mark.parametrize("name", ["x-klingon", "rot13", "zip", "unicode_escape", "utf-7", "iso-8859-99", "hex"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="encoding that Kawat does not know"):
        _decode(b"kata \xe9\xe8", name)


def test_broken_utf16_is_refused() -> None:
    with pytest.raises(Unreadable, match="is broken utf-16-le at byte"):
        _decode(b"\xff\xfe" + b"a\0\x00\xd8b\0")
