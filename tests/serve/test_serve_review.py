"""Decisions win over readings on every page, survive a new reading, and can be taken back."""

from typing import Any

import msgspec
import pytest

from kawat.corpus.convert import to_record
from kawat.notation import read_blocks
from kawat.serve.decisions import Decision, Verdict
from kawat.serve.judge import judged, reading_of
from kawat.serve.queue import corrected, words_at
from kawat.span import Span
from tests.serve.conftest import Served
from tests.serve.made import IMAGE, harmful, records


def rows(served: Served, view: str, more: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = served.client.get(f"/api/{view}?limit=1000{more}").json()["rows"]
    return found


def say(served: Served, verdict: str, row: dict[str, Any], form: dict[str, Any] | None = None, kind: str = "event") -> Any:
    word = {
        "verdict": verdict,
        "kind": kind,
        "report": row["report"],
        "start": row["start"],
        "stop": row["stop"],
        "form": form or {},
    }
    return served.client.post("/api/review/decisions", json=word)


def accusation(served: Served) -> dict[str, Any]:
    return next(row for row in rows(served, "events") if row["event"] == "ACCUSE")


def test_a_rejected_event_is_gone_from_pages_counts_and_exports_until_the_word_is_taken_back(writable: Served) -> None:
    row, before = accusation(writable), len(rows(writable, "events"))
    kept = say(writable, "reject", row).json()
    assert kept["who"] == "tester"
    assert len(rows(writable, "events")) == before - 1
    assert "menuduh" not in writable.client.get("/export/events.csv").text.replace(row["before"], "")
    assert writable.client.get("/api/home").json()["counts"]["event"] == before - 1
    assert writable.client.delete(f"/api/review/decisions/{kept['id']}").status_code == 200
    assert accusation(writable) == row
    assert writable.client.delete(f"/api/review/decisions/{kept['id']}").status_code == 404


def test_a_correction_changes_type_place_and_sides(writable: Served) -> None:
    row = accusation(writable)
    record = writable.client.get(f"/api/reports/{row['report']}").json()
    chile = next(n for n, m in enumerate(record["mentions"]) if m["actor"] and m["actor"]["id"] == "CHL")
    form = {"event": "REQUEST", "words": "menuduh Cile", "actors": [chile], "recipients": []}
    assert say(writable, "correct", row, form).status_code == 200
    new = next(one for one in rows(writable, "events", f"&report={row['report']}"))
    assert (new["event"], new["words"], new["by"], new["score"]) == ("REQUEST", "menuduh Cile", "person:tester", 1.0)
    assert (new["review"], new["reviewer"]) == ("correct", "tester")
    assert [one["id"] for one in new["actors"]] == ["CHL"]
    assert new["quad"] == 3
    page = writable.client.get(f"/report/{row['report']}").text
    assert "corrected" in page
    machine = writable.client.get(f"/api/reports/{row['report']}?readings=machine").json()
    assert machine["events"][0]["event"] == "ACCUSE"


def test_an_accepted_event_says_by_whom(writable: Served) -> None:
    row = accusation(writable)
    say(writable, "accept", row)
    assert (accusation(writable)["review"], accusation(writable)["reviewer"]) == ("accept", "tester")
    assert "accepted" in writable.client.get("/events").text


def test_a_corrected_actor_changes_the_pages_of_both(writable: Served) -> None:
    record = writable.client.get(f"/api/reports/{writable.ids.denial}").json()
    first = record["mentions"][0]
    assert say(writable, "correct", {**first, "report": writable.ids.denial}, {"actor": "PER"}, "mention").status_code == 200
    assert [one["id"] for one in accusation(writable)["actors"]] == ["PER"]
    assert rows(writable, "events", "&a=PER&b=CHL")


@pytest.mark.parametrize(
    ("verdict", "kind", "form"),
    (
        ("correct", "event", {"event": "DANCE"}),
        ("correct", "event", {"mode": "sideways"}),
        ("correct", "event", {"actors": [999]}),
        ("correct", "event", {"words": "not in the text"}),
        ("correct", "mention", {"actor": "no id"}),
        ("praise", "event", {}),
        ("accept", "weather", {}),
    ),
)
def test_what_cannot_be_is_refused_and_changes_nothing(writable: Served, verdict: str, kind: str, form: dict[str, Any]) -> None:
    row = accusation(writable)
    if kind == "mention":
        row = {**writable.client.get(f"/api/reports/{writable.ids.denial}").json()["mentions"][0], "report": writable.ids.denial}
    answer = say(writable, verdict, row, form, kind)
    assert answer.status_code == 400, answer.text
    assert writable.client.get("/api/review/decisions").json() == []


def test_a_word_about_nothing_is_not_kept(writable: Served) -> None:
    assert say(writable, "reject", {"report": "none", "start": 0, "stop": 1}).status_code == 404
    assert say(writable, "reject", {**accusation(writable), "start": 1}).status_code == 404


def test_the_queue_is_least_sure_first_and_shrinks(writable: Served) -> None:
    told = writable.client.get("/api/review/queue?limit=500").json()
    scores = [row["score"] for row in told["rows"]]
    assert scores == sorted(scores)
    assert told["left"] == len(told["rows"])
    first = told["rows"][0]
    assert (first["kind"], first["score"]) == ("event", 0.11)
    say(writable, "accept", first)
    after = writable.client.get("/api/review/queue?limit=500").json()
    assert after["left"] == told["left"] - 1
    assert after["rows"][0] == told["rows"][1]


def test_the_review_works_without_script_and_with_its_key(writable: Served) -> None:
    page = writable.client.get("/review?kind=event").text
    key = page.split('name="key" value="')[1].split('"')[0]
    row = writable.client.get("/api/review/queue?kind=event").json()["rows"][0]
    form = {"key": key, "verdict": "reject", "kind": "event", "back": "/review?kind=event"}
    place = {"report": row["report"], "start": str(row["start"]), "stop": str(row["stop"])}
    answer = writable.client.post("/review/decide", data=form | place)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?kind=event")
    (kept,) = writable.client.get("/api/review/decisions").json()
    assert kept["verdict"] == "reject"
    assert writable.client.post("/review/undo", data={"key": key, "id": str(kept["id"])}).status_code == 303
    assert writable.client.get("/api/review/decisions").json() == []


def test_two_ids_become_one_person_and_two_again(writable: Served) -> None:
    page = writable.client.get("/review").text
    key = page.split('name="key" value="')[1].split('"')[0]
    form = {"key": key, "verdict": "same", "left": "grl/harm", "right": "chl/rodrigo-llanquin"}
    assert writable.client.post("/review/person", data=form).status_code == 303
    told = writable.client.get("/api/actor?id=chl/rodrigo-llanquin").json()
    assert {row["office"] for row in told["offices"]} == {"CHL/gov/mfa#deputy-minister", "GRL/gov/mfa#minister"}
    assert writable.client.get("/api/actor?id=grl/harm").json()["id"] == "chl/rodrigo-llanquin"
    (kept,) = writable.client.get("/api/review/decisions").json()
    writable.client.delete(f"/api/review/decisions/{kept['id']}")
    assert writable.client.get("/api/actor?id=grl/harm").json()["id"] == "grl/harm"


def test_decisions_come_out_as_passages_that_read_back(writable: Served, tmp_path: Any) -> None:
    say(writable, "accept", accusation(writable))
    text = writable.client.get("/review/passages").text
    path = tmp_path / "passages.txt"
    path.write_text(text, encoding="utf-8")
    (block,) = read_blocks(path)
    assert "reviewed in part by tester" in text
    assert [event.event for event in to_record(block).events] == ["ACCUSE"]


def decision(kind: str, record: Any, table: str, n: int, verdict: Verdict, becomes: str = "") -> Decision:
    found = getattr(record, table)[n]
    was = msgspec.json.encode(reading_of(record, table, n)).decode()
    return Decision(
        verdict=verdict,
        kind=kind,
        report=record.report.id,
        start=found.start,
        stop=found.stop,
        was=was,
        becomes=becomes,
        who="tester",
    )


def test_an_accepted_reading_that_a_new_model_misses_is_put_back_with_its_sides() -> None:
    record = records()["denial"]
    accepted = decision("event", record, "events", 0, "accept")
    shuffled = (*record.mentions[1:], record.mentions[0])
    anew = msgspec.structs.replace(record, events=(), attributions=(), mentions=shuffled)
    (event,) = judged(anew, [accepted]).events
    assert [anew.mentions[n].actor.id for n in event.actors if anew.mentions[n].actor] == ["BOL"]  # type: ignore[union-attr]
    assert event.event == "ACCUSE"


def test_a_rejected_reading_stays_away_when_it_is_read_again() -> None:
    record = records()["denial"]
    rejected = decision("event", record, "events", 0, "reject")
    surer = msgspec.structs.replace(record, events=(msgspec.structs.replace(record.events[0], score=0.5, by="head:trigger@9"),))
    assert judged(surer, [rejected]).events == ()


def test_what_points_at_a_reading_follows_it_or_points_at_nothing() -> None:
    record = records()["grant"]
    assert record.pledges[0].claimed_in == 0
    gone = judged(record, [decision("statement", record, "attributions", 0, "reject")])
    assert gone.pledges[0].claimed_in is None
    other = judged(record, [decision("event", record, "events", 0, "reject")])
    assert record.agreements[0].event == 1
    assert other.agreements[0].event == 0
    assert other.pledges[0].event is None


def test_a_correction_of_a_correction_counts() -> None:
    record = records()["denial"]
    first = msgspec.json.encode(corrected(record, "event", 0, {"words": "menuduh Cile"})).decode()
    once = decision("event", record, "events", 0, "correct", first)
    moved = judged(record, [once])
    second = msgspec.json.encode(corrected(moved, "event", 0, {"event": "REJECT"})).decode()
    twice = decision("event", moved, "events", 0, "correct", second)
    (event,) = judged(record, [once, twice]).events
    assert (event.event, event.span.of(record.report.text)) == ("REJECT", "menuduh Cile")


def test_words_are_found_nearest_to_where_they_were() -> None:
    assert words_at("a b a b a", Span(4, 5), "a b") == Span(4, 7)
    assert words_at("🇮🇩 b 🇮🇩", Span(3, 4), "🇮🇩") in (Span(0, 2), Span(5, 7))


def test_a_rejected_mention_keeps_the_numbers_of_the_others() -> None:
    record = harmful()
    after = judged(record, [decision("mention", record, "mentions", 0, "reject")])
    assert len(after.mentions) == 2
    assert after.mentions[0].actor is None
    assert record.mentions[0].actor is not None and record.mentions[0].actor.name == IMAGE


def test_what_is_read_again_is_shown_and_a_decision_about_it_still_stands(writable: Served) -> None:
    from kawat.lake import Stage, commit
    from kawat.lake.rows import reading_rows
    from tests.lake.made import run_of

    service = writable.client.app._app.app.state.service  # type: ignore[attr-defined]
    held, row = records()["grant"], accusation(writable)
    say(writable, "reject", row)
    for record in (held, records()["denial"]):
        again = [msgspec.structs.replace(event, by="rule:trigger@2", score=0.123) for event in record.events]
        run = msgspec.structs.replace(run_of(1, f"again-{record.report.id[:6]}"), redone=("events",))
        with Stage(writable.lake, run.job) as stage:
            stage.add(reading_rows(msgspec.structs.replace(record, events=tuple(again)), ("events",)))
            commit(writable.lake, stage, run)
    service.refresh()
    assert {one["by"] for one in rows(writable, "events", f"&report={held.report.id}")} == {"rule:trigger@2"}
    assert not [one for one in rows(writable, "events") if one["event"] == "ACCUSE"], (
        "rejected before, and after it was read again"
    )
