"""Quotation marks: any opening mark with any closing mark, and no line lost to an odd one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.attribution.marks import quotations
from kawat.span import Span


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ('"Kami siap," kata dia.', ["Kami siap,"]),
        ("“Kami siap,” kata dia.", ["Kami siap,"]),
        ('“Kami siap," kata dia.', ["Kami siap,"]),
        ('"Kami siap,” kata dia.', ["Kami siap,"]),
        ("”Kami siap,” kata dia.", ["Kami siap,"]),
        ("„Kami siap,“ kata dia.", ["Kami siap,"]),
        ("«Kami siap,» kata dia.", ["Kami siap,"]),
        ("‘We are ready,’ she said.", ["We are ready,"]),
        ("'We are ready,' she said, 'and we don't wait.'", ["We are ready,", "and we don't wait."]),
        ('Ia berkata: "Satu." Lalu "dua".', ["Satu.", "dua"]),
        ('"Kami siap,"kata dia."Sungguh."', ["Kami siap,", "Sungguh."]),
        ("“Ia bilang “tidak” kepada saya,” kata dia.", ["Ia bilang “tidak” kepada saya,"]),
        ("Jum'at Ma'ruf don't dogs' bark", []),
        ("tidak ada tanda", []),
        ("", []),
    ],
)
def test_pairs(line: str, inner: list[str]) -> None:
    assert [q.inner.of(line) for q in quotations(line, Span(0, len(line)))] == inner


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ('"Kami siap dan tidak akan mundur', ["Kami siap dan tidak akan mundur"]),
        ("Dia berkata, “Kami siap.", ["Kami siap."]),
    ],
)
def test_an_unclosed_mark_runs_to_the_end_and_says_so(line: str, inner: list[str]) -> None:
    found = quotations(line, Span(0, len(line)))
    assert [q.inner.of(line) for q in found] == inner
    assert found[-1].unclosed


@given(st.text(alphabet="ab ,.\"“”‘’'«»„\n", max_size=40))
def test_quotations_lie_in_the_line_in_order_and_apart(line: str) -> None:
    at = 0
    for quote in quotations(line, Span(0, len(line))):
        assert at <= quote.outer.start <= quote.inner.start <= quote.inner.stop <= quote.outer.stop <= len(line)
        at = quote.outer.stop
