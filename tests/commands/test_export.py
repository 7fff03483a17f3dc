"""`kawat export`, `kawat sample`, `kawat brief` and `kawat events --by`: what they write, what they say, what they refuse."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kawat.cli import app
from kawat.export import FORMATS
from tests.export.made import lake_of, report_of

RUNNER = CliRunner()


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "lake"
    lake_of(folder, [report_of(), report_of(published=None)])
    return folder


def run(*words: str | Path) -> Result:
    return RUNNER.invoke(app, [str(word) for word in words], env={"COLUMNS": "250"})


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_and_counted(lake: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    done = run("export", "--in", lake, "--format", form, "--out", out, "--actor", "idn", "--event", "consult")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{out}: {'4 edges of ' if form == 'gexf' else ''}4 events\n"
    assert out.stat().st_size > 0


def test_what_was_left_out_is_said(lake: Path, tmp_path: Path) -> None:
    done = run("export", "--in", lake, "--format", "csv", "--out", tmp_path / "a.csv", "--since", "2033-01-01")
    assert done.stdout.endswith("6 events\n")
    assert "4 more have no day and were left out" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "--format", "rdf", "--out", "a.rdf"], "--format rdf: is no format"),
        (["export", "--format", "csv", "--out", "nowhere/a.csv"], "nowhere/a.csv: cannot be written"),
        (["export", "--format", "csv", "--out", "."], ".: is a folder"),
        (["export", "--format", "csv", "--out", "a.csv", "--event", "PARTY"], "is no PLOVER event"),
        (["sample", "5", "--out", "a.pdf"], "is neither .csv nor .xlsx"),
        (["sample", "5", "--out", "a.csv", "--by", "mood"], "is no stratum"),
        (["brief", "--for", "ASEAN"], "is no country"),
        (["brief", "--for", "not an id"], "follows no form of the id grammar"),
        (["brief", "--for", "IDN", "--lang", "fr"], "is no language of the digest"),
        (["brief", "--for", "IDN", "--out", "a.pdf"], "is neither .html nor .docx"),
        (["brief", "--for", "IDN", "--since", "yesterday"], "--since: 'yesterday' is not a date"),
        (["events", "--by", "week"], "--by week: is no panel"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words, "--in", lake)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_panel_as_csv_json_and_table(lake: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("events", "--in", lake, "--by", "dyad-year", "--csv").stdout)))
    assert [(row["year"], row["iso3_a"], row["cow_b"], row["events"]) for row in rows] == [
        ("2033", "IDN", "935", "4"),
        ("2033", "VUT", "850", "1"),
    ]
    assert "4 more have no day and were left out" in run("events", "--in", lake, "--by", "dyad-year").stderr
    first = json.loads(run("events", "--in", lake, "--by", "dyad-year", "--json").stdout.splitlines()[0])
    assert (first["quad1"], first["scale"], first["independent"]) == (3, 2.375, 1)
    head = run("events", "--in", lake, "--by", "dyad-year").stdout.splitlines()[0]
    assert "consult" not in head and "not_happened" in head
    assert run("events", "--in", lake, "--by", "dyad-year", "--actor", "JPN").stdout == "no events match\n"


def test_a_sample_is_drawn_checked_and_scored(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.csv"
    done = run("sample", "6", "--seed", "3", "--in", lake, "--out", out)
    assert done.stdout.startswith(f"{out}: 6 of 10 events, seed 3;")
    assert run("sample", "--score", out).stdout == f"{out}: 6 events, none of them checked yet\n"
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    for n, row in enumerate(rows):
        row["event ok"] = "n" if n == 0 else "y"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    scored = run("sample", "--score", out)
    assert scored.exit_code == 0
    line = next(line for line in scored.stdout.splitlines() if line.split()[:3] == ["event", "ok", "all"])
    assert line.split() == ["event", "ok", "all", "6", "5", "83.3", "%", "43.6-97.0"]
    again = run("sample", "6", "--in", lake, "--out", out)
    assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    assert run("sample", "6").stderr == "kawat: --in: is missing; name the folder of the lake\n"


def test_a_cell_that_cannot_be_understood_ends_with_1_after_the_rest(lake: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    run("sample", "6", "--in", lake, "--out", out)
    from openpyxl import load_workbook

    book = load_workbook(out)
    sheet = book.worksheets[0]
    column = next(n for n, cell in enumerate(sheet[1], 1) if cell.value == "event ok")
    sheet.cell(2, column, "entah")
    sheet.cell(3, column, "y")
    book.save(out)
    scored = run("sample", "--score", out)
    assert scored.exit_code == 1
    assert "event ok   all" in scored.stdout
    assert scored.stderr == "kawat: s.xlsx row 2: event ok says 'entah'; write y or n, or leave it empty\n"


@pytest.mark.parametrize("name", ["kliping.html", "kliping.docx"])
def test_a_digest_is_written(lake: Path, tmp_path: Path, name: str) -> None:
    done = run("brief", "--for", "idn", "--in", lake, "--since", "2033-03-01", "--out", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{tmp_path / name}: 8 lines on 1 countries, out of 1 reports\n"
    assert "1 more reports have no day of publication" in done.stderr
    assert (tmp_path / name).stat().st_size > 1000
