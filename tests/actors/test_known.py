"""What the registry knows of people meets what a report says: on its day, under its names, and no further."""

from pathlib import Path

import pytest

from kawat.actors import Registry
from tests.actors.made import made_registry, read_on

CASES = {
    "an office alone on a day": ("Menlu Rusia tiba.", "2023-06-19", "Menlu Rusia = rus/gleb-zorin RUS/gov/mfa#minister held"),
    "the same words later": ("Menlu Rusia tiba.", "2025-06-19", "Menlu Rusia = rus/anton-marin RUS/gov/mfa#minister held"),
    "past as_of the office and nobody": (
        "Menlu Rusia tiba.",
        "2031-06-19",
        "Menlu Rusia = RUS/gov/mfa#minister RUS/gov/mfa#minister last known",
    ),
    "without a day the office": ("Menlu Rusia tiba.", "", "Menlu Rusia = RUS/gov/mfa#minister RUS/gov/mfa#minister unknown"),
    "a former one is nobody": (
        "Mantan Menlu Rusia tiba.",
        "2023-06-19",
        "Mantan Menlu Rusia = RUS/gov/mfa#minister RUS/gov/mfa#minister unknown",
    ),
    "a name that is not the holder at home is elsewhere": (
        "Menlu Ivo Rojas tiba.",
        "2023-06-19",
        "Ivo Rojas = unk/ivo-rojas - unknown",
    ),
    "bare office at home": ("Menlu menolak.", "2023-06-19", "Menlu = idn/sari-melati IDN/gov/mfa#minister held"),
    "recalled is told by its rule": (
        "Presiden AS tiba.",
        "2023-06-19",
        "Presiden AS = usa/alden-brook USA/gov/president#president held; Presiden AS by rule:tenure-recalled@1",
    ),
    "a shared seat is nobody's": (
        "Juru Bicara Kemlu Rusia tiba.",
        "2023-06-19",
        "Juru Bicara Kemlu Rusia = RUS/gov/mfa#spokesperson RUS/gov/mfa#spokesperson unknown",
    ),
    "the report and the registry agree": (
        "Menlu Rusia Gleb Zorin tiba.",
        "2023-06-19",
        "Gleb Zorin = rus/gleb-zorin RUS/gov/mfa#minister held",
    ),
    "the report knows better": (
        "Menlu Rusia Oleg Shubin tiba. Menlu Rusia menolak.",
        "2023-06-19",
        "Oleg Shubin = rus/oleg-shubin RUS/gov/mfa#minister introduced; Menlu Rusia = rus/oleg-shubin; Menlu Rusia ~ Oleg Shubin",
    ),
    "another spelling": ("Menlu Rusia Antosha Marin tiba.", "2025-06-19", "Antosha Marin = rus/anton-marin"),
    "another way to write it": ("Menlu Rusia Glebb Zorrin tiba.", "2023-06-19", "Glebb Zorrin = rus/gleb-zorin"),
    "a letter off, in the same office": ("Menlu Rusia Anton Marrin tiba.", "2025-06-19", "Anton Marrin = rus/anton-marin"),
    "alike, in another office": ("Presiden Rusia Yakov Melnykof tiba.", "2025-06-19", "Yakov Melnykof = rus/yakov-melnykof"),
    "alike, in another country": ("Menlu AS Anton Marin tiba.", "2025-06-19", "Anton Marin = usa/anton-marin"),
    "a part of the name beside the office": ("Menlu Rusia Zorin tiba.", "2023-06-19", "Zorin = rus/gleb-zorin"),
    "a part of the name of another day": ("Menlu Rusia Zorin tiba.", "2029-06-19", "Zorin = rus/zorin"),
    "a short name beside the office": ("Menlu Indonesia Mela tiba.", "2023-06-19", "Mela = idn/sari-melati"),
    "a full name alone": ("Kemarin Anton Marin tiba.", "2025-06-19", "Anton Marin = rus/anton-marin RUS/gov/mfa#minister held"),
    "a full name alone, past as_of": (
        "Kemarin Anton Marin tiba.",
        "2031-06-19",
        "Anton Marin = rus/anton-marin RUS/gov/mfa#minister last known",
    ),
    "a full name alone of somebody who left": (
        "Kemarin Alden Brook tiba.",
        "2032-06-19",
        "Alden Brook = usa/alden-brook - unknown",
    ),
    "a full name of two people": ("Kemarin Gleb Zorin tiba.", "2023-06-19", "!Gleb Zorin"),
    "a short name alone": ("Kemarin Zorin tiba.", "2023-06-19", "!Zorin"),
    "a short name after the full one": ("Kemarin Anton Marin tiba.\nMarin menolak.", "2025-06-19", "Marin = rus/anton-marin"),
    "an office without a place, of one who held it": (
        "Presiden Alden Brook tiba.",
        "2023-06-19",
        "Alden Brook = usa/alden-brook USA/gov/president#president held",
    ),
    "the office after the full name": (
        "Kemarin Anton Marin tiba.\nMenlu Rusia menolak.",
        "2025-06-19",
        "Menlu Rusia = rus/anton-marin; Menlu Rusia ~ Anton Marin",
    ),
}


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return made_registry(Path(tmp_path_factory.mktemp("registry")))


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, registry: Registry) -> None:
    text, day, expected = CASES[case]
    mentions = read_on(text, day, registry)
    told = {
        (text[m.start : m.stop], f"{m.actor.id} {m.actor.office or '-'} {m.actor.status}", m.by, m.chain)
        for m in mentions
        if m.actor
    }
    for line in expected.split("; "):
        if line.startswith("!"):
            assert not [one for one in told if one[0] == line[1:]], told
        elif " ~ " in line:
            one, other = ({chain for words, _, _, chain in told if words == side} for side in line.split(" ~ "))
            assert one & other, told
        elif " by " in line:
            assert tuple(line.split(" by ")) in {(words, by) for words, _, by, _ in told}
        else:
            words, _, actor = line.partition(" = ")
            assert any(one[0] == words and (one[1] == actor or one[1].startswith(f"{actor} ")) for one in told), told


def test_a_name_in_its_own_script_is_no_latin_word(registry: Registry) -> None:
    assert ("x",) not in registry.known.names
