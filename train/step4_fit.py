"""Step 4: the network learns from the corpus and the open sets of names.

    python -m train.step4_fit ROWS OUT --shared SHARED [--layers 6] [--epochs 10]

Writes OUT after each epoch (state, settings, epoch). `--begin STATE` goes on from an earlier state, or from a pack, with a
new plan of rates; the corpus is read anew at each epoch, with other names each time (`variation`).
"""

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch

from train.dev import told_of
from train.network import Encoder, Network, loss_of
from train.step1_encoder import model_file, opened, tokenizer
from train.step3_samples import Sample, corpus_samples, names_of
from train.unpack import unpacked

PIECES = 800  # of a batch, padding included


def batches(samples: Sequence[Sample], chance: random.Random) -> Iterator[list[Sample]]:
    """Yield batches of like length, in random order."""
    order = sorted(samples, key=lambda s: len(s.ids) + chance.random() * 24)
    made: list[list[Sample]] = [[]]
    for sample in order:
        if made[-1] and (len(made[-1]) + 1) * len(sample.ids) > PIECES:
            made.append([])
        made[-1].append(sample)
    chance.shuffle(made)
    yield from made


def groups_of(network: Network, rate: float) -> list[dict[str, object]]:
    """Return the parameters with their rates: heads learn eight times as fast as the encoder, lower layers slower than upper."""
    depth = len(network.encoder.layers)
    bottom = [p for p in (network.encoder.places, *network.encoder.norm.parameters()) if p.requires_grad]
    groups: list[dict[str, object]] = [
        {"params": [p for n, p in network.named_parameters() if not n.startswith(("encoder", "upper.layers"))], "lr": rate * 8},
        {"params": list(network.upper.layers.parameters()), "lr": rate * 1.5},
        {"params": bottom, "lr": rate * 0.5},
    ]
    for n, layer in enumerate(network.encoder.layers):
        groups.append({"params": [p for p in layer.parameters() if p.requires_grad], "lr": rate * 0.9 ** (depth - 1 - n)})
    return groups


def fit(
    network: Network,
    corpus: Callable[[random.Random], list[Sample]],
    named: Sequence[Sample],
    out: Path,
    settings: argparse.Namespace,
    dev: Sequence[Sample] = (),
) -> None:
    """Train for the given epochs; the state is written after each."""
    chance = random.Random(settings.seed)
    own = corpus(chance)
    optimizer = torch.optim.AdamW(groups_of(network, settings.rate), weight_decay=0.01)
    steps = settings.epochs * sum(1 for _ in batches([*own, *named[: len(named) // 3]], random.Random(0)))
    warm = max(1, steps // 12)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: n / warm if n < warm else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (n - warm) / (steps - warm)))),
    )
    for epoch in range(settings.epochs):
        began, total, seen = time.time(), 0.0, 0
        own = corpus(chance)
        network.train()
        for batch in batches([*own, *chance.sample(list(named), len(named) // 3)], chance):
            loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            plan.step()
            total, seen = total + loss.item(), seen + 1
        print(
            f"epoch {epoch + 1}: {len(own)} samples, loss {total / seen:.3f}, {seen} steps, {time.time() - began:.0f} s",
            flush=True,
        )
        if dev:
            print(f"  dev: {told_of(network, dev)}", flush=True)
        torch.save({"state": network.state_dict(), "settings": vars(settings), "epoch": epoch + 1}, out)


def state_of(path: Path, layers: int) -> dict[str, torch.Tensor]:
    """Return the weights of a state, or those of a pack: its int8 times its scales."""
    if path.suffix != ".pack":
        state: dict[str, torch.Tensor] = torch.load(path, weights_only=True)["state"]
        return state
    return unpacked(path, layers)


def widened(state: dict[str, torch.Tensor], network: Network) -> dict[str, torch.Tensor]:
    """Return a state with the network's own numbers behind its rows where the network has more: links added since."""
    own = network.state_dict()
    return {
        name: value if value.shape == own[name].shape else torch.cat([value, own[name][len(value) :]])
        for name, value in state.items()
    }


def freeze(encoder: Encoder, layers: int) -> None:
    """Leave the bottom layers, and what lies under them, as they are."""
    if layers:
        for part in (encoder.norm, *encoder.layers[:layers]):
            part.requires_grad_(requires_grad=False)
        encoder.places.requires_grad_(requires_grad=False)


def main() -> None:
    """Read the samples and train."""
    asked = argparse.ArgumentParser()
    asked.add_argument("rows")
    asked.add_argument("out", type=Path)
    asked.add_argument("--shared", type=Path)
    asked.add_argument("--layers", type=int, default=6)
    asked.add_argument("--begin")
    asked.add_argument("--epochs", type=int, default=10)
    asked.add_argument("--rate", type=float, default=1e-4)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--whole", default="", help="folders of corpus/train, of which every passage is read in each epoch")
    asked.add_argument("--rest", type=float, default=1.0, help="share of all other passages, drawn anew for each epoch")
    asked.add_argument("--frozen", type=int, default=0, help="bottom layers that stay as they are")
    settings = asked.parse_args()
    torch.manual_seed(settings.seed)
    stored = opened(model_file())
    keep = [int(line) for line in Path(settings.rows).read_text(encoding="utf-8").split()]
    cut = tokenizer(stored, keep)
    named: list[Sample] = []
    if settings.shared:
        ner = settings.shared / "data" / "open" / "ner"
        named = [*names_of(ner / "nergrit" / "train.txt", 0, cut), *names_of(ner / "idner-news-2k" / "train.txt", 1, cut)]
    network = Network(Encoder(stored, keep, settings.layers), stored)
    print(
        json.dumps({"names": len(named), "parameters": sum(p.numel() for p in network.parameters())}),
        flush=True,
    )
    if settings.begin:
        network.load_state_dict(widened(state_of(Path(settings.begin), settings.layers), network), strict=False)
    freeze(network.encoder, settings.frozen)
    settings.shared, out = str(settings.shared), settings.out
    settings.out = str(out)
    whole = frozenset(settings.whole.split(","))

    def corpus(chance: random.Random) -> list[Sample]:
        samples = corpus_samples(Path("corpus/train"), cut, chance)
        return [s for s in samples if s.name.partition("/")[0] in whole or chance.random() < settings.rest]

    fit(network, corpus, named, out, settings, corpus_samples(Path("corpus/dev"), cut))


if __name__ == "__main__":
    main()
