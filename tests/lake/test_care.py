"""Caring for a lake: the doctor finds what is wrong, tidying loses nothing, what is forgotten is gone."""

import importlib
import json
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from deltalake import DeltaTable, write_deltalake

from kawat.errors import BadLake
from kawat.lake import (
    Lake,
    alone_at,
    examine,
    forget,
    look,
    open_lake,
    plan_for,
    records,
    repair,
    tidy,
    writing,
)
from kawat.lake.home import new_engine
from kawat.lake.spans import pointers, spans_sql
from kawat.run import Job, Tools, run_job
from tests.lake.made import MADE, START, ingest_all, new_lake, opened, read
from tests.lake.test_lake_commit import break_off, reports, rows_in, stored
from tests.lake.test_lake_home import count


def broken(lake: Lake) -> dict[str, int]:
    return {check.name: check.broken for check in examine(lake) if check.broken}


MADE_LAKES = TemporaryDirectory()


def filled(folder: Path, shards: int = 3) -> Lake:
    """Return a lake of two reports a shard: a copy of one that is made once."""
    return open_lake(Path(shutil.copytree(_filled(shards), folder, dirs_exist_ok=True)))


@cache
def _filled(shards: int) -> Path:
    lake = new_lake(Path(MADE_LAKES.name) / str(shards))
    for n in range(shards):
        ingest_all(lake, reports(2 * n, 2 * n + 1), f"j{n}")
    return lake.folder


def change(lake: Lake, table: str, sql: str, runs: str = "") -> None:
    """Rewrite a table as a query over it says."""
    with new_engine() as engine:
        uris = DeltaTable(str(lake.folder / table)).file_uris()
        rows = engine.sql(f"SELECT * REPLACE ({sql}) FROM read_parquet({uris}) {runs}")
        write_deltalake(str(lake.folder / table), rows, mode="overwrite")


def test_a_sound_lake_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    lake = filled(tmp_path)
    checks = list(examine(lake))
    assert len(checks) > 50
    assert broken(lake) == {}


@pytest.mark.parametrize(
    ("table", "sql", "found"),
    [
        ("reports", "left(text, 20) AS text", "reports: the id is the digest of URL and text"),
        ("reports", "left(text, 20) AS text", "events: spans inside the text"),
        ("reports", "'other' AS id", "events: of reports that are there"),
        ("pages", "'x'::BLOB AS raw", "pages: the bytes are those that were read"),
        ("events", "[0, 7] AS actors", "events.actors: numbers of mentions that are there"),
        ("events", "[[5, 3000]] AS tellings", "events: spans inside the text"),
        ("attributions", "[[9, 4]] AS content", "attributions: spans inside the text"),
        ("mentions", "0 AS n", "mentions: no key twice"),
        ("runs", '5 AS "new"', "runs: each has brought what it says"),
        ("runs", "1 AS number", "runs: no number twice"),
    ],
)
def test_the_doctor_finds_what_was_broken(tmp_path: Path, table: str, sql: str, found: str) -> None:
    lake = filled(tmp_path, 2)
    change(lake, table, sql)
    assert found in broken(lake)


