"""The files of dyads say what the tables say, through new runs, changed pages, rows taken out, and many small runs."""

from datetime import date
from pathlib import Path

import pytest
from deltalake import DeltaTable

from kawat.lake import Dyad, Lake, add_views, look, timeline
from kawat.lake.pairs import use_pairs
from tests.lake.made import ingest_all, new_lake, opened

URL = "https://example.org/a"
MET = "Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."


def asked(lake: Lake, dyad: Dyad, derived: bool) -> list[tuple[object, ...]]:
    with look(lake) as sight:
        return timeline(use_pairs(lake, sight) if derived else add_views(sight), dyad).fetchall()


def agree(lake: Lake) -> int:
    """Assert that files and tables say the same, and return how many rows that is, older versions of pages included."""
    for dyad in (Dyad(), Dyad(source="CHN", target="RUS"), Dyad(source="rus/pavlov", both_ways=True, every_version=True)):
        assert asked(lake, dyad, derived=True) == asked(lake, dyad, derived=False)
    return len(asked(lake, Dyad(every_version=True), derived=True))


@pytest.fixture(name="lake")
def _lake(tmp_path: Path) -> Lake:
    lake = new_lake(tmp_path / "lake")
    ingest_all(lake, [opened(f"Satu: {MET}", url=URL, seen=date(2031, 5, 1)), opened(f"Dua kemarin: {MET}")], "first")
    return lake


def files(lake: Lake) -> set[str]:
    return {file.name for file in (lake.folder / ".index" / "dyads").glob("part-*")}


def test_files_follow_their_lake(lake: Lake) -> None:
    assert agree(lake) == 4
    before = files(lake)
    ingest_all(lake, [opened(f"Tiga: {MET}", url=URL, seen=date(2031, 5, 2))], "second")
    assert agree(lake) == 6
    assert before < files(lake)
    assert len(asked(lake, Dyad(), derived=True)) == 4


def test_an_empty_lake_has_no_dyads(tmp_path: Path) -> None:
    assert agree(new_lake(tmp_path / "empty")) == 0


@pytest.mark.heavy
def test_many_small_runs_become_one_part(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kawat.lake.pairs._MOST_PARTS", 3)
    for number in range(6):
        ingest_all(lake, [opened(f"Nomor {number}: {MET}")], f"job{number}")
        assert agree(lake) == 2 * (number + 3)
    with look(lake) as sight:
        use_pairs(lake, sight)
        covers = (lake.folder / ".index" / "dyads" / "covers.json").read_text()
    assert covers.count("part-") <= 4


def test_files_of_runs_that_are_gone_are_not_believed(lake: Lake) -> None:
    agree(lake)
    DeltaTable(str(lake.folder / "runs")).delete("job = 'first'")
    assert agree(lake) == 0


def test_a_lake_that_cannot_be_written_answers_all_the_same(lake: Lake) -> None:
    (lake.folder / ".index").mkdir(exist_ok=True)
    (lake.folder / ".index" / "dyads").write_text("in the way")
    assert len(asked(lake, Dyad(), derived=True)) == 4


def test_a_harmed_part_is_not_believed(lake: Lake) -> None:
    agree(lake)
    (lake.folder / ".index" / "dyads" / "covers.json").write_text("{")
    assert agree(lake) == 4
