"""Pages whose marked parts are written by a program."""

from pathlib import Path

ROOT = Path(__file__).parents[1]


def put(page: str, mark: str, part: str) -> str:
    """Return a page with what stands between two marks put anew."""
    before, rest = page.split(f"<!-- {mark} -->\n")
    after = rest.split(f"<!-- /{mark} -->")[1]
    return f"{before}<!-- {mark} -->\n{part}\n<!-- /{mark} -->{after}"
