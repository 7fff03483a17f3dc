"""The house rules: who may import whom, how long a file and a function may be, a first sentence on each file."""

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES, FUNCTION, ARGUMENTS = 400, 40, 5
FLOORS: tuple[frozenset[str], ...] = (
    frozenset("errors span iso plover when diplomacy actor report record rules wire notation signs".split()),
    frozenset("sources anatomy model actors attribution events".split()),
    frozenset("read reader show".split()),
    frozenset("lineage lake run export corpus".split()),
    frozenset("serve evaluate commands".split()),
    frozenset("cli __main__".split()),
)
# rooms of one floor that stand above another of it: run writes to the lake, evaluate's command stands on evaluate
ALLOWED = {
    ("reader", "read"),
    ("run", "lake"),
    ("export", "lake"),
    ("commands", "evaluate"),
    ("commands", "serve"),
    ("cli", "commands"),
    ("__main__", "cli"),
}
ALONE = {
    "torch": "train",
    "onnxruntime": "kawat/model",
    "deltalake": "kawat/lake",
    "tantivy": "kawat/lake",
    "trafilatura": "kawat/sources",
    "pyspark": "kawat/run",
    "spacy": "kawat/evaluate",
}
BARE = {  # the bench asks a bare index and a bare extractor beside ours
    "tantivy": ROOT / "kawat" / "evaluate" / "bench_ask.py",
    "trafilatura": ROOT / "kawat" / "evaluate" / "bench_crawl.py",
}


def sources() -> list[Path]:
    """Return the Python files of the project that git knows or would know."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    found = [ROOT / name for name in listed] or [*ROOT.glob("kawat/**/*.py"), *ROOT.glob("tests/**/*.py")]
    return [path for path in found if path.exists()]


FILES = sources()
HOUSE = [path for path in FILES if path.is_relative_to(ROOT / "kawat")]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    first = path.relative_to(ROOT / "kawat").parts[0]
    return first.removesuffix(".py")


def floor_of(room: str) -> int:
    return next(n for n, rooms in enumerate(FLOORS) if room in rooms)


def imported(tree: ast.Module) -> list[tuple[str, int]]:
    names: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [(alias.name, node.lineno) for alias in node.names]
    return names


def ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", HOUSE, ids=ids(HOUSE))
def test_a_file_uses_only_what_stands_above_it(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        # nothing is imported with `import kawat`: what kawat.open needs is imported when it is called
        assert not [node for node in tree_of(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
        return
    for name, line in imported(tree_of(path)):
        if not name.startswith("kawat.") or name == "kawat.__version__":
            continue
        other = name.split(".")[1]
        if other == room:
            continue
        lower = floor_of(other) < floor_of(room) or floor_of(room) == 0
        assert lower or (room, other) in ALLOWED, f"{path.name}:{line}: {room} may not import {other}"


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_a_package_has_one_importer(path: Path) -> None:
    for name, line in imported(tree_of(path)):
        owner = ALONE.get(name.split(".")[0])
        if owner is not None and not path.is_relative_to(ROOT / "tests"):
            bare = BARE.get(name.split(".")[0]) == path
            assert bare or path.is_relative_to(ROOT / owner), f"{path.name}:{line}: only {owner} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_a_file_fits_in_one_sitting_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES, f"{text.count(chr(10))} lines"
    doc = ast.get_docstring(tree_of(path))
    assert doc and doc.split("\n")[0].strip(), "no first sentence"


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_a_function_fits_in_one_look(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            assert size <= FUNCTION, f"{path.name}:{node.lineno}: {node.name} has {size} lines"


@pytest.mark.parametrize("path", HOUSE, ids=ids(HOUSE))
def test_a_function_has_few_arguments_and_says_what_it_does(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.FunctionDef):
            continue
        command = path.parent.name == "commands"
        given = [a for a in node.args.args if a.arg not in ("self", "cls")]
        assert command or len(given) <= ARGUMENTS, f"{path.name}:{node.lineno}: {node.name} takes {len(given)} arguments"
        assert node.args.kwarg is None, (
            f"{path.name}:{node.lineno}: {node.name} takes **{node.args.kwarg and node.args.kwarg.arg}"
        )
        public = not node.name.startswith("_") and node.col_offset == 0
        assert not public or ast.get_docstring(node), f"{path.name}:{node.lineno}: {node.name} has no docstring"


@pytest.mark.parametrize("path", FILES, ids=ids(FILES))
def test_nothing_is_swallowed_and_nothing_is_left_open(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path.name}:{node.lineno}: a bare except"
            caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
            assert not caught & {"Exception", "BaseException"}, f"{path.name}:{node.lineno}: catches everything"
        if isinstance(node, ast.Name):
            assert node.id != "Not" + "ImplementedError", f"{path.name}:{node.lineno}: a stub"


def test_training_does_not_read_gold() -> None:
    for path in (ROOT / "train").glob("**/*.py"):
        assert "gold" not in path.read_text(encoding="utf-8"), f"{path.name} speaks of gold"


def test_reading_rooms_ask_neither_clock_nor_chance() -> None:
    for path in HOUSE:
        if room_of(path) in FLOORS[1] | {"read", "show"}:
            names = {name.split(".")[0] for name, _ in imported(tree_of(path))}
            assert "random" not in names, f"{path.name} leaves something to chance"
            if room_of(path) != "sources":
                assert not names & {"socket", "urllib3", "os", "time"}, f"{path.name} reaches outside"
