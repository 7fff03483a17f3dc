"""Polite fetching: robots.txt is kept, each host has its pause, and of many addresses the one is next whose host is free."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from protego import Protego

from kawat.errors import TooLarge, Unreachable
from kawat.sources import web
from kawat.sources.draft import Limits
from kawat.sources.web import AGENT, Fetched

PAUSE = 1.0
LONGEST_PAUSE = 30.0
WINDOW = 500
_SITES = 2_000
_ROBOTS = Limits(bytes=500_000)
Kept = TypeVar("Kept")


class Polite:
    """Fetches pages with at least a pause between two of one host, or what its robots.txt asks for, up to 30 seconds."""

    def __init__(
        self,
        pause: float = PAUSE,
        allow_private: bool = False,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._pause = pause
        self._allow_private = allow_private
        self._now = now
        self._sleep = sleep
        self._free: dict[str, float] = {}
        self._rules: dict[str, Protego | Unreachable] = {}

    def get(self, url: str, limits: Limits) -> Fetched:
        """Return what an address gives, when its host is free; raise Unreachable or TooLarge.

        robots.txt is asked for the address and for each it redirects to.
        """
        self._may_go(url)
        wait = self.free_at(url) - self._now()
        if wait > 0:
            self._sleep(wait)
        try:
            return web.fetch(url, limits, allow_private=self._allow_private, may_go=self._may_go)
        finally:
            _keep(self._free, _host(url), self._now() + self._pause_of(url))

    def get_once(self, url: str, limits: Limits) -> Fetched:
        """Return what an address that a person named gives: without asking robots.txt, as a browser does."""
        return web.fetch(url, limits, allow_private=True) if self._allow_private else web.fetch(url, limits)

    def free_at(self, url: str) -> float:
        """Return when the host of an address may be asked again."""
        return self._free.get(_host(url), 0.0)

    def in_turn(self, urls: Iterable[str]) -> Iterator[str]:
        """Yield addresses so that hosts alternate: of the next 500, the first whose host has been free the longest."""
        waiting: list[str] = []
        for url in urls:
            waiting.append(url)
            if len(waiting) >= WINDOW:
                yield waiting.pop(self._next(waiting))
        while waiting:
            yield waiting.pop(self._next(waiting))

    def _next(self, waiting: list[str]) -> int:
        return min(range(len(waiting)), key=lambda at: self.free_at(waiting[at]))

    def _may_go(self, url: str) -> None:
        """Raise Unreachable where robots.txt says no, or could not be had for a reason other than that there is none."""
        if not _site(url):
            raise Unreachable(url[:200], "is no http or https address", "give one address a line")
        rules = self._rules_of(url)
        if isinstance(rules, Unreachable):
            raise Unreachable(url, f"its site's robots.txt cannot be had ({rules.cause})", "try again later")
        if not rules.can_fetch(url, AGENT):
            raise Unreachable(url, "its site's robots.txt asks not to fetch it", "ask the outlet, or save the page yourself")

    def _rules_of(self, url: str) -> Protego | Unreachable:
        site = _site(url)
        if site not in self._rules:
            _keep(self._rules, site, self._ask(f"{site}/robots.txt"))
        return self._rules[site]

    def _ask(self, robots: str) -> Protego | Unreachable:
        """Return a site's rules; none at all when it has no such file (RFC 9309: any answer of 400 to 499)."""
        try:
            found = web.fetch(robots, _ROBOTS, allow_private=self._allow_private)
        except Unreachable as refusal:
            gone = refusal.status is not None and 400 <= refusal.status < 500
            return Protego.parse("") if gone else refusal
        except TooLarge as refusal:
            return Unreachable(robots, refusal.cause, refusal.step)
        return Protego.parse(found.data.decode("utf-8", "replace"))

    def _pause_of(self, url: str) -> float:
        rules = self._rules.get(_site(url))
        asked = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return min(max(self._pause, asked or 0.0), LONGEST_PAUSE)


def _keep(shelf: dict[str, Kept], key: str, value: Kept) -> None:
    """Keep a value of a site, and forget the oldest when there are too many."""
    shelf.pop(key, None)
    shelf[key] = value
    if len(shelf) > _SITES:
        del shelf[next(iter(shelf))]


def _host(url: str) -> str:
    return _site(url).partition("://")[2]


def _site(url: str) -> str:
    """Return scheme and host of an address, or nothing when it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    known = parts.scheme in ("http", "https") and parts.hostname
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}" if known else ""
