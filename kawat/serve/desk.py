"""The desk: a lake's readings and the facts pages ask for, in one DuckDB file that is derived, kept in step and rebuildable."""

import hashlib
import json
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from kawat.lake import Lake, Sight, look
from kawat.lake.beside import DESK
from kawat.lake.home import find_table, nothing
from kawat.lake.schema import READINGS, TABLES

_SCRIPTS = ("tables", "arrive", "settle", "derive")
_MACROS = (
    r"""CREATE MACRO slug(w) AS
    coalesce(nullif(trim(regexp_replace(lower(strip_accents(w)), '[^a-z0-9]+', '-', 'g'), '-'), ''), 'x')""",
    r"""CREATE MACRO is_person(id) AS
    coalesce(regexp_matches(id, '^[a-z]{3}/') AND NOT regexp_matches(id, '^(org|grp|any)/'), false)""",
    "CREATE MACRO hidden(id, attested) AS is_person(id) AND NOT coalesce(attested, false)",
    r"""CREATE MACRO unit_of(country, id) AS coalesce(country, CASE
        WHEN regexp_matches(id, '^[A-Z]') THEN regexp_extract(id, '^[A-Z0-9-]+')
        WHEN regexp_matches(id, '^(bloc|grp)/') THEN id
        WHEN regexp_matches(id, '^any/.*@') THEN regexp_extract(id, '@([A-Z0-9-]+)$', 1) END)""",
)


class Stream:
    """Rows of one engine on their way into another, as an Arrow stream."""

    def __init__(self, rows: duckdb.DuckDBPyRelation) -> None:
        self._rows = rows

    def __arrow_c_stream__(self, schema: object = None) -> object:
        """Return the stream's capsule."""
        return self._rows.__arrow_c_stream__(schema)


class Desk:
    """The facts of a lake as of the runs it covers; every reader has a transaction of its own, so one state of it.

    The file stands among the lake's derived parts (`.index/desk`), so that `kawat doctor` checks and `kawat forget` deletes
    it, and is used again at the next start; where it cannot be written, or another process holds it, a temporary one takes
    its place.
    """

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._writing = threading.Lock()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._path, self._engine = self._open()

    def close(self) -> None:
        """Close the file."""
        self._engine.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    @contextmanager
    def reading(self) -> Iterator[Sight]:
        """Lend a connection that sees one state of the desk, whatever is written meanwhile."""
        cursor = self._engine.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def writing(self) -> Iterator[Sight]:
        """Lend a connection whose changes are seen all at once, when it is given back without a fault."""
        with self._writing:
            cursor = self._engine.cursor()
            try:
                cursor.execute("BEGIN TRANSACTION")
                yield cursor
                cursor.execute("COMMIT")
            finally:
                cursor.close()

    def refresh(self) -> bool:
        """Bring the desk in step with the lake, and tell whether anything had changed.

        New runs are added; when what was there has changed (reports forgotten, or read again), all is made anew. A file that
        was deleted meanwhile is made anew, too: nothing of what was forgotten may go on being shown.
        """
        if not self._path.exists():
            self._engine.close()
            self._path, self._engine = self._open()
        version = _runs_of(self._lake)
        changed = self._take_up()
        with suppress(OSError):
            self._path.with_name("covers.json").write_text(json.dumps({"covers": {"runs": version}}) + "\n", encoding="utf-8")
        return changed

    def _take_up(self) -> bool:
        with look(self._lake) as sight:
            there = set(_column(sight, "SELECT run FROM runs"))
            with self.writing() as desk:
                covered = set(_column(desk, "SELECT run FROM runs"))
                if covered == there and _counts(desk, "raw_") == _counts(sight):
                    return False
                again = set(_column(sight, "SELECT run FROM runs WHERE len(redone) > 0")) - covered
                if again or not covered <= there or not _add(desk, sight, there - covered):
                    _empty(desk)
                    _add(desk, sight, there)
                return True

    def version(self) -> str:
        """Return a short name of the state the desk is in: the time of its newest run, and how many there are."""
        with self.reading() as desk:
            newest, runs = desk.execute("SELECT max(finished)::VARCHAR, count(*) FROM runs").fetchall()[0]
        return f"{newest[:16]} UTC ({runs})" if newest else "-"

    def _open(self) -> tuple[Path, Sight]:
        path = self._lake.folder / DESK
        shutil.rmtree(self._lake.folder / ".desk", ignore_errors=True)  # where it stood before, unknown to forget
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path, _opened(path)
        except (OSError, duckdb.IOException, duckdb.ConnectionException):
            self._temporary = self._temporary or tempfile.TemporaryDirectory(prefix="kawat-desk-")
            path = Path(self._temporary.name) / DESK.name
            return path, _opened(path)


