"""The language of a text."""

import subprocess
import sys

import pytest

from kawat.sources.language import tell_language

from .pages import STORY


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", STORY[0]),
        ("id", "Perundingan dilanjutkan pekan depan."),
        ("id", "MENLU: PERUNDINGAN SEGERA DIMULAI LAGI"),
        ("id", f"{STORY[1]} “We are not going back,” kata Dossa dalam bahasa Inggris."),
        ("en", "The foreign minister said on Tuesday that talks on the accord would resume next week."),
        ("en", "MINISTER SAYS TALKS TO RESUME NEXT WEEK"),
        ("en", "Talks resume."),
        ("ms", "Perdana Menteri berkata kerajaan akan meneruskan rundingan kerana isu sempadan itu amat penting bagi rakyat."),
        ("ms", "Menteri Luar menegaskan bahawa negara itu tidak akan menyertai mana-mana blok ketenteraan pada Isnin."),
        ("nl", "De minister van Buitenlandse Zaken zei dinsdag dat de onderhandelingen volgende week worden hervat."),
        ("fr", "Le ministre des Affaires étrangères a déclaré mardi que les négociations reprendraient la semaine prochaine."),
        ("ru", "Министр иностранных дел заявил во вторник, что переговоры по соглашению возобновятся."),
        ("zh", "外交部长星期二表示,有关协议的谈判将于下周恢复。"),
        ("ja", "外務大臣は火曜日、協定に関する交渉は来週再開されると述べた。"),
        ("ar", "قال وزير الخارجية يوم الثلاثاء إن المفاوضات بشأن الاتفاق ستستأنف الأسبوع المقبل."),
        (
            "jv",
            "Menteri Luar Negeri ngendika yen rembugan babagan perjanjian iku bakal diwiwiti maneh minggu ngarep ing Jakarta.",
        ),
        (
            "tl",
            "Sinabi ng kalihim ng ugnayang panlabas noong Martes na muling magsisimula ang mga negosasyon sa susunod na linggo.",
        ),
    ],
)
def test_languages(lang: str, text: str) -> None:
    assert tell_language(text) == lang
    assert tell_language(text) == lang


def test_the_model_is_not_loaded_where_function_words_decide() -> None:
    words = "Menurut Dossa, keputusan itu diambil setelah perundingan selama tiga hari."
    program = f"import kawat.sources.language as l; l.tell_language({words!r}); assert l._identifier.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", program], check=True)
