"""The pack: one file with the encoder's graph, its vocabulary, the lists of labels, and where all of it comes from.

It is a zip archive of `pack.json`, `tokenizer.json`, `graph.onnx` (for every stretch of a text) and `look.onnx` (once for each
trigger); `protocol` in the first says how the others are read. A pack that is missing, cut short, of another protocol or with
other labels is refused with a line that says so.
"""

import hashlib
import zipfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kawat.errors import BadPack
from kawat.model.labels import CLASSES, LINKS, ROLES, SPANS
from kawat.span import Noun

PROTOCOL = 2
WORDS, GRAPH, LOOK = "tokenizer.json", "graph.onnx", "look.onnx"
AGAIN = "take the pack that came with this version of Kawat, or make one with train/"


class Card(Noun, frozen=True, kw_only=True):
    """What a pack says of itself: protocol, name, layers, labels, biases of the links, sha256 of its parts, provenance."""

    protocol: int
    name: str
    layers: int
    spans: tuple[str, ...]
    links: tuple[str, ...]
    roles: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    bias: tuple[float, ...]
    digests: dict[str, str]
    made: dict[str, str]


Rows = NDArray[np.float32]


class Pack:
    """A pack opened: its card, its tokenizer, the encoder from ids to rows of numbers, and the second look for a trigger."""

    def __init__(self, path: Path) -> None:
        """Open a pack; raise BadPack where it cannot be read."""
        self.card, parts = _parts(path)
        self.tokenizer = Tokenizer.from_str(parts[WORDS].decode())
        self._encoder, self._second = (
            onnxruntime.InferenceSession(parts[graph], _options(), providers=["CPUExecutionProvider"]) for graph in (GRAPH, LOOK)
        )

    def rows(self, ids: tuple[int, ...]) -> tuple[Rows, Rows]:
        """Return for one stretch the heads' numbers (pieces, width) and the encoder's rows (pieces, size)."""
        rows, hidden = self._encoder.run(["rows", "hidden"], {"ids": np.array(ids, np.int64)})
        return np.asarray(rows, np.float32), np.asarray(hidden, np.float32)

    def look(self, hidden: Rows, trigger: tuple[int, int], wanted: Sequence[int] | NDArray[np.intp]) -> Rows:
        """Return the second look's numbers (wanted, numbers) over the rows around a trigger, whose first and last are given."""
        mark = np.zeros((len(hidden), 1), np.float32)
        mark[trigger[0] : trigger[1] + 1] = 1.0
        given = {"hidden": hidden, "mark": mark, "wanted": np.array(wanted, np.int64)}
        (out,) = self._second.run(["looked"], given)
        return np.asarray(out, np.float32)


def shipped() -> Path:
    """Return where the pack that comes with Kawat lies."""
    return Path(str(files("kawat.model") / "data" / "kawat.pack"))


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return options


def _parts(path: Path) -> tuple[Card, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            card = msgspec.json.decode(archive.read("pack.json"))
            found = card.get("protocol") if isinstance(card, dict) else None
            if found != PROTOCOL:
                raise BadPack(str(path), f"speaks protocol {found}, expected {PROTOCOL}", AGAIN)
            read = msgspec.convert(card, Card)
            parts = {name: archive.read(name) for name in (WORDS, GRAPH, LOOK)}
    except FileNotFoundError as error:
        raise BadPack(str(path), "is not there", AGAIN) from error
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, msgspec.MsgspecError) as error:
        raise BadPack(str(path), f"is no whole pack ({type(error).__name__})", AGAIN) from error
    if (read.spans, read.links, read.roles, read.classes) != (SPANS, LINKS, ROLES, CLASSES):
        raise BadPack(str(path), "knows other labels than this version of Kawat", AGAIN)
    if any(hashlib.sha256(content).hexdigest() != read.digests.get(name) for name, content in parts.items()):
        raise BadPack(str(path), "holds another vocabulary or graph than its card says", AGAIN)
    return read, parts
