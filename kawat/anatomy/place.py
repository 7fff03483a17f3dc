"""Place tells what a line is that does not say so itself: above the story, behind it, or in the midst of a site's words."""

import re
from collections.abc import Iterator

from kawat.actor import Directory
from kawat.anatomy.boilerplate import is_stamp
from kawat.anatomy.dateline import find_dateline
from kawat.anatomy.lines import Line, Verdict, count_words, ends_in_full_stop, ends_in_stop, in_title_case
from kawat.anatomy.names import is_known, is_office, looks_like_outlet
from kawat.anatomy.pictures import ends_in_credit, names_picture

SUGGESTS = 5
_ABOVE = ("boilerplate", "byline", "photo", "embed", "related", "caption")
HEADLINE = Verdict("headline", "rule:headline@1")
_SPOKEN = re.compile(
    r"(?:kata|ujar|tutur|ucap|jelas|tegas|lanjut|tambah|imbuh|sebut|ungkap|papar|terang)(?:nya)?\b|"
    r"[a-z]+nya\b|said\b|he\b|she\b"
)
_PERSON = re.compile(r"(?:[-•*·]\s*)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,4}(?:\s*[-–,|]\s*\S.{0,30})?")
_TRADE = re.compile(
    r"[,|–-] ?(?:.{0,24} )?(?:[Jj]urnalis|[Ww]artawan|[Kk]oresponden|[Kk]ontributor|[Rr]eporter|[Cc]orrespondent|"
    r"[Ee]ditor|[Ww]riter|Staff)$"
)
_CAPTIONED = re.compile(r"[.!?]\s*[(\[][^()\[\]]*[)\]]$")


def find_headline(
    lines: list[Line], verdicts: list[Verdict | None], outlet: str | None, directory: Directory
) -> Iterator[tuple[int, Verdict]]:
    """Yield the headline of plain text, and the rubrics above it that nothing else has told to be the site's.

    It is the first line (a site's furniture aside) that is short and open-ended and has an empty line behind it.
    """
    first = next((i for i, v in enumerate(verdicts) if not _stands_above(v, lines[i])), len(lines))
    specks: list[int] = []
    while first + 1 < len(lines) and (verdicts[first] is not None or _is_speck(lines[first].text)):
        specks += [first] if verdicts[first] is None else []
        first += 1
    if first + 1 < len(lines) and _is_headline(lines[first], outlet, directory):
        yield first, HEADLINE
        yield from ((i, Verdict("boilerplate", "rule:boilerplate-above@1")) for i in specks)
    elif specks and _is_headline(lines[specks[0]], outlet, directory):
        yield specks[0], HEADLINE


def _is_speck(text: str) -> bool:
    """Tell whether a line is too short for a headline: a rubric, a button."""
    return len(text) < 32 and count_words(text) < 4 and text[-1] not in '.!?”":,;'


def _is_headline(line: Line, outlet: str | None, directory: Directory) -> bool:
    text = line.text
    if len(text) >= 150 or count_words(text) < 2 or ends_in_full_stop(text) or not line.gap_behind or text[-1] in ",;:":
        return False
    return not (_SPOKEN.match(text) or _CAPTIONED.search(text) or find_dateline(line, directory, outlet, sure=True))


def _stands_above(verdict: Verdict | None, line: Line) -> bool:
    return verdict.kind in _ABOVE if verdict else ends_in_credit(line.text) or names_picture(line.text)


def story_start(lines: list[Line], verdicts: list[Verdict | None], outlet: str | None, directory: Directory) -> int:
    """Return the index of the line that opens the story: the first of a few with a sure dateline, else the first of all."""
    story = [i for i, v in enumerate(verdicts) if v is None]
    for i in story[: SUGGESTS + 2]:
        if find_dateline(lines[i], directory, outlet, sure=True):
            return i
    return story[0] if story else len(lines)


