"""Pledges: who owes what to whom, on which terms, how it stands, and what is only a plan."""

from datetime import date

import pytest

from tests.events.diplomacy.pledge_cases import record_of, told

ROWS = {
    "berjanji": ("id", "Jepang berjanji mengirim 40 ambulans kepada Laos.", ["JPN"], ["LAO"], "40 ambulans", "promised"),
    "menjanjikan": (
        "id",
        "Kanada menjanjikan hibah 12 juta dolar kepada Haiti.",
        ["CAN"],
        ["HTI"],
        "hibah 12 juta dolar",
        "promised",
    ),
    "akan": ("id", "Norwegia akan menyumbang 300 tenda bagi Nepal.", ["NOR"], ["NPL"], "300 tenda", "promised"),
    "siap": ("id", "Brasil siap memberikan 5.000 ton beras kepada Kuba.", ["BRA"], ["CUB"], "5.000 ton beras", "promised"),
    "once more": (
        "id",
        "Australia menegaskan kembali janji mengirim 60 guru kepada Fiji.",
        ["AUS"],
        ["FJI"],
        "60 guru",
        "reaffirmed",
    ),
    "passive": (
        "id",
        "Sebanyak 20 bus yang dijanjikan Turki kepada Somalia belum dikirim.",
        ["TUR"],
        ["SOM"],
        "20 bus",
        "broken",
    ),
    "promised": ("en", "Canada promised Haiti 250 police trainers.", ["CAN"], ["HTI"], "250 police trainers", "promised"),
    "pledged": ("en", "Norway pledged 30 million euros to Moldova.", ["NOR"], ["MDA"], "30 million euros", "promised"),
    "agreed": ("en", "Brazil has agreed to lend Angola $400 million.", ["BRA"], ["AGO"], "400 million", "promised"),
    "will": ("en", "Japan will supply 90 buses to Mongolia.", ["JPN"], ["MNG"], "90 buses", "promised"),
    "noun": ("en", "Turkey renewed its pledge of 20 clinics for Somalia.", ["TUR"], ["SOM"], "20 clinics", "reaffirmed"),
    "broken": (
        "en",
        "The 300 tents that Egypt promised Sudan last year were never delivered.",
        ["EGY"],
        ["SDN"],
        "300 tents",
        "broken",
    ),
}
PLANS = {
    "talks": ("id", "Jepang berjanji membahas masalah itu dengan Laos."),
    "meeting": ("id", "Menteri Luar Negeri Jepang akan bertemu Menteri Luar Negeri Laos di Tokyo."),
    "asked": ("id", "Laos meminta Jepang akan mengirim 40 ambulans."),
    "denied": ("id", "Kementerian Luar Negeri Jepang membantah akan mengirim 40 ambulans kepada Laos."),
    "a visit": ("en", "Japan's foreign minister will visit Laos next week."),
    "a meeting": ("en", "Japan agreed to meet Laos in Geneva."),
    "pointing back": ("en", "Laos welcomed that promise."),
    "mediation": ("id", "Norwegia menawarkan mediasi antara Kolombia dan Venezuela."),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_pledge_has_its_sides_matter_and_status(row: tuple[str, str, list[str], list[str], str, str]) -> None:
    lang, text, debtors, creditors, what, status = row
    record = record_of(text, lang)
    (pledge,) = record.pledges
    found = told(record, pledge)
    assert (found[0], found[1], found[3]) == (debtors, creditors, status)
    assert what in found[2]


@pytest.mark.parametrize("row", PLANS.values(), ids=PLANS)
def test_a_plan_is_no_pledge(row: tuple[str, str]) -> None:
    assert record_of(row[1], row[0]).pledges == ()


def test_the_terms_are_read() -> None:
    text = (
        "Swedia akan menyediakan 12 juta euro bagi Moldova sampai akhir 2035, dengan syarat parlemen di Chisinau menyetujui"
        " anggaran, sesuai dengan perjanjian energi 2031."
    )
    record = record_of(text)
    (pledge,) = record.pledges
    assert pledge.amount is not None and (pledge.amount.value, pledge.amount.unit) == (12e6, "EUR")
    assert pledge.deadline is not None and (pledge.deadline.since, pledge.deadline.until) == (
        date(2034, 5, 10),
        date(2035, 12, 31),
    )
    assert pledge.condition is not None and pledge.condition.of(text) == "parlemen di Chisinau menyetujui anggaran"
    assert pledge.under is not None and pledge.under.of(text).startswith("perjanjian energi")


def test_the_day_on_which_it_was_said_is_no_deadline() -> None:
    record = record_of("Swedia berjanji mengirim 30 dokter kepada Malawi, Selasa (9/5/2034).")
    (pledge,) = record.pledges
    assert pledge.deadline is None


def test_a_pledge_told_again_is_one_with_the_terms_of_both() -> None:
    text = (
        "Peru akan mengirim 800 ton kedelai kepada Gabon, kata Menteri Luar Negeri Peru Rosario Quispe-Luna.\n"
        "“Kami berjanji mengirim 800 ton kedelai sebelum Oktober 2034,” katanya."
    )
    record = record_of(text)
    (pledge,) = record.pledges
    assert told(record, pledge)[:2] == (["PER"], ["GAB"])
    assert pledge.deadline is not None and pledge.deadline.until == date(2034, 9, 30)


# the phenomena of the report that Kawat began with, in other names, countries, days and order
REPORT = (
    "HARIAN TANJUNG - Republik Kenya dan Republik Ghana, selaku anggota tidak tetap Dewan Keamanan PBB, ingin "
    "perdamaian dunia terjaga, kata Wanjiru Odhiambo-Kilonzo, penasihat keamanan nasional Kenya.\n"
    'Wanjiru mengatakan Kenya akan "bersama dengan semua tetangga yang sepaham terus membangun tatanan kawasan'
    ' ke arah perdagangan yang setara."\n'
    "Baca Juga : Harga Teh Naik Lagi\n"
    "Pejabat itu menyatakan Kenya siap bekerja sama dengan Ghana untuk secara tegas melindungi pelayaran dan "
    "mengembangkan kerja sama pelabuhan di semua bidang.\n"
    "“Kami siap untuk bekerja sama dengan pihak Ghana, sesuai dengan kesepakatan tingkat menteri, untuk secara"
    ' tegas melindungi pelayaran," katanya.\n'
    "Sumber: Kabar Volta\n"
)


def test_a_report_of_the_same_phenomena_in_other_names() -> None:
    record = record_of(REPORT, published=date(2035, 3, 8))
    text = record.report.text
    joint, common = sorted(record.pledges, key=lambda p: len(p.creditors), reverse=True)
    assert told(record, joint)[:2] == (["KEN"], ["GHA"])
    assert joint.what.of(text).startswith("melindungi pelayaran")
    assert joint.under is not None and joint.under.of(text) == "kesepakatan tingkat menteri"
    assert told(record, common)[:2] == (["KEN"], [])
    assert common.what.of(text).startswith("membangun tatanan kawasan")
    assert {(m.role, told_body(record, m.body)) for m in record.memberships} == {("non-permanent", "UNSC")}
    assert len(record.memberships) == 2


def told_body(record: object, index: int) -> str | None:
    mention = record.mentions[index]  # type: ignore[attr-defined]
    return mention.actor.id if mention.actor else None
