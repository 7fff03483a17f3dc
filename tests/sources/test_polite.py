"""Politeness: robots.txt, pauses, hosts by turns, lists of addresses, and private hosts by every way in."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawat.errors import KawatError, TooLarge, Unreachable
from kawat.sources import Hints, Limits, Opened, Polite, Ways, open_place
from kawat.sources import web as web_module
from kawat.sources.web import Fetched, MayGo

from .pages import TITLE, page
from .test_web import server  # noqa: F401 (a fixture)


class Web:
    """A web that a test makes up: what addresses give, what robots.txt answers, and what was asked, when."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | int | KawatError] = {}
        self.hops: dict[str, str] = {}
        self.asked: list[tuple[float, str]] = []
        self.time = 100.0

    def fetch(self, url: str, _: Limits, allow_private: bool = False, may_go: MayGo = lambda _: None) -> Fetched:
        assert not allow_private
        self.asked.append((self.time, url))
        if url in self.hops:
            may_go(self.hops[url])
        found = self.pages.get(url, 404)
        if isinstance(found, KawatError):
            raise found
        if isinstance(found, int):
            refusal = Unreachable(url, f"the server answered {found}", "check the address")
            refusal.status = found
            raise refusal
        return Fetched(data=found, final_url=url, content_type="text/html")

    def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture(name="web")
def _web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    web = Web()
    monkeypatch.setattr(web_module, "fetch", web.fetch)
    yield web


def _polite(web: Web) -> Polite:
    return Polite(now=lambda: web.time, sleep=web.sleep)


def _get(polite: Polite, url: str) -> str:
    try:
        return polite.get(url, Limits()).final_url
    except KawatError as refusal:
        return str(refusal)


def test_robots_are_asked_once_a_site_and_kept(web: Web) -> None:
    web.pages = {f"https://a.test/{n}": b"x" for n in ("boleh", "jangan/x", "jangan/kecuali")}
    web.pages["https://a.test/robots.txt"] = (
        b"User-agent: kawat\nDisallow: /jangan/\nAllow: /jangan/kecuali\n\nUser-agent: *\nDisallow: /\n"
    )
    polite = _polite(web)
    assert _get(polite, "https://a.test/boleh") == "https://a.test/boleh"
    assert "robots.txt asks not to fetch it" in _get(polite, "https://a.test/jangan/x")
    assert _get(polite, "https://a.test/jangan/kecuali") == "https://a.test/jangan/kecuali"
    assert [url for _, url in web.asked].count("https://a.test/robots.txt") == 1
    assert "https://a.test/jangan/x" not in [url for _, url in web.asked]


@pytest.mark.parametrize(
    ("answer", "fetched"),
    [
        (404, True),
        (403, True),
        (503, False),
        (TooLarge("robots.txt", "is larger than 500,000 bytes", "x"), False),
        (Unreachable("robots.txt", "was silent for 15 seconds", "x"), False),
    ],
)
def test_a_site_without_robots_is_free_and_one_that_fails_is_not(web: Web, answer: int | KawatError, fetched: bool) -> None:
    web.pages = {"https://a.test/1": b"x", "https://a.test/robots.txt": answer}
    found = _get(_polite(web), "https://a.test/1")
    assert (found == "https://a.test/1") is fetched
    assert fetched or "its site's robots.txt cannot be had" in found


def test_a_redirect_asks_the_other_sites_robots(web: Web) -> None:
    web.hops["https://a.test/1"] = "https://b.test/1"
    web.pages = {"https://a.test/1": b"x", "https://b.test/robots.txt": b"User-agent: *\nDisallow: /\n"}
    assert _get(_polite(web), "https://a.test/1").startswith("https://b.test/1: its site's robots.txt asks")


def test_a_host_has_its_pause_and_hosts_alternate(web: Web) -> None:
    urls = [f"https://{host}.test/{n}" for host in "ab" for n in range(3)]
    web.pages = dict.fromkeys(urls, b"x")
    web.pages["https://b.test/robots.txt"] = b"User-agent: *\nCrawl-delay: 5\n"
    polite = _polite(web)
    for url in polite.in_turn(urls):
        polite.get(url, Limits())
    times = {host: [at for at, url in web.asked if host in url and "robots" not in url] for host in ("a.test", "b.test")}
    assert [b - a for a, b in zip(times["a.test"], times["a.test"][1:], strict=False)] == [1.0, 1.0]
    assert [b - a for a, b in zip(times["b.test"], times["b.test"][1:], strict=False)] == [5.0, 5.0]
    assert times["b.test"][0] == times["a.test"][0]


def test_a_delay_of_a_year_is_thirty_seconds(web: Web) -> None:
    web.pages = {"https://a.test/1": b"x", "https://a.test/robots.txt": b"User-agent: *\nCrawl-delay: 31536000\n"}
    polite = _polite(web)
    _get(polite, "https://a.test/1")
    assert polite.free_at("https://a.test/2") == web.time + 30


def test_a_list_of_addresses(web: Web, tmp_path: Path) -> None:
    lines = "\ufeff# daftar\nhttps://a.test/1\n\n  https://b.test/2  \r\nbukan alamat\nfile:///etc/passwd\nhttps://c.test/3\nhttp://[x\n"
    (tmp_path / "urls.txt").write_text(lines)
    web.pages = {"https://a.test/1": page().encode(), "https://b.test/2": page(title="Dua").encode()}
    ways = Ways(web=_polite(web))
    for place, stdin in ((f"urls:{tmp_path / 'urls.txt'}", None), ("urls:-", io.BytesIO(lines.encode()))):
        found = list(open_place(place, Hints(), Limits(), stdin, ways))
        assert [one.report.title for one in found if isinstance(one, Opened)] == [TITLE, "Dua"]
        refusals = [str(one) for one in found if isinstance(one, KawatError)]
        assert sum("is no http or https address" in line for line in refusals) == 3
        assert sum("the server answered 404" in line for line in refusals) == 1
    (refusal,) = open_place("urls:tiada.txt", Hints(), Limits())
    assert "cannot be read (No such file or directory)" in str(refusal)


def test_private_hosts_are_refused_unless_they_are_allowed(server: str, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "urls.txt").write_text(f"{server}/page\n")
    for allow in (False, True):
        ways = Ways(web=Polite(pause=0, allow_private=allow))
        for place in (f"{server}/page", f"urls:{tmp_path}/urls.txt"):
            (found,) = open_place(place, Hints(), Limits(), None, ways)
            assert ("not on the public web" in str(found)) is not allow
