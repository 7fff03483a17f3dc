"""The first lines of each export in docs/export.md, made from examples/ as a user would make them."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from typer.testing import CliRunner

from docs.pages import ROOT, put
from kawat.cli import app

PAGE = ROOT / "docs" / "export.md"
_WIDE = 220
_LINES = {"plover": 2, "polecat": 3, "csv": 3, "ftm": 6}
_RUNNER = CliRunner()


def filled(page: str) -> str:
    """Return the page with what stands between its marks made anew."""
    with TemporaryDirectory() as folder:
        lake = Path(folder) / "lake"
        _run("ingest", str(ROOT / "examples"), "--into", str(lake))
        for mark, part in _parts(lake, Path(folder)):
            page = put(page, mark, part)
    return page


def _parts(lake: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each mark and what stands there."""
    for form, count in _LINES.items():
        text = _export(lake, form, folder).read_text(encoding="utf-8-sig")
        yield form, _block(text.splitlines()[:count])
    yield "parquet", _block(_schema(_export(lake, "parquet", folder)))
    graph = _export(lake, "gexf", folder).read_text(encoding="utf-8").splitlines()
    edges = graph.index("<edges>")
    yield "gexf", _block([*graph[6:10], "…", *graph[edges : edges + 2]])
    panel = _run("events", "--in", str(lake), "--by", "dyad-month", "--csv")
    yield "panel", _block(panel.splitlines()[:4])
    sheet = folder / "sample.csv"
    _run("sample", "4", "--seed", "7", "--in", str(lake), "--out", str(sheet))
    yield "sample", _block(sheet.read_text(encoding="utf-8-sig").splitlines()[:3])
    brief = folder / "kliping.html"
    _run("brief", "--for", "IDN", "--in", str(lake), "--out", str(brief))
    yield "brief", _block(_first_item(brief.read_text(encoding="utf-8")))


def _export(lake: Path, form: str, folder: Path) -> Path:
    out = folder / f"events.{form}"
    _run("export", "--in", str(lake), "--format", form, "--out", str(out))
    return out


def _run(*words: str) -> str:
    done = _RUNNER.invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.stdout


def _schema(out: Path) -> list[str]:
    """Return the first columns of a Parquet file with their types."""
    rows = duckdb.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(out)]).fetchall()
    return [f"{name} {kind}" for name, kind, *_ in rows[:13]] + ["…"]


def _first_item(html: str) -> list[str]:
    """Return the first line of a digest as its text."""
    article = html.split("<article>")[1].split("</article>")[0]
    return [line for line in (re.sub(r"<[^>]+>", "", part).strip() for part in article.split("\n")) if line]


def _block(lines: list[str]) -> str:
    shown = (line if len(line) <= _WIDE else line[: _WIDE - 1] + "…" for line in lines)
    return "\n".join(["```", *shown, "```"])


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
