"""PLV rows: marks taken out, the event that fits source and target, macro F1 by sklearn's definition."""

from pathlib import Path

import pytest

from kawat.errors import BadGold
from kawat.evaluate.plv import Answer, Row, binary_of, macro_f1, over_gold, plv_figures, quad_of, read_plv, root_of
from kawat.record import Event, Mention, Record
from kawat.report import Report

from .made import STAMP, at, record, report, values

TABLE = (
    "id\tmarked_sentence\tgold_root\r\n"
    "1\t<s>Norway</s> freed <t>two sailors of Fiji</t>.\tYIELD\r\n"
    "2\t<s>Fiji</s> thanked and then accused <t>Norway</t>.\tACCUSE\r\n"
    "3\tIn Oslo <s>Fiji</s> met them.\tCONSULT\r\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made_train.tsv"
    path.write_bytes(TABLE.encode())
    return path


def event(text: str, name: str, actors: tuple[int, ...], recipients: tuple[int, ...]) -> Event:
    return Event(
        start=0, stop=len(text), by="rule:x@1", score=0.5, event=name, mode=None, contexts=(), quad=1, scale=0.0,
        actors=actors, recipients=recipients,
    )  # fmt: skip


def reading(given: Report) -> Record:
    text = given.text
    if "Norway" not in text:
        return record(given)
    spans = sorted(at(text, words) for words in ("Norway", "Fiji"))
    mentions = tuple(Mention(start=s.start, stop=s.stop, by="x", score=0.5, kind="country", chain=i) for i, s in enumerate(spans))
    first = event(text, "RETREAT" if "freed" in text else "SUPPORT", (0,), ())
    second = event(text, "ACCUSE", (0,), (1,) if "accused" in text else ())
    return record(given, mentions=mentions, events=(first, second))


def test_rows(file: Path) -> None:
    rows = list(read_plv(file))
    assert rows[0].text == "Norway freed two sailors of Fiji."
    assert [s.of(rows[0].text) for s in (*rows[0].source, *rows[0].target)] == ["Norway", "two sailors of Fiji"]
    assert rows[2].target == () and rows[2].place.endswith("made_train.tsv:4")


def test_the_event_that_fits_source_and_target_answers(file: Path) -> None:
    assert [root_of(row, reading(report(row.text, "en"))) for row in read_plv(file)] == ["YIELD", "ACCUSE", "none"]


def test_the_first_event_answers_where_none_fits() -> None:
    row = Row("Fiji left.", (), (), "REJECT", "made")
    found = record(report(row.text), events=(event(row.text, "CONCEDE", (), ()), event(row.text, "REJECT", (), ())))
    assert root_of(row, found) == "YIELD"


def test_macro_f1_counts_a_missing_answer_as_a_label_of_its_own() -> None:
    told = [Answer("A", "A"), Answer("A", "B"), Answer("B", "B"), Answer("C", "none")]
    # F1: A 2/3, B 2/3, C 0, none 0
    assert macro_f1(told) == pytest.approx(100 * (2 / 3 + 2 / 3) / 4)
    assert over_gold(told) == pytest.approx(100 * (2 / 3 + 2 / 3) / 3)


def test_quad_and_binary_come_from_the_root() -> None:
    assert [quad_of(r) for r in ("AGREE", "YIELD", "ACCUSE", "ASSAULT", "none")] == ["1", "2", "3", "4", "none"]
    assert [binary_of(r) for r in ("AID", "YIELD", "REQUEST", "none")] == ["cooperation", "cooperation", "conflict", "none"]


def test_figures(file: Path) -> None:
    measured = values(plv_figures(file, "train", reading, STAMP))
    assert measured["train/root/macro F1"] == 50.0
    assert measured["train/root/macro F1 over gold labels"] == 66.7
    assert measured["train/binary/accuracy"] == 66.7
    assert measured["train/rows answered/share"] == 66.7


@pytest.mark.parametrize("row", ["1\t<s>A</s> b\tYIELDS", "1\t<s>A b\tYIELD", "1\tA b\tYIELD", "1\t\tYIELD", "1"])
def test_a_bad_row_names_file_and_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(f"id\tmarked_sentence\tgold_root\n{row}\n", encoding="utf-8")
    with pytest.raises(BadGold, match=r"bad\.tsv:2: "):
        list(read_plv(path))
