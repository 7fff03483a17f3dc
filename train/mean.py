"""The mean of a state and of the pack it was trained on from: weights that began alike may be averaged.

python -m train.mean PACK STATE OUT
"""

import sys
from pathlib import Path

import torch

from train.unpack import unpacked


def mean_of(pack: Path, state: Path, share: float = 0.5) -> dict[str, object]:
    """Return a saved state whose weights lie between a pack's and its own; what the pack lacks is the state's."""
    saved: dict[str, object] = torch.load(state, weights_only=True)
    first, last = unpacked(pack, saved["settings"]["layers"]), saved["state"]  # type: ignore[index]
    mixed = {k: w if k not in first else (1 - share) * first[k] + share * w for k, w in last.items()}  # type: ignore[attr-defined]
    return saved | {"state": mixed}


if __name__ == "__main__":
    torch.save(mean_of(Path(sys.argv[1]), Path(sys.argv[2])), sys.argv[3])
