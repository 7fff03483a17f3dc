"""What a lake holds already, as digests in memory: it is brought up to date by reading only the files that are new."""

import hashlib
from collections.abc import Iterable, Sequence

import duckdb
import numpy as np
from deltalake import DeltaTable
from numpy.typing import NDArray

from kawat.lake.home import Lake, Sight, damaged, files_of, quote

Numbers = NDArray[np.uint64]
KEYS = {"reports": "id", "failures": "concat_ws(chr(31), place, subject, cause, step)"}
_LOOSE = 50_000


class Digests:
    """A set of texts by 128 bits of their digest, 16 bytes each: most of them in two sorted columns, the newest loose."""

    def __init__(self) -> None:
        self._low: Numbers = np.empty(0, np.uint64)
        self._high: Numbers = np.empty(0, np.uint64)
        self._loose: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        return len(self._low) + len(self._loose)

    def add(self, text: str) -> None:
        """Put one text in."""
        self._put((_halves(text),))

    def add_halves(self, low: Numbers, high: Numbers) -> None:
        """Put texts in by the halves of their digests; what is there already is passed over."""
        if len(low) < _LOOSE:
            self._put(zip(low.tolist(), high.tolist(), strict=True))
        else:
            self._merge(low, high)

    def holds(self, text: str) -> bool:
        """Tell whether a text is in it."""
        return _halves(text) in self._loose or self._sorted(*_halves(text))

    def _put(self, halves: Iterable[tuple[int, int]]) -> None:
        self._loose.update(pair for pair in halves if not self._sorted(*pair))
        if len(self._loose) >= _LOOSE:
            low, high = (np.array(half, np.uint64) for half in zip(*self._loose, strict=True))
            self._loose = set()
            self._merge(low, high)

    def _merge(self, low: Numbers, high: Numbers) -> None:
        both = np.stack((np.concatenate((self._low, low)), np.concatenate((self._high, high))))
        both = both[:, np.lexsort((both[1], both[0]))]
        first = np.ones(both.shape[1], bool)
        first[1:] = np.any(both[:, 1:] != both[:, :-1], axis=0)
        self._low, self._high = np.ascontiguousarray(both[0, first]), np.ascontiguousarray(both[1, first])

    def _sorted(self, low: int, high: int) -> bool:
        at, end = np.searchsorted(self._low, np.uint64(low), "left"), np.searchsorted(self._low, np.uint64(low), "right")
        return bool(at < end and (self._high[at:end] == np.uint64(high)).any())


class Known:
    """The keys of a table that finished runs have brought; rows of runs that are not finished wait until they are."""

    def __init__(self, lake: Lake, table: str) -> None:
        self.held = Digests()
        self._lake, self._table = lake, table
        self._files: set[str] = set()
        self._waiting: dict[str, list[tuple[int, int]]] = {}

    def refresh(self, engine: Sight, state: DeltaTable | None, finished: set[str]) -> None:
        """Take up what came since: `engine` has a table `finished`, which holds the runs of the set."""
        for run in [run for run in self._waiting if run in finished]:
            self._take(self._waiting.pop(run))
        files = [file for file in files_of(self._lake, self._table, state) if file not in self._files]
        if not files:
            return
        try:
            self._read(engine, files)
        except duckdb.Error as fault:
            raise damaged(self._lake, self._table, fault) from None
        self._files.update(files)

    def _read(self, engine: Sight, files: Sequence[str]) -> None:
        key = KEYS[self._table]
        paths = ", ".join(map(quote, files))
        halves = f"md5_number_lower({key}) AS low, md5_number_upper({key}) AS high"
        source = f"SELECT run, {halves} FROM read_parquet([{paths}], hive_partitioning = false)"
        found = engine.execute(f"SELECT low, high FROM ({source}) WHERE run IN (FROM finished)").fetchnumpy()
        self.held.add_halves(np.asarray(found["low"], np.uint64), np.asarray(found["high"], np.uint64))
        for run, low, high in engine.execute(f"FROM ({source}) WHERE run NOT IN (FROM finished)").fetchall():
            self._waiting.setdefault(run, []).append((low, high))

    def _take(self, halves: list[tuple[int, int]]) -> None:
        low, high = (np.array(half, np.uint64) for half in zip(*halves, strict=True))
        self.held.add_halves(low, high)


def _halves(text: str) -> tuple[int, int]:
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little"), int.from_bytes(digest[:8], "little")
