"""docs/codebook.md and docs/export.md tell the truth: scores and first lines are current, every field is there, the code runs."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docs import codebook, exports
from kawat.export import FORMATS, Line, export
from kawat.export.polecat import OWN, POLECAT
from kawat.export.sample import CHECKS, STRATA
from kawat.lake.schema import READINGS
from kawat.record import Mention
from kawat.report import Report
from kawat.span import Found

CODEBOOK = codebook.PAGE.read_text(encoding="utf-8")
EXPORT = exports.PAGE.read_text(encoding="utf-8")


def test_the_codebooks_scores_are_current() -> None:
    assert codebook.filled(CODEBOOK) == CODEBOOK, "run: make documents"


def test_a_score_is_put_in_and_one_that_was_never_measured_says_so() -> None:
    page = "| <!-- score: gold events/all/event/F1 -->1.0<!-- /score --> | <!-- score: no/such/figure/F1 --><!-- /score --> |"
    told = re.findall(r"/F1 -->(.*?)<!-- /score", codebook.filled(page))
    assert re.fullmatch(r"\d+\.\d \(\d+\.\d-\d+\.\d; n \d+\)", told[0])
    assert told[1] == "not measured yet"


@pytest.mark.parametrize("name", ["report", *READINGS])
def test_every_field_stands_in_the_codebook_with_its_weaknesses(name: str) -> None:
    section = re.search(rf"^## `{name}`\n(.*?)(?=^## |\Z)", CODEBOOK, re.M | re.S)
    assert section, f"no section for {name}"
    told = {field.split(".")[-1] for field in re.findall(r"^\| `([\w.]+)` \| .+ \| .+ \| .+ \|", section[1], re.M)}
    noun = Report if name == "report" else READINGS[name]
    common = {field.name for field in msgspec.structs.fields(Found)} if noun is not Report else set()
    assert {field.name for field in msgspec.structs.fields(noun)} - common - ({"actor"} if noun is Mention else set()) <= told
    assert "Known weaknesses:" in section[1]


def test_the_first_lines_of_each_export_are_current() -> None:
    assert exports.filled(EXPORT) == EXPORT, "run: make documents"


def test_every_format_and_answer_is_told() -> None:
    assert re.findall(r"^\| `(\w+)` \|", EXPORT, re.M) == list(FORMATS)
    assert all(stratum in EXPORT for stratum in STRATA if stratum != "none")
    assert all(check.endswith("ok") for check in CHECKS)


def test_the_python_for_polecat_runs(lines: list[Line], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(lines, "polecat", tmp_path / "events.txt")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", EXPORT, re.S):
        exec(block, names)
    assert names["events"].shape == (15, len(POLECAT) + len(OWN))
    assert names["events"]["Intensity"].sum() == 36.0


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="NOT RUN: R is not installed")
def test_the_r_for_polecat_runs(lines: list[Line], tmp_path: Path) -> None:
    export(lines, "polecat", tmp_path / "events.txt")
    (block,) = re.findall(r"```r\n(.*?)```", EXPORT, re.S)
    script = f'{block}\ncat(dim(events), sum(events[["Intensity"]]), sep = "|")'
    done = subprocess.run(["Rscript", "--vanilla", "-e", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout == f"15|{len(POLECAT) + len(OWN)}|36"
