"""The lake keeps records in Delta tables in a folder: rows go in once, run by run, and come out as the records they were."""

from kawat.lake.ask import Dyad, Relation, add_views, latest_reports, offices, panel, persons, timeline
from kawat.lake.commit import commit
from kawat.lake.find import AROUND, Claim, Hits, Party, Sought, Told, find_events, tell_events
from kawat.lake.home import LAKE_PROTOCOL, Lake, Sight, make_lake, open_lake
from kawat.lake.rows import Failure, Rows, Run, failure_of, failure_rows, page_row, to_rows
from kawat.lake.sight import known_ids, look, records
from kawat.lake.stage import Stage

__all__ = [
    "AROUND",
    "LAKE_PROTOCOL",
    "Claim",
    "Dyad",
    "Failure",
    "Hits",
    "Lake",
    "Party",
    "Relation",
    "Rows",
    "Run",
    "Sight",
    "Sought",
    "Stage",
    "Told",
    "add_views",
    "commit",
    "failure_of",
    "failure_rows",
    "find_events",
    "known_ids",
    "latest_reports",
    "look",
    "make_lake",
    "offices",
    "open_lake",
    "page_row",
    "panel",
    "persons",
    "records",
    "tell_events",
    "timeline",
    "to_rows",
]
