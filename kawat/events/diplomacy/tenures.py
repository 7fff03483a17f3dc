"""Tenures: who takes, holds, leaves or is sent away from which office, from the verbs that say so."""

import re
from collections.abc import Iterator
from datetime import date

from kawat.diplomacy import EdgeKind, Tenure, TenureKind
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.ranks import level_of_words
from kawat.events.times import View, find_times
from kawat.events.words import Sentence
from kawat.rules import score_of
from kawat.span import Noun, Span
from kawat.when import Time

_VERBS: tuple[tuple[TenureKind, str], ...] = (
    ("credentials", r"surat[- ]surat kepercayaan|surat kepercayaan|credentials|letters? of credence"),
    (
        "expelled",
        r"mengusir|diusir|persona non grata|expel(?:s|led|ling)|dipulangkan paksa"
        r"|diberi waktu (?:\w+ ){1,2}(?:jam|hari) untuk (?:pergi|meninggalkan|angkat kaki)|diminta meninggalkan"
        r"|given (?:\w+ ){1,2}(?:hours|days) to leave|ordered to leave",
    ),
    (
        "left",
        r"mengundurkan diri|menarik (?:duta besar|dubes)\w*|mundur(?! ke| dari (?:desa|kota|garis|wilayah|posisi|perjanjian))"
        r"|dicopot|diberhentikan|memberhentikan|mencopot"
        r"|dipecat|memecat|lengser|meletakkan jabatan|masa (?:jabatan|tugas)\w* berakhir|dimakzulkan|memakzulkan|resign(?:s|ed)"
        r"|stepp?(?:ed|s) down|dismiss(?:es|ed)|sack(?:s|ed)|impeach(?:es|ed)|ousted|retire(?:s|d)"
        r"|left office|quit(?:s)?|stood down|recall(?:s|ed)|mengakhiri (?:masa )?(?:tugas|jabatan)\w*"
        r"|meninggalkan (?:kursi|jabatan)|bow(?:s|ed) out",
    ),
    (
        "appointed",
        r"ditunjuk|menunjuk|diangkat|mengangkat|dilantik|melantik|terpilih|dipilih|memilih|disumpah|mengambil alih jabatan"
        r"|appoint(?:s|ed)|named|elect(?:s|ed)|re-?elected|sworn in|confirm(?:s|ed)|took office|took the oath"
        r"|takes? office|took over as|nominated|mulai bertugas",
    ),
)
_IN_PLACE_OF = re.compile(
    r"(?<!\w)(?:menggantikan|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|took over from|takes over from)(?!\w)", re.I
)
_RECEIVES = re.compile(r"(?:menerima|received|receives|accepted|accepts)(?: the| salinan| her| his)? ?$", re.I)
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
_TITLE = 6  # words of a title that may stand before the name of who was replaced
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
        for one in _replaced(sentence, tuple(found.values()), page):
            found.setdefault((page.mentions[one.person].chain, "left"), one)
    return tuple(sorted(found.values(), key=lambda t: t.start))


