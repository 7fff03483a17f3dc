"""Kawat reads news reports and keeps the diplomatic record."""

__version__ = "0.1.0"
TYPE_CHECKING = False

if TYPE_CHECKING:
    from os import PathLike

    from kawat.lake.api import Holdings


def open(folder: "str | PathLike[str]") -> "Holdings":
    """Return what the lake in a folder holds, to be asked from Python; docs/python.md says how."""
    from kawat.lake.api import Holdings

    return Holdings(folder)
