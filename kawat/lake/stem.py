"""Words as they are searched: folded, and brought to the roots they may have, in Indonesian and in English."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
STEMMING = 1  # a change of what stands under which root asks for a new index

_ENGLISH = snowballstemmer.stemmer("english")
_VOWELS = tuple("aeiou")
# words that look divided and are not; also what a longer word is not divided beyond
_WHOLE = frozenset(
    """
    afganistan afghanistan akhirnya alasan aman azerbaijan bagian bahan balkan beberapa beirut belum benar berani berapa
    beras berat beri berita berkas berkat berlian berlin bermuda bersama bertahan besar bhutan biasanya bukan bulan bulanan
    demikian dengan depan dewan dialog digital dimensi dinamika dinas dinding diplomasi diplomat diplomatik direksi direktur
    dirgantara disiplin diskusi distribusi distrik divisi domisili hanya hujan hutan ikan iman jalan jangan jutaan kalian
    kantor kapan karenanya kawan kazakhstan kemudian kendaraan kepulauan kerja kerjasama kesan khususnya kirgizstan lahan
    lawan makan medali medan media meksiko melalui melayu memang mengenai menteri menuju menurut merah merdeka merek mereka
    merkuri mesin mesir meski meskipun meter metode metro misalnya nyaman pakistan pasar pasukan pekan pelabuhan pemerintah
    pemilu pendidikan penting penuh peran perancis perang perdana perempuan perintah peristiwa perlu permen pernah pers
    persen persero persia persis personel pertama pertamina perth peru perusahaan perwira pesan pesawat peserta pimpinan
    presiden puluhan punya ramadan ribuan sebagian sebelumnya sekian selanjutnya selatan setidaknya sultan tahan taiwan
    tajikistan taman tandatangan tangan tanya teman tentara terang terima teritorial terminal teroris terorisme tersangka
    tertentu tertua terus tuan turkmenistan umumnya uzbekistan vatikan wartawan zaman
    """.split()
)
_NASALS = (  # prefix, the sounds it may have swallowed before a vowel, and the sounds it stands before as they are
    ("meny", ("s", "ny"), ""),
    ("peny", ("s", "ny"), ""),
    ("meng", ("k", ""), "gkhqx"),
    ("peng", ("k", ""), "gkhqx"),
    ("mem", ("p", "m"), "bfpv"),
    ("pem", ("p", "m"), "bfpv"),
    ("men", ("t", "n"), "cdjzsty"),
    ("pen", ("t", "n"), "cdjzsty"),
    ("me", (), "lrwymn"),
    ("pe", (), "lrwymnbcdfgjkpstv"),
)
_SHORTEST = 4
_SHORT_ROOT = re.compile("[aeiou][^aeiou][aeiou]")  # aku, uji, adu


@lru_cache(maxsize=400_000)
def fold(word: str) -> str:
    """Return a word in small letters without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=400_000)
def roots(word: str, lang: str) -> tuple[str, ...]:
    """Return the roots that a folded word may have in a language; a word of another language is its own root.

    `menolak` may come of `tolak` or of `nolak`, for a nasal swallows the sound behind it: it stands under both, so that no
    dictionary is needed to bring it together with `ditolak`, `penolakan` and `tolak`.
    """
    if lang == "en":
        return (str(_ENGLISH.stemWord(word)),)
    if lang == "id" and word.isalpha():
        return tuple(dict.fromkeys(_indonesian(word)))
    return (word,)


def _indonesian(word: str) -> Iterator[str]:
    """Yield the roots of an Indonesian word: -nya goes, then a prefix with the suffix that goes with it, then a second prefix."""
    if word not in _WHOLE and word.endswith("nya") and len(word) >= 3 + 3:
        word = word[:-3]
    if word in _WHOLE or len(word) <= _SHORTEST:
        yield word
        return
    noun = _without(word, ("an",))
    if word.endswith("an") and noun[0] in _WHOLE:
        yield noun[0]
        return
    yield from _divided(word)


def _divided(word: str) -> Iterator[str]:
    if word.startswith("ke") and word.endswith("an") and len(word) >= _SHORTEST + 4:
        yield from _indonesian(word[2:-2]) if word.startswith(("kepem", "kepen")) else (_inner(word[2:-2]),)
    elif word.startswith("di") and len(word) >= _SHORTEST + 2:
        yield from (_inner(stem) for stem in _without(word[2:], ("kan", "i")))
    elif (nasal := _nasal(word)) is not None:
        yield from _unswallowed(word, *nasal)
    elif word.startswith("per") and word[3:4] in _VOWELS:
        yield from (stem for whole in (word[3:], word[2:]) for stem in _without(whole, ("an",)))
    elif (stem := _bared(word)) != word:
        yield from _without(stem, ("kan",) if word.startswith("ter") else ("kan", "an") if word.startswith("be") else ("an",))
    else:
        yield from _without(word, ("an",))


def _nasal(word: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the prefix me- or pe- in the form it has before this word, with the sounds that it may have swallowed."""
    if word.startswith(("per", "pelajar")):
        return None
    for prefix, swallowed, before in _NASALS:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            follows = word[len(prefix)]
            if follows in _VOWELS and swallowed:
                return prefix, swallowed
            if follows in before:
                return prefix, ("",)
    return None


def _unswallowed(word: str, prefix: str, swallowed: tuple[str, ...]) -> Iterator[str]:
    """Yield the roots of a word with me- or pe-, for each sound that the prefix may have swallowed."""
    suffixes = ("kan", "i") if prefix[0] == "m" else ("an",)
    for sound in swallowed:
        whole = sound + word[len(prefix) :]
        yield from (_inner(stem) for stem in ([whole] if whole in _WHOLE else _without(whole, suffixes)))


def _without(word: str, suffixes: tuple[str, ...]) -> list[str]:
    """Return a word without its suffix; with and without it where -ai may be one sound (damai) or two (percaya + i)."""
    for suffix in suffixes:
        stem = word.removesuffix(suffix)
        if stem != word and (len(stem) >= _SHORTEST or _SHORT_ROOT.fullmatch(stem)):
            return [word, stem] if suffix == "i" and stem.endswith("a") else [stem]
    return [word]


def _inner(stem: str) -> str:
    """Return a stem without the prefix that may stand inside another one: memper-, diber-, keter-."""
    return stem if stem in _WHOLE else _bared(stem)


def _bared(word: str) -> str:
    """Return a word without ber-, per- or ter-, where enough is left to be a root."""
    for prefix in ("belajar", "pelajar"):
        if word.startswith(prefix):
            return word[3:]
    for prefix in ("ber", "per", "ter"):
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
            return word[len(prefix) :]
    return "kerja" + word[7:] if word.startswith("bekerja") else word
