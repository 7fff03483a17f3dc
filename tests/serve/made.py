"""A small lake for the tests of the page: invented passages, two versions of a page, and a report that means harm."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from kawat.actor import Resolved
from kawat.corpus.convert import to_record
from kawat.lake import Lake, Stage, commit, make_lake, to_rows
from kawat.notation import read_blocks
from kawat.record import Event, Mention, Name, Part, Record
from kawat.report import Origin, Report, report_id
from kawat.span import Span
from tests.lake.made import MADE, run_of

FINISHED = datetime(2034, 4, 1, 10, 0, tzinfo=UTC)
SCRIPT = "<script>document.title='broken'</script>"
IMAGE = '"><img src=x onerror="document.title=1">'
HARM = f"{SCRIPT}\n\n=cmd|' /C calc'!A0 bertemu {IMAGE} 🇮🇩 di Nuuk. Baca juga: javascript:alert(1)"


class Ids(NamedTuple):
    """The reports of the lake."""

    water: str
    grant: str
    denial: str
    old: str
    new: str
    harm: str


def records() -> dict[str, Record]:
    """Return the records of the lake by the names of `Ids`."""
    found = {}
    for n, block in enumerate(read_blocks(Path(__file__).with_name("passages.txt"))):
        record = to_record(block)
        report = msgspec.structs.replace(record.report, outlet="The Strait Courier" if n else None)
        found[block.name] = msgspec.structs.replace(record, by=MADE, report=report)
    found["water"] = credited(found["water"])
    for name, day in (("old", 1), ("new", 2)):
        found[name] = versioned(found["grant"], f"This is the {name} version.", date(2034, 3, day))
    found["harm"] = harmful()
    return found


def credited(record: Record) -> Record:
    """Return the record with a credit that names an agency, which counts as its origin."""
    text = f"{record.report.text}\n(Meridian Wire)"
    start = len(text) - len("Meridian Wire)")
    name = Name(role="agency", start=start, stop=len(text) - 1)
    part = Part(start=start - 1, stop=len(text), by="rule:credit@1", score=0.9, kind="credit", names=(name,))
    report = msgspec.structs.replace(record.report, text=text, id=report_id(None, text))
    return msgspec.structs.replace(record, report=report, parts=(*record.parts, part))


def versioned(record: Record, end: str, seen: date) -> Record:
    """Return the record as a version of one page that was seen on a day."""
    url, text = "https://strait.example/water", f"{record.report.text} {end}"
    origin = msgspec.structs.replace(record.report.origin, seen=seen)
    report = msgspec.structs.replace(record.report, url=url, text=text, id=report_id(url, text), origin=origin)
    return msgspec.structs.replace(record, report=report)


def harmful() -> Record:
    """Return a record whose text, title, address, outlet and actors try to be script, formula and mark-up; its marks cross."""
    url = "javascript:alert(document.domain)"
    origin = Origin(sha256="0" * 64, extractor="text@1", place="harm.txt")
    report = Report(
        id=report_id(url, HARM),
        text=HARM,
        lang="id",
        origin=origin,
        url=url,
        outlet=f"@SUM(1){SCRIPT}",
        published=date(2034, 3, 20),
        title=SCRIPT,
    )
    at = HARM.index("bertemu")
    resolved = Resolved(
        id="grl/harm", name=IMAGE, country="GRL", office="GRL/gov/mfa#minister", status="introduced", rule="rule:x@1"
    )
    first = Mention(start=at - 20, stop=at + 3, by="rule:name@1", score=0.31, kind="person", chain=0, actor=resolved)
    other = Resolved(id="ISL", name="Iceland", country="ISL")
    second = Mention(start=at + 8, stop=at + 20, by="rule:name@1", score=0.32, kind="country", chain=1, actor=other)
    event = Event(
        start=at,
        stop=at + 7,
        by="rule:trigger@1",
        score=0.11,
        event="CONSULT",
        mode=None,
        contexts=("diplomatic",),
        quad=1,
        scale=2.5,
        actors=(0, 1),
        tellings=(Span(at, at + 7),),
    )
    whole = Part(start=0, stop=len(SCRIPT), by="rule:headline@1", score=1.0, kind="headline")
    body = Part(start=len(SCRIPT) + 2, stop=len(HARM), by="rule:body@1", score=1.0, kind="body")
    return Record(
        protocol=1, by=MADE, report=report, parts=(whole, body), mentions=(first, second), attributions=(), events=(event,)
    )


def pour(lake: Lake, held: list[Record], job: str = "job") -> None:
    """Commit records as one run."""
    with Stage(lake, job) as stage:
        for record in held:
            stage.add(to_rows(record))
        run = run_of(len(held), job)
        commit(lake, stage, msgspec.structs.replace(run, started=FINISHED, finished=FINISHED))


def made_lake(folder: Path) -> tuple[Lake, Ids]:
    """Make the lake in a folder."""
    lake, held = make_lake(folder, "maker"), records()
    pour(lake, list(held.values()))
    return lake, Ids(**{name: record.report.id for name, record in held.items()})
