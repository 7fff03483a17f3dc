"""Tables of the diplomatic layer of a record: meetings, agreements with their stages, mechanisms."""

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from kawat.diplomacy import Agreement, Mechanism, Meeting
from kawat.record import Record
from kawat.show.words import mention_name, new_table, read_by, source_name, when, words_of


def layer_tables(record: Record) -> tuple[Table, ...]:
    """Return the tables of the layer, those without rows too."""
    return (_meetings(record), _agreements(record), _mechanisms(record))


def _meetings(record: Record) -> Table:
    table = new_table("Meetings", "n", "level", "who", "where", "when", "about", "claimed by", "words", "read by")
    for n, one in enumerate(record.meetings, 1):
        table.add_row(
            str(n),
            escape(_manner(one)),
            escape(_names(record, one.participants)),
            escape(_where(record, one)),
            escape(when(record, one.when)),
            escape("; ".join(words_of(record, span) for span in one.agenda)),
            escape(_claim(record, one.claimed_in)),
            escape(words_of(record, one.span)),
            read_by(one),
        )
    return table


def _manner(one: Meeting) -> str:
    """Return how people met: level, status, format, channel, those that are known."""
    told = [one.level, one.status, one.format, one.channel]
    return ", ".join(word for word in told if word != "unknown")


def _where(record: Record, one: Meeting) -> str:
    city = one.city.name if one.city else ""
    host = f"host {mention_name(record, record.mentions[one.host])}" if one.host is not None else ""
    beside = f"beside {words_of(record, one.sidelines)}" if one.sidelines else ""
    return ", ".join(part for part in (city, host, beside) if part)


def _agreements(record: Record) -> Table:
    table = new_table("Agreements and documents", "n", "kind", "stage", "parties", "when", "claimed by", "words", "read by")
    for n, one in enumerate(record.agreements, 1):
        table.add_row(
            str(n),
            one.kind or "",
            _stage(one),
            escape(_names(record, one.parties)),
            escape(when(record, one.when)),
            escape(_claim(record, one.claimed_in)),
            escape(words_of(record, one.span)),
            read_by(one),
        )
    return table


def _stage(one: Agreement) -> str:
    return "" if one.stage == "unknown" else one.stage


def _mechanisms(record: Record) -> Table:
    table = new_table("Mechanisms", "n", "name", "members", "chair", "also", "meetings", "read by")
    for n, one in enumerate(record.mechanisms, 1):
        table.add_row(
            str(n),
            escape(words_of(record, one.span)),
            escape(_names(record, one.members)),
            escape(_chair(record, one)),
            escape(" | ".join(dict.fromkeys(words_of(record, span) for span in one.referred_to_as))),
            ", ".join(f"m{i + 1}" for i in one.meetings),
            read_by(one),
        )
    return table


def _chair(record: Record, one: Mechanism) -> str:
    return mention_name(record, record.mentions[one.chair]) if one.chair is not None else ""


def _names(record: Record, numbers: Sequence[int]) -> str:
    return ", ".join(dict.fromkeys(mention_name(record, record.mentions[i]) for i in numbers))


def _claim(record: Record, number: int | None) -> str:
    return "the report" if number is None else source_name(record, record.attributions[number])
