"""The pages: home, two sides, actor, mechanism, agreement, report, views and search, written on the server."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import QueryParams

from kawat.errors import BadDate
from kawat.serve.ask import Asker, BadQuery, Filter, check_id, count, find, like, write_cursor
from kawat.serve.charts import Window, curve, network, stacked
from kawat.serve.models import FIRST, LAST, dyad, home, series, thing
from kawat.serve.profile import profile
from kawat.serve.render import PLURAL, SINGULAR, language_of, with_query
from kawat.serve.service import Service, day_of, filter_of
from kawat.serve.words import COOKIE, LANGUAGES, words_of
from kawat.serve.world import shapes
from kawat.sources import read_date

router = APIRouter(include_in_schema=False)
PAGE = 50
QUADS = ("1", "2", "3", "4")
_SIDES = ("who", "actor", "other", "a", "b")
_YEAR = 31_536_000
_FIELDS = {
    "event": ("who", "actor", "other", "type", "quad", "since", "until", "q", "lang", "outlet"),
    "statement": ("who", "actor", "other", "type", "mode", "since", "until", "q", "lang", "outlet"),
    "meeting": ("who", "type", "state", "since", "until", "q", "outlet"),
    "pledge": ("actor", "other", "state", "since", "until", "q", "outlet"),
    "agreement": ("who", "state", "since", "until", "q", "outlet"),
    "mechanism": ("who", "since", "until", "q", "outlet"),
    "vote": ("who", "actor", "since", "until", "q", "outlet"),
    "membership": ("who", "since", "until"),
    "tenure": ("actor", "type", "since", "until"),
    "report": ("q", "who", "since", "until", "lang", "outlet"),
}
_CHOICES = {
    ("event", "type"): "events",
    ("statement", "type"): "polarities",
    ("statement", "mode"): "kinds",
    ("meeting", "type"): "levels",
    ("meeting", "state"): ("statuses", ("planned", "held", "cancelled", "unknown")),
    ("pledge", "state"): ("statuses", ("promised", "reaffirmed", "delivered", "broken")),
    ("agreement", "state"): "stages",
}


def service_of(request: Request) -> Service:
    """Return the service a request is answered by."""
    service: Service = request.app.state.service
    return service


@router.get("/")
def home_page(request: Request) -> Response:
    """Return the home page."""
    service, params = service_of(request), request.query_params
    since, until = day_of(params, "since"), day_of(params, "until")
    with service.asking(request) as ask:
        told = service.kept(("home", since, until), lambda: home(ask, since, until))
    given = {"told": told, "map": shapes({row["unit"]: row["events"] for row in told["units"]}), **_timeline(request, told)}
    return service.renderer.page(request, "home.html", given)


@router.get("/dyad")
def dyad_page(request: Request) -> Response:
    """Return the page of two sides."""
    service, params = service_of(request), request.query_params
    since, until = day_of(params, "since"), day_of(params, "until")
    with service.asking(request) as ask:
        a, b = (meant(ask, service, side, params.get(side, "")) for side in ("a", "b"))
        told = service.kept(("dyad", a, b, since, until), lambda: dyad(ask, (a, b), since, until))
    points = [(row["day"], row["scale"], row["events"], row["sources"]) for row in told["curve"]]
    given = {
        "told": told,
        "curve": curve(told["window"], points),
        "query": with_query("", {"a": a, "b": b}),
        **_timeline(request, told),
    }
    return service.renderer.page(request, "dyad.html", given)


@router.get("/actor")
def actor_page(request: Request) -> Response:
    """Return the page of a country, body, organ, office or person."""
    service, params = service_of(request), request.query_params
    who = check_id("id", params.get("id", ""))
    since, until = day_of(params, "since"), day_of(params, "until")
    with service.asking(request) as ask:
        told = service.kept(("actor", who, since, until), lambda: profile(ask, who, since, until))
        given: dict[str, Any] = {"told": told}
        if told["shown"]:
            names = {row["id"]: row["id"] for row in told["met"]} | _named(ask, [row["id"] for row in told["met"]])
            label = partial(service.names.name, language_of(request))
            met = [(row["id"], label(row["id"]) or names[row["id"]], row["times"]) for row in told["met"]]
            told["met"] = [row | {"name": names[row["id"]]} for row in told["met"]]
            given |= {"nodes": network(met), "query": with_query("", {"who": told["id"]}), **_timeline(request, told)}
    return service.renderer.page(request, "actor.html", given, 200 if told["shown"] else 404)


def _named(ask: Asker, ids: list[str]) -> dict[str, str]:
    rows = ask.rows("SELECT id, name FROM names WHERE id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": ids})
    return {row["id"]: row["name"] for row in rows}


@router.get("/mechanism")
@router.get("/agreement")
def thing_page(request: Request) -> Response:
    """Return the page of a mechanism or an agreement, by its name."""
    service, kind, name = service_of(request), request.url.path[1:], request.query_params.get("name", "")
    if not name:
        return not_found(request)
    with service.asking(request) as ask:
        told = thing(ask, kind, name)
    if not told["tellings"]:
        return not_found(request)
    given = {
        "told": told,
        "query": with_query("", {"name": name}),
        "stages": _stages(told["tellings"]) if kind == "agreement" else [],
    }
    return service.renderer.page(request, "thing.html", given)


def _stages(tellings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the stages of an agreement with the first day each was told of and by how many sources."""
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(tellings, key=lambda row: row["day"] or date.max):
        stage = found.setdefault(row["stage"], {"stage": row["stage"], "day": row["day"], "origins": set()})
        stage["origins"].add(row["origin"])
    return [stage | {"sources": len(stage["origins"])} for stage in found.values()]


