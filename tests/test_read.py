"""The verb as a whole: properties that every record has, over the examples and over texts made by chance."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.actor import fold_name
from kawat.actors import load_registry
from kawat.errors import KawatError
from kawat.read import Reader, read
from kawat.record import Record, story_lines
from kawat.report import Origin, Report, fix_text, report_id
from kawat.sources import Hints, Limits, open_place
from kawat.span import Found, Span
from kawat.wire import from_json, to_json

EXAMPLES = Path(__file__).parents[1] / "examples"
READER = Reader(registry=load_registry())


def report_of(text: str, lang: str = "id") -> Report:
    fixed = fix_text(text)
    return Report(
        id=report_id(None, fixed), text=fixed, lang=lang, origin=Origin(sha256="0" * 64, extractor="text@1", place="test")
    )


def examples() -> list[Report]:
    found = list(open_place(str(EXAMPLES), Hints(), Limits()))
    assert not [f for f in found if isinstance(f, KawatError)]
    return [f.report for f in found if not isinstance(f, KawatError)]


REPORTS = examples()
FRAGMENTS = [
    "JAKARTA, NUSA POST - ",
    "Menteri Luar Negeri Kanada Eloise Tremblay mengatakan ",
    "bahwa Kanada akan membantu Laos. ",
    "Baca juga: Tautan lain\n",
    '"Kami siap membantu," ',
    "katanya. ",
    "“Tidak ada jalan lain.\n",
    "ujar dia",
    "\n",
    "Sumber: Polaris\n",
    "Presiden Laos dan Perdana Menteri Thailand bertemu di Vientiane pada Selasa (4/5/2032). ",
    "Menurut jadwal, ",
    ", kata Menlu ",
    "Moskow ",
    "AS-China ",
    '"',
    "”",
    "‘",
    "(nvc/ita)",
    "The minister said that Canada would not sign. ",
    "ﬁ…𝒳\u0301 ",
    "ا ل ",
]
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), min_size=1, max_size=14).map("".join).filter(str.strip)


def found_in(record: Record) -> list[Found]:
    return [*record.parts, *record.mentions, *record.attributions, *record.events]


def check(record: Record) -> None:
    text = record.report.text
    for found in found_in(record):
        assert 0 <= found.start <= found.stop <= len(text)
        assert found.by.startswith("rule:") and found.score == round(found.score, 3)
    check_parts(record)
    story = story_lines(text, record.parts)
    for mention in record.mentions:
        assert any(line.holds(mention.span) for line in story), f"{mention.span.of(text)!r} lies outside the story"
        assert all(0 <= m < len(record.mentions) for m in mention.members)
    for statement in record.attributions:
        assert statement.content
        for span in (*statement.content, *statement.cue):
            assert statement.span.holds(span)
        for span in statement.quoted:
            assert any(content.holds(span) for content in statement.content)
        for span in statement.insertions:
            assert any(quoted.holds(span) for quoted in statement.quoted)
        for index in (statement.source, statement.addressee):
            assert index is None or 0 <= index < len(record.mentions)
    check_events(record)


def check_parts(record: Record) -> None:
    text, at = record.report.text, 0
    for part in record.parts:
        assert part.start >= at and not text[at : part.start].strip(), "parts leave characters out or overlap"
        assert all(part.start <= name.start < name.stop <= part.stop for name in part.names)
        at = part.stop
    assert not text[at:].strip()


def check_events(record: Record) -> None:
    related = [part.span for part in record.parts if part.kind == "related"]
    for event in record.events:
        assert all(0 <= i < len(record.mentions) for i in (*event.actors, *event.recipients))
        assert event.claimed_in is None or 0 <= event.claimed_in < len(record.attributions)
        assert not any(event.span.meets(span) for span in related)
        assert event.tellings and event.tellings[0] == event.span


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: Path(r.origin.place).name)
def test_an_examples_record_holds_together(report: Report) -> None:
    record = read(report, READER)
    check(record)
    assert read(report, READER) == record
    assert from_json(to_json(record)) == record


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["id", "en"]))
def test_any_text_makes_a_record_that_holds_together(text: str, lang: str) -> None:
    record = read(report_of(text, lang), READER)
    check(record)
    assert from_json(to_json(record)) == record


NEUTRAL = "Cuaca sepanjang hari terasa sejuk."


@pytest.mark.parametrize("report", [r for r in REPORTS if r.title is None], ids=lambda r: Path(r.origin.place).name)
def test_a_neutral_paragraph_behind_the_dateline_shifts_and_changes_nothing(report: Report) -> None:
    before = read(report, READER)
    datelines = [p for p in before.parts if p.kind == "dateline"]
    if not datelines or any(p.kind == "duplicate" for p in before.parts):
        return
    at = datelines[0].stop
    size = len(NEUTRAL) + 1
    after = read(report_of(report.text[:at] + NEUTRAL + "\n" + report.text[at:], report.lang), READER)

    def moved(span: Span) -> Span:
        return Span(span.start + size, span.stop + size) if span.start >= at else span

    assert [moved(a.span) for a in before.attributions] == [a.span for a in after.attributions]
    assert [(a.source, a.kind, a.polarity, a.voice, a.how, a.depth) for a in before.attributions] == [
        (a.source, a.kind, a.polarity, a.voice, a.how, a.depth) for a in after.attributions
    ]
    assert [(moved(m.span), m.kind, m.chain) for m in before.mentions] == [(m.span, m.kind, m.chain) for m in after.mentions]


def test_nothing_of_a_related_link_is_read_and_the_turn_goes_on() -> None:
    text = (
        'Menteri Luar Negeri Kanada Eloise Tremblay berkunjung ke Laos. "Kami datang sebagai sahabat," kata Tremblay.\n'
        'Baca juga: "Kami diserang," kata Presiden Chad\n'
        '"Kami akan kembali tahun depan."'
    )
    record = read(report_of(text), READER)
    assert [a.how for a in record.attributions] == ["named", "carried"]
    first, second = (record.mentions[a.source] for a in record.attributions if a.source is not None)
    assert first.chain == second.chain
    link = next(p.span for p in record.parts if p.kind == "related")
    assert not [f for f in (*record.mentions, *record.attributions, *record.events) if f.span.meets(link)]


def known_people() -> frozenset[str]:
    """Folded names of the 22,000 officeholders of the snapshot and the factbook (registry/imported/persons.csv)."""
    with (EXAMPLES.parent / "registry" / "imported" / "persons.csv").open(encoding="utf-8", newline="") as table:
        return frozenset(fold_name(row["name"]) for row in csv.DictReader(table))


def test_no_example_names_a_person_who_is_known() -> None:
    known = known_people()
    assert "sergey-lavrov" in known and len(known) > 20000
    for report in REPORTS:
        people = [m for m in read(report, READER).mentions if m.kind == "person" and m.actor is not None]
        for mention in people:
            assert mention.actor is not None
            names = {fold_name(mention.actor.name), fold_name(mention.span.of(report.text))}
            assert not {n for n in names if "-" in n} & known, f"{report.origin.place}: {mention.actor.name}"
