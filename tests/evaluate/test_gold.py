"""Gold rooms: anatomy by the line, attribution by match, events by type and trigger, each on made-up blocks and readings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kawat.actor import Resolved
from kawat.errors import BadGold
from kawat.evaluate.anatomy import part_verdicts, score_anatomy
from kawat.evaluate.attribution import attribution_verdicts, gold_told, score_attribution
from kawat.evaluate.calibrate import rule_scores_of, rules_table
from kawat.evaluate.count import figures
from kawat.evaluate.events import event_verdicts, score_events
from kawat.evaluate.passage import gold_blocks
from kawat.record import Attribution, Event, Mention, Part, PartKind, Record
from kawat.report import Report
from kawat.span import Span

from .made import STAMP, at, record, values

ANATOMY = """\
== dateline/plain lang=id
{dateline|OSLO - }Rapat usai, {credit|dilansir Warta}.
Besok lagi.
"""
ATTRIBUTION = """\
== id/two lang=id published=2032-05-04
{s1|Menlu Ratna Duyung} {c1|menegaskan} {q1|pakta "lama" itu gugur}.
"{q2|Kami siap}," {c2|ujar}{s2|nya}. {s3|Survei} {c3|menunjukkan} {q3|warga setuju}.
--
2 how=suffix polarity=promises
3 kind=finding
"""
EVENTS = """\
== events/two lang=id published=2032-05-04
{NOR|Norwegia} dan {FJI/gov/mfa#minister|Menlu Fiji} {t1|bertemu} Selasa. {NOR|Oslo} {t2|menolak} usul {FJI|Suva}.
--
t1 event=CONSULT mode=visit actors=NOR,FJI claimed=no when=2032-05-04
t2 event=REJECT actors=NOR recipients=FJI aux=negation claimed=yes when=none
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "made.txt").write_text(text, encoding="utf-8")
    return tmp_path


def part(kind: PartKind, span: Span) -> Part:
    return Part(start=span.start, stop=span.stop, by=f"rule:{kind}@1", score=0.5, kind=kind)


def dissected(given: Report) -> Record:
    text = given.text
    last = at(text, "Besok lagi.")
    cut = at(text, "Rapat").start
    parts = (part("dateline", Span(0, cut - 1)), part("body", Span(cut, last.start - 1)), part("body", last))
    return record(given, parts=parts)


def test_a_line_is_right_when_its_parts_are(tmp_path: Path) -> None:
    measured = values(figures("gold anatomy", score_anatomy(folder(tmp_path, ANATOMY), dissected), STAMP))
    assert measured["all/lines right/accuracy"] == measured["made/lines right/accuracy"] == 50.0
    assert measured["all/part: dateline/F1"] == 100.0
    assert measured["all/part: credit/recall"] == 0.0
    assert measured["all/part: body/F1"] == 50.0


def told(text: str, content: str, cue: str, source: int | None, rule: str) -> Attribution:
    span = at(text, content)
    return Attribution(
        start=span.start, stop=span.stop, by=rule, score=0.5, kind="speech", voice="direct", polarity="says", how="suffix",
        cue=(at(text, cue),), content=(span,), source=source,
    )  # fmt: skip


def heard(given: Report) -> Record:
    text = given.text
    suffix = at(text, "ujarnya")
    spans = (at(text, "Survei"), Span(suffix.stop - 3, suffix.stop))
    mentions = tuple(Mention(start=s.start, stop=s.stop, by="x", score=0.5, kind="org", chain=i) for i, s in enumerate(spans))
    attributions = (
        told(text, 'pakta "lama" itu', "menegaskan", None, "rule:a@1"),
        told(text, "Kami siap", "ujar", 1, "rule:b@1"),
        told(text, "warga", "Survei", 0, "rule:b@1"),
    )
    return record(given, mentions=mentions, attributions=attributions)


def test_attributions_are_matched(tmp_path: Path) -> None:
    measured = values(figures("gold attribution", score_attribution(folder(tmp_path, ATTRIBUTION), heard), STAMP))
    assert measured["all/match/recall"] == 100.0
    assert measured["all/match/precision"] == 66.7
    assert measured["id/match + source/recall"] == 50.0
    assert measured["all/voice/accuracy"] == 50.0
    assert measured["all/polarity/accuracy"] == 50.0
    assert measured["all/how the source is found/accuracy"] == 50.0
    assert measured["all/content borders exact/accuracy"] == 50.0
    assert measured["kind: finding/match/recall"] == 0.0


def test_voice_comes_from_the_marks(tmp_path: Path) -> None:
    ((_, block),) = gold_blocks(folder(tmp_path, ATTRIBUTION))
    assert [t.claim.voice for t in gold_told(block)] == ["mixed", "direct", "indirect"]
    assert [t.how for t in gold_told(block)] == ["named", "suffix", "named"]


