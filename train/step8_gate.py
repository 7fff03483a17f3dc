"""Step 8: the gate of the door, a linear model over hashed words that tells diplomatic reports from others.

    python -m train.step8_gate [FOLDER ...]

Passages of `corpus/train` with `other=` in their header are the others, all the rest is diplomatic. Reports are put
together from one to six passages of a kind, since pages are longer than passages; every third diplomatic one has a
stranger in it. The threshold is the score that all but three in a thousand diplomatic passages reach when they are held out.
Prints recall and refusals on `corpus/dev` and on every folder named, and writes `kawat/sources/data/gate.npz`.
"""

import random
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawat.notation import Block, read_blocks
from kawat.sources.gate import BUCKETS, PROTOCOL, Gate, buckets_of, load_gate

OUT = Path("kawat") / "sources" / "data" / "gate.npz"
FOLDS, STEPS, RATE, DECAY, MISSED = 5, 250, 0.05, 3e-5, 0.003
MADE = 6_000


class Sample(NamedTuple):
    """A report's buckets and whether it is diplomatic."""

    buckets: NDArray[np.int64]
    diplomatic: bool


def blocks_of(folder: Path) -> list[Block]:
    """Return the passages under a folder."""
    return [block for path in sorted(folder.rglob("*.txt")) for block in read_blocks(path)]


def is_diplomatic(block: Block) -> bool:
    """Tell whether a passage is about diplomacy: whether its header does not name another subject."""
    return "other" not in block.settings


def mixed(blocks: list[Block], chance: random.Random) -> list[Sample]:
    """Return the passages themselves, and as many reports of each kind put together from them."""
    kinds = {kind: [b.text for b in blocks if is_diplomatic(b) is kind] for kind in (True, False)}
    made = [Sample(buckets_of(b.text), is_diplomatic(b)) for b in blocks]
    for number in range(MADE):
        kind = number % 2 == 0
        parts = chance.sample(kinds[kind], chance.randint(1, 6))
        if kind and chance.random() < 1 / 3:
            parts.append(chance.choice(kinds[False]))
        made.append(Sample(buckets_of("\n".join(parts)), kind))
    return made


def fit(samples: list[Sample]) -> Gate:
    """Return the weights that part the two kinds best, each kind weighing as much as the other (Adam, all samples a step)."""
    rows = np.concatenate([np.full(len(s.buckets), i) for i, s in enumerate(samples)])
    columns = np.concatenate([s.buckets for s in samples])
    values = np.concatenate([np.full(len(s.buckets), max(len(s.buckets), 1) ** -0.5) for s in samples])
    meant = np.array([s.diplomatic for s in samples], np.float64)
    weigh = np.where(meant == 1, 0.5 / meant.sum(), 0.5 / (len(meant) - meant.sum()))
    w, m, v = (np.zeros(BUCKETS + 1) for _ in range(3))
    for step in range(1, STEPS + 1):
        told = np.bincount(rows, values * w[columns], len(samples)) + w[-1]
        fault = weigh * (1 / (1 + np.exp(-np.clip(told, -30, 30))) - meant)
        slope = np.append(np.bincount(columns, values * fault[rows], BUCKETS), fault.sum()) + DECAY * w
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        w -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return Gate(weights=w[:-1].astype(np.float32), shift=float(w[-1]), threshold=0.0)


def held_out(blocks: list[Block]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the score of each passage under a gate that has not seen its fifth of the corpus, and whether it is diplomatic."""
    chance = random.Random(8)
    order = chance.sample(range(len(blocks)), len(blocks))
    edges = [len(blocks) * n // FOLDS for n in range(FOLDS + 1)]
    scores = np.zeros(len(blocks))
    for start, stop in pairwise(edges):
        out = set(order[start:stop])
        gate = fit(mixed([b for i, b in enumerate(blocks) if i not in out], chance))
        for i in out:
            scores[i] = gate.score(blocks[i].text)
    return scores, np.array([is_diplomatic(b) for b in blocks])


def tell(name: str, scores: NDArray[np.float64], diplomatic: NDArray[np.bool_], threshold: float) -> None:
    """Print how many diplomatic passages are let in and how many others are refused."""
    let_in, kept_out = scores[diplomatic] >= threshold, scores[~diplomatic] < threshold
    print(f"{name}: recall {100 * let_in.mean():.1f} % of {len(let_in)}, refused {100 * kept_out.mean():.1f} % of {len(kept_out)}")


def store(gate: Gate) -> None:
    """Write a gate with its weights as bytes: a 127th of the largest weight is the step."""
    scale = float(np.abs(gate.weights).max()) / 127
    weights = np.round(gate.weights / scale).astype(np.int8)
    parts = {"protocol": PROTOCOL, "scale": scale, "shift": gate.shift, "threshold": gate.threshold}
    np.savez_compressed(OUT, weights=weights, **{name: np.array(value) for name, value in parts.items()})


def main() -> None:
    """Fit, choose the threshold, write, and print the scores."""
    blocks = blocks_of(Path("corpus/train"))
    scores, diplomatic = held_out(blocks)
    threshold = float(np.quantile(scores[diplomatic], MISSED))
    tell("corpus/train, held out by fifths", scores, diplomatic, threshold)
    gate = fit(mixed(blocks, random.Random(9)))
    store(Gate(weights=gate.weights, shift=gate.shift, threshold=threshold))
    shipped = load_gate(OUT)
    for folder in ("corpus/dev", *sys.argv[1:]):
        found = blocks_of(Path(folder))
        told = np.array([shipped.score(b.text) for b in found])
        tell(folder, told, np.array([is_diplomatic(b) for b in found]), threshold)


if __name__ == "__main__":
    main()
