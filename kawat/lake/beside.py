"""What stands beside a lake's tables: the pages' desk, derived from them, and what people decided of readings, which is not."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import duckdb

from kawat.errors import BadLake
from kawat.lake.files import source_of
from kawat.lake.home import Lake, Sight, find_table
from kawat.lake.schema import READINGS

DECISIONS = "decisions.sqlite"
DESK = Path(".index") / "desk" / "desk.duckdb"
DERIVED = (".index", ".staging")
_ROUND = 500
_VERDICTS = ("accept", "correct", "reject")
_HELD = "lock"


class Judged(NamedTuple):
    """A decision of one reading: its number, the table and place of what it is about, and the place a correction gave it."""

    id: int
    report: str
    table: str
    start: int
    stop: int
    becomes_start: int | None
    becomes_stop: int | None


def table_of(kind: str) -> str | None:
    """Return the table of the readings that decisions call by this kind; None for what is no reading (a person)."""
    table = "attributions" if kind == "statement" else f"{kind}s"
    return table if table in READINGS else None


def refuse_shown(lake: Lake) -> None:
    """Raise BadLake while `kawat serve` shows a lake: it holds a copy of the readings that could not be deleted."""
    path = lake.folder / DESK
    if not path.is_file():
        return
    try:
        duckdb.connect(str(path)).close()
    except duckdb.Error as fault:
        if _HELD in str(fault):
            raise BadLake(str(lake.folder), "is being shown by kawat serve", "stop it and run this again") from None


def drop_derived(lake: Lake) -> Iterator[tuple[str, int]]:
    """Delete what is derived from a lake, and yield the folders with the number of files that went."""
    for name in DERIVED:
        folder = lake.folder / name
        files = sum(path.is_file() for path in folder.rglob("*"))
        shutil.rmtree(folder, ignore_errors=True)
        yield name, files


def drop_decisions(lake: Lake, reports: Sequence[str], person: str | None) -> int:
    """Take the decisions about some reports and about a person out of their file for good, and return how many those were."""
    path = lake.folder / DECISIONS
    if not path.is_file():
        return 0
    gone = 0
    try:
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as file:
            file.execute("PRAGMA secure_delete = ON")
            for at in range(0, len(reports), _ROUND):
                some = reports[at : at + _ROUND]
                marks = ", ".join("?" for _ in some)
                gone += file.execute(f"DELETE FROM decisions WHERE report IN ({marks})", some).rowcount
            if person is not None:
                gone += file.execute(_OF_PERSON, {"id": person, "quoted": f'"{person}"'}).rowcount
            if gone:
                file.execute("VACUUM")
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as fault:
        raise _blocked(path, fault) from None
    return gone


_OF_PERSON = "DELETE FROM decisions WHERE :id IN (was, becomes) OR instr(was, :quoted) OR instr(becomes, :quoted)"


def check_decisions(lake: Lake, sight: Sight) -> Iterator[tuple[str, int, str]]:
    """Yield what should hold of the decisions, how many break it, and one that does; nothing where there are none.

    A decision is about a reading that was read at some time, perhaps not by the latest versions, or about what an earlier
    decision made of one. Those that were taken back are looked at too.
    """
    path = lake.folder / DECISIONS
    if not path.is_file():
        return
    try:
        found = _decisions(path)
    except sqlite3.Error as fault:
        yield "decisions can be read", 1, " ".join(str(fault).split())[:200]
        return
    yield "decisions can be read", 0, ""
    sight.execute("CREATE OR REPLACE TEMP TABLE decided (id INTEGER, report VARCHAR, tab VARCHAR, start INTEGER, stop INTEGER)")
    sight.execute("CREATE OR REPLACE TEMP TABLE made (id INTEGER, report VARCHAR, tab VARCHAR, start INTEGER, stop INTEGER)")
    for table in READINGS:
        source, _ = source_of(lake, table, find_table(lake, table), frozenset())
        sight.execute(f"CREATE OR REPLACE TEMP VIEW every_{table} AS {source}")
    for one in found:
        sight.execute("INSERT INTO decided VALUES (?, ?, ?, ?, ?)", one[:5])
        if one.becomes_start is not None:
            sight.execute(
                "INSERT INTO made VALUES (?, ?, ?, ?, ?)", (one.id, one.report, one.table, one.becomes_start, one.becomes_stop)
            )
    for name, sql in (("of reports that are there", _ORPHANS), ("spans inside the text", _OUTSIDE), (_THERE, _unread())):
        broken, example = sight.execute(f"SELECT count(*), min(example) FROM ({sql})").fetchall()[0]
        yield f"decisions: {name}", int(broken), str(example or "")


_THERE = "of readings that were read or made"
_ORPHANS = "SELECT id::VARCHAR AS example FROM decided WHERE report NOT IN (SELECT id FROM reports)"
_OUTSIDE = """
SELECT d.id::VARCHAR AS example
FROM (SELECT id, report, start, stop FROM decided UNION ALL SELECT id, report, start, stop FROM made) d
JOIN (SELECT id, length(text) AS size FROM reports) r ON r.id = d.report
WHERE NOT (0 <= d.start AND d.start <= d.stop AND d.stop <= r.size)
"""


def _unread() -> str:
    """Return the SQL of the decisions about what was never read, by any version, nor made by a correction."""
    read = " UNION ALL ".join(f"SELECT report, '{table}' AS tab, start, stop FROM every_{table}" for table in READINGS)
    return f"""
    SELECT d.id::VARCHAR AS example FROM decided d SEMI JOIN reports r ON r.id = d.report
    ANTI JOIN ({read} UNION ALL SELECT * EXCLUDE (id) FROM made) k USING (report, tab, start, stop)
    """


def _decisions(path: Path) -> list[Judged]:
    """Return the decisions about readings; raise sqlite3.Error for a file that is damaged."""
    with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True, timeout=20)) as file:
        (sound,) = file.execute("PRAGMA quick_check").fetchone()
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
        rows = file.execute(_JUDGED, _VERDICTS).fetchall()
    return [Judged(number, report, table, *rest) for number, report, kind, *rest in rows if (table := table_of(kind)) is not None]


_JUDGED = """
SELECT id, report, kind, start, stop,
    CASE WHEN verdict = 'correct' THEN json_extract(becomes, '$.fields.start') END,
    CASE WHEN verdict = 'correct' THEN json_extract(becomes, '$.fields.stop') END
FROM decisions WHERE verdict IN (?, ?, ?) ORDER BY id
"""


def _blocked(path: Path, fault: sqlite3.Error) -> BadLake:
    return BadLake(str(path), f"cannot be used ({fault})", "check the disk and your permissions")
