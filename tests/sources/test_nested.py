"""Pages that are nothing but tags: refused in one line and the next file is read."""

from pathlib import Path

import pytest

from kawat.errors import KawatError
from kawat.sources import Hints, Limits, Opened, Ways, open_place, shipped_gate

from .pages import STORY

LONG = pytest.param("<b><p>", 120_000, marks=pytest.mark.heavy)  # as many tags as are let in: 12 s


@pytest.mark.fault("a page of up to a million nested tags")
@pytest.mark.parametrize(
    ("tag", "count"), [("<div>", 1_000_000), ("<div>", 240_000), ("<b><p>", 6_000), LONG, ("<table><tr><td>", 80_000)]
)
@pytest.mark.parametrize("gated", [False, True])
def test_a_page_of_nested_tags_is_one_line(tmp_path: Path, tag: str, count: int, gated: bool) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + tag * count + "halo")
    (tmp_path / "b.txt").write_text("\n".join(STORY))
    ways = Ways(gate=shipped_gate() if gated else None)
    refusal, report = open_place(str(tmp_path), Hints(), Limits(), None, ways)
    assert isinstance(refusal, KawatError)
    assert str(refusal).startswith(f"{tmp_path}/a.html: ")
    assert "\n" not in str(refusal)
    assert isinstance(report, Opened)
