"""Mentions that the heads add to those of the rules."""

from kawat.actor import Resolved
from kawat.actors import with_signs
from kawat.record import Mention, MentionKind
from tests.told import at, sign, signs


def mention(text: str, words: str, kind: MentionKind, chain: int, actor: Resolved | None = None) -> Mention:
    span = at(text, words)
    return Mention(start=span.start, stop=span.stop, by="rule:alias@1", score=0.9, kind=kind, chain=chain, actor=actor)


LAOS = Resolved(id="LAO", name="Laos", country="LAO")


def test_a_nameless_person_is_of_the_country_inside() -> None:
    text = "Seorang pejabat Laos hadir."
    old = (mention(text, "Laos", "country", 0, LAOS),)
    first, second = with_signs(text, old, signs(text, [sign(text, "unnamed", "Seorang pejabat Laos")], []))
    assert first.kind == "unnamed" and first.actor is not None
    assert (first.actor.id, first.actor.country) == ("any/pejabat-laos@LAO", "LAO")
    assert second.actor == LAOS and (first.chain, second.chain) == (0, 1)


def test_what_a_rule_has_read_is_not_read_again() -> None:
    text = "Laos hadir."
    old = (mention(text, "Laos", "country", 0, LAOS),)
    assert with_signs(text, old, signs(text, [sign(text, "organ", "Laos")], [])) == old


def test_a_pronoun_joins_the_chain_that_the_heads_name() -> None:
    text = "Khamphet berangkat, lalu ia pulang."
    who = Resolved(id="lao/khamphet", name="Khamphet", country="LAO")
    old = (mention(text, "Khamphet", "person", 0, who),)
    one, other = with_signs(text, old, signs(text, [sign(text, "pronoun", "ia")], [("same", "ia", "Khamphet")]))
    assert other.actor == who and other.chain == one.chain
    alone = with_signs(text, old, signs(text, [sign(text, "pronoun", "ia")], []))[1]
    assert alone.actor is None and alone.chain != 0


def test_members_of_a_plural_keep_pointing_at_the_same_words() -> None:
    text = "Warga lama menonton. Laos dan Kuba datang. Kedua negara senang."
    old = (
        mention(text, "Laos", "country", 0, LAOS),
        mention(text, "Kuba", "country", 1),
        Mention(start=43, stop=55, by="rule:plural@1", score=0.9, kind="plural", chain=2, members=(0, 1)),
    )
    read = with_signs(text, old, signs(text, [sign(text, "unnamed", "Warga lama")], []))
    assert [m.span.of(text) for m in read] == ["Warga lama", "Laos", "Kuba", "Kedua negara"]
    assert read[3].members == (1, 2)


def test_a_name_behind_an_office_bears_it() -> None:
    text = "Juru bicara Laos Bounmy Phouthavong menjawab."
    seat = Resolved(id="LAO/gov#spokesperson", name="Juru bicara Laos", country="LAO", office="LAO/gov#spokesperson")
    old = (mention(text, "Juru bicara Laos", "office", 0, seat),)
    person = with_signs(text, old, signs(text, [sign(text, "person", "Bounmy Phouthavong")], []))[1]
    assert person.actor is not None and person.actor.id == "lao/bounmy-phouthavong"
    assert person.actor.office == seat.office and person.actor.status == "introduced"


def test_of_two_signs_of_one_group_that_meet_the_surer_stands() -> None:
    text = "Komisi Bersama Sungai bersidang."
    told = signs(text, [sign(text, "mechanism", "Komisi Bersama Sungai"), sign(text, "mechanism", "Sungai", score=0.6)], [])
    assert [m.span.of(text) for m in with_signs(text, (), told)] == ["Komisi Bersama Sungai"]


def test_a_mention_does_not_end_with_a_preposition() -> None:
    text = "A court in Minsk jailed two members of"
    minsk = (mention(text, "Minsk", "place", 0),)
    told = signs(text, [sign(text, "organ", "court in"), sign(text, "unnamed", "two members of")], [])
    assert [m.span.of(text) for m in with_signs(text, minsk, told)] == ["court in Minsk", "Minsk", "two members"]


def test_words_that_only_hedge_a_number_are_nobody() -> None:
    text = "At least 22 protesters were held."
    told = signs(text, [sign(text, "unnamed", "At least"), sign(text, "unnamed", "22 protesters")], [])
    assert [m.span.of(text) for m in with_signs(text, (), told)] == ["22 protesters"]