def view_page(request: Request) -> Response:
    """Return a page of a view's rows, with its filter and its exports."""
    service, view = service_of(request), request.url.path[1:]
    kind = SINGULAR[view]
    with service.asking(request) as ask:
        params = _by_id(ask, service, request.query_params)
        wanted = filter_of(params)
        units = service.kept("units", lambda: [row["unit"] for row in ask.rows(_LISTED)])
        found = list(find(ask, kind, wanted, PAGE + 1, params.get("cursor")))
        total = count(ask, kind, wanted)
        grouped = (
            series(ask, kind) if kind in ("agreement", "mechanism") and wanted == Filter() and not params.get("cursor") else []
        )
    asked = {key: value for key, value in params.items() if value and key != "cursor"}
    more = {"next": with_query("", asked | {"cursor": write_cursor(found[PAGE - 1])})} if len(found) > PAGE else {"next": None}
    words = words_of(language_of(request))
    fields = (*_FIELDS[kind], *(("a", "b") if wanted.between else ()))
    given = {
        "view": view,
        "kind": kind,
        "found": found[:PAGE],
        "total": total,
        "grouped": grouped,
        "asked": asked,
        "fields": fields,
        "units": units,
    }
    given |= {"choices": {field: _choices(words, kind, field) for field in fields}, "query": with_query("", asked), **more}
    return service.renderer.page(request, "view.html", given)


_LISTED = "SELECT unit FROM unit_sums WHERE unit <> '*' GROUP BY unit ORDER BY sum(events) DESC, unit LIMIT 150"


def _by_id(ask: Asker, service: Service, params: QueryParams) -> QueryParams:
    """Return what a form asks for with ids where it gives names."""
    sides = {side: meant(ask, service, side, params[side]) for side in _SIDES if params.get(side)}
    return QueryParams({**params, **sides})


def meant(ask: Asker, service: Service, field: str, given: str) -> str:
    """Return the actor id that a form means: an id itself, else a name in either language, else that of an attested person."""
    words = given.strip()
    short = words.upper()
    if any(short in table for table in service.names.of.values()):
        return short
    named = [
        one for one in service.names.called(words) if any(t.get(one, "").casefold() == words.casefold() for t in _tables(service))
    ]
    if named:
        return min(named, key=lambda one: (len(one), one))
    person = ask.value(_PERSON, {"words": words}) if " " in words else None
    return str(person) if person else check_id(field, words)


def _tables(service: Service) -> Iterable[Mapping[str, str]]:
    return service.names.of.values()


_PERSON = """SELECT id FROM names WHERE lower(strip_accents(name)) = lower(strip_accents($words)) AND NOT hidden(id, attested)
    ORDER BY reports DESC, id LIMIT 1"""
for _view in SINGULAR:
    router.get(f"/{_view}")(view_page)


def _choices(words: Any, kind: str, field: str) -> list[tuple[str, str]]:
    """Return the values a filter's field may have, with their labels; none where it takes words."""
    if field == "quad":
        return list(words["quads"].items())
    if field == "lang":
        return [("id", "Indonesia"), ("en", "English")]
    table = _CHOICES.get((kind, field))
    if table is None:
        return []
    name, codes = (table, tuple(words[table])) if isinstance(table, str) else table
    return [(code, words[name][code]) for code in codes]


