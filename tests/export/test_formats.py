"""Each export is read back by the program it is meant for, and holds the words, spans, rules, chain and note.

The large ones of these programs are imported where they are used: it takes seconds, and one process of the tests needs them.
"""

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from kawat.errors import KawatError
from kawat.export import FORMATS, NOTE, Line, export
from kawat.export.polecat import OWN, POLECAT
from kawat.export.sheets import COLUMNS, save_xlsx
from tests.export.made import TEXT


def made(lines: Iterable[Line], form: str, folder: Path) -> Path:
    out = folder / f"events.{form}"
    export(lines, form, out)
    return out


def test_every_format_writes_every_event_or_nothing(lines: list[Line], tmp_path: Path) -> None:
    for form in FORMATS:
        assert export(lines, form, tmp_path / f"a.{form}") == 15, form
        assert export([], form, tmp_path / f"b.{form}") == 0, form
    assert {path.suffix for path in tmp_path.iterdir()} == {f".{form}" for form in FORMATS}


def test_a_write_that_breaks_off_leaves_what_was_there(lines: list[Line], tmp_path: Path) -> None:
    def broken() -> Iterable[Line]:
        yield lines[0]
        raise OSError(28, "No space left on device")

    for form in FORMATS:
        out = tmp_path / f"kept.{form}"
        out.write_text("old")
        with pytest.raises(KawatError, match="cannot be written"):
            export(broken(), form, out)
        assert out.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == len(FORMATS)


def test_plover_has_the_manuals_fields_and_the_words_stand_where_it_says(lines: list[Line], tmp_path: Path) -> None:
    rows = [json.loads(line) for line in made(lines, "plover", tmp_path).read_text(encoding="utf-8").splitlines()]
    manual = (
        "id has_event date enddate actor recipient event event_loc event_text quad_code event_scale mode context text_info "
        "cite_info coder comment"
    )
    assert set(rows[0]) == {*manual.split(), "kawat"}
    first, last = rows[5], rows[9]
    assert (first["date"], first["event"], first["mode"], first["quad_code"]) == ("2033-03-02", ["CONSULT"], ["visit"], 1)
    assert first["actor"][0]["identifier_id"] == "idn/rara-wulandari"
    assert (first["actor"][0]["code"], first["actor"][0]["sector"]) == ("IDN", "GOV")
    assert last["mode"] == ["future"]
    assert last["event_loc"] == {
        "extracted_place": "Port Vila",
        "resolved_place": "Port Vila",
        "lat": -17.73,
        "lon": 168.32,
        "country_code": "VUT",
    }
    for row in rows:
        assert [TEXT[row["text_info"]["start"] : row["text_info"]["end"]]] == row["event_text"]
        assert all(TEXT[one["start"] : one["end"]] == one["entity_text"] for one in [*row["actor"], *row["recipient"]])
        assert row["comment"] == row["kawat"]["note"] == NOTE
        assert row["kawat"]["by"] and row["kawat"]["score"] and row["kawat"]["chain"].endswith("<- SAMUDRA")
    assert {row["date"] for row in rows[10:]} == {None, "2033-03-01"}


def test_polecat_reads_in_pandas_as_the_scripts_do(lines: list[Line], tmp_path: Path) -> None:
    import pandas as pd

    out = made(lines, "polecat", tmp_path)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        frame = pd.read_csv(out, sep="\t", quoting=quoting)
        assert tuple(frame.columns) == (*POLECAT, *OWN)
        assert len(frame) == 15
        assert frame["Quad Code"].value_counts().to_dict() == {"VERBAL COOPERATION": 12, "VERBAL CONFLICT": 3}
        assert frame["Intensity"].iloc[5] == 4.0
    row = frame.iloc[5]
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Rara Wulandari", "Indonesia", "850")
    assert (row["Recipient Country"], row["Recipient COW"], row["Actor Title"]) == ("Vanuatu", 935, "IDN/gov/mfa#minister")
    assert frame["Actor COW"].iloc[6] == "850; 935"
    assert pd.isna(frame["Recipient Name"].iloc[6])
    assert (frame["Kawat Note"] == NOTE).all()
    words = [
        line.record.report.text[slice(*map(int, span.split("-")))] for line, span in zip(lines, frame["Kawat Span"], strict=True)
    ]
    assert words == list(frame["Kawat Words"])


def test_polecat_reads_as_plain_lines_too(lines: list[Line], tmp_path: Path) -> None:
    text = made(lines, "polecat", tmp_path).read_text(encoding="utf-8")
    assert '"' not in text
    assert {line.count("\t") for line in text.splitlines()} == {len(POLECAT) + len(OWN) - 1}
    with (tmp_path / "events.polecat").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    assert (rows[6][1], rows[6][7], rows[6][15], rows[6][2]) == ("2033-03-02", "Rara Wulandari", "Jone Tavu", "CONSULT")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="NOT RUN: R is not installed")
def test_polecat_reads_in_r(lines: list[Line], tmp_path: Path) -> None:
    out = made(lines, "polecat", tmp_path)
    settings = 'read.delim(commandArgs(TRUE)[1], quote = "", na.strings = "None", check.names = FALSE, encoding = "UTF-8")'
    show = 'cat(nrow(d), ncol(d), d[["Actor Country"]][6], sum(d[["Intensity"]]), sum(is.na(d[["Recipient Name"]])), sep = "|")'
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", f"d <- {settings}; {show}", str(out)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"15|{len(POLECAT) + len(OWN)}|Indonesia|36|3"


