"""The notation of gold and corpus: marks and ledgers read, written back, and faults named with file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.errors import BadGold
from kawat.notation import Mark, parse_marks, read_blocks, write_marks
from kawat.span import Span

TYPED = """# a remark
== colon/one-line lang=id published=2032-05-04
{s1 s2|Menlu Kanada} {c1|menegaskan}: "{q1|Kami {m1|tidak} akan mundur}."

\\-- bukan buku besar
--
1 polarity=denies
== second lang=en
{q1|x} a \\{ \\| y
"""


def test_blocks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(TYPED, encoding="utf-8")
    first, second = read_blocks(path)
    assert first.name == "colon/one-line"
    assert first.settings == {"lang": "id", "published": "2032-05-04"}
    assert first.text == 'Menlu Kanada menegaskan: "Kami tidak akan mundur."\n\n-- bukan buku besar'
    assert [s.of(first.text) for s in first.spans("q1")] == ["Kami tidak akan mundur"]
    assert first.spans("s1") == first.spans("s2") == (Span(0, 12),)
    assert first.setting("1", "polarity", "says") == "denies"
    assert first.setting("1", "kind", "speech") == "speech"
    assert second.text == "x a { | y"


@pytest.mark.parametrize(
    ("typed", "place", "cause"),
    [
        ("words\n== a\nx", ":1", "text before the first block"),
        ("== \nx", ":1", "no name"),
        ("== a lang\nx", ":1", "not key=value"),
        ("== a\n{q1|x", ":1", "never closed"),
        ("== a\nx}", ":1", "closing brace"),
        ("== a\n{|x}", ":1", "without a label"),
        ("== a\nx\n--\n1 kind", ":4", "not key=value"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, typed: str, place: str, cause: str) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(typed, encoding="utf-8")
    with pytest.raises(BadGold) as fault:
        read_blocks(path)
    assert f"gold.txt{place}: " in str(fault.value)
    assert cause in str(fault.value)


@st.composite
def nested(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(st.text(alphabet='ab {}|\\"\n', min_size=1, max_size=20))
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        if all(not span.meets(s) or span.holds(s) or s.holds(span) for s in spans) and span not in spans:
            spans.append(span)
    marks = [Mark(label=f"m{n}", span=span) for n, span in enumerate(spans)]
    return text, tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.stop)))


@given(nested())
def test_marks_written_and_read_are_the_same(case: tuple[str, tuple[Mark, ...]]) -> None:
    assert parse_marks(write_marks(*case)) == case


def test_marks_that_cross_are_refused() -> None:
    with pytest.raises(BadGold, match="crosses"):
        write_marks("abcd", (Mark(label="a", span=Span(0, 2)), Mark(label="b", span=Span(1, 3))))
