"""What all tests share: no deadline by the clock, no lake that outlives a loss of power, and the table of faults at the end.

The table tells what was done to Kawat, how often, and how often it came through; it is printed when such tests were run.
"""

import os
from collections.abc import Generator, Iterator

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


_TOLD = pytest.StashKey[dict[str, tuple[int, int]]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a test under the fault that its mark names: its tries are those that it recorded, else those of the mark."""
    report = yield
    mark = item.get_closest_marker("fault")
    if mark is not None and report.when == "call" and not report.skipped:
        told = item.config.stash.setdefault(_TOLD, {})
        tries = int(str(dict(item.user_properties).get("tries", mark.kwargs.get("tries", 1))))
        before, survived = told.get(mark.args[0], (0, 0))
        told[mark.args[0]] = (before + tries, survived + (tries if report.passed else 0))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table."""
    told = config.stash.get(_TOLD, {})
    if told:
        terminalreporter.write_line("\n| fault | tries | survived |\n|---|---:|---:|")
        for fault, (tries, survived) in told.items():
            terminalreporter.write_line(f"| {fault} | {tries} | {survived} |")
