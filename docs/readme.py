"""The measured and printed parts of the README: scores out of docs/scores.json, a statement out of a real reading."""

import json
from datetime import date

from docs.datasheet import datasheet, drawn
from docs.pages import ROOT, put
from kawat.actors import load_registry
from kawat.errors import KawatError
from kawat.evaluate.figure import Figure
from kawat.evaluate.ledger import read_ledger
from kawat.evaluate.page import shown, spread
from kawat.read import read
from kawat.reader import load_reader
from kawat.sources import Hints, Limits, open_place
from kawat.wire import to_json

ROWS = (
    ("What each line of a report is, own blind gold", "gold anatomy/all/lines right/accuracy"),
    ("Who said what, own blind gold, both languages: precision", "gold attribution/all/match/precision"),
    ("the same, recall", "gold attribution/all/match/recall"),
    ("the same, with the right source, F1", "gold attribution/all/match + source/F1"),
    ("Indonesian quotations (PFSA-ID dev), recall", "pfsa/dev/statement, match/recall"),
    ("the same, the cue right", "pfsa/dev/cue of a found statement/accuracy"),
    ("English quotations (PolNeAR dev, direct), F1", "polnear/dev/direct: match/F1"),
    ("English attributions of all kinds (PolNeAR dev), F1", "polnear/dev/all: match/F1"),
    ("Events, own blind gold: type and trigger, F1", "gold events/all/event/F1"),
    ("the same, with both sides right, F1", "gold events/all/event + actors/F1"),
    ("Who said what, gold part of the corpus (whole passages, both languages), F1", "gold corpus/all/statements: match/F1"),
    ("Events, gold part of the corpus: type and trigger, F1", "gold corpus/all/event/F1"),
    ("the same, with both sides right, F1", "gold corpus/all/event + actors/F1"),
    ("The same by rules alone: who said what, F1", "gold corpus (rules alone)/all/statements: match/F1"),
    ("events, F1", "gold corpus (rules alone)/all/event/F1"),
    ("Events of English sentences, source and target given (PLV train), two classes, accuracy", "plv/train/binary/accuracy"),
    ("the same, fifteen classes, accuracy", "plv/train/root/accuracy"),
    ("Who held an office on a day, 98 questions", "gold actors/all/office on a day/accuracy"),
    (
        "Attribution rules on real news, times as fast as",
        "speed/polnear, real news/attribution rules, times as fast as spaCy en_core_web_sm/median of 5",
    ),
    (
        "The whole reading on real news, times as fast as",
        "speed/polnear, real news/whole reading, times as fast as spaCy en_core_web_sm/median of 5",
    ),
    ("The whole reading of 300 words", "speed/polnear, real news/whole reading, a report of 300 words/median of 5"),
    ("Size of the package", "size/all/files of the package/sum"),
)


def filled(readme: str) -> str:
    """Return the README with its marked parts filled in anew."""
    return put(put(readme, "scores", scores()), "statement", f"```json\n{statement()}\n```")


def scores() -> str:
    """Return the table of chosen figures, with their peers."""
    figures = {f.key: f for f in read_ledger(ROOT / "docs" / "scores.json")}
    rows = [_row(label, figures[key]) for label, key in ROWS if key in figures]
    return "\n".join(["| | Kawat | 95 % | others |", "|---|---:|---|---|", *rows])


def _row(label: str, figure: Figure) -> str:
    peers = ", ".join(f"{p.name} {shown(p.value, figure.unit)}" for p in figure.peers)
    if figure.unit == "x":
        peers = "spaCy en_core_web_sm, one core, same text, same run"
    return f"| {label} | {shown(figure.value, figure.unit)} | {spread(figure)} | {peers} |"


def statement() -> str:
    """Return the first statement of the short example as `kawat read --json` writes it, a few fields a line."""
    (opened,) = open_place(str(ROOT / "examples" / "singkat.txt"), Hints(published=date(2032, 5, 4)), Limits())
    if isinstance(opened, KawatError):
        raise opened
    record = json.loads(to_json(read(opened.report, load_reader(load_registry()))))
    fields = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in record["attributions"][0].items()]
    return "{\n  " + ",\n  ".join(", ".join(fields[i : i + 4]) for i in range(0, len(fields), 4)) + "\n}"


if __name__ == "__main__":
    docs = ROOT / "docs"
    for page, fill in ((ROOT / "README.md", filled), (docs / "corpus.md", datasheet), (docs / "corpus-drawn.md", drawn)):
        page.write_text(fill(page.read_text(encoding="utf-8")), encoding="utf-8")
