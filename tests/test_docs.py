"""Documents are true: the README's scores and statement are current, its commands exist, links lead somewhere."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from docs.picture import draw
from docs.readme import filled
from kawat.cli import app
from kawat.wire import schema

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed" / "report.txt"
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("gold/*/README.md"), ROOT / "examples" / "README.md"]


def record_of(example: str, published: str) -> dict[str, object]:
    done = CliRunner().invoke(app, ["read", str(ROOT / "examples" / example), "--published", published, "--json"])
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.output))


def test_the_readmes_scores_and_statement_are_current() -> None:
    assert filled(README) == README, "run: make documents"
    printed = json.loads(README.split("```json\n")[1].split("```")[0])
    statements = record_of("singkat.txt", "2032-05-04")["attributions"]
    assert isinstance(statements, list)
    assert printed == statements[0]


def test_the_schema_in_docs_is_current_and_records_follow_it() -> None:
    stored = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    assert stored == json.loads(json.dumps(schema())), "run: make documents"
    Draft202012Validator.check_schema(stored)
    record = record_of("mekanisme.txt", "2032-10-14")
    Draft202012Validator(stored).validate(record)
    broken = {**record, "protocol": "one"}
    assert not Draft202012Validator(stored).is_valid(broken)


def test_every_command_and_option_in_the_readme_exists() -> None:
    lines = re.findall(r"^\$ (?:\.venv/bin/)?kawat ((?:actors |corpus )?\w+)([^#\n]*)", README, re.M)
    assert len(lines) >= 6
    for command, rest in lines:
        done = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})
        assert done.exit_code == 0, command
        for option in re.findall(r"--[\w-]+", rest):
            assert option in done.output, f"kawat {command} has no {option}"


def test_the_picture_is_current() -> None:
    drawn = draw(ROOT / "examples" / "singkat.txt", date(2032, 5, 4))
    stored = (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8")
    assert words_of(drawn) == words_of(stored), "run: make documents"


def words_of(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)</text>", svg)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.mark.skipif(not SEED.exists(), reason="NOT RUN: the seed report is not beside the project")
def test_the_seeds_text_is_not_here() -> None:
    lines = [line[:60] for line in SEED.read_text(encoding="utf-8").split("\n") if len(line) > 80]
    assert lines
    folders = ("corpus", "docs", "examples", "gold", "kawat", "registry", "tests")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    for path in [*files, *ROOT.glob("*.md")]:
        raw = path.read_bytes()
        texts = [raw.decode(encoding, "replace") for encoding in ("utf-8", "utf-16")]
        assert not any(line in text for line in lines for text in texts), f"{path} holds the seed's text"
