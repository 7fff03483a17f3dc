"""Linking measured: invented reports in sequence are read by rules; the tellings of one pledge must stand in one entry."""

from datetime import date, timedelta
from itertools import combinations

from kawat.lake.ledger import link
from kawat.lake.standing import Owed, owed_of
from tests.events.diplomacy.pledge_cases import record_of

# each line is a pledge, told in several reports; what stands on different lines are different pledges
SEQUENCES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("id", "Norwegia berjanji mengirim 300 tenda kepada Nepal, kata Menteri Luar Negeri Ingrid Solvang-Berge."),
        ("id", "Sebanyak 300 tenda yang dijanjikan Norwegia kepada Nepal sudah diterima, Kamis."),
        ("en", "Norway has delivered the 300 tents it promised Nepal."),
    ),
    (
        ("id", "Norwegia menjanjikan 20 ambulans kepada Nepal."),
        ("en", "The 20 ambulances that Norway promised Nepal arrived on Monday."),
    ),
    (
        ("en", "Japan pledged $40 million to Laos for dams."),
        ("id", "Jepang menegaskan kembali janji 40 juta dolar kepada Laos."),
    ),
    (
        ("en", "Japan pledged $15 million to Ghana for clinics."),
        ("en", "Japan has not paid the $15 million it promised Ghana."),
    ),
    (
        ("id", "Ghana berjanji membangun jembatan di perbatasan Togo sebelum 2036."),
        ("id", "Ghana berjanji membangun jembatan perbatasan itu bagi Togo sebelum 2036."),
    ),
    (
        ("id", "Ghana menjanjikan 500 ton beras kepada Togo."),
        ("id", "Beras 500 ton yang dijanjikan Ghana kepada Togo belum tiba."),
    ),
    (
        ("en", "Kenya promised Uganda 12 boats."),
        ("id", "Kenya berjanji mengirim 12 kapal kepada Uganda."),
        ("en", "Kenya renewed its promise of 12 boats to Uganda."),
    ),
    (
        ("id", "Fiji menjanjikan 90 juta euro kepada Samoa."),
        ("en", "Fiji pledged 90 million euros to Samoa."),
    ),
    (
        ("id", "Fiji menjanjikan 90 juta euro kepada Tonga."),
        ("id", "Fiji gagal membayar 90 juta euro yang dijanjikan kepada Tonga."),
    ),
    (
        ("id", "Kanada berjanji membiayai sekolah perawat bagi Haiti."),
        ("id", "Sekolah perawat yang dijanjikan Kanada kepada Haiti belum dibangun."),
        ("en", "Canada has not built the nursing school it promised Haiti."),
    ),
    (
        ("id", "Kanada berjanji melatih polisi Haiti."),
        ("en", "Canada promised to train police for Haiti."),
    ),
    (
        ("id", "Swiss menjanjikan 30 juta franc kepada Mali."),
        ("id", "Swiss baru mencairkan 10 juta franc dari 30 juta franc yang dijanjikan kepada Mali."),
    ),
    (
        ("en", "Sweden pledged to reopen its embassy in Nepal by 2036."),
        ("en", "Sweden has kept its promise to reopen the embassy in Nepal."),
    ),
)
FIRST = date(2034, 5, 1)
RIGHT, FOUND = 90.0, 75.0  # per cent: links that are right, and pairs that are linked; docs/codebook.md has what was measured


def tellings() -> list[tuple[int, Owed]]:
    """Return each pledge that is read in the sequences, with the number of the line that it belongs to."""
    made: list[tuple[int, Owed]] = []
    for number, reports in enumerate(SEQUENCES):
        for n, (lang, text) in enumerate(reports):
            record = record_of(text, lang, FIRST + timedelta(days=40 * n + number))
            made.extend((number, owed) for owed in owed_of(record))
    return made


def pairs(held: list[tuple[int, Owed]]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return the pairs of reports that tell one pledge, and those that the ledger links."""
    line = {owed.told.report: number for number, owed in held}
    same = {frozenset(two) for two in combinations(line, 2) if line[two[0]] == line[two[1]]}
    entries = link(owed for _, owed in held)
    linked = {frozenset(two) for e in entries for two in combinations({t.owed.told.report for t in e.tellings}, 2)}
    return same, linked


def test_every_report_of_the_sequences_tells_a_pledge() -> None:
    told = {owed.told.report for _, owed in tellings()}
    assert len(told) >= sum(map(len, SEQUENCES)) - 2


def test_tellings_of_one_pledge_are_linked_and_others_are_not() -> None:
    same, linked = pairs(tellings())
    right = len(same & linked)
    assert 100 * right / len(linked) >= RIGHT, sorted(map(sorted, linked - same))
    assert 100 * right / len(same) >= FOUND, sorted(map(sorted, same - linked))
