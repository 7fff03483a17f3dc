"""Step 9: the gate of the door, a linear model over hashed words that tells diplomatic reports from others.

    python -m train.step9_gate [FOLDER ...]

Passages of `corpus/train` with `other=` in their header are the others, all the rest is diplomatic. Reports are put
together from one to six passages of a kind, since pages are longer than passages; every third diplomatic one has a
stranger in it. Words weigh something when two passages, or one of the others, have them; words that tell the manner of a
report and not its matter (function words, verbs of saying, days, months) weigh nothing, or every report with a dateline
would look diplomatic. Thresholds are the scores that, held out, 99 % of diplomatic passages reach, and 98 % of reports that
are half diplomatic. Prints recall and refusals on `corpus/dev` and on every folder named; writes `kawat/sources/data/gate.npz`.
"""

import csv
import random
import re
import sys
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawat.notation import Block, read_blocks
from kawat.sources import language
from kawat.sources.gate import BUCKETS, PROTOCOL, Gate, buckets_of, load_gate

OUT = Path("kawat") / "sources" / "data" / "gate.npz"
CUES = Path("kawat") / "attribution" / "cues.csv"
FOLDS, STEPS, RATE, DECAY = 5, 250, 0.05, 1e-6
MISSED = {"diplomatic": 0.01, "half": 0.02}
MADE, HALVES = 6_000, 200
MANNER = (
    "senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday "
    "januari februari maret april mei juni juli agustus september oktober november desember "
    "january february march may june july august october december "
    "nya wib malam pagi siang sore kemarin besok hari tahun bulan pekan year month week day today yesterday "
    "ia dia mereka kami kita saya he she they we i it his her their him them jakarta juga masih sudah telah akan bisa"
)
MATTER = frozenset("menteri negara presiden pemerintah".split())


class Sample(NamedTuple):
    """A report's buckets and whether it is diplomatic."""

    buckets: NDArray[np.int64]
    diplomatic: bool


class HeldOut(NamedTuple):
    """A text that a gate has not seen: how many buckets it has, its score, whether it is diplomatic, in part, or not."""

    length: int
    score: float
    kind: str


def blocks_of(folder: Path) -> list[Block]:
    """Return the passages under a folder."""
    return [block for path in sorted(folder.rglob("*.txt")) for block in read_blocks(path)]


def is_diplomatic(block: Block) -> bool:
    """Tell whether a passage is about diplomacy: whether its header does not name another subject."""
    return "other" not in block.settings


def manner_words() -> frozenset[str]:
    """Return the words that tell a report's manner."""
    told = set(MANNER.split()) | (language.FUNCTION_WORDS - MATTER)
    with CUES.open(encoding="utf-8", newline="") as table:
        told |= {word for row in csv.reader(table) for word in re.findall(r"[a-z]+", row[0].lower())}
    return frozenset(told)


def weighing(blocks: list[Block]) -> NDArray[np.bool_]:
    """Return for each bucket whether its words may weigh anything."""
    manner = {zlib.crc32(word.encode()) % BUCKETS for word in manner_words()}
    counts, strange = Counter[int](), Counter[int]()
    for block in blocks:
        (counts if is_diplomatic(block) else strange).update(buckets_of(block.text).tolist())
    known = {bucket for bucket, number in counts.items() if number > 1} | set(strange)
    mask = np.zeros(BUCKETS, bool)
    mask[sorted(known - manner)] = True
    return mask


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


def fit(samples: list[Sample], mask: NDArray[np.bool_]) -> Gate:
    """Return the weights that part the two kinds best, each kind weighing as much as the other (Adam, all samples a step)."""
    weighed = [s.buckets[mask[s.buckets]] for s in samples]
    rows = np.repeat(np.arange(len(samples)), [len(w) for w in weighed])
    columns = np.concatenate(weighed)
    values = np.array([max(len(s.buckets), 1) ** -0.5 for s in samples])[rows]
    meant = np.array([s.diplomatic for s in samples], np.float64)
    share = np.where(meant == 1, 0.5 / meant.sum(), 0.5 / (len(meant) - meant.sum()))
    w, m, v = (np.zeros(BUCKETS + 1) for _ in range(3))
    for step in range(1, STEPS + 1):
        told = np.bincount(rows, values * w[columns], len(samples)) + w[-1]
        fault = share * (1 / (1 + np.exp(-np.clip(told, -30, 30))) - meant)
        slope = np.append(np.bincount(columns, values * fault[rows], BUCKETS) + DECAY * w[:-1], fault.sum())
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
        w -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return Gate(weights=w[:-1].astype(np.float32), shift=float(w[-1]), lengths=(1.0, 2.0), thresholds=(0.0, 0.0))


