"""Fronted adjuncts: who acts stands in the main clause behind the comma; visits in two directions are two. Texts are invented."""

import pytest

from tests.actors.test_pages import read_text


def sides(text: str, lang: str = "id") -> list[tuple[str, list[str], list[str]]]:
    record = read_text(text, lang)

    def countries(numbers: tuple[int, ...]) -> list[str]:
        actors = [record.mentions[i].actor for i in numbers]
        return sorted(a.country or a.id for a in actors if a)

    return [(e.event, countries(e.actors), countries(e.recipients)) for e in record.events]


def test_a_meeting_in_a_fronted_adjunct_takes_the_subject_behind_it() -> None:
    text = "Dalam pertemuan dengan Menlu Laos Khamphet Souvannalath, Menlu Peru Rosaura Quispe memuji Laos."
    assert ("CONSULT", ["LAO", "PER"], []) in sides(text)


@pytest.mark.parametrize("text", ["Di AS, Presiden Peru Rosaura Quispe bertemu Presiden Kuba Odalys Morejon."])
def test_a_place_in_front_is_no_party(text: str) -> None:
    assert ("CONSULT", ["CUB", "PER"], []) in sides(text)


def test_visits_in_two_directions_are_two_events() -> None:
    text = "Presiden Peru Rosaura Quispe mengunjungi Kuba. Menteri Luar Negeri Kuba Ada Reina mengunjungi Peru."
    found = [s for s in sides(text) if s[0] == "CONSULT"]
    assert ("CONSULT", ["PER"], ["CUB"]) in found and ("CONSULT", ["CUB"], ["PER"]) in found
