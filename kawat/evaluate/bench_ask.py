"""Ratios of asking a lake: the same question to the lake and to a plain file or bare index, by turns, in one run."""

import hashlib
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import tantivy

from kawat.lake import Dyad, Lake, Sight, look, timeline
from kawat.lake.home import quote
from kawat.lake.pairs import use_pairs
from kawat.lake.search import Wanted, search_texts
from kawat.lake.stem import WORD
from kawat.lake.text import document_of, schema_of_texts
from kawat.span import Noun

_ROUNDS = 7
_DYADS = 5
_QUERIES = 60
_LINES = 12
_GROUP = "SELECT event, quad, count(*), avg(scale) FROM {} GROUP BY ALL ORDER BY ALL"
_COLUMNS = "report, n, event, mode, quad, scale, happened, since, until, source, source_country, target, target_country, latest"

Work = Callable[[], object]


class Measured(Noun, frozen=True, kw_only=True):
    """A measurement: what of, on how many rows or texts, the value with its unit, and the most it may be."""

    what: str
    n: int
    value: float
    unit: str
    most: float | None = None


def measure_tables(lake: Lake, folder: Path) -> tuple[Measured, ...]:
    """Return the bytes of an event row, and the ratios of a group-by and of dyads' timelines to plain Parquet files of DuckDB."""
    folder.mkdir(parents=True, exist_ok=True)
    plain, dyads = (quote(str(folder / name)) for name in ("events.parquet", "dyads.parquet"))
    with look(lake) as sight:
        begun = perf_counter()
        use_pairs(lake, sight)
        filled = perf_counter() - begun
        n = _one(sight, "SELECT count(*) FROM events")
        sight.execute(f"COPY (SELECT * EXCLUDE (run) FROM events) TO {plain} (FORMAT parquet)")
        sight.execute(f"COPY (SELECT {_COLUMNS} FROM dyads ORDER BY hash(report), n) TO {dyads} (FORMAT parquet)")
        grouped = _ratio(
            lambda: sight.execute(_GROUP.format("events")).fetchall(),
            lambda: sight.execute(_GROUP.format(f"read_parquet({plain})")).fetchall(),
        )
        timelines = [
            _ratio(
                lambda pair=pair: timeline(sight, pair).project(_COLUMNS).fetchall(),  # type: ignore[misc]
                lambda pair=pair: sight.execute(_plain(dyads, pair)).fetchall(),  # type: ignore[misc]
            )
            for pair in _dyads(sight)
        ]
    return (
        Measured(what="bytes of an event row", n=n, value=_bytes(lake, "events") / n, unit="B", most=30),
        Measured(what="group-by, times a plain file", n=n, value=grouped, unit="x", most=2),
        Measured(what="a dyad's timeline, times a plain file", n=n, value=median(timelines), unit="x", most=2),
        Measured(what="dyads written to files", n=n, value=filled, unit="s"),
        Measured(what="bytes of their files, for an event", n=n, value=_bytes(lake, ".index/dyads") / n, unit="B"),
    )


def measure_search(lake: Lake, folder: Path, many: int) -> tuple[Measured, ...]:
    """Return the ratio of a search with its excerpts to one of a bare tantivy index with its snippets, on recombined texts."""
    with look(lake) as sight:
        lines = {lang: _lines(sight, lang) for lang in ("id", "en")}
    texts = [(lang, _recombined(lines[lang], number)) for number in range(many) for lang in ("id", "en")]
    own = tantivy.Index(schema_of_texts(), path=str(_empty(folder / "own")))
    bare = tantivy.Index(_bare_schema(), path=str(_empty(folder / "bare")))
    own_time = _fill(own, [document_of(_row(n, lang, text)) for n, (lang, text) in enumerate(texts)])
    bare_time = _fill(bare, [tantivy.Document(text=[text]) for _, text in texts])
    queries = _queries([text for _, text in texts])
    ratio = _ratio(
        lambda: [search_texts(own, Wanted(words=query), 10) for query in queries],
        lambda: [_bare_search(bare, query) for query in queries],
    )
    return (
        Measured(what="text search, times bare tantivy", n=len(texts), value=ratio, unit="x", most=3),
        Measured(what="indexing, times bare tantivy", n=len(texts), value=own_time / bare_time, unit="x"),
    )


def _ratio(own: Work, plain: Work) -> float:
    """Return how many times as long the first work takes as the second: the medians of rounds taken by turns, after one each."""
    own(), plain()
    rounds = [(_seconds(own), _seconds(plain)) for _ in range(_ROUNDS)]
    return median(mine for mine, _ in rounds) / median(other for _, other in rounds)


def _seconds(work: Work) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _one(sight: Sight, query: str) -> int:
    return int(sight.execute(query).fetchall()[0][0])


def _bytes(lake: Lake, table: str) -> int:
    return sum(file.stat().st_size for file in (lake.folder / table).glob("*.parquet"))


def _dyads(sight: Sight) -> list[Dyad]:
    """Return dyads of countries, the busiest and others that are spread over the rest."""
    found = sight.execute(
        """SELECT source_country, target_country FROM dyads WHERE source_country <> target_country
        GROUP BY ALL ORDER BY count(*) DESC, source_country, target_country"""
    ).fetchall()
    chosen = found[:: max(1, len(found) // _DYADS)][:_DYADS]
    return [Dyad(source=source, target=target, both_ways=True) for source, target in chosen]


def _plain(path: str, dyad: Dyad) -> str:
    ways = ((dyad.source, dyad.target), (dyad.target, dyad.source))
    sides = " OR ".join(f"(source_country = '{source}' AND target_country = '{target}')" for source, target in ways)
    return f"SELECT {_COLUMNS} FROM read_parquet({path}) WHERE latest AND ({sides}) ORDER BY since, report, n, source, target"


def _lines(sight: Sight, lang: str) -> list[str]:
    """Return the lines of a lake's reports in a language that are long enough to be prose."""
    texts = sight.execute("SELECT text FROM reports WHERE lang = ? ORDER BY id", [lang]).fetchall()
    return [line for (text,) in texts for line in text.split("\n") if len(line.split()) > 8]


def _recombined(lines: Sequence[str], number: int) -> str:
    chance = random.Random(number)
    return "\n".join(chance.choice(lines) for _ in range(_LINES))


def _row(number: int, lang: str, text: str) -> tuple[Any, ...]:
    return (hashlib.sha256(str(number).encode()).hexdigest(), text, lang, "Synthetic", None, None, None, True, None, False)


def _empty(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _bare_schema() -> tantivy.Schema:
    return tantivy.SchemaBuilder().add_text_field("text", stored=True).build()


def _fill(index: tantivy.Index, documents: Sequence[tantivy.Document]) -> float:
    begun = perf_counter()
    writer = index.writer(96_000_000, 1)
    for document in documents:
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return perf_counter() - begun


def _queries(texts: Sequence[str]) -> list[str]:
    """Return questions of one to three words that stand together in a text, so that they find something."""
    chance = random.Random(0)
    found = []
    for number in range(_QUERIES):
        words = [word for word in WORD.findall(chance.choice(texts)) if len(word) > 3]
        at = chance.randrange(len(words) - 3)
        found.append(" ".join(words[at : at + 1 + number % 3]))
    return found


def _bare_search(index: tantivy.Index, asked: str) -> list[str]:
    query = index.parse_query(asked, ["text"], conjunction_by_default=True)
    searcher = index.searcher()
    snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
    hits = searcher.search(query, 10).hits
    return [snippets.snippet_from_doc(searcher.doc(address)).to_html() for _, address in hits]
