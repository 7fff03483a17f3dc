"""The coder against its cases: every event of a passage, and nothing else."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from kawat.notation import Block, read_blocks
from kawat.plover import EVENTS
from kawat.span import Span
from tests.events.events_cases import expected, mentions_of, read, report_of

CASES = [block for path in sorted((Path(__file__).parent / "cases").glob("*.txt")) for block in read_blocks(path)]


@pytest.mark.parametrize("block", CASES, ids=[f"{block.settings.get('lang', 'id')}/{block.name}" for block in CASES])
def test_a_passage_is_coded_as_its_ledger_says(block: Block) -> None:
    told, wanted = read(block), expected(block)
    assert len(told) == len(wanted), told
    for mine, ours in zip(told, wanted, strict=True):
        assert {key: mine[key] for key in ours} == ours


def test_the_cases_cover_every_event_in_both_languages() -> None:
    seen = Counter((b.settings.get("lang", "id"), row["event"]) for b in CASES for row in expected(b))
    assert [(lang, event) for lang in ("id", "en") for event in EVENTS if not seen[lang, event]] == []
    assert len(CASES) >= 150


def test_names_of_cases_are_their_own() -> None:
    names = Counter((b.settings.get("lang", "id"), b.name) for b in CASES)
    assert [name for name, count in names.items() if count > 1] == []


def test_reading_twice_gives_the_same() -> None:
    assert [read(block) for block in CASES] == [read(block) for block in CASES]


NEUTRAL = "Langit cerah dan angin bertiup pelan.\n"


def moved(block: Block) -> Block:
    """Return the block with a neutral paragraph before it."""
    by = len(NEUTRAL)
    marks = tuple(msgspec.structs.replace(m, span=Span(m.span.start + by, m.span.stop + by)) for m in block.marks)
    return msgspec.structs.replace(block, text=NEUTRAL + block.text, marks=marks)


def test_a_neutral_paragraph_changes_nothing() -> None:
    assert [read(moved(block)) for block in CASES] == [read(block) for block in CASES]


@pytest.mark.parametrize("stop", [0.3, 0.6, 0.85])
def test_a_report_that_breaks_off_is_read(stop: float) -> None:
    for block in CASES:
        end = int(len(block.text) * stop)
        cut = tuple(m for m in block.marks if m.span.stop <= end)
        for row in read(msgspec.structs.replace(block, text=block.text[:end], marks=cut)):
            assert row["actors"] and row["event"] in EVENTS


def test_a_report_without_actors_has_no_events() -> None:
    assert [read(msgspec.structs.replace(block, marks=())) for block in CASES] == [[]] * len(CASES)


def test_cases_carry_no_empty_report() -> None:
    assert all(report_of(block).text and (mentions_of(block) or not expected(block)) for block in CASES)
