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
    ("expelled", r"mengusir|diusir|persona non grata|expel(?:s|led|ling)|dipulangkan paksa"),
    (
        "left",
        r"mengundurkan diri|menarik (?:duta besar|dubes)\w*|mundur(?! ke| dari (?:desa|kota|garis|wilayah|posisi|perjanjian))"
        r"|dicopot|diberhentikan|memberhentikan|mencopot"
        r"|dipecat|memecat|lengser|meletakkan jabatan|masa (?:jabatan|tugas)\w* berakhir|dimakzulkan|memakzulkan|resign(?:s|ed)"
        r"|stepp?(?:ed|s) down|dismiss(?:es|ed)|sack(?:s|ed)|impeach(?:es|ed)|ousted|retire(?:s|d)"
        r"|left office|quit(?:s)?|stood down|recall(?:s|ed)",
    ),
    (
        "appointed",
        r"ditunjuk|menunjuk|diangkat|mengangkat|dilantik|melantik|terpilih|dipilih|memilih|disumpah|mengambil alih jabatan"
        r"|appoint(?:s|ed)|named|elect(?:s|ed)|re-?elected|sworn in|confirm(?:s|ed)|took office|took the oath"
        r"|takes? office|took over as|nominated",
    ),
)
_OBJECT = re.compile(
    r"(?:mengusir|menarik (?:duta besar|dubes)\w*"
    r"|memberhentikan|mencopot|memecat|memakzulkan|menunjuk|mengangkat|melantik|memilih|appoint\w*|named|elect\w*|expel\w*"
    r"|dismiss\w*|sack\w*|impeach\w*|confirm\w*|nominated|recall\w*)$",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:tidak|tak|bukan|belum|menolak|enggan|untuk|agar|supaya|mendesak|meminta|diminta|menuntut|desakan|seruan"
    r"|akan segera|not|never|to|would"
    r"|refus\w+|demand\w*|if|jika|n[’']t)(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_NEAR = 9  # words between a verb and whose office it is
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
    if words is None or (turn.kind == "appointed" and not _takes(turn, words, page)):
        return None
    day = _day(sentence, turn, page)
    begins = turn.kind in ("appointed", "credentials")
    edge: EdgeKind = "attested" if day else "unknown"
    at = words
    return Tenure(
        start=min(at.start, turn.at.start),
        stop=max(at.stop, turn.at.stop),
        by=f"rule:tenure-{turn.kind}@1",
        score=score_of(f"rule:tenure-{turn.kind}@1"),
        person=named,
        office=_seat(words, page) or (actor.office if actor else None),
        words=at,
        kind=turn.kind,
        since=day if begins else None,
        since_kind=edge if begins else "unknown",
        until=None if begins else day,
        until_kind="unknown" if begins else edge,
    )


def _person(sentence: Sentence, turn: Turn, page: Page) -> int | None:
    """Return whose office it is: the object of "menunjuk" or "expelled", else the nearest person before the verb."""
    text, words = page.report.text, page.words(turn.at)
    if turn.kind != "credentials" and _UNREAL.search(text, max(turn.at.start - 30, sentence.span.start), turn.at.start):
        return None
    people = [i for i in page.mentions_in(sentence.span) if _is_somebody(i, page)]
    before = [i for i in people if page.mentions[i].stop <= turn.at.start]
    behind = [i for i in people if page.mentions[i].start >= turn.at.stop]
    passive = _PASSIVE.search(text, max(turn.at.start - 14, 0), max(turn.at.start - 1, 0)) is not None
    if _OBJECT.search(words) and not passive:
        near = [i for i in behind if _apart(turn.at.stop, page.mentions[i].start, sentence) <= _NEAR]
        return near[0] if near and _is_plain(text[turn.at.stop : page.mentions[near[0]].start]) else None
    if turn.kind == "credentials":
        return before[0] if before else None
    near = [i for i in before if _apart(page.mentions[i].stop, turn.at.start, sentence) <= _NEAR]
    return near[-1] if near else None


def _apart(start: int, stop: int, sentence: Sentence) -> int:
    return sum(start <= w.start < stop for w in sentence.words)


def _is_plain(between: str) -> bool:
    """Tell whether only a title stands between a verb and its object: no mark that ends a clause, no statement."""
    return not any(mark in between for mark in ';:.“”"') and not re.search(r"\b(?:that|bahwa|kata|said|on \w+day)\b", between)


def _is_somebody(index: int, page: Page) -> bool:
    kind = page.mentions[index].kind
    return kind == "person" or (kind == "pronoun" and page.mentions[page.named(index)].kind == "person")


def _takes(turn: Turn, words: Span, page: Page) -> bool:
    """Tell whether an appointment names its office behind the verb, or the verb can mean nothing else."""
    return words.start >= turn.at.stop or page.words(turn.at).lower() in (
        "dilantik",
        "melantik",
        "disumpah",
        "sworn in",
        "took office",
        "took the oath",
    )


def _seat(words: Span, page: Page) -> str | None:
    """Return the office id of a mention that the words of an office hold or meet."""
    held = [m.actor.office or m.actor.id for m in page.mentions if m.actor and m.kind == "office" and m.span.meets(words)]
    return next((one for one in held if "#" in one), None)


def _office(sentence: Sentence, turn: Turn, person: int, page: Page) -> Span | None:
    """Return the words of the office: behind "sebagai" or "as", else the person's own title."""
    text = page.report.text
    after = _AS.search(text, turn.at.stop, sentence.span.stop)
    if after is not None and after.start() - turn.at.stop < 120:
        stop = re.compile(
            r"[,;.:\"“”(]| (?:pada|setelah|usai|on|in (?=\d|[A-Z])|after|for the|to replace|yang|who|berlaku|di (?=[A-Z]))"
        ).search(text, after.end())
        end = min(stop.start() if stop else sentence.span.stop, sentence.span.stop)
        words = list(re.compile(r"\S+").finditer(text, after.end(), end))[:_LIMIT]
        if words:
            return Span(words[0].start(), words[-1].end())
    chain = page.mentions[person].chain
    own = [
        m
        for m in page.mentions
        if m.kind == "office" and (m.chain == chain or _adjoins(m.span, page.mentions[person].span, text))
    ]
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
