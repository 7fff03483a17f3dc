"""Parquet: columns by their usual names or the user's, rows as lines of JSON, damage in one line, memory bounded."""

import json
import random
import resource
from datetime import date
from pathlib import Path

import duckdb
import pytest

from kawat.errors import KawatError, Unreadable
from kawat.sources import Hints, Limits, Opened, Ways, open_place, read_columns
from kawat.sources.columns import Columns
from kawat.sources.table import read_table

from .pages import STORY, TITLE, page


def _write(file: Path, select: str) -> Path:
    with duckdb.connect(":memory:") as engine:
        engine.execute(f"COPY ({select}) TO '{file}' (FORMAT parquet)")
    return file


def _open(place: object, *columns: str) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(), Limits(), None, Ways(columns=read_columns(columns))))


def test_usual_names_and_types(tmp_path: Path) -> None:
    values = f"('{STORY[0]}', 'Judul', 'https://a.test/1', TIMESTAMP '2031-05-04 23:10:00', 7)"
    found = _open(_write(tmp_path / "a.parquet", f"SELECT * FROM (VALUES {values}) AS t(Text, title, url, date, n)"))
    (opened,) = found
    assert isinstance(opened, Opened)
    report = opened.report
    assert (report.text, report.url, report.published) == (f"Judul\n\n{STORY[0]}", "https://a.test/1", date(2031, 5, 4))
    assert report.origin.place == f"{tmp_path}/a.parquet:1"
    assert json.loads(opened.raw)["published"] == "2031-05-04"


def test_pages_as_bytes_and_named_columns(tmp_path: Path) -> None:
    select = f"SELECT encode('{page()}') AS halaman, 'Harian' AS media UNION ALL SELECT NULL, 'Harian'"
    found = _open(_write(tmp_path / "a.parquet", select), "html=halaman", "outlet=media")
    assert isinstance(found[0], Opened)
    assert (found[0].report.title, found[0].report.outlet) == (TITLE, "Harian")
    assert isinstance(found[1], Unreadable)
    assert found[1].subject == f"{tmp_path}/a.parquet:2"


def test_columns_that_are_not_there_are_named(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.parquet", "SELECT 'x' AS isi, 1 AS nomor")
    (refusal,) = _open(file)
    assert "has no column of texts or pages; it has isi, nomor; name one with --column text=NAME" in str(refusal)
    (refusal,) = _open(file, "text=badan")
    assert "has no column badan; it has isi, nomor" in str(refusal)


@pytest.mark.parametrize("words", ["isi", "badan=isi", "text="])
def test_a_column_that_is_named_wrongly_is_refused(words: str) -> None:
    with pytest.raises(KawatError, match="is not a field and a column"):
        read_columns([words])


def test_rows_of_json_go_by_the_users_names_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"isi": STORY[0], "judul": "Judul", "published": "2031-05-04"}) + '\n{"text": 1}\n'
    )
    found = _open(tmp_path / "a.jsonl", "text=isi", "title=judul")
    assert isinstance(found[0], Opened)
    assert (found[0].report.title, found[0].report.published) == ("Judul", date(2031, 5, 4))
    assert "has no field isi; name the fields with --column" in str(found[1])


@pytest.mark.fault("a damaged Parquet file", tries=35)
def test_damage_gives_one_line_and_the_batch_goes_on(tmp_path: Path) -> None:
    whole = _write(
        tmp_path / "a.parquet", f"SELECT '{STORY[0]}' || i || md5(i::VARCHAR) AS text FROM range(30) t(i)"
    ).read_bytes()
    (tmp_path / "b.txt").write_text(STORY[1])
    chance = random.Random(3)
    damaged = [whole[:size] for size in (0, 4, 100, len(whole) // 2, len(whole) - 1)]
    for _ in range(30):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(flipped))
    for number, data in enumerate(damaged):
        (tmp_path / "a.parquet").write_bytes(data)
        found = list(open_place(str(tmp_path), Hints(), Limits()))
        assert isinstance(found[-1], Opened)
        refusals = [one for one in found if isinstance(one, KawatError) and one.subject.endswith(".parquet")]
        assert len(refusals) <= 1
        assert number >= 5 or "is no whole Parquet file" in str(refusals[0])


def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.parquet", "SELECT repeat(md5(i::VARCHAR) || ' ', 200) AS text FROM range(40000) t(i)")
    passed: list[int] = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(1 for _ in read_table(file, "a.parquet", Columns(), passed.append))
    assert count == 40_000
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 200_000_000
    assert sum(passed) == file.stat().st_size
