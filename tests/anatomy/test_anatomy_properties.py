"""Whatever the text, the parts are sorted, lie apart, hold every character that is not a blank, and come out the same twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.actor import Directory
from kawat.anatomy import dissect
from kawat.record import Part
from kawat.report import Report
from kawat.span import Span
from tests.anatomy.anatomy_cases import all_cases, report_of

DIRECTORY = Directory(
    orgs={"tass": "org/tass", "kabar.com": "org/kabar"}, agencies=frozenset({"org/tass"}), cities=frozenset({"jenewa"})
)
LINES = [line for block in all_cases() for line in block.text.split("\n")]
WORDS = sorted({word for line in LINES for word in line.split()})
PAGES = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)
MUDDLES = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", ": ", ". ", " - ", '"', "(", ")"]), max_size=60).map(" ".join)
NOISE = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
TEXTS = st.one_of(PAGES, MUDDLES, NOISE)


def untrue(report: Report, parts: tuple[Part, ...]) -> list[str]:
    """Return what is wrong with the parts, in words."""
    faults = []
    at = 0
    for part in parts:
        if part.start < at or part.stop <= part.start:
            faults.append(f"{part.kind} {part.start}..{part.stop} begins before {at} or is empty")
        if report.text[at : part.start].strip():
            faults.append(f"{report.text[at : part.start]!r} lies in no part")
        if "\n" in part.span.of(report.text).strip() and part.kind != "headline":
            faults.append(f"{part.kind} {part.start}..{part.stop} runs over a line's end")
        faults += [f"name {n.start}..{n.stop} outside its part" for n in part.names if not part.span.holds(Span(n.start, n.stop))]
        at = part.stop
    if at > len(report.text) or report.text[at:].strip():
        faults.append(f"the end from {at} on lies in no part, or a part runs past it")
    return faults


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_parts_tile_the_text(text: str) -> None:
    report = report_of(text)
    assert untrue(report, dissect(report, DIRECTORY)) == []


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_parts_tile_the_text_with_its_first_line_as_title(text: str) -> None:
    fixed = report_of(text).text
    report = report_of(text, title=fixed.split("\n", 1)[0].strip() or None)
    assert untrue(report, dissect(report, DIRECTORY)) == []


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    report = report_of(text)
    assert dissect(report, DIRECTORY) == dissect(report, DIRECTORY)


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_an_empty_directory_still_reads(text: str) -> None:
    report = report_of(text)
    assert untrue(report, dissect(report, Directory())) == []


def test_names_carry_ids_of_the_directory() -> None:
    report = report_of("KABAR.COM, JENEWA - Ruritania menolak usulan itu, dikutip dari TASS.")
    parts = dissect(report, DIRECTORY)
    names = [(report.text[n.start : n.stop], n.role, n.id) for p in parts for n in p.names]
    assert names == [("KABAR.COM", "outlet", "org/kabar"), ("JENEWA", "city", None), ("TASS", "agency", "org/tass")]
