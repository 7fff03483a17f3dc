"""Tables of what a record says of standing: pledges, memberships, tenures, votes, stances."""

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from kawat.diplomacy import Pledge, Tenure, Vote
from kawat.record import Record
from kawat.show.words import mention_name, new_table, read_by, source_name, when, words_of
from kawat.when import Amount


def standing_tables(record: Record) -> tuple[Table, ...]:
    """Return the tables of pledges, memberships, tenures, votes and stances, those without rows too."""
    return (_pledges(record), _memberships(record), _tenures(record), _votes(record), _stances(record))


def _pledges(record: Record) -> Table:
    table = new_table("Pledges", "n", "who", "to whom", "what", "by when", "status", "claimed by", "read by")
    for n, one in enumerate(record.pledges, 1):
        claimed = "the report" if one.claimed_in is None else source_name(record, record.attributions[one.claimed_in])
        table.add_row(
            str(n),
            escape(_names(record, one.debtors)),
            escape(_names(record, one.creditors)),
            escape(_what(record, one)),
            escape(when(record, one.deadline)),
            one.status,
            escape(claimed),
            read_by(one),
        )
    return table


def _what(record: Record, one: Pledge) -> str:
    """Return what is promised, its sum, its condition and the agreement, each on a line of its own."""
    lines = [words_of(record, one.what)]
    lines += [_amount(one.amount)] if one.amount and one.amount.value is not None else []
    lines += [f"if {words_of(record, one.condition)}"] if one.condition else []
    lines += [f"under {words_of(record, one.under)}"] if one.under else []
    return "\n".join(lines)


def _amount(amount: Amount) -> str:
    """Return an amount as a number with its unit: "5,000,000 USD"."""
    number = f"{amount.value:,.2f}".rstrip("0").rstrip(".") if amount.value is not None else "?"
    return f"= {number} {amount.unit or ''}".rstrip()


def _memberships(record: Record) -> Table:
    table = new_table("Memberships", "n", "who", "body", "role", "term", "read by")
    for n, one in enumerate(record.memberships, 1):
        member, body = (mention_name(record, record.mentions[i]) for i in (one.member, one.body))
        table.add_row(str(n), escape(member), escape(body), one.role or "", escape(when(record, one.term)), read_by(one))
    return table


def _tenures(record: Record) -> Table:
    table = new_table("Offices taken, held and left", "n", "who", "office", "how", "from", "until", "read by")
    for n, one in enumerate(record.tenures, 1):
        table.add_row(
            str(n),
            escape(mention_name(record, record.mentions[one.person])),
            escape(_office(record, one)),
            one.kind or "",
            str(one.since or ""),
            str(one.until or ""),
            read_by(one),
        )
    return table


def _office(record: Record, one: Tenure) -> str:
    words = words_of(record, one.words)
    return f"{words}\n{one.office}" if one.office else words


def _votes(record: Record) -> Table:
    table = new_table("Votes", "n", "who", "on", "yes", "no", "abstain", "in these words", "read by")
    for n, one in enumerate(record.votes, 1):
        table.add_row(
            str(n),
            escape(mention_name(record, record.mentions[one.voter])) if one.voter is not None else "?",
            escape(words_of(record, one.on)) if one.on else "",
            *_tally(one),
            escape(words_of(record, one.span)),
            read_by(one),
        )
    return table


def _stances(record: Record) -> Table:
    table = new_table("Stances", "n", "who", "stands", "how", "on", "read by")
    for n, one in enumerate(record.stances, 1):
        on = escape(words_of(record, one.on)) if one.on else ""
        table.add_row(
            str(n), escape(mention_name(record, record.mentions[one.holder])), one.stand, one.strength, on, read_by(one)
        )
    return table


def _tally(one: Vote) -> tuple[str, ...]:
    return tuple("" if number is None else str(number) for number in (one.yes, one.no, one.abstain))


def _names(record: Record, numbers: Sequence[int]) -> str:
    return ", ".join(dict.fromkeys(mention_name(record, record.mentions[i]) for i in numbers))
