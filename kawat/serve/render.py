"""Rendering: the template engine with everything escaped, and what templates may ask for."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kawat.serve.names import Names
from kawat.serve.words import COOKIE, choose_language, label, words_of

PLURAL = {
    "event": "events",
    "statement": "statements",
    "meeting": "meetings",
    "pledge": "pledges",
    "agreement": "agreements",
    "mechanism": "mechanisms",
    "vote": "votes",
    "membership": "memberships",
    "tenure": "tenures",
    "report": "reports",
}
SINGULAR = {view: kind for kind, view in PLURAL.items()}


def make_engine() -> Environment:
    """Return the engine; every value is escaped, whatever the template is called, and a missing one is a fault."""
    folder = str(files("kawat.serve").joinpath("templates"))
    engine = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    engine.globals.update(url=url, plural=PLURAL, last_words=last_words, first_words=first_words)
    return engine


def url(
    path: str,
    *,
    id: object = None,
    name: object = None,
    a: object = None,
    b: object = None,
    who: object = None,
    actor: object = None,
    other: object = None,
    type: object = None,
    since: object = None,
    until: object = None,
    q: object = None,
    report: object = None,
    at: object = None,
) -> str:
    """Return an address within the pages; parameters without a value are left out."""
    given = {"id": id, "name": name, "a": a, "b": b, "who": who, "actor": actor, "type": type, "since": since, "until": until}
    given |= {"other": other, "q": q, "report": report, "at": at}
    return with_query(path, given)


def last_words(text: str, most: int) -> str:
    """Return the end of a text, at most so many characters, begun at a word."""
    if len(text) < most:
        return text
    kept = text[-most:]
    return "…" + (kept.split(" ", 1)[1] if " " in kept else kept)


def first_words(text: str, most: int) -> str:
    """Return the beginning of a text, at most so many characters, ended at a word."""
    if len(text) < most:
        return text
    kept = text[:most]
    return (kept.rsplit(" ", 1)[0] if " " in kept else kept) + " …"


def with_query(path: str, given: Mapping[str, object]) -> str:
    """Return a path with a query; parameters without a value are left out."""
    kept = {key: str(value) for key, value in given.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


def web_link(address: str | None) -> str | None:
    """Return an address that may stand in a link: http and https only."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def language_of(request: Request) -> str:
    """Return the language a request is answered in."""
    return choose_language(request.cookies.get(COOKIE), request.headers.get("accept-language"))


class Renderer:
    """Turns a template and what it tells into a page."""

    def __init__(self, names: Names) -> None:
        self._engine = make_engine()
        self._names = names

    def page(self, request: Request, template: str, told: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """Return a page in the language of the request."""
        language = language_of(request)
        words = words_of(language)
        query = f"?{request.url.query}" if request.url.query else ""
        given = {
            "w": words,
            "lang": language,
            "label": lambda table, code: label(words, table, code),
            "name": lambda one, other: self._names.name(language, one) or other,
            "path": request.url.path,
            "here": request.url.path + query,
            "form_key": request.state.form_key,
            "who": request.state.who,
            "locked": request.state.locked,
            "version": getattr(request.state, "version", ""),
            **told,
        }
        return HTMLResponse(self._engine.get_template(template).render(given), status)
