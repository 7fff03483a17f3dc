"""The page of two sides: votes, memberships and stance as lists, names for ids, days that are chosen, sums that agree."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kawat.corpus.convert import to_record
from kawat.lake import make_lake
from kawat.lake.doctor import derived_checks
from kawat.lake.forget import forget, plan_for
from kawat.notation import read_blocks
from kawat.record import Record
from kawat.serve.ask import Asker, Filter, count, find
from kawat.serve.decisions import Decision, Decisions
from kawat.serve.desk import Desk
from kawat.serve.judge import apply_all, reading_of
from kawat.serve.models import home
from kawat.serve.render import first_words, last_words
from tests.serve.conftest import Served, serve
from tests.serve.made import Ids, pour, records

PASSAGES = Path(__file__).with_name("sides.txt")
CHECKED = (
    """SELECT unit, date_trunc('month', day)::DATE AS month, quad, count(*)::BIGINT AS events
    FROM (SELECT DISTINCT unit, s, n, quad, day FROM parties p JOIN items i USING (kind, s, n) WHERE kind = 'event'
        AND i.happened AND p.side <> 'about' AND p.unit IS NOT NULL AND i.day IS NOT NULL) GROUP BY ALL
    UNION ALL SELECT '*', date_trunc('month', day)::DATE, quad, count(*) FROM items
    WHERE kind = 'event' AND happened AND day IS NOT NULL GROUP BY ALL ORDER BY ALL""",
    "SELECT unit, month, quad, sum(events)::BIGINT FROM unit_sums GROUP BY ALL HAVING sum(events) <> 0 ORDER BY ALL",
)


def passages() -> list[Record]:
    return [to_record(block) for block in read_blocks(PASSAGES)]


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A lake of the passages of this file beside those of the others."""
    from kawat.serve.guard import Rules

    lake, held = make_lake(tmp_path_factory.mktemp("sides") / "lake", "maker"), records()
    pour(lake, [*held.values(), *passages()])
    yield from serve(lake, Ids(**{name: record.report.id for name, record in held.items()}), Rules(user="tester"))


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_votes_are_a_view_with_tally_and_named_votes(sides: Served) -> None:
    (row,) = sides.client.get("/api/votes").json()["rows"]
    assert (row["yes"], row["no"], row["abstain"], row["on"]) == (101, 7, 12, "the resolution on shared rivers")
    assert ([p["id"] for p in row["actors"]], [p["id"] for p in row["others"]]) == (["UNGA"], ["CHL", "BOL"])
    assert row["day"] == "2034-05-02", "the day of its event"
    page = text_of(sides.client.get("/votes").text)
    assert "in favour 101" in page and "abstaining 12" in page


def test_two_sides_tell_of_votes_and_memberships_and_stance(sides: Served) -> None:
    told = sides.client.get("/api/dyad?a=CHL&b=BOL").json()
    assert [row["yes"] for row in told["votes"]] == [101]
    assert [(row["body"], row["a_reports"], row["b_reports"]) for row in told["memberships"]] == [("ANDEAN", 1, 1)]
    stances = {(row["a"], row["type"]): row["events"] for row in told["stances"]}
    assert stances[("BOL", "ACCUSE")] == 2
    assert ("CHL", "ACCUSE") not in stances
    page = text_of(sides.client.get("/dyad?a=CHL&b=BOL").text)
    assert "the resolution on shared rivers" in page and "Stance towards the other" in page


def test_what_two_sides_tell_in_sum_is_what_their_events_tell(sides: Served) -> None:
    told = sides.client.get("/api/dyad?a=BOL&b=CHL").json()
    rows = sides.client.get("/api/events?a=CHL&b=BOL&limit=1000").json()["rows"]
    happened = [row for row in rows if not {"future", "hypothetical", "negation"} & set(row["auxiliary"])]
    assert told["whole"]["events"] == len(happened) == sum(row["events"] for row in told["activity"])
    assert told["whole"]["cooperation"] + told["whole"]["conflict"] == len(happened)
    assert told["whole"]["reports"] == len({row["report"] for row in happened})


@pytest.mark.parametrize(("a", "b"), (("Chile", "Bolivia"), ("cile", "BOLIVIA"), ("chl", "bol")))
def test_names_do_where_forms_want_sides(sides: Served, a: str, b: str) -> None:
    assert "Chile" in text_of(sides.client.get(f"/dyad?a={a}&b={b}").text)
    by_name = sides.client.get(f"/events?who={b}&other={a}").text
    assert "menuduh" in by_name
    assert "other=CHL" in by_name, "exports of the page have the id"


def test_a_person_is_meant_by_name_when_an_office_is_attested(sides: Served) -> None:
    assert "kept its word" in text_of(sides.client.get("/statements?actor=Rodrigo+Llanquin").text)
    assert sides.client.get("/statements?actor=Ayel%C3%A9n+Huaiqui").status_code == 400


