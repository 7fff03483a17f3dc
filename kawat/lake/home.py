"""A lake is a local folder of Delta tables with a small file that says its protocol; here it is made, opened and checked."""

import json
import os
import re
from functools import cache
from pathlib import Path

import arro3.core
import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from kawat.errors import BadLake
from kawat.lake.schema import TABLES
from kawat.span import Noun

Sight = duckdb.DuckDBPyConnection
LAKE_PROTOCOL = 2
MARKER = "kawat-lake.json"
LOGS = {"delta.logRetentionDuration": "interval 1 days"}  # how long a caretaker leaves the logs before a checkpoint
_TOLD = {"delta.dataSkippingStatsColumns": "run", **LOGS}  # the log is to hold no words of reports: it outlives them
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")  # as a path, `s3://bucket/lake` has lost a stroke; C:/ is none
_UNFIT = re.compile(r"[][*?\\|^<>\x00-\x1f\ud800-\udfff]|%[0-9A-Fa-f]{2}")


class Lake(Noun, frozen=True, kw_only=True):
    """A lake that was opened: its folder, as an absolute path, and its epoch.

    A new epoch begins whenever rows are taken out; the same rows have another key in each, so that they can come back.
    """

    folder: Path
    epoch: int = 0


def open_lake(folder: Path) -> Lake:
    """Return the lake in a folder; raise BadLake when the folder holds none, or one of another protocol."""
    _refuse_unfit(folder)
    marker = folder / MARKER
    if not marker.is_file():
        cause = "is not a lake" if folder.exists() else "does not exist"
        raise BadLake(str(folder), cause, "make one with: kawat ingest PATH --into DIR")
    found, epoch = _told_by(marker)
    if found != LAKE_PROTOCOL:
        cause = f"is a lake of protocol {found}; this Kawat expects {LAKE_PROTOCOL}"
        step = "upgrade Kawat" if found > LAKE_PROTOCOL else "ingest the reports again into a new folder"
        raise BadLake(str(folder), cause, step)
    return Lake(folder=folder.resolve(), epoch=epoch)


def begin_epoch(lake: Lake, job: str) -> Lake:
    """Return the lake in its next epoch, as its marker says from now on."""
    _mark(lake.folder, lake.epoch + 1, job)
    return open_lake(lake.folder)


def make_lake(folder: Path, job: str) -> Lake:
    """Return the lake in a folder, made when the folder is new or empty; `job` names the process that makes it."""
    _refuse_unfit(folder)
    try:
        if not (folder / MARKER).is_file():
            _settle(folder, job)
    except OSError as fault:
        raise BadLake(str(folder), f"cannot be made ({fault.strerror})", "check the path and your permissions") from None
    return open_lake(folder)


def _refuse_unfit(folder: Path) -> None:
    """Refuse an address, and a path that the engines would take for a pattern or for percent-encoding."""
    if _ADDRESS.match(str(folder)):
        raise BadLake(str(folder), "is an address; a lake is a local folder", "give a folder, and copy it where it is to go")
    if _UNFIT.search(str(folder.resolve())):
        raise BadLake(str(folder), "has a path with one of [ ] * ? \\ | ^ < > or %20", "choose a path without them")


def _settle(folder: Path, job: str) -> None:
    """Put the marker into a new or empty folder: written beside it first, so that no reader sees half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    held = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    if held and MARKER not in held:
        raise BadLake(str(folder), f"is not a lake and holds other things ({held[0]})", "give a new or an empty folder")
    _mark(folder, 0, job)


def _mark(folder: Path, epoch: int, job: str) -> None:
    draft = folder / f".{MARKER}.{job}"
    told = {"lake": "kawat", "protocol": LAKE_PROTOCOL, "epoch": epoch}
    with draft.open("w", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / MARKER)


def _told_by(marker: Path) -> tuple[int, int]:
    """Return the protocol and the epoch that a marker tells."""
    try:
        told = json.loads(marker.read_text(encoding="utf-8"))
        return int(told["protocol"]), int(told.get("epoch", 0))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise BadLake(str(marker), "does not say the lake's protocol", "restore it from a copy of the lake") from None


def find_table(lake: Lake, table: str) -> DeltaTable | None:
    """Return the newest state of a table, or None while nothing was ever put into it."""
    try:
        return DeltaTable(str(lake.folder / table))
    except TableNotFoundError:
        return None
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None


def get_table(lake: Lake, table: str) -> DeltaTable:
    """Return the newest state of a table, made empty when it is not there; another process may make it at the same time."""
    found = find_table(lake, table)
    if found is not None:
        return found
    try:
        DeltaTable.create(str(lake.folder / table), schema=_arrow_schema(table), mode="ignore", configuration=_TOLD)
    except CommitFailedError:
        pass  # the other process was faster
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None
    return get_table(lake, table)


def files_of(lake: Lake, table: str, state: DeltaTable | None) -> list[str]:
    """Return the paths of the files that a state of a table is made of.

    Only the last part of Delta's addresses is taken, because it writes the folders above percent-encoded.
    """
    addresses = state.file_uris() if state is not None else []
    return [str(lake.folder / table / address.rsplit("/", 1)[-1]) for address in addresses]


def damaged(lake: Lake, table: str, fault: Exception) -> BadLake:
    """Return the refusal of a table that the engine cannot read or write."""
    cause = (str(fault).splitlines() or [type(fault).__name__])[0][:200]
    return BadLake(str(lake.folder / table), f"cannot be used ({cause})", "check the disk, or restore the lake from a copy")


def new_engine() -> Sight:
    """Return an empty DuckDB in memory, with times in UTC, which is the zone Delta tables know."""
    engine = duckdb.connect(config={"threads": 2})
    engine.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
    return engine


def nothing(table: str) -> str:
    """Return the SQL of a table without rows that has the columns of this one."""
    return "SELECT " + ", ".join(f"NULL::{c.type} AS {c.quoted}" for c in TABLES[table]) + " LIMIT 0"


def quote(text: str) -> str:
    """Return a text as SQL writes it, where the engine takes no parameters: in a view, and for a table function's files."""
    return "'" + text.replace("'", "''") + "'"


@cache
def _arrow_schema(table: str) -> arro3.core.Schema:
    with new_engine() as engine:
        return arro3.core.Table.from_arrow(engine.sql(nothing(table))).schema
