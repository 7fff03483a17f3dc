"""Cutting finds what stands inside a line of story and is not story: glued labels, brackets, initials, credits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from kawat.actor import Directory
from kawat.anatomy.credit import CUES, find_credits, footer_names
from kawat.anatomy.lines import Line, Piece, ends_in_full_stop
from kawat.anatomy.names import authors_in, is_known, is_office, orgs_in
from kawat.record import PartKind

_BRACKET = re.compile(
    r"[(\[]\s*(?:(?P<related>(?:baca|lihat|simak|read|see|tonton)\s*(?:juga|also|"
    r"more)?\s*[:：][^()\[\]]{3,200}|(?:baca juga|read also|see also|read more)\b[^()\[\]]{0,200})"
    r"|(?P<photo>(?:foto|photo|image|sumber foto|dok)\s*[:/.][^()\[\]]{0,80})"
    r"|(?P<credit>(?:sumber|source)\s*:[^()\[\]]{0,80}))[)\]]\.?",
    re.I,
)
_LABELS: tuple[tuple[PartKind, str], ...] = (
    (
        "related",
        r"(?:(?:Baca|Lihat|Simak|Tonton)\s+(?:[Jj]uga|[Pp]ula|[Bb]erita)|BACA\s+JUGA|(?:Baca|BACA|READ|Simak|"
        r"Lihat|SIMAK|LIHAT)(?=\s*[:：])|Read (?:[Mm]ore|[Aa]lso)|READ (?:MORE|ALSO)|ALSO READ|Also [Rr]ead|"
        r"See [Aa]lso|RELATED|Related|Berita Terkait|Artikel Terkait|Pilihan (?:Editor|Redaksi)|PILIHAN "
        r"EDITOR)\s*[:：|]",
    ),
    ("credit", r"(?:Sumber(?: berita)?|SUMBER|Source|SOURCE)\s*[:：]"),
    (
        "byline",
        r"(?:Editor|EDITOR|Penulis|PENULIS|Reporter|Pewarta|Redaktur|Kontributor|Penerjemah|Laporan|"
        r"Oleh)\s*[:：]|(?:\(|\b)Reporting by (?=[A-Z])",
    ),
    ("photo", r"(?:Foto|FOTO|Photo)\s*[:：]"),
    (
        "boilerplate",
        r"(?:Copyright|COPYRIGHT)(?: ©)?\s|©\s|Hak [Cc]ipta\s|Tags?\s?:|(?:Halaman|Page)\s+\d+\s+(?:dari|of)\s+\d+|Editor(?=$)|"
        r"Halaman (?:selanjutnya|berikutnya)",
    ),
)
_LABEL = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _LABELS))
_LABEL_SIGNS = (":", "：", "|", "©", "opyright", "OPYRIGHT", "Hak ", "Halaman", "Page ", "Reporting by")
_AFTER = re.compile(r"""(?:^|[.!?…]["”’'»)\]]*|["”])\s*$""")
_INITIALS = re.compile(
    r"(?P<stop>[.!?…][\"”’']*\s*)?(?P<bracket>\**[(\[](?P<in>[^()\[\]\d]{1,60}|\w+/[A-Z]-\d|"
    r"[A-Z]{1,3}\d?(?:/[A-Z]{1,4}\d{0,2})+|[A-Z]{1,2}-\d{1,2})[)\]]\**)\s*\.?$"
)
_LOWER_INITIALS = re.compile(
    r"\*+(?:/[a-z]{2,4})?|[a-z]{2,4}/[A-Z]-\d|[a-z]{2,4}(?:[/,-]\s*(?:[a-z]{1,4}|\*|\w{2,10}))+|[a-z]{2,3}|"
    r"[A-Z]{1,2}-\d{1,2}|[A-Z]{1,3}\d?(?:/[A-Z]{1,4}\d{0,2})+"
)
_SIGNED = re.compile(r"[A-Za-z][\w.’'-]*(?:[\s/,&]+[A-Z]?[\w.’'-]+){0,9}")
_DASH_AGENCY = re.compile(r"(?<=[.!?”\"])\s*[-–—]{1,2}\s*(?P<name>[A-Z][\w ./]{1,30}?)\.?$")
_GLUED_QUOTE = re.compile(r"(?<=\w)(?=[\"“][A-Z])")
_STOP_INSIDE = re.compile(r"(?<=[a-z]{3})\.(?= [A-Z\"“][\w ]+)")
_TITLED = re.compile(r"\s*\S+\s+[A-Z]")
_NAMES_ONLY = re.compile(r"\s*[A-Z][\w.’'-]*(?:[\s,/&]+(?:dan\s|and\s)?[A-Z][\w.’'-]*){0,5}\s*$")
_SENTENCE_INSIDE = re.compile(r",[\"”] [a-z]|[a-z]\. [(\[A-Z]")
_FURNITURE_SIGNS = (
    *("ADVERTISEMENT", "SCROLL TO", "Scroll to", "GULIR", "[Gambas", "Advertisement", "pic.twitter", "pic.x.com"),
    *("ead more", "ontinue reading", "elengkapnya"),
)
_FURNITURE = re.compile(
    r"(?P<whole>(?:\s?(?:ADVERTISEMENT|SCROLL TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT| READING)?|"
    r"Scroll to continue(?: with content| reading)?|"
    r"GULIR UNTUK LANJUT BACA|(?<=[.!?”\"])\s?Advertisement(?=\s?[A-Z]|$)|"
    r"(?<=[.!?”\"])\s(?:[Rr]ead more|[Cc]ontinue reading|(?:[Bb]aca |[Ll]ihat )?[Ss]elengkapnya)(?=\W*$)))+|"
    r"(?P<embed>\[Gambas:[^\]]{1,40}\]|pic\.(?:twitter|x)\.com/\w+))"
)
_ORNAMENT = re.compile(r"(?<=\s)[>»→•*▶►#]+\s*\Z")
_OPENING = re.compile(r"(?:^|\s)[\"“]\s*$")
_SURE = re.compile(r"(?:Baca|BACA|Lihat|Simak)\s+(?:[Jj]uga|JUGA)\s*[:：]|(?:Halaman|Page)\s+\d+\s+(?:dari|of)\s+\d+$")
_SMALL = re.compile(r"\s*(?!https?:|www)(?:[a-zà-ÿ][\w-]*[ ,]+){3}")
_TITLE_WORDS = frozenset(
    "di ke dan dari yang untuk pada dalam oleh dengan soal usai jadi saat atas bagi a an the of in on to "
    "for and with as at by".split()
)


class Signs(NamedTuple):
    """The signs of credits, and of labels and other furniture, that a page holds at all: most lines have none of them."""

    credit: tuple[str, ...]
    label: tuple[str, ...]
    furniture: tuple[str, ...]


def signs_of(page: str, words: frozenset[str]) -> Signs:
    """Return the signs that occur in a page; a cue is looked for without its first letter, be that small or a capital."""
    label, furniture = (tuple(sign for sign in signs if sign in page) for signs in (_LABEL_SIGNS, _FURNITURE_SIGNS))
    return Signs(tuple(cue[1:] for cue in CUES & words), label, furniture)


def cut_line(line: Line, head: int, signs: Signs, directory: Directory) -> Iterator[Piece]:
    """Yield the pieces of a line of story behind its dateline (which stops at `head`), body filling what is left."""
    at = head
    for piece in sorted([*_strange(line, head, signs, directory)]):
        if piece.start < at:
            continue
        yield from _story(line, at, piece.start, signs, directory)
        yield piece
        at = piece.stop
    yield from _story(line, at, line.stop, signs, directory)


def is_glued(text: str) -> bool:
    """Tell whether a site's words stand behind a sentence of story in the same line, the break between them being lost."""
    if (label := next(iter(_loose_labels(text, 1)), None)) is not None and label.start() > 8:
        return True
    furniture = _FURNITURE.search(text, 1) if any(map(text.__contains__, _FURNITURE_SIGNS)) else None
    return furniture is not None and furniture.start() > 8 and text[furniture.start() - 1] in '.!?”" '


