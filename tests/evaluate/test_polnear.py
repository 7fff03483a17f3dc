"""The PolNeAR metric: a golden of made-up articles, its numbers computed by the public scorer's definition."""

import json
from pathlib import Path

import pytest

from kawat.errors import BadGold
from kawat.evaluate.count import figures
from kawat.evaluate.polnear import Marked, Spans, by_rules_alone, read_polnear, score_article, score_polnear
from kawat.record import Record
from kawat.report import Report

from .made import STAMP, record, values

FIRST = (
    "“We will sign,” said Ida Lund. The minister warned that the “old pact” is dead. Traders hope for calm. "
    'Officials denied the report on Monday.\n\nHe added: "Nothing has changed here, and nothing will."'
)
SECOND = "According to the ministry, talks failed. No one said why.\nThe ministry’s note said: “No comment"
Row = tuple[list[str], list[str], list[str]]
GOLD: dict[str, list[Row]] = {
    FIRST: [
        (["Ida Lund"], ["said"], ["We will sign"]),
        (["The minister"], ["warned"], ["the “old pact” is dead"]),
        (["Traders"], ["hope"], ["for calm"]),
        (["Officials"], ["denied"], ["the report on Monday"]),
        (["He"], ["added"], ["Nothing has changed here, and nothing will."]),
    ],
    SECOND: [
        (["the ministry"], ["According to"], ["talks failed"]),
        (["note"], ["said:"], ["No comment"]),
    ],
}
FOUND: dict[str, list[Row]] = {
    FIRST: [
        (["Ida Lund"], ["said"], ["“We will sign,”"]),
        (["dead"], ["warned"], ["that the “old pact” is dead"]),
        (["He"], ["Monday"], ["Nothing has changed here"]),
        (["Traders"], [], ["Traders hope"]),
        ([], [], ["said Ida"]),
    ],
    SECOND: [
        ([], ["According to"], ["talks failed"]),
        (["The ministry’s"], ["said"], ["No comment"]),
    ],
}


def spans(text: str, words: list[str]) -> Spans:
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def marked(text: str, rows: list[Row]) -> tuple[Marked, ...]:
    return tuple(Marked(*(spans(text, words) for words in row)) for row in rows)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = []
    for number, (text, rows) in enumerate(GOLD.items()):
        gold = [a._asdict() for a in marked(text, rows)]
        lines.append(json.dumps({"id": f"d{number}", "text": text, "annotations": {"one": gold, "two": []}}))
    path = tmp_path / "made_dev.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# precision, recall, F1 of match, + source, + source + cue, as the public scorer prints them
PUBLIC = {
    "all": [71.4, 71.4, 71.4, 28.6, 28.6, 28.6, 14.3, 14.3, 14.3],
    "direct": [100.0, 100.0, 100.0, 66.7, 66.7, 66.7, 33.3, 33.3, 33.3],
    "mixed": [100.0, 100.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    "indirect": [33.3, 33.3, 33.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
}


def test_the_metric_is_the_public_scorers(file: Path) -> None:
    counts = [c for a in read_polnear(file) for c in score_article(a, marked(a.text, FOUND[a.text]), "dev")]
    measured = values(figures("polnear", counts, STAMP))
    for voice, numbers in PUBLIC.items():
        levels = [f"{m}/{a}" for m in ("match", "match + source", "match + source + cue") for a in ("precision", "recall", "F1")]
        assert [measured[f"dev/{voice}: {level}"] for level in levels] == numbers, voice
    assert measured["dev/speech subset: match/recall"] == 66.7
    assert measured["dev/speech subset: match + source/recall"] == 33.3


def test_peers_stand_beside_the_figures(file: Path) -> None:
    counts = [c for a in read_polnear(file) for c in score_article(a, (), "dev")]
    f1 = next(f for f in figures("polnear", counts, STAMP) if f.metric == "all: match" and f.average == "F1")
    assert ("sayswho", 30.6) in {(p.name, p.value) for p in f1.peers}


def test_both_ways_of_reading_are_measured(file: Path) -> None:
    def nothing(report: Report) -> Record:
        return record(report)

    measured = values(figures("polnear", score_polnear(file, "dev", nothing), STAMP))
    assert measured["dev/all: match/recall"] == 0.0
    assert measured["dev, every line/all: match/recall"] > 50.0


def test_rules_alone_take_every_line() -> None:
    found = by_rules_alone('"We will sign the pact," said Ida Lund.')
    assert [a.content for a in found] == [((1, 22),)]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "x"',
        '{"id": "x", "text": "t"}',
        "[]",
        '{"id": "x", "text": "t", "annotations": {}}',
        '{"id": "x", "text": "t", "annotations": {"one": [{"source": [], "cue": [], "content": [[0, 9]]}]}}',
    ],
)
def test_a_bad_line_names_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadGold, match=r"bad\.jsonl:2: "):
        list(read_polnear(path))
