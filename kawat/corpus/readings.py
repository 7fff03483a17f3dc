"""What several readings of a passage share: the order of statements and events, times, places, claims."""

import re
from datetime import date

from kawat.corpus.things import Things
from kawat.notation import Block, Entry
from kawat.when import Place, Time


def statement_numbers(block: Block) -> tuple[str, ...]:
    """Return the numbers of a passage's statements, in the order of their first character."""
    first: dict[str, int] = {}
    for mark in block.marks:
        if re.fullmatch(r"[scq]\d+", mark.label):
            carried = mark.label[0] == "s" and block.setting(mark.label[1:], "how", "named") == "carried"
            if not carried:
                first.setdefault(mark.label[1:], mark.span.start)
    return tuple(sorted((n for n in first if block.spans(f"q{n}")), key=lambda n: (first[n], int(n))))


def triggers(block: Block) -> tuple[Entry, ...]:
    """Return the ledger lines of a passage's events, in the order of their triggers."""
    lines = [e for e in block.ledger if e.subject[0] == "t" and e.subject[1:].isdigit() and block.spans(e.subject)]
    return tuple(sorted(lines, key=lambda e: block.spans(e.subject)[0]))


def claim(numbers: tuple[str, ...], number: str) -> int | None:
    """Return the index of a statement by its number."""
    return numbers.index(number) if number in numbers else None


def time_of(block: Block, label: str) -> Time | None:
    """Return the time that a label marks, with its interval from the ledger."""
    spans = block.spans(label) if label else ()
    if not spans:
        return None
    first, last = block.setting(label, "from", ""), block.setting(label, "to", "")
    published = block.settings.get("published")
    return Time(
        start=spans[0].start,
        stop=spans[0].stop,
        since=date.fromisoformat(first) if first else None,
        until=date.fromisoformat(last) if last else None,
        precision=block.setting(label, "precision", "unresolved"),  # type: ignore[arg-type]
        against=date.fromisoformat(published) if published and first else None,
    )


def place_of(block: Block, label: str, things: Things) -> Place | None:
    """Return the place that a label names, with the country its ledger line gives."""
    at = things.first(label) if label else None
    if at is None:
        return None
    mention = things.mentions[at]
    name = block.setting(label, "name", "").replace("_", " ") or mention.span.of(block.text)
    of = block.setting(label, "of", "")
    given = block.setting(label, "country", "") or (block.setting(of, "is", "") if of else "")
    country = given or (mention.actor.country if mention.actor else None)
    return Place(start=mention.start, stop=mention.stop, name=name, country=country or None)
