"""A sheet that was checked by hand becomes precision: of each event type and in all, with Wilson's interval."""

import csv
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from kawat.errors import KawatError, Missing, Unreadable
from kawat.export.sample import CHECKS

WHOLE = "all of it"
ALL = "all"
_YES = frozenset("y yes ya iya 1 true benar betul ok ✓ ✔".split())
_NO = frozenset("n no tidak tdk bukan 0 false salah ✗ ✘".split())
_OPEN = frozenset(("", "?", "-", "–"))
_Z = 1.959964
_NEEDED = ("event", "weight", *CHECKS)


class Verdict(NamedTuple):
    """What a person found of one field of an event, and how many events of the lake this one stands for."""

    event: str
    check: str
    right: bool
    weight: float


class Precision(NamedTuple):
    """How much of a field was right: how many were checked, how many of them right, the share and its 95 % interval (0..1)."""

    check: str
    event: str
    n: int
    right: int
    value: float
    low: float
    high: float


class Checked(NamedTuple):
    """A sheet as it came back: verdicts, how many events it holds, and the cells that say neither yes nor no."""

    verdicts: tuple[Verdict, ...]
    events: int
    faults: tuple[KawatError, ...]


def read_sheet(path: Path) -> Checked:
    """Read a sheet of `kawat sample`, CSV or XLSX; raise Unreadable for a file that is none.

    Empty cells and `?` are not checked. A cell that says neither yes nor no is a fault, and counts as not checked.
    """
    verdicts: list[Verdict] = []
    faults: list[KawatError] = []
    events = 0
    for number, row in enumerate(_rows(path), 2):
        events += 1
        told = {check: _told(row[check]) for check in CHECKS}
        bad = [f"{check} says {row[check]!r}" for check in CHECKS if told[check] is None and not _is_open(row[check])]
        faults += [KawatError(f"{path.name} row {number}", one, "write y or n, or leave it empty") for one in bad]
        weight = _weight(row["weight"], f"{path.name} row {number}")
        found = {check: right for check, right in told.items() if right is not None}
        verdicts += [Verdict(row["event"], check, right, weight) for check, right in found.items()]
        if found:
            verdicts.append(Verdict(row["event"], WHOLE, all(found.values()), weight))
    return Checked(tuple(verdicts), events, tuple(faults))


def precisions(verdicts: Iterable[Verdict]) -> tuple[Precision, ...]:
    """Return the precision of each field that was checked: in all, then by event type."""
    held = list(verdicts)
    found: list[Precision] = []
    for check in (*CHECKS, WHOLE):
        of = [v for v in held if v.check == check]
        groups = {ALL: of, **{event: [v for v in of if v.event == event] for event in sorted({v.event for v in of})}}
        found += [_precision(check, event, group) for event, group in groups.items() if group]
    return tuple(found)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share found in n trials."""
    if n <= 0:
        return 0.0, 1.0
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _precision(check: str, event: str, group: list[Verdict]) -> Precision:
    """Return a share in which each verdict counts for the events it stands for; n is lowered as the weights differ (Kish)."""
    weights = [v.weight for v in group]
    share = sum(v.weight for v in group if v.right) / sum(weights)
    low, high = wilson(share, sum(weights) ** 2 / sum(w * w for w in weights))
    return Precision(check, event, len(group), sum(v.right for v in group), share, low, high)


def _told(cell: str) -> bool | None:
    said = cell.strip().casefold().rstrip(".")
    return True if said in _YES else False if said in _NO else None


def _is_open(cell: str) -> bool:
    return cell.strip() in _OPEN


def _weight(cell: str, where: str) -> float:
    try:
        weight = float(cell.replace(",", "."))
    except ValueError:
        weight = 0.0
    if not 0 < weight < math.inf:
        raise Unreadable(where, f"has the weight {cell!r}", "leave that column as `kawat sample` wrote it")
    return weight


def _rows(path: Path) -> Iterator[dict[str, str]]:
    table = (_xlsx if path.suffix.casefold() == ".xlsx" else _csv)(path)
    head = [name.strip() for name in next(table, [])]
    if missing := [name for name in _NEEDED if name not in head]:
        raise Unreadable(str(path), f"has no column {missing[0]!r}", "give a sheet that `kawat sample` drew")
    for row in table:
        if any(cell.strip() for cell in row):
            yield dict(zip(head, [*row, *[""] * len(head)], strict=False))


def _csv(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV as whatever spreadsheet saved it: comma, semicolon or tab; UTF-8 or Windows-1252."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise Unreadable(str(path), f"cannot be read ({fault.strerror})", "check the path") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    yield from csv.reader(text.splitlines(keepends=True), delimiter=delimiter)


def _xlsx(path: Path) -> Iterator[list[str]]:
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise Missing(str(path), "needs the package openpyxl", "install it with: pip install 'kawat[sheets]'") from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException):
        raise Unreadable(str(path), "is no workbook that can be read", "save it as CSV or XLSX") from None
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield ["" if cell is None else _number(cell) for cell in row]


def _number(cell: object) -> str:
    """Return a cell as a text; a whole number without its decimals, for spreadsheets make 1.0 of 1."""
    return str(int(cell)) if isinstance(cell, (bool, float)) and float(cell).is_integer() else str(cell)
