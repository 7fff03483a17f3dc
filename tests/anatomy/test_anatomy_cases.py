"""Each typed case is dissected as it is drawn; a failure shows both drawings, line by line."""

from difflib import unified_diff
from typing import get_args

import pytest

from kawat.anatomy import dissect
from kawat.notation import Block, Mark, write_marks
from kawat.record import NameRole, Part, PartKind
from kawat.report import Report
from kawat.span import Span
from tests.anatomy.anatomy_cases import DIRECTORY, all_cases, report_of

KINDS = frozenset(get_args(PartKind))
ROLES = frozenset(get_args(NameRole))
CASES = all_cases()


def report_in(block: Block) -> Report:
    first = block.text.split("\n", 1)[0]
    title = first if any(e.subject == "title" for e in block.ledger) else None
    return report_of(block.text, block.settings.get("lang", "id"), title, block.settings.get("outlet"))


def tight(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.stop - len(words) + len(words.rstrip()))


def drawn(text: str, parts: tuple[Part, ...], roles: bool) -> str:
    marks = [Mark(label=p.kind, span=tight(text, p.span)) for p in parts if p.kind != "body"]
    marks += [Mark(label=n.role, span=Span(n.start, n.stop)) for p in parts if roles for n in p.names]
    return write_marks(text, tuple(marks))


def expected(block: Block, roles: bool, title: str | None) -> str:
    labels = KINDS | ROLES if roles else KINDS
    marks = [Mark(label=m.label, span=tight(block.text, m.span)) for m in block.marks if m.label in labels]
    marks.sort(key=lambda m: m.label in ROLES)
    if title and not any(m.label == "headline" for m in marks):
        marks.append(Mark(label="headline", span=Span(0, len(title))))
    return write_marks(block.text, tuple(marks))


@pytest.mark.parametrize("block", CASES, ids=lambda b: b.name)
def test_case_is_dissected_as_drawn(block: Block) -> None:
    report = report_in(block)
    roles = any(m.label in ROLES for m in block.marks)
    want = expected(block, roles, report.title).split("\n")
    got = drawn(report.text, dissect(report, DIRECTORY), roles).split("\n")
    assert got == want, "\n" + "\n".join(unified_diff(want, got, f"{block.place} as typed", "as dissected", lineterm="", n=0))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    assert len({b.name for b in CASES}) == len(CASES)