def test_the_doctor_finds_a_file_that_is_torn(tmp_path: Path) -> None:
    lake = filled(tmp_path, 1)
    (file,) = (tmp_path / "events").glob("*.parquet")
    data = bytearray(file.read_bytes())
    data[len(data) // 3 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 3)
    file.write_bytes(data)
    assert broken(lake)
    file.unlink()
    assert broken(lake) == {"events can be read": 1}


def test_derived_parts_are_mended(tmp_path: Path) -> None:
    lake = filled(tmp_path, 1)
    for name, covers in (("good", {"runs": 1}), ("ahead", {"runs": 99}), ("torn", None)):
        (tmp_path / ".index" / name).mkdir(parents=True)
        told = json.dumps({"covers": covers}) if covers else "{"
        (tmp_path / ".index" / name / "covers.json").write_text(told)
    (tmp_path / ".staging" / "dead").mkdir(parents=True)
    assert len(broken(lake)) == 3
    assert repair(lake) == ("index ahead", "index torn", "rows of a broken run, dead")
    assert broken(lake) == {}
    assert (tmp_path / ".index" / "good").exists()


def test_tidying_joins_files_and_changes_nothing_else(tmp_path: Path) -> None:
    lake = filled(tmp_path)
    before = rows_in(lake)
    done = {one.table: one for one in tidy(lake, "t", keep_hours=0)}
    assert (done["events"].files_before, done["events"].files_after) == (3, 1)
    assert len(list((tmp_path / "events").glob("*.parquet"))) == 1
    assert rows_in(lake) == before
    assert broken(lake) == {}
    assert ingest_all(lake, reports(*range(7)), "more").run.new == 1


@pytest.mark.parametrize(("days", "keep_hours", "kept"), [(0, 24, 6), (2, 24, 1), (0, 0, 0)])
def test_tidying_lets_old_logs_go_even_in_a_lake_that_was_to_keep_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, keep_hours: int, kept: int
) -> None:
    with monkeypatch.context() as before:
        before.delitem(importlib.import_module("kawat.lake.home")._TOLD, "delta.logRetentionDuration")  # as older versions did
        lake = new_lake(tmp_path)
        for n in range(5):
            ingest_all(lake, reports(n), f"j{n}")
    entries = list(tmp_path.glob("*/_delta_log/*.json"))
    for path in entries:
        os.utime(path, (path.stat().st_mtime - days * 86_400,) * 2)
    assert len(list((tmp_path / "events" / "_delta_log").glob("*.json"))) == 6
    rows = rows_in(lake)
    done = {one.table: one for one in tidy(lake, "t", keep_hours)}
    assert sum(path.exists() for path in entries if path.parent.parent.name == "events") == kept
    assert done["events"].logs == 6 - kept
    assert all(len(list((tmp_path / table / "_delta_log").iterdir())) <= 8 + kept for table in done)
    assert rows_in(lake) == rows
    assert ingest_all(lake, reports(*range(6)), "more").run.new == 1
    assert broken(lake) == {}


def test_tidying_takes_out_what_a_broken_run_left_and_it_can_come_back(tmp_path: Path) -> None:
    lake = filled(tmp_path, 1)
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        break_off(patched, 3)
        ingest_all(lake, reports(7, 8), "b")
    assert stored(lake, "pages") == 4
    done = {one.table: one for one in tidy(lake, "t", keep_hours=0)}
    assert done["pages"].unfinished == 2
    assert stored(lake, "pages") == 2
    lake = open_lake(tmp_path)
    assert ingest_all(lake, reports(7, 8), "b").run.new == 2
    assert count(lake, "pages") == count(lake, "events") == stored(lake, "events") == 4
    assert broken(lake) == {}


def test_a_job_joins_small_files_when_they_are_many_and_it_is_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def files(table: str) -> int:
        return len(DeltaTable(str(tmp_path / table)).file_uris())

    monkeypatch.setattr(importlib.import_module("kawat.lake.tidy"), "_MANY", 3)  # the room's `tidy` is a function
    lake = filled(tmp_path, 1)
    with writing(lake):
        ingest_all(lake, reports(100, 101), "beside another", batch=1)
        assert files("events") == files("runs") == 3
    before = rows_in(lake)
    ingest_all(lake, reports(102), "alone")
    assert files("events") == files("runs") == files("pages") == 1
    after = rows_in(lake)
    assert len(after["events"]) == len(before["events"]) + 1
    assert all(row in after[table] for table, rows in before.items() for row in rows)
    assert broken(lake) == {}
    assert ingest_all(lake, reports(0, 1, 100, 101, 102), "again").run.new == 0


