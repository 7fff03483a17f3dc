"""`kawat evaluate` from end to end on a small folder of gold and made-up outside files."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kawat.commands import evaluate as command
from kawat.evaluate.ledger import read_ledger
from kawat.evaluate.page import render

GOLD = """\
== en/plain lang=en
"{q1|We will sign the pact tomorrow}," {c1|said} {s1|Foreign Minister Ida Lund}.
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold" / "attribution").mkdir(parents=True)
    (tmp_path / "gold" / "attribution" / "made.txt").write_text(GOLD, encoding="utf-8")
    return tmp_path / "gold"


def run(*words: str) -> tuple[int, str, str]:
    app = typer.Typer()
    app.command()(command.evaluate)
    result = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    return result.exit_code, result.stdout, result.stderr


def test_gold_is_measured_and_kept(gold: Path, tmp_path: Path) -> None:
    code, out, _ = run("--gold", str(gold), "--docs", str(tmp_path / "docs"))
    assert code == 0
    assert "gold attribution" in out and "match + source" in out
    ledger = read_ledger(tmp_path / "docs" / "scores.json")
    assert "gold attribution/all/match/F1" in {f.key for f in ledger}
    assert (tmp_path / "docs" / "scores.md").read_text(encoding="utf-8") == render(ledger)


def test_a_sunk_score_ends_with_one_and_is_named(gold: Path) -> None:
    (gold / "floors.csv").write_text("metric,floor,digest\ngold attribution/all/match/F1,101.0,old\n", encoding="utf-8")
    code, _, err = run("--gold", str(gold))
    assert code == 1
    assert "gold attribution/all/match/F1: is 100.0, under its floor of 101.0" in err
    assert "gold attribution has changed since its floors were pinned" in err


def test_pinning_raises_floors(gold: Path) -> None:
    (gold / "floors.csv").write_text("metric,floor,digest\ngold attribution/all/match/F1,10.0,old\n", encoding="utf-8")
    assert run("--gold", str(gold), "--pin")[0] == 0
    assert "gold attribution/all/match/F1,99.5," in (gold / "floors.csv").read_text(encoding="utf-8")
    assert run("--gold", str(gold))[2] == ""


def test_calibrating_twice_changes_nothing(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "RULES", tmp_path / "rules.csv")
    tables = []
    for _ in range(2):
        assert run("--gold", str(gold), "--calibrate")[0] == 0
        tables.append((tmp_path / "rules.csv").read_text(encoding="utf-8"))
    assert tables[0] == tables[1]
    assert "rule:quote-kata@1,1,1,0.667\n" in tables[0]


def test_outside_sets_are_measured(gold: Path, tmp_path: Path) -> None:
    bio, plv, pfsa = (tmp_path / name for name in ("names_test.txt", "made_train.tsv", "pfsa_dev.txt"))
    bio.write_text("Oslo B-LOC\ntiba O\n", encoding="utf-8")
    plv.write_text("marked_sentence\tgold_root\n<s>Norway</s> accused <t>Fiji</t> of lies.\tACCUSE\n", encoding="utf-8")
    pfsa.write_text("” B-STATEMENT\nYa I-STATEMENT\n, I-STATEMENT\n” L-STATEMENT\nkata U-CUE\nRatna U-PERSON\n", encoding="utf-8")
    code, out, _ = run("--gold", str(gold), "--bio", str(bio), "--plv", str(plv), "--pfsa", str(pfsa))
    assert code == 0
    assert all(word in out for word in ("names_test", "plv", "macro F1", "pfsa", "exact borders"))


@pytest.mark.parametrize("option", ["--polnear", "--pfsa", "--plv", "--bio", "--probe", "--phrases", "--gold"])
def test_what_is_not_there_is_one_line_before_anything_is_read(
    tmp_path: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "measure_gold", lambda *_: pytest.fail("gold is read first"))
    code, _, err = run(option, str(tmp_path / "nowhere"))
    assert code == 1
    assert len(err.splitlines()) == 1 and "nowhere" in err


def test_speed_without_spacy_goes_on(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kawat.evaluate.speed._MODEL", "no_such_model_here")
    monkeypatch.setattr(command, "english_paragraphs", lambda _: ["word " * 300])
    code, out, err = run("--gold", str(gold), "--speed")
    assert code == 0
    assert "is not installed" in err and "attribution rules" in out
