"""The gate: a linear model over hashed words that tells in about a millisecond whether a report may be diplomatic.

It is asked only with `--gate`, and speaks before the text of a page is made, from the words that a glance at the mark-up
gives. `train/step9_gate.py` makes `data/gate.npz` and prints its scores.
"""

import re
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kawat.errors import BadPack
from kawat.span import Noun

PROTOCOL = 1
BUCKETS = 1 << 17
WORDS = 600
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,400})", re.I)
_META = re.compile(
    rb"""<meta\s[^>]{0,100}(?:og:title|og:description|["']description["'])[^>]{0,100}?content=["']([^"'>]{1,600})""", re.I
)
_EDGE = re.compile(rb"<(/?)(?:p|h1|h2)(?:\s[^>]{0,300})?>", re.I)
_TAG = re.compile(rb"<[^>]{0,300}>")
_ENTITY = re.compile(rb"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PAGE = 600_000
_TEXT = 6_000
_SHORT = 200
_LINE = 40
_MOST = 400
_FEW = 10


class Gate(Noun, frozen=True, kw_only=True):
    """A weight for each bucket of words, and the scores from which reports of two lengths (in buckets) are let in."""

    weights: NDArray[np.float32]
    shift: float
    lengths: tuple[float, float]
    thresholds: tuple[float, float]

    def score(self, words: str) -> float:
        """Return how diplomatic a text is: the weighed sum of its buckets, over the root of their number."""
        return self._score(buckets_of(words))

    def lets_in(self, words: str) -> bool:
        """Tell whether a text may be diplomatic; long texts must score higher than short ones, and a few words are let in."""
        found = buckets_of(words)
        return len(found) < _FEW or self._score(found) >= float(np.interp(len(found) ** 0.5, self.lengths, self.thresholds))

    def _score(self, buckets: NDArray[np.int64]) -> float:
        return float(self.weights[buckets].sum() / max(len(buckets), 1) ** 0.5) + self.shift


def buckets_of(words: str) -> NDArray[np.int64]:
    """Return the buckets of a text's first 600 words, each bucket once, in order."""
    found = {word.lower() for word in _WORD.findall(words[: 12 * WORDS])[:WORDS]}
    return np.array(sorted({zlib.crc32(word.encode()) % BUCKETS for word in found}), np.int64)


def skim(page: bytes) -> str:
    """Return headline, description and paragraphs of a page as a glance at its mark-up gives them, for the gate alone.

    A page in a wide encoding or without paragraphs gives nothing, and the gate then waits for its text.
    """
    page = page[:_PAGE]
    pieces = [_ENTITY.sub(b" ", found[1]) for pattern in (_TITLE, _META) for found in pattern.finditer(page[:100_000])][:3]
    parts = _EDGE.split(page, maxsplit=2 * _MOST)
    length = 0
    for closing, words in zip(parts[1::2], parts[2::2], strict=True):
        piece = b"" if closing else _ENTITY.sub(b" ", _TAG.sub(b"", words[:_TEXT])).strip()
        if len(piece) >= _LINE and length < _TEXT:
            pieces.append(piece)
            length += len(piece)
    return b"\n".join(pieces).decode("utf-8", "replace") if length >= _SHORT else ""


@cache
def shipped_gate() -> Gate:
    """Return the gate that comes with Kawat."""
    return load_gate(Path(str(files("kawat.sources") / "data" / "gate.npz")))


def load_gate(path: Path) -> Gate:
    """Return the gate of a file; raise BadPack when it is none."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            protocol, weights = int(stored["protocol"]), stored["weights"].astype(np.float32) * float(stored["scale"])
            (short, long), (low, high) = (map(float, stored[name]) for name in ("lengths", "thresholds"))
            gate = Gate(weights=weights, shift=float(stored["shift"]), lengths=(short, long), thresholds=(low, high))
    except (OSError, ValueError, KeyError, EOFError) as fault:
        raise BadPack(str(path), f"is no gate ({type(fault).__name__})", "make one with train/step9_gate.py") from None
    if protocol != PROTOCOL or weights.shape != (BUCKETS,):
        raise BadPack(str(path), f"is a gate of protocol {protocol}, expected {PROTOCOL}", "make one with train/step9_gate.py")
    return gate
