"""A user's own layer wins over what is bundled, can be undone, and where it is broken it is left out and said so."""

from datetime import date
from pathlib import Path

import pytest

from kawat.actors import load_registry
from kawat.actors.judgements import Judgement, judgement_of, promoted, same_of
from kawat.actors.learned import Attestation, attestation_of, learned_tenures, outlets_of
from kawat.actors.tenure import Held
from tests.actors.made import TABLES, read_on, write_registry

DAY = date(2023, 6, 19)
HEAD = TABLES["tenures"].partition("\n")[0] + "\n"
LIU = "rus/lev-sorin,RUS/gov/mfa#minister,2023-01-01,exact,,open,2026-01-01,attested,,user,local\n"
PERSONS = "id,name,country,wikidata,source\nrus/lev-sorin,Lev Sorin,RUS,,user\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write_registry(tmp_path / "home")


def local(tmp_path: Path, **tables: str) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_users_tenure_wins(home: Path, tmp_path: Path) -> None:
    registry = load_registry(home, local(tmp_path, persons=PERSONS, tenures=HEAD + LIU))
    answer = registry.known.holder("RUS/gov/mfa#minister", DAY)
    assert isinstance(answer, Held) and answer.person == "rus/lev-sorin" and answer.tenure.layer == "local"
    assert registry.left_out is None and registry.version != load_registry(home).version


def test_one_table_is_enough(home: Path, tmp_path: Path) -> None:
    row = "rus/anton-marin,RUS/gov/mfa#minister,2023-01-01,exact,,open,2026-01-01,attested,,user\n"
    path = local(tmp_path, mine=HEAD.replace(",layer", "") + row) / "mine.csv"
    answer = load_registry(home, path).known.holder("RUS/gov/mfa#minister", DAY)
    assert isinstance(answer, Held) and answer.person == "rus/anton-marin"


