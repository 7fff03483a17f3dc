"""The guard: whose host name, whose token, whose form; and what a browser may do with an answer."""

import sqlite3
from pathlib import Path

import duckdb
import pytest

from kawat.lake.beside import DECISIONS
from kawat.serve.decisions import Decisions
from kawat.serve.desk import Desk
from kawat.serve.guard import host_of, is_loopback
from kawat.serve.pages import safe_back
from tests.serve.conftest import Served
from tests.serve.made import made_lake

WRITES = ("/review/decide", "/review/undo", "/review/person", "/api/review/decisions", "/login", "/logout")


def test_an_answer_forbids_inline_script_framing_and_sniffing(served: Served) -> None:
    for path in ("/", "/api/home", "/static/kawat.js", "/nowhere", "/events?since=x"):
        headers = served.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ("evil.example", "127.0.0.1.evil.example", "kawat.example:8333", "", "[::1", "localhost@evil.example:1")
)
def test_another_host_name_is_turned_away(served: Served, host: str) -> None:
    answer = served.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Kawat" not in answer.text


@pytest.mark.parametrize("host", ("localhost:8333", "127.0.0.1", "[::1]:8333", "LOCALHOST"))
def test_this_machine_has_three_names(served: Served, host: str) -> None:
    assert served.client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("headers", ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}))
def test_a_form_from_another_site_is_refused(served: Served, path: str, headers: dict[str, str]) -> None:
    assert served.client.post(path, headers=headers).status_code == 403


@pytest.mark.parametrize("key", ("", "0" * 64, "é"))
def test_a_form_without_its_key_is_refused(served: Served, key: str) -> None:
    assert served.client.post("/review/undo", data={"id": "1", "key": key}).status_code == 400


def test_a_program_may_write_only_with_a_body_that_no_form_can_send(served: Served) -> None:
    body = '{"verdict": "reject", "kind": "event", "report": "x", "start": 0, "stop": 1}'
    answer = served.client.post("/api/review/decisions", content=body, headers={"content-type": "text/plain"})
    assert answer.status_code in (400, 415, 422)
    answer = served.client.post("/api/review/decisions", content=body)
    assert answer.status_code in (400, 415, 422)


@pytest.mark.parametrize(
    "path", ("/", "/events", "/api/events", "/export/events.csv", "/feed/events", "/openapi.json", "/review", "/api/review/queue")
)
def test_beyond_this_machine_nothing_is_read_without_a_token(locked: Served, path: str) -> None:
    answer = locked.client.get(path, headers={"accept": "*/*"})
    assert answer.status_code == 401
    assert locked.client.get(path, headers={"authorization": "Bearer wrong"}).status_code == 401
    page = locked.client.get(path, headers={"accept": "text/html"})
    assert page.headers["location"].startswith("/login?back=")


def test_a_token_opens_the_api_and_a_session_and_is_kept_as_a_hash(locked: Served) -> None:
    token = Decisions(locked.lake).new_token("Sari")
    assert locked.client.get("/api/events", headers={"authorization": f"Bearer {token}"}).status_code == 200
    with sqlite3.connect(locked.lake.folder / DECISIONS) as file:
        kept = " ".join(map(str, file.execute("SELECT * FROM tokens").fetchall()))
    assert token not in kept
    page = locked.client.get("/login")
    key = page.text.split('name="key" value="')[1].split('"')[0]
    before = locked.client.cookies["kawat_session"]
    assert locked.client.post("/login", data={"key": key, "token": "wrong"}).status_code == 403
    opened = locked.client.post("/login", data={"key": key, "token": token, "back": "//evil.example"})
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    assert locked.client.cookies["kawat_session"] != before, "a session is never opened under a name given before"
    assert "HttpOnly" in opened.headers["set-cookie"]
    page = locked.client.get("/events")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    key = page.text.split('name="key" value="')[1].split('"')[0]
    assert locked.client.post("/logout", data={"key": key}).status_code == 303
    assert locked.client.get("/events", headers={"accept": "*/*"}).status_code == 401


def test_a_session_that_somebody_made_up_opens_nothing(locked: Served) -> None:
    for cookie in ("x", "kawat_session=", "a" * 5000):
        answer = locked.client.get("/events", headers={"cookie": f"kawat_session={cookie}", "accept": "*/*"})
        assert answer.status_code == 401


@pytest.mark.parametrize(
    "back", ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y", "")
)
def test_going_back_never_leaves_the_site(served: Served, back: str) -> None:
    assert safe_back(back) == "/"
    answer = served.client.get("/language", params={"to": "en", "back": back})
    served.client.cookies.clear()
    assert answer.headers["location"] == "/"


def test_a_path_on_the_site_is_gone_back_to() -> None:
    assert safe_back("/events?who=CHL") == "/events?who=CHL"


def test_addresses_of_this_machine() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost", "0.0.0.0", "10.0.0.1")] == [True] * 4 + [
        False
    ] * 2
    assert host_of("[::1]:80") == "::1"


@pytest.mark.parametrize(
    "attack", ("' OR 1=1 --", "'; DROP TABLE items; --", "%", "_", "\\", "$who", "x' UNION SELECT token FROM tokens --")
)
def test_words_are_never_taken_for_sql_or_patterns(served: Served, attack: str) -> None:
    for field in ("q", "outlet", "name", "type", "mode", "state", "report", "lang"):
        answer = served.client.get("/api/events", params={field: attack})
        assert answer.status_code in (200, 400)
        if answer.status_code == 200:
            assert answer.json()["found"] == 0
    assert served.client.get("/api/events").json()["found"] > 0


def test_the_engine_behind_the_pages_reaches_no_file(tmp_path: Path) -> None:
    desk = Desk(made_lake(tmp_path / "lake")[0])
    for attack in (
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/kawat-attack.csv'",
        "ATTACH '/tmp/kawat-attack.db'",
    ):
        with desk.reading() as sight, pytest.raises(duckdb.Error):
            sight.execute(attack)
    with desk.reading() as sight, pytest.raises(duckdb.Error):
        sight.execute("DELETE FROM items")
    with desk.reading() as sight, pytest.raises(duckdb.Error):
        sight.execute("SET enable_external_access = true")
    desk.close()
