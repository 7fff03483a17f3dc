"""`kawat actors` from end to end: check, explain, add, learn from a lake, review, merge and split."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kawat import __version__
from kawat.actors import load_registry
from kawat.commands.actors import actors_app
from kawat.commands.ingest import Order, pour
from kawat.errors import KawatError
from kawat.read import Reader, read
from kawat.record import Made
from kawat.run import Given
from kawat.sources import Hints, Limits, open_place


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actors_app, words, env={"COLUMNS": "400"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def mine(tmp_path: Path) -> str:
    return str(tmp_path / "mine")


def test_the_bundled_registry_is_sound() -> None:
    code, out, err = run("check")
    assert (code, err) == (0, "") and out.startswith("no faults: ")


def test_a_fault_has_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "tenures.csv").write_text(
        "person,office,start,start_kind,end,end_kind,as_of,evidence,address,source,layer\nchn/nobody,CHN/gov/mfa#minister,1\n",
        encoding="utf-8",
    )
    code, _, err = run("check", "--registry", str(tmp_path))
    assert code == 1 and f"{tmp_path / 'tenures.csv'}:2: " in err and "1 row is at fault" in err


def test_explain() -> None:
    code, out, _ = run("explain", "Menlu China", "--on", "2023-06-19", "--lang", "id", "--outlet-country", "idn")
    assert code == 0
    assert "office  chn/qin-gang  Qin Gang  by rule:tenure@1" in out
    assert "held on 2023-06-19 by chn/qin-gang, attested" in out and "2022-12-30 (exact)" in out
    later = run("explain", "Menlu China", "--on", "2033-06-19")[1]
    assert "nobody is known for 2033-06-19; last known chn/wang-yi as of" in later and "last known" in later
    shared = run("explain", "Juru Bicara Kementerian Luar Negeri China", "--on", "2023-09-10")[1]
    assert "unknown on 2023-09-10; candidates " in shared and "Mao Ning" in shared


def test_explain_refuses_and_does_not_know() -> None:
    assert run("explain", "Menlu", "--outlet-country", "xx")[0] == 1
    assert run("explain", "Menlu", "--on", "someday")[0] == 1
    code, out, _ = run("explain", "Qzx Vbnm")
    assert code == 1 and "nothing in it is known" in out


def test_add_and_what_is_refused(mine: str) -> None:
    told = ("add", "--registry", mine, "--person", "chn/mei-ningru")
    assert "give the name with --name" in run(*told)[2]
    office = ("--name", "Mei Ningru", "--spelling", "Mei Ning-Ru", "--office", "CHN/gov/mfa#minister", "--as-of", "2032-12-31")
    assert "has no first day" in run(*told, *office)[2]
    assert run(*told, *office, "--start", "2032-01-01", "--source", "https://example.org/a")[0] == 0
    out = run("explain", "Menlu China", "--on", "2032-06-01", "--registry", mine)[1]
    assert "chn/mei-ningru" in out and "https://example.org/a" in out and "local" in out
    assert run("check", "--registry", mine)[0] == 0
    assert "follows no form" in run(*told, "--office", "the minister", "--start", "2032")[2]


def test_a_broken_layer_is_left_out_and_said_once(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("nonsense\n", encoding="utf-8")
    code, out, err = run("explain", "Menlu China", "--on", "2023-06-19", "--registry", str(tmp_path))
    assert code == 0 and "chn/qin-gang" in out
    assert err.count("persons.csv:1") == 1 and "is left out until that is mended" in err


REPORTS = {
    "SELAT": "SELAT - Menteri Luar Negeri Kanada Eloise Tremblay tiba di Jakarta, Selasa (4/5/2032).\n\nIa menolak usul itu.",
    "NUSA": "NUSA - Menlu Kanada Eloise Tremblay kembali ke Ottawa, Rabu (5/5/2032). Ia enggan berkomentar lagi.",
}


@pytest.fixture
def lake(tmp_path: Path) -> str:
    registry = load_registry()

    def door(place: str) -> list[Given]:
        hints = Hints(published=date(2032, 5, 5), outlet=Path(place).stem, lang="id")
        return [found for found in open_place(place, hints, Limits()) if not isinstance(found, KawatError)]

    for outlet, text in REPORTS.items():
        (tmp_path / f"{outlet}.txt").write_text(text, encoding="utf-8")
    places = tuple(str(tmp_path / f"{outlet}.txt") for outlet in REPORTS)
    order = Order(places=places, into=tmp_path / "lake", made=Made(kawat=__version__, pack=None, registry=registry.version))
    pour(order, door, partial(read, reader=Reader(registry=registry)))
    return str(tmp_path / "lake")


def test_what_reading_found_grows_the_layer(lake: str, mine: str) -> None:
    code, out, _ = run("learned", "--in", lake)
    assert code == 0 and "can/eloise-tremblay" in out and "CAN/gov/mfa#minister" in out and "counts" in out
    assert "2 new attestations" in run("learned", "--in", lake, "--registry", mine, "--keep")[1]
    assert "0 new attestations" in run("learned", "--in", lake, "--registry", mine, "--keep")[1]
    assert "can/eloise-tremblay" in run("explain", "Menlu Kanada", "--on", "2032-05-05", "--registry", mine)[1]
    assert "rejected" in run("review", "--registry", mine, "--reject", "can/eloise-tremblay", "--by", "me", "--note", "a hoax")[1]
    out = run("explain", "Menlu Kanada", "--on", "2032-05-05", "--registry", mine)[1]
    assert "can/eloise-tremblay" not in out
    out = run("review", "--registry", mine, "--accept", "can/eloise-tremblay", "--by", "me")[1]
    assert "accepted" in out and "me  reject can/eloise-tremblay" in out and "a hoax" in out


def test_keeping_needs_a_place(lake: str) -> None:
    assert "needs a place to write to" in run("learned", "--in", lake, "--keep")[2]


def test_merge_and_split_are_undone_by_each_other(mine: str) -> None:
    words = ("explain", "Menlu Kanada Eloise Tremblay", "--on", "2032-05-05", "--registry", mine)
    assert run("merge", "can/eloise-tremblay", "can/melanie-joly", "--registry", mine, "--by", "me")[0] == 0
    assert "can/melanie-joly" in run(*words)[1]
    assert run("split", "can/eloise-tremblay", "--registry", mine, "--by", "me")[0] == 0
    assert "can/eloise-tremblay" in run(*words)[1]
    assert run("merge", "can/eloise-tremblay", "can/melanie-joly", "--registry", mine, "--by", "me")[0] == 0
    assert "can/melanie-joly" in run(*words)[1]
    assert len((Path(mine) / "judgements.csv").read_text(encoding="utf-8").splitlines()) == 4
    assert run("merge", "CAN", "USA", "--registry", mine)[0] == 1
    assert run("merge", "can/a", "can/a", "--registry", mine)[0] == 1