def _story(line: Line, start: int, stop: int, signs: Signs, directory: Directory) -> Iterator[Piece]:
    words = line.text[start - line.start : stop - line.start]
    if not words.strip():
        return
    at = start
    if any(map(words.__contains__, signs.credit)):
        for found in find_credits(words, 0, len(words), directory):
            piece = _moved(found, start)
            if piece.start > at:
                yield Piece(at, piece.start, "body", "rule:body@1")
            yield piece
            at = piece.stop
    if at < stop:
        yield Piece(at, stop, "body", "rule:body@1")


def _moved(piece: Piece, by: int) -> Piece:
    names = tuple(replace(n, start=n.start + by, stop=n.stop + by) for n in piece.names)
    return piece._replace(start=piece.start + by, stop=piece.stop + by, names=names)


def _strange(line: Line, head: int, signs: Signs, directory: Directory) -> Iterator[Piece]:
    text, base, at = line.text, line.start, head - line.start
    labelled = any(map(text.__contains__, signs.label))
    labels = _loose_labels(text, at) if labelled else []
    for i, label in enumerate(labels):
        limit = labels[i + 1].start() if i + 1 < len(labels) else len(text)
        piece = _glued(label, text, limit, directory)
        if piece:
            yield _moved(piece, base)
    if any(map(text.__contains__, signs.furniture)):
        for inside in _FURNITURE.finditer(text, at):
            sort: PartKind = "embed" if inside["embed"] else "boilerplate"
            yield Piece(base + inside.start("whole"), base + inside.end("whole"), sort, f"rule:{sort}-glued@1")
    if "(" in text or "[" in text:
        for found in _BRACKET.finditer(text, at):
            kind: PartKind = "related" if found["related"] else "photo" if found["photo"] else "credit"
            names = footer_names(base + found.start(), found[0], directory) if kind == "credit" else ()
            yield Piece(base + found.start(), base + found.end(), kind, f"rule:{kind}-bracket@1", names)
        for stop in (*(label.start() for label in labels if label.lastgroup != "related"), len(text)):
            signed = _signature(text[:stop].rstrip(), at, directory)
            if signed:
                yield _moved(signed, base)
    agency = (
        _DASH_AGENCY.search(text, max(at, len(text) - 40)) if text[-1] != "." or "-" in text[-40:] or "–" in text[-40:] else None
    )
    if agency and is_known(agency["name"].strip(), directory):
        names = orgs_in(base + agency.start("name"), agency["name"], directory)
        yield Piece(base + agency.start(), base + agency.end(), "credit", "rule:credit-footer@1", names)


