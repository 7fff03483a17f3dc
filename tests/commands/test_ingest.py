"""`kawat ingest`: what is said, what is kept, and the exit code."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kawat import __version__
from kawat.commands.ingest import Order, ingest, pour
from kawat.errors import KawatError, Unreadable
from kawat.lake import look, open_lake
from kawat.record import Made
from kawat.run import Given
from tests.lake.made import opened, read
from tests.lake.test_lake_home import count

RUNNER = CliRunner()
APP = typer.Typer()
APP.command()(ingest)
REPORT = "JAKARTA - Menteri Luar Negeri Rusia bertemu Menteri Luar Negeri China di Jenewa, Selasa (20/9/2031).\n"


def door(place: str) -> Iterator[Given | KawatError]:
    """Open a made-up place: its letters are reports, a `!` is a refusal."""
    for letter in place:
        yield Unreadable(letter, "is no letter", "give a letter") if letter == "!" else opened(f"Laporan {letter}.")


def order(folder: Path, *places: str) -> Order:
    return Order(places=places, into=folder, made=Made(kawat=__version__, pack=None, registry="test"))


def test_all_places_go_into_one_run(tmp_path: Path) -> None:
    outcome = pour(order(tmp_path, "ab", "bc!"), door, read)
    assert (outcome.run.read, outcome.run.new, outcome.run.known, outcome.run.refused) == (4, 3, 1, 1)
    assert outcome.run.inputs == ("ab", "bc!")
    assert outcome.run.started <= outcome.run.finished
    assert count(open_lake(tmp_path), "runs") == 1


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "satu.txt").write_text(REPORT, encoding="utf-8")
    (inputs / "dua.txt").write_text(REPORT.replace("China", "Jepang"), encoding="utf-8")
    return inputs


def test_new_then_known(folder: Path, tmp_path: Path) -> None:
    lake = str(tmp_path / "lake")
    first = RUNNER.invoke(APP, [str(folder), "--into", lake])
    assert first.exit_code == 0, first.output
    assert first.stdout == f"{lake}: read 2, new 2, known 0, refused 0\n"
    assert first.stderr == ""
    again = RUNNER.invoke(APP, [str(folder), "--into", lake])
    assert again.exit_code == 0
    assert again.stdout == f"{lake}: read 2, new 0, known 2, refused 0\n"


def test_refusals_are_lines_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "kosong.txt").write_text("")
    lake = str(tmp_path / "lake")
    found = RUNNER.invoke(APP, [str(folder), str(tmp_path / "nowhere.txt"), "--into", lake])
    assert found.exit_code == 1
    counts = f"{lake}: read 2, new 2, known 0, refused 2\n"
    assert found.stdout == counts + "  1 refused: does not exist\n  1 refused: is empty\n"
    said = found.stderr.splitlines()
    assert len(said) == 2
    assert all(re.fullmatch(r"kawat: \S+\.txt: .+; .+", line) for line in said)
    assert count(open_lake(tmp_path / "lake"), "failures") == 2


def test_hints_reach_the_reports(folder: Path, tmp_path: Path) -> None:
    given = [str(folder), "--into", str(tmp_path / "lake"), "--published", "4 Mei 2031", "--outlet", "Harian", "--lang", "id"]
    assert RUNNER.invoke(APP, given).exit_code == 0
    with look(open_lake(tmp_path / "lake")) as sight:
        rows = sight.execute("SELECT DISTINCT published::VARCHAR, outlet, lang FROM reports").fetchall()
    assert rows == [("2031-05-04", "Harian", "id")]


def test_pages_are_kept_unless_told_otherwise(folder: Path, tmp_path: Path) -> None:
    for name, more in (("with", []), ("without", ["--no-pages"])):
        assert RUNNER.invoke(APP, [str(folder), "--into", str(tmp_path / name), *more]).exit_code == 0
    assert count(open_lake(tmp_path / "with"), "pages") == 2
    assert count(open_lake(tmp_path / "without"), "pages") == 0
    with look(open_lake(tmp_path / "with")) as sight:
        pages = sight.execute("SELECT raw FROM pages JOIN reports USING (id) WHERE place LIKE '%satu%'").fetchall()
    assert pages == [(REPORT.encode(),)]


@pytest.mark.parametrize("more", [["--published", "kemarin"], ["--lang", "Indonesian"]])
def test_a_hint_that_cannot_be_understood_stops_before_anything_is_made(folder: Path, tmp_path: Path, more: list[str]) -> None:
    found = RUNNER.invoke(APP, [str(folder), "--into", str(tmp_path / "lake"), *more])
    assert found.exit_code == 1
    assert found.stderr.startswith(f"kawat: {more[0]}")
    assert not (tmp_path / "lake").exists()


def test_a_folder_of_other_things_is_not_written_into(folder: Path) -> None:
    found = RUNNER.invoke(APP, [str(folder), "--into", str(folder)])
    assert found.exit_code == 1
    assert "is not a lake" in found.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["dua.txt", "satu.txt"]


def test_from_a_stream(tmp_path: Path) -> None:
    found = RUNNER.invoke(APP, ["-", "--into", str(tmp_path / "lake")], input=REPORT)
    assert found.exit_code == 0
    assert "new 1" in found.stdout


def test_a_place_whose_name_is_not_utf_8_is_kept_readable(tmp_path: Path) -> None:
    assert pour(order(tmp_path, "a\udce9"), lambda _: door("a"), read).run.inputs == ("a\ufffd",)


def test_a_lake_that_cannot_be_written_is_one_line(folder: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    assert RUNNER.invoke(APP, [str(folder), "--into", str(lake)]).exit_code == 0
    shutil.rmtree(lake / ".staging")
    (lake / ".staging").write_text("in the way")
    found = RUNNER.invoke(APP, [str(folder), "--into", str(lake)])
    assert found.exit_code == 1
    assert "cannot be written (Not a directory); check the disk" in found.stderr
