"""The pack: what it says of itself, and how one that cannot be used is refused."""

import json
import zipfile
from pathlib import Path

import pytest

from kawat.errors import BadPack
from kawat.model import Pack, shipped
from kawat.model.labels import CLASSES, LINKS, ROLES, SPANS, columns, upper_columns, width


def test_the_shipped_pack_names_its_origin_and_licence() -> None:
    card = Pack(shipped()).card
    assert "multilingual-e5-small" in card.made["encoder"]
    assert card.made["licence"] == "MIT"
    assert "evaluation_only" not in json.dumps(card.made) and "gold" not in card.made["data"].lower()
    assert (card.spans, card.links, card.roles, card.classes) == (SPANS, LINKS, ROLES, CLASSES)


def test_the_shipped_pack_keeps_its_size() -> None:
    assert shipped().stat().st_size <= 65_000_000


def test_columns_tile_a_row() -> None:
    at = 0
    for start, stop in columns().values():
        assert start == at < stop
        at = stop
    assert at == width()


def test_columns_of_the_second_look_tile_a_row() -> None:
    at = 0
    for start, stop in upper_columns().values():
        assert start == at < stop
        at = stop


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.unlink(), "is not there"),
        (lambda path: path.write_bytes(path.read_bytes()[:100_000]), "is no whole pack"),
        (lambda path: path.write_bytes(b""), "is no whole pack"),
        (lambda path: _card(path, protocol=9), "speaks protocol 9, expected 2"),
        (lambda path: _card(path, spans=["person"]), "knows other labels"),
        (lambda path: _card(path, bias="x"), "is no whole pack"),
    ],
    ids=["missing", "cut", "empty", "protocol", "labels", "card"],
)
def test_a_bad_pack_is_refused_in_one_line(tmp_path: Path, spoil, words: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "kawat.pack"
    path.write_bytes(shipped().read_bytes())
    spoil(path)
    with pytest.raises(BadPack) as caught:
        Pack(path)
    assert words in str(caught.value) and str(path) in str(caught.value)
    assert "train/" in caught.value.step and "\n" not in str(caught.value)


def _card(path: Path, **changed: object) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["pack.json"] = json.dumps(json.loads(parts["pack.json"]) | changed).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("graph", ["graph.onnx", "look.onnx"])
def test_a_graph_that_is_none_is_refused(tmp_path: Path, graph: str) -> None:
    path = tmp_path / "kawat.pack"
    with zipfile.ZipFile(shipped()) as archive, zipfile.ZipFile(path, "w") as spoiled:
        for name in archive.namelist():
            spoiled.writestr(name, b"\x00" * 64 if name == graph else archive.read(name))
    with pytest.raises(BadPack, match="another vocabulary or graph"):
        Pack(path)
