"""The parts of a job array are the whole and nothing twice, whether files or reports are dealt."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kawat.commands.deal import dealt, files_of, is_spark, share_of
from kawat.errors import KawatError, Unreadable
from kawat.run import Given
from tests.lake.made import opened

OPENED: list[str] = []


def door(place: str) -> Iterator[Given | KawatError]:
    OPENED.append(place)
    for n in range(12):
        yield opened(f"{place} {n}")
    yield Unreadable(place, "ends badly", "mend it")


def told(one: Given | KawatError) -> str:
    return str(one) if isinstance(one, KawatError) else one.report.text


@pytest.mark.parametrize("places", [("a",), ("a", "b"), tuple(map(str, range(40)))])
@pytest.mark.parametrize("parts", [1, 2, 5])
def test_the_parts_are_the_whole(places: tuple[str, ...], parts: int) -> None:
    shares = [dealt(door, places, (n, parts)) for n in range(1, parts + 1)]
    found = sorted(told(one) for share in shares for place in places for one in share(place))
    assert found == sorted(told(one) for place in places for one in door(place))


def test_files_enough_are_opened_once_each_in_all_parts() -> None:
    places = tuple(map(str, range(40)))
    OPENED.clear()
    for n in (1, 2, 3):
        share = dealt(door, places, (n, 3))
        found = [one for place in places for one in share(place)]
        assert found
    assert sorted(OPENED) == sorted(places)


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".c.txt", "d.png", "sub/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [Path(file).name for file in files_of(str(tmp_path))] == ["a.html", "b.txt", "e.txt"]
    assert list(files_of("https://example.org/")) == ["https://example.org/"]


@pytest.mark.parametrize("given", ["0/3", "4/3", "x", "1/", "-1/2", "1/2/3"])
def test_a_part_of_nothing_is_refused(given: str) -> None:
    with pytest.raises(KawatError, match="is no part of a whole; give I/N"):
        share_of(given)


def test_what_is_given_is_understood() -> None:
    assert share_of("3/20") == (3, 20)
    assert share_of(None) is None
    assert dealt(door, ("a",), None) is door
    assert (is_spark("spark"), is_spark("local")) == (True, False)
    with pytest.raises(KawatError, match="is no engine"):
        is_spark("flink")
    assert isinstance(dealt(door, ("a",), (1, 2)), partial)


def test_a_folder_is_dealt_as_the_door_opens_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl.gz", "c.warc.gz", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"")
    assert [Path(file).name for file in files_of(str(tmp_path))] == ["a.txt", "b.jsonl.gz", "c.warc.gz"]
    assert list(files_of("-")) == ["-"] and list(files_of("https://example.org/x")) == ["https://example.org/x"]
    (tmp_path / "empty").mkdir()
    assert list(files_of(str(tmp_path / "empty"))) == []
