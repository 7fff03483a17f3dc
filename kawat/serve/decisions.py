"""Decisions: what people said of readings, kept beside the lake in SQLite, only ever added, each with who and when."""

import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from kawat.errors import BadLake
from kawat.lake import Lake
from kawat.lake.beside import DECISIONS
from kawat.span import Noun

Verdict = Literal["accept", "correct", "reject", "same", "other"]
_TABLES = """
CREATE TABLE IF NOT EXISTS decisions (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, verdict TEXT NOT NULL, kind TEXT NOT NULL, report TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, was TEXT NOT NULL, becomes TEXT NOT NULL, undone_at TEXT, undone_by TEXT);
CREATE INDEX IF NOT EXISTS decisions_report ON decisions (report);
CREATE TABLE IF NOT EXISTS tokens (hash TEXT PRIMARY KEY, who TEXT NOT NULL, at TEXT NOT NULL);
"""


class Decision(Noun, frozen=True, kw_only=True):
    """One word about one reading: `kind` is its table, `start` and `stop` its place in the text of `report`.

    `was` is the reading as JSON with the places of the mentions it names (`Reading` in judge.py); `becomes` what a
    correction changed it to. For `same` and `other` they are the two ids, and the id that is kept comes second.
    """

    verdict: Verdict
    kind: str
    report: str
    start: int
    stop: int
    was: str
    becomes: str = ""
    id: int = 0
    at: str = ""
    who: str = ""
    undone_at: str | None = None
    undone_by: str | None = None


class Decisions:
    """The file of decisions of a lake; it is written one decision a time, by any number of processes."""

    def __init__(self, lake: Lake) -> None:
        self._path = lake.folder / DECISIONS
        self._lock = threading.Lock()
        try:
            with self._open() as file:
                file.executescript(_TABLES)
        except sqlite3.Error as fault:
            raise _blocked(self._path, fault) from None

    def add(self, decision: Decision, who: str) -> Decision:
        """Keep a decision and return it with its number; a later one about the same reading wins over it."""
        made = msgspec.structs.replace(decision, who=who, at=_now())
        fields = msgspec.structs.asdict(made)
        fields.pop("id")
        names = ", ".join(fields)
        with self._open() as file:
            marks = ", ".join("?" for _ in fields)
            found = file.execute(f"INSERT INTO decisions ({names}) VALUES ({marks})", list(fields.values()))
            return msgspec.structs.replace(made, id=found.lastrowid or 0)

    def undo(self, number: int, who: str) -> Decision | None:
        """Take a decision back and return it; None where there is none of this number, or it was taken back before."""
        with self._open() as file:
            done = file.execute(
                "UPDATE decisions SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL", (_now(), who, number)
            )
            return next(_read(file, "WHERE id = ?", number), None) if done.rowcount else None

    def standing(self, report: str | None = None) -> list[Decision]:
        """Return the decisions that stand, of one report or of all, the oldest first."""
        with self._open() as file:
            if report is None:
                return list(_read(file, "WHERE undone_at IS NULL ORDER BY id"))
            return list(_read(file, "WHERE undone_at IS NULL AND report = ? ORDER BY id", report))

    def latest(self, limit: int) -> list[Decision]:
        """Return the newest decisions, those taken back too."""
        with self._open() as file:
            return list(_read(file, "ORDER BY id DESC LIMIT ?", limit))

    def new_token(self, who: str) -> str:
        """Make a token for somebody and return it; only its hash is kept."""
        token = secrets.token_urlsafe(32)
        with self._open() as file:
            file.execute("INSERT INTO tokens VALUES (?, ?, ?)", (_hash(token), who, _now()))
        return token

    def whose(self, token: str) -> str | None:
        """Return whose token this is."""
        with self._open() as file:
            found = file.execute("SELECT who FROM tokens WHERE hash = ?", (_hash(token),)).fetchone()
        return str(found[0]) if found else None

    def has_tokens(self) -> bool:
        """Tell whether any token was ever made."""
        with self._open() as file:
            return bool(file.execute("SELECT count(*) FROM tokens").fetchone()[0])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            file = sqlite3.connect(self._path, timeout=20)
            try:
                file.execute("PRAGMA journal_mode = WAL")
                with file:
                    yield file
            finally:
                file.close()


def _read(file: sqlite3.Connection, rest: str, *given: object) -> Iterator[Decision]:
    fields = Decision.__struct_fields__
    for row in file.execute(f"SELECT {', '.join(fields)} FROM decisions {rest}", given):
        yield msgspec.convert(dict(zip(fields, row, strict=True)), Decision)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _blocked(path: Path, fault: sqlite3.Error) -> BadLake:
    return BadLake(str(path), f"cannot be used ({fault})", "check the disk and your permissions")
