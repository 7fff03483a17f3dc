"""The text index: what it finds and marks, and that it follows its lake through everything that happens to it."""

import json
from datetime import date
from pathlib import Path

import pytest
import tantivy
from deltalake import DeltaTable
from hypothesis import given
from hypothesis import strategies as st

from kawat.errors import BadLake, KawatError
from kawat.lake import Lake
from kawat.lake.search import LEAD, WINDOW, Clause, Marker, Wanted, best_window, clauses, count_left_out, search_texts
from kawat.lake.text import Filled, drop, fill
from kawat.span import Span
from tests.lake.made import ingest_all, new_lake, opened

MET = "Wei Lan bertemu Menteri Pavlov di Jenewa. “Ya,” kata Wei Lan"
URL = "https://example.org/a"


@pytest.fixture(name="lake")
def _lake(tmp_path: Path) -> Lake:
    lake = new_lake(tmp_path / "lake")
    given = [
        opened(f"{MET}.", published=date(2031, 5, 4)),
        opened("Pertemuan itu ditunda. Kapal pengawal menolak perintah.", published=date(2031, 6, 1)),
        opened("Harga cabai naik di pasar induk."),
        opened("Kesepakatan lama tentang air.", url=URL, seen=date(2031, 5, 1)),
        opened("Kesepakatan baru tentang air.", url=URL, seen=date(2031, 5, 2)),
    ]
    ingest_all(lake, [*given], "job")
    return lake


def found(lake: Lake, words: str, **more: object) -> list[str]:
    index, _ = fill(lake)
    return [match.excerpt for match in search_texts(index, Wanted(words=words, **more)).matches]  # type: ignore[arg-type]


def test_a_word_is_found_in_its_other_forms(lake: Lake) -> None:
    assert len(found(lake, "bertemu")) == len(found(lake, "pertemuan")) == 2
    assert found(lake, "penolakan") == found(lake, "ditolak") == found(lake, "MENOLAK")
    assert not found(lake, "olah")


def test_all_words_are_asked_for_and_none_that_is_excluded(lake: Lake) -> None:
    assert len(found(lake, "pertemuan kapal")) == 1
    assert len(found(lake, "pertemuan -kapal")) == 1
    assert not found(lake, "pertemuan cabai")


def test_a_phrase_stands_as_it_is(lake: Lake) -> None:
    assert len(found(lake, '"menteri pavlov"')) == 1
    assert not found(lake, '"pavlov menteri"')
    assert found(lake, '"pertemuan"') != found(lake, '"bertemu"')


def test_a_beginning_is_enough_with_a_star(lake: Lake) -> None:
    assert len(found(lake, "pav*")) == 1
    assert not found(lake, "pav")


def test_filters_narrow(lake: Lake) -> None:
    assert len(found(lake, "pertemuan", since=date(2031, 5, 5))) == 1
    assert len(found(lake, "pertemuan", until=date(2031, 5, 4))) == 1
    assert len(found(lake, "pertemuan", country="RUS")) == 1
    assert len(found(lake, "pertemuan", person="chn/wei-lan")) == len(found(lake, "pertemuan", person="WEI LAN")) == 1
    assert len(found(lake, "pertemuan", outlet="harian contoh", lang="id")) == 2
    assert not found(lake, "pertemuan", lang="en")
    assert not found(lake, "pertemuan", country="IDN")


def test_the_newest_come_first_when_that_is_asked_for(lake: Lake) -> None:
    index, _ = fill(lake)
    matches = search_texts(index, Wanted(words="pertemuan", newest=True)).matches
    assert [match.published for match in matches] == [date(2031, 6, 1), date(2031, 5, 4)]
    assert matches[0].score is None


def test_older_versions_are_left_out_and_counted(lake: Lake) -> None:
    index, _ = fill(lake)
    assert found(lake, "kesepakatan") == ["Kesepakatan baru tentang air."]
    assert count_left_out(index, Wanted(words="kesepakatan")) == (1, 0)
    assert count_left_out(index, Wanted(words="kesepakatan", since=date(2031, 1, 1))) == (0, 1)
    assert len(found(lake, "kesepakatan", every_version=True)) == 2


def test_an_index_follows_its_lake(lake: Lake) -> None:
    assert fill(lake)[1] == Filled(5, anew=True)
    assert fill(lake)[1] == Filled(0)
    ingest_all(lake, [opened("Kesepakatan terbaru tentang air.", url=URL, seen=date(2031, 5, 3))], "next")
    assert fill(lake)[1] == Filled(2)  # the new version, and the one that is no longer the latest
    assert found(lake, "kesepakatan") == ["Kesepakatan terbaru tentang air."]
    assert len(found(lake, "kesepakatan", every_version=True)) == 3


