"""`kawat events`: who is found, how it is shown, and that no cell does harm."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
from typer.testing import CliRunner, Result

from kawat.commands.events import around, events
from kawat.export.cells import clean, harmless
from kawat.lake import Told
from tests.lake.made import ingest_all, new_lake, opened

RUNNER = CliRunner()
APP = typer.Typer()
APP.command()(events)
SAID = "“Ya,” kata Wei Lan."
LONG = "kata " * 30
URL = "https://example.org/a"


@pytest.fixture(name="lake", scope="module")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("events") / "lake"
    given = [
        opened(f"Laporan kemarin: Wei Lan bertemu Menteri Pavlov. {SAID}", published=date(2031, 5, 4)),
        opened(f"Klaim klaim: Wei Lan bertemu Menteri Pavlov. {SAID}", published=date(2031, 5, 6)),
        opened(f"Tanpa hari: Wei Lan bertemu Menteri Pavlov. {SAID}", seen=date(2031, 6, 1)),
        opened(f"Lama: Wei Lan bertemu Menteri Pavlov. {SAID}", url=URL, seen=date(2031, 5, 1), published=date(2031, 4, 1)),
        opened(f"Baru: Wei Lan bertemu Menteri Pavlov. {SAID}", url=URL, seen=date(2031, 5, 2), published=date(2031, 4, 1)),
    ]
    ingest_all(new_lake(folder), [*given], "job")
    return folder


def ask(lake: Path, *more: str) -> Result:
    return RUNNER.invoke(APP, ["--in", str(lake), *more])


def rows(lake: Path, *more: str) -> list[dict[str, Any]]:
    found = ask(lake, "--json", *more)
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


def days(lake: Path, *more: str) -> list[str | None]:
    return [row["since"] for row in rows(lake, *more)]


def test_the_day_is_the_events_then_the_reports_then_unknown(lake: Path) -> None:
    found = [(row["since"], row["dated_by"]) for row in rows(lake)]
    assert found == [("2031-05-06", "published"), ("2031-05-03", "when"), ("2031-04-01", "published"), (None, None)]


def test_json_points_at_the_text(lake: Path) -> None:
    row = rows(lake)[0]
    text = f"Klaim klaim: Wei Lan bertemu Menteri Pavlov. {SAID}"
    assert len(row["report"]) == 64
    assert text[row["start"] : row["stop"]] == row["trigger"] == "bertemu"
    assert row["excerpt"][slice(*row["at"])] == "bertemu"
    for party in row["actors"]:
        assert text[party["start"] : party["stop"]] == party["words"]
    assert [party["id"] for party in row["actors"]] == ["chn/wei-lan", "rus/pavlov"]
    assert row["claimed_by"]["source"]["id"] == "chn/wei-lan"
    assert text[row["claimed_by"]["start"]] == "“"


@pytest.mark.parametrize(
    ("more", "count"),
    [
        (["--actor", "CHN"], 4),
        (["--actor", "chn"], 4),
        (["--actor", "RUS"], 4),
        (["--actor", "JPN"], 0),
        (["--actor", "chn/wei-lan"], 4),
        (["--actor", "CHN/gov/mfa#minister"], 4),
        (["--actor", "CHN/gov/mfa"], 0),
        (["--actor", "CHN", "--with", "RUS"], 4),
        (["--actor", "RUS", "--with", "chn/wei-lan"], 4),
        (["--actor", "CHN", "--with", "CHN"], 0),
        (["--with", "RUS"], 4),
        (["--with", "ASEAN"], 0),
        (["--event", "consult"], 4),
        (["--event", "AID"], 0),
        (["--since", "2031-05-04"], 1),
        (["--until", "3 Mei 2031"], 2),
        (["--since", "2031-05-03", "--until", "2031-05-03"], 1),
        (["--limit", "2"], 2),
        (["--limit", "0"], 4),
        (["--all-versions"], 5),
    ],
)
def test_what_is_found(lake: Path, more: list[str], count: int) -> None:
    assert len(rows(lake, *more)) == count


def test_the_later_version_of_a_page_counts(lake: Path) -> None:
    assert [row["excerpt"][:4] for row in rows(lake) if row["url"]] == ["Baru"]
    assert "1 more in older versions of a page; --all-versions shows them" in ask(lake).stderr


def test_events_without_a_day_are_left_out_of_a_span_of_days_and_that_is_said(lake: Path) -> None:
    assert None not in days(lake, "--since", "2000-01-01")
    assert "1 more have no day and were left out" in ask(lake, "--since", "2000-01-01").stderr
    assert "no day" not in ask(lake).stderr


def test_the_table_is_aligned_and_whole(lake: Path) -> None:
    found = ask(lake, "--actor", "CHN")
    assert found.exit_code == 0
    head, *lines = found.stdout.splitlines()
    assert head.split() == "date event mode actors recipients claimed by in the text outlet report".split()
    assert len(lines) == 4
    column = head.index("event")
    assert all(line[column:].startswith("CONSULT") for line in lines)
    assert "chn/wei-lan; rus/pavlov" in lines[0]
    assert "Wei Lan «bertemu» Menteri Pavlov" in lines[0]
    assert rows(lake)[0]["report"][:8] in lines[0]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (f"Wei Lan bertemu Menteri Pavlov. {SAID}", "Wei Lan ", " Menteri Pavlov. “Ya,” kata Wei Lan."),
        (f"Judul\n\nWei Lan bertemu, Menteri Pavlov\nberi {SAID}", "Wei Lan ", ", Menteri Pavlov"),
        (
            f"{'kata ' * 30}Wei Lan bertemu Menteri Pavlov {'kata ' * 30} {SAID}",
            "kata " * 8 + "Wei Lan ",
            " Menteri Pavlov" + " kata" * 6,
        ),
    ],
)
def test_an_excerpt_ends_at_its_line_and_at_whole_words(tmp_path: Path, text: str, before: str, after: str) -> None:
    ingest_all(new_lake(tmp_path), [opened(text)], "job")
    (row,) = rows(tmp_path)
    assert around(msgspec.convert(row, Told)) == (before, after)


def test_a_table_that_is_cut_says_so(lake: Path) -> None:
    assert "2 of 4 events are shown; --limit 0 shows all" in ask(lake, "--limit", "2").stderr


@pytest.mark.parametrize("more", [["--actor", "JPN"], ["--event", "AID"]])
def test_nothing_found_is_said(lake: Path, more: list[str]) -> None:
    found = ask(lake, *more)
    assert (found.exit_code, found.stdout) == (0, "no events match\n")
    assert rows(lake, *more) == []


def test_an_empty_lake_has_no_events(tmp_path: Path) -> None:
    new_lake(tmp_path)
    assert ask(tmp_path).stdout == "no events match\n"
    assert ask(tmp_path, "--csv").stdout.count("\n") == 1


def test_csv_has_a_head_and_a_row_each(lake: Path) -> None:
    found = list(csv.DictReader(io.StringIO(ask(lake, "--csv").stdout)))
    assert len(found) == 4
    assert found[0]["actors"] == "chn/wei-lan; rus/pavlov"
    assert found[0]["since"] == "2031-05-06"
    assert (found[0]["start"], found[0]["stop"]) == ("21", "28")
    assert found[0]["quad"] == "1"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "＝1"])
def test_a_cell_is_no_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "2031-05-04", "1"])
def test_other_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


def test_formulas_in_a_report_are_harmless_in_csv(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, [opened(f"=cmd|'/c calc'!A1 Wei Lan bertemu Menteri Pavlov. {SAID}")], "job")
    (row,) = csv.DictReader(io.StringIO(ask(tmp_path, "--csv").stdout))
    assert row["excerpt"].startswith("'=cmd")


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert clean("a\x1b[31mb\r\n c\u202ed") == "a [31mb c d"


def test_markup_and_scripts_in_a_report_are_only_text(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    text = f"[red]王毅[/red] 😀 \x1b[2J Wei Lan bertemu Menteri Pavlov. {SAID}"
    ingest_all(lake, [opened(text)], "job")
    shown = ask(tmp_path).stdout
    assert "[red]王毅[/red] 😀 [2J Wei Lan «bertemu»" in shown
    (row,) = rows(tmp_path)
    assert text[row["start"] : row["stop"]] == "bertemu"
    assert row["excerpt"][slice(*row["at"])] == "bertemu"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--actor", "not an id"], "follows no form of the id grammar"),
        (["--event", "PARTY"], "is no PLOVER event"),
        (["--since", "yesterday"], "--since: 'yesterday' is not a date"),
        (["--csv", "--json"], "ask for two forms at once"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line(lake: Path, more: list[str], said: str) -> None:
    found = ask(lake, *more)
    assert (found.exit_code, found.stdout) == (1, "")
    assert said in found.stderr
    assert found.stderr.count("\n") == 1


def test_no_lake_is_refused(tmp_path: Path) -> None:
    found = ask(tmp_path)
    assert found.exit_code == 1
    assert "is not a lake; make one with: kawat ingest" in found.stderr
