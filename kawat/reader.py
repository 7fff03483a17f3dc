"""The reader that comes with Kawat: a registry, and the shipped model, opened once a process."""

from functools import cache
from pathlib import Path

from kawat.actors import Registry
from kawat.model import Model, Pack, shipped
from kawat.read import Reader


@cache
def _model(path: Path) -> Model:
    return Model(Pack(path))


def load_reader(registry: Registry, *, rules: bool = False, pack: Path | None = None) -> Reader:
    """Return a reader with the shipped pack (or another one), or with rules alone; raise BadPack for one that cannot be read."""
    return Reader(registry=registry, model=None if rules else _model(pack or shipped()))


def pack_of(reader: Reader) -> str | None:
    """Return the name of a reader's pack, None with rules alone."""
    return reader.model.name if reader.model else None