def held_out(blocks: list[Block]) -> list[HeldOut]:
    """Return passages, and reports half diplomatic, each under a gate that has not seen its fifth of the corpus."""
    chance = random.Random(8)
    order = chance.sample(blocks, len(blocks))
    found = []
    for start, stop in pairwise(len(order) * n // FOLDS for n in range(FOLDS + 1)):
        seen, out = [*order[:start], *order[stop:]], order[start:stop]
        gate = fit(mixed(seen, chance), weighing(seen))
        kinds = {kind: [b.text for b in out if is_diplomatic(b) is kind] for kind in (True, False)}
        found += [told(gate, text, "diplomatic" if kind else "other") for kind in kinds for text in kinds[kind]]
        for _ in range(HALVES):
            found.append(told(gate, "\n".join(chance.sample(kinds[True], 2) + chance.sample(kinds[False], 2)), "half"))
            found.append(told(gate, "\n".join(chance.sample(kinds[False], 4)), "others"))
    return found


def told(gate: Gate, text: str, kind: str) -> HeldOut:
    """Return what a gate tells of a text."""
    return HeldOut(len(buckets_of(text)), gate.score(text), kind)


def with_thresholds(gate: Gate, found: list[HeldOut]) -> Gate:
    """Return a gate with the thresholds that held-out passages and half-diplomatic reports ask for."""
    lengths, thresholds = [], []
    for kind, missed in MISSED.items():
        own = [one for one in found if one.kind == kind]
        lengths.append(float(np.median([one.length for one in own])) ** 0.5)
        thresholds.append(float(np.quantile([one.score for one in own], missed)))
    return Gate(
        weights=gate.weights, shift=gate.shift, lengths=(lengths[0], lengths[1]), thresholds=(thresholds[0], thresholds[1])
    )


def tell(gate: Gate, folder: str) -> None:
    """Print how many diplomatic passages and reports of a folder are let in and how many others are refused."""
    blocks = blocks_of(Path(folder))
    for kind in ("passage", "report"):
        own = [b for b in blocks if b.settings.get("kind") == kind]
        let_in = [gate.lets_in(b.text) for b in own if is_diplomatic(b)]
        refused = [not gate.lets_in(b.text) for b in own if not is_diplomatic(b)]
        if let_in:
            print(f"{folder}, {kind}s: recall {100 * float(np.mean(let_in)):.1f} % of {len(let_in)}", end="")
            print(f", refused {100 * float(np.mean(refused)):.1f} % of {len(refused)} others" if refused else "")


def tell_held_out(gate: Gate, found: list[HeldOut]) -> None:
    """Print the share of held-out texts of each kind that the thresholds let in."""
    for kind in dict.fromkeys(one.kind for one in found):
        own = [one for one in found if one.kind == kind]
        let_in = [one.score >= np.interp(one.length**0.5, gate.lengths, gate.thresholds) for one in own]
        print(f"held out by fifths, {kind}: let in {100 * float(np.mean(let_in)):.1f} % of {len(own)}")


def store(gate: Gate) -> None:
    """Write a gate with its weights as bytes: a 127th of the largest weight is the step."""
    scale = float(np.abs(gate.weights).max()) / 127
    parts = {"protocol": PROTOCOL, "scale": scale, "shift": gate.shift, "lengths": gate.lengths, "thresholds": gate.thresholds}
    arrays = {name: np.array(value) for name, value in parts.items()}
    np.savez_compressed(OUT, weights=np.round(gate.weights / scale).astype(np.int8), **arrays)


def main() -> None:
    """Fit, choose the thresholds, write, and print the scores."""
    blocks = blocks_of(Path("corpus/train"))
    found = held_out(blocks)
    gate = with_thresholds(fit(mixed(blocks, random.Random(9)), weighing(blocks)), found)
    tell_held_out(gate, found)
    store(gate)
    for folder in ("corpus/dev", *sys.argv[1:]):
        tell(load_gate(OUT), folder)


if __name__ == "__main__":
    main()
