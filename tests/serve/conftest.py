"""What the tests of the page share: a lake that is only read, asked through an in-process client; and one to write to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from kawat.lake import Lake
from kawat.serve.app import Settings, make_app
from kawat.serve.guard import Rules
from tests.serve.made import Ids, made_lake

HERE = "http://127.0.0.1"


class Served(NamedTuple):
    """A client, the ids of the reports it can ask for, and the lake behind it."""

    client: TestClient
    ids: Ids
    lake: Lake


def serve(folder: Path, rules: Rules) -> Iterator[Served]:
    """Serve a new lake in a folder by these rules."""
    lake, ids = made_lake(folder)
    with TestClient(make_app(lake, Settings(rules=rules, every=0)), base_url=HERE, follow_redirects=False) as client:
        client.headers["accept-language"] = "en"
        yield Served(client, ids, lake)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(tmp_path_factory.mktemp("serve") / "lake", Rules(user="reader"))


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[Served]:
    yield from serve(tmp_path / "lake", Rules(user="tester"))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Served]:
    yield from serve(tmp_path / "lake", Rules(locked=True))
