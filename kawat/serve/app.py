"""The application: pages, API and guard put together around a lake."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

import duckdb
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kawat import __version__
from kawat.errors import BadLake, KawatError
from kawat.lake import Lake
from kawat.serve import api, pages, reportpage, reviewing, session
from kawat.serve.ask import BadQuery, fault_of
from kawat.serve.decisions import Decisions
from kawat.serve.files import encode
from kawat.serve.guard import Guard, Rules
from kawat.serve.names import Names, load_names
from kawat.serve.service import Service
from kawat.span import Noun

_DATA = ("/api/", "/export/", "/feed/", "/openapi.json")


class Settings(Noun, frozen=True, kw_only=True):
    """How a service runs: who may ask, how often it looks for new runs (0: only at the start), and the names it shows."""

    rules: Rules = Rules()
    every: float = 15.0
    names: Names | None = None


def make_app(lake: Lake, settings: Settings, complain: Callable[[str], object] = print) -> ASGIApp:
    """Return the application; the desk is brought in step with the lake before it returns."""
    decisions = open_decisions(lake)
    service = Service(lake, settings.names or load_names(), decisions)
    service.refresh()
    service.judge_again()

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        if settings.every:
            service.keep_in_step(settings.every, complain)
        yield
        service.close()

    app = FastAPI(title="Kawat", version=__version__, docs_url=None, redoc_url=None, lifespan=life, description=_ABOUT)
    app.state.service = service
    for room in (session, reportpage, pages, reviewing, api):
        app.include_router(room.router)
    pages.routes_of(app)
    app.mount("/static", StaticFiles(directory=str(files("kawat.serve").joinpath("static"))), name="static")
    app.add_exception_handler(KawatError, _refused)
    app.add_exception_handler(duckdb.Error, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _refused)
    return Guard(GZipMiddleware(app, minimum_size=1000, compresslevel=5), settings.rules, decisions)


_ABOUT = "Everything the pages show. Machine reading, unverified, unless `review` says that a person has reviewed it."


def open_decisions(lake: Lake) -> Decisions | None:
    """Return where decisions are kept, None where the lake's folder cannot be written."""
    try:
        return Decisions(lake)
    except BadLake:
        return None


def _refused(request: Request, fault: Exception) -> Response:
    """Answer what cannot be answered: programs get {error}, people a page."""
    status, refusal = _status(fault), _refusal(fault)
    if request.url.path.startswith(_DATA):
        return Response(encode({"error": str(refusal)}), status, media_type="application/json")
    if status == 404:
        return pages.not_found(request)
    answer = pages.refused(request, refusal)
    answer.status_code = status
    return answer


def _status(fault: Exception) -> int:
    if isinstance(fault, HTTPException):
        return fault.status_code
    return 400 if isinstance(fault, (BadQuery, RequestValidationError)) else 503


def _refusal(fault: Exception) -> BadQuery:
    if isinstance(fault, KawatError):
        return BadQuery(fault.subject, fault.cause, fault.step)
    if isinstance(fault, RequestValidationError):
        first = fault.errors()[0]
        return BadQuery(".".join(str(part) for part in first["loc"])[:80], str(first["msg"])[:160], "see /openapi.json")
    if isinstance(fault, duckdb.Error):
        return fault_of(fault)
    return BadQuery("address", str(getattr(fault, "detail", fault))[:160], "see /api for what there is")
