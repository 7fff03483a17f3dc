"""A pack read back as weights to train on from: int8 matrices times their scales; the heads of the open sets are not in it.

python -m train.unpack PACK ROWS    # which rows of the vocabulary it keeps
"""

import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from kawat.model.pack import GRAPH, LOOK, WORDS
from train.step1_encoder import model_file, opened


def unpacked(path: Path, layers: int) -> dict[str, torch.Tensor]:
    """Return the state that a pack was made of, up to the rounding of int8: the encoder, its heads, and the second look."""
    with zipfile.ZipFile(path) as archive:
        bottom, top = (_Stored(archive.read(graph)) for graph in (GRAPH, LOOK))
        bias = msgspec.json.decode(archive.read("pack.json"))["bias"]
    state = {
        "encoder.words.weight": bottom.held["words.q"].astype(np.float32) * bottom.held["words.s"],
        "encoder.places": bottom.held["places"], "encoder.norm.weight": bottom.held["norm.w"],
        "encoder.norm.bias": bottom.held["norm.b"], "bias": np.array(bias, np.float32), "upper.mark": top.held["trigger"][0],
    }  # fmt: skip
    for n in range(layers):
        state |= bottom.layer(n, f"encoder.layers.{n}")
    for n in range(sum(name.endswith(".qkv.q") for name in top.held)):
        state |= top.layer(n, f"upper.layers.{n}")
    for stored, heads, room in ((bottom, ("tags", "bend", "ends"), ""), (top, ("bend", "role", "told"), "upper.")):
        for head in heads:
            state |= {f"{room}{head}.weight": stored.matrix(f"{head}.w"), f"{room}{head}.bias": stored.held[f"{head}.b"]}
    return {name: torch.from_numpy(np.array(value)) for name, value in state.items()}


class _Stored:
    """The weights that a graph holds, by name."""

    def __init__(self, graph: bytes) -> None:
        self.held = {one.name: numpy_helper.to_array(one) for one in onnx.load_from_string(graph).graph.initializer}

    def matrix(self, name: str) -> NDArray[np.float32]:
        return np.asarray(self.held[f"{name}.q"].astype(np.float32) * self.held[f"{name}.s"], np.float32).T

    def layer(self, n: int, at: str) -> dict[str, NDArray[np.float32]]:
        state: dict[str, NDArray[np.float32]] = {}
        for i, key in enumerate("qkv"):
            state[f"{at}.self_attn.{key}.weight"] = np.split(self.matrix(f"{n}.qkv"), 3)[i]
            state[f"{at}.self_attn.{key}.bias"] = np.split(self.held[f"{n}.qkv.b"], 3)[i]
        state |= {f"{at}.self_attn.o.weight": self.matrix(f"{n}.o"), f"{at}.self_attn.o.bias": self.held[f"{n}.n1.b"]}
        state |= {f"{at}.up.weight": self.matrix(f"{n}.up"), f"{at}.up.bias": self.held[f"{n}.up.b"]}
        state |= {f"{at}.down.weight": self.matrix(f"{n}.down"), f"{at}.down.bias": self.held[f"{n}.n2.b"]}
        for k, norm in (("n1", "norm1"), ("n2", "norm2")):
            state |= {f"{at}.{norm}.weight": self.held[f"{n}.{k}.w"], f"{at}.{norm}.bias": self.held[f"{n}.{k}.beta"]}
        return state


def rows_of(path: Path, pieces: Sequence[str]) -> list[int]:
    """Return which rows of the whole vocabulary a pack keeps, in its order."""
    at = {piece: i for i, piece in reversed(list(enumerate(pieces)))}
    with zipfile.ZipFile(path) as archive:
        vocabulary = msgspec.json.decode(archive.read(WORDS))["model"]["vocab"]
    return [at[piece] for piece, _ in vocabulary]


if __name__ == "__main__":
    kept = rows_of(Path(sys.argv[1]), opened(model_file()).pieces)
    Path(sys.argv[2]).write_text("".join(f"{row}\n" for row in kept), encoding="utf-8")
