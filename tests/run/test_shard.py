"""A shard is rows out of reports; a report that fails is a row, and stops nothing."""

from pathlib import Path

import msgspec

from kawat.errors import TooLarge, Unreadable
from kawat.lake import Rows, look, to_rows
from kawat.record import Record
from kawat.report import Report
from kawat.run import Job, Keep, process_shard
from kawat.run.job import cut
from tests.lake.made import MADE, START, ingest_all, new_lake, opened, read
from tests.lake.test_lake_home import count

GOOD = "Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan."


def lines(tables: tuple[Rows, ...], table: str) -> list[bytes]:
    return [line for rows in tables if rows.table == table for line in rows.lines]


def test_a_shard_is_the_rows_of_its_reports() -> None:
    one = opened(GOOD)
    shard = process_shard([one], read)
    assert shard.read == 1
    assert shard.failures == ()
    for rows in to_rows(read(one.report)):
        assert lines(shard.tables, rows.table) == list(rows.lines)
    (page,) = lines(shard.tables, "pages")
    assert msgspec.json.decode(page)["id"] == one.report.id


def test_pages_may_be_left_out() -> None:
    assert lines(process_shard([opened(GOOD)], read, Keep(pages=False)).tables, "pages") == []


def test_the_same_reports_give_the_same_rows() -> None:
    assert process_shard([opened(GOOD)], read) == process_shard([opened(GOOD)], read)


def test_a_report_that_fails_is_a_row_and_stops_nothing() -> None:
    shard = process_shard([opened("GAGAL satu"), opened(GOOD)], read)
    assert shard.read == 1
    (failure,) = shard.failures
    assert failure.place == "GAGAL sa.txt"
    assert failure.cause == "Kawat stumbled while reading it (ValueError: half a reading)"
    assert lines(shard.tables, "failures") == [msgspec.json.encode(failure)]


def test_a_refusal_while_reading_keeps_its_subject_and_the_place() -> None:
    def refuse(report: Report) -> Record:
        raise TooLarge("a sentence", "is longer than a book", "cut it")

    (failure,) = process_shard([opened(GOOD)], refuse).failures
    assert (failure.place, failure.subject) == ("Wei Lan .txt", "a sentence")


def test_batches_are_bounded_by_number_and_by_bytes() -> None:
    source = [opened(f"{n} {GOOD}") for n in range(7)]
    size = len(opened(f"0 {GOOD}").raw)

    def sizes(batch: int, batch_bytes: int) -> list[int]:
        job = Job(id="j", started=START, inputs=(), made=MADE, batch=batch, batch_bytes=batch_bytes)
        return [len(found) for found in cut(source, job, lambda one: len(one.raw))]

    assert sizes(3, 10**9) == [3, 3, 1]
    assert sizes(100, 2 * size) == [2, 2, 2, 1]
    assert sizes(100, 1) == [1] * 7


def test_later_batches_are_a_tenth_of_what_went_before() -> None:
    job = Job(id="j", started=START, inputs=(), made=MADE, batch=2, widest=4)
    source = [opened(f"{n} {GOOD}") for n in range(60)]
    assert [len(found) for found in cut(source, job, lambda one: len(one.raw))] == [2] * 15 + [3] * 4 + [4] * 4 + [2]
    assert Job(id="j", started=START, inputs=(), made=MADE).widest == 1000


def test_good_inputs_go_on_beside_unreadable_ones(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    bad = Unreadable("x.png", "is not text", "give a text")
    outcome = ingest_all(lake, [bad, opened(GOOD), opened("GAGAL dua"), opened("Tanpa peristiwa.")], "job")
    assert (outcome.run.read, outcome.run.new, outcome.run.refused) == (2, 2, 2)
    assert str(outcome.failures[0]) == "x.png: is not text; give a text"
    with look(lake) as sight:
        failures = sight.execute("SELECT place, subject, cause, step, run FROM failures ORDER BY place").fetchall()
    assert failures[1] == ("x.png", "x.png", "is not text", "give a text", outcome.run.run)
    assert failures[0][0] == "GAGAL du.txt"
    assert count(lake, "reports") == 2


def test_failures_alone_make_a_run_once(tmp_path: Path) -> None:
    lake = new_lake(tmp_path)
    bad = Unreadable("x.png", "is not text", "give a text")
    for job in ("a", "b"):
        assert ingest_all(lake, [bad, bad], job).run.refused == 2
    assert (count(lake, "runs"), count(lake, "failures")) == (1, 1)
