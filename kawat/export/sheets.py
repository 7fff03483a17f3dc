"""Tables that open in a spreadsheet: CSV and XLSX, row by row, with cells that do no harm."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kawat.errors import Missing
from kawat.export.cells import safe
from kawat.export.flat import Flat, flat_of
from kawat.export.line import Line

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Row = Sequence[object]
COLUMNS = tuple(field.name for field in msgspec.structs.fields(Flat))
_ROWS = 1_048_575
_CELL = 32_767


def write_csv(lines: Iterable[Line], out: Path) -> int:
    """Write events as CSV in UTF-8 with a byte order mark, by which spreadsheets know it; return how many."""
    return save_csv(COLUMNS, map(row_of, lines), out)


def write_xlsx(lines: Iterable[Line], out: Path) -> int:
    """Write events as an Excel workbook, a new sheet where one is full; return how many. Raise Missing without openpyxl."""
    return save_xlsx(COLUMNS, map(row_of, lines), out)


def row_of(line: Line) -> list[object]:
    """Return the cells of an event: numbers as numbers, days as ISO 8601, lists with `; ` between, texts made harmless."""
    return [cell_of(value) for value in msgspec.structs.astuple(flat_of(line))]


def cell_of(value: object) -> object:
    """Return a value as a cell: a number stays one, everything else becomes a text that does no harm."""
    if isinstance(value, tuple):
        return safe("; ".join(str(one) for one in value) if any(value) else "")
    return value if isinstance(value, (int, float)) else safe(value)


def save_csv(head: Sequence[str], rows: Iterable[Row], out: Path) -> int:
    """Write rows as CSV under a head; return how many."""
    count = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(head)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def save_xlsx(head: Sequence[str], rows: Iterable[Row], out: Path) -> int:
    """Write rows as a workbook under a head that stays in view; return how many."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise Missing("XLSX", "needs the package openpyxl", "install it with: pip install 'kawat[sheets]'") from None
    book = Workbook(write_only=True)
    sheet = _sheet(book, head)
    count = 0
    try:
        for row in rows:
            if count and count % _ROWS == 0:
                sheet = _sheet(book, head)
            sheet.append([cell[:_CELL] if isinstance(cell, str) else cell for cell in row])
            count += 1
    finally:
        sheet.close()
    book.save(out)
    return count


def _sheet(book: "Workbook", head: Sequence[str]) -> "WriteOnlyWorksheet":
    """Return a new sheet of a workbook, its first row the head."""
    sheet: WriteOnlyWorksheet = book.create_sheet(f"rows {len(book.worksheets) + 1}")
    sheet.freeze_panes = "A2"
    sheet.append(list(head))
    return sheet
