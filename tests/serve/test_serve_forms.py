"""Exports, feeds and the API: every row, harmless cells, valid Atom, and an OpenAPI that tells of all of it."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import pytest
from openpyxl import load_workbook

from kawat.serve.feed import ATOM
from kawat.serve.files import FORMS
from kawat.serve.render import SINGULAR
from kawat.serve.words import words_of
from tests.serve.conftest import Served


@pytest.mark.parametrize("view", tuple(SINGULAR))
@pytest.mark.parametrize("form", tuple(FORMS))
def test_every_view_exports_all_its_rows(served: Served, view: str, form: str) -> None:
    found = served.client.get(f"/api/{view}").json()["found"]
    answer = served.client.get(f"/export/{view}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMS[form].split(";")[0])
    if form == "csv":
        assert len(list(csv.DictReader(io.StringIO(answer.text)))) == found
    elif form == "json":
        assert json.loads(answer.text) == served.client.get(f"/api/{view}?limit=1000").json()["rows"]
    elif form == "xlsx":
        assert load_workbook(io.BytesIO(answer.content)).active.max_row == found + 1  # type: ignore[union-attr]


def test_parquet_holds_lists_and_days(served: Served, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(served.client.get("/export/events.parquet?type=CONSULT").content)
    rows = duckdb.execute(f"SELECT event, day, actors[1].id FROM read_parquet('{path}') ORDER BY day").fetchall()
    assert [(event, str(day)) for event, day, _ in rows] == [("CONSULT", "2034-03-08"), ("CONSULT", "2034-03-20")]


def test_no_cell_of_a_spreadsheet_is_a_formula(served: Served) -> None:
    rows = list(csv.reader(io.StringIO(served.client.get("/export/reports.csv").text)))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'@SUM(1)") for row in rows for cell in row)
    book = load_workbook(io.BytesIO(served.client.get("/export/reports.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("table", ("activity", "countries", "pairs", "curve"))
@pytest.mark.parametrize("form", tuple(FORMS))
def test_the_numbers_behind_the_charts_are_exported(served: Served, table: str, form: str, tmp_path: Path) -> None:
    query = "?a=CHL&b=BOL" if table == "curve" else ""
    answer = served.client.get(f"/export/numbers/{table}.{form}{query}")
    assert answer.status_code == 200
    assert "unverified" in answer.headers["content-disposition"]
    path = tmp_path / f"numbers.{form}"
    path.write_bytes(answer.content)
    found: list[dict[str, Any]]
    if form == "xlsx":
        lines: list[tuple[Any, ...]] = list(load_workbook(path).active.iter_rows(values_only=True))  # type: ignore[union-attr]
        found = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    else:
        with duckdb.connect() as engine:
            cursor = engine.execute(f"SELECT * FROM '{path}'")
            names = [column[0] for column in cursor.description or ()]
            found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    told = served.client.get("/api/dyad?a=CHL&b=BOL" if table == "curve" else "/api/home").json()
    shown = told[{"countries": "units", "pairs": "dyads"}.get(table, table)]
    assert len(found) == len(shown) > 0
    assert sum(row["events"] for row in found) == sum(row["events"] for row in shown)
    assert {row["review"] for row in found} == {"machine reading, unverified"}


@pytest.mark.parametrize("form", tuple(FORMS))
def test_numbers_of_nothing_are_an_empty_table(served: Served, form: str) -> None:
    assert served.client.get(f"/export/numbers/curve.{form}?a=ISL&b=BOL").status_code == 200
    assert served.client.get(f"/export/numbers/curve.{form}").status_code == 400


@pytest.mark.parametrize("view", tuple(SINGULAR))
def test_every_row_of_every_export_says_who_has_reviewed_it(served: Served, view: str, tmp_path: Path) -> None:
    for form in ("csv", "json", "parquet"):
        path = tmp_path / f"rows.{form}"
        path.write_bytes(served.client.get(f"/export/{view}.{form}").content)
        if served.client.get(f"/api/{view}").json()["found"]:
            told = duckdb.execute(f"SELECT DISTINCT review FROM '{path}'").fetchall()
            assert told == [("machine reading, unverified",)], form
    feed = served.client.get(f"/feed/{view}").text
    assert "unverified" in feed


@pytest.mark.parametrize("path", ("home", "dyad?a=CHL&b=BOL", "actor?id=CHL", "agreement?name=a-water-agreement", "events"))
def test_what_the_api_tells_says_that_nobody_verified_it(served: Served, path: str) -> None:
    assert "unverified" in served.client.get(f"/api/{path}").json()["unverified"]


def test_an_export_keeps_the_filter(served: Served) -> None:
    rows = list(csv.DictReader(io.StringIO(served.client.get("/export/events.csv?a=CHL&b=BOL&type=ACCUSE").text)))
    assert [row["words"] for row in rows] == ["menuduh"]
    assert served.client.get("/export/events.csv?since=x").status_code == 400


@pytest.mark.parametrize("view", tuple(SINGULAR))
def test_a_feed_is_atom_and_leads_to_the_words(served: Served, view: str) -> None:
    root = ElementTree.fromstring(served.client.get(f"/feed/{view}").content)
    assert root.tag == f"{{{ATOM}}}feed"
    entries = root.findall(f"{{{ATOM}}}entry")
    assert len(entries) == min(50, served.client.get(f"/api/{view}").json()["found"])
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        link = entry.find(f"{{{ATOM}}}link")
        assert link is not None
        assert served.client.get(link.attrib["href"].split("#")[0]).status_code == 200
        assert entry.findtext(f"{{{ATOM}}}updated") == "2034-04-01T10:00:00Z"


def test_a_feed_of_pledges_tells_of_the_promise(served: Served) -> None:
    text = served.client.get("/feed/pledges?actor=CHL").text
    assert "promised: Chile → Bolivia" in text
    assert "unverified" in text


def test_the_record_comes_out_in_the_shape_of_the_schema(served: Served) -> None:
    from kawat.wire import from_json

    record = from_json(served.client.get(f"/api/reports/{served.ids.grant}").content)
    assert record.report.id == served.ids.grant
    assert record.pledges[0].amount is not None and record.pledges[0].amount.value == 12_000_000


def test_openapi_names_every_address_of_the_api(served: Served) -> None:
    paths = served.client.get("/openapi.json").json()["paths"]
    assert {"/api/home", "/api/dyad", "/api/actor", "/api/{view}", "/export/{view}.{form}", "/feed/{view}"} <= set(paths)
    assert all(operation["description"] for methods in paths.values() for operation in methods.values())


def test_both_languages_have_the_same_keys() -> None:
    def keys(words: object, under: str = "") -> set[str]:
        return (
            {name for key, value in words.items() for name in keys(value, f"{under}{key}.")}
            if isinstance(words, dict)
            else {under}
        )

    assert keys(words_of("id")) == keys(words_of("en"))


def test_every_code_of_plover_and_the_record_has_a_label() -> None:
    from typing import get_args

    from kawat.diplomacy import Channel, Level, MeetingStatus, PledgeStatus, Stage
    from kawat.plover import EVENTS, Auxiliary
    from kawat.record import MentionKind, PartKind, Polarity, StatementKind, Voice

    codes = {
        "events": EVENTS,
        "auxiliary": get_args(Auxiliary),
        "polarities": get_args(Polarity),
        "kinds": get_args(StatementKind),
    }
    codes |= {"levels": get_args(Level), "channels": get_args(Channel), "stages": get_args(Stage), "voices": get_args(Voice)}
    codes |= {
        "statuses": (*get_args(MeetingStatus), *get_args(PledgeStatus)),
        "parts": get_args(PartKind),
        "actor_kinds": get_args(MentionKind),
    }
    for table, its in codes.items():
        assert set(its) <= set(words_of("id")[table]), table
