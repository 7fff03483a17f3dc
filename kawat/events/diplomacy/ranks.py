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
_SECOND = re.compile(r"\b(wakil perdana menteri|deputy prime minister|vice[- ]premier|deputy premier|wapm)\b", re.I)
_DEPUTY = re.compile(
    r"\b(wakil (menteri|menlu|menhan|mendag)( \w+){0,2}|wamen\w*|vice[- ]ministers?|deputy (\w+ ){0,3}ministers?|"
    r"vice (\w+ ){1,2}ministers?|ministers? of state)\b",
    re.I,
)
_PLURAL = re.compile(
    r"\b(((foreign|defen[cs]e|trade|finance|interior|energy|health|deputy|vice|prime|agriculture|transport|water)[- ])*"
    r"(ministers|presidents|premiers|leaders|officials|negotiators|envoys|diplomats|generals|officers|lawmakers|deputies|"
    r"legislators|parliaments|ambassadors|chiefs|secretaries|commanders|heads of \w+|experts|technicians|delegations)|"
    r"(para|kedua|ketiga|tingkat|setingkat|antar|antara|pertemuan|rapat|sidang|konsultasi|tahunan|delegasi) "
    r"(wakil )?(perdana )?(menteri|menlu|menhan|presiden|perwira|komandan|pemimpin|kepala negara|pejabat|"
    r"perunding|utusan|panglima|jenderal|"
    r"duta besar|parlemen|anggota parlemen|direktur|ahli|juru runding|perdana menteri|kepala negara|militer|delegasi)"
    r"|\d+ menteri|(tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh) menteri|juru runding|perunding|delegation-level)\b",
    re.I,
)
_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "senior official",
        re.compile(
            r"\b(deputi|direktur|sekretaris|sekjen|secretary[- ]general|undersecretary|"
            r"permanent secretary|secretary of|director|"
            r"national security advis[eo]r|penasihat|adviser|advisor|pejabat|officials?|perunding|juru runding|negotiators?|"
            r"negosiator|delegasi|delegations?|ketua delegasi|komisaris|commissioner|kepala (badan|lembaga|dinas)|diplomats?|"
            r"experts|(para )?ahli|experts?|pakar|chief of protocol|penjaga pantai|coast guard)\b",
            re.I,
        ),
    ),
    (
        "military",
        re.compile(
            r"\b(panglima|(?<!sekretaris )(?<!direktur )(?<!konsul )(?<!jaksa )jenderal|"
            r"(?<!secretary[- ])(?<!director[- ])(?<!attorney )(?<!consul[- ])(?<!attorney-)generals?|laksamana|"
            r"admirals?|kolonel|colonel|kepala staf|chiefs? of (the )?(general |defen[cs]e )?"
            r"staff|army chiefs?|commanders?|komandan|officers|perwira|defen[cs]e chiefs?|militer|brigadir|"
            r"mayor jenderal|brigjen|mayjen|"
            r"letjen|marsekal)\b",
            re.I,
        ),
    ),
    (
        "legislators",
        re.compile(
            r"\b(ketua (dpr|parlemen|mpr|senat|majelis)|anggota (dpr|parlemen|senat|kongres|majelis)|parlemen|"
            r"parliament\w*|legislators?|"
            r"lawmakers?|deputies|senators?|senator|speaker|mps?|congress\w*|legislator)\b",
            re.I,
        ),
    ),
    (
        "envoy",
        re.compile(
            r"\b(duta besar|dubes|utusan|ambassadors?|envoys?|wakil tetap|permanent representatives?|kuasa usaha|"
            r"charg[eé] d.affaires|high commissioner|komisaris tinggi|konsul( jenderal)?|consul( general)?|mediator|"
            r"penengah)\b",
            re.I,
        ),
    ),
    (
        "minister",
        re.compile(
            r"\b((?<!perdana )menteri|menlu|menhan|mendag|menkeu|mentan|menko\w*|mendagri|menkes|"
            r"(?<!prime )(?<!deputy )(?<!vice )"
            r"ministers?|secretary of (state|defen[cs]e|commerce|energy|agriculture|labou?r|foreign)|foreign secretary|"
            r"defen[cs]e secretary|menteri luar negeri|"
            r"chancellor of the exchequer)\b",
            re.I,
        ),
    ),
    (
        "head",
        re.compile(
            r"\b((?<!wakil )presiden|(?<!wakil )perdana menteri|(?<!wakil )pm|kepala (negara|pemerintahan)|"
            r"(?<!vice )(?<!vice-)presidents?|"
            r"(?<!deputy )prime ministers?|(?<!vice )(?<!deputy )premiers?|raja|ratu|sultan|emir|king|queen|chancellor|"
            r"kanselir|"
            r"(para )?pemimpin|leaders|heads? of (state|government)|taoiseach|wakil presiden|vice[- ]presidents?|paus|"
            r"pope)\b",
            re.I,
        ),
    ),
)


def level_of_words(words: str) -> Level | None:
    """Return the level that a stretch of words speaks of; None where it names no rank, or only who speaks for one."""
    if _NO.search(words):
        return None
    told: set[Level] = set()
    if _SECOND.search(words):
        told.add("minister")
    rest = _SECOND.sub(" ", words)
    if _DEPUTY.search(rest):
        told.add("senior official")
        rest = _DEPUTY.sub(" ", rest)
    told |= {level for level, form in _WORDS if form.search(rest)}
    return next((level for level in _ORDER if level in told), None)


def level_of(page: Page, participants: Iterable[int], around: Span) -> Level:
    """Return the level that all sides hold by their titles (a minister who receives an envoy meets at his), else the words'."""
    people = [i for i in participants if page.mentions[i].kind in _PEOPLE]
    told = [_rank(page, i) for i in people]
    ranks = {rank for rank in told if rank}
    if "minister" in ranks and ranks & {"head", "envoy"}:
        return "envoy" if "envoy" in ranks else "minister"
    if ranks:
        return next(level for level in _ORDER if level in ranks)
    plural = " ".join(m.group() for m in _PLURAL.finditer(page.words(around)))
    return level_of_words(plural) or "unknown"


def _rank(page: Page, index: int) -> Level | None:
    """Return the rank of a participant by the titles the page gives, else by the office that the registry gives."""
    chain = page.mentions[index].chain
    same = [i for i, m in enumerate(page.mentions) if m.chain == chain and m.kind != "country"]
    told = {rank for i in same if (rank := level_of_words(page.words(page.mentions[i].span)))}
    told = told or {rank for i in same if (rank := level_of_words(_title(page, i)))}
    actor = page.mentions[index].actor
    if not told and actor and actor.office:
        told = {rank for rank in (_of_office(actor.office),) if rank}
    return next((level for level in _ORDER if level in told), None)


def _title(page: Page, index: int) -> str:
    """Return the words of a mention with the title before it ("Presidents Kgosi Mmolotsi", "Menteri Pertanian Girma")."""
    mention = page.mentions[index]
    before = page.report.text[max(mention.start - 40, 0) : mention.start] if mention.kind == "person" else ""
    lead = _LEAD.search(before)
    return f"{lead.group() if lead else ''}{page.words(mention.span)}"


_PEOPLE = ("person", "office", "unnamed", "pronoun", "plural")
_LEAD = re.compile(r"((?<=[\s(])|^)[\w'’-]+( [\w'’-]+){0,3} $")
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
    if title.startswith(("deputy", "vice-minister")):
        return "minister" if title == "deputy-prime-minister" else "senior official"
    if "/leg" in where:
        return "legislators"
    level = next((level for name, level in _OFFICES if title.endswith(name)), None)
    return None if level == "unknown" else level
