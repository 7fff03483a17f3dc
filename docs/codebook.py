"""The scores in docs/codebook.md: each is put between its marks out of docs/scores.json, never by hand."""

import re

from docs.pages import ROOT
from kawat.evaluate.ledger import read_ledger
from kawat.evaluate.page import shown, spread

PAGE = ROOT / "docs" / "codebook.md"
_MARK = re.compile(r"<!-- score: (?P<key>[^>]+?) -->.*?<!-- /score -->")


def filled(page: str) -> str:
    """Return the codebook with every marked score put anew; one that was never measured says so."""
    figures = {figure.key: figure for figure in read_ledger(ROOT / "docs" / "scores.json")}

    def put(mark: re.Match[str]) -> str:
        figure = figures.get(mark["key"])
        told = f"{shown(figure.value, figure.unit)} ({spread(figure)}; n {figure.n})" if figure else "not measured yet"
        return f"<!-- score: {mark['key']} -->{told}<!-- /score -->"

    return _MARK.sub(put, page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