def _loose_labels(text: str, at: int) -> list[re.Match[str]]:
    """Return the labels that stand loose: behind a stop or another label, or `Baca juga:` anywhere."""
    found: list[re.Match[str]] = []
    for label in _LABEL.finditer(text, at):
        before = text[max(0, label.start() - 6) : label.start()]
        opens = label.start() < 2 or _OPENING.search(before) is not None
        signed = found and found[-1].lastgroup != "related" and label.lastgroup != "related"
        named = label.lastgroup in ("byline", "credit") and _NAMES_ONLY.match(text, label.end()) is not None
        behind = _AFTER.search(before) is not None and not (opens and before.rstrip()[-1:] in '"“')
        if behind or signed or named or _SURE.match(label[0]):
            found.append(label)
    return found


def _glued(label: re.Match[str], text: str, limit: int, directory: Directory) -> Piece | None:
    kind: PartKind = label.lastgroup  # type: ignore[assignment]
    start, stop, words = label.start(), limit, text[label.end() : limit]
    ornament = _ORNAMENT.search(text, max(0, start - 6), start)
    start = ornament.start() if ornament else start
    if kind != "related" and _SMALL.match(words):
        return None
    if kind == "related":
        stop = label.end() + headline_length(words.rstrip())
    elif len(words) > 90 and kind in ("credit", "photo", "byline"):
        name = re.match(r"\s*[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2}", words)
        stop = label.end() + name.end() if name and label.start() > 0 and kind == "photo" else limit
        if stop == limit:
            return None
    names = (
        footer_names(start, text[start:stop], directory)
        if kind == "credit"
        else authors_in(start, text[start:stop])
        if kind == "byline"
        else ()
    )
    return Piece(start, start + len(text[start:stop].rstrip()), kind, f"rule:{kind}-glued@1", names)


