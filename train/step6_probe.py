"""Step 6: heads for the open sets of names, outside the pack, on the frozen encoder: NERGrit valid and idner-news-2k dev.

    python -m train.step6_probe ROWS STATE SHARED

The encoder stays as it is; a small head with one bend learns from the rows of all its layers on the set's train part.
Entities count when kind and borders are right; macro F1 is the mean over the three kinds, as IndoNLU has it.
"""

import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from train.network import NAME_LABELS, Encoder, Network
from train.step1_encoder import model_file, opened, tokenizer
from train.step3_samples import Sample, names_of

KINDS = ("person", "place", "organisation")
EPOCHS, WIDE = 12, 512


def entities(labels: list[int]) -> set[tuple[int, int, int]]:
    """Return (kind, first, last) of each run of labels: odd ones begin, even ones go on."""
    found: set[tuple[int, int, int]] = set()
    begun: tuple[int, int] | None = None
    for i, label in enumerate([*labels, 0]):
        kind = (label - 1) // 2 if label else -1
        if begun and (kind != begun[0] or label % 2 == 1):
            found.add((begun[0], begun[1], i - 1))
            begun = None
        if label and begun is None:
            begun = (kind, i)
    return found


def rows_of(encoder: Encoder, sample: Sample) -> Tensor:
    """Return what all layers say of a sentence, side by side: (pieces, layers * 384)."""
    kept: list[Tensor] = []
    hooks = [layer.register_forward_hook(lambda _m, _i, out: kept.append(out)) for layer in encoder.layers]
    ids = torch.tensor([sample.ids])
    with torch.no_grad():
        encoder(ids, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return torch.cat([one[0] for one in kept], dim=-1)


def fitted(train: list[tuple[Tensor, Tensor]], seed: int = 5) -> nn.Module:
    """Return a head that has learned from rows and labels."""
    torch.manual_seed(seed)
    size = train[0][0].shape[1]
    head = nn.Sequential(
        nn.LayerNorm(size), nn.Dropout(0.3), nn.Linear(size, WIDE), nn.GELU(), nn.Dropout(0.3), nn.Linear(WIDE, NAME_LABELS)
    )
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.02)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-3, total_steps=EPOCHS * (len(train) // 16 + 1))
    order = list(train)
    chance = random.Random(seed)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for at in range(0, len(order), 16):
            batch = order[at : at + 16]
            loss = functional.cross_entropy(head(torch.cat([x for x, _ in batch])), torch.cat([y for _, y in batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            plan.step()
    return head.eval()


def best_path(told: Tensor) -> list[int]:
    """Return the likeliest labels that follow one another rightly: what goes on has begun, or goes on, in the same kind."""
    scores = functional.log_softmax(told, dim=-1).numpy()
    allowed = np.zeros((NAME_LABELS, NAME_LABELS), np.float32)
    for one in range(NAME_LABELS):
        for other in range(NAME_LABELS):
            if other and other % 2 == 0 and one not in (other, other - 1):
                allowed[one, other] = -1e4
    best, back = scores[0] + np.where(np.arange(NAME_LABELS) % 2 == 0, -1e4, 0) * (np.arange(NAME_LABELS) > 0), []
    for row in scores[1:]:
        told_by = best[:, None] + allowed
        back.append(told_by.argmax(axis=0))
        best = told_by.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def macro(head: nn.Module, valid: list[tuple[Tensor, Tensor]]) -> tuple[float, dict[str, float]]:
    """Return macro F1 and the F1 of each kind, in per cent."""
    right, told, meant_of = (Counter[int]() for _ in range(3))
    for rows, labels in valid:
        with torch.inference_mode():
            read, meant = entities(best_path(head(rows))), entities(labels.tolist())
        right.update(k for k, _, _ in read & meant)
        told.update(k for k, _, _ in read)
        meant_of.update(k for k, _, _ in meant)
    each = {kind: 200 * right[n] / max(1, told[n] + meant_of[n]) for n, kind in enumerate(KINDS)}
    return sum(each.values()) / len(each), each


def main() -> None:
    """Print the figures."""
    rows, state, shared = sys.argv[1:]
    stored = opened(model_file())
    keep = [int(line) for line in Path(rows).read_text(encoding="utf-8").split()]
    saved = torch.load(state, weights_only=True)
    network = Network(Encoder(stored, keep, saved["settings"]["layers"]), stored).eval()
    network.load_state_dict(saved["state"])
    ner, cut = Path(shared) / "data" / "open" / "ner", tokenizer(stored, keep)

    def read(path: Path) -> list[tuple[Tensor, Tensor]]:
        samples = [s for s in names_of(path, 0, cut) if s.names is not None]
        return [(rows_of(network.encoder, s), torch.from_numpy(s.names.astype(np.int64))) for s in samples]  # type: ignore[union-attr]

    for folder, held in (("nergrit", "valid"), ("idner-news-2k", "dev")):
        mean, each = macro(fitted(read(ner / folder / "train.txt")), read(ner / folder / f"{held}.txt"))
        print(f"{folder} {held}: macro F1 {mean:.1f}", {k: round(v, 1) for k, v in each.items()}, flush=True)


if __name__ == "__main__":
    main()