def test_what_left_the_lake_leaves_no_trace(lake: Lake) -> None:
    fill(lake)
    DeltaTable(str(lake.folder / "reports")).delete("text LIKE '%cabai%'")
    assert fill(lake)[1] == Filled(4, anew=True)
    assert not found(lake, "cabai")
    assert not [file for file in (lake.folder / ".index").rglob("*") if file.is_file() and b"cabai" in file.read_bytes()]


@pytest.mark.parametrize("harm", ["covers.json", "held.parquet", "words/meta.json", "everything"])
def test_a_harmed_index_is_made_anew(lake: Lake, harm: str) -> None:
    fill(lake)
    if harm == "everything":
        drop(lake)
    else:
        (lake.folder / ".index" / "text" / harm).write_bytes(b"{}")
    (lake.folder / ".index").mkdir(exist_ok=True)
    ingest_all(lake, [opened("Pertemuan lain.")], "next")
    assert fill(lake)[1] == Filled(6, anew=True)
    assert len(found(lake, "pertemuan")) == 3


def test_a_filling_that_was_broken_off_is_done_again_without_doubles(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lake)
    ingest_all(lake, [opened("Pertemuan lain.")], "next")
    with monkeypatch.context() as patch:
        patch.setattr("kawat.lake.text._note", lambda *_: (_ for _ in ()).throw(OSError("power went")))
        with pytest.raises(BadLake, match="power went"):
            fill(lake)
    fill(lake)
    assert len(found(lake, "pertemuan")) == 3


def test_an_index_of_other_rules_is_made_anew(lake: Lake) -> None:
    fill(lake)
    covers = lake.folder / ".index" / "text" / "covers.json"
    covers.write_text(json.dumps({**json.loads(covers.read_text()), "stemming": 0}))
    assert fill(lake)[1].anew


def test_while_another_fills_it_an_index_answers_and_says_that_it_is_behind(lake: Lake) -> None:
    index, _ = fill(lake)
    ingest_all(lake, [opened("Pertemuan lain.")], "next")
    writer = index.writer(15_000_000, 1)
    assert fill(lake)[1] == Filled(0, behind=True)
    assert len(found(lake, "pertemuan")) == 2
    writer.wait_merging_threads()
    assert len(found(lake, "pertemuan")) == 3


def test_an_empty_lake_is_searched_in_vain(tmp_path: Path) -> None:
    assert found(new_lake(tmp_path / "empty"), "apa saja") == []


@pytest.mark.parametrize("asked", ["", "  ", "-kapal", '""', "*", "?!"])
def test_a_question_without_a_word_is_refused(asked: str) -> None:
    with pytest.raises(KawatError, match="holds no word to search for"):
        clauses(asked)


def test_what_is_asked_is_read_as_it_is_written() -> None:
    assert clauses('Bertemu -"di sela" 2+2 sank*') == (
        Clause(words=("bertemu",)),
        Clause(words=("di", "sela"), wanted=False, exact=True),
        Clause(words=("2", "2"), exact=True),
        Clause(words=("sank",), open=True),
    )


def test_a_phrase_is_marked_only_where_it_stands() -> None:
    text = "Kementerian Luar Negeri dan Menteri Luar Negeri"
    places = Marker(clauses('"menteri luar negeri"')).places(text, "id")
    assert [span.of(text) for span, _ in places] == ["Menteri", "Luar", "Negeri"]
    assert places[0][0].start == 28


@given(st.text(st.sampled_from("ab \n😀é"), max_size=900), st.text(st.sampled_from("ab é"), min_size=1, max_size=9))
def test_marks_lie_in_the_excerpt_and_are_what_was_asked(text: str, asked: str) -> None:
    if not asked.strip():
        return
    places = Marker(clauses(asked)).places(text, "id")
    window = best_window(text, places)
    assert 0 <= window.start <= window.stop <= len(text)
    assert window.stop - window.start <= WINDOW + LEAD + 80
    if places:
        assert any(window.holds(span) for span, _ in places)
    assert all(span.of(text).strip() for span, _ in places)


def test_a_window_shows_where_most_of_the_words_stand() -> None:
    text = "kapal " + "x " * 300 + "kapal di perairan"
    places = Marker(clauses("kapal perairan")).places(text, "id")
    assert "kapal di perairan" in best_window(text, places).of(text)
    assert best_window(text, []) == Span(0, WINDOW)


def test_the_index_is_one_that_tantivy_opens(lake: Lake) -> None:
    fill(lake)
    assert tantivy.Index.open(str(lake.folder / ".index" / "text" / "words")).searcher().num_docs == 5
