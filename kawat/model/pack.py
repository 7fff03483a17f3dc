"""The pack: one file with the encoder's graph, its vocabulary, the lists of labels, and where all of it comes from.

It is a zip archive of `pack.json`, `tokenizer.json` and `graph.onnx`; `protocol` in the first says how the other two are
read. A pack that is missing, cut short, of another protocol or with other labels is refused with a line that says so.
"""

import hashlib
import zipfile
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kawat.errors import BadPack
from kawat.model.labels import CLASSES, LINKS, SPANS
from kawat.span import Noun

PROTOCOL = 1
WORDS, GRAPH = "tokenizer.json", "graph.onnx"
AGAIN = "take the pack that came with this version of Kawat, or make one with train/"


class Card(Noun, frozen=True, kw_only=True):
    """What a pack says of itself: protocol, name, layers, labels, biases of the links, sha256 of its parts, provenance."""

    protocol: int
    name: str
    layers: int
    spans: tuple[str, ...]
    links: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    bias: tuple[float, ...]
    digests: dict[str, str]
    made: dict[str, str]


class Pack:
    """A pack opened: its card, its tokenizer, and the encoder as a function from ids to rows of numbers."""

    def __init__(self, path: Path) -> None:
        """Open a pack; raise BadPack where it cannot be read."""
        self.card, words, graph = _parts(path)
        self.tokenizer = Tokenizer.from_str(words.decode())
        self._session = onnxruntime.InferenceSession(graph, _options(), providers=["CPUExecutionProvider"])

    def rows(self, ids: tuple[int, ...]) -> NDArray[np.float32]:
        """Return the heads' numbers for one stretch: (pieces, width)."""
        (out,) = self._session.run(None, {"ids": np.array(ids, np.int64)})
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


def _parts(path: Path) -> tuple[Card, bytes, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            card = msgspec.json.decode(archive.read("pack.json"))
            found = card.get("protocol") if isinstance(card, dict) else None
            if found != PROTOCOL:
                raise BadPack(str(path), f"speaks protocol {found}, expected {PROTOCOL}", AGAIN)
            read = msgspec.convert(card, Card)
            parts = {name: archive.read(name) for name in (WORDS, GRAPH)}
    except FileNotFoundError as error:
        raise BadPack(str(path), "is not there", AGAIN) from error
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, msgspec.MsgspecError) as error:
        raise BadPack(str(path), f"is no whole pack ({type(error).__name__})", AGAIN) from error
    if (read.spans, read.links, read.classes) != (SPANS, LINKS, CLASSES):
        raise BadPack(str(path), "knows other labels than this version of Kawat", AGAIN)
    if any(hashlib.sha256(content).hexdigest() != read.digests.get(name) for name, content in parts.items()):
        raise BadPack(str(path), "holds another vocabulary or graph than its card says", AGAIN)
    return read, parts[WORDS], parts[GRAPH]
