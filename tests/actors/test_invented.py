"""Gold names nobody who is known: the registry has 9,000 real people in it and must not find one of them there."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kawat.actors import load_registry
from kawat.evaluate.passage import gold_blocks, report_of_block
from kawat.read import Reader, read

ROOT = Path(__file__).parents[2]
REGISTRY = load_registry()
READER = Reader(registry=REGISTRY)
LAST = max(row.as_of or row.end for rows in REGISTRY.known.seats.values() for row in rows)


@pytest.mark.parametrize("room", ["anatomy", "attribution", "events"])
@pytest.mark.parametrize("day", [None, date(2031, 5, 4)], ids=["no day", "2031"])
def test_nobody_of_the_registry_is_read_in_gold(room: str, day: date | None) -> None:
    for name, block in gold_blocks(ROOT / "gold" / room):
        report = report_of_block(block)
        record = read(msgspec.structs.replace(report, published=report.published or day), READER)
        people = [m.actor.id for m in record.mentions if m.actor and m.actor.id in REGISTRY.known.people]
        assert not people, f"{name}: {people}"


def test_the_days_of_gold_lie_after_all_tenures() -> None:
    days = [
        report_of_block(block).published for room in ("attribution", "events") for _, block in gold_blocks(ROOT / "gold" / room)
    ]
    assert LAST < "2027" and all(day is None or day.year >= 2029 for day in days)
