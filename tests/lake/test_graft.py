"""Some readings are replaced, and what points across is tied anew by the words it points at."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.lake import READINGS, graft
from kawat.lake.rows import readings_of
from kawat.lake.spans import pointers
from kawat.record import Mention, Record
from tests.lake.made import TEXT, opened, read

STORED = read(opened(f"{TEXT} klaim").report)


def shifted() -> Record:
    """Return the record as another version might read it: with one more mention in front, and the statement a bit longer."""
    first = Mention(start=0, stop=7, by="rule:name@2", score=0.5, kind="office", chain=9)
    (said,) = STORED.attributions
    (event,) = STORED.events
    return msgspec.structs.replace(
        STORED,
        mentions=(first, *STORED.mentions),
        attributions=(msgspec.structs.replace(said, start=said.start - 1, source=1, by="head:cue@2"),),
        events=(msgspec.structs.replace(event, actors=(1, 2), recipients=(0,)),),
    )


def test_a_reading_is_replaced_and_points_at_what_is_stored() -> None:
    made, changed = graft(STORED, shifted(), ["attributions"])
    assert changed == ("attributions",)
    assert made.mentions == STORED.mentions
    assert (made.attributions[0].by, made.attributions[0].source) == ("head:cue@2", 0)
    assert made.events == STORED.events


def test_what_points_at_a_reading_that_was_replaced_is_tied_anew() -> None:
    made, changed = graft(STORED, shifted(), ["mentions"])
    assert changed == ("mentions", "attributions", "events")
    assert (made.attributions[0].source, made.events[0].actors) == (1, (1, 2))
    assert made.attributions[0].by == STORED.attributions[0].by


def test_what_is_gone_is_no_longer_pointed_at() -> None:
    fresh = msgspec.structs.replace(STORED, attributions=())
    made, changed = graft(STORED, fresh, ["attributions"])
    assert changed == ("attributions", "events")
    assert made.events[0].claimed_in is None
    made, _ = graft(STORED, shifted(), ["events"])
    assert (made.events[0].actors, made.events[0].recipients) == ((0, 1), ())


def test_all_readings_together_are_the_fresh_record() -> None:
    made, _ = graft(STORED, shifted(), list(READINGS))
    assert made == shifted()


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(list(READINGS))), st.booleans())
def test_no_number_leads_nowhere(names: set[str], back: bool) -> None:
    one, other = (shifted(), STORED) if back else (STORED, shifted())
    made, _ = graft(one, other, names)
    sizes = {name: len(held) for name, held in readings_of(made).items()}
    for pointer in pointers():
        for found in readings_of(made)[pointer.table]:
            held = getattr(found, pointer.column)
            numbers = held if pointer.many else () if held is None else (held,)
            assert all(0 <= n < sizes[pointer.target] for n in numbers)
