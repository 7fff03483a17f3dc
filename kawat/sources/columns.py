"""The columns of a table of reports: which of its names mean text, page, headline, address, outlet, language and day."""

from collections.abc import Iterable, Mapping

from kawat.errors import KawatError
from kawat.span import Noun

FIELDS = ("text", "html", "title", "url", "outlet", "lang", "published")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher"),
    "lang": ("lang", "language"),
    "published": ("published", "date", "date_publish", "published_at"),
}


class Columns(Noun, frozen=True, kw_only=True):
    """The user's names of columns; a field without one goes by its usual names."""

    named: tuple[tuple[str, str], ...] = ()

    def among(self, there: Iterable[str]) -> dict[str, str]:
        """Return for each field the column that holds it, of those that are there; a column the user names must be there."""
        have = {name.casefold(): name for name in reversed(list(there))}
        named = dict(self.named)
        missing = [name for name in named.values() if name.casefold() not in have]
        if missing:
            raise KawatError(missing[0], "is no column of the table", f"it has {', '.join(sorted(have.values())[:20])}")
        found = {field: next((name for name in _USUAL[field] if name in have), None) for field in FIELDS}
        found |= {field: name.casefold() for field, name in named.items()}
        return {field: have[name] for field, name in found.items() if name}


def read_columns(words: Iterable[str]) -> Columns:
    """Return the names of columns that `field=name` words give; raise KawatError for a word that is none."""
    pairs = []
    for word in words:
        field, _, name = word.partition("=")
        if field not in FIELDS or not name:
            raise KawatError(
                f"--column {word}", "is not a field and a column", f"write it as {' '.join(f'{f}=NAME' for f in FIELDS)}"
            )
        pairs.append((field, name))
    return Columns(named=tuple(pairs))
