"""Step 7: how often each head is right when it tells so much, fitted on corpus/dev and written to kawat/heads.csv.

A logistic curve on the log odds of what the head tells (Platt). Right is: a statement that shares the cue and half the words of
the content; an event of the right type by the scorer's match; a mention of the same span and kind. The table of
reliability is printed: what was told after the curve, how often it was right, and how many.
"""

import csv
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kawat import rules
from kawat.actors import load_registry
from kawat.corpus.convert import to_record
from kawat.evaluate.events import match, read_events
from kawat.evaluate.passage import report_of_block
from kawat.evaluate.words import words_of
from kawat.notation import Block, read_blocks
from kawat.read import read
from kawat.reader import load_reader
from kawat.record import Record

OUT = Path("kawat") / "heads.csv"
BINS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01))


def verdicts(block: Block, found: Record, meant: Record) -> Iterator[tuple[str, float, bool]]:
    """Yield head, what it told, and whether it is right, for each finding of a head."""
    words = words_of(block.text)
    for a in found.attributions:
        if a.by.startswith("head:"):
            own = words.of(list(a.content))
            near = [words.of(list(g.content)) for g in meant.attributions if any(c.meets(d) for c in a.cue for d in g.cue)]
            yield a.by, a.score, any(2 * len(own & other) >= len(own | other) for other in near)
    right = {i for i, _ in match(block.text, words, read_events(found), read_events(meant))}
    yield from ((e.by, e.score, i in right) for i, e in enumerate(found.events) if e.by.startswith("head:"))
    known = {(m.span, m.kind) for m in meant.mentions}
    yield from ((m.by, m.score, (m.span, m.kind) in known) for m in found.mentions if m.by.startswith("head:"))


def curve(told: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return slope and shift that fit best, by Newton's steps, each step held short."""
    raw = np.clip(told, 1e-4, 1 - 1e-4)
    x = np.stack([np.log(raw / (1 - raw)), np.ones_like(raw)], axis=1)
    w, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(200):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - right) + (w - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.eye(2)
        step = np.linalg.solve(bend, slope)
        w = w - step / max(1.0, float(np.linalg.norm(step)))
    return float(w[0]), float(w[1])


def main() -> None:
    """Fit, write, and print the table of reliability."""
    OUT.write_text("head,slope,shift,n\n", encoding="utf-8")
    rules.curves_of.cache_clear()
    reader = load_reader(load_registry())
    seen: dict[str, list[tuple[float, bool]]] = {}
    for path in sorted(Path("corpus/dev").rglob("*.txt")):
        for block in read_blocks(path):
            for head, told, right in verdicts(block, read(report_of_block(block), reader), to_record(block)):
                seen.setdefault(head, []).append((told, right))
    with OUT.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(["head", "slope", "shift", "n"])
        for head, pairs in sorted(seen.items()):
            told, right = np.array([t for t, _ in pairs]), np.array([float(r) for _, r in pairs])
            slope, shift = curve(told, right)
            writer.writerow([head, round(slope, 4), round(shift, 4), len(pairs)])
            shown(
                head, [1 / (1 + math.exp(-slope * math.log(t / (1 - t)) - shift)) for t in np.clip(told, 1e-4, 1 - 1e-4)], right
            )


def shown(head: str, sure: list[float], right: np.ndarray) -> None:
    """Print a head's table of reliability."""
    for low, high in BINS:
        inside = [i for i, s in enumerate(sure) if low <= s < high]
        if inside:
            mean = sum(sure[i] for i in inside) / len(inside)
            print(f"{head} told {100 * mean:.0f} %, right {100 * float(right[inside].mean()):.0f} %, {len(inside)} findings")


if __name__ == "__main__":
    main()
