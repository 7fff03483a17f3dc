"""Reports and records made by hand, and generated ones, for the tests of lake, runs and commands."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from kawat.actor import Resolved
from kawat.errors import KawatError
from kawat.lake import Lake, Run, make_lake
from kawat.record import PROTOCOL, Attribution, Event, Made, Mention, Part, Record
from kawat.report import Origin, Report, report_id
from kawat.run import Given, Job, Outcome, Tools, run_job
from kawat.span import Noun, Span
from kawat.when import Time

MADE = Made(kawat="0.0.0", pack=None, registry="test")
START = datetime(2031, 5, 4, 10, 0, tzinfo=UTC)
TEXT = "Menteri Wei Lan bertemu Menteri Pavlov di Jenewa. “Kami siap,” kata Wei Lan."


class Opened(Noun, frozen=True, kw_only=True):
    """An opened report, as the door gives it."""

    report: Report
    raw: bytes


def page_of(text: str) -> bytes:
    return f"<p>{text}".encode()


def report_of(text: str, url: str | None = None, seen: date | None = None, published: date | None = None) -> Report:
    origin = Origin(sha256=hashlib.sha256(page_of(text)).hexdigest(), extractor="text@1", place=f"{text[:8]}.txt", seen=seen)
    return Report(
        id=report_id(url, text), text=text, lang="id", origin=origin, url=url, outlet="Harian Contoh", published=published
    )


def opened(text: str, url: str | None = None, seen: date | None = None, published: date | None = None) -> Opened:
    return Opened(report=report_of(text, url, seen, published), raw=page_of(text))


def mention(report: Report, words: str, actor: Resolved | None, chain: int) -> Mention:
    start = report.text.index(words)
    return Mention(start=start, stop=start + len(words), by="rule:name@1", score=0.9, kind="person", chain=chain, actor=actor)


def read(report: Report) -> Record:
    """Read a report as a test does it: one meeting of a Chinese and a Russian minister where the text has `bertemu`."""
    if "GAGAL" in report.text:
        raise ValueError("half a reading")
    met = "bertemu" in report.text
    whole = Part(start=0, stop=len(report.text), by="rule:body@1", score=1.0, kind="body")
    return Record(
        protocol=PROTOCOL,
        by=MADE,
        report=report,
        parts=(whole,),
        mentions=_mentions(report) if met else (),
        attributions=(_statement(report),) if met else (),
        events=(_meeting(report),) if met else (),
    )


def _mentions(report: Report) -> tuple[Mention, ...]:
    wei = Resolved(id="chn/wei-lan", name="Wei Lan", country="CHN", sector="GOV", office="CHN/gov/mfa#minister", status="held")
    pavlov = Resolved(id="rus/pavlov", name="Pavlov", country="RUS", sector="GOV")
    return (mention(report, "Wei Lan", wei, 0), mention(report, "Menteri Pavlov", pavlov, 1))


def _statement(report: Report) -> Attribution:
    start = report.text.index("“")
    stop = report.text.index("”")
    return Attribution(
        start=start,
        stop=len(report.text),
        by="rule:kata@1",
        score=0.9,
        kind="speech",
        voice="direct",
        polarity="says",
        how="named",
        cue=(Span(stop + 2, stop + 6),),
        content=(Span(start + 1, stop - 1),),
        source=0,
    )


def _meeting(report: Report) -> Event:
    start = report.text.index("bertemu")
    when = (
        Time(start=0, stop=1, since=date(2031, 5, 3), until=date(2031, 5, 3), precision="day")
        if "kemarin" in report.text
        else None
    )
    return Event(
        start=start,
        stop=start + 7,
        by="rule:trigger@1",
        score=0.8,
        event="CONSULT",
        mode=None,
        contexts=("diplomatic",),
        quad=1,
        scale=2.5,
        actors=(0, 1),
        when=when,
        claimed_in=0 if "klaim" in report.text else None,
        tellings=(Span(start, start + 7),),
    )


def new_lake(folder: Path) -> Lake:
    return make_lake(folder, "maker")


def ingest_all(lake: Lake, source: Iterable[Given | KawatError], job: str, batch: int = 100) -> Outcome:
    order = Job(id=job, started=START, inputs=("here",), made=MADE, batch=batch)
    return run_job(lake, source, order, Tools(read=read, now=lambda: START, tell=lambda: None))


def run_of(new: int, job: str = "job") -> Run:
    """Return a run of a job that wants to bring so many reports."""
    return Run(
        run="",
        number=0,
        job=job,
        started=START,
        finished=START,
        inputs=("a b", "ü"),
        read=new,
        new=new,
        known=0,
        refused=0,
        kawat=MADE.kawat,
        pack=None,
        registry=MADE.registry,
        protocol=1,
    )


def nouns(noun: type[Noun]) -> st.SearchStrategy[Any]:
    """Generate any noun from the types of its fields."""
    return st.builds(lambda fields: msgspec.convert(_ordered(fields), noun), _of(inspect.type_info(noun)))


def _ordered(value: Any) -> Any:
    """Put `start` before `stop`, everywhere."""
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    if not isinstance(value, dict):
        return value
    held = {key: _ordered(one) for key, one in value.items()}
    if "start" in held:
        held["start"], held["stop"] = sorted((held["start"], held["stop"]))
    return held


def _of(kind: inspect.Type, name: str = "") -> st.SearchStrategy[Any]:
    if isinstance(kind, inspect.UnionType):
        return st.one_of(*(_of(one) for one in kind.types))
    if isinstance(kind, inspect.StructType):
        return st.fixed_dictionaries({field.encode_name: _of(field.type, field.name) for field in kind.fields})
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_of(kind.item_type), max_size=2)
    if isinstance(kind, inspect.NamedTupleType):
        return st.lists(_of(kind.fields[0].type), min_size=len(kind.fields), max_size=len(kind.fields))
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values)
    numbers = st.floats(0, 1) if name == "score" else st.floats(allow_nan=False, allow_infinity=False)
    simple: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
        inspect.NoneType: st.none(),
        inspect.StrType: st.text(st.characters(codec="utf-8"), max_size=12),
        inspect.IntType: st.integers(0, 2**31 - 1),
        inspect.FloatType: numbers,
        inspect.BoolType: st.booleans(),
        inspect.DateType: st.dates(),
    }
    return simple[type(kind)]
