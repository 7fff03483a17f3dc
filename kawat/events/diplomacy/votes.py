"""Votes: a tally of a body or parliament, from numbers with their side ("142 setuju, 7 menolak", "11 votes to none")."""

import re
from re import Match

from kawat.diplomacy import Vote
from kawat.events.diplomacy.amounts import value_of
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.wording import PACTS
from kawat.events.words import Sentence
from kawat.rules import score_of
from kawat.span import Noun, Span

_ONES = (
    "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|seratus|zero|none|one|two|three|four"
    "|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    "|fifty|sixty|seventy|eighty|ninety|hundred|tidak ada|nobody|nihil"
)
_N = rf"(?:\d{{1,4}}|(?:{_ONES})(?:[ -](?:{_ONES}))*)"
_YES = (
    r"(?:suara )?(?:negara |anggota |anggota parlemen )?(?:mendukung|setuju|pro\b|menyetujui)"
    r"|(?:votes? |members? |states? )?(?:in favou?r|for\b|yes)"
)
_NO = (
    r"(?:suara |negara |anggota |anggota parlemen )?(?:yang )?(?:menolak|menentang|tidak setuju|kontra)"
    r"|(?:votes? |members? )?(?:against|opposed|no\b)"
)
_ABSTAIN = (
    rf"(?:(?!(?:with|dengan|and|dan|{_ONES})\b)[^\W\d]+ ){{0,2}}(?:abstain\w*|abstentions?|tidak bersikap|tidak memberikan suara)"
)
_SIDE = re.compile(rf"(?<![\w.,])(?P<n>{_N}),? (?:(?P<yes>{_YES})|(?P<no>{_NO})|(?P<abstain>{_ABSTAIN}))", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<what>against|menolak|menentang|in favou?r|mendukung) (?P<n>{_N})(?!\w)", re.IGNORECASE)
_PAIR = re.compile(
    rf"(?<![\w.,/])(?P<yes>{_N})(?: (?:votes?|suara))?"
    r"(?: (?:to|berbanding|banding|lawan|melawan|against) |(?<=\d)[-–](?=\d))"
    rf"(?P<no>{_N})(?: suara| votes?)?(?![\w/%])",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"secara bulat|suara bulat|unanimous(?:ly)?|by consensus|secara aklamasi", re.IGNORECASE)
_VOTING = re.compile(
    r"\b(?:suara|voting|votes?|voted|voting|ballot|abstain\w*|abstentions?|approved?|adopt\w*|passed|ratif\w+|reject\w+|confirmed|backed"
    r"|impeach\w*|elected|mengesahkan|menyetujui|meratifikasi\w*|mengadopsi|meloloskan|menolak|terpilih|dipilih|memilih|memveto|disahkan)\b",
    re.IGNORECASE,
)
_BODIES = ("body", "organ", "bloc")


class Tally(Noun, frozen=True, kw_only=True):
    """What was counted: the numbers of each side that the words give, and where the words stand."""

    start: int
    stop: int
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None


def find_votes(page: Page) -> tuple[Vote, ...]:
    """Return the votes of a page in order of the text."""
    found = [(sentence, tally) for sentence in page.sentences if (tally := _tally(sentence, page)) is not None]
    return tuple(_vote(sentence, tally, page) for sentence, tally in found)


def _tally(sentence: Sentence, page: Page) -> Tally | None:
    text = page.report.text
    start, stop = sentence.span
    if not _VOTING.search(text, start, stop):
        return None
    sides = list(_SIDE.finditer(text, start, stop)) + list(_AFTER.finditer(text, start, stop))
    numbers: dict[str, int] = {}
    for match in sides:
        side = _side(match)
        number = _number(match["n"], page.report.lang)
        if number is not None:
            numbers.setdefault(side, number)
    spans = [m.span() for m in sides]
    pair = None if {"yes", "no"} <= set(numbers) else _pair(sentence, page)
    if pair is not None:
        numbers.setdefault("yes", pair.yes or 0)
        numbers.setdefault("no", pair.no or 0)
        spans.append((pair.start, pair.stop))
    if not numbers and (alone := _ALONE.search(text, start, stop)) is not None:
        numbers["yes"] = _number(alone["n"], page.report.lang) or 0
        spans.append(alone.span())
    if spans and "abstain" not in numbers and (named := _abstaining(sentence, page)):
        numbers["abstain"] = named
    if not spans or not {"yes", "no"} & set(numbers):
        return None
    return Tally(start=min(s for s, _ in spans), stop=max(s for _, s in spans), **numbers)


_ALONE = re.compile(rf"(?<![\w.,])(?P<n>\d{{1,3}}|{_N}) (?:suara|votes)(?!\w)", re.IGNORECASE)
_ABSTAINED = re.compile(r"abstain|tidak memberikan suara", re.IGNORECASE)


