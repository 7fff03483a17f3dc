"""Cells that do no harm: on one line, without control characters, and nothing that a spreadsheet takes for a formula."""

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def clean(text: str) -> str:
    """Return a text on one line, without characters that steer a terminal or turn its direction."""
    shown = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())


def safe(value: object) -> str:
    """Return any value as a cell: numbers and days as they are, nothing for None, a text clean and harmless."""
    if value is None:
        return ""
    return str(value) if isinstance(value, (bool, int, float)) else harmless(clean(str(value)))
