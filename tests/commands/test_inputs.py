"""`kawat ingest`: its ways in, the summary by cause, the gate, and the bar."""

import io
import json
from pathlib import Path

import typer
from rich.console import Console
from typer.testing import CliRunner

from kawat.commands.ingest import ingest
from kawat.commands.progress import Meter, size_of
from kawat.lake import look, open_lake
from kawat.run import SHOWN
from tests.sources.crawls import records, zipped
from tests.sources.pages import STORY
from tests.sources.test_gate import MATCH

RUNNER = CliRunner()
APP = typer.Typer()
APP.command()(ingest)


def test_a_crawl_with_the_gate_names_and_counts_its_refusals(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"".join(zipped(records(2))))
    (tmp_path / "b.txt").write_text("\n".join(MATCH))
    lake = tmp_path / "lake"
    found = RUNNER.invoke(APP, [str(tmp_path / "[ab].*"), "--into", str(lake), "--gate", "--rules"])
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == f"{lake}: read 2, new 2, known 0, refused 1\n  1 refused: the gate finds nothing diplomatic in it\n"
    with look(open_lake(lake)) as sight:
        places = sight.execute("SELECT place FROM reports ORDER BY place").fetchall()
        assert all(place.startswith(f"{tmp_path}/a.warc.gz@") for (place,) in places)
        (refused,) = sight.execute("SELECT place, cause FROM failures").fetchall()
        assert refused == (f"{tmp_path}/b.txt", "the gate finds nothing diplomatic in it")


def test_many_refusals_of_one_cause_are_counted_and_the_first_named(tmp_path: Path) -> None:
    rows = ["x"] * (SHOWN + 5) + [json.dumps({"isi": STORY[0]})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    lake = str(tmp_path / "lake")
    found = RUNNER.invoke(APP, [str(tmp_path / "a.jsonl"), "--into", lake, "--column", "text=isi", "--rules"])
    assert found.exit_code == 1
    assert found.stdout == f"{lake}: read 1, new 1, known 0, refused 25\n  25 refused: is not a row of JSON\n"
    said = found.stderr.splitlines()
    assert len(said) == SHOWN + 1
    assert said[-1] == "kawat: 5 more: is not a row of JSON; the lake's table failures names them all"


def test_a_list_of_addresses_and_nothing_at_all(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("ftp://contoh.test/a\n")
    found = RUNNER.invoke(APP, ["--into", str(tmp_path / "lake"), "--urls", str(tmp_path / "urls.txt"), "--rules"])
    assert "ftp://contoh.test/a: is no http or https address" in found.stderr
    found = RUNNER.invoke(APP, ["--into", str(tmp_path / "lake")])
    assert found.exit_code == 1
    assert "was given nothing to read" in found.stderr
    found = RUNNER.invoke(APP, ["x", "--into", str(tmp_path / "lake"), "--column", "isi"])
    assert found.stderr.startswith("kawat: --column isi: is not a field and a column")


def test_the_bar_knows_the_size_of_files_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    (tmp_path / "b.jsonl.gz").write_bytes(b"x" * 5)
    (tmp_path / "c.png").write_bytes(b"x" * 7)
    assert size_of([str(tmp_path), str(tmp_path / "*.txt"), "tiada.txt"]) == 25
    assert size_of(["-"]) is size_of(["https://contoh.test/a"]) is size_of(["urls:x"]) is None


def test_the_bar_is_drawn_on_a_terminal_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    for terminal in (True, False):
        space = io.StringIO()
        with Meter([str(tmp_path)], Console(file=space, force_terminal=terminal, width=120)) as meter:
            meter.tell()
            meter.passed(10)
        assert ("1 inputs" in space.getvalue()) is terminal
