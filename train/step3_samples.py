"""Step 3: passages of the corpus, and the open sets of names, as numbers that the heads learn from.

A sample is one stretch of text: its pieces, for each group of spans a row of labels (0 none, 1 begins, 2 goes on), classes at
the first piece of cues and triggers, and links between spans, right and wrong ones.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawat.corpus.convert import to_record
from kawat.corpus.readings import statement_numbers, triggers
from kawat.corpus.things import read_things
from kawat.errors import KawatError
from kawat.model.labels import AUX, CONTEXT_NAMES, EVENT_NAMES, KINDS, LINKS, MENTIONS, MODES, POLARITIES, SPANS
from kawat.model.pieces import Stretch, Tokenizer, stretches
from kawat.notation import Block, read_blocks
from kawat.record import story_lines
from kawat.span import Span
from train.variation import names_for, varied

Pair = tuple[int, int]  # first and last piece of a span
_AT_HOME = frozenset("PGOURA")  # the things that may have a country
NAMES = {"PER": 1, "LOC": 3, "ORG": 5, "PERSON": 1, "PLACE": 3, "ORGANISATION": 5}


class Sample(NamedTuple):
    """One stretch: pieces, labels by group (groups x pieces; -1 where unknown), classes, links (link, from, to, right)."""

    name: str
    ids: tuple[int, ...]
    spans: NDArray[np.int8]
    cues: tuple[tuple[int, int, int], ...]
    events: tuple[tuple[Pair, int, int, tuple[int, ...], tuple[int, ...]], ...]
    links: tuple[tuple[int, Pair, Pair, int], ...]
    names: NDArray[np.int8] | None = None
    head: int = -1


def samples_of(block: Block, tokenizer: Tokenizer) -> Iterator[Sample]:
    """Yield the samples of a passage."""
    record = to_record(block)
    lines = story_lines(block.text, record.parts)
    for n, stretch in enumerate(stretches(block.text, lines, tokenizer)):
        yield _sample(f"{block.name}#{n}", block, record, stretch)


def pair_of(stretch: Stretch, span: Span) -> Pair | None:
    """Return the first and last piece that a span touches; None where it does not lie within the stretch."""
    inside = [i for i, s in enumerate(stretch.spans) if s.start < span.stop and span.start < s.stop]
    if not inside or (stretch.spans[inside[0]].start > span.start + 1 and not _opens(stretch, span)):
        return None
    return (inside[0], inside[-1]) if span.stop <= stretch.spans[-2].stop + 2 else None


def _opens(stretch: Stretch, span: Span) -> bool:
    return span.start >= stretch.spans[1].start


def _sample(name: str, block: Block, record: Any, stretch: Stretch) -> Sample:
    rows = np.zeros((len(SPANS), len(stretch.ids)), np.int8)
    groups: dict[str, list[Pair]] = {group: [] for group in SPANS}

    def put(group: str, span: Span) -> Pair | None:
        pair = pair_of(stretch, span)
        if pair is None:
            return None
        row = rows[SPANS.index(group)]
        if not row[pair[0] : pair[1] + 1].any():
            row[pair[0]], row[pair[0] + 1 : pair[1] + 1] = 1, 2
        if pair not in groups[group]:
            groups[group].append(pair)
        return pair

    mentions = [put(m.kind, m.span) for m in record.mentions]
    chains = [m.chain for m in record.mentions]
    for mark in block.marks:
        if re.fullmatch(r"[wM]\d+", mark.label):
            put("time" if mark.label[0] == "w" else "amount", mark.span)
    links: list[tuple[int, Pair, Pair, int]] = []
    cues = _statements(block, put, links)
    events = _events(block, record, put, mentions, links)
    _wrong(links, groups, mentions)
    links += _same(mentions, chains)
    links += _homes(block, record, mentions)
    return Sample(name, stretch.ids, rows, tuple(cues), tuple(events), tuple(links))


def _statements(block: Block, put: Any, links: list[tuple[int, Pair, Pair, int]]) -> list[tuple[int, int, int]]:
    found = []
    for n in statement_numbers(block):
        deep = block.setting(n, "depth", "0") != "0"
        content = [p for s in block.spans(f"q{n}") if (p := put("inner" if deep else "content", s))]
        carried = block.setting(n, "how", "named") == "carried"
        source = [p for s in block.spans(f"s{n}") if (p := put("source", s))] if not carried else []
        hearer = [p for s in block.spans(f"a{n}") if (p := put("addressee", s))]
        for cue in [p for s in block.spans(f"c{n}") if (p := put("cue", s))]:
            kind, polarity = block.setting(n, "kind", "speech"), block.setting(n, "polarity", "says")
            found.append((cue[0], KINDS.index(kind), POLARITIES.index(polarity)))
            for link, ends in (("source", source), ("content", content), ("addressee", hearer)):
                links += [(LINKS.index(link), cue, end, 1) for end in ends]
    return found


def _events(block: Block, record: Any, put: Any, mentions: list[Pair | None], links: Any) -> list[Any]:
    found = []
    labels = [label.split(".")[0] for label in read_things(block).labels]
    ends = [m.start() for m in re.finditer(r"[.!?][\"”’)]*\s|\n", block.text)]
    for entry, event in zip(triggers(block), record.events, strict=True):
        for span in block.spans(entry.subject):
            trigger = put("trigger", span)
            if trigger is None:
                continue
            aux, contexts = tuple(AUX.index(a) for a in event.auxiliary), tuple(map(CONTEXT_NAMES.index, event.contexts))
            found.append((trigger, EVENT_NAMES.index(event.event), MODES.index(event.mode or ""), aux, contexts))
            for link in ("actors", "recipients"):
                for label in filter(None, entry.settings.get(link, "").split(",")):
                    near = _near(label, labels, record, mentions, span, ends)
                    links += [(LINKS.index(link[:-1]), trigger, p, 1) for p in near]
            for link, label in (("time", entry.settings.get("when", "")), ("place", entry.settings.get("where", ""))):
                spans = [put("time", s) for s in block.spans(label)] if link == "time" and label else []
                spans += [p for one, p in zip(labels, mentions, strict=True) if link == "place" and one == label]
                links += [(LINKS.index(link), trigger, p, 1) for p in spans if p]
    return found


def _near(label: str, labels: list[str], record: Any, mentions: list[Any], trigger: Span, ends: list[int]) -> list[Pair]:
    """Return the mentions of a thing in the trigger's sentence, or all of them where it has none there."""
    own = [i for i, one in enumerate(labels) if one == label and mentions[i]]
    sentence = sum(e < trigger.start for e in ends)
    here = [i for i in own if sum(e < record.mentions[i].start for e in ends) == sentence]
    return [mentions[i] for i in here or own]


