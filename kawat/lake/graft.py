"""Grafting puts some readings of a fresh record into a stored one, and ties what points across anew: by the words pointed at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import msgspec

from kawat.lake.rows import readings_of
from kawat.lake.schema import READINGS
from kawat.lake.spans import Pointer, pointers
from kawat.record import Record
from kawat.span import Found

Ties = Mapping[str, Sequence[int | None]]


def graft(stored: Record, fresh: Record, names: Iterable[str]) -> tuple[Record, tuple[str, ...]]:
    """Return the stored record with the named readings as the fresh one has them, and the names of all readings that changed.

    A number that points from one side to the other becomes that of the reading there with the same words, or with the most of
    them; where there is none it is dropped, and a reading that cannot be without it is left out.
    """
    chosen = frozenset(names)
    old, new = readings_of(stored), readings_of(fresh)
    to_stored = {name: _ties(new[name], old[name]) for name in READINGS}
    to_fresh = {name: _ties(old[name], new[name]) for name in READINGS}
    held: dict[str, tuple[Found, ...]] = {}
    kept: dict[str, list[int | None]] = {}
    for name in READINGS:
        side, ties = (new, to_stored) if name in chosen else (old, to_fresh)
        across = {p: ties[p.target] for p in pointers() if p.table == name and (p.target in chosen) != (name in chosen)}
        within = {p: kept[p.target] for p in pointers() if p.table == name and p not in across and p.target in kept}
        made = [_tied(found, {**across, **within}) for found in side[name]]
        numbers = iter(range(len(made)))
        kept[name] = [next(numbers) if one is not None else None for one in made]
        held[name] = tuple(one for one in made if one is not None)
    changed = tuple(name for name in READINGS if name in chosen or tuple(old[name]) != held[name])
    return msgspec.structs.replace(stored, **held), changed


def _ties(here: Sequence[Found], there: Sequence[Found]) -> list[int | None]:
    """Return for each reading the number of the one on the other side that stands at the same words, or at most of them."""
    exact = {(one.start, one.stop): n for n, one in reversed(list(enumerate(there)))}
    nearest = _Nearest(there)
    return [n if (n := exact.get((one.start, one.stop))) is not None else nearest.to(one) for one in here]


class _Nearest:
    """Readings by their place, to be asked which shares most with another: only those that overlap it are looked at."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._order = sorted(range(len(found)), key=lambda n: found[n].start)
        self._found = found
        self._starts = [found[n].start for n in self._order]
        self._reached = list(accumulate((found[n].stop for n in self._order), max))

    def to(self, one: Found) -> int | None:
        """Return the number of the reading that shares most characters with one, the first of several; None for none."""
        near = self._order[bisect_right(self._reached, one.start) : bisect_left(self._starts, one.stop)]
        shared = ((min(one.stop, self._found[n].stop) - max(one.start, self._found[n].start), -n) for n in near)
        size, n = max(shared, default=(0, 0))
        return -n if size > 0 else None


def _tied(found: Found, ties: Mapping[Pointer, Sequence[int | None]]) -> Found | None:
    """Return a reading with its numbers changed; None where it has to have one that is no longer there."""
    values: dict[str, Any] = {}
    for pointer, numbers in ties.items():
        held = getattr(found, pointer.column)
        if pointer.many:
            values[pointer.column] = tuple(dict.fromkeys(new for n in held if (new := numbers[n]) is not None))
        elif held is not None:
            values[pointer.column] = numbers[held]
            if pointer.required and numbers[held] is None:
                return None
    return msgspec.structs.replace(found, **values) if values else found
