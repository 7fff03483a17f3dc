"""How the tests of the diplomatic layer read a passage: with rules alone, and told by names and words."""

import hashlib
from datetime import date
from functools import cache

from kawat.actors import Registry, load_registry
from kawat.diplomacy import Pledge
from kawat.read import Reader, read
from kawat.record import Record
from kawat.report import Origin, Report, report_id


@cache
def registry() -> Registry:
    return load_registry()


def record_of(text: str, lang: str = "id", published: date | None = date(2034, 5, 10)) -> Record:
    origin = Origin(sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="text@1", place="made.txt")
    report = Report(id=report_id(None, text), text=text, lang=lang, origin=origin, published=published)
    return read(report, Reader(registry=registry()))


def who(record: Record, *numbers: int | None) -> list[str]:
    """Return ids, or the words of those without one."""
    found = (record.mentions[n] for n in numbers if n is not None)
    return sorted(m.actor.id if m.actor else m.span.of(record.report.text) for m in found)


def states(record: Record, *numbers: int) -> list[str]:
    """Return the countries of mentions, or their ids where they have none."""
    found = (record.mentions[n].actor for n in numbers)
    return sorted((a.country or a.id) if a else "?" for a in found)


def told(record: Record, pledge: Pledge) -> tuple[list[str], list[str], str, str]:
    """Return debtors, creditors, what and status of a pledge."""
    sides = states(record, *pledge.debtors), states(record, *pledge.creditors)
    return *sides, pledge.what.of(record.report.text), pledge.status
