"""Typed cases of who said what: every case is read as typed, apart from those that are known to be missed."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kawat.attribution import find_statements
from kawat.notation import Block, read_blocks
from kawat.span import Span

CASES = Path(__file__).parent / "cases"
MISSED = frozenset((Path(__file__).parent / "missed.txt").read_text(encoding="utf-8").split())
_LINK = re.compile(r"(baca|read more|see also|also read|simak|lihat)\b.{0,12}:", re.I)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Told(NamedTuple):
    """A statement as sets of word positions: its content, and its source."""

    content: frozenset[int]
    source: frozenset[int]


def blocks() -> list[Block]:
    return [block for path in sorted(CASES.glob("*.txt")) for block in read_blocks(path)]


def words(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(m.start() for m in _WORD.finditer(text) if any(s.start < m.end() and m.start() < s.stop for s in spans))


def story(text: str) -> list[Span]:
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return [line for line in lines if not _LINK.match(line.of(text))]


def typed(block: Block) -> list[Told]:
    labels = sorted({m.label[1:] for m in block.marks if re.fullmatch(r"q\d+", m.label)})
    return [Told(words(block.text, block.spans(f"q{n}")), words(block.text, block.spans(f"s{n}"))) for n in labels]


def read_as_typed(block: Block) -> bool:
    """Tell whether the statements pair with the typed ones: half of the content words at least, and a common source word."""
    found = find_statements(block.text, block.settings.get("lang", "id"), story(block.text), [])
    told = [Told(words(block.text, s.content), words(block.text, (s.source,) if s.source else ())) for s in found]
    wanted = typed(block)
    if len(told) != len(wanted):
        return False
    return all(any(_same(t, w) for t in told) for w in wanted)


def _same(told: Told, wanted: Told) -> bool:
    shared = len(told.content & wanted.content) >= 0.5 * len(told.content | wanted.content)
    return shared and (bool(told.source & wanted.source) or told.source == wanted.source)


BLOCKS = blocks()


@pytest.mark.parametrize("block", BLOCKS, ids=[b.name for b in BLOCKS])
def test_a_typed_case_is_read_as_typed_unless_it_is_known_to_be_missed(block: Block) -> None:
    assert read_as_typed(block) == (block.name not in MISSED)


def test_few_cases_are_missed_and_each_is_there() -> None:
    assert {b.name for b in BLOCKS} >= MISSED
    assert len(MISSED) <= len(BLOCKS) // 10


@pytest.mark.parametrize(
    ("lang", "text", "hearer"),
    [
        ("id", '"Kami siap," kata Menlu Laos Khamphet Souvannalath kepada Duta Besar Thailand.', "Duta Besar Thailand"),
        ("id", '"Kami siap," tegasnya kepada wartawan.', "wartawan"),
        ("en", '"We are ready," Tremblay told Nusa Post on Monday.', "Nusa Post"),
        ("en", '"We are ready," she said to the Lao envoy.', "the Lao envoy"),
        ("id", "Menlu Laos mengatakan kepada wartawan bahwa pintu air akan ditutup.", "wartawan"),
    ],
)
def test_the_hearer_is_read(lang: str, text: str, hearer: str) -> None:
    (statement,) = find_statements(text, lang, story(text), [])
    assert statement.addressee is not None
    assert statement.addressee.of(text) == hearer
