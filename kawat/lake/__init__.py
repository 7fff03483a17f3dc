"""The lake keeps records in Delta tables in a folder: rows go in once, run by run, and come out as the records they were."""

from kawat.lake.ask import Dyad, Relation, add_views, latest_reports, offices, panel, persons, timeline
from kawat.lake.commit import Desk, commit
from kawat.lake.doctor import Check, examine, repair
from kawat.lake.find import AROUND, Claim, Hits, Party, Sought, Told, find_events, tell_events
from kawat.lake.forget import Forgotten, Plan, forget, plan_for
from kawat.lake.graft import graft
from kawat.lake.home import LAKE_PROTOCOL, Lake, Sight, make_lake, open_lake
from kawat.lake.known import Digests
from kawat.lake.lock import alone_at, writing
from kawat.lake.rows import Failure, Rows, Run, failure_of, failure_rows, page_row, reading_rows, to_rows
from kawat.lake.schema import READINGS
from kawat.lake.sight import AsOf, known_ids, look, records
from kawat.lake.stage import Stage
from kawat.lake.tidy import Tidied, join_small, tidy
from kawat.lake.veil import is_veiled, veiled
from kawat.lake.walk import walk

__all__ = [
    "AROUND",
    "LAKE_PROTOCOL",
    "READINGS",
    "AsOf",
    "Check",
    "Claim",
    "Desk",
    "Digests",
    "Dyad",
    "Failure",
    "Forgotten",
    "Hits",
    "Lake",
    "Party",
    "Plan",
    "Relation",
    "Rows",
    "Run",
    "Sight",
    "Sought",
    "Stage",
    "Tidied",
    "Told",
    "add_views",
    "alone_at",
    "commit",
    "examine",
    "failure_of",
    "failure_rows",
    "find_events",
    "forget",
    "graft",
    "is_veiled",
    "join_small",
    "known_ids",
    "latest_reports",
    "look",
    "make_lake",
    "offices",
    "open_lake",
    "page_row",
    "panel",
    "persons",
    "plan_for",
    "reading_rows",
    "records",
    "repair",
    "tell_events",
    "tidy",
    "timeline",
    "to_rows",
    "veiled",
    "walk",
    "writing",
]
