"""The checker names each fault with file and line; a good passage has none."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kawat.cli import app
from kawat.corpus import check_folder, check_passage
from tests.corpus.made import GOOD, block_of

PEOPLE = Path(__file__).parents[2] / "registry" / "imported" / "persons.csv"


def test_a_good_passage_has_no_fault(tmp_path: Path) -> None:
    assert check_passage(block_of(tmp_path, GOOD), PEOPLE) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "cause"),
    [
        ("lang=id", "lang=xx", 1, "lang=id or lang=en"),
        ("kind=passage ", "", 1, "kind=passage or kind=report"),
        ("published=2032-05-04", "published=2019-05-04", 1, "lies outside"),
        ("{X1|Kedua negara}", "{Y1|Kedua negara}", 4, "'Y1' is no label"),
        ("{a2 U1|wartawan}", "{a2 U1|wartawan }", 3, "begins or ends with a blank"),
        ("C1 is=LAO\n", "", 1, "C1 needs is="),
        ("C1 is=LAO", "C1 is=laos", 6, "follows no form of the id grammar"),
        ("P1 name=", "P1 nama=", 8, "no key 'nama'"),
        ("event=AGREE", "event=AGREED", 16, "'AGREED' is none of"),
        ("t2 event=SUPPORT", "t2 event=SUPPORT mode=visit", 17, "SUPPORT has no mode 'visit'"),
        ("recipients=C2 contexts", "recipients=C9 contexts", 16, "C9 stands nowhere"),
        ("claimed=1", "claimed=7", 16, "there is no statement 7"),
        ("when=w1 claimed", "when=w1,w2 claimed", 16, "one label alone"),
        ("value=5000", "value=lima", 13, "is no number"),
        ("from=2032-05-04", "from=2032-05-40", 15, "is no day"),
        ("to=2032-05-04", "to=2032-05-01", 15, "lies after"),
        ("precision=day", "precision=unresolved", 15, "needed unless precision=unresolved"),
        ("Selasa (4/5/2032)", "Rabu (4/5/2032)", 1, "is not that weekday"),
        ("{c2|tegas}", "tegas", 1, "statement 2 has no cue"),
        ("2 how=suffix", "zz how=suffix", 18, "no subject of the guidelines"),
        ("status=held", "status=done", 19, "'done' is none of"),
        ("pledge1 by=C1 ", "pledge1 ", 20, "pledge1 needs by="),
        ("Khamphet_Sisouk", "Sergey_Lavrov", 8, "real officeholder"),
        ("{s2 P1.pro|nya}", "{s2|nya}", 1, "s2 holds no thing"),
        ("actors=C1,C2 contexts", "contexts", 17, "neither actors nor recipients"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, cause: str) -> None:
    assert old in GOOD
    faults = check_passage(block_of(tmp_path, GOOD.replace(old, new, 1)), PEOPLE)
    assert any(cause in f.cause and f.place.endswith(f"made.txt:{line}") for f in faults), faults


def test_content_keeps_to_its_borders(tmp_path: Path) -> None:
    text = GOOD.replace('{A1|Nong Khai}}," {c2', '{A1|Nong Khai},}" {c2').replace(
        "{v1|{M1|5.000 ton} beras} ke", "{v1|{M1|5.000 ton} beras} ke"
    )
    assert any("comma before the closing mark" in f.cause for f in check_passage(block_of(tmp_path, text)))


def test_nothing_is_annotated_inside_a_link(tmp_path: Path) -> None:
    text = GOOD.replace("--\nC1", "{related|Baca juga: {C1|Laos} Tutup Pintu}\n--\nC1")
    assert any("stands inside related" in f.cause for f in check_passage(block_of(tmp_path, text)))


def test_a_name_is_unique_and_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.txt").write_text("== broken lang=id kind=passage\n{q1|never closed", encoding="utf-8")
    causes = [f.cause for f in check_folder(tmp_path)]
    assert any("is taken by" in c for c in causes)
    assert any("never closed" in c for c in causes)


def test_the_command_ends_with_1_when_there_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert CliRunner().invoke(app, ["corpus", "check", str(tmp_path)]).exit_code == 0
    (tmp_path / "a.txt").write_text(GOOD.replace("lang=id", "lang=xx"), encoding="utf-8")
    done = CliRunner().invoke(app, ["corpus", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert "a.txt:1: the header needs" in done.output


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"== a\n\x92Ya\x92\n", "x.txt:2: is not UTF-8 (byte 0x92); save it as UTF-8, or name the folder of the passages"),
        ("== a".encode("utf-16"), "x.txt:1: is not UTF-8 (byte 0xff); save it as UTF-8, or name the folder of the passages"),
        (b"A report.", "x.txt:1: text before the first block; begin the block with '== NAME'"),
    ],
)
def test_a_file_that_is_no_passage_is_one_line(tmp_path: Path, raw: bytes, told: str) -> None:
    (tmp_path / "x.txt").write_bytes(raw)
    done = CliRunner().invoke(app, ["corpus", "check", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (1, f"{tmp_path}/{told}\n")
    done = CliRunner().invoke(app, ["corpus", "stats", str(tmp_path)])
    assert (done.exit_code, done.stderr) == (1, f"kawat: {tmp_path}/{told}\n")


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["corpus", "check", str(tmp_path / "not-there")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds no passages (.txt); name a folder of the corpus" in done.stderr


def test_a_single_file_is_checked_as_a_folder_is(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(GOOD.replace("event=AGREE", "event=AGREED"), encoding="utf-8")
    assert [f.cause for f in check_folder(path)] == [f.cause for f in check_folder(tmp_path)] != []
