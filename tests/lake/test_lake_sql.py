"""A question in SQL reads the lake and can do nothing else, however it is put."""

import hashlib
from pathlib import Path

import pytest

from kawat.lake import Lake
from kawat.lake.sql import BadQuery, Bounds, ask_sql
from tests.lake.made import ingest_all, new_lake, opened

MET = "Wei Lan bertemu Menteri Pavlov di Jenewa. “Ya,” kata Wei Lan."


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = new_lake(tmp_path_factory.mktemp("sql") / "lake")
    ingest_all(lake, [opened(MET)], "job")
    return lake


def asked(lake: Lake, query: str, bounds: Bounds | None = None) -> list[tuple[object, ...]]:
    with ask_sql(lake, query, bounds) as answer:
        return list(answer.rows)


def digest(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(str(file).encode() + file.read_bytes() for file in files)).hexdigest()


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT event, count(*) FROM events GROUP BY ALL", [("CONSULT", 1)]),
        ("FROM events SELECT quad;", [(1,)]),
        ("WITH e AS (FROM events) SELECT n FROM e -- the first", [(0,)]),
        ("VALUES (3), (2)", [(3,), (2,)]),
        ("SELECT source, target FROM dyads ORDER BY ALL", [("chn/wei-lan", "rus/pavlov"), ("rus/pavlov", "chn/wei-lan")]),
        ("SELECT range FROM range(3) ORDER BY range DESC", [(2,), (1,), (0,)]),
    ],
)
def test_questions_are_answered(lake: Lake, query: str, rows: list[tuple[object, ...]]) -> None:
    assert asked(lake, query) == rows


def test_the_tables_can_be_listed_and_described(lake: Lake) -> None:
    assert ("events",) in asked(lake, "SHOW TABLES")
    assert asked(lake, "DESCRIBE events")[0][:2] == ("report", "VARCHAR")


ATTACKS = [
    "COPY (SELECT 1) TO '{own}'",
    "WITH x AS (COPY (SELECT 1 a) TO '{own}' (USE_TMP_FILE false)) SELECT 1",
    "WITH x AS (COPY (SELECT 1 a) TO '{own}' (FORMAT parquet, USE_TMP_FILE false)) FROM x",
    "SELECT 1) UNION ALL (WITH x AS (COPY (SELECT 1 a) TO '{own}' (USE_TMP_FILE false)) SELECT 1",
    "SELECT * FROM query('WITH x AS (COPY (SELECT 1 a) TO ''{own}'' (USE_TMP_FILE false)) SELECT 1')",
    "EXPLAIN ANALYZE COPY (SELECT 1 a) TO '{own}' (USE_TMP_FILE false)",
    "COPY (SELECT 1) TO '{folder}/new.csv'",
    "WITH x AS (INSERT INTO events SELECT * FROM events RETURNING *) SELECT 1 FROM x",
    "INSERT INTO events SELECT * FROM events",
    "DELETE FROM events",
    "UPDATE events SET quad = 4",
    "DROP VIEW events",
    "CREATE TABLE t AS SELECT 1",
    "CREATE OR REPLACE VIEW events AS SELECT 1",
    "ATTACH '{folder}/x.duckdb'",
    "EXPORT DATABASE '{folder}/out'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET memory_limit",
    "PRAGMA enable_external_access",
    "CALL enable_logging('QueryLog')",
    "FROM enable_logging('QueryLog', storage = 'file', storage_path = '{folder}/log')",
    "SELECT 1; COPY (SELECT 1) TO '{folder}/new.csv'",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_blob('{marker}')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM '{marker}'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM glob('{folder}/**')",
    "SELECT * FROM read_parquet('{folder}/events/*.parquet')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM parquet_metadata('/etc/passwd')",
    "SELECT * FROM read_csv('/dev/stdin')",
    "SELECT * FROM read_json('http://127.0.0.1:1/x')",
    "SELECT * FROM read_parquet('s3://bucket/x')",
    "SELECT * FROM duckdb_secrets()",
    "SELECT getenv('HOME')",
    "SELECT * FROM secret_of_the_caller",
    "SELECT * FROM sqlite_scan('{folder}/x', 'y')",
    "",
    ";",
    "SELECT 1 /*",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_is_written_and_nothing_else_is_read(lake: Lake, attack: str) -> None:
    secret_of_the_caller = [1]
    own = next((lake.folder / "events").glob("*.parquet"))
    before = digest(lake.folder)
    names = {"own": own, "folder": lake.folder, "marker": lake.folder / "kawat-lake.json"}
    with pytest.raises(BadQuery):
        asked(lake, attack.format(**names))
    assert digest(lake.folder) == before
    assert secret_of_the_caller == [1]


def test_a_question_that_takes_too_long_is_broken_off(lake: Lake) -> None:
    with pytest.raises(BadQuery, match=r"took longer than 0\.2 seconds"):
        asked(lake, "SELECT count(*) FROM range(1000000000000) a", Bounds(seconds=0.2))


def test_a_question_that_needs_too_much_is_broken_off(lake: Lake) -> None:
    query = "SELECT list(repeat(range::VARCHAR, 200)) FROM range(3000000)"
    with pytest.raises(BadQuery, match="needs more than 60 MB"):
        asked(lake, query, Bounds(memory=60, spill=1))


def test_a_wrong_question_is_told_in_one_line(lake: Lake) -> None:
    with pytest.raises(BadQuery) as told:
        asked(lake, "SELECT eventt FROM events")
    assert "eventt" in str(told.value)
    assert "\n" not in str(told.value)


def test_rows_come_as_they_are_asked_for(lake: Lake) -> None:
    with ask_sql(lake, "SELECT range FROM range(100000000)", Bounds(memory=200, spill=1)) as answer:
        assert answer.columns == ("range",)
        assert [next(answer.rows) for _ in range(3)] == [(0,), (1,), (2,)]