def _abstaining(sentence: Sentence, page: Page) -> int:
    """Return how many abstained by the clause or the sentence behind: a number of them, or the countries it names."""
    at = page.sentences.index(sentence)
    text = page.report.text
    for near in page.sentences[at : at + 2]:
        word = _ABSTAINED.search(text, near.span.start, near.span.stop)
        if word is None:
            continue
        told = next((m for m in _SIDE.finditer(text, near.span.start, near.span.stop) if m["abstain"]), None)
        if told is not None:
            return _number(told["n"], page.report.lang) or 0
        start = max(
            text.rfind(";", near.span.start, word.start()), text.rfind(", ", near.span.start, word.start() - 30), near.span.start
        )
        return sum(page.mentions[i].kind == "country" for i in page.mentions_in(Span(start, word.start())))
    return 0


def _side(match: Match[str]) -> str:
    said = match.groupdict()
    if "what" in said:
        return "yes" if said["what"].lower() in ("in favour", "in favor", "mendukung") else "no"
    return next(side for side in ("yes", "no", "abstain") if said[side])


def _number(words: str, lang: str) -> int | None:
    if words.lower() in ("none", "tidak ada", "nobody", "nihil"):
        return 0
    value = value_of(words, lang)
    return None if value is None else int(value)


def _pair(sentence: Sentence, page: Page) -> Tally | None:
    """Return a tally of two numbers: "61 to 40", "391 berbanding 62"; in a sentence of votes, and no date or score."""
    text, lang = page.report.text, page.report.lang
    for match in _PAIR.finditer(text, sentence.span.start, sentence.span.stop):
        yes, no = _number(match["yes"], lang), _number(match["no"], lang)
        dashed = match.group().count("-") + match.group().count("–") > 0 and " " not in match.group()
        if yes is None or no is None or (dashed and (yes > 700 or no > 700)):
            continue
        if _REJECTING.search(text, sentence.span.start, sentence.span.stop) and yes > no:
            yes, no = no, yes
        return Tally(start=match.start(), stop=match.end(), yes=yes, no=no)
    return None


_REJECTING = re.compile(r"\b(?:reject(?:s|ed)|struck down|voted down|threw out|menolak (?!\d)|ditolak|menampik)\b", re.IGNORECASE)


def _vote(sentence: Sentence, tally: Tally, page: Page) -> Vote:
    by = _voter(sentence, tally, page)
    event = next(
        (
            i
            for i, e in enumerate(page.events)
            if sentence.span.holds(e.span) and e.event in ("SUPPORT", "AGREE", "REJECT", "CONCEDE")
        ),
        None,
    )
    return Vote(
        start=tally.start,
        stop=tally.stop,
        by="rule:vote@1",
        score=score_of("rule:vote@1"),
        voter=by,
        on=_matter(sentence, page),
        yes=tally.yes,
        no=tally.no,
        abstain=tally.abstain,
        event=event,
        claimed_in=page.claim_at(tally.start),
    )


def _voter(sentence: Sentence, tally: Tally, page: Page) -> int | None:
    """Return the body or organ (before a bloc of its members) that votes: of the sentence, else the last named before it."""
    outer = _outermost(sentence.span, page)
    assemblies = [i for i in outer if _sits(i, page)]
    if outer and (assemblies or not _earlier(sentence, page)):
        before = [i for i in assemblies or outer if page.mentions[i].start < tally.start]
        return page.named((before or assemblies or outer)[0])
    earlier = _earlier(sentence, page)
    return page.named(earlier[-1]) if earlier else None


def _earlier(sentence: Sentence, page: Page) -> list[int]:
    """Return the bodies that sit and vote, else the others, of the two sentences before."""
    at = page.sentences.index(sentence)
    found = _outermost(Span(page.sentences[max(at - 2, 0)].span.start, sentence.span.start), page)
    return [i for i in found if _sits(i, page)] or found


def _outermost(span: Span, page: Page) -> list[int]:
    """Return the bodies and organs of a stretch that stand in no other's name, a bloc only where there is nothing else."""
    held = [i for i in page.mentions_in(span) if page.mentions[i].kind in _BODIES]
    outer = [i for i in held if not any(_inside(i, j, page) for j in held)]
    return [i for i in outer if page.mentions[i].kind != "bloc"] or outer


def _sits(index: int, page: Page) -> bool:
    """Tell whether a body is one that votes by its name: an assembly, a council, a court, a board."""
    return _ASSEMBLY.search(page.words(page.mentions[index].span)) is not None


_ASSEMBLY = re.compile(
    r"\b(?:majelis|dewan|parlemen|senat|dpr|mpr|dk|kongres|komite|komisi|knesset|duma|bundestag|mahkamah|assembly|council|senate"
    r"|parliament|congress|commission|committee|board|court|house|chamber|lawmakers|legislature|cabinet|kabinet|unsc|unga)\b",
    re.IGNORECASE,
)


def _inside(one: int, other: int, page: Page) -> bool:
    a, b = page.mentions[one].span, page.mentions[other].span
    return a != b and b.holds(a)


def _matter(sentence: Sentence, page: Page) -> Span | None:
    """Return what is voted on: a document that the sentence names."""
    named = [page.mentions[i].span for i in page.mentions_in(sentence.span) if page.mentions[i].kind == "agreement"]
    if named:
        return named[0]
    word = next((w for w in sentence.words if w.form in _PAPERS), None)
    return Span(word.start, word.stop) if word else None


_PAPERS = PACTS | frozenset(
    "resolusi resolution rancangan draft amandemen amendment mandat mandate undang-undang bill law".split()
)
