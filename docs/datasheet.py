"""The counted parts of the corpus datasheet: what train, dev and gold hold, how consistent two passes are, ten passages drawn."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from docs.pages import ROOT, put
from kawat.corpus.agree import consistency
from kawat.corpus.convert import to_record
from kawat.corpus.stats import Line, count
from kawat.notation import Block, read_blocks
from kawat.show import picture_of

SPLITS = (("train", ROOT / "corpus" / "train"), ("dev", ROOT / "corpus" / "dev"), ("gold", ROOT / "gold" / "corpus"))
SECOND = ROOT / "corpus" / "second"
SEED, DRAWN, WIDE = 3, 10, 110  # the lot, how many passages, characters a line
LEFT_OUT = ("mode ", "context ", "stage ", "statements, voice", "statements, how", "statements, polarity says", "sentence length")


def blocks_of(folder: Path) -> list[Block]:
    """Return the passages of a folder."""
    return [block for path in sorted(folder.rglob("*.txt")) for block in read_blocks(path)]


def datasheet(page: str) -> str:
    """Return the datasheet with its counts and its consistency put anew."""
    return put(put(page, "counts", counts()), "consistency", agreement())


def drawn(page: str) -> str:
    """Return the page of drawn passages anew: ten of train and dev, by lot with a fixed seed; gold is not shown."""
    blocks = [block for name, folder in SPLITS if name != "gold" for block in blocks_of(folder)]
    picked = Random(SEED).sample(sorted(blocks, key=lambda b: b.name), DRAWN)
    pictures = (f"== {b.name}\n" + "\n".join(row.drawn for row in picture_of(to_record(b), WIDE)) for b in picked)
    return put(page, "drawn", "\n".join(["```text", *(f"{one}\n" for one in pictures), "```"]))


def counts() -> str:
    """Return a table of what each split holds."""
    held = {name: blocks_of(folder) for name, folder in SPLITS}
    told = {name: {line.what: line for line in count(blocks)} for name, blocks in held.items() if blocks}
    whats = list(dict.fromkeys(what for lines in told.values() for what in lines if not what.startswith(LEFT_OUT)))
    head = ["| | " + " | ".join(told) + " |", "|---|" + "---:|" * len(told)]
    return "\n".join([*head, *(_row(what, [lines.get(what) for lines in told.values()]) for what in whats)])


def _row(what: str, lines: Sequence[Line | None]) -> str:
    return f"| {what} | " + " | ".join(str(line.number) if line else "0" for line in lines) + " |"


def agreement() -> str:
    """Return the consistency of the second pass with the first, layer by layer, or a line that there is none yet."""
    second = blocks_of(SECOND)
    first = [block for _, folder in SPLITS for block in blocks_of(folder)]
    names = {block.name for block in first}
    if not second:
        return "The second pass has not been made yet."
    head = [
        f"{sum(b.name in names for b in second)} passages.",
        "",
        "| layer | first | second | both | F1 |",
        "|---|---:|---:|---:|---:|",
    ]
    rows = [f"| {c.layer} | {c.first} | {c.second} | {c.both} | {c.f1:.1f} |" for c in consistency(first, second)]
    return "\n".join([*head, *rows])
