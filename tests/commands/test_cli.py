"""The command line imports what a command needs and no more, and names what is near to a word that is no command."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kawat.cli import COMMANDS, app, command_of

LOADED = """
import sys
from kawat.cli import main
sys.argv = ["kawat", *{words}]
try:
    main()
except SystemExit:
    print(*sys.modules)
"""


def loaded(*words: str) -> set[str]:
    """Return the modules that a start of the command line has imported at its end."""
    done = subprocess.run([sys.executable, "-c", LOADED.format(words=words)], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_a_start_imports_what_its_command_needs() -> None:
    version, asked = loaded("--version"), loaded("sql", "SELECT 1", "--in", "nowhere")
    assert not version & {"kawat.read", "kawat.lake", "duckdb", "numpy", "rich"}
    assert "kawat.lake" in asked
    assert not asked & {"kawat.reader", "kawat.model", "onnxruntime", "trafilatura", "kawat.evaluate"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_name_and_says_what_it_does(name: str) -> None:
    command = command_of(name)
    assert command.name == name
    assert command.get_short_help_str(200).endswith((".", "..."))


def test_the_help_lists_all_commands_and_a_wrong_word_is_met_with_a_near_one() -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).stdout
    places = [shown.index(f" {name} ") for name in COMMANDS]
    assert places == sorted(places)
    wrong = CliRunner().invoke(app, ["evnts"], env={"COLUMNS": "200"})
    assert wrong.exit_code == 2
    assert "No such command 'evnts'. Did you mean 'events'" in wrong.output
