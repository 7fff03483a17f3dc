"""A record becomes rows and comes back the same, and the columns are those of the nouns."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kawat.lake import Stage, commit, look, records, to_rows
from kawat.lake.schema import READINGS, TABLES, columns_of
from kawat.record import Event, Record
from kawat.span import Noun
from tests.lake.made import new_lake, nouns, opened, read, run_of


def through_a_lake(given_records: list[Record]) -> list[Record]:
    with TemporaryDirectory() as folder:
        lake = new_lake(Path(folder) / "lake")
        with Stage(lake, "job") as stage:
            for record in given_records:
                stage.add(to_rows(record))
            commit(lake, stage, run_of(len(given_records)))
        with look(lake) as sight:
            return list(records(sight, [record.report.id for record in given_records]))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(nouns(Record), min_size=1, max_size=6, unique_by=lambda record: record.report.id))
def test_a_record_comes_back_as_it_went_in(made: list[Record]) -> None:
    assert through_a_lake(made) == sorted(made, key=lambda record: record.report.id.encode())


def test_a_record_with_every_script_comes_back() -> None:
    made = read(opened("Wei Lan bertemu Menteri Pavlov 😀 é é 王毅 \u202e “ya,” kata Wei Lan").report)
    assert through_a_lake([made]) == [made]


def test_unknown_ids_are_passed_over(tmp_path: Path) -> None:
    with look(new_lake(tmp_path / "lake")) as sight:
        assert list(records(sight, ["ab"])) == []


def test_a_row_has_the_columns_of_its_table() -> None:
    made = read(opened("Wei Lan bertemu Menteri Pavlov. “Ya,” kata Wei Lan").report)
    for rows in to_rows(made):
        for line in rows.lines:
            assert [*msgspec.json.decode(line), "run"] == [column.name for column in TABLES[rows.table]]


def test_the_tables_of_readings_are_the_fields_of_a_record() -> None:
    readings = [field.name for field in msgspec.structs.fields(Record)][3:]
    assert list(READINGS) == readings


def test_a_column_has_the_type_of_its_field() -> None:
    kinds = {column.name: column.type for column in columns_of(Event)}
    assert kinds["actors"] == "INTEGER[]"
    assert kinds["tellings"] == "INTEGER[][]"
    assert kinds["scale"] == "DOUBLE"
    assert '"from" DATE' in kinds["when"]


def test_only_nouns_have_columns() -> None:
    class Odd(Noun, frozen=True, kw_only=True):
        when: complex

    try:
        columns_of(Odd)
    except KeyError:
        return
    raise AssertionError("a complex number found a column")
