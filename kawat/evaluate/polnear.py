"""PolNeAR-format files hold an English article a line with its attributions; the metric is that of the public scorer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from kawat.attribution import find_statements
from kawat.errors import BadGold
from kawat.evaluate.anatomy import lines_of
from kawat.evaluate.count import Count, Tally
from kawat.evaluate.pairing import Claim, levels, pair, share_voice, source_spans
from kawat.evaluate.passage import Read, report_of, text_of
from kawat.evaluate.words import Words, agree, words_of
from kawat.record import Record

VOICES = ("direct", "mixed", "indirect")
_ROLES = ("source", "cue", "content")
_DIRECT = 0.8
_LEAST_WORDS = 4
_SPEECH = re.compile(
    r"\b(say|says|said|saying|tell|tells|told|add|adds|added|explain\w*|state[sd]?|stating|announce\w*|according|ask(?:s|ed)?|"
    r"argue[sd]?|claim\w*|warn\w*|note[sd]?|insist\w*|declare[sd]?|write|writes|wrote|report\w*|call(?:s|ed)|tweet\w*|acknowledge[sd]?|"
    r"suggest\w*|den(?:y|ies|ied)|respon\w*|repl\w*|mention\w*|assert\w*|stress\w*|emphasi\w*|admit\w*|vow\w*|urge[sd]?|accuse[sd]?|"
    r"critici\w*|prais\w*|promis\w*|pledge[sd]?|conclude[sd]?|describe[sd]?|remark\w*|recall\w*|complain\w*|confirm\w*)\b",
    re.IGNORECASE,
)

Spans = tuple[tuple[int, int], ...]


class Marked(NamedTuple):
    """An attribution in spans."""

    source: Spans
    cue: Spans
    content: Spans


class Article(NamedTuple):
    """An article's id and text with its attributions by the first annotator in the file's order."""

    id: str
    text: str
    gold: tuple[Marked, ...]


def read_polnear(path: Path) -> Iterator[Article]:
    """Yield the articles of a file; raise BadGold with file and line for one that cannot be read."""
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            yield _article(line, f"{path}:{number}")


def _article(line: str, place: str) -> Article:
    try:
        row = msgspec.json.decode(line)
        if not isinstance(row["text"], str) or not isinstance(row["id"], str):
            raise TypeError("id or text is no string")
        annotated: Any = next(iter(row["annotations"].values()))
        gold = tuple(Marked(*(_spans(a, role, row["text"]) for role in _ROLES)) for a in annotated)
        return Article(row["id"], row["text"], gold)
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError, ValueError, StopIteration) as error:
        step = "write id, text and annotations {annotator: [{source, cue, content}]}"
        raise BadGold(place, f"is no article ({type(error).__name__}: {error})", step) from error


def _spans(attribution: dict[str, list[list[int]]], role: str, text: str) -> Spans:
    spans = tuple((start, stop) for start, stop in attribution[role] or ())
    if any(not 0 <= start <= stop <= len(text) for start, stop in spans):
        raise ValueError(f"a {role} lies outside the text")
    return spans


def score_polnear(path: Path, split: str, read: Read) -> Iterator[Count]:
    """Yield the counts of a file, read as reports and, in a split of their own, by the attribution rules on every line."""
    for article in read_polnear(path):
        record = read(report_of(article.text, "en", article.id))
        yield from score_article(article, predicted(record), split)
        yield from score_article(article, by_rules_alone(article.text), f"{split}, every line")


def predicted(record: Record) -> tuple[Marked, ...]:
    """Return a record's attributions in spans."""
    return tuple(Marked(source_spans(record, a), a.cue, a.content) for a in record.attributions)


def by_rules_alone(text: str) -> tuple[Marked, ...]:
    """Return the statements of a text all of whose lines are taken as story, as the peers take them."""
    found = find_statements(text, "en", lines_of(text), ())
    return tuple(Marked((s.source,) if s.source else (), s.cue, s.content) for s in found)


def score_article(article: Article, found: tuple[Marked, ...], split: str) -> Iterator[Count]:
    """Yield the counts of one article: match, +source, +source+cue over all and by voice, and recall on the speech subset."""
    words, marked = words_of(article.text), inside_double_marks(article.text)
    gold = [_claim(words, marked, a) for a in article.gold]
    ours = [_claim(words, marked, a) for a in found]
    pairs = pair(ours, gold)
    for voice in (None, *VOICES):
        for metric, tally in levels(ours, gold, pairs, voice).items():
            yield Count(article.id, split, f"{voice or 'all'}: {metric}", tally)
    partner = {p.gold: p.predicted for p in pairs}
    speech = [j for j, g in enumerate(gold) if len(g.content) >= _LEAST_WORDS and _has_verb(article, j)]
    found_too = [j for j in speech if j in partner]
    named = [j for j in found_too if agree(ours[partner[j]].source, gold[j].source)]
    yield Count(article.id, split, "speech subset: match", Tally(len(found_too), 0, len(speech)), "recall")
    yield Count(article.id, split, "speech subset: match + source", Tally(len(named), 0, len(speech)), "recall")


def _claim(words: Words, marked: frozenset[int], a: Marked) -> Claim:
    content = words.of(a.content)
    return Claim(words.of(a.source), words.of(a.cue), content, share_voice(words, marked, content, _DIRECT))


def _has_verb(article: Article, number: int) -> bool:
    return bool(_SPEECH.search(" ".join(article.text[start:stop] for start, stop in article.gold[number].cue)))


def inside_double_marks(text: str) -> frozenset[int]:
    """Return the characters inside double quotation marks as the public scorer sees them: opening and closing kinds apart."""
    inside: set[int] = set()
    base = 0
    for line in text.split("\n"):
        opened: int | None = None
        for i, char in enumerate(line):
            if opened is None and char in '“"„«':
                opened = i
            elif opened is not None and char in '”"»':
                inside.update(range(base + opened, base + i + 1))
                opened = None
        if opened is not None:
            inside.update(range(base + opened, base + len(line)))
        base += len(line) + 1
    return frozenset(inside)
