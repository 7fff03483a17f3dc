"""The table of faults: what was done to Kawat, how often, and how often it came through; printed when such tests were run."""

from collections.abc import Generator

import pytest

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
