"""Every page answers, in both languages, and says what the lake holds, where it was read, and that nobody has verified it."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from kawat.serve.render import SINGULAR
from tests.serve.conftest import Served
from tests.serve.made import IMAGE, SCRIPT

PAGES = (
    "/",
    "/dyad?a=CHL&b=BOL",
    "/actor?id=CHL",
    "/actor?id=chl/rodrigo-llanquin",
    "/actor?id=CHL/gov/mfa%23deputy-minister",
    "/actor?id=grl/harm",
    "/actor?id=any/nobody",
    "/mechanism?name=chile-bolivia-joint-commission-on-shared-waters",
    "/agreement?name=a-water-agreement",
    "/search?q=keran",
    "/search?q=2034-03-08",
    "/about",
    "/api",
    "/login",
    "/review",
    "/review?kind=mention",
    *(f"/{view}" for view in SINGULAR),
)


class Links(HTMLParser):
    """The addresses, ids, scripts and event handlers of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.hrefs += [given["href"] or ""] if "href" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []
        self.faults += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag in ("style", "img", "iframe") or (tag == "script" and given.get("src") != "/static/kawat.js"):
            self.faults.append(tag)


def links(html: str) -> Links:
    found = Links()
    found.feed(html)
    return found


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ("id", "en"))
def test_a_page_answers_in_its_language_without_inline_script(served: Served, path: str, language: str) -> None:
    answer = served.client.get(path, headers={"accept-language": language})
    assert answer.status_code == (404 if path == "/actor?id=any/nobody" and "h1" not in answer.text else 200), answer.text[:400]
    assert f'<html lang="{language}">' in answer.text
    found = links(answer.text)
    assert found.faults == []
    assert len(found.ids) == len(set(found.ids))
    assert not [href for href in found.hrefs if href.lower().startswith(("javascript:", "data:"))]


@pytest.mark.heavy
def test_every_link_of_every_page_leads_somewhere(served: Served) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 150:
        path = waiting.pop()
        answer = served.client.get(path)
        assert answer.status_code in (200, 303), f"{path}: {answer.status_code}"
        if answer.headers["content-type"].startswith("text/html"):
            for href in links(answer.text).hrefs:
                plain = href.split("#")[0]
                if plain.startswith("/") and plain not in seen and not plain.startswith(("/language", "/export", "/static")):
                    seen.add(plain)
                    waiting.append(plain)


def test_a_mark_links_to_the_line_of_the_record(served: Served) -> None:
    found = links(served.client.get(f"/report/{served.ids.grant}").text)
    inside = [href[1:] for href in found.hrefs if href.startswith("#")]
    assert {"e1", "s1", "d1", "a1"} <= set(inside)
    assert set(inside) - {"main"} <= set(found.ids)


def test_the_dyad_tells_of_meetings_pledges_agreements_and_statements(served: Served) -> None:
    page = text_of(served.client.get("/dyad?a=CHL&b=BOL").text)
    for words in ("Senior officials", "12 million dollars for wells", "12,000,000 USD", "A water agreement", "signed"):
        assert words in page
    assert "Chile–Bolivia Joint Commission on Shared Waters" in page
    assert "Bolivia had kept its word" in page


def test_independent_sources_count_an_agency_and_an_outlet_once(served: Served) -> None:
    told = served.client.get("/api/dyad?a=CHL&b=BOL&since=2034-03-01&until=2034-03-31").json()
    by_day = {row["day"]: (row["events"], row["sources"]) for row in told["curve"]}
    assert by_day["2034-03-08"] == (1, 1)
    assert by_day["2034-03-11"] == (4, 1), "two reports of one outlet are one source"


def test_only_the_latest_version_of_a_page_counts(served: Served) -> None:
    listed = {row["report"] for row in served.client.get("/api/reports").json()["rows"]}
    assert served.ids.new in listed
    assert served.ids.old not in listed
    assert "older version" in served.client.get(f"/report/{served.ids.old}").text


def test_a_person_without_an_attested_office_is_not_shown(served: Served) -> None:
    answer = served.client.get("/actor?id=chl/ayelen-huaiqui")
    assert answer.status_code == 404
    assert "Ayel" not in answer.text
    rows = served.client.get(f"/api/statements?report={served.ids.denial}").json()["rows"]
    assert rows[0]["actors"][0]["id"] == "any/person@CHL"
    assert rows[0]["actors"][0]["name"] is None
    export = served.client.get(f"/export/statements.csv?report={served.ids.denial}").text
    assert "ayelen" not in export
    assert "Ayel" not in served.client.get("/search?q=Huaiqui").text.split("<h2", 2)[1]


