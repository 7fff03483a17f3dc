"""A duplicate is a paragraph the page holds twice, or a run of lines that repeats earlier lines (the article twice)."""

import re

from kawat.anatomy.lines import Line, Verdict

_BLANKS = re.compile(r"\s+")
LEAST = 40
_TRIES = 5


def find_repeats(lines: list[Line], verdicts: list[Verdict | None], title: str | None) -> set[int]:
    """Return the indexes of the lines that repeat earlier ones.

    A line alone counts when it is story of at least LEAST characters, or the headline again. In a run of at least two lines
    that repeats a run, short lines and furniture count as well, provided that the run holds a paragraph.
    """
    folded = [_BLANKS.sub(" ", line.text.lstrip("-–•*· ")).casefold() for line in lines]
    first: dict[str, int] = {}
    earlier: list[int | None] = []
    for i, words in enumerate(folded):
        earlier.append(first.get(words))
        first.setdefault(words, i)
    heads = {i for i, words in enumerate(folded) if title and words == title.casefold() and verdicts[i] is None}
    if not heads and not any(e is not None for e in earlier):
        return set()
    alone = {i for i, e in enumerate(earlier) if e is not None and _counts_alone(lines[i], verdicts[i], verdicts[e])}
    return heads | alone | _in_runs(earlier, alone)


def _counts_alone(line: Line, verdict: Verdict | None, model: Verdict | None) -> bool:
    if verdict is not None and verdict.kind not in ("caption", "headline"):
        return False
    return len(line.text) >= LEAST or (model is not None and model.kind == "headline")


def _in_runs(earlier: list[int | None], alone: set[int]) -> set[int]:
    inside: set[int] = set()
    run: list[int] = []
    for i in range(len(earlier) + 1):
        here = earlier[i] if i < len(earlier) else None
        if here is not None and (not run or (earlier[run[-1]] or 0) + 1 == here):
            run.append(i)
            continue
        if len(run) > 1 and not alone.isdisjoint(run):
            inside.update(run)
        run = [i] if here is not None else []
    return inside


def half_repeat(text: str, least: int = 400) -> int | None:
    """Return where a line without paragraph breaks begins to tell the same again, or None."""
    if len(text) < 2 * least:
        return None
    opening = text[:60]
    again = least - 1
    for _ in range(_TRIES):
        again = text.find(opening, again + 1)
        if again < 0 or len(text) - again < least:
            return None
        if text.startswith(text[again:]):
            return again
    return None
