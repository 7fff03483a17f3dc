"""A folder is a lake, or is refused with what to do next."""

import json
import sys
from functools import partial
from pathlib import Path

import pytest

from kawat.errors import BadLake
from kawat.lake import LAKE_PROTOCOL, Lake, known_ids, look, make_lake, open_lake
from kawat.lake.home import MARKER
from kawat.lake.schema import TABLES
from tests.lake.made import ingest_all, new_lake, opened


def count(lake: Lake, table: str) -> int:
    with look(lake) as sight:
        return int(sight.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def test_a_new_folder_becomes_a_lake_with_empty_tables(tmp_path: Path) -> None:
    lake = make_lake(tmp_path / "a" / "b", "job")
    assert open_lake(tmp_path / "a" / "b") == lake
    assert {table: count(lake, table) for table in TABLES} == dict.fromkeys(TABLES, 0)


def test_making_a_lake_twice_changes_nothing(tmp_path: Path) -> None:
    lake = make_lake(tmp_path, "one")
    before = (tmp_path / MARKER).read_bytes()
    assert make_lake(tmp_path, "two") == lake
    assert (tmp_path / MARKER).read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [MARKER]


def test_hidden_files_do_not_fill_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assert make_lake(tmp_path, "job")


@pytest.mark.parametrize("make", [False, True])
def test_a_folder_of_other_things_is_no_lake(tmp_path: Path, make: bool) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(BadLake, match="is not a lake"):
        make_lake(tmp_path, "job") if make else open_lake(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letters.txt"]


def test_a_lake_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadLake, match=r"does not exist; make one with: kawat ingest"):
        open_lake(tmp_path / "nothing")


def test_a_file_is_no_lake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadLake, match="cannot be made"):
        make_lake(tmp_path / "file", "job")
    with pytest.raises(BadLake, match="cannot be made"):
        make_lake(tmp_path / "file" / "below", "job")


@pytest.mark.fault("a lake of another protocol")
@pytest.mark.parametrize(
    ("protocol", "step"),
    [(LAKE_PROTOCOL + 1, "upgrade Kawat"), (LAKE_PROTOCOL - 1, "ingest the reports again into a new folder")],
)
def test_another_protocol_is_refused(tmp_path: Path, protocol: int, step: str) -> None:
    new_lake(tmp_path)
    (tmp_path / MARKER).write_text(json.dumps({"protocol": protocol}))
    for make in (False, True):
        with pytest.raises(BadLake) as refused:
            make_lake(tmp_path, "job") if make else open_lake(tmp_path)
        assert f"protocol {protocol}" in refused.value.cause
        assert f"expects {LAKE_PROTOCOL}" in refused.value.cause
        assert refused.value.step == step


@pytest.mark.parametrize("marker", ["", "{}", "[]", '{"protocol": "x"}', "\xff", "null"])
def test_a_marker_that_says_nothing_is_refused(tmp_path: Path, marker: str) -> None:
    new_lake(tmp_path)
    (tmp_path / MARKER).write_text(marker, encoding="latin-1")
    with pytest.raises(BadLake, match="does not say the lake's protocol"):
        open_lake(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
@pytest.mark.parametrize(
    "name",
    ["a b", "é 日本", "50%", "it's", "a#b", "x=y", "a+b", "a;b", 'a"b', "{a}", "~a", "-a"],
)
def test_a_lake_may_lie_in_a_folder_of_any_usual_name(tmp_path: Path, name: str) -> None:
    lake = new_lake(tmp_path / name)
    given = opened("Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan")
    assert ingest_all(lake, [given], "job").run.new == 1
    with look(open_lake(tmp_path / name)) as sight:
        assert known_ids(sight, [given.report.id]) == {given.report.id}
        assert "x" not in [column[0] for column in sight.execute("FROM events").description or ()]


@pytest.mark.parametrize("name", ["a[1]", "a*", "a?", "a\\b", "a\nb", "a|b", "a^b", "a<b", "a%20b", "a\udce9"])
def test_a_path_that_the_engines_take_for_a_pattern_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadLake, match="choose a path without them"):
        make_lake(tmp_path / name, "job")


@pytest.mark.parametrize("address", ["s3://bucket/lake", "gs://bucket/lake", "file:///lake"])
def test_an_address_is_refused_and_no_folder_of_that_name_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for act in (open_lake, partial(make_lake, job="j")):
        with pytest.raises(BadLake, match="is an address; a lake is a local folder; give a folder"):
            act(Path(address))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_table_is_refused(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, [opened("Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan")], "job")
    (file,) = (tmp_path / "events").glob("*.parquet")
    file.unlink()
    with pytest.raises(BadLake, match="cannot be used"):
        look(lake)


def test_a_damaged_log_is_refused(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    ingest_all(lake, [opened("Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan")], "job")
    for entry in (tmp_path / "events" / "_delta_log").glob("*.json"):
        entry.write_text("{")
    with pytest.raises(BadLake, match="cannot be used"):
        look(lake)
