"""The check names file and line of every fault it is made for, and nothing in a sound registry."""

from pathlib import Path

import pytest

from kawat.actors.check import check_folder
from kawat.actors.registry import FOLDER
from tests.actors.made import TABLES, write_registry


def test_a_sound_registry_has_no_faults(tmp_path: Path) -> None:
    assert check_folder(write_registry(tmp_path / "r")) == []


def test_the_bundled_registry_has_no_faults() -> None:
    assert [str(fault) for fault in check_folder(FOLDER)] == []


def more(table: str, row: str) -> dict[str, str]:
    return {table: TABLES[table] + row + "\n"}


def at(table: str, further: int = 1) -> str:
    return f"{table}.csv:{TABLES[table].count(chr(10)) + further}: "


FAULTS = {
    "dangling person": (
        more("tenures", "rus/nobody,RUS/gov/mfa#minister,2019,year,2020,year,,attested,,t,curated"),
        at("tenures") + "dangling id: nobody is 'rus/nobody'",
    ),
    "dangling organ": (
        more("tenures", "rus/gleb-zorin,RUS/gov/zoo#keeper,2019,year,2020,year,,attested,,t,curated"),
        at("tenures") + "dangling id: nothing is 'RUS/gov/zoo'",
    ),
    "dangling name": (more("person_names", "rus/nobody,No Body,*,name,t"), at("person_names") + "dangling id"),
    "dangling alias": (more("aliases", "Atlantis,id,ATL,name,fold,t"), at("aliases") + "dangling id: nothing is 'ATL'"),
    "dangling member": (more("memberships", "UN,ATL,member,1950,,2026,t"), at("memberships") + "dangling id: nothing is 'ATL'"),
    "alias collision": (
        more("aliases", "rusia,id,USA,name,fold,t"),
        at("aliases") + "alias collision: 'rusia' is USA, and RUS at",
    ),
    "overlap": (
        more("tenures", "rus/yakov-melnikov,RUS/gov/mfa#minister,2022-01-01,exact,2023-01-01,exact,,attested,,t,curated"),
        "overlapping single seat: rus/yakov-melnikov from 2022-01-01 while rus/gleb-zorin until 2024-05-10",
    ),
    "no source": (more("cities", "Kyoto,JPN,"), at("cities") + "has no source"),
    "unknown source": (
        more("cities", "Kyoto,JPN,hearsay"),
        at("cities") + "has the source 'hearsay', which sources.csv does not list",
    ),
    "forbidden source": (
        {**more("sources", "w,Wiki,1,CC-BY-SA-4.0,all"), **more("cities", "Kyoto,JPN,w")},
        at("cities") + "has the source 'w' with the forbidden licence CC-BY-SA-4.0",
    ),
    "forbidden licence": (more("sources", "w,Wiki,1,LGPL-3.0,all"), at("sources") + "source 'w' has the licence 'LGPL-3.0'"),
    "no licence": (more("sources", "w,Wiki,1,,all"), at("sources") + "source 'w' has the licence ''"),
    "broken row": (more("cities", "Kyoto"), at("cities") + "broken row: 1 cells instead of 3"),
    "broken tenure": (
        more("tenures", "rus/gleb-zorin,RUS/gov/mfa#minister,2019"),
        at("tenures") + "broken row: 3 cells instead of 11",
    ),
    "broken date": (
        more("tenures", "rus/gleb-zorin,RUS/gov/mfa#minister,2019-13,exact,2020,year,,attested,,t,curated"),
        at("tenures") + "'2019-13' is no first day",
    ),
    "broken person": (more("persons", "Gleb,Gleb,RUS,,t"), at("persons") + "'Gleb' is no person id"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case: str, tmp_path: Path) -> None:
    changed, expected = FAULTS[case]
    told = [str(fault) for fault in check_folder(write_registry(tmp_path / "r", **changed))]
    assert any(expected in line for line in told), told
    assert all(line.startswith(str(tmp_path / "r")) for line in told)


def test_a_users_folder_may_lean_on_the_bundled_one(tmp_path: Path) -> None:
    row = "chn/wang-yi,CHN/gov/mfa#minister,2026-01-01,exact,,open,2026-11-01,attested,,user,local"
    (tmp_path / "tenures.csv").write_text(f"{TABLES['tenures'].partition(chr(10))[0]}\n{row}\n", encoding="utf-8")
    assert check_folder(tmp_path, FOLDER) == []
