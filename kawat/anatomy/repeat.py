"""A duplicate is a paragraph the page holds twice, or a run of lines that repeats earlier lines (the article twice)."""

import re

from kawat.anatomy.lines import Line, Verdict

_MARKS = str.maketrans("“”„‘’–—", '"""\'\'--')
_HEAD = re.compile(r".{2,60}?(?:\s-{1,2}\s?|:\s|-{2}\s?|=\s)")
_SITE = re.compile(r"\s[-|•·]\s[^-|•·]{2,30}$")
LEAST = 40
_ADJACENT = 15
_SKIP = 4
_TRIES = 5
_OUTSIDE = ("boilerplate", "related", "embed", "photo", "byline", "credit")


def find_repeats(lines: list[Line], verdicts: list[Verdict | None], title: str | None) -> set[int]:
    """Return the indexes of the lines that repeat earlier ones.

    A line alone counts when it is story of at least LEAST characters (or stands right below itself), a caption, or the
    headline again. A run that tells earlier lines again in their order may leave a few of them out; in it short lines
    count as well, and furniture does, provided that the run holds two paragraphs.
    """
    folded = [_fold(line.text.lstrip("-–•*· ")) for line in lines]
    heads = {_SITE.sub("", title.casefold().translate(_MARKS)), title.casefold()} if title else set()
    first: dict[str, int] = {}
    earlier: list[int | None] = []
    for i, words in enumerate(folded):
        bare = _bare(words)
        earlier.append(first.get(words, first.get(bare)))
        for key in _keys(words, bare, verdicts[i]):
            first.setdefault(key, i)
    again = {i for i, words in enumerate(folded) if words in heads and verdicts[i] is None}
    if not again and not any(e is not None for e in earlier):
        return set()
    alone = {i for i, e in enumerate(earlier) if e is not None and _counts_alone(lines, verdicts, i, e)}
    return again | alone | _in_runs(earlier, alone, verdicts)


def _fold(text: str) -> str:
    """Return a text in small letters, its blanks and marks made alike."""
    words = " ".join(text.split()).casefold()
    return words if words.isascii() else words.translate(_MARKS)


def _bare(words: str) -> str:
    """Return a line's words without the dateline that may stand before them."""
    opening = words[:66]
    head = _HEAD.match(words) if "-" in opening or ":" in opening or "=" in opening else None
    return words[head.end() :] if head and len(words) - head.end() >= LEAST else words


def _keys(words: str, bare: str, verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is not None and verdict.kind == "headline":
        return words, _SITE.sub("", words)
    return words, bare


def _counts_alone(lines: list[Line], verdicts: list[Verdict | None], i: int, e: int) -> bool:
    verdict, model = verdicts[i], verdicts[e]
    if verdict is not None and verdict.kind not in ("caption", "headline"):
        return False
    if len(lines[i].text) >= LEAST or (model is not None and model.kind in ("headline", "caption")):
        return True
    return i == e + 1 and len(lines[i].text) >= _ADJACENT and not any(mark in lines[i].text for mark in '"“‘')


def _in_runs(earlier: list[int | None], alone: set[int], verdicts: list[Verdict | None]) -> set[int]:
    inside: set[int] = set()
    run: list[int] = []
    for i in range(len(earlier) + 1):
        here = earlier[i] if i < len(earlier) else None
        if here is not None and (not run or (i - run[-1] <= 2 and 0 < here - (earlier[run[-1]] or 0) <= _SKIP)):
            run.append(i)
            continue
        if here is None and run and i < len(earlier) and i - run[-1] < 2:
            continue
        inside.update(_counted(run, alone, verdicts))
        run = [i] if here is not None else []
    inside.update(_counted(run, alone, verdicts))
    return inside


def _counted(run: list[int], alone: set[int], verdicts: list[Verdict | None]) -> list[int]:
    """Return the lines of a run that are told again: none without a paragraph, furniture only beside two of them."""
    told = [i for i in run if i in alone and not (verdicts[i] and verdicts[i].kind == "headline")]  # type: ignore[union-attr]
    if len(run) < 2 or not told:
        return []
    story = [i for i in run if not (verdicts[i] and verdicts[i].kind in _OUTSIDE)]  # type: ignore[union-attr]
    return run if len(story) > 1 else story


def half_repeat(text: str, least: int = LEAST) -> int | None:
    """Return where a line without paragraph breaks begins to tell the same again, to its end, or None."""
    if len(text) < 2 * least:
        return None
    opening = text[:least]
    again = least - 1
    for _ in range(_TRIES):
        again = text.find(opening, again + 1)
        if again < 0:
            return None
        if text.startswith(text[again:]):
            return again
    return None
