"""What all tests share: a lake of theirs need not outlive a loss of power, so the disk is not waited for."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def unhurried() -> Iterator[None]:
    """Let `fsync` return at once in the process of the tests; it takes milliseconds, and a run of a lake asks for dozens."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield
