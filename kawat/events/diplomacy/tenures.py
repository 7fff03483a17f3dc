"""Tenures: who takes, holds, leaves or is sent away from which office, from the verbs that say so."""

import re
from datetime import date

from kawat.diplomacy import EdgeKind, Tenure, TenureKind
from kawat.events.diplomacy.page import Page
from kawat.events.times import View, find_times
from kawat.events.words import Sentence
from kawat.rules import score_of
from kawat.span import Noun, Span
from kawat.when import Time

_VERBS: tuple[tuple[TenureKind, str], ...] = (
    ("credentials", r"surat[- ]surat kepercayaan|surat kepercayaan|credentials|letters? of credence"),
    ("expelled", r"mengusir|diusir|pengusiran|persona non grata|expel(?:s|led|ling)|dipulangkan paksa"),
    (
        "left",
        r"mengundurkan diri|mundur(?! ke| dari (?:desa|kota|garis))|pengunduran diri|dicopot|diberhentikan|memberhentikan|mencopot|dipecat|memecat|lengser"
        r"|meletakkan jabatan|masa jabatan\w* berakhir|dimakzulkan|memakzulkan|menarik duta besar|resign(?:s|ed|ing|ation)|stepp?(?:ed|s|ing)? down"
        r"|dismiss(?:es|ed)|sack(?:s|ed)|impeach(?:es|ed)|ousted|retir(?:es|ed)|left office|quit(?:s)?|stood down|removed|fired",
    ),
    (
        "appointed",
        r"ditunjuk|menunjuk|diangkat|mengangkat|dilantik|melantik|terpilih|dipilih|memilih|disumpah|menggantikan|mengambil alih jabatan"
        r"|appoint(?:s|ed)|nam(?:es|ed)(?= \w)|elect(?:s|ed)|re-?elected|sworn in|confirm(?:s|ed)|took office|takes? office|took over as|nominated|succeed(?:s|ed)",
    ),
)
_OBJECT = re.compile(
    r"(?:mengusir|memberhentikan|mencopot|memecat|memakzulkan|menunjuk|mengangkat|melantik|memilih|menggantikan|appoints?|names?|elects?|expels?|dismiss\w*|sack\w*|impeach\w*|fired|removed|confirm\w*|succeed\w*)$",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:sebagai|menjadi|selaku|as|to be|to lead|head of) (?:the |an? |its |their |new )?", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|be|being|di\w+)$", re.IGNORECASE)
_LIMIT = 9  # words of an office


class Turn(Noun, frozen=True, kw_only=True):
    """A verb that begins or ends a tenure, and where it stands."""

    kind: TenureKind
    at: Span


def find_tenures(page: Page) -> tuple[Tenure, ...]:
    """Return the tenures of a page in order of the text, one for each person and kind."""
    found: dict[tuple[int, str], Tenure] = {}
    for sentence in page.sentences:
        for turn in _turns(sentence, page):
            tenure = _tenure(sentence, turn, page)
            if tenure is not None:
                found.setdefault((page.mentions[tenure.person].chain, turn.kind), tenure)
    return tuple(sorted(found.values(), key=lambda t: t.start))


def _turns(sentence: Sentence, page: Page) -> list[Turn]:
    turns: list[Turn] = []
    for kind, words in _PATTERNS:
        for match in words.finditer(page.report.text, sentence.span.start, sentence.span.stop):
            at = Span(*match.span())
            if not any(at.meets(t.at) for t in turns):
                turns.append(Turn(kind=kind, at=at))
    return turns


_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _VERBS)


