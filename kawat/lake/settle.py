"""Bringing what was written to the disk itself, so that a loss of power takes nothing that `runs` says is there."""

import json
import os
import sys
from pathlib import Path

from kawat.lake.home import Lake


def settle(lake: Lake, table: str, after: int, upto: int) -> None:
    """Wait until the commits of a table after one version up to another, with their files and checkpoint, are on the disk."""
    folder = lake.folder / table
    for version in range(after + 1, upto + 1):
        entry = folder / "_delta_log" / f"{version:020}.json"
        for file in (*_added(folder, entry), entry):
            _sync(file)
    for file in (folder / "_delta_log" / f"{upto:020}.checkpoint.parquet", folder / "_delta_log" / "_last_checkpoint"):
        if file.exists():
            _sync(file)
    if upto > after:
        _sync(folder / "_delta_log")
        _sync(folder)


def _added(folder: Path, entry: Path) -> list[Path]:
    """Return the files that a commit brought into a table's folder."""
    lines = [json.loads(line) for line in entry.read_text(encoding="utf-8").splitlines()]
    return [folder / line["add"]["path"] for line in lines if "add" in line]


def _sync(path: Path) -> None:
    """Flush a file or a folder; Windows flushes neither by a handle that only reads, and is left to its own ways."""
    if sys.platform == "win32":
        return
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
