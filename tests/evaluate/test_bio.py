"""BIO files: the text of tokens, gold names, our mentions by kind, spotting."""

from pathlib import Path

import pytest

from kawat.errors import BadGold
from kawat.evaluate.bio import bio_figures, gold_names, our_names
from kawat.evaluate.tokens import read_tokens
from kawat.record import Mention, MentionKind, Record
from kawat.report import Report

from .made import STAMP, at, record, values

FILE = (
    "Menlu NOUN O\r\nRatna PROPN B-PER\r\nDuyung PROPN I-PER\r\ntiba VERB O\r\ndi ADP O\r\n"
    "Oslo PROPN B-LOC\r\n. PUNCT O\r\n\r\nPBB\tB-ORG\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made_valid.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def mention(text: str, words: str, kind: MentionKind) -> Mention:
    span = at(text, words)
    return Mention(start=span.start, stop=span.stop, by="x", score=0.5, kind=kind, chain=0)


def reading(given: Report) -> Record:
    if "Oslo" not in given.text:
        return record(given)
    found = [mention(given.text, "Ratna", "person"), mention(given.text, "Oslo", "place"), mention(given.text, "tiba", "org")]
    return record(given, mentions=tuple(found))


def test_names(file: Path) -> None:
    first, second = (gold_names(s) for s in read_tokens(file))
    assert first[0] == "Menlu Ratna Duyung tiba di Oslo."
    assert {(kind, span.of(first[0])) for kind, span in first[1]} == {("person", "Ratna Duyung"), ("place", "Oslo")}
    assert {kind for kind, _ in second[1]} == {"organisation"}


def test_a_mention_inside_a_longer_one_is_left_out() -> None:
    text = "Kementerian Luar Negeri Norwegia"
    names = our_names([mention(text, text, "organ"), mention(text, "Norwegia", "country"), mention(text, "Luar", "office")])
    assert {kind for kind, _ in names} == {"organisation"}


def test_figures(file: Path) -> None:
    measured = values(tuple(bio_figures(file, "made", reading, STAMP)))
    assert measured["valid/person/F1"] == 0.0
    assert measured["valid/place/F1"] == 100.0
    assert measured["valid/all names/precision"] == 33.3
    assert measured["valid/spotting/precision"] == 66.7
    assert measured["valid/mean of kinds/F1"] == 33.3


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Malmö B-LOC\n".encode("latin-1"))
    with pytest.raises(BadGold, match=r"latin\.txt: is not UTF-8"):
        list(read_tokens(path))


@pytest.mark.parametrize("line", ["Oslo", "Oslo B", "Oslo PROPN LOC"])
def test_a_bad_line_names_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"di O\n{line}\n", encoding="utf-8")
    with pytest.raises(BadGold, match=r"bad\.txt:2: "):
        list(read_tokens(path))
