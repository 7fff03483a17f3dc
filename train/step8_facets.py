"""Step 8: the linear weights of contexts, modes and auxiliaries (kawat/events/data/facets.csv), fitted to corpus/train.

Run `python -m train.step8_facets [--without FOLDER,FOLDER]` with scikit-learn installed; it needs two minutes and no graphics
card. Folders that are left out can be measured on afterwards; what ships is fitted to all.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import structs
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kawat.corpus.convert import to_record
from kawat.events.facets import features, told_of
from kawat.events.moods import Seat, mood_features
from kawat.events.words import sentences
from kawat.notation import read_blocks
from kawat.plover import CONTEXTS, EVENTS
from kawat.record import Event, story_lines
from kawat.span import Span

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "kawat" / "events" / "data" / "facets.csv"
LEAST_SEEN = 3
LEAST_WEIGHT = 0.05
CONTEXT_C, MODE_C = 0.6, 2.0


def main() -> None:
    """Fit and write the table."""
    without = frozenset(sys.argv[2].split(",") if sys.argv[1:2] == ["--without"] else ())
    events = list(_events(ROOT / "corpus" / "train", without))
    told, moods = _often([(e, found) for e, found, _ in events]), _often([(e, found) for e, _, found in events])
    rows = sorted({*_contexts(told), *_modes(told), *_auxiliaries(moods)})
    with TABLE.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(("kind", "feature", "label", "hundredths"))
        writer.writerows(rows)
    print(f"{TABLE}: {len(rows)} weights, {TABLE.stat().st_size / 1000:.0f} kB")


def _events(folder: Path, without: frozenset[str]) -> Iterator[tuple[Event, list[str], list[str]]]:
    """Yield each event of the training part with its features: those of contexts and mode, and those of its auxiliaries."""
    for path in sorted(folder.rglob("*.txt")):
        for block in read_blocks(path) if path.parent.name not in without else ():
            record = to_record(block)
            text, lang = record.report.text, record.report.lang
            held = [s.span for line in story_lines(text, record.parts) for s in sentences(text, line)]
            for event in record.events:
                around = next((s for s in held if s.start <= event.start < s.stop), event.span)
                found = features(told_of(event, lang), text, Span(around.start, around.stop))
                bare = structs.replace(event, auxiliary=())
                yield event, found, mood_features(bare, Seat(record.report, around, record.attributions))


def _often(told: Sequence[tuple[Event, list[str]]]) -> list[tuple[Event, dict[str, float]]]:
    """Return the events with those of their features that are seen often enough."""
    seen = Counter(f for _, found in told for f in set(found))
    return [(event, {f: 1.0 for f in found if seen[f] >= LEAST_SEEN}) for event, found in told]


def _auxiliaries(told: Sequence[tuple[Event, dict[str, float]]]) -> Iterator[tuple[str, str, str, int]]:
    vectors, names = _matrix([found for _, found in told])
    for aux in ("historical", "hypothetical", "negation"):
        yield from _rows("aux", {aux: _fit(vectors, [aux in event.auxiliary for event, _ in told], CONTEXT_C)}, names)


def _contexts(told: Sequence[tuple[Event, dict[str, float]]]) -> Iterator[tuple[str, str, str, int]]:
    vectors, names = _matrix([found for _, found in told])
    for context in CONTEXTS:
        labels = [context in event.contexts for event, _ in told]
        if sum(labels) >= LEAST_SEEN:
            yield from _rows("context", {context: _fit(vectors, labels, CONTEXT_C)}, names)


def _modes(told: Sequence[tuple[Event, dict[str, float]]]) -> Iterator[tuple[str, str, str, int]]:
    for name, kind in EVENTS.items():
        mine = [(event, found) for event, found in told if event.event == name]
        if not kind.modes or not mine:
            continue
        vectors, names = _matrix([found for _, found in mine])
        labels = [event.mode or "-" for event, _ in mine]
        told_often = [m for m in sorted(set(labels)) if 1 < labels.count(m) < len(labels)]
        fitted = {m: _fit(vectors, [label == m for label in labels], MODE_C) for m in told_often}
        yield from _rows(name, fitted, names)


def _matrix(found: Sequence[dict[str, float]]) -> tuple[Any, list[str]]:
    vectorizer = DictVectorizer()
    vectors = vectorizer.fit_transform(found)
    vectors.indices, vectors.indptr = vectors.indices.astype("int32"), vectors.indptr.astype("int32")
    return vectors, list(vectorizer.get_feature_names_out())


def _fit(vectors: Any, labels: Sequence[bool], strength: float) -> Any:
    return LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=300, random_state=1).fit(vectors, labels)


def _rows(kind: str, fitted: dict[str, Any], names: Sequence[str]) -> Iterator[tuple[str, str, str, int]]:
    for label, model in fitted.items():
        yield kind, "", label, round(100 * float(model.intercept_[0]))
        for feature, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= LEAST_WEIGHT:
                yield kind, feature, label, round(100 * float(weight))


if __name__ == "__main__":
    main()
