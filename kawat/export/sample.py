"""Samples: events drawn by chance from a lake, as a sheet that a person fills in with yes and no."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kawat.actor import Resolved
from kawat.errors import KawatError
from kawat.export.cells import clean, safe
from kawat.export.flat import who_claims
from kawat.export.line import NOTE, Line, Party, event_lines, sentence_at
from kawat.lake import Sight
from kawat.span import Span

CHECKS = ("event ok", "actors ok", "recipients ok", "date ok")
HEAD = (
    *("id", "stratum", "weight", "sentence", "words", "event", "mode", "auxiliary", "actors", "recipients", "since", "until"),
    *("claimed by", *CHECKS, "remark", "by", "score", "span", "outlet", "chain", "published", "url", "note"),
)
STRATA = {
    "none": "''",
    "event": "e.event",
    "quad": "e.quad::VARCHAR",
    "lang": "r.lang",
    "by": 'e."by"',
    "outlet": "coalesce(r.outlet, '')",
}
_KEYS = """
SELECT {stratum} AS stratum, w.report, w.n FROM wanted w JOIN events e ON e.report = w.report AND e.n = w.n
JOIN reports r ON r.id = w.report ORDER BY stratum, w.report, w.n
"""
Key = tuple[str, int]


class Drawn(NamedTuple):
    """The events drawn from a stratum, and how many it holds."""

    stratum: str
    held: int
    keys: tuple[Key, ...]


def draw(engine: Sight, size: int, seed: int, by: str = "none") -> tuple[Drawn, ...]:
    """Draw so many of the events that `find_events` found: the same lake, size and seed give the same events.

    With strata each gives equally many, as far as it has them; what one lacks the others give. Raise KawatError for a
    kind of stratum that is not known. Only the drawn keys are held in memory, not the lake's.
    """
    if by not in STRATA:
        raise KawatError(f"--by {by}", "is no stratum", f"give one of {' '.join(STRATA)}")
    pools = list(_pools(engine, size, seed, STRATA[by]))
    shares = _shares([min(pool.held, size) for pool in pools], size)
    return tuple(pool._replace(keys=pool.keys[:share]) for pool, share in zip(pools, shares, strict=True) if share)


def sheet_rows(engine: Sight, drawn: Sequence[Drawn], seed: int) -> Iterator[list[object]]:
    """Yield the rows of the sheet, the strata shuffled into one another so that nobody checks them one after the other."""
    of = {key: stratum for stratum in drawn for key in stratum.keys}
    engine.execute("CREATE OR REPLACE TEMP TABLE drawn (report VARCHAR, n INTEGER)")
    if of:
        engine.executemany("INSERT INTO drawn VALUES (?, ?)", [list(key) for key in of])
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE kept AS SELECT w.* FROM wanted w JOIN drawn d ON d.report = w.report AND d.n = w.n"
    )
    engine.execute("CREATE OR REPLACE TEMP VIEW wanted AS FROM kept")
    rows = [_row(line, of[(line.record.report.id, line.n)]) for line in event_lines(engine)]
    rows.sort(key=lambda row: str(row[0]))
    random.Random(seed).shuffle(rows)
    yield from rows


def _pools(engine: Sight, size: int, seed: int, stratum: str) -> Iterator[Drawn]:
    """Yield each stratum with as many of its events as may be wanted, in the order of the draw."""
    chance = random.Random(seed)
    cursor = engine.execute(_KEYS.format(stratum=stratum))
    name: str | None = None
    held, pool = 0, list[Key]()
    while rows := cursor.fetchmany(10_000):
        for found, report, n in rows:
            if name is not None and found != name:
                yield _drawn(name, held, pool, chance)
                held, pool = 0, []
            name = found
            held += 1
            if (at := held - 1 if held <= size else chance.randrange(held)) < size:
                pool[at : at + 1] = [(report, n)]
    if name is not None:
        yield _drawn(name, held, pool, chance)


def _drawn(name: str, held: int, pool: list[Key], chance: random.Random) -> Drawn:
    chance.shuffle(pool)
    return Drawn(name, held, tuple(pool))


def _shares(most: list[int], size: int) -> list[int]:
    """Return how many each stratum gives: equally many, what one lacks coming from the others."""
    shares = [0] * len(most)
    left = size
    while left and (short := [n for n, share in enumerate(shares) if share < most[n]]):
        for n in short[:left]:
            give = min(max(left // len(short), 1), most[n] - shares[n])
            shares[n] += give
        left = size - sum(shares)
    return shares


def _row(line: Line, stratum: Drawn) -> list[object]:
    event, report = line.event, line.record.report
    values: list[object] = [
        line.id,
        stratum.stratum,
        round(stratum.held / len(stratum.keys), 6),
        _marked(line),
        line.words,
        event.event,
        event.mode,
        "; ".join(event.auxiliary),
        _side(line.actors),
        _side(line.recipients),
        line.since,
        line.until,
        who_claims(line),
        *(None for _ in (*CHECKS, "remark")),
        event.by,
        event.score,
        f"{event.start}-{event.stop}",
        report.outlet,
        line.chain,
        report.published,
        report.url,
        NOTE,
    ]
    return [value if isinstance(value, (int, float)) else safe(value) for value in values]


def _marked(line: Line) -> str:
    """Return the sentence of an event with the trigger between marks."""
    event = line.event
    whole = sentence_at(line.record, event.span)
    before = Span(whole.start, event.start).of(line.record.report.text)
    after = Span(event.stop, whole.stop).of(line.record.report.text)
    return clean(f"{before}«{line.words}»{after}")


def _side(people: Sequence[Party]) -> str:
    return "; ".join(f"{one.words} ({_who(one.actor)})" for one in people)


def _who(actor: Resolved | None) -> str:
    return "?" if actor is None else f"{actor.name}, {actor.id}" + (f", {actor.office}" if actor.office else "")
