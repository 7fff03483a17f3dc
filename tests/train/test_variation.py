"""Passages told with other names: what is marked stays marked, every place follows, nothing else changes."""

import random
from pathlib import Path

import msgspec

from kawat.corpus.convert import to_record
from kawat.notation import Block, read_blocks
from train.variation import Names, names_for, varied

ONE = """== made/one lang=en kind=passage published=2032-05-04
{P1.off|{C1|Norwegian} envoy} {P1|Ragna Solbu} {t1|met} {P2|Ilir Hoxhaj} in {A1|Tirana}. {P1|Solbu} left {C1|Norway} {w1|Monday}.
--
C1 is=NOR
P1 name=Ragna_Solbu of=C1
P2 name=Ilir_Hoxhaj
A1 name=Tirana
t1 event=CONSULT actors=P1,P2
w1 from=2032-05-03 to=2032-05-03 precision=day
"""


def block_of(folder: Path) -> Block:
    path = folder / "one.txt"
    path.write_text(ONE, encoding="utf-8")
    (block,) = read_blocks(path)
    return block


def told(block: Block) -> list[tuple[str, str]]:
    return [(m.label, m.span.of(block.text)) for m in block.marks]


def names(block: Block) -> Names:
    return names_for([block])._replace(persons={2: [("Amara", "Diallo")]})


def test_every_mark_follows_its_words(tmp_path: Path) -> None:
    block = block_of(tmp_path)
    seen = set()
    for seed in range(40):
        other = varied(block, names(block), random.Random(seed))
        marks = dict(told(other))
        assert marks["t1"] == "met" and marks["A1"] == "Tirana" and marks["w1"] == "Monday"
        assert marks["P1.off"].endswith(" envoy") and [m.label for m in other.marks] == [m.label for m in block.marks]
        assert to_record(other).events[0].actors == to_record(block).events[0].actors
        seen.add(other.text)
    assert len(seen) > 10


def test_a_thing_is_renamed_throughout_or_not_at_all(tmp_path: Path) -> None:
    block = block_of(tmp_path)
    for seed in range(40):
        forms = [words for label, words in told(varied(block, names(block), random.Random(seed))) if label == "P1"]
        assert forms in (["Ragna Solbu", "Solbu"], ["Amara Diallo", "Diallo"])


def test_a_name_in_a_form_that_has_no_other_stays(tmp_path: Path) -> None:
    block = block_of(tmp_path)
    odd = block_of(tmp_path).text.replace("Norwegian", "Norskish_")
    assert len(odd) == len(block.text)
    strange = msgspec.structs.replace(block, text=odd)
    for seed in range(20):
        assert dict(told(varied(strange, names(block), random.Random(seed))))["C1"] == "Norway"