@router.get("/search")
def search_page(request: Request) -> Response:
    """Return who and which reports fit a few words, or the day they name."""
    service, q = service_of(request), request.query_params.get("q", "").strip()[:200]
    if not q:
        return RedirectResponse("/", 303)
    with service.asking(request) as ask:
        wanted = Filter(q=q)
        reports, total = list(find(ask, "report", wanted, 20)), count(ask, "report", wanted)
        actors = _actors(ask, service, q)
    given = {"q": q, "query": with_query("", {"q": q}), "reports": reports, "total": total, "actors": actors, "day": _day(q)}
    return service.renderer.page(request, "search.html", given)


def _actors(ask: Asker, service: Service, q: str) -> list[dict[str, Any]]:
    """Return the actors of the lake that are called so, by the tables of names or by the reports."""
    query = """SELECT id, name, reports FROM names WHERE NOT hidden(id, attested) AND NOT starts_with(id, 'any/')
        AND (strip_accents(name) ILIKE strip_accents($like) ESCAPE '\\' OR id IN (SELECT unnest($called::VARCHAR[]))
            OR id IN (SELECT id FROM faces WHERE words ILIKE $whole ESCAPE '\\')) ORDER BY reports DESC, id LIMIT 20"""
    return ask.rows(query, {"like": like(q), "whole": like(q, whole=True), "called": service.names.called(q)[:200]})


def _day(q: str) -> date | None:
    try:
        return read_date(q)
    except BadDate:
        return None


def routes_of(app: FastAPI) -> None:
    """Add the page that lists what the API gives."""
    rows = sorted(
        (path, method.upper(), operation.get("description", operation.get("summary", "")))
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
    )

    def api_page(request: Request) -> Response:
        routes = [(method, path, about) for path, method, about in rows]
        return service_of(request).renderer.page(request, "api.html", {"routes": routes})

    app.get("/api", include_in_schema=False)(api_page)


@router.get("/about")
def about_page(request: Request) -> Response:
    """Return what the pages mean."""
    words = words_of(language_of(request))
    return service_of(request).renderer.page(request, "note.html", {"heading": words["about"], "lines": words["about_lines"]})


@router.get("/language")
def switch_language(request: Request) -> Response:
    """Keep the language that was chosen, and go back to the page it was chosen on."""
    answer = RedirectResponse(safe_back(request.query_params.get("back")), 303)
    language = request.query_params.get("to", "")
    if language in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


def safe_back(back: str | None) -> str:
    """Return a path on this site to go back to; anything else leads home."""
    plain = back or "/"
    fine = plain.startswith("/") and not plain.startswith("//") and "\\" not in plain and plain.isprintable()
    return plain if fine else "/"


def not_found(request: Request) -> Response:
    """Return the page that says that nothing stands under an address."""
    heading = words_of(language_of(request))["nothing"]
    return service_of(request).renderer.page(request, "note.html", {"heading": heading, "lines": []}, 404)


def refused(request: Request, fault: BadQuery) -> Response:
    """Return a refusal as a page."""
    return service_of(request).renderer.page(request, "note.html", {"heading": str(fault), "lines": []}, 400)


def _timeline(request: Request, told: dict[str, Any]) -> dict[str, Any]:
    """Return the bars of a page's activity, the address each bar leads to, and those that lead to other days."""
    window = told["window"]
    counts = {(row["day"], str(row["quad"])): row["events"] for row in told["activity"]}
    kept = {key: value for key, value in request.query_params.items() if key not in ("since", "until")}
    path = request.url.path
    sides = {"who": kept["id"]} if "id" in kept else kept

    def zoom(column: Any) -> str:
        days = {"since": column.since, "until": column.until}
        return with_query("/events", sides | days) if window.unit == "day" else with_query(path, kept | days)

    days = with_query("", {key: value for key, value in request.query_params.items() if key not in kept})
    return {"chart": stacked(window, counts, QUADS), "zoom": zoom, "ways": _ways(path, kept, window, request), "days": days}


def _ways(path: str, kept: dict[str, str], window: Window, request: Request) -> dict[str, Any]:
    """Return the addresses of the days before and after a window, of a wider one, and of all days."""
    wide = timedelta(days=(window.until - window.since).days + 1)

    def days(since: date, until: date) -> str:
        return with_query(path, kept | {"since": max(since, FIRST), "until": min(until, LAST)})

    first, last = max(window.since, FIRST + wide), min(window.until, LAST - wide)
    return {
        "earlier": days(first - wide, first - timedelta(days=1)),
        "later": days(last + timedelta(days=1), last + wide),
        "out": days(first - wide, last + wide) if wide.days < 40_000 else None,
        "whole": with_query(path, kept) if {"since", "until"} & set(request.query_params) else None,
        "kept": list(kept.items()),
    }


VIEWS = tuple(PLURAL.values())
