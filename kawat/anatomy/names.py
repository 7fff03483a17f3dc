"""A name in a dateline, credit or byline is an outlet, an agency, a city or an author, with the id the directory gives it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kawat.actor import Directory
from kawat.anatomy.words import AGENCIES, MEDIA_WORDS, OFFICES, OUTLETS
from kawat.record import Name, NameRole

DOMAIN = (
    r"(?i:(?:[A-Za-z0-9][\w-]*\.)+(?:com|co\.id|co|id|net|org|news|tv|info|go\.id|or\.id|web\.id|my|sg|uk|"
    r"ru|ir|cn|us|press|asia|site))\b"
)
_DOMAIN = re.compile(DOMAIN, re.I)
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2,}[a-z]{2,}")
_BY = re.compile(
    r"(?:(?:additional )?(?:reporting|writing|editing|written|edited|translated|compiled|report)?(?: and "
    r"editing)?\s*(?:by|oleh)|oleh|associated press (?:diplomatic )?writers?|laporan|wartawan|penulis|"
    r"editor|reporter|pewarta)\s+",
    re.I,
)
_ROLE = re.compile(r"(?i:editor|penulis|reporter|pewarta|red|rep|redaktur|wartawan|kontributor|penerjemah)\w*\s*[:：]")
_TRADES = ("writer", "agency", "jurnalis", "news")
_AUTHOR = re.compile(r"[^\W\d_][\w.’'`-]*(?:\s+[^\W\d_][\w.’'`-]*){0,5}")
_LABEL = re.compile(r"[^,;:|]{0,40}[:：]")
_BETWEEN = re.compile(r"\s*(?:[,;|&/]|\bdan\b|\band\b)\s*")


def is_domain(words: str) -> bool:
    """Tell whether the words are, or hold, the domain of a site."""
    return _DOMAIN.search(words) is not None


def is_known(words: str, directory: Directory) -> bool:
    """Tell whether the directory, or the room's own short list, knows the words as an outlet or agency."""
    folded = _fold(words)
    return folded in directory.orgs or folded in AGENCIES or folded in OUTLETS


def is_city(words: str, directory: Directory) -> bool:
    """Tell whether the directory knows the words as a city."""
    return words.casefold() in directory.cities


def looks_like_outlet(words: str) -> bool:
    """Tell whether the words have the shape of an outlet's name: a domain, a media word, or capitals inside a word."""
    return is_domain(words) or _CAMEL.search(words) is not None or not MEDIA_WORDS.isdisjoint(words.casefold().split())


def is_office(words: str) -> bool:
    """Tell whether the words begin with an office, ministry or body, which speaks but does not publish."""
    first = re.match(r"\w+", words)
    return first is not None and first[0].casefold() in OFFICES


def org_name(start: int, words: str, directory: Directory, otherwise: NameRole = "outlet") -> Name:
    """Return an outlet or agency as a name; the role comes from the directory, the short list, or the shape."""
    folded = _fold(words)
    org = directory.orgs.get(folded) or directory.orgs.get(words.casefold())
    role: NameRole = otherwise
    if org in directory.agencies or folded in directory.agencies or folded in AGENCIES:
        role = "agency"
    elif org or folded in OUTLETS or looks_like_outlet(words):
        role = "outlet"
    return Name(role=role, start=start, stop=start + len(words), id=org)


def city_name(start: int, words: str) -> Name:
    """Return a city (or the country that stands for one) as a name."""
    return Name(role="city", start=start, stop=start + len(words))


def known_inside(words: str, directory: Directory) -> tuple[int, int] | None:
    """Return the longest run of whole words that the directory knows, as offsets into `words`."""
    marks = [m.span() for m in re.finditer(r"[^\s,]+", words)]
    for size in range(len(marks), 0, -1):
        for i in range(len(marks) - size + 1):
            start, stop = marks[i][0], marks[i + size - 1][1]
            if is_known(words[start:stop], directory):
                return start, stop
    return None


def orgs_in(start: int, words: str, directory: Directory) -> tuple[Name, ...]:
    """Return the outlets and agencies of a list such as `AFP, Reuters/Antara`, in written order."""
    return tuple(
        org_name(start + at, piece, directory, "agency" if piece.isupper() else "outlet")
        for at, piece in _split(words)
        if piece[:1].isupper() or is_domain(piece)
    )


def authors_in(start: int, words: str) -> tuple[Name, ...]:
    """Return the authors of a byline, labels, trades and outlets left out, in written order."""
    found: list[Name] = []
    marks = [0, *(m.start() for m in _ROLE.finditer(words) if m.start()), len(words)]
    for begin, end in pairwise(marks):
        if end < len(words) and not _LABEL.match(words[begin:end]):
            continue
        for at, piece in _split(words[begin:end], skip=_label_length(words[begin:end])):
            by = _BY.match(piece)
            lead = by.end() if by else 0
            name = piece[lead:].split(" in ")[0]
            if _AUTHOR.fullmatch(name) and not is_domain(name) and not name.casefold().endswith(_TRADES):
                at += start + begin + lead
                found.append(Name(role="author", start=at, stop=at + len(name)))
    return tuple(found)


def _label_length(words: str) -> int:
    label = _LABEL.match(words)
    return label.end() if label else 0


def _split(words: str, skip: int = 0) -> Iterator[tuple[int, str]]:
    at = skip
    for between in [*_BETWEEN.finditer(words, skip), None]:
        stop = between.start() if between else len(words)
        piece = words[at:stop]
        bare = piece.strip(" .()[]*-–—•")
        if bare:
            yield at + piece.index(bare), bare
        at = between.end() if between else stop


def _fold(words: str) -> str:
    folded = words.casefold()
    return folded[4:] if folded.startswith("the ") and folded not in OUTLETS and folded not in AGENCIES else folded