def test_days_can_be_chosen_and_lead_on_and_back(sides: Served) -> None:
    page = sides.client.get("/dyad?a=CHL&b=BOL&since=2034-03-01&until=2034-03-20").text
    assert 'href="/dyad?a=CHL&amp;b=BOL"' in page, "all days"
    assert "since=2034-02-09&amp;until=2034-02-28" in page, "earlier"
    assert "since=2034-03-21&amp;until=2034-04-09" in page, "later"
    assert '<input type="hidden" name="a" value="CHL">' in page
    assert "/events?a=CHL&amp;b=BOL&amp;since=2034-03-08&amp;until=2034-03-08" in page, "a day leads to its events"


def test_sums_stay_those_of_their_events_through_new_versions_and_decisions(tmp_path: Path) -> None:
    lake, held = make_lake(tmp_path / "lake", "maker"), records()
    desk = Desk(lake)
    for n, name in enumerate(("grant", "old", "denial", "new")):
        pour(lake, [held[name]], f"run {n}")
        desk.refresh()
        assert _agree(desk)
    decisions, record = Decisions(lake), held["denial"]
    was = msgspec.json.encode(reading_of(record, "events", 0)).decode()
    span = record.events[0].span
    word = Decision(
        verdict="reject", kind="event", report=record.report.id, start=span.start, stop=span.stop, was=was, becomes=""
    )
    kept = decisions.add(word, "tester")
    apply_all(desk, decisions, record.report.id)
    assert _agree(desk)
    with desk.reading() as sight:
        assert Asker(sight).value("SELECT sum(events)::INTEGER FROM pair_sums WHERE quad = 3") == 0
    assert kept.id is not None
    decisions.undo(kept.id, "tester")
    apply_all(desk, decisions, record.report.id)
    assert _agree(desk)
    desk.close()


def _agree(desk: Desk) -> bool:
    """Tell whether the sums by month are those of the events that are there now."""
    with desk.reading() as sight:
        counted, summed = (sight.execute(query).fetchall() for query in CHECKED)
        pairs = sight.execute("SELECT sum(events) FROM pair_sums").fetchall()[0][0] or 0
        told = sight.execute(
            "SELECT count(DISTINCT (x, y, s, n)) FROM dyads WHERE kind = 'event' AND happened AND day IS NOT NULL"
        )
        return bool(counted == summed and pairs == told.fetchall()[0][0])


def test_the_home_page_tells_the_same_by_sums_and_by_days(sides: Served) -> None:
    months = sides.client.get("/api/home?since=2033-01-01&until=2034-12-31").json()
    days = sides.client.get("/api/home?since=2034-01-01&until=2034-12-31").json()
    assert (months["window"]["unit"], days["window"]["unit"]) == ("month", "week")
    for part in ("units", "dyads"):
        assert months[part] == days[part]
    assert sum(row["events"] for row in months["activity"]) == sum(row["events"] for row in days["activity"])


def test_a_page_of_rows_is_the_beginning_of_all_rows(sides: Served) -> None:
    export = sides.client.get("/export/events.json").json()
    assert sides.client.get("/api/events?limit=3").json()["rows"] == export[:3]


def test_the_desk_is_a_derived_part_that_doctor_checks_and_forget_deletes(tmp_path: Path) -> None:
    lake, held = make_lake(tmp_path / "lake", "maker"), records()
    pour(lake, [held["water"], held["new"]])
    desk = Desk(lake)
    desk.refresh()
    told = {check.name: check.broken for check in derived_checks(lake)}
    assert told["index desk was made from this lake"] == 0
    forget(lake, plan_for(lake, held["new"].report.url, None), "job")
    assert not (lake.folder / ".index" / "desk" / "desk.duckdb").exists()
    assert desk.refresh(), "the service goes on with a new file"
    with desk.reading() as sight:
        assert count(Asker(sight), "report", Filter()) == 1
        assert not list(find(Asker(sight), "report", Filter(report=held["new"].report.id)))
        assert home(Asker(sight))["counts"]["report"] == 1
    desk.close()


def test_a_report_without_a_headline_is_called_by_its_first_words(tmp_path: Path) -> None:
    from kawat.record import Part

    record = passages()[0]
    text = "SUCRE, Bolivia (Meridian Wire) -- " + record.report.text
    report = msgspec.structs.replace(record.report, text=text, id="0" * 64)
    dateline = Part(start=0, stop=30, by="rule:dateline@1", score=0.9, kind="dateline")
    lake = make_lake(tmp_path / "lake", "maker")
    pour(lake, [Record(protocol=1, by=record.by, report=report, parts=(dateline,), mentions=(), attributions=(), events=())])
    desk = Desk(lake)
    desk.refresh()
    with desk.reading() as sight:
        heading = Asker(sight).value("SELECT heading FROM reports")
    desk.close()
    assert heading.startswith("The UN General Assembly adopted")
    assert heading.endswith(" …") and heading[:-2] + " " in text


@pytest.mark.parametrize(
    ("cut", "told"),
    (
        (lambda: last_words("one two three", 8), "…three"),
        (lambda: first_words("one two three", 8), "one two …"),
        (lambda: last_words("short", 8), "short"),
        (lambda: first_words("short", 8), "short"),
    ),
)
def test_words_around_a_mark_are_cut_between_words(cut: object, told: str) -> None:
    assert callable(cut)
    assert cut() == told