def headline_length(words: str) -> int:
    """Return how far a headline in Title Case goes before a sentence begins in the same line; all of it when none does.

    The sentence is taken to begin with the last capital before the first small word that no headline writes small.
    """
    glued, stop = _GLUED_QUOTE.search(words), _STOP_INSIDE.search(words)
    end = min(found.end() for found in (glued, stop) if found) if glued or stop else len(words)
    if len(words) < 150 and not ends_in_full_stop(words) and not _SENTENCE_INSIDE.search(words):
        return end
    return min(end, _title_length(words)) if _TITLED.match(words) or not stop else end


def _title_length(words: str) -> int:
    """Return where the run of capitals begins that the first small word of a sentence follows; at an office in it, if any."""
    run: list[tuple[int, str]] = []
    for i, word in enumerate(re.finditer(r"\S+", words)):
        first = word[0].lstrip("\"“‘'(")[:1]
        if i > 2 and word[0][:1] in '“"' and words[word.start() - 2] not in ",:":
            return word.start()
        small = first.islower() and len(word[0]) > 2 and word[0].strip(".,") not in _TITLE_WORDS
        if first.isupper():
            run = [*run, (word.start(), word[0])] if i > 2 else []
        elif small and run:
            return next((at for at, capital in run if is_office(capital)), run[-1][0])
        elif not small:
            run = []
    return len(words)


def _signature(text: str, at: int, directory: Directory) -> Piece | None:
    """Return the initials, authors or agency in brackets at a line's end; an abbreviation of the words before is story."""
    found = _INITIALS.search(text, max(at, len(text) - 70))
    if found is None:
        return None
    inside, start, stop = found["in"].strip(), found.start("bracket"), len(text)
    alone = found["stop"] is not None or start == 0 or text[start - 1] in '"”'
    orgs = [n.strip() for n in re.split(r"[/,&]", inside)]
    if alone and all(is_known(n.removesuffix(" News"), directory) for n in orgs) and not inside.islower():
        return Piece(start, stop, "credit", "rule:credit-bracket@1", orgs_in(start + 1, inside, directory))
    if alone and "/" in inside and any(is_known(n, directory) and n != n.lower() for n in orgs):
        return Piece(start, stop, "credit", "rule:credit-bracket@1", orgs_in(start + 1, inside, directory))
    if _LOWER_INITIALS.fullmatch(inside) and (alone or ("/" in inside and inside.islower()) or inside.startswith("*")):
        return Piece(start, stop, "byline", "rule:byline-initials@1", authors_in(start + 1, inside))
    if alone and _SIGNED.fullmatch(inside) and inside[-1] != "." and not _is_sentence(inside):
        if inside.isupper() and len(inside) > 3:
            return Piece(start, stop, "credit", "rule:credit-bracket@1", orgs_in(start + 1, inside, directory))
        return Piece(start, stop, "byline", "rule:byline-initials@1", authors_in(start + 1, inside))
    return None


def _is_sentence(inside: str) -> bool:
    return sum(w[0].islower() and len(w) > 3 for w in inside.split()) > 1
