"""A record as a passage in the notation: chains become labels, readings become marks and ledger lines (`to_record` undoes it)."""

from collections.abc import Iterable, Mapping

from kawat.corpus.things import KINDS
from kawat.notation import Block, Entry, Mark
from kawat.record import Attribution, Event, Mention, MentionKind, Record
from kawat.span import Span
from kawat.when import Amount, Place, Time

_LETTERS = {kind: letter for letter, kind in KINDS.items()}
_BY_ID: dict[str, MentionKind] = {"grp": "group", "org": "org", "any": "unnamed"}  # what a chain of pronouns alone stands for


class _Pen:
    """What has been written of a passage so far: its marks, its ledger, and the labels given out."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.marks: list[Mark] = []
        self.ledger: list[Entry] = []
        self.given: dict[tuple[str, Span], str] = {}
        self.chains = _letters(record.mentions)

    def mark(self, label: str, *spans: Span) -> None:
        """Put a label on stretches."""
        self.marks += [Mark(label=label, span=span) for span in spans]

    def say(self, subject: str, settings: Mapping[str, object]) -> None:
        """Write a ledger line; settings that are empty are left out."""
        kept = {key: str(value) for key, value in settings.items() if value not in (None, "", ())}
        if kept:
            self.ledger.append(Entry(subject=subject, settings=kept, line=0))

    def label(self, letter: str, span: Span) -> str:
        """Return the label of a stretch of its own (time, thing of value, amount), giving out a new one the first time."""
        if (letter, span) not in self.given:
            number = 1 + sum(known == letter for known, _ in self.given)
            self.given[letter, span] = f"{letter}{number}"
            self.mark(f"{letter}{number}", span)
        return self.given[letter, span]

    def thing(self, index: int | None) -> str:
        """Return the label of a mention's chain."""
        return "" if index is None else self.chains[self.record.mentions[index].chain]

    def things(self, indexes: Iterable[int]) -> str:
        """Return the labels of several mentions."""
        return ",".join(self.thing(i) for i in indexes)

    def time(self, time: Time | None) -> str:
        """Return the label of a time, its ledger line written the first time."""
        if time is None:
            return ""
        span = Span(time.start, time.stop)
        new = ("w", span) not in self.given
        label = self.label("w", span)
        if new:
            self.say(label, {"from": time.since, "to": time.until, "precision": time.precision})
        return label

    def place(self, place: Place | None) -> str:
        """Return the label of the mention that a place is."""
        found = [i for i, m in enumerate(self.record.mentions) if place and m.span == Span(place.start, place.stop)]
        return self.thing(found[0]) if found else ""

    def stretch(self, span: Span | None) -> str:
        """Return the label of a stretch that a line needs."""
        return "" if span is None else self.label("v", span)


def _letters(mentions: tuple[Mention, ...]) -> dict[int, str]:
    """Return a label for each chain: the letter of its clearest mention, numbered in order."""
    ranks = {"person": 0, "pronoun": 3, "office": 2}
    labels: dict[int, str] = {}
    for chain in dict.fromkeys(m.chain for m in mentions):
        own = sorted((m for m in mentions if m.chain == chain), key=lambda m: ranks.get(m.kind, 1))
        kind = own[0].kind
        if kind == "pronoun":
            kind = "plural" if own[0].actor is None else _BY_ID.get(own[0].actor.id.split("/")[0], "person")
        if own[0].kind == "office" and own[0].actor is not None and "#" not in own[0].actor.id:
            kind = "person"
        letter = _LETTERS[kind]
        labels[chain] = f"{letter}{1 + sum(known[0] == letter for known in labels.values())}"
    return labels


def from_record(record: Record, name: str, settings: dict[str, str]) -> Block:
    """Return a record as a passage with a name and header settings."""
    pen = _Pen(record)
    for part in record.parts:
        if part.kind != "body":
            pen.mark(part.kind, part.span)
    _things(pen)
    for n, statement in enumerate(record.attributions, 1):
        _statement(pen, n, statement)
    for n, event in enumerate(record.events, 1):
        _event(pen, n, event)
    _topics(pen)
    marks = tuple(sorted(pen.marks, key=lambda m: (m.span.start, -m.span.stop)))
    day = {"published": str(record.report.published)} if record.report.published else {}
    header = {"lang": record.report.lang, "kind": "passage", **day, **settings}
    return Block(name=name, settings=header, text=record.report.text, marks=marks, ledger=tuple(pen.ledger), place=name)


def _things(pen: _Pen) -> None:
    for mention in pen.record.mentions:
        label = pen.chains[mention.chain]
        form = ".pro" if mention.kind == "pronoun" else ".off" if mention.kind == "office" and label[0] == "P" else ""
        pen.mark(label + form, mention.span)
    for chain, label in pen.chains.items():
        own = [m for m in pen.record.mentions if m.chain == chain]
        actor = next((m.actor for m in own if m.actor is not None), None)
        members = next((m.members for m in own if m.members), ())
        office = actor.office if actor else None
        place = _place(pen, label)
        pen.say(
            label,
            {
                "name": actor.name.replace(" ", "_") if actor else place.name.replace(" ", "_") if place else "",
                "is": actor.id if actor else "",
                "office": office,
                "country": (place.country if place else None) if actor is None else actor.country if label[0] in "RN" else None,
                "members": pen.things(members),
            },
        )


def _place(pen: _Pen, label: str) -> Place | None:
    """Return the place that an event or meeting gives for a label."""
    places = [e.where for e in pen.record.events] + [m.city for m in pen.record.meetings]
    return next((p for p in places if p is not None and pen.place(p) == label), None)


