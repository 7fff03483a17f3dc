"""A veiled report shows little and keeps every place where it was."""

import re

from kawat.lake import is_veiled, veiled
from kawat.lake.veil import LONGEST, VEIL
from tests.lake.made import opened, read

LONG = " ".join(f"kata{n}" for n in range(400))
TEXT = f"{LONG} Menteri Wei Lan bertemu Menteri Pavlov di Jenewa. “Kami siap,” kata Wei Lan. {LONG}"


def test_places_stay_and_words_go() -> None:
    record = read(opened(TEXT).report)
    hidden = veiled(record)
    text = hidden.report.text
    assert len(text) == len(TEXT)
    assert all(c in (VEIL, d) for c, d in zip(text, TEXT, strict=True))
    assert hidden.events == record.events
    for found in (*hidden.events, *hidden.mentions):
        assert found.span.of(text) == found.span.of(TEXT)
    assert is_veiled(text)
    assert not is_veiled(TEXT)


def test_no_shown_stretch_is_long_and_all_together_are_a_third_at_most() -> None:
    for text in (TEXT, TEXT[len(LONG) :], TEXT * 3, "Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."):
        shown = re.findall(rf"[^{VEIL}]+", veiled(read(opened(text).report)).report.text)
        assert max(map(len, shown), default=0) <= LONGEST
        assert sum(map(len, shown)) <= len(text) / 3


def test_a_title_is_kept_and_lines_stay_lines() -> None:
    record = read(opened(f"{LONG}\n\n{TEXT}").report)
    assert veiled(record).report.text.count("\n") == 2
