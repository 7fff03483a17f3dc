"""Invented reports with whole records for the tests of exports: two countries, people with and without office, nasty words."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kawat.actor import Resolved
from kawat.diplomacy import Agreement, Mechanism, Meeting, Pledge
from kawat.lake import Lake, make_lake
from kawat.record import PROTOCOL, Attribution, Event, Mention, Name, Part, Record
from kawat.report import Origin, Report, report_id
from kawat.run import Job, Tools, run_job
from kawat.span import Span
from kawat.when import Amount, Place, Time
from tests.lake.made import MADE, START, Opened

URL = "https://example.org/berita/1?a=1&b=2"
TEXT = """=Judul "aneh" & <tegas>

SAMUDRA - Menteri Luar Negeri Indonesia Rara Wulandari bertemu Menteri Luar Negeri Vanuatu Jone Tavu di Port Vila, Selasa.
Kedua menteri menandatangani "Nota Bersama" tentang perikanan.
"Kami siap membantu Vanuatu,\t" kata Rara Wulandari.
Indonesia berjanji memberi Vanuatu Rp 20 miliar sebelum 2034.
Konsultasi Tahunan Indonesia-Vanuatu akan berlanjut.
Warga Sari Melati mengecam Vanuatu.
"""
IDN = Resolved(id="IDN", name="Indonesia", country="IDN")
VUT = Resolved(id="VUT", name="Vanuatu", country="VUT")
RARA = Resolved(
    id="idn/rara-wulandari",
    name="Rara Wulandari",
    country="IDN",
    sector="GOV",
    office="IDN/gov/mfa#minister",
    status="introduced",
)
JONE = Resolved(
    id="vut/jone-tavu", name="Jone Tavu", country="VUT", sector="GOV", office="VUT/gov/mfa#minister", status="introduced"
)
SARI = Resolved(id="idn/sari-melati", name="Sari Melati", country="IDN", sector="CVL")
OFFICE = Resolved(id="IDN/gov/mfa#minister", name="Menteri Luar Negeri Indonesia", country="IDN", sector="GOV")
ASEAN = Resolved(id="ASEAN", name="ASEAN")


def report_of(text: str = TEXT, published: date | None = date(2033, 3, 2), outlet: str = "Harian Contoh") -> Report:
    """Return a report with an address of its own."""
    origin = Origin(sha256="0" * 64, extractor="text@1", place="a.txt")
    url = f"{URL}&n={len(text)}{outlet[:3]}{published}"
    return Report(
        id=report_id(url, text), text=text, lang="id", origin=origin, url=url, outlet=outlet, published=published, title=None
    )


def record_of(report: Report) -> Record:
    """Read the invented report as its author meant it."""
    mentions = _mentions(report)
    return Record(
        protocol=PROTOCOL,
        by=MADE,
        report=report,
        parts=_parts(report),
        mentions=mentions,
        attributions=(_statement(report),),
        events=_events(report),
        meetings=(_meeting(report),),
        pledges=(_pledge(report),),
        agreements=(_agreement(report),),
        mechanisms=(_mechanism(report),),
    )


def lake_of(folder: Path, reports: Iterable[Report]) -> Lake:
    """Make a lake of the records of these reports."""
    lake = make_lake(folder, "maker")
    order = Job(id="job", started=START, inputs=("here",), made=MADE)
    opened = (Opened(report=report, raw=b"") for report in reports)
    run_job(lake, opened, order, Tools(read=record_of, now=lambda: START, tell=lambda: None))
    return lake


def at(report: Report, words: str, nth: int = 0) -> Span:
    """Return where words stand in a report."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return Span(start, start + len(words))


def _mentions(report: Report) -> tuple[Mention, ...]:
    rows = (
        ("Rara Wulandari", 0, RARA, 0, ()),
        ("Jone Tavu", 0, JONE, 1, ()),
        ("Kedua menteri", 0, None, 2, (0, 1)),
        ("Rara Wulandari", 1, RARA, 0, ()),
        ("Vanuatu", 1, VUT, 3, ()),
        ("Indonesia", 1, IDN, 4, ()),
        ("Vanuatu", 2, VUT, 3, ()),
        ("Warga Sari Melati", 0, SARI, 5, ()),
        ("Vanuatu", 4, VUT, 3, ()),
        ("Menteri Luar Negeri Indonesia", 0, OFFICE, 6, ()),
    )
    spans = [(at(report, words, nth), actor, chain, members) for words, nth, actor, chain, members in rows]
    return tuple(
        Mention(start=s.start, stop=s.stop, by="rule:name@1", score=0.9, kind="person", chain=chain, actor=actor, members=members)
        for s, actor, chain, members in spans
    )


