"""Step 6: the heads of the open sets, which stay outside the pack, measured on NERGrit valid and idner-news-2k dev.

    python -m train.step6_probe ROWS STATE SHARED

Entities count when kind and borders are right; macro F1 is the mean over the three kinds, as IndoNLU has it.
"""

import sys
from collections import Counter
from pathlib import Path

import torch

from train.network import Encoder, Network
from train.step1_encoder import model_file, opened, tokenizer
from train.step3_samples import Sample, names_of

KINDS = ("person", "place", "organisation")


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


def macro(network: Network, samples: list[Sample]) -> tuple[float, dict[str, float]]:
    """Return macro F1 and the F1 of each kind, in per cent."""
    right, told, meant_of = (Counter[int]() for _ in range(3))
    for sample in samples:
        ids = torch.tensor([sample.ids])
        with torch.inference_mode():
            labels = network.names[sample.head](network.encoder(ids, torch.ones_like(ids)))[0].argmax(-1).tolist()
        assert sample.names is not None
        read, meant = entities(labels), entities(sample.names.tolist())
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
    network = Network(Encoder(stored, keep, saved["settings"]["layers"])).eval()
    network.load_state_dict(saved["state"])
    ner = Path(shared) / "data" / "open" / "ner"
    for path, head in ((ner / "nergrit" / "valid.txt", 0), (ner / "idner-news-2k" / "dev.txt", 1)):
        mean, each = macro(network, list(names_of(path, head, tokenizer(stored, keep))))
        print(f"{path.parent.name} {path.stem}: macro F1 {mean:.1f}", {k: round(v, 1) for k, v in each.items()})


if __name__ == "__main__":
    main()
