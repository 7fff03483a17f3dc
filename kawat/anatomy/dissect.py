"""Dissecting marks every stretch of a report by what it is: headline, dateline, body, and all that is not story."""

import re
from collections.abc import Iterable, Iterator

from kawat.actor import Directory
from kawat.anatomy.boilerplate import judge_boilerplate
from kawat.anatomy.credit import footer_names
from kawat.anatomy.cut import Signs, cut_line, headline_length, signs_of
from kawat.anatomy.dateline import find_dateline
from kawat.anatomy.labels import SHORT, judge_label, label_end
from kawat.anatomy.lines import Line, Piece, Verdict, ends_in_full_stop, small_words, split_lines
from kawat.anatomy.names import authors_in, is_known, looks_like_outlet
from kawat.anatomy.pictures import find_captions, find_photos
from kawat.anatomy.place import (
    HEADLINE,
    SUGGESTS,
    find_agencies,
    find_behind,
    find_headline,
    find_leftovers,
    find_signatures,
    story_start,
)
from kawat.anatomy.posts import find_posts
from kawat.anatomy.related import find_bare_headlines, find_questions, find_targets
from kawat.anatomy.repeat import find_repeats, half_repeat
from kawat.anatomy.voice import find_site_words
from kawat.record import Name, Part
from kawat.report import Report

_SPEECH = re.compile(r"\b(?:mengatakan|katanya|ujarnya|menyebut|menegaskan|menambahkan|said)\b|[a-z]{3}\. [A-Z\"“]")
_CONTRIBUTED = re.compile(
    r"(?=.{10,200}$).+\bcontributed(?: reporting| to (?:this|the) (?:report|story|article)(?:ing)?)?"
    r"(?: from [A-Z][\w ,]{2,40})?\.?"
    r"|[A-Z][\w.’' -]{3,60} reported from [A-Z][\w ,]{2,90}(?:[.;].{0,80})?"
    r"|[A-Z][\w.’' -]{3,60}(?: (?:turut |ikut )?berkontribusi \w+ (?:laporan|artikel|tulisan|berita) ini\.?"
    r"| is (?:an? |the )(?:[\w’'-]+ ){0,5}(?:correspondent|reporter|writer|editor|journalist|columnist)\b[^.]{0,60}\.?)"
    r"|\W*[Ww]ith (?:the )?assistance (?:from|of|by) [A-Z][\w.,’' -]{3,90}"
    r"|[A-Z][\w.’'-]+ [A-Z][\w.’'-]+ in [A-Z]\w+(?:,? and|,) [A-Z][\w.’'-]+ [A-Z][\w.’'-]+ in [A-Z]\w+\.?"
    r"|[a-z]{2,3}(?:/[a-z]{2,3})+(?:\s*,\s*[a-z]{2,3})*\s*\([^()]{2,60}\)"
)
_AGENCIES = re.compile(
    r"[(\[]?(?:[Bb]erbagai [Ss]umber|(?:News )?[Aa]gencies|[Aa]gensi|[Ff]rom (?:our )?(?:wire|news) \w+|[Dd]ari berbagai "
    r"sumber)[)\]]?\.?"
)
_AGENCY_LINE = re.compile(r"[-–—(\[\s]*(?P<label>Sumber )?(?P<name>[A-Z][\w .,/|’'-]{1,45}?)\s*(?:\([A-Z]{2,8}\))?[)\]\s.]*")


def dissect(report: Report, directory: Directory) -> tuple[Part, ...]:
    """Return the parts of a report: sorted, apart from one another, and holding each character that is not a blank."""
    text = report.text
    title = len(report.title) if report.title and text.startswith(report.title) else 0
    pieces = [Piece(0, title, HEADLINE.kind, HEADLINE.by)] if title else []
    lines = split_lines(text, title)
    words = small_words(text)
    verdicts = _judge(lines, words, report, directory)
    repeats = find_repeats(lines, verdicts, report.title if title else None)
    datelines = dict(_find_datelines(lines, verdicts, repeats, report.outlet, directory))
    signs = signs_of(text, words)
    for i, line in enumerate(lines):
        if i in repeats:
            pieces.append(Piece(line.start, line.stop, "duplicate", "rule:duplicate@1"))
        else:
            pieces.extend(_pieces(line, verdicts[i], datelines.get(i), signs, directory))
    return tuple(piece.part() for piece in pieces)


