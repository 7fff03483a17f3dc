"""Votes with their tallies, memberships with their roles, and who takes or leaves an office."""

import pytest

from tests.events.diplomacy.pledge_cases import record_of, states, who

VOTES = {
    "sides": (
        "id",
        "Parlemen Ghana meratifikasi perjanjian itu dengan 142 suara mendukung, tujuh menolak, dan 31 abstain.",
        142,
        7,
        31,
    ),
    "berbanding": ("id", "Parlemen Nepal mengesahkan undang-undang itu dengan suara 161 berbanding 74.", 161, 74, None),
    "next sentence": (
        "id",
        "Dewan Keamanan PBB mengadopsi resolusi itu dengan 13 suara setuju. Rusia dan Tiongkok abstain.",
        13,
        None,
        2,
    ),
    "to none": ("en", "The UN Security Council adopted the resolution by 11 votes to none, with four abstentions.", 11, 0, 4),
    "pair": ("en", "Ghana's parliament approved the treaty on Tuesday, 141 to 122.", 141, 122, None),
    "rejected": ("en", "Ghana's parliament rejected the bill by 90 votes to 61.", 61, 90, None),
    "votes alone": ("en", "Nepal was elected to the UN Human Rights Council with 171 votes.", 171, None, None),
}
NO_VOTES = {
    "a score": ("en", "Ghana beat Togo 3-1 in Accra on Tuesday."),
    "years": ("en", "Parliament approved the budget for 2034-2036."),
    "distance": ("id", "Pasukan mundur dua sampai tiga kilometer setelah perundingan."),
}
MEMBERS = {
    "permanent": (
        "id",
        "China dan Rusia, anggota tetap Dewan Keamanan PBB, menolak usul itu.",
        ["CHN", "RUS"],
        "UNSC",
        "permanent",
    ),
    "full": ("id", "Timor-Leste resmi menjadi anggota penuh ASEAN.", ["TLS"], "ASEAN", "full"),
    "chair": ("en", "Malaysia, which chairs ASEAN, called for calm.", ["MYS"], "ASEAN", "chair"),
    "suspended": ("id", "Uni Afrika membekukan keanggotaan Madagaskar.", ["MDG"], "AFRICAN-UNION", "suspended"),
    "joined": ("en", "Finland joined NATO in 2023.", ["FIN"], "NATO", "member"),
}
NO_MEMBERS = {
    "declined": ("en", "Switzerland declined to join the European Union."),
    "envoy": ("id", "Duta Besar Fiji untuk PBB berbicara di New York."),
}


@pytest.mark.parametrize("row", VOTES.values(), ids=VOTES)
def test_a_vote_has_its_tally(row: tuple[str, str, int | None, int | None, int | None]) -> None:
    (vote,) = record_of(row[1], row[0]).votes
    assert (vote.yes, vote.no, vote.abstain) == row[2:]


def test_a_vote_says_who_votes_on_what() -> None:
    record = record_of("Parlemen Ghana meratifikasi perjanjian itu dengan 142 suara mendukung dan tujuh menolak.")
    (vote,) = record.votes
    assert vote.voter is not None and states(record, vote.voter) == ["GHA"]
    assert vote.on is not None and vote.on.of(record.report.text).startswith("perjanjian")


@pytest.mark.parametrize("row", NO_VOTES.values(), ids=NO_VOTES)
def test_other_numbers_are_no_vote(row: tuple[str, str]) -> None:
    assert record_of(row[1], row[0]).votes == ()


@pytest.mark.parametrize("row", MEMBERS.values(), ids=MEMBERS)
def test_a_membership_has_member_body_and_role(row: tuple[str, str, list[str], str, str]) -> None:
    lang, text, members, body, role = row
    record = record_of(text, lang)
    assert [i for m in record.memberships for i in who(record, m.member)] == members
    assert {(who(record, m.body)[0], m.role) for m in record.memberships} == {(body, role)}


@pytest.mark.parametrize("row", NO_MEMBERS.values(), ids=NO_MEMBERS)
def test_who_stays_outside_is_no_member(row: tuple[str, str]) -> None:
    assert record_of(row[1], row[0]).memberships == ()


TENURES = {
    "appointed": (
        "id",
        "Menteri Keuangan Ghana Kwabena Asare-Boadi ditunjuk sebagai duta besar untuk Togo.",
        "appointed",
        "duta besar untuk Togo",
    ),
    "left": ("id", "Menteri Keuangan Ghana Kwabena Asare-Boadi mengundurkan diri.", "left", "Menteri Keuangan Ghana"),
    "credentials": (
        "en",
        "Ghana's ambassador, Ama Boatema-Quist, presented her credentials in Lomé.",
        "credentials",
        "Ghana's ambassador",
    ),
    "expelled": ("id", "Konsul Togo, Komlan Agbeko-Tete, diusir Ghana.", "expelled", "Konsul Togo"),
}
NO_TENURES = {
    "a withdrawal": (
        "id",
        "Ghana menegaskan tidak akan mundur dari perjanjian itu, kata Menteri Keuangan Ghana Kwabena Asare-Boadi.",
    ),
    "confirmed": ("en", "Ghana's finance minister, Ama Boatema-Quist, confirmed the report."),
    "a demand": ("id", "Pengunjuk rasa mendesak Menteri Keuangan Ghana Kwabena Asare-Boadi untuk mundur."),
}


@pytest.mark.parametrize("row", TENURES.values(), ids=TENURES)
def test_a_tenure_has_person_office_and_kind(row: tuple[str, str, str, str]) -> None:
    lang, text, kind, words = row
    record = record_of(text, lang)
    (tenure,) = record.tenures
    assert (tenure.kind, tenure.words.of(text)) == (kind, words)
    assert record.mentions[tenure.person].kind == "person"


@pytest.mark.parametrize("row", NO_TENURES.values(), ids=NO_TENURES)
def test_other_verbs_give_no_tenure(row: tuple[str, str]) -> None:
    assert record_of(row[1], row[0]).tenures == ()


def test_a_body_votes_and_not_the_bloc_of_its_members() -> None:
    text = "Over objections from two permanent members, the UN Security Council adopted the resolution by 11 votes to none."
    record = record_of(text, "en")
    (vote,) = record.votes
    assert who(record, vote.voter) == ["UNSC"]
