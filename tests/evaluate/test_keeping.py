"""What is kept: the ledger of scores and the page drawn from it, floors, and where gold is found."""

from pathlib import Path

import msgspec
import pytest

from kawat.errors import BadGold, Missing
from kawat.evaluate.count import Name, Tally, measured
from kawat.evaluate.figure import Figure, peers_of
from kawat.evaluate.floors import Floor, changed_gold, floors_table, pinned, read_floors, sunk
from kawat.evaluate.ledger import ledger_json, merged, read_ledger
from kawat.evaluate.page import render
from kawat.evaluate.place import gold_folder, project_folder

from .made import STAMP

ROOT = Path(__file__).parents[2]


def figure(data: str, split: str, value: float, n: int = 100) -> Figure:
    return measured(Name(data, split, "match", "F1"), n, [Tally(1, 1, 1)], lambda _: value, STAMP)


def test_the_page_is_the_ledgers() -> None:
    page, ledger = ROOT / "docs" / "scores.md", ROOT / "docs" / "scores.json"
    assert page.read_text(encoding="utf-8") == render(read_ledger(ledger))


def test_figures_stay_when_their_data_are_not_here(tmp_path: Path) -> None:
    before = (figure("polnear", "dev", 50), figure("gold events", "id", 60), figure("polnear", "test", 40))
    after = merged(before, (figure("polnear", "dev", 55), figure("gold events", "en", 65)))
    assert [(f.key, f.value) for f in after] == [
        ("gold events/en/match/F1", 65),
        ("polnear/dev/match/F1", 55),
        ("polnear/test/match/F1", 40),
    ]
    (tmp_path / "scores.json").write_bytes(ledger_json(after))
    assert read_ledger(tmp_path / "scores.json") == after


def test_a_spoilt_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scores.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(BadGold, match=r"scores\.json"):
        read_ledger(tmp_path / "scores.json")


def test_the_page_has_a_table_a_set_with_peers_beside() -> None:
    row = msgspec.structs.replace(
        figure("polnear", "dev", 50.04), peers=peers_of("polnear", "all: match", "F1"), low=48.0, high=52.0
    )
    precision = msgspec.structs.replace(row, average="precision", value=61.0)
    page = render([precision, row, figure("gold events", "all", 60)])
    assert "## Gold events\n" in page and "## Polnear\n" in page
    assert "| dev | match | F1 | 100 | 50.0 | 48.0-52.0 | 61.0 / - | textacy (per paragraph) 27.9, sayswho 30.6" in page
    assert "Measured: data abc, 2032-05-04, Kawat 0.1.0." in page


def test_floors_rise_and_never_sink() -> None:
    floors = (Floor(metric="gold events/all/match/F1", floor=70.0, digest="abc"),)
    same = pinned(floors, [figure("gold events", "all", 60)])
    assert same == floors
    raised = pinned(
        floors, [figure("gold events", "all", 80.2), figure("gold events", "id", 50), figure("gold events", "en", 50, n=3)]
    )
    assert [(f.metric, f.floor) for f in raised] == [("gold events/all/match/F1", 79.7), ("gold events/id/match/F1", 49.5)]


def test_scores_under_their_floor_are_named() -> None:
    floors = tuple(Floor(metric=f"gold events/{split}/match/F1", floor=70.0, digest="old") for split in ("all", "en", "id"))
    figures = [figure("gold events", "all", 69.9), figure("gold events", "id", 70.0)]
    assert [(floor.metric, f and f.value) for floor, f in sunk(floors, figures)] == [
        ("gold events/all/match/F1", 69.9),
        ("gold events/en/match/F1", None),
    ]
    assert changed_gold(floors, figures) == ("gold events",)


def test_floors_are_written_and_read(tmp_path: Path) -> None:
    floors = (Floor(metric="gold events/all/match/F1", floor=70.5, digest="abc"),)
    path = tmp_path / "floors.csv"
    assert read_floors(path) == ()
    path.write_text(floors_table(floors), encoding="utf-8")
    assert read_floors(path) == floors
    path.write_text("metric,floor,digest\nx,high,abc\n", encoding="utf-8")
    with pytest.raises(BadGold, match=r"floors\.csv:2: "):
        read_floors(path)


def test_gold_lies_in_the_project_not_in_an_installed_package(tmp_path: Path) -> None:
    assert gold_folder(None) == ROOT / "gold"
    assert project_folder(tmp_path / "kawat") is None
    with pytest.raises(Missing, match="not of an installed Kawat"):
        gold_folder(None, tmp_path / "kawat")
    with pytest.raises(Missing, match="is no folder"):
        gold_folder(tmp_path / "nowhere")
