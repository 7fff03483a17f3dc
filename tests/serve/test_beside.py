"""Beside the tables: forgetting reaches what people decided and what pages were made from, and the doctor looks at both."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import msgspec
import pytest

from kawat.errors import BadLake
from kawat.lake import Lake, Plan, examine, forget, look, open_lake, plan_for, repair
from kawat.lake.beside import DECISIONS, DESK, table_of
from kawat.lake.text import fill
from kawat.serve.decisions import Decision, Decisions
from kawat.serve.desk import Desk
from kawat.serve.judge import TABLES, Reading
from tests.serve.conftest import copy_of
from tests.serve.made import Ids


@pytest.fixture
def reviewed(model: tuple[Lake, Ids], tmp_path: Path) -> Iterator[tuple[Lake, Ids]]:
    """A lake with its desk and index, and decisions about two of its reports and two persons."""
    lake, ids = copy_of(model, tmp_path / "lake")
    decisions = Decisions(lake)
    for report in (ids.denial, ids.grant):
        start, stop = event_of(lake, report)
        was = Reading(fields={"start": start, "stop": stop, "by": f"witness {report}"})
        decisions.add(said(report, start, stop, was), "Sari")
    one, kept = "grl/harm", "chl/rodrigo-llanquin"
    decisions.add(Decision(verdict="same", kind="person", report="", start=0, stop=0, was=one, becomes=kept), "Sari")
    yield lake, ids


def said(report: str, start: int, stop: int, was: Reading = Reading(fields={})) -> Decision:
    return Decision(verdict="accept", kind="event", report=report, start=start, stop=stop, was=msgspec.json.encode(was).decode())


def event_of(lake: Lake, report: str) -> tuple[int, int]:
    with look(lake) as sight:
        start, stop = sight.execute("SELECT start, stop FROM events WHERE report = ? AND n = 0", [report]).fetchall()[0]
    return int(start), int(stop)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def broken(lake: Lake) -> dict[str, int]:
    return {check.name: check.broken for check in examine(lake) if check.broken}


def test_what_is_forgotten_goes_from_decisions_desk_and_index_too(reviewed: tuple[Lake, Ids]) -> None:
    lake, ids = reviewed
    assert broken(lake) == {}
    assert (lake.folder / DESK).is_file()
    done = {one.table: (one.rows, one.of) for one in forget(lake, plan_for(lake, ids.denial, None), "f")}
    assert done["decisions"] == (1, "decisions")
    assert done[".index"][0] > 1 and not (lake.folder / DESK).exists()
    held = everything(lake.folder)
    assert ids.denial.encode() not in held
    assert ids.grant.encode() in held
    assert {one.report for one in Decisions(lake).standing()} == {ids.grant, ""}
    assert broken(open_lake(lake.folder)) == {}


def test_a_person_goes_from_decisions_too(reviewed: tuple[Lake, Ids]) -> None:
    lake, _ = reviewed
    done = {one.table: one.rows for one in forget(lake, plan_for(lake, None, "chl/rodrigo-llanquin"), "f")}
    assert done["decisions"] == 2  # the one that made two ids one person, and that about a report that mentions him
    assert b"rodrigo-llanquin" not in everything(lake.folder)


def test_a_lake_that_is_being_shown_is_not_forgotten_in(reviewed: tuple[Lake, Ids], monkeypatch: pytest.MonkeyPatch) -> None:
    lake, ids = reviewed

    def held(_: str) -> None:
        raise duckdb.IOException('IO Error: Could not set lock on file "desk.duckdb": Conflicting lock is held')

    monkeypatch.setattr("kawat.lake.beside.duckdb.connect", held)
    with pytest.raises(BadLake, match="is being shown by kawat serve; stop it and run this again"):
        forget(lake, plan_for_page(ids.denial), "f")
    assert len(Decisions(lake).standing()) == 3


def plan_for_page(report: str) -> Plan:
    return Plan(reports=(report,))


def test_the_engine_says_so_when_another_process_holds_the_desk(reviewed: tuple[Lake, Ids]) -> None:
    lake, ids = reviewed
    code = f"import duckdb; held = duckdb.connect({str(lake.folder / DESK)!r}); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(BadLake, match="is being shown by kawat serve"):
            forget(lake, plan_for_page(ids.denial), "f")
        other.communicate("\n")
    assert forget(lake, plan_for_page(ids.denial), "f")


def test_the_desk_is_made_anew_after_forgetting(reviewed: tuple[Lake, Ids]) -> None:
    lake, ids = reviewed
    forget(lake, plan_for(lake, ids.denial, None), "f")
    desk = Desk(open_lake(lake.folder))
    try:
        assert desk.refresh()
        with desk.reading() as sight:
            held = {row[0] for row in sight.execute("SELECT id FROM reports").fetchall()}
        assert ids.denial not in held
        assert ids.grant in held
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("report = 'gone'", "decisions: of reports that are there"),
        ("stop = 99999", "decisions: spans inside the text"),
        ("start = stop, stop = start", "decisions: spans inside the text"),
        ("start = start + 1", "decisions: of readings that were read or made"),
        ("kind = 'meeting'", "decisions: of readings that were read or made"),
    ],
)
def test_the_doctor_finds_decisions_that_lost_what_they_are_about(reviewed: tuple[Lake, Ids], change: str, found: str) -> None:
    lake, ids = reviewed
    with sqlite3.connect(lake.folder / DECISIONS) as file:
        file.execute(f"UPDATE decisions SET {change} WHERE report = ?", [ids.grant])
    assert broken(lake).get(found) == 1


def test_a_decision_about_a_correction_is_about_something(reviewed: tuple[Lake, Ids]) -> None:
    lake, ids = reviewed
    start, stop = event_of(lake, ids.denial)
    moved = msgspec.json.encode(Reading(fields={"start": start + 1, "stop": stop})).decode()
    correction = msgspec.structs.replace(said(ids.denial, start, stop), verdict="correct", becomes=moved)
    Decisions(lake).add(correction, "Sari")
    Decisions(lake).add(said(ids.denial, start + 1, stop), "Sari")
    assert broken(lake) == {}


def test_the_doctor_finds_a_torn_file_of_decisions(reviewed: tuple[Lake, Ids]) -> None:
    lake, _ = reviewed
    (lake.folder / DECISIONS).write_bytes(b"SQLite format 3\x00" + b"torn" * 2000)
    for rest in ("-wal", "-shm"):
        (lake.folder / f"{DECISIONS}{rest}").unlink(missing_ok=True)
    assert broken(lake) == {"decisions can be read": 1}


def test_an_index_that_holds_what_the_lake_does_not_is_found_and_mended(reviewed: tuple[Lake, Ids], tmp_path: Path) -> None:
    lake, ids = reviewed
    fill(lake)
    (lake.folder / ".index").rename(tmp_path / "kept")
    forget(lake, plan_for(lake, ids.denial, None), "f")
    (tmp_path / "kept").rename(lake.folder / ".index")
    lake = open_lake(lake.folder)
    assert broken(lake)["index text: of reports that are there"] == 1
    assert repair(lake) == ("index text",)
    assert broken(lake) == {}


def test_every_kind_that_is_decided_has_its_table() -> None:
    assert {kind: table_of(kind) for kind in TABLES} == TABLES
    assert table_of("person") is None
