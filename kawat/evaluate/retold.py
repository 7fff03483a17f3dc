"""Retold: an event that a report tells several times is one event; B3 over its tellings, found against gold."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from kawat.evaluate.count import THOUSAND, Count, Tally
from kawat.evaluate.words import Words, words_of
from kawat.record import Event, Record


class Telling(NamedTuple):
    """A trigger that found and gold both have, with the number of its event on either side."""

    found: int
    gold: int


def score_retold(case: str, found: Record, gold: Record) -> Iterator[Count]:
    """Yield B3 over the triggers that both sides have, and how many pairs of tellings of one event are linked."""
    tellings = shared_tellings(words_of(gold.report.text), found.events, gold.events)
    precise, recalled = b_cubed(tellings)
    sums = Tally(round(THOUSAND * precise), round(THOUSAND * recalled), THOUSAND * len(tellings))
    yield Count(case, "all", "one event told again", sums, "cubed")
    linked = [(one.found == other.found, one.gold == other.gold) for one, other in combinations(tellings, 2)]
    yield Count(
        case,
        "all",
        "one event told again: pairs of tellings",
        Tally(sum(f and g for f, g in linked), sum(f for f, _ in linked), sum(g for _, g in linked)),
    )


def shared_tellings(words: Words, found: Sequence[Event], gold: Sequence[Event]) -> list[Telling]:
    """Return the gold tellings that a found one of some event shares a word with, each found telling once."""
    mine = [(words.of([span]), number) for number, event in enumerate(found) for span in event.tellings]
    shared: list[Telling] = []
    taken: set[int] = set()
    for number, event in enumerate(gold):
        for span in event.tellings:
            marked = words.of([span])
            at = next((i for i, (told, _) in enumerate(mine) if i not in taken and told & marked), None)
            if at is not None:
                taken.add(at)
                shared.append(Telling(mine[at][1], number))
    return shared


def b_cubed(tellings: Sequence[Telling]) -> tuple[float, float]:
    """Return summed precision and recall: for each telling, how much of its event on one side is its event on the other."""
    precise = recalled = 0.0
    for one in tellings:
        both = sum(one == other for other in tellings)
        precise += both / sum(one.found == other.found for other in tellings)
        recalled += both / sum(one.gold == other.gold for other in tellings)
    return precise, recalled
