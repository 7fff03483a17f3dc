"""`kawat mechanisms` and `kawat agreements`: one row each over many reports, with meetings and stages by day."""

import json
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from kawat.actors import load_registry
from kawat.commands.arrangements import agreements, mechanisms
from kawat.evaluate.passage import report_of
from kawat.lake import Lake, look, open_lake
from kawat.lake.arrangements import agreements_in
from kawat.read import Reader, read
from kawat.run import Job, Tools, run_job
from tests.lake.made import MADE, START, Opened, new_lake

RUNNER = CliRunner()
APP = typer.Typer()
APP.command()(mechanisms)
APP.command()(agreements)
FIRST = (
    "Komisi Perbatasan Bersama Fiji-Tonga bersidang di Suva, Selasa (3/5/2033). Fiji dan Tonga memaraf Perjanjian Kabel Laut "
    "Pasifik di Suva, Selasa (3/5/2033)."
)
SECOND = (
    "Komisi Perbatasan Bersama Fiji-Tonga bersidang lagi di Nuku'alofa, Senin (7/11/2033). Fiji dan Tonga menandatangani "
    "Perjanjian Kabel Laut Pasifik, Senin (7/11/2033). Kementerian Luar Negeri Fiji menyampaikannya dalam surat."
)
OTHER = "Kenya dan Ghana menandatangani nota kesepahaman tentang visa di Accra, Rabu (9/11/2033)."


@cache
def reader() -> Reader:
    return Reader(registry=load_registry())


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arrangements") / "lake"
    given = [
        Opened(report=report_of(text, "id", name, day), raw=text.encode())
        for name, text, day in (
            ("a", FIRST, date(2033, 5, 4)),
            ("b", SECOND, date(2033, 11, 8)),
            ("c", OTHER, date(2033, 11, 10)),
        )
    ]
    fill(new_lake(folder), given)
    return folder


def fill(lake: Lake, given: list[Opened]) -> None:
    order = Job(id="job", started=START, inputs=("here",), made=MADE, batch=2)
    tools = Tools(read=partial(read, reader=reader()), now=lambda: START, tell=lambda: None)
    run_job(lake, [*given], order, tools)


def ask(*words: str) -> Result:
    return RUNNER.invoke(APP, list(words))


def told(*words: str) -> list[dict[str, Any]]:
    found = ask(*words, "--json")
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_a_mechanism_has_one_row_with_all_its_meetings(lake: Path) -> None:
    (one,) = told("mechanisms", "--in", str(lake))
    assert one["name"] == "Komisi Perbatasan Bersama Fiji-Tonga"
    assert one["members"] == ["FJI", "TON"]
    assert [(m["day"], m["status"], m["city"]) for m in one["meetings"]] == [
        ("2033-05-03", "held", "Suva"),
        ("2033-11-07", "held", "Nuku'alofa"),
    ]
    assert len(one["reports"]) == 2


def test_an_agreement_has_its_stages_by_day(lake: Path) -> None:
    found = {one["name"]: one for one in told("agreements", "--in", str(lake))}
    cable = found["Perjanjian Kabel Laut Pasifik"]
    assert [(s["day"], s["stage"]) for s in cable["stages"]] == [("2033-05-03", "initialled"), ("2033-11-07", "signed")]
    assert cable["parties"] == ["FJI", "TON"]
    assert found["nota kesepahaman tentang visa"]["kind"] == "memorandum"
    assert all(one["kind"] != "letter" for one in found.values())


def test_documents_come_only_when_asked_for(lake: Path) -> None:
    with look(open_lake(lake)) as sight:
        few, all_of_them = agreements_in(sight), agreements_in(sight, documents=True)
    assert {d.name for d in few} <= {d.name for d in all_of_them}
    assert {d.kind for d in few} == {"treaty", "memorandum"}


@pytest.mark.parametrize(("actor", "count"), [("FJI", 1), ("ton", 1), ("KEN", 1), ("JPN", 0)])
def test_an_actor_is_asked_for(lake: Path, actor: str, count: int) -> None:
    assert len(told("agreements", "--in", str(lake), "--actor", actor)) == count


def test_the_tables_for_people(lake: Path) -> None:
    shown = ask("mechanisms", "--in", str(lake)).stdout
    assert "2033-05-03 held" in shown and "Komisi Perbatasan Bersama Fiji-Tonga" in shown
    shown = ask("agreements", "--in", str(lake)).stdout
    assert "2033-11-07 signed" in shown
    assert "no mechanisms match" in ask("mechanisms", "--in", str(lake), "--actor", "JPN").stdout


def test_a_folder_that_is_no_lake_gets_one_line(tmp_path: Path) -> None:
    found = ask("mechanisms", "--in", str(tmp_path / "none"))
    assert found.exit_code == 1 and found.stderr.count("\n") == 1
