"""Memberships: who is a member of which body, in what role and for what term, from the words around a body's name."""

import re
from re import Pattern

from kawat.diplomacy import Membership
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.wording import DUE
from kawat.events.lists import JOINING
from kawat.events.times import View, find_times
from kawat.events.words import Sentence
from kawat.rules import score_of
from kawat.span import Span
from kawat.when import Time

_ROLES: tuple[tuple[str, str], ...] = (
    (
        "suspended",
        r"(?:menangguhkan|membekukan|pembekuan|penangguhan) keanggotaan|suspend(?:ed|s|ing)"
        r"|keanggotaan\w* (?:di)?(?:bekukan|tangguhkan)",
    ),
    ("vice-chair", r"wakil ketua|vice[- ]chair\w*"),
    ("non-permanent", r"anggota tidak tetap|kursi tidak tetap|non-permanent (?:member|seat)s?|elected members?|rotating seats?"),
    ("permanent", r"anggota tetap|kursi tetap|permanent (?:member|seat)s?"),
    ("founder", r"anggota pendiri|founding members?|negara pendiri"),
    ("associate", r"anggota (?:asosiasi|asosiat)|associate members?(?:hip)?"),
    ("observer", r"(?:status |negara |anggota )pengamat|sebagai pengamat|observer status|as (?:an )?observers?"),
    ("dialogue-partner", r"mitra dialog(?: penuh)?|dialogue partners?"),
    ("candidate", r"calon anggota|kandidat anggota|candidate (?:members?|country|countries)"),
    ("former", r"mantan anggota|former members?|keluar dari|menarik diri dari|left the|withdr[ae]w from|quit the|leave the"),
    ("full", r"anggota penuh|full members?(?:hip)?|anggota ke-\d+"),
    ("presidency", r"presidensi|presiden bergilir|jabatan presiden|presidency|council president|presides over"),
    (
        "chair",
        r"ketua bergilir|keketuaan|ketua|diketuai|mengetuai|rotating chair\w*|chair(?:s|ed|ing|manship|man|woman)?",
    ),
    (
        "member",
        r"keanggotaan|beranggotakan|anggota|belongs? to|bergabung(?: kembali)? dengan|member(?:s|ship)?|join(?:s|ed|ing)?"
        r"|readmit(?:s|ted)|admit(?:s|ted)|accession to|seats? on|elected to|kursi(?: di)?",
    ),
)
_BODIES = ("body", "bloc", "mechanism")
_MEMBERS = ("country", "group", "pronoun", "plural")
_BETWEEN = JOINING | {"republik", "kerajaan", "republic", "the", "of", "kingdom", "negara"}
_REACH = 7  # words between a role and the body it is a role in
_FAR = 10
_NEITHER = frozenset(
    "untuk bukan tidak not never calon bid lost declined desakan jika if utusan declines refused menolak wants"
    " ingin hopes wakil dubes ambassador envoy".split()
)


def find_memberships(page: Page) -> tuple[Membership, ...]:
    """Return the memberships of a page in order of the text, each member of a body once."""
    found: dict[tuple[str, str], Membership] = {}
    for sentence in page.sentences:
        for one in _of_sentence(sentence, page):
            found.setdefault((_key(one.member, page), _key(one.body, page)), one)
    return tuple(sorted(found.values(), key=lambda m: m.start))


def _key(index: int, page: Page) -> str:
    actor = page.mentions[index].actor
    return actor.id if actor else f"chain {page.mentions[index].chain}"


def _of_sentence(sentence: Sentence, page: Page) -> list[Membership]:
    mentions = page.mentions_in(sentence.span)
    bodies = [i for i in mentions if page.mentions[i].kind in _BODIES and _is_name(i, page) and not _is_held(i, mentions, page)]
    found: list[Membership] = []
    taken: list[Span] = []
    for role, pattern in _PATTERNS:
        for match in pattern.finditer(page.report.text, sentence.span.start, sentence.span.stop):
            at = Span(*match.span())
            if any(at.meets(t) for t in taken) or any(page.mentions[i].span.meets(at) for i in mentions if _is_name(i, page)):
                continue
            taken.append(at)
            found += _read(sentence, at, role, bodies or _earlier(sentence, role, page), page)
    return found


def _is_name(index: int, page: Page) -> bool:
    """Tell whether words inside a mention are part of its name or of somebody's title, and say no role."""
    mention = page.mentions[index]
    if _BEGINS.match(page.words(mention.span)):
        return False
    titled = mention.kind == "office" and any(m.kind == "person" and 0 <= m.start - mention.stop <= 2 for m in page.mentions)
    return titled or mention.kind not in ("office", "unnamed")


_BEGINS = re.compile(r"(?:anggota|negara anggota|ketua|member|permanent|non-permanent|elected|chair)\b", re.IGNORECASE)


def _earlier(sentence: Sentence, role: str, page: Page) -> list[int]:
    """Return the body that was named last before a sentence, which tells a role in none of its own ("ketua kelompok itu")."""
    if role not in ("permanent", "non-permanent", "vice-chair", "chair", "presidency", "full", "associate"):
        return []
    before = [i for i, m in enumerate(page.mentions) if m.kind in _BODIES and m.stop <= sentence.span.start]
    before = [i for i in before if not _is_held(i, tuple(before), page)]
    return [max(before, key=lambda i: page.mentions[i].start)] if before else []


