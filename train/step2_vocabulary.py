"""Step 2: which rows of the vocabulary are kept: what our texts use, then the commonest pieces of Latin script.

    python -m train.step2_vocabulary OUT [SHARED]

Malay and the other languages of Latin script keep their commonest pieces, since the scores are log frequencies over a
hundred languages. Open sets and treebanks are counted, too; of those no text is kept, only which pieces they use.
"""

import sys
import unicodedata
from pathlib import Path

import numpy as np

from kawat.notation import read_blocks
from train.step1_encoder import Stored, model_file, opened, tokenizer

ROWS = 70_000
COUNTED = ("open", "share_alike/ud")


def texts(shared: Path | None) -> list[str]:
    """Return the lines that are counted: the corpus, and where it is at hand the outside text."""
    found = [block.text for path in sorted(Path("corpus/train").rglob("*.txt")) for block in read_blocks(path)]
    for folder in COUNTED if shared else ():
        for path in sorted((shared / "data" / folder).rglob("*")):  # type: ignore[operator]
            if path.is_file() and path.suffix in (".txt", ".xml", ".conllu"):
                found += path.read_text(encoding="utf-8", errors="replace").splitlines()
    return found


def latin(piece: str) -> bool:
    """Tell whether a piece is written in Latin script, digits or marks."""
    return all(c == "▁" or not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece)


def kept_rows(stored: Stored, lines: list[str]) -> list[int]:
    """Return the kept rows in their old order: special ones, used ones, then Latin ones by score."""
    whole = tokenizer(stored)
    used = {i for encoding in whole.encode_batch(lines) for i in encoding.ids}
    kept = set(range(stored.sizes["unk"] + 1)) | {i for i in used if latin(stored.pieces[i]) or len(stored.pieces[i]) < 3}
    for i in np.argsort(-stored.scores, kind="stable"):
        if len(kept) >= ROWS:
            break
        if latin(stored.pieces[int(i)]):
            kept.add(int(i))
    return sorted(kept)


def main() -> None:
    """Write the kept rows, one number a line."""
    out, *shared = sys.argv[1:]
    stored = opened(model_file())
    rows = kept_rows(stored, texts(Path(shared[0]) if shared else None))
    Path(out).write_text("\n".join(map(str, rows)) + "\n", encoding="utf-8")
    print(f"{len(rows)} of {len(stored.pieces)} rows kept")


if __name__ == "__main__":
    main()
