"""The corpus itself: no faults, no echoes, nobody real, gold apart from train, nothing copied from data beside the project."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from kawat.corpus import check_folder
from kawat.corpus.convert import to_record
from kawat.corpus.stats import echoes
from kawat.corpus.write import from_record
from kawat.notation import Block, read_blocks
from kawat.record import Record

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "registry" / "imported" / "persons.csv"
DATA = ROOT.parent / "shared" / "data"
FOLDERS = [ROOT / "corpus" / "train", ROOT / "corpus" / "dev", ROOT / "gold" / "corpus"]
ECHOES = 0.02  # share of passages that may share six words of plain prose with another
COPIED = 10  # words in a row that no passage may share with the data beside the project


def blocks_of(folder: Path) -> list[Block]:
    return [block for path in sorted(folder.rglob("*.txt")) for block in read_blocks(path)]


@cache
def blocks() -> list[Block]:
    """Return the blocks of train, dev and gold; read when a test asks for them, not when pytest gathers the tests."""
    return [block for folder in FOLDERS for block in blocks_of(folder)]


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f.exists()], ids=lambda f: f.name)
def test_no_passage_has_a_fault(folder: Path) -> None:
    assert not [f"{fault.place}: {fault.cause}" for fault in check_folder(folder, PEOPLE)]


def test_names_are_unique_over_train_dev_and_gold() -> None:
    names = [block.name for block in blocks()]
    assert len(names) == len(set(names)) > 0


def test_few_passages_share_a_stretch_of_plain_prose() -> None:
    shared = echoes(blocks())
    assert len(shared) <= ECHOES * len(blocks()), [f"{e.first} ~ {e.second}: {e.words}" for e in shared]


def test_each_record_comes_back_from_the_notation() -> None:
    for block in blocks()[::3]:
        record = to_record(block)
        again = to_record(from_record(record, block.name, {}))
        for name in Record.__struct_fields__:
            assert name == "report" or getattr(again, name) == getattr(record, name), f"{block.name}: {name}"


def test_no_record_names_a_known_officeholder() -> None:
    with PEOPLE.open(encoding="utf-8") as table:
        known = {line.split(",", 1)[0] for line in table}
    for block in blocks():
        people = {m.actor.id for m in to_record(block).mentions if m.actor is not None and m.kind == "person"}
        assert not people & known, block.name


def stretches(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


@pytest.mark.skipif(not DATA.exists(), reason="NOT RUN: the data that the corpus must not copy are not beside the project")
def test_nothing_is_copied_from_the_data_beside_the_project() -> None:
    own = {s: block.name for block in blocks() for s in stretches(block.text)}
    files = chain(DATA.rglob("*.txt"), DATA.rglob("*.jsonl"), DATA.rglob("*.tsv"), DATA.rglob("*.conllu"))
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        plain = re.sub(r"^\d+\t(\S+)\t.*$|\t\S+$", r" \1", text, flags=re.M) if path.suffix in (".conllu", ".txt") else text
        words = re.findall(r"\w+", plain.lower())
        found = [own[s] for i in range(len(words) - COPIED + 1) if (s := tuple(words[i : i + COPIED])) in own]
        assert not found, f"{path.name} and {sorted(set(found))[:5]} share {COPIED} words"
