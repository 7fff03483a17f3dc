"""The tables of a record: who, who said what, who did what to whom, and the chain the report came through."""

from rich.markup import escape
from rich.table import Table

from kawat.record import Attribution, Event, Mention, Record
from kawat.span import Found, Span
from kawat.when import Time

_RATIOS = {"what": 5, "cue": 2, "who": 3, "office": 3, "in these words": 3, "read by": 2}


def tables(record: Record) -> tuple[Table, ...]:
    """Return the tables that hold something, in the order in which a person reads them."""
    made = (_who(record), _said(record), _did(record))
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


def _table(title: str, *columns: str) -> Table:
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


def _who(record: Record) -> Table:
    table = _table("Who", "chain", "who", "office", "in these words")
    for chain in sorted({m.chain for m in record.mentions}):
        mentions = [m for m in record.mentions if m.chain == chain]
        actor = next((m.actor for m in mentions if m.actor is not None), None)
        if actor is None and all(m.kind in ("pronoun", "place") for m in mentions):
            continue
        words = list(dict.fromkeys(_words(record, m.span) for m in mentions))
        members = " + ".join(mention_name(record, record.mentions[i]) for i in mentions[0].members)
        who = f"{actor.name}\n{actor.id}" if actor else members or "?"
        office = f"{actor.office}\n{actor.status}" if actor and actor.office else ""
        table.add_row(str(chain), escape(who), escape(office), escape(" | ".join(words[:6])))
    return table


def _said(record: Record) -> Table:
    table = _table("Who said what", "n", "who", "cue", "what", "read by")
    for n, a in enumerate(record.attributions, 1):
        cue = " ".join(_words(record, c) for c in a.cue)
        content = " … ".join(_words(record, c) for c in a.content)
        who = f"{source_name(record, a)}\n({a.how})"
        what = f"{_short(content, 160)}\n({_kind(a)})"
        table.add_row("  " * a.depth + str(n), escape(who), escape(cue), escape(what), _by(a))
    return table


def _by(found: Found) -> str:
    return f"{found.by}\n{found.score:.3f}"


def _kind(a: Attribution) -> str:
    marks = [a.voice, *([a.kind] if a.kind != "speech" else []), *([a.polarity] if a.polarity != "says" else [])]
    return ", ".join([*marks, *(["unclosed"] if a.unclosed else [])])


def source_name(record: Record, a: Attribution) -> str:
    """Return the name of a statement's source, or its words, or `?`."""
    return "?" if a.source is None else mention_name(record, record.mentions[a.source])


def mention_name(record: Record, mention: Mention) -> str:
    """Return the name of the actor a mention stands for, the names of its members for a plural, or its words."""
    if mention.members:
        return " + ".join(mention_name(record, record.mentions[i]) for i in mention.members)
    return mention.actor.name if mention.actor else f"“{_words(record, mention.span)}”"


def _did(record: Record) -> Table:
    table = _table("Who did what to whom", "n", "event", "who", "to whom", "when", "claimed by", "words", "read by")
    for n, e in enumerate(record.events, 1):
        claimed = "the report" if e.claimed_in is None else source_name(record, record.attributions[e.claimed_in])
        words = " | ".join(_words(record, t) for t in e.tellings or (e.span,))
        table.add_row(
            str(n),
            _event(e),
            escape(", ".join(mention_name(record, record.mentions[i]) for i in e.actors)),
            escape(", ".join(mention_name(record, record.mentions[i]) for i in e.recipients)),
            escape(when(record, e.when)),
            escape(claimed),
            escape(words),
            _by(e),
        )
    return table


def _event(e: Event) -> str:
    mode = f"\n{e.mode}" if e.mode else ""
    return f"{e.event}{mode}" + (f"\n({', '.join(e.auxiliary)})" if e.auxiliary else "")


def when(record: Record, time: Time | None) -> str:
    """Return an interval with the words it was read from, or the words alone where it is unresolved."""
    if time is None:
        return ""
    words = _words(record, Span(time.start, time.stop))
    if time.since is None:
        return f"“{words}”"
    days = str(time.since) if time.since == time.until else f"{time.since}..{time.until}"
    return f"{days} “{words}”"


def _words(record: Record, span: Span) -> str:
    return " ".join(record.report.text[span.start : span.stop].split())


def _short(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