def _statement(pen: _Pen, n: int, a: Attribution) -> None:
    mentions = pen.record.mentions
    pen.mark(f"c{n}", *a.cue)
    pen.mark(f"q{n}", *a.content)
    if a.source is not None:
        pen.mark(f"s{n}", _source(a, mentions[a.source].span))
    if a.addressee is not None:
        pen.mark(f"a{n}", mentions[a.addressee].span)
    differs = {key: value for key, value, usual in _unusual(a) if value != usual}
    pen.say(str(n), differs)


def _source(a: Attribution, named: Span) -> Span:
    """Return the source's stretch: the mention, and what of the statement's span lies beyond it, cue and content."""
    own = [*a.cue, *a.content, named]
    if a.how == "carried":
        return named
    start = a.start if a.start < min(s.start for s in own) else named.start
    return Span(start, a.stop if a.stop > max(s.stop for s in own) else named.stop)


def _unusual(a: Attribution) -> list[tuple[str, str, str]]:
    return [
        ("kind", a.kind, "speech"),
        ("polarity", a.polarity, "says"),
        ("how", a.how, "named"),
        ("depth", str(a.depth), "0"),
    ]


def _event(pen: _Pen, n: int, e: Event) -> None:
    pen.mark(f"t{n}", *(e.tellings or (e.span,)))
    pen.say(
        f"t{n}",
        {
            "event": e.event,
            "mode": e.mode,
            "contexts": ",".join(e.contexts),
            "actors": pen.things(e.actors),
            "recipients": pen.things(e.recipients),
            "when": pen.time(e.when),
            "where": pen.place(e.where),
            "aux": ",".join(e.auxiliary),
            "claimed": _number(e.claimed_in),
        },
    )


def _number(index: int | None) -> str:
    return "" if index is None else str(index + 1)


def _amount(pen: _Pen, amount: Amount | None) -> str:
    if amount is None:
        return ""
    label = pen.label("M", Span(amount.start, amount.stop))
    pen.say(label, {"value": amount.value, "unit": amount.unit})
    return label


def _trigger(index: int | None) -> str:
    return "" if index is None else f"t{index + 1}"


def _topics(pen: _Pen) -> None:
    record = pen.record
    documents = {m.span: pen.chains[m.chain] for m in record.mentions if m.kind == "agreement"}
    for d in record.agreements:
        stage = d.stage.replace(" ", "_")
        parties, when, told = pen.things(d.parties), pen.time(d.when), _number(d.claimed_in)
        label = documents.get(d.span) or pen.label("D", d.span)
        pen.say(
            label, {"kind": d.kind, "stage": stage, "parties": parties, "when": when, "event": _trigger(d.event), "claimed": told}
        )
    for n, m in enumerate(record.meetings, 1):
        pen.say(
            f"meeting{n}",
            {
                "event": _trigger(m.event),
                "level": m.level.replace(" ", "_"),
                "format": m.format,
                "channel": m.channel.replace(" ", "_"),
                "status": m.status,
                "who": pen.things(m.participants),
                "host": pen.thing(m.host),
                "city": pen.place(m.city),
                "sidelines": pen.stretch(m.sidelines),
                "agenda": ",".join(pen.stretch(a) for a in m.agenda),
                "outcome": documents.get(m.outcome, pen.stretch(m.outcome)) if m.outcome else "",
                "when": pen.time(m.when),
                "claimed": _number(m.claimed_in),
            },
        )
    _owed_and_standing(pen, documents)


def _owed_and_standing(pen: _Pen, documents: dict[Span, str]) -> None:
    for n, p in enumerate(pen.record.pledges, 1):
        pen.say(
            f"pledge{n}",
            {
                "event": _trigger(p.event),
                "by": pen.things(p.debtors),
                "to": pen.things(p.creditors),
                "what": pen.stretch(p.what),
                "status": p.status,
                "amount": _amount(pen, p.amount),
                "deadline": pen.time(p.deadline),
                "condition": pen.stretch(p.condition),
                "under": documents.get(p.under, pen.stretch(p.under)) if p.under else "",
                "claimed": _number(p.claimed_in),
            },
        )
    standing = {m.span: pen.chains[m.chain] for m in pen.record.mentions if m.kind == "mechanism"}
    for k in pen.record.mechanisms:
        held = ",".join(f"meeting{i + 1}" for i in k.meetings)
        label = standing.get(k.span) or pen.label("K", k.span)
        pen.say(label, {"members": pen.things(k.members), "chair": pen.thing(k.chair), "meetings": held})
    for n, b in enumerate(pen.record.memberships, 1):
        role = b.role.replace(" ", "_") if b.role else ""
        pen.say(f"member{n}", {"member": pen.thing(b.member), "body": pen.thing(b.body), "role": role, "term": pen.time(b.term)})
    for n, t in enumerate(pen.record.tenures, 1):
        person, office = pen.thing(t.person), pen.stretch(t.words)
        pen.say(
            f"tenure{n}",
            {"person": person, "office": office, "since_day": t.since, "until_day": t.until, "kind": t.kind or "holds"},
        )
    for n, v in enumerate(pen.record.votes, 1):
        on = documents.get(v.on, pen.stretch(v.on)) if v.on else ""
        tally = {"yes": v.yes, "no": v.no, "abstain": v.abstain}
        pen.say(f"vote{n}", {"on": on, "by": pen.thing(v.voter), **tally, "event": _trigger(v.event), "who": pen.things(v.who)})
