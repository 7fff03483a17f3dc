"""The words of the pages: one TOML file a language, the same keys in each."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("id", "en")
COOKIE = "kawat_words"


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """Return the words of a language; tables hold the labels of codes (`events`, `levels`, ...)."""
    text = files("kawat.serve").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(words: Mapping[str, Any], table: str, code: str | None) -> str:
    """Return a code as people say it; a code without a label stays as it is."""
    return str(words[table].get(code, code)) if code else ""


def choose_language(cookie: str | None, accepted: str | None) -> str:
    """Return the language of a page: the one chosen, else the first of the browser's that there is, else Indonesian."""
    if cookie in LANGUAGES:
        return str(cookie)
    for part in (accepted or "").split(","):
        short = part.split(";")[0].strip().lower()[:2]
        if short in LANGUAGES:
            return short
    return LANGUAGES[0]
