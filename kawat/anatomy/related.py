"""Related is what points to other reports: targets under an empty label, bare headlines and question lists between paragraphs."""

import re
from collections.abc import Iterator

from kawat.anatomy.labels import is_empty_label
from kawat.anatomy.lines import Line, Verdict, count_words, ends_in_full_stop, ends_in_stop, in_title_case

_BULLET = re.compile(r"[-–•*·»>▪■●○▶►→]\s*\S|\d{1,2}[.)]\s+\S")
_ARROW = re.compile(r"(?:>>+|»|→|►|▶|👉)\s*(?=[A-Z0-9])")
_LINK = re.compile(r"(?:[-–•*·▪■●○]\s*)(?=[A-Z0-9])")
_URL = re.compile(r"[-•\s]*(?:https?://|www\.)\S+$")
_OPENS_SPEECH = re.compile(r"[\"“”„«‘']")
_LONGEST_TARGET = 170
_PLURAL = re.compile(
    r"berita|artikel|terkait|populer|rekomendasi|terkini|lainnya|pilihan|stories|articles|most|"
    r"recommended|picks|news|list \d|trending|like",
    re.I,
)


def find_targets(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that an empty related label points at: bullets, addresses and headlines right behind it.

    Behind a label in the singular the targets end with the first empty line after one; behind one in the plural
    (`Berita Terkait`, `Most read`) they go on as long as the lines look like headlines.
    """
    for i, verdict in enumerate(verdicts):
        if verdict and verdict.by == "rule:related-label@1" and is_empty_label(lines[i]):
            yield from ((j, Verdict("related", "rule:related-target@1")) for j in _behind(lines, verdicts, i))


def _behind(lines: list[Line], verdicts: list[Verdict | None], label: int) -> Iterator[int]:
    plural = _PLURAL.search(lines[label].text) is not None
    for j in range(label + 1, min(label + 16, len(lines))):
        line = lines[j]
        if verdicts[j] is not None:
            if _URL.match(line.text):
                yield j
                continue
            if verdicts[j].kind == "related" or (plural and verdicts[j].kind == "boilerplate"):  # type: ignore[union-attr]
                continue
            return
        bullet = _BULLET.match(line.text) is not None
        if j > label + 1 and line.gap_before and not (plural or bullet):
            return
        if not (bullet or _is_target(line)):
            return
        yield j


def _is_target(line: Line) -> bool:
    if _URL.match(line.text):
        return True
    return (
        8 < len(line.text) <= _LONGEST_TARGET
        and not ends_in_full_stop(line.text)
        and line.text[-1] not in ":,;"
        and count_words(line.text) > 2
    )


def find_bare_headlines(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield headlines of other reports that stand unmarked between paragraphs.

    A subhead of the report itself looks alike: it is short. So a single line counts only with eight words and
    Title Case (or seven and a headline's colon or comma), and a run of such lines with six each.
    """
    yield from (
        (i, Verdict("related", "rule:related-bullet@1")) for i in range(1, len(lines)) if _is_inserted_link(lines, verdicts, i)
    )
    story = next((i for i, line in enumerate(lines) if verdicts[i] is None and ends_in_full_stop(line.text)), len(lines))
    run: list[int] = []
    for i in range(story + 1, len(lines) + 1):
        if i < len(lines) and verdicts[i] is None and _like_headline(lines[i].text):
            run.append(i)
            continue
        if run and _closed_before(lines, verdicts, run[0]) and _counts(lines, run):
            yield from ((j, Verdict("related", "rule:related-bare@1")) for j in run)
        run = []


def _is_inserted_link(lines: list[Line], verdicts: list[Verdict | None], i: int) -> bool:
    """Tell whether a line with an arrow, or the only one with a bullet and a headline, stands behind a finished paragraph."""
    text = lines[i].text
    if verdicts[i] is not None or text[0].isalnum() or len(text) > _LONGEST_TARGET or ends_in_full_stop(text):
        return False
    if not _closed_before(lines, verdicts, i) or lines[i - 1].text.endswith(":"):
        return False
    mark = _LINK.match(text)
    alone = not _LINK.match(lines[i - 1].text) and (i + 1 == len(lines) or not _LINK.match(lines[i + 1].text))
    return _ARROW.match(text) is not None or (
        mark is not None and alone and count_words(text) > 3 and in_title_case(text[mark.end() :])
    )


def _like_headline(text: str) -> bool:
    return (
        30 < len(text) <= _LONGEST_TARGET
        and not ends_in_full_stop(text)
        and text[-1] not in ":,;-–—"
        and not _BULLET.match(text)
        and text[0].isupper() | (text[0] in "\"“'‘0123456789")
        and in_title_case(text)
    )


def _closed_before(lines: list[Line], verdicts: list[Verdict | None], first: int) -> bool:
    return verdicts[first - 1] is not None or ends_in_stop(lines[first - 1].text)


def _counts(lines: list[Line], run: list[int]) -> bool:
    words = [count_words(lines[i].text) for i in run]
    if len(run) > 1:
        return min(words) >= 6
    return words[0] >= 8 or (words[0] >= 7 and re.search(r"[,:!?]", lines[run[0]].text) is not None)


def find_questions(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield runs of bullets that ask and answer (with quotes that are not this report's) between two paragraphs."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if (
            i < len(lines)
            and verdicts[i] is None
            and (_BULLET.match(lines[i].text) or (run and not lines[i].gap_before and lines[run[-1]].text.endswith("?")))
        ):
            run.append(i)
            continue
        if run and sum(_asks(lines[j].text) for j in run) * 2 >= len(run) and _is_inserted(lines, run):
            yield from ((j, Verdict("related", "rule:related-question@1")) for j in run)
        run = []


def _asks(text: str) -> bool:
    question = text.find("?")
    return 0 < question < 140


def _is_inserted(lines: list[Line], run: list[int]) -> bool:
    before = lines[run[0] - 1].text if run[0] else ""
    return (len(run) > 1 and not before.endswith(":")) or (len(run) == 1 and _OPENS_SPEECH.search(lines[run[0]].text) is not None)
