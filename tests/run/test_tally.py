"""The tally of a job counts every failure and holds few of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kawat.errors import Unreadable
from kawat.lake import Failure
from kawat.run import SHOWN, tally
from kawat.run.tally import OTHER, Tally
from tests.lake.made import ingest_all, new_lake, run_of
from tests.lake.test_lake_home import count


def failure(place: str, cause: str) -> Failure:
    return Failure(place=place, subject=place, cause=cause, step="give a text")


def test_of_each_cause_the_first_are_held_and_all_are_counted() -> None:
    held = Tally(run_of(0))
    for n in range(100):
        held.add(run_of(1), [failure(f"{n}.png", f"is not text (byte {n})"), failure(f"{n}.pdf", "is empty")])
    outcome = held.outcome(run_of(0).finished)
    assert {cause.words: cause.count for cause in outcome.causes} == {"is not text": 100, "is empty": 100}
    assert [one.place for one in outcome.failures] == [f"{n}.{end}" for n in range(SHOWN) for end in ("png", "pdf")]


def test_causes_without_number_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_CAUSES", 3)
    held = Tally(run_of(0))
    held.add(run_of(1), [failure(f"{n}.png", f"has cause {n}") for n in range(100)])
    outcome = held.outcome(run_of(0).finished)
    assert [(cause.words, cause.count) for cause in outcome.causes] == [*((f"has cause {n}", 1) for n in range(3)), (OTHER, 97)]
    assert len(outcome.failures) == 3 + SHOWN


def test_a_job_of_refusals_keeps_them_in_the_lake_and_few_in_memory(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)

    def source() -> Iterator[Unreadable]:
        for n in range(1000):
            yield Unreadable(f"{n}.png", "is not text", "give a text")

    outcome = ingest_all(lake, source(), "a")
    assert (outcome.run.refused, len(outcome.failures)) == (1000, SHOWN)
    assert [(cause.words, cause.count) for cause in outcome.causes] == [("is not text", 1000)]
    assert count(lake, "failures") == 1000
