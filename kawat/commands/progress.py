"""A bar on standard error, on a terminal only: how much of the inputs has passed, how many a second, the time left."""

from collections.abc import Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from kawat.sources import list_files


class Meter:
    """Counts inputs and the bytes of files that have passed, and shows them while it is entered.

    Time left is told when all inputs are files: the size of a stream, an address or a list is not known beforehand.
    """

    def __init__(self, places: Iterable[str], console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._places = tuple(places)
        self._inputs = 0
        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.fields[count]:,} inputs, {task.fields[rate]:.1f} a second"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> "Meter":
        if self._console.is_terminal:
            self._task = self._bar.add_task("inputs", total=size_of(self._places), count=0, rate=0.0)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def tell(self) -> None:
        """Count one input, read or refused."""
        self._inputs += 1
        if self._task is not None:
            elapsed = self._bar.tasks[0].elapsed or 0.0
            self._bar.update(self._task, count=self._inputs, rate=self._inputs / elapsed if elapsed else 0.0)

    def passed(self, size: int) -> None:
        """Count bytes of the inputs."""
        if self._task is not None:
            self._bar.advance(self._task, size)


def size_of(places: Iterable[str]) -> int | None:
    """Return the bytes of the files that places stand for, or None when one of them is no file or folder."""
    total = 0
    for place in places:
        if place == "-" or "://" in place or place.startswith("urls:"):
            return None
        try:
            total += sum(path.stat().st_size for path in list_files(place))
        except (OSError, ValueError):
            continue  # refused when it is opened
    return total
