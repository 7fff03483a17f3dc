"""Step 8: the linear weights of contexts and modes (kawat/events/data/facets.csv), fitted to the corpus's training part.

Run `python -m train.step8_facets` with scikit-learn installed; it needs a minute and no graphics card.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kawat.corpus.convert import to_record
from kawat.events.facets import features, told_of
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
    told = [(event, found) for event, found in _events(ROOT / "corpus" / "train")]
    seen = Counter(f for _, found in told for f in set(found))
    kept = [(event, {f: 1.0 for f in found if seen[f] >= LEAST_SEEN}) for event, found in told]
    rows = sorted({*_contexts(kept), *_modes(kept)})
    with TABLE.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(("kind", "feature", "label", "hundredths"))
        writer.writerows(rows)
    print(f"{TABLE}: {len(rows)} weights, {TABLE.stat().st_size / 1000:.0f} kB")


def _events(folder: Path) -> Iterator[tuple[Event, list[str]]]:
    """Yield each event of the training part with its features."""
    for path in sorted(folder.rglob("*.txt")):
        for block in read_blocks(path):
            record = to_record(block)
            text = record.report.text
            held = [s.span for line in story_lines(text, record.parts) for s in sentences(text, line)]
            for event in record.events:
                around = next((s for s in held if s.start <= event.start < s.stop), event.span)
                yield event, features(told_of(event), text, Span(around.start, around.stop))


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
