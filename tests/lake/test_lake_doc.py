"""docs/lake.md tells the truth: its tables have the columns of the code, and its Python runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from kawat.lake import LAKE_PROTOCOL
from kawat.lake.home import MARKER
from kawat.lake.schema import TABLES
from tests.lake.made import ingest_all, new_lake, opened

DOC, PYTHON = ((Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8") for name in ("lake.md", "python.md"))
BLOCKS = re.findall(r"```python\n(.*?)```", DOC + PYTHON, re.S)


def test_every_table_is_described_with_its_columns() -> None:
    told = {
        name: re.findall(r"^\| `(\w+)` \| `(.+?)` \| .+ \|$", text, re.M)
        for name, text in re.findall(r"^### `(\w+)`\n(.*?)(?=^### |\Z)", DOC, re.M | re.S)
    }
    assert told == {table: [tuple(column) for column in columns] for table, columns in TABLES.items()}


def test_the_protocol_is_told() -> None:
    assert f"`{MARKER}` says the lake's protocol, now {LAKE_PROTOCOL}." in DOC


@pytest.mark.parametrize("block", BLOCKS)
def test_its_python_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ingest_all(new_lake(tmp_path / "mylake"), [opened("Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan")], "job")
    names: dict[str, Any] = {}
    exec(block, names)
    assert names.get("rows") or names.get("lines")
