"""The room of sources turns bytes into reports: files, folders, crawls, feeds and addresses, each text fixed at the door."""

from kawat.sources.columns import Columns, read_columns
from kawat.sources.dates import read_date
from kawat.sources.desk import ENDINGS, GATED, Ways
from kawat.sources.door import list_files, open_place
from kawat.sources.draft import Hints, Limits, Opened
from kawat.sources.gate import shipped_gate
from kawat.sources.polite import PAUSE, Polite

__all__ = [
    "ENDINGS",
    "GATED",
    "PAUSE",
    "Columns",
    "Hints",
    "Limits",
    "Opened",
    "Polite",
    "Ways",
    "list_files",
    "open_place",
    "read_columns",
    "read_date",
    "shipped_gate",
]
