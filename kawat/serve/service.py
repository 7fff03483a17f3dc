"""The service: a desk, decisions, names and the renderer, lent to every request; a thread keeps the desk in step."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import duckdb
from starlette.datastructures import QueryParams
from starlette.requests import Request

from kawat.errors import BadDate, BadLake, KawatError
from kawat.lake import Lake
from kawat.lake.search import Wanted, matching_ids
from kawat.lake.text import fill
from kawat.serve.ask import Asker, BadQuery, Filter
from kawat.serve.decisions import Decisions
from kawat.serve.desk import Desk
from kawat.serve.judge import apply_all
from kawat.serve.names import Names
from kawat.serve.render import Renderer
from kawat.sources import read_date

_KEPT = 64
TEXTS = ("type", "mode", "state", "name", "q", "lang", "outlet", "report")


class Service:
    """What the pages stand on."""

    def __init__(self, lake: Lake, names: Names, decisions: Decisions | None) -> None:
        self.desk = Desk(lake)
        self.names = names
        self.decisions = decisions
        self.renderer = Renderer(names)
        self.state = "-"
        self._lake = lake
        self._index: Any = None
        self._kept: dict[object, Any] = {}
        self._over = threading.Event()

    def refresh(self) -> float:
        """Bring the desk in step with the lake, put the decisions in, and return the seconds it took."""
        began = time.monotonic()
        if self.desk.refresh():
            self.judge_again()
        self._index = self._filled()
        self.state = self.desk.version()
        return time.monotonic() - began

    def _filled(self) -> Any:
        """Return the index of words, brought up to the lake; None where it can neither be read nor written."""
        try:
            return fill(self._lake)[0]
        except BadLake:
            return None

    def _texts(self, words: str) -> list[str]:
        """Return the ids of the reports that hold these words; raise BadQuery where nothing is asked for."""

        def search() -> list[str]:
            try:
                return matching_ids(self._index, Wanted(words=words))
            except KawatError as fault:
                raise BadQuery(fault.subject[:80], fault.cause, fault.step) from None

        found: list[str] = self.kept(("words", words), search)
        return found

    def judge_again(self, report: str | None = None) -> None:
        """Put the decisions that stand into the desk: those of one report, or all."""
        if self.decisions is not None:
            apply_all(self.desk, self.decisions, report)
        self.forget()

    def forget(self) -> None:
        """Forget what was made for pages."""
        self._kept.clear()

    def keep_in_step(self, every: float, complain: Callable[[str], object]) -> threading.Thread:
        """Start the thread that looks for new runs; it rests ten times as long as the last look took."""

        def work() -> None:
            rest = every
            while not self._over.wait(rest):
                try:
                    rest = max(every, 10 * self.refresh())
                except (KawatError, duckdb.Error) as fault:
                    complain(str(fault))

        thread = threading.Thread(target=work, name="kawat-desk", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """End the thread and close the desk."""
        self._over.set()
        self.desk.close()

    @contextmanager
    def asking(self, request: Request) -> Iterator[Asker]:
        """Lend a connection for a request; what it cost is left in the request's state."""
        request.state.version = self.state
        with self.desk.reading() as sight:
            ask = Asker(sight, self._texts if self._index is not None else None)
            request.state.asker = ask
            yield ask

    def kept(self, key: object, make: Callable[[], Any]) -> Any:
        """Return what was made for a key in this state of the desk, made now the first time."""
        whole = (self.state, key)
        if whole not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[whole] = make()
        return self._kept[whole]


def filter_of(params: QueryParams) -> Filter:
    """Return the filter that a page's query asks for; raise BadQuery with the parameter that cannot be understood."""
    a, b = params.get("a"), params.get("b")
    quad = params.get("quad")
    if quad and quad not in ("1", "2", "3", "4"):
        raise BadQuery(f"quad={quad[:20]}", "is none of the four", "give 1, 2, 3 or 4")
    if bool(a) != bool(b):
        raise BadQuery("a and b", "belong together", "give both sides of a pair, or who= for one")
    return Filter(
        who=params.get("who") or None,
        actor=params.get("actor") or None,
        other=params.get("other") or None,
        between=(a, b) if a and b else None,
        quad=int(quad) if quad else None,
        since=day_of(params, "since"),
        until=day_of(params, "until"),
        **{field: params.get(field) or None for field in TEXTS},
    )


def day_of(params: QueryParams, name: str) -> date | None:
    """Return a day that a query gives under a name."""
    given = params.get(name)
    try:
        return read_date(given, name) if given else None
    except BadDate as fault:
        raise BadQuery(fault.subject[:80], fault.cause, fault.step) from None
