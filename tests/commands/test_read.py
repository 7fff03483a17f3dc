"""`kawat read`: both forms, standard input, and bad input that gets one clear line while the batch goes on."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kawat.cli import app
from kawat.model import Pack, shipped
from kawat.wire import from_json

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = "Menteri Luar Negeri Laos Khamphet Souvannalath mengatakan bahwa Laos akan membantu Thailand.\n"
run = CliRunner().invoke


def written(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_json_is_one_record_a_line() -> None:
    done = run(app, ["read", str(EXAMPLES / "kumpulan.jsonl"), "--json"])
    assert done.exit_code == 0
    records = [from_json(line) for line in done.stdout.splitlines()]
    assert len(records) == 3
    assert all(r.protocol == 1 and r.by.pack == Pack(shipped()).card.name for r in records)


def test_what_the_user_says_wins() -> None:
    done = run(app, ["read", "-", "--json", "--published", "4 Mei 2032", "--outlet", "Nusa Post", "--lang", "en"], input=GOOD)
    assert done.exit_code == 0
    report = json.loads(done.stdout)["report"]
    assert (report["published"], report["outlet"], report["lang"]) == ("2032-05-04", "Nusa Post", "en")


def test_a_person_sees_the_text_with_its_marks_and_the_tables() -> None:
    done = run(app, ["read", "-"], input=GOOD, env={"COLUMNS": "100"})
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("Menteri Luar Negeri Laos"))
    assert any(line.startswith("OFF") for line in lines[at + 1 : at + 4])
    assert "Who said what" in done.stdout
    assert "machine reading, unverified" in done.stdout


def test_square_brackets_of_a_report_are_shown_as_they_are() -> None:
    done = run(app, ["read", "-"], input='"Kami [pemerintah] siap," kata Menlu Laos Khamphet Souvannalath [bold].\n')
    assert "[pemerintah]" in done.stdout
    assert "[bold]" in done.stdout


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02" * 40, "binary"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "article"),
        ("broken.jsonl", b'{"text": "Menlu Laos tiba."}\n{"text": \n', "broken.jsonl:2"),
        ("sheet.xlsx", b"PK", "ending"),
    ],
)
def test_bad_input_gets_one_line_and_the_batch_goes_on(tmp_path: Path, name: str, data: bytes, cause: str) -> None:
    bad = written(tmp_path, name, data)
    good = written(tmp_path, "good.txt", GOOD.encode())
    done = run(app, ["read", bad, good, "--json"])
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("kawat: ") and name in line and cause in line and "; " in line
    assert from_json(done.stdout.splitlines()[-1]).report.text == GOOD.strip()


def test_a_missing_file_is_named() -> None:
    done = run(app, ["read", "no-such-report.txt"])
    assert done.exit_code == 1
    assert "no-such-report.txt" in done.stderr and "does not exist" in done.stderr


def test_a_page_of_fifty_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    done = run(app, ["read", str(path)])
    assert done.exit_code == 1
    assert "larger than" in done.stderr


@pytest.mark.parametrize("options", [["--published", "yesterday-ish"], ["--lang", "Indonesian"], ["--json", "--shown"]])
def test_an_option_that_cannot_be_understood_is_named(options: list[str]) -> None:
    done = run(app, ["read", "-", *options], input=GOOD)
    assert done.exit_code == 1
    assert options[0] in done.stderr or options[1] in done.stderr
    assert not done.stdout
