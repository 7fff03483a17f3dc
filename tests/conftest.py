"""What all tests share: no case is given a deadline by the clock, and no lake of theirs need outlive a loss of power."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault; a slow test is named at the end
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def unhurried() -> Iterator[None]:
    """Let `fsync` return at once in the process of the tests; it takes milliseconds, and a run of a lake asks for dozens."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield
