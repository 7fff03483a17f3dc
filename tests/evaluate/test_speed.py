"""Speed: rounds by turns, medians, ratios; a missing spaCy is one clear line; the size of the package."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kawat.errors import Missing
from kawat.evaluate import speed
from kawat.evaluate.speed import Times, load_spacy, size_figure, speed_figures, take_times, texts_of
from kawat.report import Report

from .made import STAMP, record


def clock_of(step: float) -> Callable[[], float]:
    ticks = count()
    return lambda: next(ticks) * step


def test_texts_are_put_together_from_paragraphs() -> None:
    assert texts_of(["a b", "c d", "e f", "g"], words=4) == ("a b\nc d",)


def test_the_three_works_run_by_turns() -> None:
    calls: list[str] = []

    def reading(given: Report) -> object:
        calls.append("read")
        return record(given)

    times = take_times(["X said it is over."], reading, lambda _: calls.append("peer"), clock_of(0.5))  # type: ignore[arg-type]
    assert times == Times(0.5, 0.5, 0.5)
    assert calls == ["read", "peer"] * (speed.ROUNDS + 1)


def test_ratios_and_milliseconds() -> None:
    texts = ["word " * 300] * 2
    with_peer = {f.metric: (f.value, f.unit) for f in speed_figures(Times(0.002, 0.01, 0.1), texts, STAMP)}
    assert with_peer["attribution rules, a report of 300 words"] == (1.0, "ms")
    assert with_peer["whole reading, a report of 300 words"] == (5.0, "ms")
    assert with_peer["attribution rules, times as fast as spaCy en_core_web_sm"] == (50.0, "x")
    assert with_peer["whole reading, times as fast as spaCy en_core_web_sm"] == (10.0, "x")
    assert len(speed_figures(Times(0.002, 0.01, None), texts, STAMP)) == 2


def test_a_missing_spacy_is_a_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "_MODEL", "no_such_model_here")
    with pytest.raises(Missing, match=r"--speed: spaCy or its model is not installed .*pip install 'kawat\[bench\]'"):
        load_spacy()


def test_size(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"x" * 10**6)
    (tmp_path / "x.py").write_bytes(b"x" * 2 * 10**6)
    figure = size_figure(tmp_path, STAMP)
    assert (figure.value, figure.unit, figure.n) == (2.0, "MB", 1)
