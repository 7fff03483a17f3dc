"""Names are compared as their writers vary them: pairs that are one name, and pairs that are not."""

import pytest

from kawat.actors.names import alike, is_weak, within, words_of

SAME = (
    "Sergei Lavin = Sergey Lavin = Sergej Lavin",
    "Kim Jo-un = Kim Jo Un",
    "Jan R. Novak = Jan Novak",
    "Zelensk Olexiy = Żelensk Olexii",
)
ALIKE = (
    "Antony Brooken = Anthony Brooken",
    "Ahmad al-Radami = Ahmed al-Radhami",
    "Abas Aragchi = Abbas Araqchi",
    "Emannuel Makron = Emanuel Macron",
)
NOT_ALIKE = (
    "Gleb Zorin = Gleb Marin",
    "Li Wei = Li Wen",
    "Anton Marin = Antonia Marin Lopez",
    "Marin = Marin",
    "Boris Zorin = Oleg Zorin",
)


@pytest.mark.parametrize("names", SAME)
def test_one_name(names: str) -> None:
    assert len({words_of(name) for name in names.split(" = ")}) == 1


@pytest.mark.parametrize("pair", ALIKE)
def test_alike(pair: str) -> None:
    one, other = map(words_of, pair.split(" = "))
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize("pair", NOT_ALIKE)
def test_not_alike(pair: str) -> None:
    one, other = map(words_of, pair.split(" = "))
    assert not alike(one, other) and not alike(other, one)


def test_a_part_of_a_name() -> None:
    assert within(("marin",), ("anton", "marin")) and not within(("anton", "lopez"), ("anton", "marin", "lopez"))
    assert is_weak(("al",)) and is_weak(("x",)) and not within(("al",), ("al", "marin"))
