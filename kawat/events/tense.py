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
_EN_PRESENT = listed(
    "start starts begin begins resume resumes open opens vote votes meet meets convene convenes return returns take takes hold"
    " holds play plays leave leaves travel visit visits go goes come comes end ends expire expires close closes debate debates"
)
_PROMISED = listed(
    "promised pledged vowed agreed asked told demanded wanted threatened warned ordered invited offered gave given would could"
    " should must promise pledge vow agree ask demand want threaten warn order invite offer give deadline"
)
_SET = listed("set strike debate vote session meeting round talks summit hearing election called recalled calls")
_VOWED = listed("promised pledged vowed agreed")
_NEUTRAL = listed("promised vowed pledged planned expected scheduled called agreed set")


def tense_of(text: str, start: int, stop: int, lang: str) -> Tense:
    """Return the tense of the clause a stretch stands in, by the nearest word before it that tells one, else behind it."""
    line = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    before = _clause(reversed([m.group() for m in _WORD.finditer(text, line, start)]))
    indonesian = lang == "id"
    if before and before[0] in (_ID_BESIDE if indonesian else _EN_BESIDE):
        return "past" if _reached(before, text[stop : stop + _REACH]) else "ahead"
    if not indonesian and before[:1] == ["for"] and not _SET.isdisjoint(before[1:8]) and not text.startswith(("'s", "’s"), stop):
        return "ahead"
    told = _told_id(before) if indonesian else _told_en(before)
    if told != "open" or (len(before) > _LEAST and (indonesian or _EN_PRESENT.isdisjoint(before))):
        return told
    end = text.find("\n", stop)
    after = _clause(m.group() for m in _WORD.finditer(text, stop, min(end if end >= 0 else len(text), stop + _REACH)))
    if indonesian:
        return _told_id(after[:_LEAST])
    behind = _told_en(after[: 2 * _LEAST], backward=False)
    return behind if behind != "open" or _EN_PRESENT.isdisjoint((*before, *after[:1])) else "ahead"


def told_beside(text: str, start: int, lang: str) -> bool:
    """Tell whether a verb of the past stands right before a time expression or its preposition: "met on Tuesday"."""
    before = _clause(reversed([m.group() for m in _WORD.finditer(text, max(0, start - _REACH), start)]))[:2]
    told = _told_id if lang == "id" else _told_en
    return any(told([word]) == "past" for word in before)


def _reached(before: list[str], behind: str) -> bool:
    """Tell whether a term was over: "had been unloaded by Saturday", "belum bersuara hingga Selasa", or it opens its clause.

    What was promised, asked or threatened by a day is still to come.
    """
    if before[0] == "from" and re.match(r" ?(?:to|until|through|-|–) ", behind):
        return _told_en(before[1:]) == "past"
    if before[0] in ("hingga", "sampai"):
        return len(before) == 1 or not {"belum", "masih"}.isdisjoint(before)
    if before[0] == "from" or not _PROMISED.isdisjoint(before[1:]):
        return False
    return not {"had", "was", "were"}.isdisjoint(before) or (before[0] == "by" and (len(before) == 1 or before[1] == "and"))


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
        if word in _VOWED and words[:1] == ["on"] and "to" not in words[:at]:
            return "past"
        if word in _EN_PAST or (word not in _NEUTRAL and follows != "be" and _ED.fullmatch(word)):
            return "past"
    return "open"
