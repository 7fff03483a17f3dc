"""Counts, averages and intervals; words and marks."""

import random

import pytest

from kawat.evaluate.count import Count, Tally, accuracy, figures, interval, summed_interval, total, value_of
from kawat.evaluate.words import agree, inside_marks, jaccard, words_of

from .made import STAMP, values


def test_averages() -> None:
    tally = Tally(right=3, predicted=4, gold=6)
    assert value_of(tally, "precision") == 75.0
    assert value_of(tally, "recall") == 50.0
    assert value_of(tally, "F1") == 60.0
    assert value_of(Tally(0, 0, 0), "F1") is None


def test_counts_of_a_case_are_added_up() -> None:
    counts = [
        Count("a", "all", "m", Tally(1, 1, 2)),
        Count("a", "all", "m", Tally(0, 1, 0)),
        Count("b", "all", "m", Tally(1, 1, 1)),
    ]
    assert values(figures("made", counts, STAMP)) == {
        "all/m/precision": 66.7,
        "all/m/recall": 66.7,
        "all/m/F1": 66.7,
    }


def test_nothing_counted_is_no_figure() -> None:
    assert figures("made", [accuracy("a", "all", "m", [])], STAMP) == ()


def test_the_interval_is_seeded_and_holds_the_value() -> None:
    counts = [accuracy(str(i), "all", "m", [i % 4 > 0]) for i in range(100)]
    first, again = (figures("made", counts, STAMP) for _ in range(2))
    assert first == again
    assert first[0].low is not None and first[0].high is not None
    assert first[0].low < first[0].value == 75.0 < first[0].high


def test_one_case_has_no_interval() -> None:
    assert interval([Tally(1, 1, 1)], lambda _: 1.0) is None


@pytest.mark.parametrize("size", [1, 2, 3, 40, 173])
@pytest.mark.parametrize("average", ["precision", "recall", "F1", "B3 F1"])
def test_an_interval_of_sums_is_the_interval(size: int, average: str) -> None:
    dice = random.Random(size)
    cases = [Tally(dice.randint(0, 3), dice.randint(0, 5), dice.randint(0, 5)) for _ in range(size)]
    assert summed_interval(cases, average) == interval(cases, lambda drawn: value_of(total(drawn), average))


def test_words_touch_and_agree() -> None:
    words = words_of("Jum'at, ujarnya: ya")
    assert [s.of("Jum'at, ujarnya: ya") for s in words.spans] == ["Jum'at", "ujarnya", "ya"]
    assert words.of([(12, 15)]) == {1}
    assert agree(frozenset(), frozenset()) and not agree(frozenset({1}), frozenset())
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"ya" tidak', '"ya"'),
        ("”ya” tidak", "”ya”"),
        ("„ya“ tidak", "„ya“"),
        ("« ya » tidak", "« ya »"),
        ("'ya, Jum'at' tidak", "'ya, Jum'at'"),
        ('tidak "ya', '"ya'),
        ("Jum'at tidak", ""),
    ],
)
def test_marks(text: str, inside: str) -> None:
    assert "".join(text[i] for i in sorted(inside_marks(text))) == inside
