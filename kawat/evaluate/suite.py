"""The suite is all measurements in one place: gold rooms from a folder, outside sets from the files a user names."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import kawat
from kawat.errors import BadGold
from kawat.evaluate.anatomy import score_anatomy
from kawat.evaluate.attribution import score_attribution
from kawat.evaluate.bio import bio_figures
from kawat.evaluate.corpus import corpus_files, score_corpus
from kawat.evaluate.count import Count, figures
from kawat.evaluate.events import score_events
from kawat.evaluate.figure import Figure, Stamp
from kawat.evaluate.passage import Read, digest_of, gold_blocks, gold_files, split_of
from kawat.evaluate.pfsa import score_pfsa
from kawat.evaluate.plv import plv_figures
from kawat.evaluate.polnear import score_polnear
from kawat.signs import Heads
from kawat.span import Noun

ROOMS: dict[str, Callable[[Path, Read], Iterator[Count]]] = {
    "anatomy": score_anatomy,
    "attribution": score_attribution,
    "events": score_events,
}
_NAMED = re.compile(r"(nergrit|nerp|idner)[\w-]*")


class Outside(Noun, frozen=True, kw_only=True):
    """The files of outside sets that a user has named; they are read, measured and never printed or kept."""

    polnear: Path | None = None
    pfsa: Path | None = None
    plv: Path | None = None
    bio: tuple[Path, ...] = ()

    def files(self) -> tuple[Path | None, ...]:
        """Return the files, None for a set that is not named."""
        return self.polnear, self.pfsa, self.plv, *self.bio


def stamp_of(digest: str, today: date) -> Stamp:
    """Return a run's stamp with this version of Kawat."""
    return Stamp(digest=digest, date=today, kawat=kawat.__version__)


def measure_gold(gold: Path, read: Read, today: date, way: str = "") -> tuple[Figure, ...]:
    """Return the figures of each room that a gold folder has files for; `way` is added to the sets' names (" (rules alone)")."""
    made: list[Figure] = []
    for room, score in ROOMS.items():
        if way and room == "anatomy":  # rules alone in any case
            continue
        files = gold_files(gold / room)
        if files:
            made.extend(figures(f"gold {room}{way}", score(gold / room, read), stamp_of(digest_of(files), today)))
    files = corpus_files(gold)
    if files:
        made.extend(figures(f"gold corpus{way}", score_corpus(files, read), stamp_of(digest_of(files), today)))
    return tuple(made)


def check_files(paths: Iterable[Path | None]) -> None:
    """Raise BadGold for the first path that is given and is no file."""
    for path in paths:
        if path is not None and not path.is_file():
            raise BadGold(str(path), "is no file", "name a file of the set")


def measure_outside(outside: Outside, read: Read, today: date, heads: Heads | None = None) -> Iterator[Figure]:
    """Yield the figures of the outside sets that are named; raise BadGold for a file that is not there or cannot be read."""
    check_files(outside.files())
    for path, data, score in ((outside.polnear, "polnear", score_polnear), (outside.pfsa, "pfsa", score_pfsa)):
        if path is not None:
            yield from figures(data, score(path, split_of(path), read), _stamp(path, today))
    if outside.plv is not None:
        yield from plv_figures(outside.plv, split_of(outside.plv), read, _stamp(outside.plv, today), heads)
    for path in outside.bio:
        yield from bio_figures(path, name_of(path), read, _stamp(path, today))


def _stamp(path: Path, today: date) -> Stamp:
    return stamp_of(digest_of([path]), today)


def name_of(path: Path) -> str:
    """Return the name of a BIO set: a known one in its folder's or file's name, else the file's stem."""
    found = _NAMED.search(path.parent.name) or _NAMED.search(path.stem)
    return found.group() if found else path.stem


def english_paragraphs(gold: Path) -> tuple[str, ...]:
    """Return the English texts of the attribution gold, the matter that speed is measured on."""
    return tuple(block.text for _, block in gold_blocks(gold / "attribution") if block.settings.get("lang") == "en")