def _runs_of(lake: Lake) -> int | None:
    """Return the version of the table of runs, which only grows; None while there is none."""
    state = find_table(lake, "runs")
    return None if state is None else state.version()


def _opened(path: Path) -> Sight:
    """Open the file, made anew where it is of another version; from then on the engine reaches no other file."""
    engine = duckdb.connect(str(path))
    if _version_in(engine) != desk_version():
        engine.close()
        path.unlink()
        engine = duckdb.connect(str(path))
        _make(engine)
    engine.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false; SET memory_limit = '4GB'; SET threads = 2")
    engine.execute("SET enable_external_access = false")
    return engine


def desk_version() -> str:
    """Return the version of the desk's form: the digest of its scripts and of the lake's columns."""
    form = [*(_script(name) for name in _SCRIPTS), *_MACROS, repr(TABLES)]
    return hashlib.sha256("\n".join(form).encode()).hexdigest()[:16]


def _version_in(engine: Sight) -> str | None:
    try:
        found = engine.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except duckdb.CatalogException:
        return None
    return str(found[0]) if found else None


def _make(engine: Sight) -> None:
    """Make the tables: the lake's readings as they are read (`raw_`), as a person put them right (`own_`), and the facts."""
    for macro in _MACROS:
        engine.execute(macro)
    engine.execute(_script("tables"))
    for table in READINGS:
        empty = f"SELECT 0::INTEGER AS s, * EXCLUDE (report, run) FROM ({nothing(table)})"
        engine.execute(f"CREATE TABLE raw_{table} AS {empty}; CREATE TABLE own_{table} AS {empty}")
        kept = f"SELECT * FROM raw_{table} WHERE s NOT IN (SELECT s FROM judged)"
        engine.execute(f"CREATE VIEW {table} AS {kept} UNION ALL SELECT * FROM own_{table}")
    engine.execute("INSERT INTO meta VALUES ('version', ?)", [desk_version()])


def _script(name: str) -> str:
    return files("kawat.serve").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _column(engine: Sight, query: str) -> list[Any]:
    return [row[0] for row in engine.execute(query).fetchall()]


def _counts(engine: Sight, prefix: str = "") -> list[int]:
    """Return how many reports there are, and how many readings of each table."""
    tables = ["reports", *(f"{prefix}{table}" for table in READINGS)]
    return [int(_column(engine, f'SELECT count(*) FROM "{table}"')[0]) for table in tables]


def _empty(desk: Sight) -> None:
    for table in ("reports", "items", "parties", "dyads", "takers", "unit_sums", "pair_sums", "faces", "runs", "judged"):
        desk.execute(f"DELETE FROM {table}")
    for table in READINGS:
        desk.execute(f"DELETE FROM raw_{table}; DELETE FROM own_{table}")


def _add(desk: Sight, sight: Sight, runs: Iterable[str]) -> bool:
    """Add the rows of these runs; False, with nothing kept that counts, when the desk and the lake then disagree."""
    sight.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest(?::VARCHAR[]) AS run", [list(runs)])
    _carry(desk, sight, "SELECT r.*, w.finished, w.number FROM reports r JOIN runs w USING (run) SEMI JOIN wanted USING (run)")
    desk.execute("CREATE OR REPLACE TEMP TABLE known AS SELECT id FROM reports")
    desk.execute(_script("arrive"))
    for table in READINGS:
        _carry(desk, sight, f'SELECT * EXCLUDE (run) FROM "{table}" SEMI JOIN wanted USING (run)')
        desk.execute(
            f"INSERT INTO raw_{table} SELECT r.s, t.* EXCLUDE (report) FROM incoming t JOIN arrived r ON r.id = t.report "
            "ORDER BY s, n"
        )
    desk.unregister("incoming")
    desk.execute(_script("settle"))
    desk.execute(_script("derive"))
    _carry(desk, sight, "SELECT run, finished FROM runs SEMI JOIN wanted USING (run)")
    desk.execute("INSERT INTO runs SELECT * FROM incoming")
    desk.unregister("incoming")
    return _counts(desk, "raw_") == _counts(sight)


def _carry(desk: Sight, sight: Sight, query: str) -> None:
    desk.register("incoming", Stream(sight.sql(query)))


def derive(desk: Sight, reports: Iterable[int]) -> None:
    """Make the facts of these reports anew."""
    desk.execute("CREATE OR REPLACE TEMP TABLE fresh AS SELECT unnest(?::INTEGER[]) AS s", [list(reports)])
    desk.execute(_script("derive"))
