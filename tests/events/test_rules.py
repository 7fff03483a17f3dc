"""The boundary rules one by one, English inflection, and the two small tables beside the triggers."""

import csv
from pathlib import Path

import msgspec
import pytest

import kawat
from kawat.events.boundary import (
    Draft,
    called_off,
    diplomatic_protest,
    future_cooperation,
    future_force,
    future_retreat,
    promise,
    refusal,
    settle,
)
from kawat.events.lexicon import Row, english_forms
from kawat.events.modality import Mood
from kawat.events.roles import Roles
from kawat.events.spot import Trigger
from kawat.plover import CONTEXTS, EVENTS

DATA = Path(kawat.__file__).parent / "events" / "data"


def draft(event: str, mode: str | None = None, first: int = 5, **mood: object) -> Draft:
    row = Row(
        phrase="x",
        lang="en",
        pos="verb",
        event=event,
        mode=mode,
        contexts=(),
        frame="active",
        needs=frozenset(),
        without=frozenset(),
        headline=False,
    )
    trigger = Trigger(row=row, first=first, last=first, start=first * 9, stop=first * 9 + 1)
    feeling = msgspec.convert(mood, Mood)
    roles = Roles(actors=(0,), recipients=(1,))
    return Draft(trigger=trigger, event=event, mode=mode, mood=feeling, roles=roles, sentence=0, clause=0, group=0, claimed=None)


def shown(one: Draft) -> tuple[str, str | None, tuple[str, ...], str]:
    return one.event, one.mode, one.mood.auxiliary, one.by


@pytest.mark.parametrize("event", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_cooperation_to_come_is_agree(event: str) -> None:
    assert shown(future_cooperation(draft(event, auxiliary=["future"]))) == ("AGREE", None, (), "rule:trigger+future@1")


def test_retreat_to_come_is_concede() -> None:
    assert shown(future_retreat(draft("RETREAT", "withdraw", auxiliary=["future"])))[:3] == ("CONCEDE", None, ())


@pytest.mark.parametrize(
    ("event", "mode", "threat"),
    [
        ("ASSAULT", "aerial", "violence"),
        ("MOBILIZE", "troops", "violence"),
        ("SANCTION", "discontinue", "relations"),
        ("SANCTION", "expel", "expel"),
        ("COERCE", "arrest", "arrest"),
        ("COERCE", "curfew", "restrict"),
        ("PROTEST", "strike", None),
    ],
)
def test_force_to_come_is_threaten(event: str, mode: str, threat: str | None) -> None:
    told = future_force(draft(event, mode, auxiliary=["future", "hypothetical"]))
    assert shown(told) == ("THREATEN", threat, ("hypothetical",), "rule:trigger+future@1")
    assert threat is None or threat in EVENTS["THREATEN"].modes


def test_denied_futures_stay() -> None:
    for rule, event in ((future_cooperation, "AID"), (future_retreat, "RETREAT"), (future_force, "ASSAULT")):
        assert rule(draft(event, auxiliary=["future", "negation"])).event == event


@pytest.mark.parametrize(("event", "mode"), [("COOPERATE", "assist"), ("AID", "assist"), ("AGREE", None), ("CONSULT", "meet")])
def test_a_refusal_is_reject(event: str, mode: str | None) -> None:
    told = refusal(draft(event, auxiliary=["future", "negation"], refusing=True))
    assert shown(told) == ("REJECT", mode, (), "rule:trigger+refused@1")
    assert refusal(draft(event, auxiliary=["negation"])).event == event


def test_a_meeting_called_off_is_reject() -> None:
    assert shown(called_off(draft("CONSULT", called_off=True)))[:2] == ("REJECT", "meet")
    assert called_off(draft("AID", called_off=True)).event == "AID"


def test_an_official_protest_is_accuse() -> None:
    assert shown(diplomatic_protest(msgspec.structs.replace(draft("PROTEST", "demo"), official=True)))[:2] == (
        "ACCUSE",
        "disapprove",
    )
    assert diplomatic_protest(draft("PROTEST", "demo")).event == "PROTEST"


def test_promises_need_no_future() -> None:
    assert promise(draft("THREATEN", auxiliary=["future"])).mood.auxiliary == ()
    assert promise(draft("CONSULT", auxiliary=["future"])).mood.auxiliary == ("future",)


def events(*drafts: Draft) -> list[str]:
    return [one.event for one in settle(list(drafts))]


@pytest.mark.parametrize("material", ["ASSAULT", "PROTEST", "SANCTION", "COERCE"])
def test_material_beats_verbal(material: str) -> None:
    assert events(draft(material, first=1), draft("REQUEST", first=5)) == [material]
    assert events(draft(material, first=1), draft("ACCUSE", first=5)) == [material]


def test_what_is_demanded_is_no_event_of_its_own() -> None:
    assert events(draft("REQUEST", first=1), draft("AID", first=5)) == ["REQUEST"]


def test_troops_in_an_assault_are_part_of_it() -> None:
    assert events(draft("MOBILIZE", first=1), draft("ASSAULT", first=5)) == ["ASSAULT"]


def test_a_second_word_for_one_act_adds_nothing() -> None:
    assert events(draft("ASSAULT", first=1), draft("ASSAULT", first=5)) == ["ASSAULT"]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("accuse", "accuse accuses accused accusing"),
        ("deny", "deny denies denied denying"),
        ("attack", "attack attacks attacked attacking"),
        ("launch", "launch launches launched launching"),
        ("meet", "meet meets met meeting"),
        ("agree", "agree agrees agreed agreeing"),
    ],
)
def test_english_verbs_are_inflected(base: str, forms: str) -> None:
    assert sorted(form for form, _ in english_forms(base)) == sorted(forms.split())


def test_kinds_of_forms() -> None:
    assert dict(english_forms("deny")) == {"deny": "base", "denies": "s", "denied": "ed", "denying": "ing"}
    assert dict(english_forms("cut"))["cut"] == "ed"


@pytest.mark.parametrize(("name", "columns"), [("contexts.csv", "phrase lang context"), ("everyday.csv", "word lang setting")])
def test_small_tables_are_sorted_and_unique(name: str, columns: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == columns.split()
    keys = [(lang, kind, phrase) for phrase, lang, kind in rows[1:]]
    assert keys == sorted(set(keys))
    assert name != "contexts.csv" or {kind for _, kind, _ in keys} <= set(CONTEXTS)
