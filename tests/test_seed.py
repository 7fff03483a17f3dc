"""The report that Kawat began with: what a careful reader takes from it, line by line, where it lies beside the project."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kawat.actors import load_registry
from kawat.read import Reader, read
from kawat.record import Attribution, Event, Record
from kawat.sources import Hints, Limits, Opened, open_place

SEED = Path(__file__).parents[2] / "shared" / "seed"
HERE = SEED.exists()
pytestmark = pytest.mark.skipif(not HERE, reason="NOT RUN: the seed report is not beside the project")
PEOPLE = {"Wang Yi": "chn/wang-yi", "Nikolay Patrushev": "rus/nikolai-patrushev", "Xi Jinping": "chn/xi-jinping"}
PEOPLE["Vladimir Putin"] = "rus/vladimir-putin"


@cache
def record(published: date | None = date(2023, 9, 19)) -> Record:
    (opened,) = open_place(str(SEED / "report.txt"), Hints(published=published), Limits())
    assert isinstance(opened, Opened)
    return read(opened.report, Reader(registry=load_registry()))


@cache
def expected() -> dict[str, Any]:
    found = yaml.safe_load((SEED / "expected.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def text() -> str:
    return record().report.text


def rows(*path: str) -> list[Any]:
    if not HERE:
        return []
    found: Any = expected()
    for key in path:
        found = found[key]
    return list(found)


def ids(index: int) -> set[str]:
    """Return the ids a mention stands for: its own, or those of its members."""
    mention = record().mentions[index]
    members = set().union(*(ids(i) for i in mention.members)) if mention.members else set()
    return members | ({mention.actor.id} if mention.actor else set())


def named(who: str) -> str:
    return PEOPLE.get(who.removeprefix("person ").strip('"'), who)


def test_anatomy() -> None:
    told = expected()["anatomy"]
    parts = {p.kind: [q.span.of(text()) for q in record().parts if q.kind == p.kind] for p in record().parts}
    assert [told["dateline"].strip()] == [p.strip() for p in parts["dateline"]]
    assert parts["related"] == told["related"]
    assert parts["credit"] == [told["credit"]["text"]]
    names = [(n.role, text()[n.start : n.stop]) for p in record().parts for n in p.names]
    assert ("outlet", told["outlet"]) in names
    assert ("agency", told["credit"]["agency"]) in names
    assert record().report.lang == told["language"]


@pytest.mark.parametrize("row", rows("actors"), ids=lambda row: str(row["mentions"][0]))
def test_actors(row: dict[str, Any]) -> None:
    if row["mentions"] == ["para pemimpin kami"]:
        wanted = {named("Xi Jinping"), named("Vladimir Putin")}
    else:
        wanted = {{"UN Security Council": "UNSC"}.get(str(row.get("is")), named(str(row.get("is", row["mentions"][0]))))}
    for words in row["mentions"]:
        if words == "anda":
            continue
        found = [i for i, m in enumerate(record().mentions) if m.span.of(text()) == words]
        assert any(wanted <= ids(i) for i in found), f"{words}: {[ids(i) for i in found]}"


@pytest.mark.parametrize("row", rows("statements"), ids=lambda row: str(row["content_starts"])[:24])
def test_statements(row: dict[str, Any]) -> None:
    found = [a for a in record().attributions if a.content[0].of(text()).startswith(row["content_starts"])]
    (statement,) = found
    assert statement.voice == row["voice"]
    assert statement.source is not None and ids(statement.source) == {named("Wang Yi")}
    if "content_ends" in row:
        assert statement.content[-1].of(text()).endswith(row["content_ends"].removesuffix(","))
    assert_cue(statement, row)
    if "insertion" in row:
        assert row["insertion"] in [i.of(text()) for i in statement.insertions]
    if "quoted_starts" in row:
        assert statement.quoted[0].of(text()).startswith(row["quoted_starts"])


def assert_cue(statement: Attribution, row: dict[str, Any]) -> None:
    """The careful reader writes the cue with -nya and bahwa; the contract leaves both out."""
    if row.get("cue") is None:
        assert statement.cue == () and statement.how == "carried"
        return
    (cue,) = statement.cue
    assert row["cue"].removesuffix(" bahwa").removesuffix("nya") == cue.of(text()), cue.of(text())


def test_there_are_eight_statements() -> None:
    assert len(record().attributions) == len(rows("statements")) == 8


@pytest.mark.parametrize("row", rows("events"), ids=lambda row: f"{row['event']} {row['trigger']}")
def test_events(row: dict[str, Any]) -> None:
    found = [e for e in record().events if e.event == row["event"] and e.span.of(text()) == row["trigger"]]
    (event,) = found
    assert {one for i in event.actors for one in ids(i)} == {named(str(a)) for a in row["actors"]}
    if "recipients" in row:
        assert {one for i in event.recipients for one in ids(i)} == {named(str(a)) for a in row["recipients"]}
    assert (event.claimed_in is None) == (row["claimed_by"] == "report")
    if "mode" in row:
        assert event.mode == row["mode"]
    if "auxiliary" in row:
        assert row["auxiliary"] in event.auxiliary
    if "when" in row:
        assert event.when is not None and text()[event.when.start : event.when.stop] == row["when"]


def test_there_are_five_events_and_the_pledge_said_twice_is_one() -> None:
    assert len(record().events) == len(rows("events")) == 5
    assert max(len(e.tellings) for e in record().events) == 2


def test_times_are_resolved_against_the_day_and_never_guessed() -> None:
    dated = {text()[e.when.start : e.when.stop]: e.when for e in record().events if e.when is not None}
    assert dated["hari Selasa"].since == dated["hari Selasa"].until == date(2023, 9, 19)
    late = dated["akhir tahun lalu"]
    assert late.since is not None and late.since.year == 2022 and late.until == date(2022, 12, 31)
    undated: tuple[Event, ...] = record(None).events
    assert all(e.when is None or e.when.since is None for e in undated)


def found(kind: str) -> list[Any]:
    items: list[Any] = list(getattr(record(), kind))
    return items


def sides(numbers: tuple[int, ...]) -> set[str]:
    return {one for i in numbers for one in ids(i)}


def test_the_meeting_of_the_day_is_held_in_person() -> None:
    (met,) = [m for m in found("meetings") if m.span.of(text()) == "bertemu"]
    assert sides(met.participants) == {named("Wang Yi"), named("Nikolay Patrushev")}
    assert (met.level, met.format, met.channel, met.status) == ("senior official", "bilateral", "in person", "held")
    assert met.when is not None and met.when.since == date(2023, 9, 19) and met.claimed_in is None


def test_the_summit_of_last_year_was_virtual_and_is_told_by_the_speaker() -> None:
    (met,) = [m for m in found("meetings") if m.span.of(text()) == "pertemuan virtual"]
    assert sides(met.participants) == {named("Xi Jinping"), named("Vladimir Putin")}
    assert (met.level, met.format, met.channel, met.status) == ("head", "bilateral", "virtual", "held")
    assert met.when is not None and met.when.until == date(2022, 12, 31)
    assert met.claimed_in is not None and ids(record().attributions[met.claimed_in].source or 0) == {named("Wang Yi")}


def test_there_are_two_meetings() -> None:
    assert len(found("meetings")) == 2


@pytest.mark.parametrize("row", rows("mechanisms"), ids=lambda row: str(row["name"])[:24])
def test_mechanisms(row: dict[str, Any]) -> None:
    (one,) = found("mechanisms")
    assert one.span.of(text()) == row["name"]
    assert [span.of(text()) for span in one.referred_to_as] == row["referred_to_as"]
    assert sides(one.members) == set(row["members"])


def test_the_agreement_the_pledge_stands_under() -> None:
    (wanted,) = {str(row["under"]) for row in rows("pledges") if row.get("under")}
    (one,) = found("agreements")
    assert one.span.of(text()) == wanted and one.stage == "in force" and sides(one.parties) == {"CHN", "RUS"}


@pytest.mark.parametrize("row", rows("pledges"), ids=lambda row: str(row["what"])[:24])
def test_pledges(row: dict[str, Any]) -> None:
    (pledge,) = [p for p in record().pledges if row["what"] in p.what.of(text())]
    assert {one for i in pledge.debtors for one in ids(i)} == {row["by"]}
    assert {one for i in pledge.creditors for one in ids(i)} == ({row["to"]} if row["to"] else set())
    assert pledge.status == "promised"
    assert pledge.claimed_in is not None
    if "under" in row:
        assert pledge.under is not None and pledge.under.of(text()) == row["under"]


@pytest.mark.parametrize("row", rows("memberships"), ids=lambda row: str(row["member"]))
def test_memberships(row: dict[str, Any]) -> None:
    (found,) = [m for m in record().memberships if ids(m.member) == {row["member"]}]
    assert ids(found.body) == {"UNSC"}
    assert found.role is not None and found.role in row["as"]


def test_there_are_two_pledges_and_two_memberships() -> None:
    assert len(record().pledges) == len(rows("pledges")) == 2
    assert len(record().memberships) == len(rows("memberships")) == 2