def _wrong(links: list[tuple[int, Pair, Pair, int]], groups: dict[str, list[Pair]], mentions: list[Pair | None]) -> None:
    """Add to each cue and trigger the spans it has no link with; spans that overlap a right one are left out."""
    things = list(dict.fromkeys(m for m in mentions if m))
    ends = {
        "source": groups["source"], "content": groups["content"] + groups["inner"],
        "addressee": groups["addressee"] + groups["source"],
        "actor": things, "recipient": things, "time": groups["time"], "place": things,
    }  # fmt: skip
    right = {(link, one, other) for link, one, other, _ in links}
    for link, others in ends.items():
        n = LINKS.index(link)
        heads = groups["cue"] if link in ("source", "content", "addressee") else groups["trigger"]
        links += [(n, one, other, 0) for one in heads for other in others if (n, one, other) not in right]


def _same(mentions: list[Pair | None], chains: list[int]) -> list[tuple[int, Pair, Pair, int]]:
    """Return the links of each mention to the ones before it: of one chain or not."""
    held = [(m, c) for m, c in zip(mentions, chains, strict=True) if m]
    n = LINKS.index("same")
    return [
        (n, held[j][0], held[i][0], int(held[i][1] == held[j][1]))
        for j in range(len(held))
        for i in range(j)
        if held[i][0] != held[j][0]
    ]


def _homes(block: Block, record: Any, mentions: list[Pair | None]) -> list[tuple[int, Pair, Pair, int]]:
    """Return the links of everybody who is named or described to the countries around, right and wrong ones."""
    labels = [label.split(".")[0] for label in read_things(block).labels]
    countries = [(one, pair) for one, pair in zip(labels, mentions, strict=True) if pair and one[0] == "C"]
    n, links = LINKS.index("of"), []
    for label, mention, pair in zip(labels, record.mentions, mentions, strict=True):
        if pair is None or label[0] not in _AT_HOME or mention.kind == "pronoun":
            continue
        home = block.setting(label, "of", "")
        links += [(n, pair, other, int(one == home)) for one, other in countries if other != pair]
    return links


def names_of(path: Path, head: int, tokenizer: Tokenizer) -> Iterator[Sample]:
    """Yield the sentences of an open set of names (token and label a line)."""
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) > 1:
            sentence.append((cells[0], cells[-1]))
        elif sentence:
            yield _named(sentence, head, tokenizer, f"{path.parent.name}#{path.stem}")
            sentence = []


def _named(sentence: list[tuple[str, str]], head: int, tokenizer: Tokenizer, name: str) -> Sample:
    text, spans = "", []
    for word, label in sentence:
        begin = len(text) + (1 if text else 0)
        text += (" " if text else "") + word
        spans.append((begin, len(text), label))
    (stretch, *_) = stretches(text, [Span(0, len(text))], tokenizer)
    row = np.zeros(len(stretch.ids), np.int8)
    for i, piece in enumerate(stretch.spans):
        for start, stop, label in spans:
            if piece.start < stop and start < piece.stop and label != "O":
                row[i] = NAMES[label[2:]] + int(not (label[0] == "B" and piece.start <= start))
    return Sample(name, stretch.ids, np.full((len(SPANS), len(row)), -1, np.int8), (), (), (), row, head)


def corpus_blocks(folder: Path) -> list[Block]:
    """Return the passages of a folder; a file with a fault is named and left out."""
    made: list[Block] = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            made += read_blocks(path)
        except KawatError as fault:
            print(f"left out {path}: {fault}", flush=True)
    return made


def corpus_samples(folder: Path, tokenizer: Tokenizer, chance: random.Random | None = None) -> list[Sample]:
    """Return the samples of a folder of passages, some of their names changed where `chance` is given."""
    blocks = corpus_blocks(folder)
    names = names_for(blocks)
    made: list[Sample] = []
    for block in blocks:
        try:
            made += samples_of(varied(block, names, chance) if chance else block, tokenizer)
        except (KawatError, LookupError, ValueError) as fault:
            print(f"left out {block.place}: {fault}", flush=True)
    return made


if __name__ == "__main__":
    from train.step1_encoder import model_file, opened
    from train.step1_encoder import tokenizer as make

    kept = [int(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split()]
    made = corpus_samples(Path("corpus/train"), make(opened(model_file()), kept))
    print(
        len(made),
        "samples",
        sum(len(s.ids) for s in made),
        "pieces",
        {g: int((np.concatenate([s.spans[i] for s in made]) == 1).sum()) for i, g in enumerate(SPANS)},
    )
    print(
        {
            link: (
                sum(a == i and r for s in made for a, _, _, r in s.links),
                sum(a == i and not r for s in made for a, _, _, r in s.links),
            )
            for i, link in enumerate(LINKS)
        },
        len(MENTIONS),
    )
