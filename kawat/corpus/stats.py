"""The corpus counted: what it holds of everything the guidelines name, and how varied it is, measured rather than asserted."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kawat.corpus.convert import to_record
from kawat.notation import Block
from kawat.record import Record
from kawat.span import Noun

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"[.!?…][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$)|\n")
_GLUED = re.compile(r"[a-z)][.!?][\"”]?[A-Z][a-z]")
_SPLIT = re.compile(r"(?m)^(?![AI] )[A-Z] [a-z]{2}|\w(?:fi|fl) [a-z]|\w  +\w")
_BEHEADED = re.compile(r"\s*[\"“]?[a-z]+ ")
SHARED = 6  # words that two passages may not have in common


class Line(Noun, frozen=True, kw_only=True):
    """One count: what is counted, the number, and of what it is a share where that says more."""

    what: str
    number: int
    of: int | None = None


class Echo(Noun, frozen=True, kw_only=True):
    """A stretch of words that two passages share."""

    words: str
    first: str
    second: str


def count(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the counts of a set of passages, in the order of the guidelines."""
    records = [to_record(block) for block in blocks]
    return (*_size(blocks), *_statements(records), *_events(records), *_topics(blocks, records), *_variety(blocks, records))


def _size(blocks: Sequence[Block]) -> list[Line]:
    kinds = Counter(b.settings.get("kind", "passage") for b in blocks)
    langs = Counter(b.settings.get("lang", "id") for b in blocks)
    words = sum(len(_WORD.findall(b.text)) for b in blocks)
    sentences = sum(len(_SENTENCE.findall(b.text + "\n")) for b in blocks)
    other = sum("other" in b.settings for b in blocks)
    reports = [b for b in blocks if b.settings.get("kind") == "report"]
    return [
        *(Line(what=f"kind {k}", number=n) for k, n in sorted(kinds.items())),
        *(Line(what=f"lang {k}", number=n) for k, n in sorted(langs.items())),
        Line(what="words", number=words),
        Line(what="sentences", number=sentences),
        Line(what="on another subject", number=other),
        Line(what="damaged reports", number=sum(map(damaged, reports)), of=len(reports)),
    ]


def damaged(block: Block) -> bool:
    """Say whether a report bears the press's damage: a stretch told twice, sentences run together, letters or
    words set apart, no beginning.

    Misspelt words are not seen, so the number is a low one.
    """
    twice = any(mark.label == "duplicate" for mark in block.marks)
    return twice or any(form.search(block.text) for form in (_GLUED, _SPLIT)) or bool(_BEHEADED.match(block.text))


def _statements(records: Sequence[Record]) -> list[Line]:
    said = [a for r in records for a in r.attributions]
    rows = [Line(what="statements", number=len(said))]
    for key in ("voice", "kind", "polarity", "how"):
        found = Counter(getattr(a, key) for a in said)
        rows += [Line(what=f"statements, {key} {k}", number=n, of=len(said)) for k, n in found.most_common()]
    return [*rows, Line(what="statements, nested", number=sum(a.depth > 0 for a in said), of=len(said))]


def _events(records: Sequence[Record]) -> list[Line]:
    happened = [e for r in records for e in r.events]
    rows = [Line(what="events", number=len(happened))]
    for name, found in (
        ("event", Counter(e.event for e in happened)),
        ("mode", Counter(f"{e.event}/{e.mode}" for e in happened if e.mode)),
        ("context", Counter(c for e in happened for c in e.contexts)),
        ("auxiliary", Counter(a for e in happened for a in e.auxiliary)),
    ):
        rows += [Line(what=f"{name} {k}", number=n) for k, n in found.most_common()]
    rows.append(
        Line(what="events claimed in a statement", number=sum(e.claimed_in is not None for e in happened), of=len(happened))
    )
    rows.append(Line(what="events told twice", number=sum(len(e.tellings) > 1 for e in happened)))
    told = [holds for r in records for holds in _eventful(r)]
    return [*rows, Line(what="sentences without an event", number=told.count(False), of=len(told))]