@pytest.mark.fault("a job broken off while it joins small files")
@pytest.mark.parametrize("after", range(3))
def test_a_joining_that_was_broken_off_loses_nothing(tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    room = importlib.import_module("kawat.lake.tidy")
    monkeypatch.setattr(room, "_MANY", 2)
    lake = filled(tmp_path, 1)
    honest = room._join
    joined: list[str] = []

    def dying(lake: Lake, table: str, *rest: object) -> None:
        if len(joined) == after:
            raise KeyboardInterrupt
        honest(lake, table, *rest)
        joined.append(table)

    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(room, "_join", dying)
        ingest_all(lake, reports(7), "b")
    assert len(joined) == after
    assert count(lake, "reports") == count(lake, "events") == stored(lake, "events") == 3
    assert broken(lake) == {}
    assert ingest_all(lake, reports(0, 1, 7), "again").run.new == 0
    assert len(DeltaTable(str(tmp_path / "events")).file_uris()) == 1


def test_nobody_tidies_while_somebody_writes(tmp_path: Path) -> None:
    lake = filled(tmp_path, 1)
    with writing(lake), writing(lake):
        for act in (lambda: tidy(lake, "t"), lambda: forget(lake, plan_for(lake, None, "chn/wei-lan"), "f")):
            with pytest.raises(BadLake, match="is being written to by another process; run this again"):
                act()
    with alone_at(lake):
        pass


URL = "https://example.org/berita/1"


def with_pages(folder: Path) -> Lake:
    """Return a copy of a lake with two versions of a page and three other reports."""
    return open_lake(Path(shutil.copytree(_with_pages(), folder, dirs_exist_ok=True)))


@cache
def _with_pages() -> Path:
    lake = new_lake(Path(MADE_LAKES.name) / "pages")
    text = "Laporan rahasia {}: Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."
    order = Job(id="j", started=START, inputs=(URL, "b"), made=MADE)
    given = [opened(text.format(n), url=URL) for n in range(2)]
    run_job(lake, [*given, opened("Tanpa nama.")], order, Tools(read=read, now=lambda: START, tell=lambda: None))
    ingest_all(lake, reports(1, 2), "k")
    return lake.folder


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_page_is_forgotten_in_all_its_versions(tmp_path: Path) -> None:
    lake = with_pages(tmp_path)
    ids = set(plan_for(lake, URL, None).reports)
    (tmp_path / ".index" / "text").mkdir(parents=True)
    done = dict(forget(lake, plan_for(lake, URL, None), "f"))
    assert (done["reports"], done["pages"], done["events"], done["mentions"], done["runs"]) == (2, 2, 2, 4, 1)
    assert count(lake, "reports") == 3
    assert stored(lake, "reports") == 3
    assert not (tmp_path / ".index").exists()
    held = everything(tmp_path)
    assert not any(one.encode() in held for one in (URL, "rahasia", *ids))
    assert broken(lake) == {}
    with look(lake) as sight:
        assert sight.execute('SELECT inputs, "new", forgotten FROM runs WHERE number = 1').fetchall() == [
            (["(forgotten)", "b"], 3, 2)
        ]


def test_what_was_forgotten_comes_back_when_it_is_ingested_again(tmp_path: Path) -> None:
    lake = with_pages(tmp_path)
    given = [opened("Laporan rahasia 0: Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan.", url=URL)]
    forget(lake, plan_for(lake, URL, None), "f")
    lake = open_lake(tmp_path)
    assert ingest_all(lake, given, "again").run.new == 1
    with look(lake) as sight:
        assert list(records(sight, [given[0].report.id])) == [read(given[0].report)]
    assert broken(lake) == {}


def test_a_person_is_forgotten_with_the_reports_that_mention_them(tmp_path: Path) -> None:
    lake = with_pages(tmp_path)
    done = dict(forget(lake, plan_for(lake, None, "chn/wei-lan"), "f"))
    assert done["reports"] == 4
    assert count(lake, "reports") == 1
    assert b"wei-lan" not in everything(tmp_path)
    assert broken(lake) == {}


def test_forgetting_that_was_broken_off_is_finished_by_the_next(tmp_path: Path) -> None:
    lake = with_pages(tmp_path)
    saved = tmp_path.parent / "plan"
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):

        def dying(*_: object) -> int:
            shutil.copy(tmp_path / ".forgetting.json", saved)
            raise KeyboardInterrupt

        patched.setattr(importlib.import_module("kawat.lake.forget"), "sweep", dying)
        forget(lake, plan_for(lake, None, "chn/wei-lan"), "f")
    assert json.loads(saved.read_text())["reports"]
    assert b"wei-lan" in everything(tmp_path)
    lake = open_lake(tmp_path)
    forget(lake, plan_for(lake, None, "chn/wei-lan"), "f")
    assert b"wei-lan" not in everything(tmp_path)
    assert not (tmp_path / ".forgetting.json").exists()


def test_every_number_and_span_of_a_reading_is_looked_after() -> None:
    found = {(p.table, p.column): (p.target, p.many, p.required) for p in pointers()}
    assert found["events", "actors"] == ("mentions", True, True)
    assert found["events", "claimed_in"] == ("attributions", False, False)
    assert found["memberships", "member"] == ("mentions", False, True)
    assert found["mechanisms", "meetings"] == ("meetings", True, True)
    assert found["pledges", "event"] == ("events", False, False)
    assert ("events", "event") not in found
    assert len(spans_sql("attributions")) == 5
    assert len(spans_sql("events")) == 4
    assert len(spans_sql("parts")) == 2
