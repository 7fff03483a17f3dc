"""The desk keeps in step with its lake, shows one state to each reader, and is rebuilt when what was there has changed."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kawat.lake import make_lake
from kawat.serve.ask import Asker, Filter, count, find
from kawat.serve.charts import curve, nice_top, stacked, window_of
from kawat.serve.desk import Desk
from kawat.serve.names import load_names
from kawat.serve.reading import lines_of, marks_of, record_of
from tests.serve.made import HARM, harmful, made_lake, pour, records


def test_new_runs_are_added_and_readers_keep_the_state_they_began_with(tmp_path: Path) -> None:
    lake, held = make_lake(tmp_path / "lake", "maker"), records()
    pour(lake, [held["water"]], "first")
    desk = Desk(lake)
    assert desk.refresh()
    with desk.reading() as sight:
        assert count(Asker(sight), "report", Filter()) == 1
        pour(lake, [held["grant"], held["old"]], "second")
        assert desk.refresh()
        assert count(Asker(sight), "report", Filter()) == 1
    with desk.reading() as sight:
        assert count(Asker(sight), "report", Filter()) == 3
    pour(lake, [held["new"]], "third")
    assert desk.refresh()
    assert not desk.refresh()
    with desk.reading() as sight:
        listed = {row["report"] for row in find(Asker(sight), "report", Filter())}
    assert listed == {held[name].report.id for name in ("water", "grant", "new")}
    desk.close()


def test_the_desk_is_used_again_and_made_anew_when_it_does_not_fit(tmp_path: Path) -> None:
    lake, _ = made_lake(tmp_path / "lake")
    desk = Desk(lake)
    desk.refresh()
    with desk.writing() as sight:
        sight.execute("INSERT INTO runs VALUES ('a run that the lake has not', NULL)")
    desk.close()
    again = Desk(lake)
    assert again.refresh()
    with again.reading() as sight:
        assert count(Asker(sight), "report", Filter()) == 5
    assert not again.refresh()
    again.close()


def test_a_second_desk_of_one_lake_makes_do_with_a_temporary_file(tmp_path: Path) -> None:
    lake, _ = made_lake(tmp_path / "lake")
    code = f"""
from pathlib import Path
from kawat.lake import open_lake
from kawat.serve.desk import Desk
desk = Desk(open_lake(Path({str(lake.folder)!r})))
desk.refresh()
print(desk.version())
"""
    import subprocess
    import sys

    desk = Desk(lake)
    desk.refresh()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert "(1)" in done.stdout, done.stderr
    desk.close()


def test_a_record_comes_back_from_the_desk_as_it_was_stored(tmp_path: Path) -> None:
    lake, _ = made_lake(tmp_path / "lake")
    desk = Desk(lake)
    desk.refresh()
    with desk.reading() as sight:
        for record in records().values():
            assert record_of(Asker(sight), record.report.id) == record
    desk.close()


def test_marks_that_cross_are_cut_into_pieces_that_give_the_text_back() -> None:
    record = harmful()
    marks = marks_of(record, lambda table, n: f"{table} {n}")
    lines = list(lines_of(record, marks))
    assert "\n\n".join("".join(piece.words for piece in line.pieces) for line in lines) == HARM
    crossed = [piece for line in lines for piece in line.pieces if {mark.key for mark in piece.marks} == {"m1", "e1"}]
    assert [piece.words for piece in crossed] == ["ber"]
    flag = next(piece for line in lines for piece in line.pieces if "🇮🇩" in piece.words)
    assert (
        flag.words.startswith(
            (" ", "on", "🇮🇩", "="),
        )
        or "🇮🇩" in flag.words
    )


@pytest.mark.parametrize(("days", "unit"), ((20, "day"), (200, "week"), (1500, "month"), (9000, "year")))
def test_a_window_has_a_readable_number_of_bars(days: int, unit: str) -> None:
    window = window_of(date(2031, 1, 6), date.fromordinal(date(2031, 1, 6).toordinal() + days))
    assert window.unit == unit
    assert 1 < len(window.buckets) <= 147
    chart = stacked(window, {(window.buckets[0], "1"): 3, (window.buckets[0], "4"): 5}, ("1", "2", "3", "4"))
    assert chart.columns[0].total == 8
    assert sum(bar.height for bar in chart.bars) == pytest.approx(162, abs=1)


def test_windows_at_the_ends_of_time() -> None:
    assert window_of(date.min, date.max).buckets[-1] <= date.max
    assert window_of(date.max, date.max).buckets == (date.max,)


def test_a_curve_lies_within_its_frame() -> None:
    window = window_of(date(2031, 1, 1), date(2031, 1, 20))
    drawn = curve(window, [(date(2031, 1, 1), -10.0, 1, 1), (date(2031, 1, 20), 10.0, 9, 400), (date(2040, 1, 1), 0.0, 1, 1)])
    assert [point.y for point in drawn.points] == [178.0, 16.0]
    assert drawn.points[1].radius <= 8


def test_axes_end_on_round_numbers() -> None:
    assert [nice_top(n) for n in (0, 2, 3, 7, 11, 99, 101, 1_234_567)] == [2, 2, 3, 8, 20, 100, 200, 2_000_000]


def test_the_users_own_names_lie_over_the_registrys(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,name_en,name_id\nCHL,Republic of Chile,\n", encoding="utf-8")
    names = load_names(path)
    assert names.name("en", "CHL") == "Republic of Chile"
    assert names.name("id", "CHL") == load_names().name("id", "CHL")


def test_names_withheld_from_rows_are_those_without_an_office(tmp_path: Path) -> None:
    lake, ids = made_lake(tmp_path / "lake")
    desk = Desk(lake)
    desk.refresh()
    with desk.reading() as sight:
        rows = list(find(Asker(sight), "statement", Filter(report=ids.denial)))
        raw = msgspec.json.encode([row["actors"] for row in rows])
    assert b"Huaiqui" not in raw
    desk.close()
