"""The pages in headless Chromium: every page in both languages, by keys alone, under axe, and with reports that mean harm."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from kawat.lake import Lake
from kawat.serve.app import Settings, make_app
from kawat.serve.guard import Rules
from tests.serve.conftest import copy_of
from tests.serve.made import Ids
from tests.serve.test_serve_pages import PAGES

CHROMIUM = which("chromium")
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="NO BROWSER: chromium is not installed, the pages are NOT tested in one"),
]
_SERIOUS = "r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
AXE_RUN = f"axe.run(document).then(r => {_SERIOUS}.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | ')))"


@pytest.fixture(scope="module")
def site(model: tuple[Lake, Ids], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ids]]:
    """The lake behind a real server on a free port of this machine."""
    import uvicorn

    lake, ids = copy_of(model, tmp_path_factory.mktemp("site") / "lake")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = make_app(lake, Settings(rules=Rules(user="tester"), every=0))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}", ids
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="NO BROWSER: install kawat[browser]")
    with playwright.sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module", params=("id", "en"))
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page in one of the languages; what a script wrote to the console or opened is in `page.faults`."""
    # axe is put in by the test, which the pages' own policy would forbid
    context = browser.new_context(locale=request.param, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    found = context.new_page()
    found.set_default_timeout(60_000)
    yield found
    context.close()


def paths(ids: Ids) -> tuple[str, ...]:
    return (*PAGES, f"/report/{ids.grant}", f"/report/{ids.harm}", f"/review?report={ids.harm}&at=e1")


def test_no_page_has_a_serious_fault_under_axe_or_runs_over_at_360(page: Any, site: tuple[str, Ids]) -> None:
    home, ids = site
    faults: list[str] = []
    for path in paths(ids):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(home + path)
        page.add_script_tag(path=str(AXE))
        faults += [f"{path}: {fault}" for fault in page.evaluate(AXE_RUN)]
        page.set_viewport_size({"width": 360, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        faults += [f"{path}: runs {over} px over at 360"] if over > 0 else []
    assert not faults, "\n".join(faults)


def test_reports_that_mean_harm_run_nothing(browser: Any, site: tuple[str, Ids]) -> None:
    home, ids = site
    context = browser.new_context(locale="en")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(f"a dialog: {dialog.message}"))
    page.on("request", lambda request: told.extend([request.url] * (not request.url.startswith(home))))
    for path in ("/", "/reports", "/events", "/search?q=Nuuk", f"/report/{ids.harm}", "/actor?id=grl/harm", "/review"):
        page.goto(home + path)
        assert "Kawat" in page.title()
        assert page.title() not in ("broken", "1")
        assert page.locator("img").count() == 0
    assert told == []
    context.close()


def test_the_policy_of_the_pages_stops_a_script_that_got_in(browser: Any, site: tuple[str, Ids]) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}/about")
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"broken\"'; document.body.append(s)"
    )
    assert page.title() != "broken"
    page.close()


def test_layers_are_switched_and_marks_explained_by_keys_alone(browser: Any, site: tuple[str, Ids]) -> None:
    home, ids = site
    page = browser.new_page()
    page.goto(f"{home}/report/{ids.grant}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#layer-event").focus()
    shade = "getComputedStyle(document.querySelector('.m-event')).backgroundColor"
    before = page.evaluate(shade)
    page.keyboard.press("Space")
    assert page.evaluate(shade) != before
    page.locator("a.mark").first.focus()
    shown = page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert ":" in shown and shown != "none"
    page.close()


def test_the_review_is_worked_by_keys(browser: Any, site: tuple[str, Ids]) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}/review?kind=event")
    left = page.locator("h1 .count").inner_text()
    for key in ("a", "u", "r", "u"):
        with page.expect_navigation():
            page.keyboard.press(key)
    page.goto(f"{site[0]}/review?kind=event")
    assert page.locator("h1 .count").inner_text() == left
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "c-words"
    with page.expect_navigation():
        page.locator(".correct button").press("Enter")
    assert page.locator(".items .flag").first.inner_text() in ("corrected", "diperbaiki")
    page.close()


def test_a_chart_is_zoomed_by_dragging_and_by_choosing_days(browser: Any, site: tuple[str, Ids]) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}/dyad?a=CHL&b=BOL&since=2034-01-01&until=2034-12-31")
    chart = page.locator("svg[data-since]").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    with page.expect_navigation():
        page.mouse.move(box["x"] + box["width"] * 0.15, box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 60)
        page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 60)
        page.mouse.up()
    assert "a=CHL" in page.url and "since=2034-02-" in page.url and "until=2034-04-" in page.url
    assert page.locator(".window time, .window p").first.inner_text().startswith("2034-02-")
    page.locator(".window summary").press("Enter")
    page.locator(".window input[name=until]").fill("2034-03-09")
    with page.expect_navigation():
        page.locator(".window button").press("Enter")
    assert "until=2034-03-09" in page.url and "b=BOL" in page.url
    page.close()


def test_pages_work_without_script(browser: Any, site: tuple[str, Ids]) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(f"{site[0]}/review?kind=event")
    page.locator("button[value=accept]").click()
    assert "/review" in page.url
    page.goto(f"{site[0]}/")
    page.locator("a.switch").click()
    assert page.locator("html").get_attribute("lang") == "id"
    context.close()


def test_the_first_view_is_small(browser: Any, site: tuple[str, Ids]) -> None:
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(f"{site[0]}/", wait_until="networkidle")
    assert 0 < sum(sizes) <= 150_000
    page.close()
