"""kawat.open: every kind of reading comes as Arrow, as a data frame and as typed nouns, and they agree."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import arro3.core
import msgspec
import pytest

import kawat
from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Tenure
from kawat.errors import BadDate, BadId, BadLake
from kawat.lake import Stage, commit, to_rows
from kawat.lake.api import Holdings
from kawat.lake.find import Party, Told
from kawat.lake.told import TOLD, Asked, told_sql
from kawat.record import Record
from kawat.report import Report
from kawat.span import Span
from kawat.when import Amount, Place, Time
from tests.lake.made import ingest_all, new_lake, opened, read, run_of

TEXT = "Klaim kemarin: Wei Lan bertemu Menteri Pavlov di Jenewa. “Ya,” kata Wei Lan."
BASE: dict[str, Any] = {"start": 15, "stop": 22, "by": "rule:made@1", "score": 0.9}
DAY = Time(start=6, stop=13, since=date(2031, 5, 3), until=date(2031, 5, 3), precision="day")
PLACE = Place(start=50, stop=56, name="Jenewa", country="CHE")


def full() -> Record:
    """Return a record that has one reading of each kind."""
    made = read(opened(TEXT, url="https://example.org/a", published=date(2031, 5, 4)).report)
    return msgspec.structs.replace(
        made,
        meetings=(
            Meeting(
                **BASE, event=0, level="minister", format="bilateral", channel="in person", status="held",
                participants=(0, 1, 99), host=1, city=PLACE, agenda=(Span(0, 5), Span(6, 13)),
                outcome=Span(58, 60), when=DAY, claimed_in=0,
            ),
        ),
        pledges=(
            Pledge(
                **BASE, debtors=(0,), creditors=(1,), what=Span(58, 60), status="promised",
                amount=Amount(start=0, stop=5, value=9.0, unit="USD"), deadline=DAY, claimed_in=0,
            ),
        ),
        agreements=(Agreement(**BASE, kind="treaty", parties=(0, 1), stage="signed"),),
        mechanisms=(Mechanism(**BASE, referred_to_as=(Span(0, 5),), members=(0, 1), chair=0),),
        memberships=(Membership(**BASE, member=0, body=1, role="ketua"),),
        tenures=(Tenure(**BASE, person=0, office="CHN/gov/mfa#minister", words=Span(31, 38), since=date(2030, 1, 1)),),
    )  # fmt: skip


@pytest.fixture(name="held", scope="module")
def _held(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    lake = new_lake(tmp_path_factory.mktemp("api") / "lake")
    with Stage(lake, "job") as stage:
        stage.add(to_rows(full()))
        commit(lake, stage, run_of(1))
    older = opened(TEXT.replace("Klaim", "Lama"), url="https://example.org/b", seen=date(2031, 5, 1), published=date(2031, 5, 1))
    newer = opened(TEXT.replace("Klaim", "Baru"), url="https://example.org/b", seen=date(2031, 5, 2), published=date(2031, 5, 1))
    ingest_all(lake, [older, newer], "next")
    return kawat.open(lake.folder)


KINDS = [
    "events", "reports", "attributions", "meetings", "pledges", "agreements", "mechanisms", "memberships", "tenures",
    "persons", "offices", "timeline", "panel",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_arrow_frames_and_nouns_agree(held: Holdings, kind: str) -> None:
    stream = getattr(held, kind)()
    nouns = list(stream)
    table = arro3.core.Table.from_arrow(stream)
    assert len(nouns) == stream.count() == table.num_rows > 0
    assert tuple(table.schema.names) == stream.columns
    if kind != "reports":
        names = {field.encode_name for field in msgspec.structs.fields(type(nouns[0]))}
        assert names <= set(stream.columns)


@pytest.mark.parametrize("kind", KINDS)
def test_data_frames(held: Holdings, kind: str) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    stream = getattr(held, kind)()
    assert list(stream.to_pandas().columns) == stream.to_polars().columns == list(stream.columns)
    assert isinstance(stream.to_pandas(), pandas.DataFrame)
    assert isinstance(stream.to_polars(), polars.DataFrame)


def test_readings_are_told_in_words(held: Holdings) -> None:
    (meeting,) = held.meetings()
    assert [party.id for party in meeting.participants] == ["chn/wei-lan", "rus/pavlov"]
    assert meeting.host == Party(words="Menteri Pavlov", start=31, stop=45, id="rus/pavlov", name="Pavlov", country="RUS")
    assert (meeting.agenda, meeting.outcome, meeting.city, meeting.when) == (("Klaim", "kemarin"), TEXT[58:60], PLACE, DAY)
    assert meeting.claimed_by is not None
    assert meeting.claimed_by.source is not None
    assert meeting.claimed_by.source.id == "chn/wei-lan"
    (pledge,) = held.pledges()
    assert (pledge.what, pledge.amount, pledge.deadline) == (TEXT[58:60], Amount(start=0, stop=5, value=9.0, unit="USD"), DAY)
    (tenure,) = held.tenures()
    assert (tenure.office, tenure.since, tenure.words) == ("CHN/gov/mfa#minister", date(2030, 1, 1), TEXT[15:22])
    said = next(one for one in held.attributions() if one.url == "https://example.org/a")
    assert (said.content, said.cue, said.source and said.source.name) == (("Ya",), ("kata",), "Wei Lan")


def test_filters_hold(held: Holdings) -> None:
    assert held.meetings(who="RUS").count() == held.meetings(who="chn/wei-lan").count() == 1
    assert held.meetings(who="CHN/gov/mfa#minister").count() == 1
    assert held.meetings(who="IDN").count() == held.meetings(since="2031-05-04").count() == 0
    assert held.meetings(since=date(2031, 5, 3), until=datetime(2031, 5, 3, 10)).count() == 1
    assert held.pledges(debtor="CHN", creditor="RUS").count() == 1
    assert held.pledges(debtor="RUS").count() == 0
    assert held.tenures(office="CHN/gov/mfa#minister").count() == 1
    assert held.tenures(office="it's").count() == 0
    assert held.memberships(body="RUS").count() == held.mechanisms(member="CHN").count() == held.agreements(party="CHN").count()
    assert held.attributions(source="CHN").count() == 2
    assert held.attributions(kind="finding").count() == 0
    assert held.events(actor="CHN", other="RUS", event="CONSULT", since="2031-05-01").count() == 2


def test_older_versions_are_left_out(held: Holdings) -> None:
    for kind in ("events", "attributions", "reports"):
        assert getattr(held, kind)(every_version=True).count() == getattr(held, kind)().count() + 1
    assert {one.text[:4] for one in held.reports(lang="id", outlet="Harian Contoh", since="2031-05-01")} == {"Klai", "Baru"}


def test_a_timeline_and_a_panel(held: Holdings) -> None:
    assert [(one.source, one.target) for one in held.timeline("CHN", "RUS")][:2] == [
        ("chn/wei-lan", "rus/pavlov"),
        ("rus/pavlov", "chn/wei-lan"),
    ]
    assert held.timeline("CHN", "RUS", both_ways=False).count() == 2
    assert held.timeline("CHN").count() == 4
    cells = list(held.panel("CHN", "RUS", period="year"))
    assert [(cell.period, cell.event, cell.events, cell.happened, cell.scale) for cell in cells] == [
        (date(2031, 1, 1), "CONSULT", 2, 2, 2.5)
    ]


def test_people_and_offices(held: Holdings) -> None:
    assert next((one.id, one.name, one.offices, one.reports) for one in held.persons()) == (
        "chn/wei-lan", "Wei Lan", ("CHN/gov/mfa#minister",), 2,
    )  # fmt: skip
    assert [(one.office, one.holders) for one in held.offices()] == [("CHN/gov/mfa#minister", ("chn/wei-lan",))]


def test_nouns_are_of_their_kinds(held: Holdings) -> None:
    assert isinstance(next(iter(held.events())), Told)
    assert isinstance(next(iter(held.reports())), Report)


def test_two_answers_are_read_side_by_side(held: Holdings) -> None:
    first, second = iter(held.events()), iter(held.events(actor="IDN"))
    assert next(second, None) is None
    assert len(list(first)) == 2


def test_records_search_and_sql(held: Holdings) -> None:
    (record,) = held.records([full().report.id])
    assert record == full()
    assert {match.url for match in held.search("pertemuan")} == {"https://example.org/a", "https://example.org/b"}
    assert held.sql("SELECT count(*) AS n FROM meetings") == [{"n": 1}]


def test_what_is_wrong_is_refused(held: Holdings, tmp_path: Path) -> None:
    with pytest.raises(BadId):
        held.meetings(who="it's")
    with pytest.raises(BadDate):
        held.events(since="yesterday")
    with pytest.raises(BadLake):
        kawat.open(tmp_path)


@pytest.mark.parametrize("table", TOLD)
def test_a_reading_is_told_by_the_fields_of_its_noun(held: Holdings, table: str) -> None:
    assert told_sql(TOLD[table], Asked()).count("SELECT") >= 2
    assert getattr(held, table)().columns == tuple(field.encode_name for field in msgspec.structs.fields(TOLD[table]))


def test_nothing_is_imported_with_kawat() -> None:
    code = "import sys; import kawat; print([name for name in sys.modules if name.startswith(('kawat.', 'duckdb'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
