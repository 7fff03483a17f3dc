"""Token files hold a token and its label a line, a blank line between sentences; their text has to be built again."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kawat.errors import BadGold
from kawat.evaluate.passage import text_of
from kawat.span import Span

MARKS = frozenset('”“"')
_CLOSE = frozenset(",.;:?!)]%…")
_OPEN = frozenset("([")
_GLUE = frozenset("-/–")


class Token(NamedTuple):
    """A token, its label, and the number of the line it stands on in the file."""

    text: str
    label: str
    line: int


def read_tokens(path: Path) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences of a file (first column the token, last the label); raise BadGold for a line of one column."""
    sentence: list[Token] = []
    for number, line in enumerate(text_of(path).split("\n"), 1):
        cells = line.split()
        if cells:
            sentence.append(_token(cells, path, number))
        elif sentence:
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def _token(cells: list[str], path: Path, number: int) -> Token:
    label = cells[-1]
    if len(cells) < 2 or not (label == "O" or label[1:2] == "-"):
        raise BadGold(
            f"{path}:{number}", f"'{' '.join(cells)}' is not a token and its label", "write a token and O, B-KIND, I-KIND"
        )
    return Token(cells[0], label, number)


def joined(tokens: Sequence[str], opening: Sequence[bool]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of tokens, spaced as print has it, and each token's span; `opening` tells which marks open a quotation."""
    text: list[str] = []
    spans: list[Span] = []
    at = 0
    for i, token in enumerate(tokens):
        if i and _spaced(tokens, opening, i):
            text.append(" ")
            at += 1
        text.append(token)
        spans.append(Span(at, at + len(token)))
        at += len(token)
    return "".join(text), tuple(spans)


def _spaced(tokens: Sequence[str], opening: Sequence[bool], i: int) -> bool:
    token, before = tokens[i], tokens[i - 1]
    if token in MARKS:
        return opening[i] and before not in _OPEN
    if before in MARKS and opening[i - 1]:
        return False
    return not (token in _CLOSE or before in _OPEN or token in _GLUE or before in _GLUE)


def openings(tokens: Sequence[str]) -> tuple[bool, ...]:
    """Return which tokens are opening marks: by turns, and backwards from each mark that surely closes (a comma before it)."""
    found = [False] * len(tokens)
    waiting: list[int] = []
    for i, token in enumerate(tokens):
        if token not in MARKS:
            continue
        waiting.append(i)
        if i and tokens[i - 1] == ",":
            _assign(found, waiting[::-1], False)
            waiting = []
    _assign(found, waiting, True)
    return tuple(found)


def _assign(found: list[bool], places: Sequence[int], first: bool) -> None:
    for n, place in enumerate(places):
        found[place] = first if n % 2 == 0 else not first