def test_csv_is_known_as_utf8_and_does_no_harm(lines: list[Line], tmp_path: Path) -> None:
    raw = made(lines, "csv", tmp_path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 15
    assert rows[6]["actor_words"] == "Kedua menteri; Kedua menteri"
    assert rows[7]["claimed_by"] == "idn/rara-wulandari"
    assert "\t" not in rows[7]["sentence"]
    numbers = ("scale", "latitude", "longitude")
    assert not [cell for row in rows for name, cell in row.items() if cell[:1] in "=+-@\t\r" and cell and name not in numbers]
    assert {row["note"] for row in rows} == {NOTE}


def test_xlsx_opens_with_numbers_as_numbers_and_no_formula(lines: list[Line], tmp_path: Path) -> None:
    import pandas as pd

    out = made(lines, "xlsx", tmp_path)
    sheet = load_workbook(out).worksheets[0]
    rows: list[tuple[Any, ...]] = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert len(rows) == 16
    held = dict(zip(COLUMNS, rows[10], strict=True))
    assert (held["scale"], held["latitude"], held["start"]) == (2.5, -17.73, TEXT.index("berlanjut"))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert pd.read_excel(out)["note"].eq(NOTE).all()


def test_xlsx_goes_on_in_a_new_sheet_and_cuts_a_cell_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kawat.export.sheets._ROWS", 2)
    assert save_xlsx(("a",), [["x" * 40_000], ["y"], ["z"]], tmp_path / "a.xlsx") == 3
    book = load_workbook(tmp_path / "a.xlsx")
    assert [[len(str(row[0])) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets] == [
        [1, 32_767, 1],
        [1, 1],
    ]


def test_parquet_has_lists_days_and_the_note(lines: list[Line], tmp_path: Path) -> None:
    out = made(lines, "parquet", tmp_path)
    query = f"SELECT since, actors, scale, start, note FROM '{out}' WHERE event = 'SUPPORT' ORDER BY since"
    rows = duckdb.execute(query).fetchall()
    assert rows[0][0].isoformat() == "2033-03-02"
    assert rows[0][1] == ["idn/rara-wulandari", "vut/jone-tavu"]
    assert rows[0][3] == TEXT.index("menandatangani")
    assert {row[4] for row in rows} == {NOTE}
    assert duckdb.execute(f"SELECT value FROM parquet_kv_metadata('{out}') WHERE key = 'note'").fetchall() == [(NOTE.encode(),)]


def test_ftm_entities_are_valid_by_their_own_library(lines: list[Line], tmp_path: Path) -> None:
    from followthemoney import model

    rows = [json.loads(line) for line in made(lines, "ftm", tmp_path).read_text(encoding="utf-8").splitlines()]
    schemata = {row["id"]: row["schema"] for row in rows}
    assert len(schemata) == len(rows)
    for row in rows:
        schema = model.get(row["schema"])
        assert schema is not None
        schema.validate(row)
        proxy = model.get_proxy(row)
        assert proxy.to_dict()["properties"] == row["properties"]
        for name, value in proxy.itervalues():
            assert name.range is None or value in schemata, f"{name} leads nowhere"
    assert set(schemata.values()) == {"Article", "Person", "PublicBody", "Position", "Occupancy", "Event", "UnknownLink"}
    people = {row["properties"]["name"][0] for row in rows if row["schema"] == "Person"}
    assert people == {"Rara Wulandari", "Jone Tavu"}
    assert all(NOTE in json.dumps(row) for row in rows)
    reading = next(row for row in rows if row["schema"] == "Event")["properties"]
    assert "words “bertemu” at " in reading["description"][0]
    assert "by rule:trigger@1; score 0.8; chain Koran Lain <- SAMUDRA" in reading["description"][0]


def test_gexf_opens_in_networkx(lines: list[Line], tmp_path: Path) -> None:
    import networkx as nx

    graph = nx.read_gexf(made(lines, "gexf", tmp_path))
    assert set(graph) == {"idn/rara-wulandari", "vut/jone-tavu", "VUT", "IDN", "IDN/gov/mfa#minister"}
    assert graph.number_of_edges() == 15
    edges = [data for _, _, data in graph.edges(data=True)]
    assert {data["note"] for data in edges} == {NOTE}
    assert {(data["event"], data["mutual"]) for data in edges} >= {("CONSULT", False), ("SUPPORT", True)}
    assert all(TEXT[slice(*map(int, data["span"].split("-")))] == data["words"] for data in edges)
    accused = next(data for first, _, data in graph.edges(data=True) if data["event"] == "ACCUSE" and first == "IDN")
    assert (accused["scale"], accused["quad"], accused["start"]) == (-2.0, 3, "2033-04-05")


def test_gexf_keeps_to_xml_whatever_the_words_are(lines: list[Line], tmp_path: Path) -> None:
    ET.parse(made(lines, "gexf", tmp_path))


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KawatError, match="is no format; give one of plover"):
        export([], "rdf", tmp_path / "a")
