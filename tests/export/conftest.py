"""A small lake that the tests of exports share."""

from datetime import date
from pathlib import Path

import pytest

from kawat.export import Line, event_lines
from kawat.lake import Sought, find_events, look, open_lake
from tests.export.made import lake_of, report_of


@pytest.fixture(name="lake", scope="session")
def _lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "lake"
    lake_of(folder, [report_of(), report_of(published=date(2033, 4, 5), outlet="Koran Lain"), report_of(published=None)])
    return folder


@pytest.fixture(name="lines", scope="session")
def _lines(lake: Path) -> list[Line]:
    with look(open_lake(lake)) as sight:
        find_events(sight, Sought())
        return list(event_lines(sight))
