"""The measures of the actors room: a probe of mentions, phrases, and offices on given days."""

from datetime import date
from pathlib import Path

import pytest

from kawat.actors import load_registry
from kawat.errors import BadGold
from kawat.evaluate.actors import measure_actors, middle_of, score_offices, score_phrases, score_probe
from kawat.evaluate.count import Count

REGISTRY = load_registry()
GOLD = Path(__file__).parents[2] / "gold"
PROBE = """mention	language	expected	kind	as_of	seen_at	set
Moskow	id	RUS	metonym	2023-06	x	dev
Menlu AS	id	USA/GOV:foreign-minister	office	2023-06	x	dev
Menlu AS	id	CHN/GOV:foreign-minister	office	2023-06	x	dev
Duta Besar Prancis untuk Indonesia	id	FRA/GOV:ambassador-IDN	office	2023-06	x	dev
Russian-Chinese	en	RUS+CHN	demonym	2023-06	x	dev
Houthi	id	HOUTHI	armed group	2023-06	x	dev
negara Barat	id	WEST	bloc	2023-06	x	dev
Sergei Lavrov	id	RUS/person:sergey-lavrov	person	2023-06	x	dev
Sergei Lavrov	id	CHN/person:sergey-lavrov	person	2023-06	x	dev
"""


def rights(counts: list[Count]) -> list[int]:
    return [c.tally.right for c in counts]


def test_the_probe(tmp_path: Path) -> None:
    path = tmp_path / "probe.tsv"
    path.write_text(PROBE, encoding="utf-8")
    counts = [c for c in score_probe(path, REGISTRY, {"moskow"}) if c.split == "all"]
    assert rights(counts) == [1, 1, 0, 1, 1, 1, 1, 1, 0]
    splits = [c.split for c in score_probe(path, REGISTRY, {"moskow"}) if c.split != "all"]
    assert splits[:2] == ["in the seed", "not in the seed"]


def test_the_phrases(tmp_path: Path) -> None:
    path = tmp_path / "phrases.tsv"
    path.write_text(
        "phrase\tlanguage\tperson\tactor\toffice_hint\tas_of\n"
        "Menlu Rusia Gleb Zorin\tid\tGleb Zorin\tRUS\tforeign-minister\t2033-09\n",
        encoding="utf-8",
    )
    assert rights(list(score_phrases(path, REGISTRY))) == [1, 1, 1, 1]


def test_offices_on_given_days_are_right() -> None:
    counts = list(score_offices(GOLD / "actors" / "office_at_date.csv", REGISTRY))
    asked, sure = counts[::2], counts[1::2]
    assert len(asked) >= 60
    assert sum(rights(asked)) / len(asked) >= 0.95
    assert sum(rights(sure)) / len(sure) >= 0.97


def test_a_file_without_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "probe.tsv"
    path.write_text("a	b\n1	2\n", encoding="utf-8")
    with pytest.raises(BadGold, match="has no column 'mention'"):
        list(measure_actors(None, path, None, REGISTRY))
    with pytest.raises(BadGold, match="is no file"):
        list(measure_actors(None, tmp_path / "none.tsv", None, REGISTRY))


def test_a_month_is_asked_about_in_its_middle() -> None:
    assert middle_of("2023-06") == date(2023, 6, 15) and middle_of("2023-06-01") == date(2023, 6, 1) and middle_of("2023") is None
