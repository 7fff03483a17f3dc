"""Attribution gold says who said what in marks {sN} {cN} {qN} {aN} and a ledger; readings are scored against it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from kawat.errors import BadGold
from kawat.evaluate.count import Count, accuracy
from kawat.evaluate.pairing import Claim, Pair, levels, pair, share_voice, source_spans
from kawat.evaluate.passage import Read, gold_blocks, report_of_block
from kawat.evaluate.words import Words, agree, inside_marks, words_of
from kawat.notation import Block
from kawat.record import Attribution, How, Polarity, Record, StatementKind, Voice
from kawat.span import Span

_LABEL = re.compile(r"([scqa])(\d+)")
_KEYS = {"kind": get_args(StatementKind), "polarity": get_args(Polarity), "how": get_args(How)}
_DEFAULTS = {"kind": "speech", "polarity": "says", "depth": "0", "how": "named"}


class Told(NamedTuple):
    """A gold or predicted attribution: as sets of words, and all else that is scored."""

    claim: Claim
    kind: str
    polarity: str
    how: str
    content: frozenset[Span]


def score_attribution(folder: Path, read: Read) -> Iterator[Count]:
    """Yield the counts of a gold folder, by kind of statement; speech also by language, voice and file."""
    for phenomenon, block in gold_blocks(folder):
        record = read(report_of_block(block))
        gold, found = gold_told(block), read_told(block.text, record)
        lang = block.settings.get("lang", "id")
        for kind in _KEYS["kind"]:
            wanted = [t for t in gold if t.kind == kind]
            read_out = [t for t in found if t.kind == kind]
            if kind == "speech":
                yield from _speech(block.place, ("all", lang, phenomenon), wanted, read_out)
            else:
                yield from levels_of(block.place, f"kind: {kind}", wanted, read_out, None)


def _speech(case: str, splits: Sequence[str], gold: list[Told], found: list[Told]) -> Iterator[Count]:
    for split in splits[:2]:
        yield from levels_of(case, split, gold, found, None)
    yield from (c for c in levels_of(case, splits[2], gold, found, None) if c.metric == "match + source")
    for voice in get_args(Voice):
        yield from levels_of(case, f"voice: {voice}", gold, found, voice)
    pairs = [(found[p.predicted], gold[p.gold]) for p in _pairs(found, gold)]
    yield accuracy(case, "all", "voice", (f.claim.voice == g.claim.voice for f, g in pairs))
    yield accuracy(case, "all", "polarity", (f.polarity == g.polarity for f, g in pairs))
    yield accuracy(case, "all", "how the source is found", (f.how == g.how for f, g in pairs))
    yield accuracy(case, "all", "content borders exact", (f.content == g.content for f, g in pairs))


def _pairs(found: Sequence[Told], gold: Sequence[Told]) -> list[Pair]:
    return pair([t.claim for t in found], [t.claim for t in gold])


def levels_of(case: str, split: str, gold: list[Told], found: list[Told], voice: str | None) -> Iterator[Count]:
    """Yield the counts of match, + source and + source + cue of one passage, over all or one voice."""
    tallies = levels([t.claim for t in found], [t.claim for t in gold], _pairs(found, gold), voice)
    yield from (Count(case, split, metric, tally) for metric, tally in tallies.items())


def attribution_verdicts(folder: Path, read: Read) -> Iterator[tuple[str, bool]]:
    """Yield for each predicted attribution its rule and whether gold has it, with its source."""
    for _, block in gold_blocks(folder):
        record = read(report_of_block(block))
        gold, found = gold_told(block), read_told(block.text, record)
        right = {p.predicted for p in _pairs(found, gold) if agree(found[p.predicted].claim.source, gold[p.gold].claim.source)}
        yield from ((a.by, i in right) for i, a in enumerate(record.attributions))


def read_told(text: str, record: Record) -> list[Told]:
    """Return the attributions of a record in the scorer's form."""
    words = words_of(text)
    return [_read(words, record, a) for a in record.attributions]


def _read(words: Words, record: Record, a: Attribution) -> Told:
    claim = Claim(words.of(source_spans(record, a)), words.of(a.cue), words.of(a.content), a.voice)
    return Told(claim, a.kind, a.polarity, a.how, frozenset(a.content))


def gold_told(block: Block) -> list[Told]:
    """Return the attributions of a gold block; raise BadGold for a label, subject or value that means nothing."""
    for mark in block.marks:
        if not _LABEL.fullmatch(mark.label):
            raise BadGold(block.place, f"the label '{mark.label}' is none of sN cN qN aN", "correct the label")
    numbers = sorted({int(m.label[1:]) for m in block.marks if m.label[0] != "a"})
    _check_ledger(block, numbers)
    words, marked = words_of(block.text), inside_marks(block.text)
    return [_gold(block, str(n), words, marked) for n in numbers]


def _gold(block: Block, number: str, words: Words, marked: frozenset[int]) -> Told:
    content = block.spans(f"q{number}")
    if not content:
        raise BadGold(block.place, f"attribution {number} has no content", f"mark its content with {{q{number}|...}}")
    ids = words.of(content)
    voice = share_voice(words, marked, ids, 1.0)
    claim = Claim(words.of(block.spans(f"s{number}")), words.of(block.spans(f"c{number}")), ids, voice)
    kind, polarity, how = (block.setting(number, key, _DEFAULTS[key]) for key in ("kind", "polarity", "how"))
    return Told(claim, kind, polarity, how, frozenset(content))


def _check_ledger(block: Block, numbers: list[int]) -> None:
    path = block.place.rpartition(":")[0]
    for entry in block.ledger:
        place = f"{path}:{entry.line}"
        if not entry.subject.isdigit() or int(entry.subject) not in numbers:
            raise BadGold(place, f"'{entry.subject}' is no attribution of the block", "begin the line with its number")
        for key, value in entry.settings.items():
            if key not in _DEFAULTS:
                raise BadGold(place, f"'{key}' is no setting of an attribution", f"use {' '.join(_DEFAULTS)}")
            if key in _KEYS and value not in _KEYS[key]:
                raise BadGold(place, f"'{value}' is no {key}", f"use one of {' '.join(_KEYS[key])}")