def _eventful(record: Record) -> list[bool]:
    """Say of each sentence whether it tells an event."""
    text, start, found = record.report.text, 0, []
    starts = [telling.start for e in record.events for telling in e.tellings]
    for stop in (*(end.end() for end in _SENTENCE.finditer(text)), len(text)):
        if text[start:stop].strip():
            found.append(any(start <= at < stop for at in starts))
        start = stop
    return found


def _topics(blocks: Sequence[Block], records: Sequence[Record]) -> list[Line]:
    names = ("meetings", "pledges", "agreements", "mechanisms", "memberships", "tenures", "votes")
    rows = [Line(what=name, number=sum(len(getattr(r, name)) for r in records)) for name in names]
    rows += [Line(what=f"stage {k}", number=n) for k, n in Counter(a.stage for r in records for a in r.agreements).most_common()]
    rows.append(
        Line(
            what="time expressions",
            number=len({(b.name, m.span) for b in blocks for m in b.marks if re.fullmatch(r"w\d+", m.label)}),
        )
    )
    return [*rows, Line(what="places", number=sum(m.kind == "place" for r in records for m in r.mentions))]


def _variety(blocks: Sequence[Block], records: Sequence[Record]) -> list[Line]:
    actors = [m.actor for r in records for m in r.mentions if m.actor is not None]
    offices = {a.office or a.id for a in actors if a.office or "#" in a.id}
    cues = Counter(c.of(r.report.text).lower() for r in records for a in r.attributions for c in a.cue)
    openings = Counter(tuple(w.lower() for w in _WORD.findall(b.text)[:2]) for b in blocks)
    lengths = [len(_WORD.findall(s)) for b in blocks for s in _SENTENCE.split(b.text) if s.strip()]
    return [
        Line(what="countries as actors", number=len({a.country for a in actors if a.country})),
        Line(what="offices", number=len(offices)),
        Line(what="persons", number=len({a.id for a in actors if re.fullmatch(r"[a-z]{3}/.+", a.id)})),
        Line(what="cue forms", number=len(cues)),
        Line(what="commonest cue", number=max(cues.values(), default=0), of=sum(cues.values())),
        Line(what="different openings of two words", number=len(openings), of=len(blocks)),
        *(Line(what=f"sentence length, {q} % are shorter", number=_quantile(lengths, q)) for q in (10, 50, 90)),
    ]


def _quantile(values: Iterable[int], per_cent: int) -> int:
    ordered = sorted(values)
    return ordered[len(ordered) * per_cent // 100] if ordered else 0


def echoes(blocks: Sequence[Block], size: int = SHARED) -> tuple[Echo, ...]:
    """Return the stretches of `size` words that two passages share, names and numbers left out of the count.

    A stretch counts when at least `size` of its words are in lower case, so that names, offices and titles do not.
    """
    seen: dict[tuple[str, ...], str] = {}
    found: list[Echo] = []
    for block in blocks:
        own: set[tuple[str, ...]] = set()
        for line in block.text.split("\n"):
            words = _WORD.findall(line)
            for i in range(len(words) - size + 1):
                stretch = tuple(words[i : i + size])
                if all(w[0].islower() for w in stretch):
                    own.add(tuple(w.lower() for w in stretch))
        found += [Echo(words=" ".join(s), first=seen[s], second=block.name) for s in sorted(own) if s in seen]
        seen.update((s, block.name) for s in own if s not in seen)
    return tuple(_merged(found))


def _merged(found: Sequence[Echo]) -> list[Echo]:
    """One echo for each pair of passages: the first of its stretches."""
    first: dict[tuple[str, str], Echo] = {}
    for echo in found:
        first.setdefault((echo.first, echo.second), echo)
    return list(first.values())
