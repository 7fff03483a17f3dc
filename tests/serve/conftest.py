"""What the tests of the page share: a lake that is only read, asked through an in-process client; and one to write to."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from kawat.lake import Lake
from kawat.serve.app import Settings, make_app
from kawat.serve.guard import Rules
from kawat.serve.names import Names
from kawat.serve.service import Service
from tests.serve.made import Ids, made_lake

HERE = "http://127.0.0.1"


class Served(NamedTuple):
    """A client, the ids of the reports it can ask for, and the lake behind it."""

    client: TestClient
    ids: Ids
    lake: Lake


def serve(lake: Lake, ids: Ids, rules: Rules) -> Iterator[Served]:
    """Serve a lake by these rules."""
    with TestClient(make_app(lake, Settings(rules=rules, every=0)), base_url=HERE, follow_redirects=False) as client:
        client.headers["accept-language"] = "en"
        yield Served(client, ids, lake)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, Ids]:
    """A lake with its desk and its index of words made, to be copied."""
    lake, ids = made_lake(tmp_path_factory.mktemp("serve") / "model")
    service = Service(lake, Names(of={"en": {}, "id": {}}), None)
    service.refresh()
    service.close()
    return lake, ids


def copy_of(model: tuple[Lake, Ids], folder: Path) -> tuple[Lake, Ids]:
    """Return a copy of a lake."""
    return Lake(folder=Path(shutil.copytree(model[0].folder, folder))), model[1]


@pytest.fixture(scope="session")
def served(model: tuple[Lake, Ids], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(*copy_of(model, tmp_path_factory.mktemp("served") / "lake"), Rules(user="reader"))


@pytest.fixture
def writable(model: tuple[Lake, Ids], tmp_path: Path) -> Iterator[Served]:
    yield from serve(*copy_of(model, tmp_path / "lake"), Rules(user="tester"))


@pytest.fixture
def locked(model: tuple[Lake, Ids], tmp_path: Path) -> Iterator[Served]:
    yield from serve(*copy_of(model, tmp_path / "lake"), Rules(locked=True))
