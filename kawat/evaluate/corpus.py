"""The gold part of the corpus: whole readings of passages and reports held against the records that their marks make."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kawat.corpus.convert import to_record
from kawat.evaluate.attribution import levels_of, read_told
from kawat.evaluate.count import Count, Tally
from kawat.evaluate.diplomacy import score_diplomacy
from kawat.evaluate.events import Match, attributes_of, match, read_events, same_sides
from kawat.evaluate.facets import Pair, claims_of, commonest_modes, expressions_of, facets_of
from kawat.evaluate.passage import Read, report_of_block
from kawat.evaluate.retold import score_retold
from kawat.evaluate.words import words_of
from kawat.notation import Block, read_blocks
from kawat.record import Record

_SPEECH = "speech"


def corpus_files(gold: Path) -> tuple[Path, ...]:
    """Return the files of the corpus's gold part, in order of path."""
    return tuple(sorted((gold / "corpus").rglob("*.txt")))


def score_corpus(files: Sequence[Path], read: Read) -> Iterator[Count]:
    """Yield the counts of statements, events, their facets and the diplomatic layer, by language, over the passages of files."""
    held = [(block, to_record(block)) for path in files for block in read_blocks(path)]
    modes = commonest_modes([event for _, gold in held for event in gold.events])
    for block, gold in held:
        report = report_of_block(block)
        found = read(report)
        yield from _statements(block, found, gold)
        yield from _events(block, found, gold, modes)
        yield from score_retold(block.place, found, gold)
        yield from expressions_of(block, report, found)
        yield from score_diplomacy(block.place, block.settings.get("lang", "id"), found, gold)


def _statements(block: Block, found: Record, gold: Record) -> Iterator[Count]:
    lang = block.settings.get("lang", "id")
    said = [t for t in read_told(block.text, gold) if t.kind == _SPEECH]
    read = [t for t in read_told(block.text, found) if t.kind == _SPEECH]
    for split in ("all", lang):
        yield from (c._replace(metric=f"statements: {c.metric}") for c in levels_of(block.place, split, said, read, None))
    for voice in ("direct", "indirect", "mixed"):
        counts = levels_of(block.place, f"{lang}, {voice}", said, read, voice)
        yield from (c._replace(metric=f"statements: {c.metric}") for c in counts)


def _events(block: Block, found: Record, gold: Record, modes: frozenset[str]) -> Iterator[Count]:
    happened, told = read_events(found), read_events(gold)
    laid = match(block.text, words_of(block.text), happened, told)
    matches = [Match(happened[i], told[j]) for i, j in laid]
    for split in ("all", block.settings.get("lang", "id")):
        yield Count(block.place, split, "event", Tally(len(matches), len(happened), len(told)))
        yield Count(block.place, split, "event + actors", Tally(sum(map(same_sides, matches)), len(happened), len(told)))
    yield from attributes_of(block.place, matches)
    pairs = [Pair(found.events[i], gold.events[j]) for i, j in laid]
    yield from facets_of(block.place, pairs, modes)
    yield from claims_of(block.place, block.text, (found, gold), pairs)
