"""Step 10: how reliable each head is on corpus/dev, and its twenty most confident mistakes, written to docs/mistakes.md.

A finding is right as in step 7. The table holds what the heads told after their curves; the lists are for people to look at.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kawat.actors import load_registry
from kawat.corpus.convert import to_record
from kawat.evaluate.events import match, read_events
from kawat.evaluate.passage import report_of_block
from kawat.evaluate.words import words_of
from kawat.notation import Block, read_blocks
from kawat.read import read
from kawat.reader import load_reader
from kawat.record import Record
from kawat.span import Span

OUT = Path("docs") / "mistakes.md"
DEV = Path("corpus") / "dev"
BINS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01))
WORST = 20
HEADS = {"head:trigger@1": "Events", "head:cue@1": "Statements", "head:mention@1": "Mentions"}


class Finding(NamedTuple):
    """What a head found: the head, how sure it told to be, whether it is right, where, and what was read instead of what."""

    head: str
    told: float
    right: bool
    place: str
    read: str
    meant: str


def findings(block: Block, found: Record, meant: Record) -> Iterator[Finding]:
    """Yield the findings of all heads in one passage."""
    yield from _events(block, found, meant)
    text, words = block.text, words_of(block.text)
    for a in (a for a in found.attributions if a.by in HEADS):
        near = [g for g in meant.attributions if any(c.meets(d) for c in a.cue for d in g.cue)]
        own = words.of(list(a.content))
        right = any(2 * len(own & (w := words.of(list(g.content)))) >= len(own | w) for g in near)
        marked = "; ".join(_cut(text, g.content[0]) for g in near) or "no statement here"
        yield Finding(a.by, a.score, right, block.name, f"{_cut(text, (*a.cue, a.span)[0])}: {_cut(text, a.content[0])}", marked)
    known = {(m.span, m.kind) for m in meant.mentions}
    for m in (m for m in found.mentions if m.by in HEADS):
        near_mentions = [g for g in meant.mentions if g.span.meets(m.span)]
        marked = "; ".join(f"{g.kind} {_cut(text, g.span)}" for g in near_mentions) or "no mention here"
        yield Finding(m.by, m.score, (m.span, m.kind) in known, block.name, f"{m.kind} {_cut(text, m.span)}", marked)


def _events(block: Block, found: Record, meant: Record) -> Iterator[Finding]:
    text = block.text
    right = {i for i, _ in match(text, words_of(text), read_events(found), read_events(meant))}
    ends = [i for i, c in enumerate(text) if c in ".\n"]
    for i, e in ((i, e) for i, e in enumerate(found.events) if e.by in HEADS):
        here = sum(end < e.start for end in ends)
        near = [g for g in meant.events if sum(end < g.start for end in ends) == here]
        marked = "; ".join(f"{g.event} {_cut(text, g.span)}" for g in near) or "no event in this sentence"
        yield Finding(e.by, e.score, i in right, block.name, f"{e.event} {_cut(text, e.span)}", marked)


def _cut(text: str, span: Span) -> str:
    words = span.of(text).replace("\n", " ").replace("|", "/")
    return f"*{words if len(words) <= 60 else words[:57] + '...'}*"


def page(found: list[Finding]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# What the heads get wrong\n"
    yield "Written by `python -m train.step10_mistakes` on corpus/dev: no weight learned it, curves and bars were set on it.\n"
    yield "| head | told | right | findings |\n|---|---|---:|---:|"
    for head in HEADS:
        for low, high in BINS:
            some = [f.right for f in found if f.head == head and low <= f.told < high]
            if some:
                yield f"| {head} | {low:.2f}-{min(high, 1.0):.2f} | {100 * sum(some) / len(some):.0f} % | {len(some)} |"
    for head, title in HEADS.items():
        wrong = sorted((f for f in found if f.head == head and not f.right), key=lambda f: -f.told)[:WORST]
        yield f"\n## {title}: the {len(wrong)} most confident mistakes\n"
        yield "| sure | passage | read | the corpus says |\n|---:|---|---|---|"
        yield from (f"| {f.told:.2f} | {f.place} | {f.read} | {f.meant} |" for f in wrong)


def main() -> None:
    """Read corpus/dev and write the page."""
    reader = load_reader(load_registry())
    blocks = [block for path in sorted(DEV.glob("*.txt")) for block in read_blocks(path)]
    found = [f for b in blocks for f in findings(b, read(report_of_block(b), reader), to_record(b))]
    OUT.write_text("\n".join(page(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
