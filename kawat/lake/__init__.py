"""The lake keeps records in Delta tables in a folder: rows go in once, run by run, and come out as the records they were."""

from kawat.lake.commit import Desk, commit
from kawat.lake.find import AROUND, Claim, Hits, Party, Sought, Told, find_events, tell_events
from kawat.lake.home import LAKE_PROTOCOL, Lake, Sight, make_lake, open_lake
from kawat.lake.known import Digests
from kawat.lake.lock import alone_at, writing
from kawat.lake.rows import Failure, Rows, Run, failure_of, failure_rows, page_row, to_rows
from kawat.lake.sight import known_ids, look, records
from kawat.lake.stage import Stage
from kawat.lake.veil import is_veiled, veiled

__all__ = [
    "AROUND",
    "LAKE_PROTOCOL",
    "Claim",
    "Desk",
    "Digests",
    "Failure",
    "Hits",
    "Lake",
    "Party",
    "Rows",
    "Run",
    "Sight",
    "Sought",
    "Stage",
    "Told",
    "alone_at",
    "commit",
    "failure_of",
    "failure_rows",
    "find_events",
    "is_veiled",
    "known_ids",
    "look",
    "make_lake",
    "open_lake",
    "page_row",
    "records",
    "tell_events",
    "to_rows",
    "veiled",
    "writing",
]
