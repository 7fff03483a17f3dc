"""Decoding turns the bytes of one input into characters and refuses what is binary, empty or in an unknown encoding."""

import codecs
import re
import unicodedata

from kawat.errors import Unreadable
from kawat.sources.draft import Raw

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\x7fELF", b"Rar!", b"BZh", b"\xfd7zXZ")
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_KNOWN = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-?ascii|(windows-|cp)125\d|(iso-?)?8859-?\d{1,2}|latin-?[1-9]|koi8-[ru]|mac-?roman"
    r"|gb2312|gbk|gb18030|big5|shift[_-]jis|euc[_-](jp|kr)|tis-620"
)
_AS_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
_SIGNS = frozenset("‘’“”‚„–—…•€£¥°©®™«»§·½¼¾²³´¨¡¿‹› ±×÷¢¬¶†‡‰")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: Raw, page: bool = False) -> str:
    """Return the characters of an input; byte-order mark first, then UTF-8, then the declared encoding, then Windows-1252.

    `page` lets a meta tag declare the encoding. No byte is ever dropped: what cannot be read is refused as Unreadable.
    """
    if not raw.data.strip():
        raise Unreadable(raw.place, "is empty", "give a file that holds a report")
    for mark, name in _BOMS:
        if raw.data.startswith(mark):
            return _strict(raw, raw.data[len(mark) :], name)
    wide = _wide(raw.data)
    if wide:
        return _strict(raw, raw.data, wide)
    _refuse_binary(raw)
    try:
        return raw.data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(raw, page) or _windows(raw)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand: nearly always on one side, hardly ever on the other."""
    head = data[:4000]
    low, high = head[0::2].count(0) * 2 / len(head), head[1::2].count(0) * 2 / len(head)
    if max(low, high) < 0.5 or min(low, high) > 0.05 or len(data) % 2:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _refuse_binary(raw: Raw) -> None:
    head = raw.data[:100_000]
    if raw.data.startswith(_MAGIC) or b"\0" in raw.data or len(_CONTROL.findall(head)) > len(head) // 200 + 2:
        raise Unreadable(raw.place, "is not text (it holds binary data)", "give a text, page or document under its usual ending")


def _declared(raw: Raw, page: bool) -> str | None:
    """Decode by the server's or the page's word; None when there is none, or when it is only a name for Windows-1252 or UTF-8."""
    meta = _META.search(raw.data[:4096]) if page else None
    name = raw.charset or (meta[1].decode("ascii", "replace") if meta else None)
    if not name:
        return None
    if not _KNOWN.fullmatch(name.strip().lower()):
        raise Unreadable(raw.place, f"is in an encoding that Kawat does not know ({name[:40]})", "save it as UTF-8")
    try:
        codec = codecs.lookup(name.strip().lower()).name
    except LookupError:
        raise Unreadable(raw.place, f"is in an encoding that Kawat does not know ({name[:40]})", "save it as UTF-8") from None
    return None if codec in _AS_1252 or codec == "utf-8" else _strict(raw, raw.data, codec)


def _strict(raw: Raw, data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        raise Unreadable(raw.place, f"is broken {name} at byte {fault.start:,}", "save it as UTF-8") from None


def _windows(raw: Raw) -> str:
    """Decode as UTF-8 in which single bytes are Windows-1252, if those bytes make letters in words or usual signs."""
    mixed = raw.data.decode("utf-8", "surrogateescape")
    odd = [place for place, letter in enumerate(mixed) if "\udc80" <= letter <= "\udcff"]
    sound = sum(letter > "\x7f" for letter in mixed) - len(odd)
    text = _WINDOWS_BYTE.sub(_from_1252, mixed)
    few = len(odd) <= max(3, sound // 10) if sound > len(odd) // 10 else len(odd) <= max(3, len(text) // 20)
    if not few or not all(_plausible(text, place) for place in odd):
        byte = len(mixed[: odd[0]].encode("utf-8", "surrogateescape"))
        raise Unreadable(raw.place, f"is neither UTF-8 nor Windows-1252 (byte {byte:,})", "save it as UTF-8")
    return text


_WINDOWS_BYTE = re.compile("[\udc80-\udcff]")


def _from_1252(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


def _plausible(text: str, place: int) -> bool:
    """Tell whether the character is a usual sign, or a Latin letter with a letter beside it."""
    letter = text[place]
    beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return letter in _SIGNS or (unicodedata.category(letter) in ("Ll", "Lu") and any(near.isalpha() for near in beside))
