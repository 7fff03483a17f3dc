"""A credit says from whom a report took its news: inside a sentence (`dilansir X dari Y`), or in a footer (`Sumber: X`)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actor import Directory
from kawat.anatomy.lines import Piece
from kawat.anatomy.names import DOMAIN, is_domain, is_office, known_inside, looks_like_outlet, org_name, orgs_in
from kawat.anatomy.words import DATE, DAY, WEEKDAYS
from kawat.record import Name

_LEAD = r"(?:(?:(?:[Ss]eperti|[Ss]ebagaimana|[Dd]emikian|[Bb]egitu|[Aa]s)\s+)+(?:(?:yang|telah|laporan|was|first)\s+)?)?"
_FREE = (
    r"(?:[Dd]ilansir|[Mm]elansir|[Dd]ikutip|[Mm]engutip|[Dd]isitat|[Dd]isitir|[Dd]isadur|[Dd]inukil|"
    r"[Mm]enukil|[Dd]iberitakan|"
    r"[Dd]iwartakan|[Dd]ilangsir|[Mm]enyadur)"
)
_BOUND = (
    r"(?:[Dd]ilaporkan|[Ll]apor|[Mm]enurut(?:\s+(?:laporan|pemberitaan|siaran|berita)(?:\s+yang\s+di\w+)?)?|"
    r"[Dd]emikian(?:\s+laporan)?|[Vv]ia|[Tt]ulis|[Ww]arta|"
    r"[Dd]itulis|[Dd]imuat|[Dd]irilis|(?:[Kk]ata|[Ss]ebut|[Uu]ngkap)\s+laporan|[Pp]er(?:\s+an?\s+report\s+(?:by|from|"
    r"in))?|[Dd]alam\s+(?:laporan|pemberitaan|siaran)|[Dd]ikabarkan|[Dd]isiarkan|"
    r"[Dd]iungkap(?:kan)?|[Bb]erdasarkan (?:laporan|pemberitaan)|"
    r"(?<=eperti )(?:yang )?(?:telah )?di[a-z]{4,}|(?<=bagaimana )(?:yang )?(?:telah )?di[a-z]{4,}|(?<=mikian "
    r")di[a-z]{4,}|(?<=begitu )di[a-z]{4,}|"
    r"[Aa]ccording to(?:\s+an?)?(?:\s+reports?(?:\s+(?:by|from|in))?)?|[Cc]iting|[Qq]uoting|(?:[Rr]eported|[Cc]ited|"
    r"[Qq]uoted|[Cc]arried|[Pp]ublished|[Bb]roadcast) by|(?<=, )(?:reports?|reported|writes|wrote))"
)
_CUE = re.compile(rf"\b{_LEAD}(?:(?P<free>{_FREE})|(?P<bound>{_BOUND}))(?=\s)")
_MEDIA = (
    r"(?:(?:kantor berita|(?:se)?jumlah media|media|laman|situs|harian|surat kabar|koran|majalah|stasiun|"
    r"televisi|television|portal|saluran|akun|"
    r"kanal|jaringan|tabloid|radio|website|channel|the|an?|state|local|newspaper|broadcaster|news agency|"
    r"agency|news site|magazine|official|resmi|"
    r"berita|web|lokal|pemerintah|nasional|milik|negara|setempat|asal|online|state-run|media outlet)\s+)*"
)
_LINKS = r"(?:(?:oleh|dari|di|dalam|laporan|pemberitaan|melalui|pada|kembali|lewat|sebuah|by|from|oleh)\s+)*"
_PROPER = rf"(?:{DOMAIN}|[A-Z0-9“\"@][\w’'&@”\"+-]*(?:/[A-Z]\w+)?)"
_SOURCE = re.compile(
    rf"\s+(?P<links>{_LINKS})(?P<media>{_MEDIA})(?P<name>{_PROPER}(?:\s+(?:{_PROPER}|of|and|de|al)(?=[\s,.;:)”\"]|$)|"
    rf"\s+(?:resmi|milik)\s+{_PROPER})*)"
)
_CHAIN = re.compile(
    rf"(?:,?\s+(?:yang\s+)?(?:dari|via|melalui|mengutip|dikutip|citing|quoting|from|dan|and|lewat))(?=\s)|"
    rf"\s*,(?=\s+{_PROPER}(?:[\s,.]|$))"
)
_REPORT = re.compile(r"(?:\s+(?:news agency|newspaper))?(?:\s+(?:reports?|sebelumnya|earlier)\b)?")
_WHEN = re.compile(
    rf"(?:,?\s*(?:[Pp]ada|[Oo]n|edisi|hari)?\s*(?:hari\s+)?(?:{DAY}(?:\s+(?:malam|pagi|siang|sore|dini "
    rf"hari))?(?:\s*,?\s*[(\[]?{DATE}[)\]]?|\s*,?\s*\(?\d{{1,2}}\)?(?=[\s,.]))?|[(\[]{DATE}[)\]]|(?:pada |"
    rf"on ){DATE}))"
    r"(?:\s+(?:malam|pagi|siang|sore)?\s*\(?(?:waktu setempat|WIB|local time)\)?)?"
)
_SAID = re.compile(
    r",?\s+(?:news agency\s+|agency\s+|newspaper\s+)?(?:(?:has|had|first|also|earlier|"
    r"sebelumnya)\s+)?(?P<verb>reported|said in (?:a|its) (?:report|dispatch)|reports|melaporkan|memberitakan|mewartakan|"
    r"melansir|mengabarkan|menyiarkan)(?=[\s,.])"
)
_SAID_LEAD = re.compile(
    r"(?:\b(?:[Dd]emikian|[Ss]eperti|[Ss]ebagaimana|[Aa]s)\s+)?(?:\b(?P<medium>[Kk]antor berita|[Mm]edia|[Ss]tasiun "
    r"(?:televisi|TV|radio)|"
    r"[Hh]arian|[Ss]urat kabar|[Kk]oran|[Mm]ajalah|[Ss]itus(?: berita)?|[Ll]aman|[Pp]ortal|[Ss]aluran|"
    r"(?:(?:[Tt]he|[Aa]n?) )?(?:(?:state-run|state|official|local|semi-official) )*(?:news agency|newspaper|broadcaster|"
    r"daily|(?:state )?media))"
    r"(?:\s+(?:resmi|negara|pemerintah|berita|milik|[A-Z]\w+))*,?\s+|\b(?:(?:[Tt]he|[Aa]n?) )?(?:(?:state-run|state|"
    r"official|local) )?)?\Z"
)
_HINTS = re.compile(
    r"lansir|kutip|gutip|lapor|laporkan|itakan|wartakan|warta\b|[Mm]enurut|emikian|\b[Vv]ia\b|isad|inukil|"
    r"isit|eperti di|agaimana di|tulis\b|imuat|irilis|uoting|\b[Pp]er\b|abarkan|siarkan|iungkap|report|said in|ccording|"
    r"iting|uoted by|\bcited by|arried by|"
    r"ublished by|cast by|erdasarkan"
)

CUES = frozenset(
    "dilansir melansir dilangsir dikutip mengutip disitat disitir disadur menyadur dinukil menukil diberitakan "
    "memberitakan pemberitaan "
    "diwartakan mewartakan warta dilaporkan melaporkan lapor laporan menurut demikian begitu seperti sebagaimana via "
    "tulis ditulis "
    "dimuat dirilis per dikabarkan mengabarkan disiarkan menyiarkan siaran diungkap diungkapkan ungkap berdasarkan "
    "according citing "
    "quoting reported reports report cited quoted carried published broadcast wrote writes".split()
)


class Source(NamedTuple):
    """A named source behind a cue: where it stops and its name."""

    stop: int
    name: Name | None


def find_credits(text: str, start: int, stop: int, directory: Directory) -> Iterator[Piece]:
    """Yield the inline credits of a stretch in order; each ends before what it introduces."""
    at = start
    while at < stop and (hint := _HINTS.search(text, at, stop)):
        cue = _CUE.search(text, max(at, hint.start() - 22), stop)
        said = _find_said(text, at, min(stop, hint.end() + 14), directory)
        found = _behind_cue(text, cue, stop, directory) if cue and cue.start() <= hint.end() else None
        found = found or said
        if found and found.start >= at:
            piece = _whole_line(text, found)
            yield piece
            at = max(piece.stop, hint.end())
        else:
            at = hint.end()


def _behind_cue(text: str, cue: re.Match[str], stop: int, directory: Directory) -> Piece | None:
    """Return the credit that a cue begins, or None where a person or a ministry follows."""
    before = text[: cue.start()].rstrip()[-1:]
    quotes = cue[0] == cue["free"] and cue["free"].islower() and before.isalnum()
    source = _read_source(text, cue.end(), stop, directory, free=bool(cue["free"]) and not quotes)
    if source is None:
        return None
    said = _SAID.match(text, source.stop, stop)
    end, names = _chained(text, said.end() if said else source.stop, stop, directory)
    names = (source.name, *names) if source.name else names
    return Piece(cue.start(), _behind_source(text, end, stop), "credit", "rule:credit-inline@1", names)


def _chained(text: str, end: int, stop: int, directory: Directory) -> tuple[int, tuple[Name, ...]]:
    """Return where a chain of further publishers (`dari AFP`, `, citing Interfax`) stops, and their names."""
    names: tuple[Name, ...] = ()
    while chain := _CHAIN.match(text, end, stop):
        following = _read_source(text, chain.end(), stop, directory, free=False)
        if following is None or following.name is None:
            break
        names, end = (*names, following.name), following.stop
    return end, names


def _behind_source(text: str, end: int, stop: int) -> int:
    """Return where a credit stops: behind the day that may follow its names."""
    for tail in (_REPORT, _WHEN):
        found = tail.match(text, end, stop)
        end = found.end() if found else end
    return end


def _read_source(text: str, at: int, stop: int, directory: Directory, free: bool) -> Source | None:
    """Return the source that stands at `at`: any name behind a cue that only credits, a publisher behind the others."""
    found = _SOURCE.match(text, at, stop)
    if found is None:
        return None
    words, start = found["name"], found.start("name")
    media = found["media"].strip() not in (
        "",
        "the",
        "a",
        "an",
        "official",
        "state",
        "negara",
        "pemerintah",
        "milik",
        "the state",
        "resmi",
    )
    days = [m.start() for m in re.finditer(r"\S+", words) if m[0].casefold().strip(",") in WEEKDAYS]
    words = words[: days[0]].rstrip() if days else words
    known = known_inside(words, directory)
    if known and known[0] == 0 and _is_edition(words[known[1] :], text[start + len(words) : start + len(words) + 1]):
        return Source(start + len(words), org_name(start, words, directory))
    if known:
        return Source(start + known[1], org_name(start + known[0], words[known[0] : known[1]], directory))
    if not words:
        return None
    words = words.strip('"“”')
    start = text.index(words, start) if words else start
    if media or (free and not is_office(words)) or is_domain(words) or _is_media_name(words):
        named = None if is_office(words) else org_name(start, words, directory)
        return Source(start + len(words), named) if media or named else None
    return None


def _is_edition(rest: str, behind: str) -> bool:
    """Tell whether the words behind a known name belong to it, as in `BBC Indonesia`: they close the phrase, no office."""
    return bool(rest.strip()) and behind in ("", ",", ".", ")", ";") and len(rest.split()) <= 2 and not is_office(rest.strip())


def _is_media_name(words: str) -> bool:
    return not is_office(words) and (looks_like_outlet(words) and (len(words.split()) > 1 or is_domain(words)))


def _find_said(text: str, at: int, stop: int, directory: Directory) -> Piece | None:
    """Return `X reported (on Friday)` where X is a publisher."""
    for verb in _SAID.finditer(text, at, stop):
        before = re.search(rf"((?:{_PROPER})(?:\s+(?:{_PROPER}|of|and))*)$", text[max(at, verb.start() - 60) : verb.start()])
        if before is None:
            continue
        start = max(at, verb.start() - 60) + before.start()
        words = before[1]
        known = known_inside(words, directory)
        ends = known is not None and known[1] == len(words)
        if known and ends:
            start, words = start + known[0], words[known[0] :]
        lead = _SAID_LEAD.search(text, max(at, start - 60), start)
        if not ends and not _is_media_name(words) and not (lead and lead["medium"] and not is_office(words)):
            continue
        end, names = _chained(text, _behind_source(text, verb.end(), len(text)), len(text), directory)
        names = (org_name(start, words, directory), *names)
        return Piece(lead.start() if lead else start, end, "credit", "rule:credit-said@1", names)
    return None


def _whole_line(text: str, piece: Piece) -> Piece:
    """Return the credit with its full stop where it is a line of its own."""
    alone = not text[: piece.start].strip() and text[piece.stop :].strip() == "."
    return piece._replace(stop=piece.stop + 1) if alone else piece


def footer_names(start: int, text: str, directory: Directory) -> tuple[Name, ...]:
    """Return the publishers that a footer such as `(Sumber: BBC, AFP)` or `Artikel ini telah tayang di X` names."""
    label = re.match(r"[^:：]{0,24}[:：]\s*", text)
    if label:
        return orgs_in(start + label.end(), text[label.end() :].strip(" ()[].*"), directory)
    where = re.search(rf"\b(?:di|dari|on|by|in|from|oleh)\s+(?P<name>{_PROPER}(?:\s+{_PROPER}){{0,3}})", text)
    if where is None:
        bare = text.strip(" ()[].*–—-").removeprefix("Sumber ")
        if len(bare.split()) > 5:
            return ()
        return orgs_in(start + text.index(bare), bare, directory) if bare else ()
    words = where["name"].rstrip('”"')
    known = known_inside(words, directory)
    at, end = known or (0, len(words))
    return (org_name(start + where.start("name") + at, words[at:end], directory),)
