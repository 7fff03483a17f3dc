"""How varied the corpus is beside real news, measured by path and never copied: lengths of sentences, first words, cues.

    python -m docs.variety --polnear FILE --pfsa FILE --plain NAME=FILE ...

It prints the table of docs/corpus.md; a plain file holds a sentence or paragraph a line.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from docs.datasheet import SPLITS, blocks_of
from kawat.corpus.convert import to_record
from kawat.evaluate.pfsa import read_pfsa
from kawat.evaluate.polnear import read_polnear

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_MARKS = "\"“”‘'"
HEAD = (
    "| | sentences | words: 10 / 50 / 90 % are shorter | begin with a quotation mark "
    "| ten commonest first words | commonest cue | twelve commonest cues |"
)


class Text(NamedTuple):
    """A set of texts under a name, with the cues of its statements, none where nobody has marked them."""

    name: str
    texts: tuple[str, ...]
    cues: tuple[str, ...] = ()


def row(text: Text) -> str:
    """Return a set's row of the table; shares are per cent of sentences or of cues."""
    sentences = [s for whole in text.texts for s in _END.split(whole) if len(_WORD.findall(s)) > 1]
    lengths = sorted(len(_WORD.findall(s)) for s in sentences)
    ten, half, ninety = (str(lengths[len(lengths) * q // 100]) for q in (10, 50, 90))
    quoted = sum(s.lstrip()[:1] in _MARKS for s in sentences)
    first = Counter(_WORD.findall(s)[0].lower() for s in sentences)
    cells = (
        f"{len(sentences)}",
        f"{ten} / {half} / {ninety}",
        _share(quoted, len(sentences)),
        _share(sum(n for _, n in first.most_common(10)), len(sentences)),
        *_cue_cells(text.cues),
    )
    return f"| {text.name} | {' | '.join(cells)} |"


def _cue_cells(cues: Sequence[str]) -> tuple[str, str]:
    if not cues:
        return "", ""
    told = Counter(cue.lower() for cue in cues).most_common(12)
    return f"*{told[0][0]}* {_share(told[0][1], len(cues))}", _share(sum(n for _, n in told), len(cues))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def own(lang: str, direct: bool = False) -> Text:
    """Return the corpus of a language, all parts; the cues of direct speech alone if asked."""
    blocks = [b for _, folder in SPLITS for b in blocks_of(folder) if b.settings["lang"] == lang]
    said = [(b.text, a) for b in blocks for a in to_record(b).attributions if a.voice == "direct" or not direct]
    name = f"the corpus, {lang}" + (", direct speech" if direct else "")
    return Text(name, tuple(b.text for b in blocks), tuple(c.of(text) for text, a in said for c in a.cue))


def polnear(path: Path) -> Text:
    """Return a PolNeAR file as a set."""
    articles = list(read_polnear(path))
    cues = tuple(" ".join(a.text[i:j] for i, j in m.cue) for a in articles for m in a.gold if m.cue)
    return Text("PolNeAR, en", tuple(a.text for a in articles), cues)


def pfsa(path: Path) -> Text:
    """Return a PFSA-ID file as a set."""
    pages = list(read_pfsa(path))
    return Text("PFSA-ID, id, direct speech", tuple(p.text for p in pages), tuple(c.of(p.text) for p in pages for c in p.cues))


def plain(named: str) -> Text:
    """Return a plain file, given as NAME=FILE, as a set."""
    name, _, path = named.partition("=")
    return Text(name, tuple(Path(path).read_text(encoding="utf-8", errors="replace").splitlines()))


def table(sets: Iterable[Text]) -> str:
    """Return the table of several sets."""
    return "\n".join([HEAD, "|---|" + "---:|" * 6, *map(row, sets)])


if __name__ == "__main__":
    given = argparse.ArgumentParser(description="Measure the corpus beside real news.")
    given.add_argument("--polnear", type=Path)
    given.add_argument("--pfsa", type=Path)
    given.add_argument("--plain", action="append", default=[])
    asked = given.parse_args()
    beside = [*([polnear(asked.polnear)] if asked.polnear else []), *([pfsa(asked.pfsa)] if asked.pfsa else [])]
    print(table([own("id"), own("id", direct=True), own("en"), *beside, *map(plain, asked.plain)]))