def _replaced(sentence: Sentence, before: tuple[Tenure, ...], page: Page) -> Iterator[Tenure]:
    """Yield who left the office that was told last: "Ia menggantikan X", "succeeds X", in its sentence or the next one."""
    at = page.sentences.index(sentence)
    near = Span(page.sentences[max(at - 1, 0)].span.start, sentence.span.stop)
    taken = [t for t in before if t.kind in ("appointed", "credentials", "holds") and near.holds(t.words)]
    for match in _IN_PLACE_OF.finditer(page.report.text, sentence.span.start, sentence.span.stop) if taken else ():
        behind = [i for i in page.mentions_in(Span(match.end(), sentence.span.stop)) if page.mentions[i].kind == "person"]
        if behind and _apart(match.end(), page.mentions[behind[0]].start, sentence) <= _TITLE:
            last, by, span = taken[-1], "rule:tenure-replaced@1", page.mentions[behind[0]].span
            person = page.named(behind[0])
            if page.mentions[person].chain != page.mentions[last.person].chain:
                yield Tenure(
                    start=min(match.start(), span.start),
                    stop=span.stop,
                    by=by,
                    score=score_of(by),
                    person=person,
                    office=last.office,
                    words=last.words,
                    kind="left",
                )


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
    composed, behind = _composed(words, named, page), words.start >= turn.at.stop
    return Tenure(
        start=min(at.start, turn.at.start),
        stop=max(at.stop, turn.at.stop),
        by=f"rule:tenure-{turn.kind}@1",
        score=score_of(f"rule:tenure-{turn.kind}@1"),
        person=named,
        office=_seat(words, page) or (composed if behind else None) or (actor.office if actor else None) or composed,
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
        taken = _RECEIVES.search(text, max(turn.at.start - 20, sentence.span.start), turn.at.start) is not None
        return behind[0] if taken and behind else before[0] if before else None
    near = [i for i in before if _apart(page.mentions[i].stop, turn.at.start, sentence) <= _NEAR]
    fronted = not near and bool(behind) and _FRONTED.fullmatch(text[turn.at.stop : page.mentions[behind[0]].start]) is not None
    return near[-1] if near else behind[0] if fronted else None


_FRONTED = re.compile(r" (?:sebagai|menjadi|as) [^,;.:\"“”]{3,60}, (?:[\w'’-]+ ){0,4}")  # "Usai dilantik sebagai menteri, X ..."


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


def _composed(words: Span, person: int, page: Page) -> str | None:
    """Return the id of a common office by its words, of the person's state or the only one that is named beside them."""
    country = page.cast.country(person) or _only_state(words, page)
    said = page.words(words)
    return next((f"{country}/{seat}" for form, seat in _COMMON if country and form.match(said)), None)


def _only_state(words: Span, page: Page) -> str | None:
    """Return the state that the sentence of some words names, where it names one alone and none as a posting ("to Japan")."""
    sentence = page.sentence_at(words.start)
    near = page.mentions_in(sentence.span) if sentence is not None else ()
    named = {m.actor.id for i in near if (m := page.mentions[i]).kind == "country" and m.actor}
    return named.pop() if len(named) == 1 and not _POSTED.search(page.words(words)) else None


_POSTED = re.compile(r"\b(?:to|untuk|in|di)\b", re.IGNORECASE)
_COMMON = tuple(
    (re.compile(rf"(?:new |the )?(?:{form})\b(?! of the)", re.IGNORECASE), seat)
    for form, seat in (
        ("ambassador|duta besar|dubes", "gov/embassy#ambassador"),
        ("president|presiden", "gov/president#president"),
        ("prime minister|perdana menteri", "gov/prime-minister#prime-minister"),
        ("foreign minister|minister of foreign affairs|menteri luar negeri|menlu", "gov/mfa#minister"),
        ("defen[cs]e minister|minister of defen[cs]e|menteri pertahanan|menhan", "gov/mod#minister"),
        ("speaker|ketua parlemen", "leg#speaker"),
    )
)


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
    if turn.kind == "appointed" and (title := _title(text, turn.at.stop, sentence.span.stop)):
        return title
    chain = page.mentions[person].chain
    own = [
        m
        for m in page.mentions
        if m.kind == "office" and (m.chain == chain or _adjoins(m.span, page.mentions[person].span, text))
    ]
    return own[0].span if own else None


def _title(text: str, start: int, stop: int) -> Span | None:
    """Return the office that stands right behind an English verb of appointing ("was elected president of the assembly")."""
    match = _TITLED.match(text, start, stop)
    return Span(*match.span("title")) if match and level_of_words(match["title"]) else None


_TITLED = re.compile(
    r" (?:the |its |their |an? )?(?P<title>(?:new |interim |acting )?[a-z][\w-]*"
    r"(?: (?!on |in [A-Z\d]|after |by |with )[\w'’-]+){0,8}?)"
    r"(?=[,;.]| (?:on|in|after|by|with|for)\b|$)"
)


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