BROKEN = {
    "cells": ("tenures", HEAD + "rus/anton-marin,RUS/gov/mfa#minister\n", "tenures.csv:2: has 2 cells instead of 11"),
    "heading": ("tenures", "who,what\n", "tenures.csv:1: has another heading"),
    "date": ("tenures", HEAD + LIU.replace("2023-01-01", "January"), "tenures.csv:2: 'January' is no first day"),
    "kind": ("tenures", HEAD + LIU.replace("exact", "sharp"), "tenures.csv:2: 'sharp' is no kind of first day"),
    "person": ("tenures", HEAD + LIU, "tenures.csv:2: names an unknown person 'rus/lev-sorin'"),
    "id": (
        "tenures",
        HEAD + LIU.replace("RUS/gov/mfa#minister", "the minister"),
        "tenures.csv:2: 'the minister' is no office id",
    ),
    "source": ("tenures", HEAD + LIU.replace(",user,", ",,"), "tenures.csv:2: has no source"),
    "evidence": ("tenures", HEAD + LIU.replace("attested", "rumoured"), "tenures.csv:2: 'rumoured' is no evidence"),
    "backwards": (
        "tenures",
        HEAD + LIU.replace(",,open,", ",2019-01-01,exact,"),
        "tenures.csv:2: ends before it begins",
    ),
    "person id": ("persons", PERSONS.replace("rus/lev-sorin", "lev"), "persons.csv:2: 'lev' is no person id"),
    "name": (
        "person_names",
        "person,name,lang,kind,source\nrus/nobody,No,*,name,t\n",
        "person_names.csv:2: names an unknown person",
    ),
    "judgement": ("judgements", "day,by,verdict,left,right,note\nx,y,marry,a,b,\n", "judgements.csv:2: is no row of judgements"),
    "learned": (
        "learned",
        "person,name,office,day,outlet,report,start,stop,words\na,b,c,d,e,f,g,h,i\n",
        "learned.csv:2: is no row",
    ),
    "bytes": ("tenures", "", "tenures.csv:1: has another heading"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_layer_is_left_out_and_said(case: str, home: Path, tmp_path: Path) -> None:
    table, text, told = BROKEN[case]
    registry = load_registry(home, local(tmp_path, **{table: text}))
    assert told in str(registry.left_out)
    assert isinstance(registry.known.holder("RUS/gov/mfa#minister", DAY), Held)
    assert read_on("Menlu Rusia tiba.", "2023-06-19", registry)


def test_a_place_that_is_not_there(home: Path, tmp_path: Path) -> None:
    assert "cannot be read" in str(load_registry(home, tmp_path / "nowhere.csv").left_out)
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "has the heading of no table" in str(load_registry(home, tmp_path / "odd.csv").left_out)


MERGE = "day,by,verdict,left,right,note\n2026-01-01,me,merge,rus/antosha-marinin,rus/anton-marin,one man\n"


def test_a_merge_leads_to_the_kept_id_and_a_split_undoes_it(home: Path, tmp_path: Path) -> None:
    text = "Menlu Rusia Antosha Marinin tiba."
    merged = load_registry(home, local(tmp_path, judgements=MERGE))
    assert {m.actor.id for m in read_on(text, "2025-06-19", merged) if m.kind == "person" and m.actor} == {"rus/anton-marin"}
    apart = load_registry(home, local(tmp_path, judgements=MERGE + "2026-01-02,me,split,rus/antosha-marinin,,two men\n"))
    assert {m.actor.id for m in read_on(text, "2025-06-19", apart) if m.kind == "person" and m.actor} == {"rus/antosha-marinin"}


def judge(verdict: str, left: str, right: str = "") -> Judgement:
    return Judgement("2026-01-01", "me", verdict, left, right, "")


def test_judgements_are_folded_in_order() -> None:
    chain = [judge("merge", "a", "b"), judge("merge", "b", "c")]
    assert same_of(chain) == {"a": "c", "b": "c"}
    assert same_of([*chain, judge("split", "a")]) == {"b": "c"}
    assert same_of([*chain, judge("split", "c")]) == {"a": "b"}
    assert same_of([judge("merge", "a", "b"), judge("merge", "b", "a")]) == {"b": "a"}
    assert same_of([judge("merge", "a", "b"), judge("split", "a"), judge("merge", "a", "b")]) == {"a": "b"}
    assert promoted([judge("accept", "a"), judge("reject", "a"), judge("accept", "b")]) == {"a": False, "b": True}


def test_no_judgement() -> None:
    for cells in (
        ("2026-01-01", "me", "merge", "a", "", ""),
        ("2026-01-01", "", "split", "a", "", ""),
        ("soon", "me", "split", "a", "", ""),
        ("x",),
    ):
        assert judgement_of(cells) is None


def seen(day: str, outlet: str, person: str = "rus/lev-sorin") -> Attestation:
    return Attestation(person, "Lev Sorin", "RUS/gov/mfa#minister", day, outlet, f"report {day}", 5, 14, "Lev Sorin")


def test_two_outlets_make_a_tenure() -> None:
    once = [seen("2031-01-01", "Koran Selat"), seen("2031-02-01", "KORAN SELAT"), seen("2031-03-01", "")]
    assert learned_tenures(once, {}) == []
    (row,) = learned_tenures([*once, seen("2031-04-01", "Nusa Post")], {})
    assert (row.start, row.start_kind, row.end, row.end_kind, row.layer) == (
        "2031-01-01",
        "attested",
        "2031-04-01",
        "attested",
        "learned",
    )
    assert learned_tenures(once, {"rus/lev-sorin": True}) and not learned_tenures(
        [*once, seen("2031-04-01", "N")], {"rus/lev-sorin": False}
    )
    assert outlets_of(once) == {"koran selat"}


def test_an_attestation_is_a_row_and_back() -> None:
    one = seen("2031-01-01", "Koran, Selat")
    assert attestation_of(one.cells()) == one
    assert attestation_of(("a",)) is None and attestation_of((*one.cells()[:2], "no office", *one.cells()[3:])) is None


def test_learned_people_are_known(home: Path, tmp_path: Path) -> None:
    rows = "\n".join(",".join(seen(day, outlet).cells()) for day, outlet in (("2031-01-01", "A"), ("2031-02-01", "B")))
    registry = load_registry(
        home, local(tmp_path, learned="person,name,office,day,outlet,report,start,stop,words\n" + rows + "\n")
    )
    (actor,) = {m.actor for m in read_on("Menlu Rusia tiba.", "2031-01-15", registry) if m.kind == "office"}
    assert actor is not None and (actor.id, actor.status, actor.name) == ("rus/lev-sorin", "held", "Lev Sorin")


def test_the_bundled_registry_is_read_once_and_a_users_layer_leaves_it_as_it_is(tmp_path: Path) -> None:
    bundled = load_registry()
    assert load_registry() is bundled
    people = len(bundled.known.people)
    mine = load_registry(local=local(tmp_path, persons=PERSONS))
    assert "rus/lev-sorin" in mine.known.people and len(mine.known.people) == people + 1
    assert mine.version != bundled.version and mine.spotters is bundled.spotters
    broken = load_registry(local=local(tmp_path, persons="nonsense\n"))
    assert broken.left_out is not None and broken.version == bundled.version
    assert load_registry() is bundled and bundled.left_out is None and len(bundled.known.people) == people
