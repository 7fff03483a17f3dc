"""The notation gold and corpus are typed in: text with nested marks in braces, a ledger of lines below.

    == colon/one-line lang=id published=2032-05-04
    {s1|Menlu Kanada Eloise Tremblay} {c1|menegaskan}: "{q1|Kami tidak akan mundur}."
    --
    1 polarity=says

A block begins with `== NAME key=value ...`; its text runs to `--` (the ledger) or to the next block. A mark is
`{labels|text}`: one or more labels set apart by blanks, then a bar; marks nest. A brace, bar or backslash that belongs
to the text is written with a backslash before it. A line of the text that begins with `==`, `--` or `#` is written with
a backslash before it, too. Lines that begin with `#` are remarks. A ledger line is `SUBJECT key=value ...`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kawat.errors import BadGold
from kawat.span import Noun, Span

_NAME = re.compile(r"[\w./-]+")
_LABEL = re.compile(r"[A-Za-z][\w.:@/#-]*")


class Mark(Noun, frozen=True, kw_only=True):
    """A labelled stretch of a block's text."""

    label: str
    span: Span


class Entry(Noun, frozen=True, kw_only=True):
    """One ledger line: its subject and its settings."""

    subject: str
    settings: dict[str, str]
    line: int


class Block(Noun, frozen=True, kw_only=True):
    """One passage: its name, settings, bare text, marks in order of their start, ledger, and the line it begins on."""

    name: str
    settings: dict[str, str]
    text: str
    marks: tuple[Mark, ...]
    ledger: tuple[Entry, ...]
    place: str

    def spans(self, label: str) -> tuple[Span, ...]:
        """Return the stretches that carry a label, in order."""
        return tuple(m.span for m in self.marks if m.label == label)

    def setting(self, subject: str, key: str, default: str) -> str:
        """Return what the ledger says of a subject under a key, or the default."""
        found = [e.settings[key] for e in self.ledger if e.subject == subject and key in e.settings]
        return found[-1] if found else default


def read_blocks(path: Path) -> tuple[Block, ...]:
    """Return the blocks of a file; raise BadGold with file and line at the first fault."""
    lines = _lines(path)
    return tuple(_block(path, start, lines[start:stop]) for start, stop in _bounds(path, lines))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        cause = f"is not UTF-8 (byte 0x{fault.object[fault.start]:02x})"
        raise BadGold(f"{path}:{line}", cause, "save it as UTF-8, or name the folder of the passages") from None
    except OSError as fault:
        raise BadGold(str(path), f"cannot be read ({fault.strerror})", "check the path and your permissions") from None


def _bounds(path: Path, lines: list[str]) -> Iterator[tuple[int, int]]:
    heads = [i for i, line in enumerate(lines) if line.startswith("==")]
    for i, line in enumerate(lines[: heads[0] if heads else len(lines)]):
        if line.strip() and not line.startswith("#"):
            raise BadGold(f"{path}:{i + 1}", "text before the first block", "begin the block with '== NAME'")
    yield from zip(heads, [*heads[1:], len(lines)], strict=True)


def _block(path: Path, start: int, lines: list[str]) -> Block:
    place = f"{path}:{start + 1}"
    words = lines[0][2:].split()
    if not words or not _NAME.fullmatch(words[0]):
        raise BadGold(place, "the block has no name", "write '== NAME key=value ...'")
    kept = [(start + 1 + i, line) for i, line in enumerate(lines[1:], 1) if not line.startswith("#")]
    cut = next((i for i, (_, line) in enumerate(kept) if line.rstrip() == "--"), len(kept))
    marked = "\n".join(re.sub(r"^\\(==|--|#)", r"\1", line) for _, line in kept[:cut]).strip("\n")
    text, marks = parse_marks(marked, place)
    ledger = tuple(_entry(path, n, line) for n, line in kept[cut + 1 :] if line.strip())
    return Block(name=words[0], settings=_settings(words[1:], place), text=text, marks=marks, ledger=ledger, place=place)


def _entry(path: Path, number: int, line: str) -> Entry:
    place = f"{path}:{number}"
    subject, *rest = line.split()
    return Entry(subject=subject, settings=_settings(rest, place), line=number)


def _settings(words: list[str], place: str) -> dict[str, str]:
    for word in words:
        if "=" not in word:
            raise BadGold(place, f"'{word}' is not key=value", "write settings as key=value, without blanks")
    return dict(word.split("=", 1) for word in words)


def parse_marks(marked: str, place: str = "text") -> tuple[str, tuple[Mark, ...]]:
    """Return the bare text and its marks; raise BadGold where braces do not pair or a label is missing."""
    text: list[str] = []
    open_marks: list[tuple[tuple[str, ...], int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(marked):
        char = marked[at]
        if char == "\\" and at + 1 < len(marked):
            text.append(marked[at + 1])
            at += 2
        elif char == "{":
            labels, at = _labels(marked, at, place)
            open_marks.append((labels, len(text)))
        elif char == "}":
            if not open_marks:
                raise BadGold(
                    place, f"a closing brace without an opening one at '{marked[max(0, at - 20) : at + 1]}'", "pair the braces"
                )
            labels, start = open_marks.pop()
            marks.extend(Mark(label=label, span=Span(start, len(text))) for label in labels)
            at += 1
        else:
            text.append(char)
            at += 1
    if open_marks:
        raise BadGold(place, f"the mark '{' '.join(open_marks[-1][0])}' is never closed", "close it with a brace")
    return "".join(text), tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.stop)))


def _labels(marked: str, at: int, place: str) -> tuple[tuple[str, ...], int]:
    bar = marked.find("|", at)
    labels = tuple(marked[at + 1 : bar].split()) if bar > 0 else ()
    if not labels or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadGold(place, f"a mark without a label at '{marked[at : at + 20]}'", "write {label|text}")
    return labels, bar + 1


def write_marks(text: str, marks: tuple[Mark, ...]) -> str:
    """Return text and marks in the notation, the inverse of `parse_marks`; raise BadGold where marks cross."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, int] = {}
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.stop))
    for i, mark in enumerate(ordered):
        crossed = [m for m in ordered[:i] if m.span.meets(mark.span) and not m.span.holds(mark.span)]
        if crossed:
            raise BadGold(mark.label, f"crosses the mark '{crossed[0].label}'", "split one of them in two")
        opening.setdefault(mark.span.start, []).append(mark.label)
        closing[mark.span.stop] = closing.get(mark.span.stop, 0) + 1
    out: list[str] = []
    for i in range(len(text) + 1):
        out.append("}" * closing.get(i, 0))
        out.extend("{" + label + "|" for label in opening.get(i, ()))
        out.append("\\" + text[i] if i < len(text) and text[i] in "{}|\\" else text[i : i + 1])
    return "".join(out)