def test_an_office_tells_who_held_it_with_evidence(served: Served) -> None:
    page = text_of(served.client.get("/actor?id=CHL/gov/mfa%23deputy-minister").text)
    assert "Rodrigo Llanquín" in page
    assert "2034-03-11" in page


def test_pages_and_exports_say_that_nobody_verified_them(served: Served) -> None:
    for path in (*PAGES, f"/report/{served.ids.water}"):
        assert "Machine reading, unverified" in served.client.get(path).text, path
    for path in ("/", "/events", "/votes", "/dyad?a=CHL&b=BOL", "/actor?id=CHL", f"/report/{served.ids.water}"):
        assert '<p class="stamp">Machine reading, unverified' in served.client.get(path).text, path
    assert "machine reading, unverified" in served.client.get("/export/events.csv").text
    assert "unverified" in served.client.get("/export/events.csv").headers["content-disposition"]


@pytest.mark.parametrize(
    "path", ("/", "/report/{harm}", "/reports", "/events", "/search?q=Nuuk", "/actor?id=GRL", "/review", "/actor?id=grl/harm")
)
def test_hostile_text_title_address_and_names_stay_text(served: Served, path: str) -> None:
    page = served.client.get(path.format(harm=served.ids.harm)).text
    assert SCRIPT not in page
    assert IMAGE not in page
    assert links(page).faults == []


def test_the_address_of_a_report_is_a_link_only_to_the_web(served: Served) -> None:
    assert 'href="javascript:' not in served.client.get(f"/report/{served.ids.harm}").text
    assert 'href="https://strait.example/water"' in served.client.get(f"/report/{served.ids.new}").text


@pytest.mark.parametrize(
    "path",
    (
        "/events?since=soon",
        "/dyad?a=CHL",
        "/dyad?a=x;y&b=CHL",
        "/events?quad=9",
        "/events?cursor=zzz",
        "/actor?id=%00",
        "/events?a=CHL",
    ),
)
def test_what_cannot_be_understood_gets_one_line(served: Served, path: str) -> None:
    answer = served.client.get(path)
    assert answer.status_code == 400
    assert re.search(r"<h1>[^<]+: [^<]+; [^<]+</h1>", answer.text)


@pytest.mark.parametrize("path", ("/nowhere", "/report/none", "/mechanism?name=none", "/agreement", "/static/../app.py"))
def test_what_is_not_there_is_said_so(served: Served, path: str) -> None:
    assert served.client.get(path).status_code == 404


def test_a_window_as_wide_as_time_is_cut(served: Served) -> None:
    answer = served.client.get("/?since=0001-01-01&until=9999-12-31")
    assert "1900-01-01" in answer.text
    assert "2199-12-31" in answer.text


def test_filters_and_pages_of_a_view_hold_together(served: Served) -> None:
    every = served.client.get("/api/events?limit=1000").json()
    assert every["found"] == len(every["rows"])
    gathered: list[Any] = []
    cursor = ""
    while True:
        page = served.client.get(f"/api/events?limit=2{cursor}").json()
        gathered += page["rows"]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert gathered == every["rows"]
    chosen = served.client.get("/api/events?actor=BOL&other=CHL&type=ACCUSE&since=2034-03-12&until=2034-03-12&lang=id").json()
    assert [row["words"] for row in chosen["rows"]] == ["menuduh"]


def test_a_search_finds_words_by_their_roots_and_actors_by_either_name(served: Served) -> None:
    assert served.ids.denial in served.client.get("/search?q=tutup").text
    assert "/actor?id=CHL" in served.client.get("/search?q=Cile").text
    assert served.client.get("/search?q=").headers["location"] == "/"


def test_no_page_asks_the_engine_too_often(served: Served) -> None:
    for path in (*PAGES, f"/report/{served.ids.grant}"):
        told = served.client.get(f"{path}{'&' if '?' in path else '?'}fresh=1").headers.get("server-timing", "")
        asked = re.search(r"(\d+) questions", told)
        assert asked is None or int(asked[1]) <= 30, f"{path}: {told}"
    assert "questions" in served.client.get(f"/report/{served.ids.grant}").headers["server-timing"]
