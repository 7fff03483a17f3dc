"""Panels: what is counted, in which cell, and by which codes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kawat.errors import KawatError
from kawat.export.panel import PANELS, panel_of
from kawat.lake import Sought, find_events, look, open_lake
from tests.export.made import lake_of, report_of


def cells(lake: Path, by: str, sought: Sought | None = None) -> list[dict[str, Any]]:
    with look(open_lake(lake)) as sight:
        find_events(sight, sought or Sought())
        panel = panel_of(sight, by)
        return [dict(zip(panel.head, row, strict=True)) for row in panel.rows]


def test_a_dyad_month_counts_what_happened(lake: Path) -> None:
    rows = cells(lake, "dyad-month")
    assert [(row["month"], row["iso3_a"], row["iso3_b"]) for row in rows] == [
        ("2033-03", "IDN", "VUT"),
        ("2033-03", "VUT", "IDN"),
        ("2033-04", "IDN", "VUT"),
        ("2033-04", "VUT", "IDN"),
    ]
    first, second = rows[0], rows[1]
    assert (first["cow_a"], first["gw_a"], first["cow_b"], first["gw_b"]) == (850, 850, 935, 935)
    assert (first["events"], first["consult"], first["support"], first["agree"], first["accuse"]) == (4, 1, 1, 1, 1)
    assert (first["quad1"], first["quad2"], first["quad3"], first["quad4"]) == (3, 0, 1, 0)
    assert first["scale"] == round((4.0 + 5.0 + 2.5 - 2.0) / 4, 3)
    assert (first["claimed"], first["not_happened"], first["reports"], first["independent"]) == (1, 3, 1, 1)
    assert (second["events"], second["support"], second["consult"]) == (1, 1, 0)


def test_years_and_countries(lake: Path) -> None:
    assert [(row["year"], row["iso3_a"], row["events"]) for row in cells(lake, "dyad-year")] == [
        ("2033", "IDN", 8),
        ("2033", "VUT", 2),
    ]
    rows = {(row["iso3"], row["role"]): row for row in cells(lake, "country-year")}
    assert set(rows) == {("IDN", "actor"), ("VUT", "actor"), ("VUT", "recipient")}
    assert (rows["IDN", "actor"]["events"], rows["VUT", "actor"]["events"], rows["VUT", "recipient"]["events"]) == (8, 2, 6)


def test_a_panel_keeps_to_the_filter(lake: Path) -> None:
    rows = cells(lake, "dyad-month", Sought(event="SUPPORT", since=date(2033, 4, 1)))
    assert [(row["month"], row["events"]) for row in rows] == [("2033-04", 1), ("2033-04", 1)]
    assert cells(lake, "dyad-month", Sought(actor="JPN")) == []


def test_reports_of_one_agency_and_day_are_one_source(tmp_path: Path) -> None:
    reports = [report_of(outlet=name) for name in ("Abad", "Bina")]
    reports.append(report_of(outlet="Cita", published=date(2033, 3, 9)))
    lake_of(tmp_path / "lake", reports)
    row = cells(tmp_path / "lake", "dyad-month")[0]
    assert (row["events"], row["reports"], row["independent"]) == (12, 3, 2)


@pytest.mark.parametrize("by", PANELS)
def test_an_empty_lake_gives_an_empty_panel(by: str, tmp_path: Path) -> None:
    lake_of(tmp_path / "lake", [])
    assert cells(tmp_path / "lake", by) == []


def test_an_unknown_panel_is_refused(lake: Path) -> None:
    with pytest.raises(KawatError, match="is no panel; give one of dyad-month"):
        cells(lake, "dyad-week")