def _tenure(sentence: Sentence, turn: Turn, page: Page) -> Tenure | None:
    person = _person(sentence, turn, page)
    if person is None:
        return None
    words = _office(sentence, turn, person, page)
    named = page.named(person)
    actor = page.mentions[named].actor
    if words is None and (actor is None or actor.office is None):
        return None
    day = _day(sentence, turn, page)
    begins = turn.kind in ("appointed", "credentials")
    edge: EdgeKind = "attested" if day else "unknown"
    at = words or page.mentions[named].span
    return Tenure(
        start=min(at.start, turn.at.start),
        stop=max(at.stop, turn.at.stop),
        by=f"rule:tenure-{turn.kind}@1",
        score=score_of(f"rule:tenure-{turn.kind}@1"),
        person=named,
        office=actor.office if actor else None,
        words=at,
        kind=turn.kind,
        since=day if begins else None,
        since_kind=edge if begins else "unknown",
        until=None if begins else day,
        until_kind="unknown" if begins else edge,
    )


def _person(sentence: Sentence, turn: Turn, page: Page) -> int | None:
    """Return whose office it is: the object of "menunjuk" or "expelled", else the nearest person before the verb."""
    people = [i for i in page.mentions_in(sentence.span) if page.mentions[i].kind in ("person", "pronoun") and _is_somebody(i, page)]
    before = [i for i in people if page.mentions[i].stop <= turn.at.start]
    behind = [i for i in people if page.mentions[i].start >= turn.at.stop]
    text = page.report.text
    passive = _PASSIVE.search(text, max(turn.at.start - 12, 0), turn.at.start - 1) if turn.at.start else None
    if (_OBJECT.search(page.words(turn.at)) or page.words(turn.at).lower().endswith("ed")) and behind and passive is None:
        near = text[turn.at.stop : page.mentions[behind[0]].start]
        if len(near) < 70 and ("," not in near or page.mentions[behind[0]].kind == "person"):
            return behind[0]
    if turn.kind == "credentials" and len(before) > 1:
        return before[0] if page.mentions[before[0]].kind == "person" else before[-1]
    return before[-1] if before else behind[0] if behind and turn.kind != "credentials" else None


def _is_somebody(index: int, page: Page) -> bool:
    actor = page.mentions[index].actor
    return page.mentions[index].kind == "person" or (actor is not None and page.mentions[page.named(index)].kind == "person")


def _office(sentence: Sentence, turn: Turn, person: int, page: Page) -> Span | None:
    """Return the words of the office: behind "sebagai" or "as", else the person's own title."""
    text = page.report.text
    after = _AS.search(text, turn.at.stop, sentence.span.stop)
    if after is not None and after.start() - turn.at.stop < 120:
        stop = re.compile(r"[,;.:\"“”(]| (?:pada|setelah|usai|on|in (?=\d|[A-Z])|after|for the|to replace|yang|who|berlaku|di (?=[A-Z]))").search(text, after.end())
        end = min(stop.start() if stop else sentence.span.stop, sentence.span.stop)
        words = list(re.compile(r"\S+").finditer(text, after.end(), end))[:_LIMIT]
        if words:
            return Span(words[0].start(), words[-1].end())
    chain = page.mentions[person].chain
    own = [m for m in page.mentions if m.kind == "office" and (m.chain == chain or _adjoins(m.span, page.mentions[person].span, text))]
    return own[0].span if own else None


def _adjoins(office: Span, person: Span, text: str) -> bool:
    between = text[office.stop : person.start] if office.stop <= person.start else text[person.stop : office.start]
    return between.strip(" ,") in ("", "the") and len(between) < 8


def _day(sentence: Sentence, turn: Turn, page: Page) -> date | None:
    """Return the day that the sentence dates the turn by, when it has one."""
    stretch = Span(sentence.span.start, min(sentence.span.stop + 1, len(page.report.text)))
    times = find_times(page.report.text, stretch, page.report.lang, View(published=page.report.published))
    dated: list[Time] = [t for t in times if t.since is not None]
    best = min(dated, key=lambda t: abs(t.start - turn.at.stop), default=None)
    if best is None:
        return None
    return best.since if turn.kind in ("appointed", "credentials") else best.until
