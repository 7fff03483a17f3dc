"""Words of a record as its tables show them: names, times, stretches of the text, by which rule or head."""

from rich.table import Table

from kawat.record import Attribution, Mention, Record
from kawat.span import Found, Span
from kawat.when import Time

_RATIOS = {"what": 5, "cue": 2, "who": 3, "office": 3, "in these words": 3, "read by": 2}


def new_table(title: str, *columns: str) -> Table:
    """Return an empty table in the manner of all tables of a record."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        show_edge=False,
        pad_edge=False,
        show_lines=False,
    )
    for name in columns:
        table.add_column(name, overflow="fold", ratio=_RATIOS.get(name), min_width=5 if name in _RATIOS else None)
    return table


def read_by(found: Found) -> str:
    """Return by what a reading was made, and its score."""
    return f"{found.by}\n{found.score:.3f}"


def source_name(record: Record, a: Attribution) -> str:
    """Return the name of a statement's source, or its words, or `?`."""
    return "?" if a.source is None else mention_name(record, record.mentions[a.source])


def mention_name(record: Record, mention: Mention) -> str:
    """Return the name of the actor a mention stands for, the names of its members for a plural, or its words."""
    if mention.members:
        return " + ".join(mention_name(record, record.mentions[i]) for i in mention.members)
    return mention.actor.name if mention.actor else f"“{words_of(record, mention.span)}”"


def when(record: Record, time: Time | None) -> str:
    """Return an interval with the words it was read from, or the words alone where it is unresolved."""
    if time is None:
        return ""
    words = words_of(record, Span(time.start, time.stop))
    if time.since is None:
        return f"“{words}”"
    days = str(time.since) if time.since == time.until else f"{time.since}..{time.until}"
    return f"{days} “{words}”"


def words_of(record: Record, span: Span) -> str:
    """Return the words of a stretch on one line."""
    return " ".join(record.report.text[span.start : span.stop].split())
