"""Samples are drawn fairly and again the same; a checked sheet becomes precision with Wilson's interval."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kawat.errors import KawatError
from kawat.export.precision import ALL, WHOLE, Verdict, precisions, read_sheet, wilson
from kawat.export.sample import CHECKS, HEAD, Drawn, draw, sheet_rows
from kawat.export.sheets import save_csv, save_xlsx
from kawat.lake import Sought, find_events, look, open_lake
from tests.export.made import lake_of, report_of


@pytest.fixture(name="many", scope="module")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "lake"
    lake_of(folder, [report_of(published=date(2033, 1, 1) + timedelta(n)) for n in range(40)])
    return folder


def drawn(lake: Path, size: int, seed: int, by: str = "none", event: str | None = None) -> tuple[Drawn, ...]:
    with look(open_lake(lake)) as sight:
        find_events(sight, Sought(event=event))
        return draw(sight, size, seed, by)


def sheet(lake: Path, size: int, seed: int, by: str = "none") -> list[dict[str, object]]:
    with look(open_lake(lake)) as sight:
        find_events(sight, Sought())
        return [dict(zip(HEAD, row, strict=True)) for row in sheet_rows(sight, draw(sight, size, seed, by), seed)]


def test_the_same_seed_draws_the_same_events(many: Path) -> None:
    first, again, other = (drawn(many, 20, seed)[0].keys for seed in (7, 7, 8))
    assert first == again
    assert first != other
    assert len(set(first)) == 20


@pytest.mark.heavy
def test_every_event_is_drawn_by_equal_chance(many: Path) -> None:
    counts = Counter(key for seed in range(300) for key in drawn(many, 20, seed)[0].keys)
    assert len(counts) == 200
    assert sum(counts.values()) == 6000
    chi_square = sum((counts[key] - 30) ** 2 / 30 for key in counts)
    assert chi_square < 260  # 199 degrees of freedom: more than that comes about once in 400 times; the seeds are fixed


@pytest.mark.parametrize(
    ("size", "shares"), [(12, [3, 3, 3, 3]), (150, [37, 37, 38, 38]), (170, [40, 40, 40, 50]), (999, [40, 40, 40, 80])]
)
def test_strata_give_equally_many_as_far_as_they_have_them(many: Path, size: int, shares: list[int]) -> None:
    found = drawn(many, size, 7, "event")
    assert {pool.stratum: pool.held for pool in found} == {"CONSULT": 80, "SUPPORT": 40, "AGREE": 40, "ACCUSE": 40}
    assert sorted(len(pool.keys) for pool in found) == shares


def test_a_sample_that_is_larger_than_the_lake_is_the_lake(many: Path) -> None:
    assert len(drawn(many, 10_000, 7)[0].keys) == 200
    assert drawn(many, 10, 7, event="AID") == ()


def test_a_sheet_shows_the_words_and_what_they_were_read_as(many: Path) -> None:
    rows = sheet(many, 40, 7, "event")
    assert len(rows) == 40
    assert {row["event"] for row in rows[:12]} > {"CONSULT"}, "the strata stand one after the other"
    support = next(row for row in rows if row["event"] == "SUPPORT")
    assert support["sentence"] == 'Kedua menteri «menandatangani» "Nota Bersama" tentang perikanan.'
    assert support["actors"] == (
        "Kedua menteri (Rara Wulandari, idn/rara-wulandari, IDN/gov/mfa#minister); "
        "Kedua menteri (Jone Tavu, vut/jone-tavu, VUT/gov/mfa#minister)"
    )
    assert support["weight"] == 4.0
    assert {row[check] for row in rows for check in CHECKS} == {""}


def test_an_unknown_stratum_is_refused(many: Path) -> None:
    with pytest.raises(KawatError, match="is no stratum"):
        drawn(many, 3, 7, "mood")


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [(1.0, 10, 0.722, 1.0), (0.0, 10, 0.0, 0.278), (0.8, 50, 0.670, 0.888), (0.5, 2, 0.095, 0.905)],
)
def test_wilsons_interval(share: float, n: int, low: float, high: float) -> None:
    found = wilson(share, n)
    assert (round(found[0], 3), round(found[1], 3)) == (low, high)


def test_a_verdict_counts_for_the_events_it_stands_for() -> None:
    verdicts = [Verdict("AID", "event ok", True, 1.0)] * 10 + [Verdict("CONSULT", "event ok", False, 9.0)] * 10
    found = {(p.check, p.event): p for p in precisions(verdicts)}
    assert found["event ok", ALL].value == pytest.approx(0.1)
    assert found["event ok", "AID"].value == 1.0
    even = wilson(0.1, 20)
    assert found["event ok", ALL].high - found["event ok", ALL].low > even[1] - even[0]


ANSWERS = [("y", "y", "", "?"), ("ya", "tidak", "Y", "1"), ("N", "n", "0", "salah"), ("benar", "Yes", "ya", "y")]


def answered(lake: Path) -> list[list[object]]:
    rows = [list(row.values()) for row in sheet(lake, 4, 7)]
    for row, answers in zip(rows, ANSWERS, strict=True):
        for check, answer in zip(CHECKS, answers, strict=True):
            row[HEAD.index(check)] = answer
    return rows


def write(rows: list[list[object]], form: str, folder: Path) -> Path:
    out = folder / f"sheet.{'xlsx' if form == 'xlsx' else 'csv'}"
    if form == "xlsx":
        save_xlsx(HEAD, rows, out)
    elif form == "csv":
        save_csv(HEAD, rows, out)
    else:
        with out.open("w", encoding="cp1252", errors="replace", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEAD, *[[str(cell).replace(".", ",") for cell in row] for row in rows]])
    return out


@pytest.mark.parametrize("form", ["csv", "xlsx", "semicolons"])
def test_a_checked_sheet_becomes_precision_however_it_was_saved(many: Path, tmp_path: Path, form: str) -> None:
    checked = read_sheet(write(answered(many), form, tmp_path))
    assert checked.faults == ()
    assert checked.events == 4
    found = {p.check: (p.right, p.n) for p in precisions(checked.verdicts) if p.event == ALL}
    assert found == {"event ok": (3, 4), "actors ok": (2, 4), "recipients ok": (2, 3), "date ok": (2, 3), WHOLE: (2, 4)}


def test_numbers_that_a_spreadsheet_made_of_answers_are_understood(many: Path, tmp_path: Path) -> None:
    rows = answered(many)
    rows[0][HEAD.index("event ok")] = 1
    rows[1][HEAD.index("event ok")] = True
    rows[2][HEAD.index("event ok")] = 0.0
    out = write(rows, "xlsx", tmp_path)
    assert isinstance(load_workbook(out).worksheets[0].cell(2, HEAD.index("event ok") + 1).value, int)
    told = [v.right for v in read_sheet(out).verdicts if v.check == "event ok"]
    assert told == [True, True, False, True]


def test_a_cell_that_says_neither_is_named_and_not_counted(many: Path, tmp_path: Path) -> None:
    rows = answered(many)
    rows[2][HEAD.index("date ok")] = "mungkin"
    checked = read_sheet(write(rows, "csv", tmp_path))
    assert [str(fault) for fault in checked.faults] == [
        "sheet.csv row 4: date ok says 'mungkin'; write y or n, or leave it empty"
    ]
    assert sum(v.check == "date ok" for v in checked.verdicts) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"x,y\n1,2\n", "has no column 'event'"),
        ("a.csv", b"", "has no column 'event'"),
        ("a.xlsx", b"not a workbook", "is no workbook that can be read"),
        ("a.csv", (",".join(HEAD) + "\n" + "," * len(HEAD)).encode(), ""),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    if said:
        with pytest.raises(KawatError, match=said):
            read_sheet(tmp_path / name)
    else:
        assert read_sheet(tmp_path / name).events == 0


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(KawatError):
            read_sheet(tmp_path / name)
