"""The bench of growth stores what it says, as reports of their own, and takes a cost at each size."""

from pathlib import Path

import pytest

from kawat.evaluate import bench_grow
from kawat.evaluate.bench_grow import Point, drawn, measure_growth, measured_growth, points
from kawat.lake import examine, open_lake
from tests.lake.made import ingest_all, new_lake
from tests.lake.test_lake_commit import reports
from tests.lake.test_lake_home import count


def test_sizes_go_by_one_two_and_five() -> None:
    assert points(30_000) == (1_000, 2_000, 5_000, 10_000, 20_000, 30_000)
    assert points(1_000) == (1_000,)


def test_recombined_reports_are_stored_once_each_and_the_young_lake_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = new_lake(tmp_path / "seed")
    ingest_all(seed, reports(1, 2), "a")
    monkeypatch.setattr(bench_grow, "YOUNG", 2)
    (found,) = measure_growth(seed, tmp_path / "bench", 9)
    assert found.reports == 9
    assert min(found.cost, found.young) > 0
    assert (found.mean, found.shards) == (found.cost, 1)
    lake = open_lake(tmp_path / "bench" / "grown")
    assert (count(lake, "reports"), count(lake, "events")) == (9, 9)
    assert not [check for check in examine(lake) if check.broken]
    assert not (tmp_path / "bench" / "young").exists()


def point(reports: int, cost: float, young: float) -> Point:
    return Point(reports=reports, cost=cost, young=young, mean=1.5, shards=5)


def test_figures_have_their_bounds_and_bars_their_lengths() -> None:
    found = [point(1_000, 2.0, 1.0), point(2_000, 1.0, 2.0)]
    ratios = [one for one in measured_growth(found) if one.unit == "x"]
    assert [(one.n, one.value, one.most) for one in ratios] == [(2_000, 0.5, 1.1)]  # the first thousand also makes the tables
    first, second = drawn(found).split("\n")
    assert (first.count("█"), second.count("█")) == (40, 20)
    assert second.endswith("1.00 ms (0.50 x), 1.50 since the first; 5 shards")
