"""Names of countries, bodies, organs and offices in both languages: the registry's, and over them the user's own table."""

import csv
from collections.abc import Mapping
from pathlib import Path

from kawat.actors.registry import FOLDER
from kawat.errors import BadRegistry
from kawat.span import Noun

_COLUMNS = {"id", "name_en", "name_id"}


class Names(Noun, frozen=True, kw_only=True):
    """Actor id -> name, for each language."""

    of: dict[str, dict[str, str]]

    def name(self, language: str, actor_id: str | None) -> str | None:
        """Return the name of an actor, None for one that the tables do not have."""
        return self.of[language].get(actor_id) if actor_id else None

    def called(self, words: str) -> list[str]:
        """Return the ids whose name holds these words in either language, whole names first, then the shortest."""
        wanted = words.casefold().strip()
        found = {
            actor_id: (name.casefold() != wanted, len(name))
            for table in self.of.values()
            for actor_id, name in table.items()
            if wanted and wanted in name.casefold()
        }
        return sorted(found, key=lambda actor_id: (found[actor_id], actor_id))


def load_names(own: Path | None = None) -> Names:
    """Return the registry's names with those of the user's CSV (id, name_en, name_id) over them."""
    names: dict[str, dict[str, str]] = {"en": {}, "id": {}}
    for path in (FOLDER / "offices.csv", FOLDER / "actors.csv", *([own] if own else [])):
        for row in _rows(path):
            for language in names:
                if row[f"name_{language}"]:
                    names[language][row["id"]] = row[f"name_{language}"]
    return Names(of=names)


def _rows(path: Path) -> list[Mapping[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as table:
            reader = csv.DictReader(table)
            if not set(reader.fieldnames or ()) >= _COLUMNS:
                raise BadRegistry(str(path), "lacks a column", "give the columns id,name_en,name_id")
            return [{key: value or "" for key, value in row.items() if key} for row in reader]
    except (OSError, UnicodeDecodeError) as fault:
        raise BadRegistry(str(path), f"cannot be read ({type(fault).__name__})", "give a CSV in UTF-8") from None