def _parts(report: Report) -> tuple[Part, ...]:
    agency = at(report, "SAMUDRA")
    name = Name(role="agency", start=agency.start, stop=agency.stop, id="org/samudra")
    dateline = Part(start=agency.start, stop=agency.stop, by="rule:dateline@1", score=0.9, kind="dateline", names=(name,))
    return (dateline, Part(start=agency.stop, stop=len(report.text), by="rule:body@1", score=1.0, kind="body"))


def _statement(report: Report) -> Attribution:
    content, cue = at(report, "Kami siap membantu Vanuatu"), at(report, "kata")
    return Attribution(
        start=content.start - 1,
        stop=cue.stop + 15,
        by="rule:kata@1",
        score=0.9,
        kind="speech",
        voice="direct",
        polarity="promises",
        how="named",
        cue=(cue,),
        content=(content,),
        source=3,
    )


def _events(report: Report) -> tuple[Event, ...]:
    day = at(report, "Selasa")
    place = at(report, "Port Vila")
    tuesday = Time(start=day.start, stop=day.stop, since=date(2033, 3, 1), until=date(2033, 3, 1), precision="day")
    vila = Place(start=place.start, stop=place.stop, name="Port Vila", country="VUT", lat=-17.73, lon=168.32)
    return (
        _event(report, ("bertemu", "CONSULT", "visit", 1, 4.0), ((0,), (1,))),
        _event(report, ("menandatangani", "SUPPORT", None, 1, 5.0), ((2,), ())),
        _event(report, ("membantu", "AGREE", None, 1, 2.5), ((3,), (4,)), claimed=0),
        _event(report, ("mengecam", "ACCUSE", "disapprove", 3, -2.0), ((7,), (8,))),
        Event(
            start=at(report, "berlanjut").start,
            stop=at(report, "berlanjut").stop,
            by="head:trigger@1",
            score=0.5,
            event="CONSULT",
            mode=None,
            contexts=("diplomatic", "economic"),
            quad=1,
            scale=2.5,
            auxiliary=("future",),
            actors=(9,),
            recipients=(6,),
            when=tuesday,
            where=vila,
        ),
    )


def _event(
    report: Report,
    told: tuple[str, str, str | None, int, float],
    sides: tuple[tuple[int, ...], tuple[int, ...]],
    claimed: int | None = None,
) -> Event:
    words, event, mode, quad, scale = told
    span = at(report, words)
    return Event(
        start=span.start,
        stop=span.stop,
        by="rule:trigger@1",
        score=0.8,
        event=event,
        mode=mode,
        contexts=("diplomatic",),
        quad=quad,
        scale=scale,
        actors=sides[0],
        recipients=sides[1],
        claimed_in=claimed,
        tellings=(span,),
    )


def _meeting(report: Report) -> Meeting:
    span = at(report, "bertemu")
    return Meeting(
        start=span.start,
        stop=span.stop,
        by="rule:meeting@1",
        score=0.7,
        event=0,
        level="minister",
        format="bilateral",
        channel="in person",
        status="held",
        participants=(0, 1),
    )


def _pledge(report: Report) -> Pledge:
    span, what, sum_ = at(report, "berjanji"), at(report, "memberi Vanuatu Rp 20 miliar"), at(report, "Rp 20 miliar")
    return Pledge(
        start=span.start,
        stop=span.stop,
        by="rule:pledge@1",
        score=0.7,
        debtors=(5,),
        creditors=(6,),
        what=what,
        status="promised",
        amount=Amount(start=sum_.start, stop=sum_.stop, value=20e9, unit="IDR"),
    )


def _agreement(report: Report) -> Agreement:
    span = at(report, "Nota Bersama")
    return Agreement(
        start=span.start,
        stop=span.stop,
        by="rule:agreement@1",
        score=0.7,
        kind="memorandum",
        parties=(2,),
        stage="signed",
        event=1,
    )


def _mechanism(report: Report) -> Mechanism:
    span = at(report, "Konsultasi Tahunan Indonesia-Vanuatu")
    return Mechanism(start=span.start, stop=span.stop, by="rule:mechanism@1", score=0.7, referred_to_as=(), members=(5, 6))
