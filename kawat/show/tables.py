"""The tables of a record: who, who said what, who did what to whom, and the chain the report came through."""

from rich.markup import escape
from rich.table import Table

from kawat.record import Attribution, Event, Record
from kawat.show.diplomacy import layer_tables
from kawat.show.owed import standing_tables
from kawat.show.words import mention_name, new_table, read_by, source_name, when, words_of


def tables(record: Record) -> tuple[Table, ...]:
    """Return the tables that hold something, in the order in which a person reads them."""
    made = (_who(record), _said(record), _did(record), *layer_tables(record), *standing_tables(record))
    return tuple(t for t in made if t.row_count)


def chain_of(record: Record) -> str:
    """Return the chain a report came through as written: outlet <- agency <- agency."""
    names = [record.report.outlet] if record.report.outlet else []
    for part in record.parts:
        if part.kind in ("credit", "dateline"):
            names += [record.report.text[n.start : n.stop] for n in part.names if n.role in ("outlet", "agency")]
    kept: list[str] = []
    for name in names:
        if name.casefold() not in (k.casefold() for k in kept):
            kept.append(name)
    return " <- ".join(kept)


def _who(record: Record) -> Table:
    table = new_table("Who", "chain", "who", "office", "in these words")
    for chain in sorted({m.chain for m in record.mentions}):
        mentions = [m for m in record.mentions if m.chain == chain]
        actor = next((m.actor for m in mentions if m.actor is not None), None)
        if actor is None and all(m.kind in ("pronoun", "place") for m in mentions):
            continue
        words = list(dict.fromkeys(words_of(record, m.span) for m in mentions))
        members = " + ".join(mention_name(record, record.mentions[i]) for i in mentions[0].members)
        who = f"{actor.name}\n{actor.id}" if actor else members or "?"
        office = f"{actor.office}\n{actor.status}" if actor and actor.office else ""
        table.add_row(str(chain), escape(who), escape(office), escape(" | ".join(words[:6])))
    return table


def _said(record: Record) -> Table:
    table = new_table("Who said what", "n", "who", "cue", "what", "read by")
    for n, a in enumerate(record.attributions, 1):
        cue = " ".join(words_of(record, c) for c in a.cue)
        content = " … ".join(words_of(record, c) for c in a.content)
        who = f"{source_name(record, a)}\n({a.how})"
        what = f"{_short(content, 160)}\n({_kind(a)})"
        table.add_row("  " * a.depth + str(n), escape(who), escape(cue), escape(what), read_by(a))
    return table


def _kind(a: Attribution) -> str:
    marks = [a.voice, *([a.kind] if a.kind != "speech" else []), *([a.polarity] if a.polarity != "says" else [])]
    return ", ".join([*marks, *(["unclosed"] if a.unclosed else [])])


def _did(record: Record) -> Table:
    table = new_table("Who did what to whom", "n", "event", "who", "to whom", "when", "claimed by", "words", "read by")
    for n, e in enumerate(record.events, 1):
        claimed = "the report" if e.claimed_in is None else source_name(record, record.attributions[e.claimed_in])
        words = " | ".join(words_of(record, t) for t in e.tellings or (e.span,))
        table.add_row(
            str(n),
            _event(e),
            escape(", ".join(mention_name(record, record.mentions[i]) for i in e.actors)),
            escape(", ".join(mention_name(record, record.mentions[i]) for i in e.recipients)),
            escape(when(record, e.when)),
            escape(claimed),
            escape(words),
            read_by(e),
        )
    return table


def _event(e: Event) -> str:
    mode = f"\n{e.mode}" if e.mode else ""
    return f"{e.event}{mode}" + (f"\n({', '.join(e.auxiliary)})" if e.auxiliary else "")


def _short(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