def find_signatures(lines: list[Line], verdicts: list[Verdict | None], lead: int) -> Iterator[tuple[int, Verdict]]:
    """Yield the bare names of authors: beside the timestamp at the top, or right behind an empty byline label."""
    for i, line in enumerate(lines):
        if verdicts[i] is not None or len(line.text) > 60 or not _PERSON.fullmatch(line.text):
            continue
        around = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines) and verdicts[j] is not None]
        label = next((lines[j] for j in (i - 1, i - 2) if j >= 0 and verdicts[j] and verdicts[j].kind == "byline"), None)  # type: ignore[union-attr]
        under = i == 1 and verdicts[0] is HEADLINE and i < lead and 2 <= count_words(line.text) <= 3 and not line.gap_behind
        near_stamp = (
            (i < lead and _TRADE.search(line.text) is not None)
            or under
            or (line.start > 0 and i <= lead and count_words(line.text) <= 4 and any(is_stamp(near) for near in around))
        )
        if (
            not is_office(line.text)
            and not looks_like_outlet(re.split(r"[,|–-]", line.text)[0])
            and (near_stamp or (label is not None and label.text.endswith((":", "："))))
        ):
            yield i, Verdict("byline", "rule:byline-bare@1")


def find_leftovers(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield short lines without a stop that a site's words enclose: a menu's entry, a button, a figure."""
    for i in range(1, len(lines) - 1):
        before, behind = verdicts[i - 1], verdicts[i + 1]
        if verdicts[i] is None and before and behind and before.kind == behind.kind == "boilerplate":
            text = lines[i].text
            if len(text) <= 40 and count_words(text) <= 5 and text[-1] not in '.!?”":,':
                yield i, Verdict("boilerplate", "rule:boilerplate-between@1")


def find_agencies(lines: list[Line], verdicts: list[Verdict | None], directory: Directory) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that are nothing but the names of agencies or outlets, as a report's last line often is."""
    for i, line in enumerate(lines):
        if i and verdicts[i] is None and len(line.text) < 60 and line.text[0].isupper():
            names = re.split(r"\s*(?:[/,|&]|\bdan\b|\band\b)\s*", line.text.rstrip(". "))
            if all(is_known(name, directory) and (len(name) > 2 or name.isupper()) for name in names if name):
                yield i, Verdict("credit", "rule:credit-footer@1")


_SENTENCE = re.compile(
    r"[\"“”]|[.!?] [A-Z]|\b(?:akan|telah|sudah|belum|tidak|bukan|adalah|ialah|masih|sedang|kini|yang|is|are|was|were|has|"
    r"have|had|will|would|said|"
    r"(?<!^)[a-z]{3,}ed|(?:me[mnlry]|ber|ter|di)[a-z]{3,})\b"
)
_NAMED = r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4}(?:\s*(?:,|/|&| dan| and)\s*(?=[A-Z]))?)+"
_BY_LABEL = re.compile(
    rf"(?:(?!Tag|Topi|Kategori)[A-Z][a-z]+(?: [a-z]+)?\s*[:：]|[A-Z][a-z]+ by|Laporan|[-–—]) ?{_NAMED}(?: (?:dari|from|in) "
    rf"[A-Z][a-z]+)?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*)+/[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*)+"
)
_CELLS = re.compile(r" [|] |(?:[|•·›»/] ?\S.*){2}")
_DESK = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4})+|-[a-z]{2,4}-")


def find_behind(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield what stands behind the last paragraph without a stop: headlines of other reports, desk initials, the site's words."""
    story = [
        i for i, verdict in enumerate(verdicts) if verdict is None and (ends_in_stop(lines[i].text) or len(lines[i].text) > 120)
    ]
    if not story or any(lines[i].text.endswith(":") for i in range(story[-1], len(lines))):
        return
    sited = False
    for i in range(story[-1] + 1, len(lines)):
        text = lines[i].text
        sited = sited or verdicts[i] is not None
        if verdicts[i] is not None or text[-1] in ",;:-–—" or _SENTENCE.search(text) or text[0] in "-•*([":
            continue
        if _DESK.fullmatch(text) or _BY_LABEL.fullmatch(text):
            yield i, Verdict("byline", "rule:byline-behind@1")
        elif count_words(text) > 4 and in_title_case(text) and not _CELLS.search(text):
            yield i, Verdict("related", "rule:related-behind@1")
        elif len(text) < 60 and text[-1] not in ")]" and (sited or count_words(text) < 5 or _CELLS.search(text)):
            sited = True
            yield i, Verdict("boilerplate", "rule:boilerplate-behind@1")
