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

from kawat.model.pack import GRAPH, WORDS
from train.step1_encoder import model_file, opened


def unpacked(path: Path, layers: int) -> dict[str, torch.Tensor]:
    """Return the state that a pack was made of, up to the rounding of int8."""
    with zipfile.ZipFile(path) as archive:
        stored = {one.name: numpy_helper.to_array(one) for one in onnx.load_from_string(archive.read(GRAPH)).graph.initializer}
        bias = msgspec.json.decode(archive.read("pack.json"))["bias"]

    def matrix(name: str) -> NDArray[np.float32]:
        return np.asarray(stored[f"{name}.q"].astype(np.float32) * stored[f"{name}.s"], np.float32).T

    state = {
        "encoder.words.weight": stored["words.q"].astype(np.float32) * stored["words.s"],
        "encoder.places": stored["places"], "encoder.norm.weight": stored["norm.w"], "encoder.norm.bias": stored["norm.b"],
        "bias": np.array(bias, np.float32),
    }  # fmt: skip
    for head in ("tags", "bend", "ends"):
        state |= {f"{head}.weight": matrix(f"{head}.w"), f"{head}.bias": stored[f"{head}.b"]}
    for n in range(layers):
        at = f"encoder.layers.{n}"
        for i, key in enumerate("qkv"):
            state[f"{at}.self_attn.{key}.weight"] = np.split(matrix(f"{n}.qkv"), 3)[i]
            state[f"{at}.self_attn.{key}.bias"] = np.split(stored[f"{n}.qkv.b"], 3)[i]
        state |= {f"{at}.self_attn.o.weight": matrix(f"{n}.o"), f"{at}.self_attn.o.bias": stored[f"{n}.n1.b"]}
        state |= {f"{at}.up.weight": matrix(f"{n}.up"), f"{at}.up.bias": stored[f"{n}.up.b"]}
        state |= {f"{at}.down.weight": matrix(f"{n}.down"), f"{at}.down.bias": stored[f"{n}.n2.b"]}
        for k, norm in (("n1", "norm1"), ("n2", "norm2")):
            state |= {f"{at}.{norm}.weight": stored[f"{n}.{k}.w"], f"{at}.{norm}.bias": stored[f"{n}.{k}.beta"]}
    return {name: torch.from_numpy(np.array(value)) for name, value in state.items()}


def rows_of(path: Path, pieces: Sequence[str]) -> list[int]:
    """Return which rows of the whole vocabulary a pack keeps, in its order."""
    at = {piece: i for i, piece in reversed(list(enumerate(pieces)))}
    with zipfile.ZipFile(path) as archive:
        vocabulary = msgspec.json.decode(archive.read(WORDS))["model"]["vocab"]
    return [at[piece] for piece, _ in vocabulary]


if __name__ == "__main__":
    kept = rows_of(Path(sys.argv[1]), opened(model_file()).pieces)
    Path(sys.argv[2]).write_text("".join(f"{row}\n" for row in kept), encoding="utf-8")
