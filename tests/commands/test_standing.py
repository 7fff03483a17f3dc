"""`kawat pledges`, `kawat memberships`, `kawat votes` over a lake of made-up reports."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kawat.actors import load_registry
from kawat.cli import app
from kawat.lake import Stage, commit, make_lake, to_rows
from kawat.read import Reader, read
from tests.lake.made import report_of, run_of

RUNNER = CliRunner()
REPORTS = {
    date(2034, 5, 4): "Norwegia berjanji mengirim 300 tenda kepada Nepal, kata Menteri Luar Negeri Ingrid Solvang-Berge.",
    date(2034, 6, 9): "Sebanyak 300 tenda yang dijanjikan Norwegia kepada Nepal sudah diterima, Kamis.",
    date(2034, 6, 10): "Jepang menjanjikan 40 ambulans kepada Laos.",
    date(2034, 6, 11): "Dewan Keamanan PBB mengadopsi resolusi itu dengan 13 suara setuju. Rusia dan Tiongkok abstain.",
    date(2034, 6, 12): "Timor-Leste resmi menjadi anggota penuh ASEAN.",
}


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standing") / "lake"
    lake, reader = make_lake(folder, "job"), Reader(registry=load_registry())
    with Stage(lake, "job") as stage:
        for day, text in REPORTS.items():
            stage.add(to_rows(read(report_of(text, published=day), reader)))
        commit(lake, stage, run_of(len(REPORTS)))
    return folder


def ask(*words: str) -> Result:
    return RUNNER.invoke(app, list(words))


def rows(*words: str) -> list[dict[str, Any]]:
    found = ask(*words, "--json")
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_two_reports_of_one_pledge_are_one_row(lake: Path) -> None:
    (tents,) = rows("pledges", "--in", str(lake), "--by", "nor", "--to", "NPL")
    assert tents["status"] == "delivered"
    assert [t["linked_by"] for t in tents["tellings"]] == ["first telling", "same sum"]
    assert [t["owed"]["told"]["published"] for t in tents["tellings"]] == ["2034-05-04", "2034-06-09"]


def test_what_is_settled_is_not_open(lake: Path) -> None:
    (open_one,) = rows("pledges", "--in", str(lake), "--open")
    assert open_one["tellings"][0]["owed"]["debtors"][0]["id"] == "JPN"


def test_the_table_tells_by_which_rule(lake: Path) -> None:
    shown = ask("pledges", "--in", str(lake)).stdout
    assert "NOR" in shown and "delivered (same sum)" in shown
    assert ask("pledges", "--in", str(lake), "--by", "FJI").stdout == "no pledges match\n"


def test_memberships_and_votes_are_listed(lake: Path) -> None:
    (seat,) = rows("memberships", "--in", str(lake), "--body", "ASEAN")
    assert (seat["member"]["id"], seat["role"]) == ("TLS", "full")
    (vote,) = rows("votes", "--in", str(lake), "--body", "UNSC")
    assert (vote["yes"], vote["no"], vote["abstain"]) == (13, None, 2)
    assert "UNSC" in ask("votes", "--in", str(lake)).stdout
    assert "full" in ask("memberships", "--in", str(lake), "--member", "tls").stdout


@pytest.mark.parametrize("command", ["pledges", "memberships", "votes"])
def test_a_folder_without_a_lake_is_refused_in_one_line(command: str, tmp_path: Path) -> None:
    found = ask(command, "--in", str(tmp_path / "none"))
    assert found.exit_code != 0
    assert "does not exist" in found.output
