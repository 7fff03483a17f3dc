"""`kawat forget` says what would go before it does anything."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kawat.cli import app
from tests.lake.made import ingest_all, new_lake, opened

TEXT = "Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("https://example.org/a", "1 reports would be forgotten; say --yes to do it"),
        ("https://example.org/b", "no report here is from it; failures may name it; say --yes to do it"),
    ],
)
def test_without_yes_it_only_says_what_would_go(tmp_path: Path, what: str, told: str) -> None:
    ingest_all(new_lake(tmp_path), [opened(TEXT, url="https://example.org/a")], "a")
    done = CliRunner().invoke(app, ["forget", what, "--in", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, f"{what}: {told}\n")
