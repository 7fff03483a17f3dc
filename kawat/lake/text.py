"""The text index of a lake: derived from it, filled with what is missing, and made anew from nothing at any time."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import tantivy

from kawat.actor import fold_name
from kawat.errors import BadLake
from kawat.lake.ask import add_views
from kawat.lake.home import Lake, Sight, find_table, quote
from kawat.lake.lock import writing
from kawat.lake.sight import look
from kawat.lake.stem import STEMMING, WORD, fold, roots

UNDATED = -(10**7)
_FORMAT = 2
_COVERED = ("runs", "reports", "mentions")
_BATCH = 500
_HEAP = 96_000_000
_SIGNATURE = "hash(v.id, v.url, v.outlet, v.lang, v.published, v.title, v.latest, w.who)"
_WANTED = f"""
CREATE OR REPLACE TEMP TABLE wanted AS
WITH named AS (
    SELECT report, list_sort(list(DISTINCT
        {{'id': actor.id, 'name': actor.name, 'country': actor.country, 'office': actor.office}})) AS who
    FROM mentions WHERE actor IS NOT NULL GROUP BY report)
SELECT v.id, {_SIGNATURE} AS signature, v.latest, w.who FROM versions v LEFT JOIN named w ON w.report = v.id
"""
_MISSING = """
SELECT r.id, coalesce(r.text, ''), r.lang, r.outlet, r.url, r.title, r.published, w.latest, w.who,
    EXISTS (FROM held h WHERE h.id = r.id)
