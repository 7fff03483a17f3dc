"""The measuring of sets beside each other, on sets made for it."""

from docs.variety import HEAD, Text, row, table


def test_lengths_openings_and_cues_of_a_set() -> None:
    made = Text("made", ('"Kami siap," kata dia. Dia pulang ke rumah.', "Dia tidur."), ("kata", "Kata", "ujar", "tegas"))
    assert row(made) == "| made | 3 | 2 / 4 / 4 | 33 % | 100 % | *kata* 50 % | 100 % |"


def test_a_set_without_cues_has_empty_cells() -> None:
    assert table([Text("made", ("Dia pulang.",))]).splitlines() == [
        HEAD,
        "|---|---:|---:|---:|---:|---:|---:|",
        "| made | 1 | 2 / 2 / 2 | 0 % | 100 % |  |  |",
    ]
