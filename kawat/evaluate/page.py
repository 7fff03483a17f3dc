"""The page of scores, docs/scores.md, is drawn from the ledger: a table a set, peers beside the figures they are held against."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from kawat.evaluate.figure import Figure

_ABOUT = {
    "gold anatomy": "Lines of our own blind passages whose parts (kind and borders) are all right, and F1 of each kind of part.",
    "gold attribution": (
        "Statements in our own blind passages. A match shares at least half of the content's words; + source wants a common word "
        "of the speaker, too; + cue also one of the cue. Speech alone unless a kind is named."
    ),
    "gold corpus": (
        "The corpus's gold part: passages and whole reports with every layer. Statements (speech alone) and events as above; "
        "the text alone is given."
    ),
    "gold events": "Events in our own blind passages: type and trigger; + actors wants both sides right by country.",
    "polnear": (
        "PolNeAR, English political news, every attribution in the broadest sense, also intentions and findings. The speech "
        "subset holds those with a verb of saying. 'Every line' takes each line as story, as the peers do. "
        "Peers were measured on the test split."
    ),
    "pfsa": (
        "PFSA-ID, Indonesian quotations of public figures, direct speech only. Other people's quotations are real "
        "and not labelled, so precision means nothing here."
    ),
    "plv": (
        "PLV, English sentences with source and target given: heads are asked which trigger links them, untrained on it. "
        "A row without an answer is an error: 'macro F1' counts no answer as one label more (as sklearn does), "
        "'over gold labels' does not. ZSP was measured on this split, the other peers on test."
    ),
    "nergrit": "Persons, places and organisations in Indonesian Wikipedia text; Kawat looks for actors of diplomacy only.",
    "idner-news-2k": "Names in Indonesian domestic news; Kawat looks for actors of diplomacy only.",
    "nerp": "Names in lower-cased Indonesian news; Kawat looks for actors of diplomacy only.",
    "size": "What a pip install brings beside the dependencies: code, rules and the registry of actors.",
    "speed": "One core, the same English text, the median of rounds by turns. x: how many times as fast as the peer.",
}
_HEAD = """# Scores

Drawn by `kawat evaluate` from [scores.json](scores.json); not edited by hand. n is the number of items counted, the interval
is a 95 % bootstrap over passages, articles or sentences. A figure stays as last measured when its data are not at hand.
"""


def render(figures: Iterable[Figure]) -> str:
    """Return the page of a ledger."""
    ordered = sorted(figures, key=lambda f: (f.set, f.key))
    groups = [(name, list(rows)) for name, rows in groupby(ordered, key=lambda f: f.set)]
    return "\n".join([_HEAD, *(_section(name, rows) for name, rows in groups)])


def _section(name: str, rows: Sequence[Figure]) -> str:
    about = _ABOUT.get(name.removesuffix(" (rules alone)"), "Names in an outside file.")
    stamps = sorted({f"data {f.digest or '-'}, {f.date.isoformat()}, Kawat {f.kawat}" for f in rows})
    lines = [f"## {name[:1].upper()}{name[1:]}\n", f"{about}\n"]
    lines += ["| split | metric | average | n | value | 95 % | P / R | peers |", "|---|---|---|---:|---:|---|---|---|"]
    lines += [_row(f, sides) for f, sides in folded(rows)]
    sources = sorted({f"{p.name}: {p.source}" for f in rows for p in f.peers})
    lines += ["", *(f"- {source}." for source in sources), *([""] if sources else []), f"Measured: {'; '.join(stamps)}.\n"]
    return "\n".join(lines)


def folded(figures: Iterable[Figure]) -> list[tuple[Figure, str]]:
    """Return the figures, precision and recall laid beside the F1 that stands for them (`P / R`)."""
    rows = list(figures)
    values = {f.key: shown(f.value, f.unit) for f in rows}
    kept: list[tuple[Figure, str]] = []
    for f in rows:
        stem = f.key.removesuffix(f.average)
        if f.average in ("precision", "recall") and f"{stem}F1" in values:
            continue
        both = [values.get(f"{stem}{side}", "-") for side in ("precision", "recall")] if f.average == "F1" else []
        kept.append((f, " / ".join(both) if set(both) != {"-"} else ""))
    return kept


def _row(f: Figure, sides: str) -> str:
    peers = ", ".join(f"{p.name} {shown(p.value, f.unit)}" for p in f.peers)
    return f"| {f.split} | {f.metric} | {f.average} | {f.n} | {shown(f.value, f.unit)} | {spread(f)} | {sides} | {peers} |"


def shown(value: float, unit: str) -> str:
    """Return a value in words: per cent bare, ratios and milliseconds with their unit."""
    return f"{value:.1f}" if unit == "%" else f"{value:.1f} {unit}"


def spread(figure: Figure) -> str:
    """Return a figure's interval, or nothing."""
    return "" if figure.low is None or figure.high is None else f"{figure.low:.1f}-{figure.high:.1f}"
