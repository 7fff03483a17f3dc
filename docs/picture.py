"""The picture in the README: `kawat read` of an example report, as the terminal shows it, written as docs/picture.svg."""

import re
from datetime import date
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from kawat.actors import load_registry
from kawat.commands.read import show
from kawat.errors import KawatError
from kawat.read import read
from kawat.reader import load_reader
from kawat.sources import Hints, Limits, open_place

HERE = Path(__file__).parent


def draw(example: Path, published: date, width: int = 104) -> str:
    """Return the SVG of an example's record."""
    (opened,) = open_place(str(example), Hints(published=published), Limits())
    if isinstance(opened, KawatError):
        raise opened
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True, color_system="truecolor")
    show(read(opened.report, load_reader(load_registry())), console)
    bare = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.S)  # no font is fetched from elsewhere
    return console.export_svg(title=f"kawat read {example.name}", code_format=bare)


if __name__ == "__main__":
    (HERE / "picture.svg").write_text(draw(HERE.parent / "examples" / "singkat.txt", date(2032, 5, 4)), encoding="utf-8")
