"""Facets and retellings: scores that gold itself would reach, and what they fall to when something is wrong."""

from datetime import date

import msgspec
import pytest

from kawat.evaluate.count import Tally, value_of
from kawat.evaluate.facets import Pair, commonest_modes, facets_of, same_days, same_place
from kawat.evaluate.retold import Telling, b_cubed
from kawat.record import Event
from kawat.span import Span
from kawat.when import Place, Time


def event(**more: object) -> Event:
    plain = Event(
        start=0,
        stop=4,
        by="x",
        score=1.0,
        event="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        quad=1,
        scale=1.0,
        tellings=(Span(0, 4),),
    )
    return msgspec.structs.replace(plain, **more)


def time(since: date | None) -> Time:
    return Time(start=0, stop=1, since=since, until=since, precision="day" if since else "unresolved")


def counts(found: Event, gold: Event) -> dict[str, Tally]:
    return {c.metric: c.tally for c in facets_of("x", [Pair(found, gold)], frozenset(("CONSULT visit",)))}


def test_what_gold_says_is_all_right() -> None:
    full = event(when=time(date(2032, 5, 4)), where=Place(start=9, stop=12, name="Suva", country="FJI"), auxiliary=("future",))
    made = counts(full, full)
    assert made["mode, the 25 commonest"] == made["time of a dated right event"] == Tally(1, 1, 1)
    assert made["place of a right event"] == made["contexts of a right event"] == made["auxiliary: future"] == Tally(1, 1, 1)
    assert made["auxiliary: negation"] == Tally(0, 0, 0)


def test_what_is_wrong_or_left_out_counts_against_it() -> None:
    gold = event(when=time(date(2032, 5, 4)), where=Place(start=9, stop=12, name="Suva", country="FJI"), contexts=("military",))
    made = counts(event(mode="phone", auxiliary=("negation",)), gold)
    assert made["mode, the 25 commonest"] == Tally(0, 1, 1)
    assert made["time of a dated right event"] == Tally(0, 1, 1)
    assert made["time of a right event where both name one"] == Tally(0, 0, 0)
    assert made["contexts of a right event"] == Tally(0, 1, 1)
    assert made["auxiliary: negation"] == Tally(0, 1, 0)
    assert made["place of a right event"] == Tally(0, 0, 1)


def test_a_time_is_right_by_its_days_and_unresolved_as_unresolved() -> None:
    assert same_days(time(date(2032, 5, 4)), time(date(2032, 5, 4)))
    assert not same_days(time(date(2032, 5, 5)), time(date(2032, 5, 4)))
    assert same_days(time(None), time(None)) and not same_days(None, time(None))


@pytest.mark.parametrize(
    ("name", "country", "start", "right"),
    [("Suva", "FJI", 40, True), ("Nasinu", "FJI", 9, True), ("Suva", "TON", 9, False), ("Nadi", "FJI", 40, False)],
)
def test_a_place_is_right_by_words_or_name_and_country(name: str, country: str, start: int, right: bool) -> None:
    gold = Place(start=9, stop=13, name="Suva", country="FJI")
    assert same_place(Place(start=start, stop=start + 4, name=name, country=country), gold) is right


def test_the_commonest_modes_are_counted_with_their_type() -> None:
    assert commonest_modes([event(), event(mode=None)]) == frozenset(("CONSULT visit",))


@pytest.mark.parametrize(
    ("tellings", "precise", "recalled"),
    [
        ([Telling(0, 0), Telling(0, 0), Telling(1, 1)], 3.0, 3.0),
        ([Telling(0, 0), Telling(1, 0)], 2.0, 1.0),
        ([Telling(0, 0), Telling(0, 1)], 1.0, 2.0),
        ([], 0.0, 0.0),
    ],
)
def test_b_cubed(tellings: list[Telling], precise: float, recalled: float) -> None:
    assert b_cubed(tellings) == (precise, recalled)


def test_b_cubed_is_a_harmonic_mean_of_both_sides() -> None:
    tally = Tally(1000, 500, 1000)
    told = [value_of(tally, f"B3 {side}") for side in ("precision", "recall", "F1")]
    assert [round(v or 0, 1) for v in told] == [100.0, 50.0, 66.7]
