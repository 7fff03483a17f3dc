"""The bench of a crawl reads its diplomatic pages and refuses everyday ones at the gate."""

from pathlib import Path

import pytest

from kawat.evaluate import bench_crawl
from kawat.evaluate.bench_crawl import measure_crawl
from tests.lake.made import ingest_all, new_lake, read
from tests.lake.test_lake_commit import reports


def test_a_twentieth_of_the_crawl_is_read_and_the_lake_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_crawl, "_ROUNDS", 1)
    seed = new_lake(tmp_path / "seed")
    ingest_all(seed, reports(1, 2), "a")
    ratio, held, size = measure_crawl(seed, tmp_path / "crawl", read, 20)
    assert (ratio.n, ratio.most, ratio.unit) == (20, 1.5, "x")
    assert 1 <= held.value <= 5
    assert 50 < size.value < 150
    assert ratio.value > 0
    assert [path.name for path in (tmp_path / "crawl").iterdir()] == ["crawl.warc"]