_PATTERNS: tuple[tuple[str, Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for role, words in _ROLES
)


def _is_held(one: int, mentions: tuple[int, ...], page: Page) -> bool:
    """Tell whether a body's name stands inside an office, a person's title or a longer body ("wakil Indonesia di PBB")."""
    span = page.mentions[one].span
    return any(page.mentions[i].span != span and page.mentions[i].span.holds(span) for i in mentions if _is_name(i, page))


def _read(sentence: Sentence, role_at: Span, role: str, bodies: list[int], page: Page) -> list[Membership]:
    body = _nearest(role_at, bodies, sentence, page)
    if body is None or (page.words(role_at).lower() == "beranggotakan" and page.mentions[body].actor is None):
        return []
    members = _members(sentence, role_at, body, page)
    return [
        Membership(
            start=min(page.mentions[i].start, role_at.start),
            stop=max(page.mentions[body].stop, role_at.stop),
            by=f"rule:member-{role}@1",
            score=score_of(f"rule:member-{role}@1"),
            member=page.named(i),
            body=page.named(body),
            role=role,
            term=_term(sentence, role_at, page),
        )
        for i in members
    ]


def _nearest(role_at: Span, bodies: list[int], sentence: Sentence, page: Page) -> int | None:
    """Return the body that a role stands beside: the next one behind it, else the one before it."""
    behind = [
        i
        for i in bodies
        if page.mentions[i].start - role_at.stop >= 0 and _gap(role_at.stop, page.mentions[i].start, sentence) <= _REACH
    ]
    before = [
        i
        for i in bodies
        if page.mentions[i].stop <= role_at.start and _gap(page.mentions[i].stop, role_at.start, sentence) <= _FAR
    ]
    near = behind[0] if behind else before[-1] if before else None
    return bodies[0] if near is None and bodies and page.mentions[bodies[0]].stop <= role_at.start else near


def _gap(start: int, stop: int, sentence: Sentence) -> int:
    return sum(start <= w.start < stop for w in sentence.words)


def _members(sentence: Sentence, role_at: Span, body: int, page: Page) -> list[int]:
    """Return the countries that have the role: those nearest before it in one list, else those between or right behind."""
    near = [i for i in page.mentions_in(sentence.span) if page.mentions[i].kind in _MEMBERS and i != body]
    near = [i for i in near if page.mentions[i].chain != page.mentions[body].chain and _names_country(i, page)]
    before = [
        i for i in near if page.mentions[i].stop <= role_at.start and _gap(page.mentions[i].stop, role_at.start, sentence) <= _FAR
    ]
    behind = [i for i in near if page.mentions[i].start >= role_at.stop]
    words = page.words(role_at).lower()
    forward = words.startswith(
        ("mem", "men", "pem", "pen", "keanggotaan", "beranggotakan", "diketuai", "suspend", "readmit", "admit")
    )
    chosen = behind if forward and behind else before
    if not chosen or _NEITHER & set(sentence.forms(*_around(role_at, sentence))):
        return []
    return _list_of(chosen[0] if chosen is behind else chosen[-1], chosen, page)


def _around(role_at: Span, sentence: Sentence) -> tuple[int, int]:
    at = next((i for i, w in enumerate(sentence.words) if w.stop > role_at.start), 0)
    return at - 5, at - 1


def _names_country(index: int, page: Page) -> bool:
    """Tell whether a mention is a country, or a plural or pronoun of countries, that no office or organ holds."""
    mention = page.mentions[index]
    if any(
        m.span != mention.span and m.span.holds(mention.span) and m.kind in ("office", "organ", "person") for m in page.mentions
    ):
        return False
    return (
        mention.kind in ("country", "group")
        or bool(mention.members)
        or (page.cast.country(index) is not None and mention.actor is not None and "/" not in mention.actor.id)
    )


def _list_of(index: int, chosen: list[int], page: Page) -> list[int]:
    """Return a mention with those joined to it by commas and "dan", plurals expanded."""
    row = [index]
    for step in (-1, 1):
        at = chosen.index(index)
        while 0 <= at + step < len(chosen) and _joined(chosen[min(at, at + step)], chosen[max(at, at + step)], page):
            at += step
            row.append(chosen[at])
    flat = [j for i in sorted(row) for j in (page.mentions[i].members or (i,))]
    return list(dict.fromkeys(flat))


def _joined(one: int, other: int, page: Page) -> bool:
    between = page.report.text[page.mentions[one].stop : page.mentions[other].start].lower()
    return all(word in _BETWEEN for word in re.findall(r"\w+", between)) and len(between) < 20


def _term(sentence: Sentence, role_at: Span, page: Page) -> Time | None:
    """Return the time behind the role that a word of term introduces, or a span of years."""
    text, published = page.report.text, page.report.published
    stretch = Span(sentence.span.start, min(sentence.span.stop + 1, len(text)))
    for time in find_times(text, stretch, page.report.lang, View(published=published, ahead=True)):
        before = text[stretch.start : time.start].lower().split()[-2:]
        if time.start > role_at.start and (DUE & set(before) or {"periode", "masa", "term", "tahun"} & set(before)):
            return time
    return None