def _judge(lines: list[Line], words: frozenset[str], report: Report, directory: Directory) -> list[Verdict | None]:
    """Return for each line what it is as a whole, None for story: first by its own words, then by its neighbours."""
    verdicts = [judge_line(line, directory) for line in lines]
    _take(verdicts, find_posts(report.text, lines, verdicts))
    _take(verdicts, find_site_words(report.text, words, lines, verdicts))
    if not report.title:
        _take(verdicts, find_headline(lines, verdicts, report.outlet, directory))
    _take(verdicts, find_targets(lines, verdicts))
    lead = story_start(lines, verdicts, report.outlet, directory)
    _take(verdicts, find_photos(lines, verdicts, directory))
    _take(verdicts, find_captions(lines, verdicts, lead, directory))
    _take(verdicts, find_signatures(lines, verdicts, lead))
    _take(verdicts, find_agencies(lines, verdicts, directory))
    _take(verdicts, find_questions(lines, verdicts))
    _take(verdicts, find_leftovers(lines, verdicts))
    _take(verdicts, find_bare_headlines(lines, verdicts))
    _take(verdicts, find_behind(lines, verdicts))
    return verdicts


def _take(verdicts: list[Verdict | None], found: Iterable[tuple[int, Verdict]]) -> None:
    for i, verdict in list(found):
        verdicts[i] = verdict


def judge_line(line: Line, directory: Directory) -> Verdict | None:
    """Return what a line is by its own words alone, or None where it may be story."""
    verdict = judge_label(line)
    if verdict is None:
        verdict = judge_boilerplate(line) or _judge_signature(line, directory)
    if verdict is None or (len(line.text) <= SHORT and not (verdict.kind == "related" and _goes_on(line.text))):
        return verdict
    return None if verdict.kind in ("related", "credit", "byline", "photo") and _swallows(line, verdict) else verdict


def _goes_on(text: str) -> bool:
    """Tell whether a short line holds a sentence behind its headline, so that the break between them may be lost."""
    return len(text) > 50 and _SPEECH.search(text) is not None and text[-1] in '.”")'


def _swallows(line: Line, verdict: Verdict) -> bool:
    """Tell whether a long line only begins with a label and goes on with story, the line breaks being lost."""
    if verdict.kind == "related":
        return headline_length(line.text[label_end(line) :]) + label_end(line) < len(line.text)
    return len(line.text) > 2 * SHORT and ends_in_full_stop(line.text) and verdict.kind != "credit"


def _judge_signature(line: Line, directory: Directory) -> Verdict | None:
    text = line.text
    if len(text) > 180:
        return None
    if (
        "ontributed" in text
        or "eported from" in text
        or "erkontribusi" in text
        or " is a" in text
        or "ssistance" in text
        or " in " in text[:60]
        or text[0].islower()
    ) and _CONTRIBUTED.fullmatch(text):
        return Verdict("byline", "rule:byline-contributed@1")
    if len(text) < 60 and (agency := _AGENCY_LINE.fullmatch(text)):
        names = re.split(r"[/,|]", agency["name"])
        marked = text[0] in "(-–—[" or agency["label"] or len(names) > 1 or agency["name"].lower().endswith("news agency")
        if marked and all(
            is_known(n.strip(), directory)
            or (agency["label"] and looks_like_outlet(n))
            or n.lower().strip().endswith("news agency")
            for n in names
        ):
            return Verdict("credit", "rule:credit-footer@1")
        if _AGENCIES.fullmatch(text):
            return Verdict("credit", "rule:credit-footer@1")
    return None


def _find_datelines(
    lines: list[Line], verdicts: list[Verdict | None], repeats: set[int], outlet: str | None, directory: Directory
) -> Iterator[tuple[int, Piece]]:
    """Yield the dateline: at the first line of story, or soon after a deck; where the article begins again all is duplicate."""
    story = [i for i, v in enumerate(verdicts) if v is None and i not in repeats]
    for n, i in enumerate(story[:SUGGESTS]):
        piece = find_dateline(lines[i], directory, outlet, sure=n > 0)
        if piece:
            yield i, piece
            break


def _pieces(line: Line, verdict: Verdict | None, head: Piece | None, signs: Signs, directory: Directory) -> Iterator[Piece]:
    """Yield the pieces of one line that is not told again."""
    if verdict is not None:
        yield Piece(line.start, line.stop, verdict.kind, verdict.by, verdict.names or _names(line, verdict, directory))
    else:
        yield from [head] if head else []
        yield from _body(line, head.stop if head else line.start, signs, directory)


def _body(line: Line, at: int, signs: Signs, directory: Directory) -> Iterator[Piece]:
    again = half_repeat(line.text)
    if again is None or line.start + again <= at:
        yield from cut_line(line, at, signs, directory)
        return
    first = line.text[:again].rstrip()
    yield from cut_line(line._replace(stop=line.start + len(first), text=first), at, signs, directory)
    yield Piece(line.start + again, line.stop, "duplicate", "rule:duplicate@1")


def _names(line: Line, verdict: Verdict, directory: Directory) -> tuple[Name, ...]:
    if verdict.kind == "credit":
        return footer_names(line.start, line.text, directory)
    if verdict.kind == "byline":
        return authors_in(line.start, line.text)
    return ()
