"""A passage is a text of gold or of an outside set, made a report so that Kawat reads it as it reads any other."""

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from kawat.errors import BadGold
from kawat.notation import Block, read_blocks
from kawat.record import Record
from kawat.report import Origin, Report, report_id

_SPLIT = re.compile(r"(train|valid|dev|test)")

Read = Callable[[Report], Record]


def report_of(text: str, lang: str, place: str, published: date | None = None) -> Report:
    """Return the report of a passage; its text is taken as it is, so that gold offsets stay true."""
    origin = Origin(sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="gold@1", place=place)
    return Report(id=report_id(None, text), text=text, lang=lang, origin=origin, published=published)


def report_of_block(block: Block) -> Report:
    """Return the report of a block, with the language (default: id) and the day its settings give."""
    return report_of(block.text, block.settings.get("lang", "id"), block.place, _day(block))


def _day(block: Block) -> date | None:
    given = block.settings.get("published")
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise BadGold(block.place, f"'{given}' is no day", "write published=YYYY-MM-DD") from error


def gold_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a gold folder in order of name; none when there is no such folder."""
    return tuple(sorted(folder.glob("*.txt")))


def gold_blocks(folder: Path) -> tuple[tuple[str, Block], ...]:
    """Return each block of a gold folder with the name of its file, which is the name of the phenomenon."""
    return tuple((path.stem, block) for path in gold_files(folder) for block in read_blocks(path))


def digest_of(paths: Iterable[Path]) -> str:
    """Return the first twelve hexadecimal digits of sha256 over names and bytes of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def text_of(path: Path) -> str:
    """Return the text of a file; raise BadGold when it is not UTF-8."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise BadGold(str(path), f"is not UTF-8 text ({error.reason} at byte {error.start})", "save it as UTF-8") from error


def split_of(path: Path) -> str:
    """Return the split that a file's name tells, or `all`."""
    found = _SPLIT.search(path.stem)
    return found.group() if found else "all"
