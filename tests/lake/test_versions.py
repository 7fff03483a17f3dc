"""Of a page's versions the one of the latest run counts, by the run's number and whatever the clocks said."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kawat.lake import Lake, Sought, add_views, arrangements, find_events, latest_reports, look, standing, tell_events
from kawat.run import Job, Tools, run_job
from kawat.serve.desk import Desk
from tests.lake.made import MADE, new_lake, opened, read

URL = "https://example.org/berita/7"
OLD = "Versi lama: Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."
NEW = "Versi baru: Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."
AGREES = (datetime(2031, 1, 1, tzinfo=UTC), datetime(2031, 1, 2, tzinfo=UTC))
JUMPS = (datetime(2039, 1, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC))


def _at(clock: datetime) -> datetime:
    return clock


def two_versions(folder: Path, clocks: tuple[datetime, datetime]) -> tuple[Lake, str]:
    """Return a lake that took two versions of a page in, each at a time by its clock, and the id of the second."""
    lake = new_lake(folder)
    for text, clock in zip((OLD, NEW), clocks, strict=True):
        order = Job(id=text[:10], started=clock, inputs=("x",), made=MADE)
        run_job(lake, [opened(text, url=URL)], order, Tools(read=read, now=partial(_at, clock), tell=lambda: None))
    return lake, opened(NEW, url=URL).report.id


@pytest.mark.fault("a clock that jumps")
@pytest.mark.parametrize("clocks", [AGREES, JUMPS], ids=["clock", "clock that jumps"])
def test_the_version_of_the_later_run_counts(tmp_path: Path, clocks: tuple[datetime, datetime]) -> None:
    lake, later = two_versions(tmp_path, clocks)
    with look(lake) as sight:
        hits = find_events(sight, Sought(actor="CHN"))
        assert (hits.found, hits.older) == (1, 1)
        assert [told.report for told in tell_events(sight)] == [later]
        assert [row[0] for row in latest_reports(add_views(sight)).project("id").fetchall()] == [later]
        for query in (arrangements._LATEST, standing._LATEST):
            assert sight.execute(query.format(table="events")).fetchall() == [(later,)]


@pytest.mark.parametrize("clocks", [AGREES, JUMPS], ids=["clock", "clock that jumps"])
def test_the_pages_show_the_version_of_the_later_run(tmp_path: Path, clocks: tuple[datetime, datetime]) -> None:
    lake, later = two_versions(tmp_path, clocks)
    desk = Desk(lake)
    try:
        desk.refresh()
        with desk.reading() as sight:
            assert sight.execute("SELECT id FROM reports WHERE latest").fetchall() == [(later,)]
    finally:
        desk.close()
