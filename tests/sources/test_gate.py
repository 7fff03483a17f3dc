"""The gate: what a glance at a page gives it, that it refuses by name and before the text is made, and how well it parts."""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest

from kawat.errors import BadPack, Gated, KawatError
from kawat.notation import Block, read_blocks
from kawat.sources import Hints, Limits, Opened, Ways, open_place, shipped_gate
from kawat.sources import html as html_module
from kawat.sources.gate import BUCKETS, buckets_of, load_gate, skim

from .pages import STORY, TITLE, page, paragraphs

ROOT = Path(__file__).parents[2]
MATCH = (
    "Persegi Jaya menang 3-1 atas tamunya lewat dua gol sundulan pada babak kedua di hadapan ribuan penonton yang bernyanyi.",
    "Pelatih mengganti tiga pemain sekaligus setelah kiper cedera lutut, lalu striker cadangan mencetak gol dari titik penalti.",
    "Klub itu naik ke peringkat dua klasemen dan menjamu juara bertahan liga pekan depan tanpa bek kiri yang kena kartu merah.",
)


def _open(place: object, gate: bool = True) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(), Limits(), None, Ways(gate=shipped_gate() if gate else None)))


def test_a_glance_gives_headline_description_and_paragraphs() -> None:
    head = '<meta property="og:description" content="Kedua negara &amp; sepakat">'
    words = skim(page(head=head).encode())
    assert TITLE in words
    assert "Kedua negara   sepakat" in words
    assert all(line.split(",")[0] in words for line in STORY)
    assert "Olahraga" not in words
    assert skim(page().encode("utf-16")) == skim(b"<p>pendek</p>") == skim(b"") == ""


@pytest.mark.parametrize(
    "piece", [b"<p ", b"<p>", b"<title ", b"<meta ", b"<", b"<p a='", b"&", b"<p>x</", b'<meta og:title content="']
)
def test_a_glance_at_a_broken_page_ends(piece: bytes) -> None:
    """Each would take hours if a tag were looked for from each of its openings to the end of the page."""
    assert len(skim(piece * (3_000_000 // len(piece)))) <= 10_000


def test_other_subjects_are_refused_by_name_in_each_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(page(paragraphs(MATCH), title="Persegi Jaya Menang Lagi"))
    (tmp_path / "b.txt").write_text("\n".join(MATCH))
    rows = [{"title": "Menang", "text": "\n".join(MATCH)}, {"html": page(paragraphs(MATCH))}, {"text": "\n".join(STORY)}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "d.html").write_bytes(page(paragraphs(MATCH), title="Menang").encode("utf-16"))
    without = _open(tmp_path, gate=False)
    assert all(isinstance(one, Opened) for one in without)
    found = _open(tmp_path)
    assert [isinstance(one, Gated) for one in found] == [True, True, True, True, False, True]
    assert (
        str(found[0]) == f"{tmp_path}/a.html: the gate finds nothing diplomatic in it; leave --gate out to read it all the same"
    )

    def read_page(_: object) -> None:
        raise AssertionError("the page was read before the gate spoke")

    monkeypatch.setattr(html_module, "read_page", read_page)
    assert isinstance(_open(tmp_path / "a.html")[0], Gated)


def test_diplomatic_pages_pass(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page())
    for place in (tmp_path / "a.html", ROOT / "examples"):
        assert not [str(one) for one in _open(place) if isinstance(one, Gated)]


def _shares(folder: Path, kind: str) -> tuple[float, float]:
    """Return the share of diplomatic passages or reports that are let in, and of others that are refused."""
    gate = shipped_gate()
    blocks: list[Block] = [b for path in sorted(folder.rglob("*.txt")) for b in read_blocks(path) if b.settings["kind"] == kind]
    let_in = [gate.lets_in(b.text) for b in blocks if "other" not in b.settings]
    refused = [not gate.lets_in(b.text) for b in blocks if "other" in b.settings]
    return float(np.mean(let_in)), float(np.mean(refused)) if refused else 1.0


@pytest.mark.parametrize("folder", ["corpus/dev", "gold/corpus"])
def test_it_lets_the_diplomatic_in(folder: str) -> None:
    recall, refused = _shares(ROOT / folder, "passage")
    assert recall >= 0.98
    assert refused >= 0.45
    assert _shares(ROOT / folder, "report")[0] >= 0.98


def test_buckets_are_each_counted_once_and_stay_where_they_are() -> None:
    assert buckets_of("Menteri menteri MENTERI 12").tolist() == buckets_of("menteri").tolist()
    assert buckets_of("menteri").tolist() == [zlib_of("menteri")]


def zlib_of(word: str) -> int:
    return zlib.crc32(word.encode()) % BUCKETS


def test_a_broken_gate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.npz").write_bytes(b"halo")
    with pytest.raises(BadPack, match="is no gate"):
        load_gate(tmp_path / "a.npz")
    parts = {"scale": 1.0, "shift": 0.0, "lengths": [1, 2], "thresholds": [0, 0], "weights": np.zeros(4)}
    np.savez(tmp_path / "b.npz", allow_pickle=False, protocol=2, **{name: np.array(value) for name, value in parts.items()})
    with pytest.raises(BadPack, match="protocol 2, expected 1"):
        load_gate(tmp_path / "b.npz")