FROM wanted w JOIN reports r USING (id) WHERE NOT EXISTS (FROM held h WHERE h.id = w.id AND h.signature = w.signature)
"""


class Filled(NamedTuple):
    """What was done to an index: how many reports were put in, whether it was made from nothing, and whether it is still
    behind its lake, because another process is filling it."""

    added: int
    anew: bool = False
    behind: bool = False


def fill(lake: Lake, rebuild: bool = False) -> tuple[tantivy.Index, Filled]:
    """Return the index of a lake, brought up to it: a report that changed its place among versions or its actors is put in again.

    Where a report has left the lake the index is made from nothing, so that no trace of it is left. `rebuild` asks for that too.
    Raise BadLake when the index cannot be written.
    """
    folder = lake.folder / ".index" / "text"
    covers = _covers(lake)
    index = None if rebuild else _open(folder)
    if index is not None and _told(folder) == covers:
        return index, Filled(0)
    try:
        with writing(lake), look(lake) as sight:  # nobody forgets meanwhile what is put in here
            add_views(sight).execute(_WANTED)
            if index is None or _lost(sight, folder):
                shutil.rmtree(folder, ignore_errors=True)
                index = None
            return _filled(sight, folder, index, covers)
    except (OSError, duckdb.Error) as fault:
        raise _unwritten(folder, str(fault)) from None


def drop(lake: Lake) -> None:
    """Delete the index of a lake, so that nothing of what was forgotten is left in it; the next search makes it anew."""
    shutil.rmtree(lake.folder / ".index" / "text", ignore_errors=True)


def _covers(lake: Lake) -> dict[str, Any]:
    """Return what an index that is up to date says of itself: its form, and the versions of the tables it was made from."""
    tables = {table: find_table(lake, table) for table in _COVERED}
    versions = {table: state.version() if state is not None else None for table, state in tables.items()}
    return {"format": _FORMAT, "stemming": STEMMING, "covers": versions}


def _open(folder: Path) -> tantivy.Index | None:
    """Return the index in a folder, or None where there is none that this version can read."""
    told = _told(folder)
    if (told.get("format"), told.get("stemming")) != (_FORMAT, STEMMING):
        return None
    try:
        return tantivy.Index.open(str(folder / "words"))
    except (ValueError, OSError):
        return None


def _told(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / "covers.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _lost(sight: Sight, folder: Path) -> bool:
    """Take up the list of the reports that an index holds, and tell whether one of them has left the lake."""
    try:
        _take_held(sight, folder)
    except duckdb.Error:
        return True
    lost = sight.execute("SELECT EXISTS (FROM held h WHERE NOT EXISTS (FROM wanted w WHERE w.id = h.id))").fetchall()
    return bool(lost[0][0])


def _take_held(sight: Sight, folder: Path) -> None:
    sight.execute(f"CREATE OR REPLACE TEMP TABLE held AS FROM read_parquet({quote(str(folder / 'held.parquet'))})")


def _filled(sight: Sight, folder: Path, index: tantivy.Index | None, covers: dict[str, Any]) -> tuple[tantivy.Index, Filled]:
    """Put what is missing into an index (or a new one), then say what it holds; broken off, the same is done again."""
    anew = index is None
    if index is None:
        sight.execute("CREATE OR REPLACE TEMP TABLE held (id VARCHAR, signature UBIGINT)")
        (folder / "words").mkdir(parents=True)
        index = tantivy.Index(schema_of_texts(), path=str(folder / "words"))
        _note(folder, {**covers, "covers": {}})
        _keep_held(sight, folder, "held")
    try:
        with index.writer(_HEAP, 1) as writer:
            added = _add(writer, sight)
            writer.commit()
            writer.wait_merging_threads()
    except ValueError as fault:
        if "LockBusy" in str(fault):
            return index, Filled(0, behind=True)
        raise _unwritten(folder, str(fault)) from None
    _keep_held(sight, folder, "wanted")
    _note(folder, covers)
    index.reload()
    return index, Filled(added, anew)


def _keep_held(sight: Sight, folder: Path, table: str) -> None:
    draft = folder / "held.parquet.new"
    sight.execute(f"COPY (SELECT id, signature FROM {table}) TO {quote(str(draft))} (FORMAT parquet, COMPRESSION zstd)")
    draft.replace(folder / "held.parquet")


def _note(folder: Path, covers: dict[str, Any]) -> None:
    draft = folder / "covers.json.new"
    draft.write_text(json.dumps(covers) + "\n", encoding="utf-8")
    draft.replace(folder / "covers.json")


def _add(writer: tantivy.IndexWriter, sight: Sight) -> int:
    added = 0
    rows = sight.execute(_MISSING)
    while batch := rows.fetchmany(_BATCH):
        for row in batch:
            if row[-1]:
                writer.delete_documents_by_term("id", row[0])
            writer.add_document(document_of(row))
        added += len(batch)
    return added


def schema_of_texts() -> tantivy.Schema:
    """Return the fields of the index: words as they stand, their roots, what a search is narrowed by, and what it shows."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "lang", "outlet_key", "who", "latest"):
        builder.add_text_field(name, stored=name in ("id", "lang"), tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("roots", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("day", stored=True, indexed=True, fast=True)
    for name in ("text", "outlet", "url", "title"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def document_of(row: tuple[Any, ...]) -> tantivy.Document:
    """Return a report as it is indexed: its words as they stand and by their roots, with what a search can be narrowed by."""
    key, text, lang, outlet, url, title, published, latest, who, _ = row
    words = [fold(word) for word in WORD.findall(text)]
    document = tantivy.Document()
    document.add_text("id", key)
    document.add_text("words", " ".join(words))
    document.add_text("roots", " ".join(root for word in words for root in roots(word, lang)))
    document.add_text("text", text)
    document.add_text("lang", lang)
    document.add_text("latest", "yes" if latest else "no")
    document.add_integer("day", day_number(published))
    for name, value in (("outlet", outlet), ("url", url), ("title", title)):
        if value is not None:
            document.add_text(name, value)
    if outlet is not None:
        document.add_text("outlet_key", outlet_key(outlet))
    for token in dict.fromkeys(token for actor in who or () for token in _who(actor)):
        document.add_text("who", token)
    return document


def _who(actor: dict[str, str | None]) -> Iterator[str]:
    """Yield the names that an actor is found by: id, office, country, and a person's own name folded."""
    yield from (value for key in ("id", "office", "country") if (value := actor[key]))
    for name in (actor["name"], (actor["id"] or "").rpartition("/")[2]):
        if name:
            yield person_key(name)


def person_key(name: str) -> str:
    """Return the name of a person as the index knows it, whatever its accents and capitals."""
    return f"name:{fold_name(name)}"


def outlet_key(outlet: str) -> str:
    """Return the name of an outlet as the index knows it, whatever its accents, capitals and signs."""
    return fold_name(outlet)


def day_number(day: date | None) -> int:
    """Return a day as a number that is ordered as days are; a report without one has UNDATED."""
    return UNDATED if day is None else day.toordinal()


def _unwritten(folder: Path, cause: str) -> BadLake:
    first = (cause.splitlines() or ["unknown"])[0][:200]
    return BadLake(str(folder), f"cannot be filled ({first})", "check the disk and your permissions, then search again")
