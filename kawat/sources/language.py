"""The language of a text, told by function words and, where these do not decide, by py3langid."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOK_AT = 20_000
_ENGLISH = frozenset(
    "the of and to that is was for on with as by at from has have had were are been be this which who will would said says "
    "but not its their they he she his her it's it an or we our you if after before about than when there what into over under "
    "between against during while also more".split()
)
_INDONESIAN = frozenset(
    "yang dan di dari untuk dengan pada ini itu ke dalam tidak akan oleh juga telah sudah adalah kata ada atau sebagai bahwa "
    "karena mereka kami kita dia ia saya para serta tersebut seperti lebih saat bisa dapat harus belum masih antara terhadap "
    "tentang secara kepada namun sementara menurut setelah sebelum ketika hari tahun menteri negara presiden pemerintah "
    "mengatakan ujar ujarnya katanya menyatakan hingga sejak agar jika bukan lagi hanya setiap banyak beberapa".split()
)
FUNCTION_WORDS = _ENGLISH | _INDONESIAN
_ONLY_MALAY = frozenset(
    "bahawa kerana iaitu manakala mahu syarikat jepun polis peratus bilion trilion ogos julai disember isnin beza "
    "berbeza televisyen parlimen setiausaha universiti antarabangsa menerusi sekiranya jurucakap "
    "mesyuarat".split()
)
_ONLY_INDONESIAN = frozenset(
    "bahwa karena yaitu serikat jepang polisi kemarin persen miliar triliun agustus desember senin coba beda televisi "
    "parlemen universitas internasional kantor namun bisa juru ujarnya ujar usai tak maret kebijakan perusahaan ingin butuh "
    "sedangkan melansir dilansir rapat kunjungan pasukan sebesar sekitar pekan kepolisian berbicara".split()
)
_CODES = (
    "id en ms jv su tl vi th my km lo zh ja ko hi bn ur ta fa ar he tr ru uk pl cs sk hu ro bg sr hr sl el "
    "nl de fr es pt it ca sv no da fi et lv lt sw ht"
).split()
_ENOUGH = 0.12
_LEAD = 3.0
_SHORT = 60


def tell_language(text: str) -> str:
    """Return the two-letter code of the language most of the text is in; `en` is the answer of last resort.

    Function words decide when they make up an eighth of the words and one language has three times the other's;
    Malay is then told from Indonesian by words that only one of them uses, and a tie is Indonesian.
    """
    words = [word.lower() for word in _WORD.findall(text[:_LOOK_AT])]
    english = sum(word in _ENGLISH for word in words)
    indonesian = sum(word in _INDONESIAN for word in words)
    if english > _ENOUGH * len(words) and english > _LEAD * indonesian:
        return "en"
    if indonesian > _ENOUGH * len(words) and indonesian > _LEAD * english:
        return _malay_or_indonesian(words)
    code = _ask(text[:_LOOK_AT])
    return _malay_or_indonesian(words) if code in ("id", "ms") else code


def _malay_or_indonesian(words: list[str]) -> str:
    malay = sum(word in _ONLY_MALAY for word in words)
    return "ms" if malay > sum(word in _ONLY_INDONESIAN for word in words) else "id"


def _ask(text: str) -> str:
    letters = " ".join(_WORD.findall(text))
    if not letters:
        return "en"
    ranks = _identifier().rank(letters)
    return str(next(code for code, _ in ranks if len(letters) > _SHORT or not letters.isascii() or code in ("en", "id")))


@cache
def _identifier() -> LanguageIdentifier:
    """Load py3langid's model once, restricted to languages in which reports about diplomacy are likely to come."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _CODES if code in identifier.nb_classes])
    return identifier
