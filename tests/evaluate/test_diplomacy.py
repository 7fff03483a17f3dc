"""The scorer of the diplomatic layer: gold against itself is wholly right, and each changed field counts against it."""

from datetime import date

import msgspec
import pytest

from kawat.corpus.convert import to_record
from kawat.evaluate.count import Tally, total
from kawat.evaluate.diplomacy import KEYS, items_of, score_diplomacy
from kawat.evaluate.likeness import Office, alike, sum_of
from kawat.evaluate.passage import report_of
from kawat.notation import read_blocks
from kawat.record import Made, Record
from kawat.span import Span
from kawat.when import Amount

PASSAGE = """== made/001 lang=en kind=passage published=2034-05-18 brief=made
{P1.off|{C1|Zambian} Foreign Minister} {P1|Mwila Chanda} {t1|met} {P2.off|his counterpart from {C2|Malawi}}, {P2|Thoko Phiri}, \
in {A1|Lusaka} on {w1|Tuesday}. They {t2|signed} {D1|the rail treaty} before {K1|the joint commission} sat.
--
C1 is=ZMB
C2 is=MWI
P1 name=Mwila_Chanda of=C1 office=gov/mfa#minister
P2 name=Thoko_Phiri of=C2 office=gov/mfa#minister
A1 name=Lusaka of=C1
w1 from=2034-05-16 to=2034-05-16 precision=day
t1 event=CONSULT mode=visit contexts=diplomatic actors=P1,P2 when=w1 where=A1
t2 event=SUPPORT contexts=diplomatic actors=P1,P2
D1 kind=treaty stage=signed parties=C1,C2 event=t2
K1 members=C1,C2
meeting1 event=t1 level=minister format=bilateral channel=in_person status=held who=P1,P2 host=C1 city=A1 when=w1
"""


@pytest.fixture(name="gold", scope="module")
def _gold(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("gold") / "made.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    (block,) = read_blocks(path)
    return to_record(block)


def tallies(found: Record, gold: Record) -> dict[str, Tally]:
    grouped: dict[str, list[Tally]] = {}
    for count in score_diplomacy("one", "en", found, gold):
        if count.split == "all":
            grouped.setdefault(count.metric, []).append(count.tally)
    return {metric: total(of) for metric, of in grouped.items()}


def test_gold_against_itself_is_wholly_right(gold: Record) -> None:
    for metric, tally in tallies(gold, gold).items():
        assert tally.right == tally.gold == tally.predicted, metric


@pytest.mark.parametrize("field", ["level", "format", "channel", "status"])
def test_a_wrong_field_of_a_meeting_is_counted(gold: Record, field: str) -> None:
    (meeting,) = gold.meetings
    wrong = msgspec.structs.replace(gold, meetings=(msgspec.structs.replace(meeting, **{field: "unknown"}),))
    told = tallies(wrong, gold)
    assert told["meeting"] == Tally(1, 1, 1)
    assert told["meeting (all key fields)"] == Tally(0, 1, 1)
    assert told[f"meeting: {field}"] == Tally(0, 1, 1)


def test_participants_count_by_the_state_they_are_of(gold: Record) -> None:
    (meeting,) = gold.meetings
    states = tuple(i for i, m in enumerate(gold.mentions) if m.kind == "country")[:2]
    same = msgspec.structs.replace(gold, meetings=(msgspec.structs.replace(meeting, participants=states),))
    assert tallies(same, gold)["meeting (all key fields)"] == Tally(1, 1, 1)
    fewer = msgspec.structs.replace(gold, meetings=(msgspec.structs.replace(meeting, participants=states[:1]),))
    assert tallies(fewer, gold)["meeting (all key fields)"] == Tally(0, 1, 1)


def test_what_stands_elsewhere_is_missed_and_false(gold: Record) -> None:
    (deal,) = gold.agreements
    moved = msgspec.structs.replace(gold, agreements=(msgspec.structs.replace(deal, start=0, stop=7),))
    assert tallies(moved, gold)["agreement"] == Tally(0, 1, 1)
    assert tallies(moved, gold)["agreement with stage"] == Tally(0, 1, 1)


def test_a_stage_counts_without_the_parties(gold: Record) -> None:
    (deal,) = gold.agreements
    bare = msgspec.structs.replace(gold, agreements=(msgspec.structs.replace(deal, parties=()),))
    told = tallies(bare, gold)
    assert told["agreement with stage"] == Tally(1, 1, 1) and told["agreement (all key fields)"] == Tally(0, 1, 1)


def test_each_kind_has_key_fields_that_its_items_have(gold: Record) -> None:
    for kind, keys in KEYS.items():
        assert all(keys <= set(item.fields) for item in items_of(gold, kind))


def test_nothing_found_is_all_missed() -> None:
    report = report_of("Nothing is told here.", "en", "made", date(2034, 5, 18))
    empty = Record(
        protocol=1,
        by=Made(kawat="0", pack=None, registry="x"),
        report=report,
        parts=(),
        mentions=(),
        attributions=(),
        events=(),
    )
    assert all(tally == Tally(0, 0, 0) for tally in tallies(empty, empty).values())


def renamed(gold: Record, number: int, actor: str) -> Record:
    """Return a record in which the chain of a mention is another actor, of whom no country is known."""
    chain = gold.mentions[number].chain
    changed = tuple(
        msgspec.structs.replace(m, actor=msgspec.structs.replace(m.actor, id=actor, country=None))
        if m.chain == chain and m.actor
        else m
        for m in gold.mentions
    )
    return msgspec.structs.replace(gold, mentions=changed)


def test_somebody_of_no_known_country_counts_by_his_words_and_another_state_never(gold: Record) -> None:
    (meeting,) = gold.meetings
    nameless = tallies(renamed(gold, meeting.participants[1], "unk/thoko-phiri"), gold)
    assert nameless["meeting: participants"] == Tally(1, 1, 1)
    assert nameless["meeting: participants by country"] == Tally(0, 1, 1)
    state = next(i for i, m in enumerate(gold.mentions) if m.actor and m.actor.id == "MWI")
    other = renamed(renamed(gold, state, "TZA"), meeting.participants[1], "TZA/gov/mfa#minister")
    assert tallies(other, gold)["meeting: participants"] == Tally(0, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Amount(start=0, stop=1, value=12, unit="ship"), Amount(start=0, stop=1, value=12, unit="boats"), True),
        (Amount(start=0, stop=1, value=12, unit="ship"), Amount(start=0, stop=1, value=13, unit="ship"), False),
        (Amount(start=0, stop=1, value=5, unit="USD"), Amount(start=0, stop=1, value=5, unit="EUR"), False),
        (Amount(start=0, stop=1, value=5, unit="tonne"), Amount(start=0, stop=1, value=5, unit="tonnes"), True),
        (Amount(start=0, stop=1, value=5, unit="tonne"), None, False),
    ],
)
def test_sums_are_alike_by_value_and_money_or_measure(one: Amount, other: Amount | None, same: bool) -> None:
    assert alike(sum_of(one), sum_of(other)) == same


def test_an_office_is_alike_by_its_id_or_its_words() -> None:
    here, there = Span(0, 8), Span(20, 30)
    assert alike(Office("ZMB/gov/mfa#minister", here), Office("ZMB/gov/mfa#minister", there))
    assert alike(Office("ZMB/gov#chief", here), Office("ZMB/gov/customs#chief", here))
    assert not alike(Office("ZMB/gov#chief", here), Office("ZMB/gov/customs#chief", there))
    assert not alike(Office(None, here), Office(None, there))
