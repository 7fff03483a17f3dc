"""Where evaluation finds and keeps its things: gold and docs beside the package in the project's folder, rules.csv inside it."""

from pathlib import Path

import kawat
from kawat.errors import Missing

PACKAGE = Path(kawat.__file__).parent
RULES = PACKAGE / "rules.csv"


def project_folder(package: Path = PACKAGE) -> Path | None:
    """Return the folder of the project around the package, or None for an installed package."""
    root = package.parent
    return root if (root / "gold").is_dir() and (root / "pyproject.toml").is_file() else None


def gold_folder(given: Path | None, package: Path = PACKAGE) -> Path:
    """Return the folder of gold, the given one first; raise Missing where there is none."""
    root = project_folder(package)
    found = given or (root / "gold" if root else None)
    if found is None or not found.is_dir():
        subject = str(given) if given else "gold"
        cause = "is no folder" if given else "is part of the project's folder, not of an installed Kawat"
        raise Missing(subject, cause, "work in a clone of the project or name a folder with --gold")
    return found
