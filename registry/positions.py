"""The grammar of English position titles: 'Federal Minister for Foreign Affairs' in Austria is `AUT/gov/mfa#minister`.

Every title is made plain first (small letters, no 'federal', no name of its own country), then looked up in a list of
forms, the first that fits. A title that no form fits is left out: nothing is guessed. What came of it is written to
``registry/imported/positions.csv``, one row for each title, for people to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_FIELDS: tuple[tuple[str, str], ...] = (
    ("mfa", r"(?:foreign|external|foreign and (?:commonwealth|political|european)|european and international|europe and foreign"
            r"|international) (?:affairs|relations|policy)\b.*|foreign(?: and .*affairs.*)?|.*\bforeign affairs(?: and .*)?"),
    ("mod", r"(?:national |state )?(?:defen[cs]e|security and defen[cs]e)(?:$| and (?!science|personnel|space|production).*|, .*)"
            r"|the (?:people's )?armed forces.*|(?:defen[cs]e and )?armed forces.*"),
    ("interior", r"(?:the )?(?:interior|internal affairs|home affairs)(?:$| and .*|, .*)|domestic affairs"),
    ("finance", r"(?:the )?(?:national )?(?:finances?|treasury)(?:$| and .*|, .*)|(?:the )?economy(?:,| and)(?: \w+,?)? ?(?:and )?financ.*"
                r"|economic affairs and finance|economy, finance .*|budget and finance|strategy and finance|planning and finance"),
    ("trade", r"(?:foreign |international )?(?:trade|commerce)(?:$| and .*|, .*)|economy, trade and industry"
              r"|foreign economic relations(?: and trade)?|trade, .*|external trade.*"),
    ("economy", r"(?:the )?(?:national )?(?:economy|economic (?:affairs|development))(?:$| and (?!financ).*|, (?!financ).*)"),
    ("energy", r"(?:energy|petroleum|oil|power)(?:$| and .*|, .*)|mines and energy|electricity and energy"),
    ("justice", r"justice(?:$| and .*|, .*)|law and (?:justice|human rights).*|legal affairs.*|law$"),
    ("health", r"(?:the )?(?:public |national )?health(?:$| and .*|, .*)|(?:labour, )?health, .*"),
)  # fmt: skip
_JUNIOR = re.compile(
    r"assistant|associate|parliamentary|under|junior|delegate|state secretary|minister of state\b|shadow|alternate|former"
    r"|first lady|wife|spouse|\bto the\b(?! (?:united|president|prime))|\bin the\b|province|provincial|private"
)
_NOISE = re.compile(r"^(?:federal|union|united states|the|national government) (?!of)|\([^)]*\)")
_OF_STATE = re.compile(r" of (?:the )?(?:republic|federation|state|government|nation|confederation)$")
_REALM = r"(?:(?:\w+ )*(?:republic|kingdom|state|federation|sultanate|union) of )?(?:the )?"
_NOT_HEAD = frozenset(("CHE", "HKG", "EST"))
_SECRETARIES = frozenset("PHL USA MEX HND HKG GBR VAT SMR KEN".split())
_UPPER = (
    r"(?:the )?(?:senate|house of lords|lords|federation council|council of federation|house of councillors|rajya sabha"
    r"|federal council|national council of provinces|council of states|bundesrat|dewan negara|majlis al.dawla|council of state)"
)
_LOWER = (
    r"(?:the )?(?:house of (?:representatives|commons|the people|people's representatives)|chamber of (?:deputies|representatives)"
    r"|lok sabha|dewan rakyat|congress of deputies|state duma|sejm|bundestag|people's representative council|pyithu hluttaw)"
)
_HOUSE = (
    r"(?:the )?(?:islamic |federal |grand )?(?:(?:national )?(?:assembly|parliament|legislature|people's congress)|knesset|seimas|saeima"
    r"|riksdag|folketing|storting|people's majlis|parliament of .*|jatiyo (?:shangshad|sangsad)|consultative assembly"
    r"|islamic consultative assembly|verkhovna rada|riigikogu|hellenic parliament|council of representatives"
    r"|legislative yuan|state great (?:khural|hural)|supreme council|national legislative assembly|grand national assembly"
    r"|supreme people's assembly|croatian parliament|national council|people's council|people's assembly|milli mejlis)"
)
_FORMS = rf"""
prime minister|taoiseach|president of the (?:council of ministers|government)|head of government -> /gov/prime-minister#prime-minister
(?:premier|premier of the state council) -> /gov/prime-minister#prime-minister
(?:federal )?chancellor|chairman of the cabinet of ministers|chairman of the council of ministers -> /gov/prime-minister#prime-minister
(?:first |second |third )?(?:deputy|vice) (?:prime minister|premier)(?: of the state council)?|tánaiste -> /gov/prime-minister#deputy-prime-minister
president|state president|president of the (?:republic|state|confederation|federation)|president of the swiss confederation -> /gov/president#president
acting president -> /gov/president#acting-president
(?:first |second )?vice[- ]president|vice[- ]president of the (?:republic|state)|deputy president -> /gov/president#vice-president
king|king of the .*|monarch -> /royal#king
queen -> /royal#queen
emperor -> /royal#emperor
(?:the )?emir(?: of the state)? -> /royal#emir
sultan -> /royal#sultan
grand duke -> /royal#grand-duke
(?:sovereign )?prince -> /royal#prince
crown prince -> /royal#crown-prince
governor[- ]general -> /gov#governor-general
pope -> /gov#pope
supreme leader -> /gov/supreme-leader#leader
state counsell?or -> /gov#state-counsellor
(?:governor|president|chair|chairman|chairperson) of the (?:\w+ )?(?:central|national|reserve) bank -> /gov/central-bank#governor
governor of the (?:people's )?bank(?: of \w+(?: \w+)?)? -> /gov/central-bank#governor
chair of the federal reserve|chairman of the governing board of the .* national bank -> /gov/central-bank#governor
(?:chief|head|chairman) of (?:the )?(?:army |joint )?general staff(?: of the armed forces)? -> /mil#chief-of-staff
chief of (?:the )?(?:defen[cs]e(?: staff| forces?)?|armed forces(?: joint staff)?|joint staff(?: of the armed forces)?|national defen[cs]e (?:force|general staff)) -> /mil#commander
commander[- ]in[- ]chief of the (?:armed forces|defen[cs]e forces?)|commander of the .*defen[cs]e forces -> /mil#commander
chief of staff of the (?:armed|defen[cs]e) forces -> /mil#chief-of-staff
chairman of the joint chiefs(?: of staff)? -> /mil/joint-chiefs#chair
chief of (?:the )?(?:army(?: staff)?)|chief of staff of the army -> /mil/army#chief
chief of (?:the )?(?:navy|naval staff|naval operations)|chief of staff of the navy -> /mil/navy#chief
chief of (?:the )?(?:air force|air staff)|chief of staff of the air force -> /mil/air-force#chief
white house chief of staff|chief of staff (?:to|of) the president(?:ial executive office)? -> /gov/president#chief-of-staff
head of the (?:presidential administration|office of the president|president's office)|chief of staff of the presidency -> /gov/president#chief-of-staff
secretary of the (?:supreme |national )?(?:national )?security(?: and defen[cs]e)? council -> /gov/security-council#secretary
deputy chairman of the security council -> /gov/security-council#deputy-chair
national security advis[eo]r|director of the national security office -> /gov/nsa#adviser
government spokesperson|spokesperson of the government -> /gov#spokesperson
white house press secretary|presidential spokesperson|spokesperson of the president|press secretary -> /gov/president#spokesperson
foreign ministry spokes?person|foreign ministry spokeperson -> /gov/mfa#spokesperson
(?:permanent|permament) representative to the (?:united nations|un)(?:,? new york)?|ambassador to the united nations -> /gov/un-mission#permanent-representative
united states trade representative -> /gov/trade-representative#representative
(?:speaker|president|chair|chairman|chairperson) of {_UPPER} -> /leg/upper#speaker
(?:speaker|president|chair|chairman|chairperson) of {_LOWER} -> /leg/lower#speaker
(?:speaker|president|chair|chairman|chairperson) of {_HOUSE} -> /leg#speaker
"""
_WHOLE = tuple(
    (re.compile(form), office) for form, _, office in (line.partition(" -> ") for line in _FORMS.strip().splitlines())
)
_MINISTER = re.compile(
    r"(?P<deputy>(?:first |senior )?(?:deputy|vice)[- ])?"
    r"(?:(?P<role>cabinet secretary|minister|secretary of state|secretary) (?:of|for)(?: the)? (?P<field>.+)|(?P<front>.+) minister)"
)
_DUTIES = tuple((field, re.compile(form)) for field, form in _FIELDS)
_BODIES: Mapping[str, str] = {
    "secretary-general of the united nations": "UN#secretary-general",
    "deputy secretary-general of the united nations": "UN#deputy-secretary-general",
    "director-general of the world trade organization": "WTO#director-general",
    "president of the united nations general assembly": "UNGA#president",
    "high representative of the union for foreign affairs and security policy": "EU#high-representative",
}
_OF_ITS_OWN: Mapping[tuple[str, str], str] = {
    ("USA", "secretary of state"): "USA/gov/mfa#minister",
    ("USA", "deputy secretary of state"): "USA/gov/mfa#deputy-minister",
    ("USA", "attorney general"): "USA/gov/justice#minister",
    ("USA", "secretary of homeland security"): "USA/gov/homeland-security#minister",
    ("GBR", "chancellor of the exchequer"): "GBR/gov/finance#minister",
    ("GBR", "foreign secretary"): "GBR/gov/mfa#minister",
    ("GBR", "home secretary"): "GBR/gov/interior#minister",
    ("AUS", "treasurer"): "AUS/gov/finance#minister",
    ("VAT", "secretary of state"): "VAT/gov#secretary-of-state",
    ("RUS", "chair of the government"): "RUS/gov/prime-minister#prime-minister",
    ("JPN", "chief cabinet secretary"): "JPN/gov/cabinet-secretariat#secretary",
    ("MCO", "minister of state"): "MCO/gov/prime-minister#prime-minister",
    ("CHE", "head of the federal department of foreign affairs"): "CHE/gov/mfa#minister",
}
_HOSTS: Mapping[str, str] = {
    "united states": "usa", "united states of america": "usa", "indonesia": "idn", "china": "chn",
    "people's republic of china": "chn", "russia": "rus", "russian federation": "rus",
}  # fmt: skip
_TO = re.compile(r"ambassador to (?:the )?(?P<host>.+)")


class Place(NamedTuple):
    """What is known of a country while its titles are read: code, its English names (small letters), whether it has two houses."""

    code: str
    names: tuple[str, ...]
    bicameral: bool


def office_of(position: str, place: Place) -> str | None:
    """Return the office id of an English title in a country, or None when no form fits it."""
    title = plain_title(position, place)
    known = _BODIES.get(title) or _OF_ITS_OWN.get((place.code, title))
    if known or place.code in ("INT", "EU"):
        return known
    host = _TO.fullmatch(title)
    if host and host["host"] in _HOSTS:
        return f"{place.code}/gov/embassy/{_HOSTS[host['host']]}#ambassador"
    for form, office in _WHOLE:
        if form.fullmatch(title):
            return _fitting(place, office)
    return None if _JUNIOR.search(title) else _ministry(title, place)


def plain_title(position: str, place: Place) -> str:
    """Return a title in small letters without 'federal', brackets, and the name of its own country."""
    title = re.sub(r"\s+", " ", position).strip().lower().replace("’", "'")
    title = _NOISE.sub("", title).strip()
    for name in place.names:
        title = re.sub(rf" of (?:the )?{_REALM}{re.escape(name)}$", "", title)
        title = title.removeprefix(f"{name} ")
    return _OF_STATE.sub("", title) if not title.startswith("president of the council") else title


def _fitting(place: Place, office: str) -> str | None:
    """Return an office under its country: no chancellor who is no head of government, one house where there is one."""
    if office.endswith("#prime-minister") and place.code in _NOT_HEAD:
        return None
    if office == "/leg#speaker" and place.bicameral:
        office = "/leg/lower#speaker"
    if office == "/leg/lower#speaker" and not place.bicameral:
        office = "/leg#speaker"
    return place.code + office


def _ministry(title: str, place: Place) -> str | None:
    found = _MINISTER.fullmatch(title)
    if not found:
        return None
    if found["role"] in ("secretary", "cabinet secretary", "secretary of state") and place.code not in _SECRETARIES:
        return None
    named = found["field"] or found["front"]
    field = next((field for field, form in _DUTIES if form.fullmatch(named)), None)
    role = "deputy-minister" if found["deputy"] else "minister"
    return f"{place.code}/gov/{field}#{role}" if field else None
