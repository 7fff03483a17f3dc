"""The records of the examples come out of a lake as they went in."""

from pathlib import Path

from kawat.actors import load_registry
from kawat.errors import KawatError
from kawat.lake import Stage, commit, look, page_row, records, to_rows
from kawat.read import Reader, read
from kawat.sources import Hints, Limits, open_place
from tests.lake.made import new_lake, run_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_examples_come_back(tmp_path: Path) -> None:
    reader = Reader(registry=load_registry())
    found = [one for one in open_place(str(EXAMPLES), Hints(), Limits()) if not isinstance(one, KawatError)]
    made = {one.report.id: read(one.report, reader) for one in found}
    lake = new_lake(tmp_path)
    with Stage(lake, "job") as stage:
        for one in found:
            stage.add([*to_rows(made[one.report.id]), page_row(one.report, one.raw)])
        assert commit(lake, stage, run_of(len(made))).new == len(made) > 5
    with look(lake) as sight:
        assert list(records(sight, made)) == [made[key] for key in sorted(made)]
        assert dict(sight.execute("SELECT id, raw FROM pages").fetchall()) == {one.report.id: one.raw for one in found}
