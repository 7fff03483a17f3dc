"""A record written out as a passage in the corpus notation, so that decisions can become training material."""

from kawat.corpus.write import from_record
from kawat.errors import BadGold
from kawat.notation import Block, Mark, write_marks
from kawat.record import Record


def passage_of(record: Record, note: str = "machine reading, unverified") -> str:
    """Return a record as a block that `kawat corpus check` reads; marks that cross another are left out, and a remark says so."""
    block = from_record(record, f"report/{record.report.id[:16]}", {"by": "review"})
    marks, left_out = _nested(block.marks)
    remarks = [
        f"# {note}",
        f"# report {record.report.id}",
        *(f"# left out, for it crosses another mark: {mark.label}" for mark in left_out),
    ]
    head = " ".join([f"== {block.name}", *(f"{key}={_word(value)}" for key, value in block.settings.items())])
    return "\n".join([head, *remarks, _text(block, marks), "--", *_ledger(block), ""])


def _nested(marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], list[Mark]]:
    """Return the marks that nest, the longer of two that cross first, and those that were left out."""
    kept: list[Mark] = []
    left_out: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start - m.span.stop, m.span.start)):
        crossing = any(k.span.meets(mark.span) and not k.span.holds(mark.span) and not mark.span.holds(k.span) for k in kept)
        (left_out if crossing else kept).append(mark)
    return tuple(kept), left_out


def _text(block: Block, marks: tuple[Mark, ...]) -> str:
    try:
        lines = write_marks(block.text, marks).split("\n")
    except BadGold:
        lines = write_marks(block.text, ()).split("\n")
    return "\n".join(f"\\{line}" if line.startswith(("==", "--", "#")) else line for line in lines)


def _ledger(block: Block) -> list[str]:
    return [" ".join([e.subject, *(f"{key}={_word(value)}" for key, value in e.settings.items())]) for e in block.ledger]


def _word(value: str) -> str:
    """Return a setting without blanks, as the notation wants it."""
    return "-".join(value.split())
