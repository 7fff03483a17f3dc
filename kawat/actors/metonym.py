"""Metonyms: when a capital stands for its country's government, and when it is only a place."""

import re

from kawat.actors.lines import Line, Page
from kawat.span import Span

_AT = {
    "id": frozenset("di ke dari dekat sekitar menuju asal tiba wilayah kota ibu luar mengunjungi meninggalkan dalam".split()),
    "en": frozenset(
        "in at to from near around outside inside into toward towards through across visit visited leave left of".split()
    ),
}
_BESIDE = {
    "id": frozenset(
        """dengan antara oleh terhadap bagi kepada atas bahwa keputusan langkah balasan sikap kebijakan hubungan
        pernyataan tuduhan permintaan pemerintah pihak usul kepentingan tekanan ancaman lobi dukungan bantuan
        konsultasi dialog perundingan tawaran lawan melawan karena sehingga namun""".split()
    ),
    "en": frozenset(
        "with between by against that urged told asked warned pressed accused and if whether while ties but because".split()
    ),
}
_VERB = re.compile(r"(?:me|ber|men|di|ter)[a-z]{3,}$")
_ACTS = frozenset(
    """akan telah sudah juga tidak belum siap ingin bisa harus pun menolak mengatakan masih tetap bersedia dapat kembali
    berharap hanya ikut segera kini terus""".split()
)
_COMMON = frozenset("dirinya diri depan dingin dini dinas diplomat diplomatik bersama berita berat besar".split())


def speaks_for_country(line: Line, k: int, page: Page) -> bool:
    """Tell whether the capital at word k acts, speaks, is acted upon, or is paired with one that is."""
    span = Span(line.starts[k], line.stops[k])
    if any(speaker.holds(span) for speaker in page.speakers):
        return True
    first = _first_of_pair(line, k)
    before = _word(line, first - 1, page)
    if before in _AT[page.lang] or (line.letters[first - 1 : first] in ("X", "W", "V", "T") and first > 0):
        return False
    if page.text[span.stop : span.stop + 2] in ("'s", "’s"):
        return True
    if _paired(line, k):
        return True
    if before in _BESIDE[page.lang] or (before not in _COMMON and page.lang == "id" and bool(_VERB.fullmatch(before))):
        return True
    return _acts(line, k, page)


def _first_of_pair(line: Line, k: int) -> int:
    """Return the first word of a list of places: in 'di Beijing dan Moskow' the preposition governs both."""
    while k > 1 and line.letters[k - 1] in "d,-/" and line.letters[k - 2] in "CKT":
        k -= 2
    return k


def _paired(line: Line, k: int) -> bool:
    after = line.letters[k + 1 : k + 3]
    before = line.letters[max(0, k - 2) : k]
    return bool(re.match(r"[d/-][CK]", after) or re.search(r"[CK][d/-]$", before))


def _acts(line: Line, k: int, page: Page) -> bool:
    """Tell whether a verb follows: any Indonesian verb form, any English word in small letters that is no preposition."""
    after = _word(line, k + 1, page)
    if page.lang == "id":
        return after in _ACTS or (after not in _COMMON and bool(_VERB.fullmatch(after)))
    return line.letters[k + 1 : k + 2] == "x" or after in (
        "said",
        "says",
        "has",
        "had",
        "will",
        "would",
        "is",
        "was",
        "could",
        "did",
        "must",
    )


def _word(line: Line, k: int, page: Page) -> str:
    return page.folded[line.starts[k] : line.stops[k]] if 0 <= k < len(line.starts) else ""