def coded(span: Span, event: str, mode: str | None, actors: tuple[int, ...], recipients: tuple[int, ...]) -> Event:
    return Event(
        start=span.start, stop=span.stop, by="rule:t@1", score=0.5, event=event, mode=mode, contexts=(), quad=1, scale=0.0,
        actors=actors, recipients=recipients,
    )  # fmt: skip


def happened(given: Report) -> Record:
    text = given.text
    ids = {"Norwegia": "NOR", "Menlu Fiji": "FJI/gov/mfa#minister", "Oslo": "SWE", "Suva": "FJI"}
    spans = [(at(text, words), Resolved(id=i, name=words, country=i[:3])) for words, i in ids.items()]
    mentions = tuple(
        Mention(start=s.start, stop=s.stop, by="rule:m@1", score=0.5, kind="country", chain=n, actor=a)
        for n, (s, a) in enumerate(spans)
    )
    met, refused = at(text, "bertemu"), at(text, "usul")
    events = (
        coded(met, "CONSULT", "visit", (0,), (1,)),
        coded(refused, "REJECT", None, (2,), (3,)),
        coded(refused, "REQUEST", None, (), ()),
    )
    return record(given, mentions=mentions, events=events)


def test_events_are_matched(tmp_path: Path) -> None:
    measured = values(figures("gold events", score_events(folder(tmp_path, EVENTS), happened), STAMP))
    assert measured["all/event/recall"] == 100.0  # the second only by its clause
    assert measured["all/event/precision"] == 66.7
    assert measured["all/event + actors/recall"] == 50.0  # CONSULT is mutual: two sides as one set
    assert measured["all/actor or recipient of a right event/F1"] == 50.0
    assert measured["all/auxiliary of a right event/F1"] == 0.0
    assert measured["all/mode/accuracy"] == 100.0
    assert measured["all/claimed/accuracy"] == 50.0
    assert measured["all/when/accuracy"] == 50.0
    assert measured["all/mention found/recall"] == 100.0
    assert measured["all/id of a found mention/accuracy"] == 75.0


def test_rules_are_calibrated(tmp_path: Path) -> None:
    verdicts: list[tuple[str, bool]] = []
    for text, verdict, reading in (
        (ANATOMY, part_verdicts, dissected),
        (ATTRIBUTION, attribution_verdicts, heard),
        (EVENTS, event_verdicts, happened),
    ):
        verdicts += verdict(folder(tmp_path, text), reading)
    assert rules_table(rule_scores_of(verdicts)).splitlines() == [
        "rule,right,tried,score",
        "rule:a@1,0,1,0.333",
        "rule:b@1,2,2,0.75",
        "rule:body@1,1,2,0.5",
        "rule:dateline@1,1,1,0.667",
        "rule:m@1,3,4,0.667",
        "rule:t@1,2,3,0.6",
    ]


SPOILT = [
    (score_anatomy, "== a lang=id\n{verse|x}\n", r"made\.txt:1: 'verse'"),
    (score_anatomy, "== a\n{body|x\n", r"made\.txt:1: "),
    (score_anatomy, "== a published=yesterday\nx\n", r"made\.txt:1: 'yesterday'"),
    (score_attribution, "== a\n{z1|x}\n", r"made\.txt:1: the label 'z1'"),
    (score_attribution, "== a\n{s1|x}\n", r"made\.txt:1: attribution 1 has no content"),
    (score_attribution, "== a\n{q1|x}\n--\n2 how=none\n", r"made\.txt:4: '2'"),
    (score_attribution, "== a\n{q1|x}\n--\n1 how=loud\n", r"made\.txt:4: 'loud'"),
    (score_attribution, "== a\n{q1|x}\n--\n1 tone=loud\n", r"made\.txt:4: 'tone'"),
    (score_events, "== a\n{Nowhere|x}\n", r"made\.txt:1: 'Nowhere'"),
    (score_events, "== a\n{t1|x}\n", r"made\.txt:1: the trigger 't1'"),
    (score_events, "== a\n{t1|x}\n--\nt2 event=CONSULT\n", r"made\.txt:"),
    (score_events, "== a\n{t1|x}\n--\nt1 event=CHAT\n", r"made\.txt:4: "),
    (score_events, "== a\n{t1|x}\n--\nt1 event=AID actors=nobody\n", r"made\.txt:4: 'nobody'"),
    (score_events, "== a\n{t1|x}\n--\nt1 event=AID when=soon\n", r"made\.txt:4: 'soon'"),
]


@pytest.mark.parametrize(("score", "text", "complaint"), SPOILT)
def test_spoilt_gold_names_file_and_line(tmp_path: Path, score: Callable[..., object], text: str, complaint: str) -> None:
    with pytest.raises(BadGold, match=complaint):
        list(score(folder(tmp_path, text), record))  # type: ignore[call-overload]
