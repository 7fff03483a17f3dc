"""The network: the bottom layers of the encoder, one row of numbers a piece, and the losses of all heads on it."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kawat.model.labels import BREADTH, CLASSES, LINKS, SPANS, columns, width
from train.step1_encoder import Stored
from train.step3_samples import Pair, Sample
from train.upper import Upper, looked, loss_of_look, ranked, windows_of

WEIGHT = {"trigger": 3.0, "cue": 2.0, "source": 1.5, "content": 1.5, "actor": 2.0, "recipient": 2.0}  # what is hard counts more
RANKED = frozenset(
    ("actor", "recipient", "time", "place", "of")
)  # the right end must also beat every other, and nobody where there is none
HIDDEN = 0.05  # of the pieces are hidden while learning
UNKNOWN = 3  # the piece that stands for a hidden one
NAME_LABELS = 7  # none, and begins / goes on for person, place, organisation
DENSE = (
    ("q", "self_attn.q", (384, 384)), ("k", "self_attn.k", (384, 384)), ("v", "self_attn.v", (384, 384)),
    ("ao", "self_attn.o", (384, 384)), ("fi", "up", (1536, 384)), ("fo", "down", (384, 1536)),
)  # fmt: skip


class Attention(nn.Module):
    """Twelve heads over a batch of stretches."""

    def __init__(self, size: int, heads: int) -> None:
        """Make the four projections."""
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return what each piece takes from the others; mask is -inf at padding, (batch, 1, 1, pieces)."""
        batch, pieces, size = x.shape
        q, k, v = (f(x).view(batch, pieces, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        out: Tensor = self.o(seen.transpose(1, 2).reshape(batch, pieces, size))
        return out


class Layer(nn.Module):
    """One layer of BERT: attention, then a wide layer, each with its sum and norm behind it."""

    def __init__(self, size: int, heads: int, ff: int, eps: float) -> None:
        """Make the layer."""
        super().__init__()
        self.self_attn = Attention(size, heads)
        self.up, self.down = nn.Linear(size, ff), nn.Linear(ff, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=eps), nn.LayerNorm(size, eps=eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's rows."""
        x = self.norm1(x + self.drop(self.self_attn(x, mask)))
        out: Tensor = self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """The bottom layers of multilingual-e5-small over the kept rows of its vocabulary; the rows of words stay frozen."""

    def __init__(self, stored: Stored, keep: Sequence[int], layers: int) -> None:
        """Take the weights out of the opened file."""
        super().__init__()
        size, ff = stored.sizes["hidden"], stored.sizes["ff"]
        words = stored.get("emb.word", (stored.sizes["rows"], size))[np.array(keep)]
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(words.copy()), freeze=True)
        places = stored.get("emb.pos", (stored.sizes["positions"], size)) + stored.get("emb.type", (-1, size))[:1]
        self.places = nn.Parameter(torch.from_numpy(places[:256].copy()))
        self.norm = nn.LayerNorm(size, eps=stored.eps)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(size, stored.sizes["heads"], ff, stored.eps) for _ in range(layers))
        _fill(self.norm, stored.get("emb.ln.w", (size,)), stored.get("emb.ln.b", (size,)))
        for n, layer in enumerate(self.layers):
            fill_layer(layer, stored, n)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return (batch, pieces, 384) for ids (batch, pieces) and a mask of ones where a piece stands."""
        x = self.drop(self.norm(self.words(ids) + self.places[: ids.shape[1]]))
        far = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, far)
        return x


def _fill(module: nn.Module, weight: np.ndarray, bias: np.ndarray) -> None:
    with torch.no_grad():
        module.weight.copy_(torch.from_numpy(weight.copy()))  # type: ignore[operator,union-attr]
        module.bias.copy_(torch.from_numpy(bias.copy()))  # type: ignore[operator,union-attr]


def fill_layer(layer: nn.Module, stored: Stored, n: int) -> None:
    """Fill a layer with the weights of e5's layer n."""
    size = stored.sizes["hidden"]
    for short, name, shape in DENSE:
        module = layer.get_submodule(name)
        _fill(module, stored.get(f"l{n}.{short}.w", shape), stored.get(f"l{n}.{short}.b", shape[:1]))
    for short, name in (("aln", "norm1"), ("oln", "norm2")):
        _fill(layer.get_submodule(name), *(stored.get(f"l{n}.{short}.{p}", (size,)) for p in "wb"))


class Network(nn.Module):
    """The encoder with its heads (a linear layer for spans and classes, two with a bend for links), and the second look."""

    def __init__(self, encoder: Encoder, stored: Stored) -> None:
        """Put the heads on the encoder, and the next two layers of e5 in the second look."""
        super().__init__()
        self.encoder = encoder
        self.upper = Upper(stored, Layer)
        for n, layer in enumerate(self.upper.layers):
            fill_layer(layer, stored, len(encoder.layers) + n)
        links = 2 * BREADTH * len(LINKS)
        self.tags = nn.Linear(384, width() - links)
        self.bend, self.ends = nn.Linear(384, 512), nn.Linear(512, links)
        self.names = nn.ModuleList(nn.Linear(384, NAME_LABELS) for _ in range(2))
        self.bias = nn.Parameter(torch.full((len(LINKS),), -2.0))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the row of numbers of each piece (batch, pieces, width), in the order of `columns`."""
        return self.rows(self.encoder(ids, mask))

    def rows(self, x: Tensor) -> Tensor:
        """Return the heads' numbers on the encoder's rows."""
        x = self.drop(x)
        return torch.cat([self.tags(x), self.ends(functional.gelu(self.bend(x)))], dim=-1)


def loss_of(network: Network, batch: Sequence[Sample]) -> Tensor:
    """Return the summed loss of a batch: spans, classes, links, and names of the open sets."""
    longest = max(len(s.ids) for s in batch)
    ids = torch.ones(len(batch), longest, dtype=torch.long)
    for i, sample in enumerate(batch):
        ids[i, : len(sample.ids)] = torch.tensor(sample.ids)
    mask = torch.tensor([[n < len(s.ids) for n in range(longest)] for s in batch])
    if network.training:
        ids = torch.where((torch.rand(ids.shape) < HIDDEN) & (ids > UNKNOWN), UNKNOWN, ids)
    hidden = network.encoder(ids, mask)
    loss = _names(network, hidden, batch)
    own = [i for i, s in enumerate(batch) if s.names is None]
    if not own:
        return loss
    rows = network.rows(hidden[own])
    samples = [batch[i] for i in own]
    loss = loss + _spans(rows, samples) + _classes(rows, samples) + 2.0 * _links(network, rows, samples)
    at = 3 * SPANS.index("trigger")
    likely = 1.0 - torch.softmax(rows[..., at : at + 3].detach(), dim=-1)[..., 0]
    windows = windows_of(samples, likely)
    return loss + loss_of_look(looked(network.upper, hidden[own], windows), windows, samples)


def _names(network: Network, hidden: Tensor, batch: Sequence[Sample]) -> Tensor:
    losses = [hidden.sum() * 0.0]
    for i, sample in enumerate(batch):
        if sample.names is not None:
            told = network.names[sample.head](network.drop(hidden[i, : len(sample.ids)]))
            losses.append(4.0 * functional.cross_entropy(told, torch.from_numpy(sample.names.astype(np.int64))) / len(batch))
    return torch.stack(losses).sum()


def _spans(rows: Tensor, samples: Sequence[Sample]) -> Tensor:
    labels = torch.full((len(samples), rows.shape[1], len(SPANS)), -1, dtype=torch.long)
    for i, sample in enumerate(samples):
        labels[i, : len(sample.ids)] = torch.from_numpy(sample.spans.T.astype(np.int64))
    told = rows[..., : 3 * len(SPANS)].reshape(-1, 3)
    flat = labels.reshape(-1)
    each = functional.cross_entropy(told, flat, ignore_index=-1, reduction="none").reshape(-1, len(SPANS))
    weight = torch.tensor([WEIGHT.get(group, 1.0) for group in SPANS])
    return (each * weight).sum() / (flat >= 0).sum() * len(SPANS)


def _classes(rows: Tensor, samples: Sequence[Sample]) -> Tensor:
    at = columns()
    losses: list[Tensor] = [rows.sum() * 0.0]
    cues = [(i, *cue) for i, s in enumerate(samples) for cue in s.cues]
    events = [(i, event[0][0], *event[1:]) for i, s in enumerate(samples) for event in s.events]

    def picked(name: str, found: Sequence[tuple]) -> Tensor:  # type: ignore[type-arg]
        start, stop = at[f"class:{name}"]
        return torch.stack([rows[one[0], one[1], start:stop] for one in found])

    if cues:
        losses += [
            functional.cross_entropy(picked(c, cues), torch.tensor([one[n] for one in cues]))
            for c, n in (("kind", 2), ("polarity", 3))
        ]
    if events:
        losses.append(2.0 * functional.cross_entropy(picked("event", events), torch.tensor([e[2] for e in events])))
        losses.append(0.5 * functional.cross_entropy(picked("mode", events), torch.tensor([e[3] for e in events])))
        for name, n in (("aux", 4), ("context", 5)):
            labels = torch.zeros(len(events), len(CLASSES[name]))
            for i, event in enumerate(events):
                labels[i, list(event[n])] = 1.0
            losses.append(2.0 * functional.binary_cross_entropy_with_logits(picked(name, events), labels))
    return torch.stack(losses).sum()


def _links(network: Network, rows: Tensor, samples: Sequence[Sample]) -> Tensor:
    at = columns()
    losses = [rows.sum() * 0.0]
    for n, link in enumerate(LINKS):
        found = [(i, one, other, right) for i, s in enumerate(samples) for m, one, other, right in s.links if m == n]
        if not found:
            continue
        near = ends(rows, [(i, one) for i, one, _, _ in found], at[f"from:{link}"])
        far = ends(rows, [(i, other) for i, _, other, _ in found], at[f"to:{link}"])
        told = (near * far).sum(-1) / BREADTH**0.5 + network.bias[n]
        labels = torch.tensor([float(right) for *_, right in found])
        losses.append(WEIGHT.get(link, 1.0) * functional.binary_cross_entropy_with_logits(told, labels))
        if link in RANKED:
            losses.append(0.5 * WEIGHT.get(link, 1.0) * ranked(told, labels, [(i, one) for i, one, _, _ in found]))
    return torch.stack(losses).sum()


def ends(rows: Tensor, pairs: Sequence[tuple[int, Pair]], at: tuple[int, int]) -> Tensor:
    """Return the mean of the rows at both ends of each span."""
    sample, first, last = (torch.tensor(x) for x in ([i for i, _ in pairs], [p[0] for _, p in pairs], [p[1] for _, p in pairs]))
    part = rows[..., at[0] : at[1]]
    return (part[sample, first] + part[sample, last]) / 2
