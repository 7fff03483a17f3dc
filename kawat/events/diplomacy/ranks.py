"""Ranks: at what level people meet, from their offices and from the words that stand for them."""

import re
from collections.abc import Iterable

from kawat.diplomacy import Level
from kawat.events.diplomacy.page import Page
from kawat.span import Span

_ORDER: tuple[Level, ...] = ("head", "minister", "envoy", "legislators", "military", "senior official")
_NO = re.compile(
    r"\b(juru bicara|jubir|spokes\w+|mantan|eks|former|ex-|kantor (perdana menteri|presiden)|istana|president's office)\b", re.I
)
_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "senior official",
        re.compile(
            r"\b(wakil (menteri|menlu|menhan)|wamen\w*|deputi|direktur|sekretaris|sekjen|secretary[- ]general|undersecretary|"
            r"permanent secretary|foreign secretar(y|ies)|vice[- ]minister\w*|deputy (\w+ )?(\w+ )?minister\w*|director|"
            r"national security advis[eo]r|penasihat|adviser|advisor|pejabat|officials?|perunding|juru runding|negotiators?|"
            r"negosiator|delegasi|delegations?|ketua delegasi|komisaris|commissioner|kepala (badan|lembaga|dinas)|diplomats?|"
            r"experts|(para )?ahli|experts?|pakar|chief of protocol|penjaga pantai|coast guard)\b",
            re.I,
        ),
    ),
    (
        "military",
        re.compile(
            r"\b(panglima|jenderal|generals?|laksamana|admirals?|kolonel|colonel|kepala staf|chiefs? of (the )?(general |defen[cs]e )?"
            r"staff|army chiefs?|commanders?|komandan|officers|perwira|defen[cs]e chiefs?|militer|brigadir|mayor jenderal|brigjen|mayjen|"
            r"letjen|marsekal)\b",
            re.I,
        ),
    ),
    (
        "legislators",
        re.compile(
            r"\b(ketua (dpr|parlemen|mpr|senat|majelis)|anggota (dpr|parlemen|senat|kongres|majelis)|parlemen|parliament\w*|legislators?|"
            r"lawmakers?|deputies|senators?|senator|speaker|mps?|congress\w*|legislator)\b",
            re.I,
        ),
    ),
    (
        "envoy",
        re.compile(
            r"\b(duta besar|dubes|utusan|ambassadors?|envoys?|wakil tetap|permanent representatives?|kuasa usaha|"
            r"charg[eé] d.affaires|high commissioner|komisaris tinggi|konsul( jenderal)?|consul( general)?|mediator|penengah)\b",
            re.I,
        ),
    ),
    (
        "minister",
        re.compile(
            r"\b((?<!perdana )menteri|menlu|menhan|mendag|menkeu|mentan|menko\w*|mendagri|menkes|(?<!prime )(?<!deputy )(?<!vice )"
            r"ministers?|secretary of (state|defen[cs]e|\w+)|foreign secretary|defen[cs]e secretary|menteri luar negeri|"
            r"wakil perdana menteri|deputy prime minister|vice premier|deputy premier|chancellor of the exchequer)\b",
            re.I,
        ),
    ),
    (
        "head",
        re.compile(
            r"\b((?<!wakil )presiden|(?<!wakil )perdana menteri|(?<!wakil )pm|kepala (negara|pemerintahan)|(?<!vice )(?<!vice-)presidents?|"
            r"(?<!deputy )prime ministers?|(?<!vice )(?<!deputy )premiers?|raja|ratu|sultan|emir|king|queen|chancellor|kanselir|"
            r"(para )?pemimpin|leaders|heads? of (state|government)|taoiseach|wakil presiden|vice[- ]presidents?|paus|pope)\b",
            re.I,
        ),
    ),
)


def level_of_words(words: str) -> Level | None:
    """Return the level that a stretch of words speaks of; None where it names no rank, or only who speaks for one."""
    if _NO.search(words):
        return None
    found: list[tuple[int, Level]] = [(-m.end(), level) for level, form in _WORDS for m in form.finditer(words)]
    ranked = {level for _, level in found}
    return next((level for level in _ORDER if level in ranked), None)


def level_of(page: Page, participants: Iterable[int], around: Span) -> Level:
    """Return the highest level among participants by their own titles, else the one that the sentence speaks of."""
    told = {rank for i in participants if (rank := _rank(page, i))}
    if told:
        return next(level for level in _ORDER if level in told)
    return level_of_words(page.words(around)) or "unknown"


def _rank(page: Page, index: int) -> Level | None:
    chain = page.mentions[index].chain
    ranked = [level_of_words(page.words(m.span)) for m in page.mentions if m.chain == chain and m.kind != "country"]
    told = {rank for rank in ranked if rank}
    actor = page.mentions[index].actor
    if not told and actor and actor.office:
        told = {rank for rank in (_of_office(actor.office),) if rank}
    return next((level for level in _ORDER if level in told), None)


_OFFICES: tuple[tuple[str, Level], ...] = (
    ("spokesperson", "unknown"),
    ("deputy-prime-minister", "minister"),
    ("deputy", "senior official"),
    ("prime-minister", "head"),
    ("president", "head"),
    ("vice-president", "head"),
    ("king", "head"),
    ("queen", "head"),
    ("sultan", "head"),
    ("minister", "minister"),
    ("ambassador", "envoy"),
    ("envoy", "envoy"),
    ("permanent-representative", "envoy"),
    ("charge-d-affaires", "envoy"),
    ("high-commissioner", "envoy"),
    ("commander", "military"),
    ("general", "military"),
    ("chief-of-staff", "military"),
    ("director", "senior official"),
    ("negotiator", "senior official"),
    ("secretary", "senior official"),
)


def _of_office(office: str) -> Level | None:
    where, _, title = office.partition("#")
    if title.startswith("deputy") or title.startswith("vice-minister"):
        return "minister" if title == "deputy-prime-minister" else "senior official"
    if "/leg" in where:
        return "legislators"
    level = next((level for name, level in _OFFICES if title.endswith(name)), None)
    return None if level == "unknown" else level
