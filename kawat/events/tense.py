"""Tense: whether the clause around a time expression speaks of what has been or of what is to come."""

import re
from collections.abc import Iterable

from kawat.events.calendar import Tense
from kawat.events.lists import listed

_WORD = re.compile(r"[\w'’-]+|[,;:.!?\"“”()]")
_REACH = 160
_LEAST = 3  # words before an expression that begins its clause: then the verb stands behind it
_STOPS = frozenset('.;!?:"“”')
_ID_AHEAD = listed(
    "akan bakal hendak dijadwalkan direncanakan rencananya berencana merencanakan diperkirakan ditargetkan menargetkan"
    " nanti mendatang ditunda berjanji menjanjikan diperpanjang memperpanjang dilanjutkan berikutnya selanjutnya"
)
_ID_BESIDE = listed("hingga sampai sebelum menjelang lambat bila jika kalau apabila tenggat undangan tunggu menunggu")
_ID_PAST = listed(
    "telah sudah sempat pernah tadi kata ujar tutur ucap imbuh jelas tegas tulis katanya ujarnya mengatakan sejak usai"
    " dilaporkan melaporkan dikutip baru lalu diumumkan mengumumkan disampaikan"
)
_EN_AHEAD = listed(
    "will would shall due scheduled postponed deadline begins starts opens ends meets sits follows"
    " falls expires resumes arrives flies travels reopens gathers convenes"
    " ahead expects intends wants invited invites can may must should if unless when until"
)
_EN_BESIDE = listed("by until till before from")
_EN_LEADING = listed("is are due set agreed agree scheduled expected going planned plan plans ready about want wants")
_EN_PAST = listed(
    "said told was were had did has have since after been met held sent went came took gave made left began struck shot"
    " fought fell won lost rose broke found saw spoke led brought withdrew drove flew chose swore threw grew drew quit heard paid"
    " built bought sank ran stood sat hung beat hid pulled could"
)
_ED = re.compile(r"[a-z]{3,}ed$")
_NEUTRAL = listed("promised vowed pledged planned expected scheduled called agreed set")


def tense_of(text: str, start: int, stop: int, lang: str) -> Tense:
    """Return the tense of the clause a stretch stands in, by the nearest word before it that tells one, else behind it."""
    line = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    before = _clause(reversed([m.group() for m in _WORD.finditer(text, line, start)]))
    indonesian = lang == "id"
    if before and before[0] in (_ID_BESIDE if indonesian else _EN_BESIDE):
        begun = before[0] == "from" and _told_en(before[1:]) == "past"
        return "past" if begun or _reached(before) else "ahead"
    told = _told_id(before) if indonesian else _told_en(before)
    if told != "open" or len(before) > _LEAST:
        return told
    end = text.find("\n", stop)
    after = _clause(m.group() for m in _WORD.finditer(text, stop, min(end if end >= 0 else len(text), stop + _REACH)))
    return _told_id(after[:_LEAST]) if indonesian else _told_en(after[: 2 * _LEAST], backward=False)


def _reached(before: list[str]) -> bool:
    """Tell whether a term was over: "had been unloaded by Saturday", or the term opens its clause: "Hingga Kamis siang, ..."."""
    return not {"had", "was", "were"}.isdisjoint(before) or (len(before) == 1 and before[0] in ("by", "hingga", "sampai"))


def _clause(words: Iterable[str]) -> list[str]:
    """Return the words up to the first mark that ends a clause, in small letters."""
    kept: list[str] = []
    for word in words:
        if word in _STOPS:
            break
        kept.append(word.lower())
    return kept


def _told_id(words: list[str]) -> Tense:
    for word in words:
        if word in _ID_AHEAD:
            return "ahead"
        if word in _ID_PAST:
            return "past"
    return "open"


def _told_en(words: list[str], *, backward: bool = True) -> Tense:
    for at, word in enumerate(words):
        follows = words[at + 1] if at + 1 < len(words) else ""
        if word == "to" and backward and follows in _EN_LEADING:
            return "ahead"
        if word == "would" and words[at - 2 : at] == ["say", "not"]:
            return "past"
        if word in _EN_AHEAD or word.endswith(("'ll", "’ll")):
            return "ahead"
        if word in _EN_PAST or (word not in _NEUTRAL and follows != "be" and _ED.fullmatch(word)):
            return "past"
    return "open"
