"""A floor is the least that a score on gold may be; floors rise by command and sink only by hand.

Only scores over all of gold get one: those over what was found (the voice of matched statements) may fall when more is found.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from kawat.errors import BadGold
from kawat.evaluate.figure import Figure
from kawat.span import Noun

MARGIN = 0.5
_LEAST = 20  # items that a score needs to be pinned


class Floor(Noun, frozen=True, kw_only=True):
    """A figure's key, the least value in per cent, and the digest of the gold it was pinned on."""

    metric: str
    floor: float
    digest: str


def read_floors(path: Path) -> tuple[Floor, ...]:
    """Return the floors of a table, none when there is no such file; raise BadGold with file and line for a broken row."""
    if not path.exists():
        return ()
    floors: list[Floor] = []
    with path.open(encoding="utf-8", newline="") as table:
        for number, row in enumerate(csv.DictReader(table), 2):
            try:
                floors.append(Floor(metric=row["metric"], floor=float(row["floor"]), digest=row["digest"]))
            except (KeyError, ValueError, TypeError) as error:
                raise BadGold(f"{path}:{number}", "is no floor", "write metric,floor,digest") from error
    return tuple(floors)


def sunk(floors: Iterable[Floor], figures: Iterable[Figure]) -> tuple[tuple[Floor, Figure | None], ...]:
    """Return the floors that are not reached, each with its figure (None: no longer measured)."""
    measured = {f.key: f for f in figures}
    return tuple(
        (floor, measured.get(floor.metric))
        for floor in floors
        if floor.metric not in measured or measured[floor.metric].value < floor.floor
    )


def changed_gold(floors: Iterable[Floor], figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the gold sets whose digest is another than when their floors were pinned."""
    measured = {f.key: f for f in figures}
    return tuple(
        sorted({f.metric.split("/")[0] for f in floors if f.metric in measured and measured[f.metric].digest != f.digest})
    )


def pinned(floors: Sequence[Floor], figures: Iterable[Figure]) -> tuple[Floor, ...]:
    """Return the floors raised to half a point under today's values; a floor never sinks, new scores get one."""
    kept = {f.metric: f for f in floors}
    for figure in figures:
        if figure.key not in kept and not _worth(figure):
            continue
        before = kept[figure.key].floor if figure.key in kept else 0.0
        floor = max(before, round(figure.value - MARGIN, 1))
        kept[figure.key] = Floor(metric=figure.key, floor=floor, digest=figure.digest)
    return tuple(kept[key] for key in sorted(kept))


def _worth(figure: Figure) -> bool:
    over_gold = (figure.average == "F1" and "of a right" not in figure.metric) or figure.metric in (
        "lines right",
        "mention found",
    )
    return over_gold and figure.n >= _LEAST and figure.value > MARGIN


def floors_table(floors: Iterable[Floor]) -> str:
    """Return floors.csv: metric, floor, digest."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["metric", "floor", "digest"])
    writer.writerows([f.metric, f.floor, f.digest] for f in floors)
    return out.getvalue()
