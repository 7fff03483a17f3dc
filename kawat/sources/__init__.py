"""The room of sources turns bytes into reports: files, folders, streams and addresses, each text fixed at the door."""

from kawat.sources.dates import read_date
from kawat.sources.door import ENDINGS, open_place
from kawat.sources.draft import Hints, Limits, Opened

__all__ = ["ENDINGS", "Hints", "Limits", "Opened", "open_place", "read_date"]
