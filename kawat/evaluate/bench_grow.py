"""What it costs to store one more report as a lake grows, beside what a young lake costs in the same minutes of the same run.

Nothing in such a lake was reported: its records are the seed's, under new addresses and ids. The figures are of storing alone:
rows, Parquet, commits, flushing, asking what is known. Opening and reading a report come on top, and do not know the lake.
"""

import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time

import msgspec

from kawat import __version__
from kawat.evaluate.bench_ask import Measured
from kawat.evaluate.bench_lake import JOB
from kawat.lake import Lake, look, make_lake, records
from kawat.record import Made, Record
from kawat.report import Report, report_id
from kawat.run import Job, Read, Tools, run_job
from kawat.span import Noun

YOUNG = 1_000
_MOST = 1.1
_BAR = 40


class Copied(Noun, frozen=True, kw_only=True):
    """A report of the seed under an address of its own, as the door would give it; its page is not kept."""

    report: Report
    raw: bytes = b""


class Point(Noun, frozen=True, kw_only=True):
    """Storing up to so many reports: milliseconds of CPU for a report since the last point, and of a young lake's by turns.

    `mean` is the cost of a report since the first one, with all that a new lake asks once; `shards` made up the reports since
    the last point.
    """

    reports: int
    cost: float
    young: float
    mean: float
    shards: int

    @property
    def ratio(self) -> float:
        """The cost as a multiple of a young lake's."""
        return self.cost / self.young


def points(most: int) -> tuple[int, ...]:
    """Return the sizes at which is measured: 1,000, 2,000, 5,000, 10,000 and so on, up to the most."""
    sizes = [step * 10**power for power in range(3, 10) for step in (1, 2, 5)]
    return (*(size for size in sizes if size < most), most)


class Clock:
    """Counts the CPU of this process but what was spent on making reports."""

    def __init__(self) -> None:
        self._spent = 0.0
        self.restart()

    def restart(self) -> None:
        """Begin at nothing."""
        self._begun, self._spent = process_time(), 0.0

    def seconds(self) -> float:
        """Return the seconds of CPU since the beginning."""
        return process_time() - self._begun - self._spent

    def left_out(self, begun: float) -> None:
        """Leave out what was spent since a `process_time`."""
        self._spent += process_time() - begun


class Meter:
    """Stands at the door of a job and takes the cost between two of its shards, at the first border past each size."""

    def __init__(self, sizes: Sequence[int], young: Callable[[], float]) -> None:
        self.points: list[Point] = []
        self.clock = Clock()
        self._sizes, self._young = list(sizes), young
        self._met = self._from = 0
        self._at_border = False
        self._shards, self._spent = 0, 0.0
        self._before = young()
        self.clock.restart()

    def now(self) -> datetime:
        """Tell the time, which a job asks for once a shard, just before its commit."""
        self._shards += not self._at_border
        self._at_border = True
        return datetime.now(UTC)

    def tell(self) -> None:
        """Count a report in; the first after a commit comes at a border."""
        if self._at_border and self._sizes and self._met >= self._sizes[0]:
            self.mark()
        self._at_border = False
        self._met += 1

    def mark(self) -> None:
        """Take the cost since the last mark, and that of young lakes before and after."""
        spent = self.clock.seconds() * 1000
        self._spent += spent
        after = self._young()
        self.points.append(
            Point(
                reports=self._met,
                cost=spent / (self._met - self._from),
                young=(self._before + after) / 2,
                mean=self._spent / self._met,
                shards=self._shards,
            )
        )
        self._before, self._from, self._shards = after, self._met, 0
        self._sizes = [size for size in self._sizes if size > self._met]
        self.clock.restart()


def measure_growth(seed: Lake, folder: Path, most: int) -> tuple[Point, ...]:
    """Fill a lake with so many recombined reports as one job, and return a point at each size; young lakes are filled between."""
    with look(seed) as sight:
        held = tuple(records(sight, [row[0] for row in sight.execute("SELECT id FROM reports ORDER BY id").fetchall()]))
    meter = Meter(points(most)[:-1], lambda: _young(held, folder))
    _pour(make_lake(folder / "grown", JOB), held, most, meter)
    meter.mark()
    return tuple(meter.points)


def measured_growth(found: Sequence[Point]) -> tuple[Measured, ...]:
    """Return points as measurements: each cost, each ratio with the most it may be, and the most memory that this process had."""
    costs = (Measured(what="storing a report, CPU", n=one.reports, value=one.cost, unit="ms") for one in found)
    means = (Measured(what="the same since the first one", n=one.reports, value=one.mean, unit="ms") for one in found)
    ratios = (
        Measured(what="storing a report, times a young lake", n=one.reports, value=one.ratio, unit="x", most=_MOST)
        for one in found
        if one.reports > YOUNG  # the first thousand also makes the tables
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    memory = Measured(what="memory of the process, at most", n=found[-1].reports, value=peak, unit="MB", most=1500)
    return (*costs, *means, *ratios, memory)


def drawn(found: Sequence[Point]) -> str:
    """Return the shape of growth as bars: milliseconds of CPU a report, times a young lake, since the first, shards."""
    top = max(one.cost for one in found)
    bars = ("█" * round(_BAR * one.cost / top) for one in found)
    told = (f"{one.cost:.2f} ms ({one.ratio:.2f} x), {one.mean:.2f} since the first; {one.shards} shards" for one in found)
    lines = (f"{one.reports:>9,} {bar:<{_BAR}} {text}" for one, bar, text in zip(found, bars, told, strict=True))
    return "\n".join(lines)


def _young(held: Sequence[Record], folder: Path) -> float:
    """Return what the second thousand of reports costs in a new lake, which is then deleted: the median of three."""
    costs = []
    for _ in range(3):
        lake = make_lake(folder / "young", JOB)
        meter = Meter([YOUNG], lambda: 1.0)
        _pour(lake, held, 2 * YOUNG, meter)
        meter.mark()
        costs.append(meter.points[-1].cost)
        shutil.rmtree(lake.folder)
    return median(costs)


def _pour(lake: Lake, held: Sequence[Record], most: int, meter: Meter) -> None:
    made = Made(kawat=__version__, pack=None, registry=JOB)
    job = Job(id=JOB, started=datetime.now(UTC), inputs=(JOB,), made=made, keep_pages=False)
    tools = Tools(read=_read(held, meter.clock), now=meter.now, tell=meter.tell)
    run_job(lake, _copies(held, most, meter.clock), job, tools)


def _copies(held: Sequence[Record], most: int, clock: Clock) -> Iterator[Copied]:
    for number in range(most):
        begun = process_time()
        report = held[number % len(held)].report
        url = f"https://example.org/copy/{number}"
        copied = Copied(report=msgspec.structs.replace(report, url=url, id=report_id(url, report.text)))
        clock.left_out(begun)
        yield copied


def _read(held: Sequence[Record], clock: Clock) -> Read:
    """Return a reader that knows the reports: the seed's readings under the new id."""
    known = {record.report.text: record for record in held}

    def read(report: Report) -> Record:
        begun = process_time()
        record = msgspec.structs.replace(known[report.text], report=report)
        clock.left_out(begun)
        return record

    return read
