"""`kawat search` and `kawat sql` as a user runs them: table, CSV, JSON, notes and refusals."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

import kawat
from kawat.cli import app
from tests.lake.made import ingest_all, new_lake, opened

RUNNER = CliRunner()
MET = "Wei Lan bertemu Menteri Pavlov di Jenewa. “Ya,” kata Wei Lan."


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("found") / "lake"
    ingest_all(new_lake(folder), [opened(MET, published=date(2031, 5, 4)), opened("=Pertemuan [bold] lain.")], "job")
    return folder


def run(lake: Path, *words: str) -> Result:
    return RUNNER.invoke(app, [*words, "--in", str(lake)])


def test_a_table_marks_what_was_found(lake: Path) -> None:
    done = run(lake, "search", "bertemu")
    assert done.exit_code == 0, done.output
    assert "Wei Lan «bertemu» Menteri" in done.stdout
    assert "=«Pertemuan» [bold] lain." in done.stdout
    assert "no reports match" in run(lake, "search", "cabai").stdout


def test_json_has_spans_into_the_text(lake: Path) -> None:
    (line,) = run(lake, "search", "pertemuan", "--json", "--country", "chn").stdout.splitlines()
    found = json.loads(line)
    start, stop = found["marks"][0]
    assert MET[found["start"] + start : found["start"] + stop] == "bertemu"


def test_csv_does_no_harm(lake: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(lake, "search", "lain", "--csv").stdout)))
    assert [row["excerpt"] for row in rows] == ["'=Pertemuan [bold] lain."]


def test_what_is_left_out_is_said(lake: Path) -> None:
    assert "1 of 2 reports are shown" in run(lake, "search", "pertemuan", "--limit", "1").stderr
    assert "1 more have no day" in run(lake, "search", "pertemuan", "--since", "2031-01-01").stderr
    assert "made anew" in run(lake, "search", "pertemuan", "--rebuild").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", "?!"], "holds no word to search for"),
        (["search", "a", "--lang", "fr"], "is no language that Kawat reads"),
        (["search", "a", "--country", "ASEAN"], "is no country's code"),
        (["search", "a", "--csv", "--json"], "ask for two forms at once"),
        (["sql", "DROP VIEW events"], "is no question but DROP"),
        (["sql", "SELECT 1", "--csv", "--json"], "ask for two forms at once"),
    ],
)
def test_refusals_are_one_line(lake: Path, words: list[str], told: str) -> None:
    done = run(lake, *words)
    assert done.exit_code != 0
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_sql_as_a_table_csv_and_json(lake: Path) -> None:
    query = "SELECT '=1' AS a, [1, 2] AS b, DATE '2031-01-01' AS c, n FROM events"
    assert json.loads(run(lake, "sql", query, "--json").stdout) == {"a": "=1", "b": [1, 2], "c": "2031-01-01", "n": 0}
    assert run(lake, "sql", query, "--csv").stdout == 'a,b,c,n\n\'=1,"[1, 2]",2031-01-01,0\n'
    assert "2031-01-01" in run(lake, "sql", query).stdout
    done = run(lake, "sql", "SELECT range FROM range(200)")
    assert "the first 100 rows are shown" in done.stderr
    assert RUNNER.invoke(app, ["sql", "-", "--csv", "--in", str(lake)], input="SELECT 7 AS n").stdout == "n\n7\n"


def test_the_citation_names_this_version() -> None:
    told = yaml.safe_load((Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["version"], told["license"]) == (kawat.__version__, "Apache-2.0")
