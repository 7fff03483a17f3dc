"""The API: everything the pages show, as JSON, with the same filters, and pages of rows by cursor."""

from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from kawat.serve.ask import BadQuery, Filter, check_id, count, find, keys_of, read_cursor, used_in, write_cursor
from kawat.serve.details import columns_of, rows_sql
from kawat.serve.feed import write_feed
from kawat.serve.files import FORMS, encode, write_parquet, write_table
from kawat.serve.models import dyad, home, thing
from kawat.serve.numbers import columns_of_numbers, numbers
from kawat.serve.pages import service_of
from kawat.serve.passage import passage_of
from kawat.serve.profile import profile
from kawat.serve.reading import record_of
from kawat.serve.render import SINGULAR, language_of
from kawat.serve.words import words_of
from kawat.wire import to_json

router = APIRouter()
View = Literal[
    "events", "statements", "meetings", "pledges", "agreements", "mechanisms", "votes", "memberships", "tenures", "reports"
]
Form = Literal["csv", "xlsx", "parquet", "json"]
Text = Annotated[str | None, Query(max_length=200)]
Id = Annotated[str | None, Query(max_length=200, description="An actor id: CHN and everything of it, CHN/gov/mfa, chn/wang-yi.")]
Needed = Annotated[str, Query(max_length=200, description="An actor id.")]
Day = Annotated[date | None, Query(description="A day, YYYY-MM-DD.")]
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"description": "A parameter that cannot be understood: {error: subject, cause and step}"},
    401: {"description": "No token, where one is asked for"},
}
UNVERIFIED = "machine reading, unverified, unless review says otherwise"
Table = Literal["activity", "countries", "pairs", "curve"]
ABSENT = REFUSED | {404: {"description": "Nothing stands under this id"}}


def wanted(
    *,
    who: Id = None,
    actor: Id = None,
    other: Id = None,
    a: Id = None,
    b: Id = None,
    type: Text = None,
    mode: Text = None,
    state: Text = None,
    name: Text = None,
    quad: Annotated[int | None, Query(ge=1, le=4)] = None,
    since: Day = None,
    until: Day = None,
    q: Text = None,
    lang: Text = None,
    outlet: Text = None,
    report: Text = None,
) -> Filter:
    """Return the filter that a query asks for."""
    if bool(a) != bool(b):
        raise BadQuery("a and b", "belong together", "give both sides of a pair, or who= for one")
    return Filter(
        who=who or None,
        actor=actor or None,
        other=other or None,
        between=(a, b) if a and b else None,
        type=type or None,
        mode=mode or None,
        state=state or None,
        name=name or None,
        quad=quad,
        since=since,
        until=until,
        q=q or None,
        lang=lang or None,
        outlet=outlet or None,
        report=report or None,
    )


Wanted = Annotated[Filter, Depends(wanted)]


def sides_and_days(
    a: Id = None, b: Id = None, since: Day = None, until: Day = None
) -> tuple[str | None, str | None, date | None, date | None]:
    """Return the two sides and the days that a query gives."""
    return a, b, since, until


Sides = Annotated[tuple[str | None, str | None, date | None, date | None], Depends(sides_and_days)]


def answer(told: Any) -> Response:
    """Return something told as JSON; what it holds says that nobody has verified it."""
    note = {"unverified": UNVERIFIED} if isinstance(told, dict) else {}
    return Response(encode(note | told if note else told), media_type="application/json")


@router.get("/api/home", responses=REFUSED)
def api_home(request: Request, since: Day = None, until: Day = None) -> Response:
    """What the home page tells: counts, activity by quad, countries, most active pairs, what is new."""
    service = service_of(request)
    with service.asking(request) as ask:
        return answer(service.kept(("home", since, until), lambda: home(ask, since, until)))


@router.get("/api/dyad", responses=REFUSED)
def api_dyad(request: Request, a: Needed, b: Needed, since: Day = None, until: Day = None) -> Response:
    """What the page of two sides tells."""
    service, sides = service_of(request), (check_id("a", a), check_id("b", b))
    with service.asking(request) as ask:
        return answer(service.kept(("dyad", *sides, since, until), lambda: dyad(ask, sides, since, until)))


@router.get("/api/actor", responses=ABSENT)
def api_actor(request: Request, id: Needed, since: Day = None, until: Day = None) -> Response:
    """What the page of an actor tells; a person is told of when an office is attested."""
    service, who = service_of(request), check_id("id", id)
    with service.asking(request) as ask:
        told = service.kept(("actor", who, since, until), lambda: profile(ask, who, since, until))
    return answer(told) if told["shown"] else missing("id", "names nobody with an attested office")


@router.get("/api/mechanism", responses=ABSENT)
def api_mechanism(request: Request, name: Annotated[str, Query(max_length=400)]) -> Response:
    """What the page of a mechanism tells."""
    return _thing(request, "mechanism", name)


@router.get("/api/agreement", responses=ABSENT)
def api_agreement(request: Request, name: Annotated[str, Query(max_length=400)]) -> Response:
    """What the page of an agreement tells."""
    return _thing(request, "agreement", name)


def _thing(request: Request, kind: str, name: str) -> Response:
    with service_of(request).asking(request) as ask:
        told = thing(ask, kind, name)
    return answer(told) if told["tellings"] else missing("name", f"names no {kind} of this record")


@router.get("/api/reports/{report}", responses=ABSENT)
def api_report(request: Request, report: str, readings: Literal["decided", "machine"] = "decided") -> Response:
    """The record of a report, in the shape of docs/record.schema.json; with people's decisions, or as the machine read it."""
    with service_of(request).asking(request) as ask:
        record = record_of(ask, report, own=readings == "decided")
    return Response(to_json(record), media_type="application/json") if record else missing("report", "is not in this record")


@router.get("/api/reports/{report}/passage", responses=ABSENT)
def api_passage(request: Request, report: str) -> Response:
    """The record of a report as a passage in the corpus notation."""
    with service_of(request).asking(request) as ask:
        record = record_of(ask, report)
    return (
        Response(passage_of(record), media_type="text/plain; charset=utf-8")
        if record
        else missing("report", "is not in this record")
    )


@router.get("/api/{view}", responses=REFUSED)
def api_view(
    request: Request,
    view: Annotated[View, Path()],
    chosen: Wanted,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """A page of a view's rows, the newest first: {rows, found, next}; `next` is the cursor of the following page, or null."""
    kind = SINGULAR[view]
    if cursor:
        read_cursor(cursor)
    with service_of(request).asking(request) as ask:
        rows = list(find(ask, kind, chosen, limit + 1, cursor))
        found = count(ask, kind, chosen)
    following = write_cursor(rows[limit - 1]) if len(rows) > limit else None
    return answer({"found": found, "next": following, "rows": rows[:limit]})


@router.get("/export/numbers/{table}.{form}", responses=REFUSED)
def export_numbers(request: Request, table: Table, form: Form, asked: Sides) -> Response:
    """The numbers behind the charts, all of them: activity, countries and pairs of all events, the curve of two sides (a, b)."""
    a, b, since, until = asked
    sides = (check_id("a", a or ""), check_id("b", b or "")) if table == "curve" else None
    with service_of(request).asking(request) as ask:
        rows, columns = numbers(ask, table, sides, (since, until)), columns_of_numbers(table)
    body = write_table(form, columns, rows)
    name = f"kawat-{table}-unverified.{form}"
    return StreamingResponse(body, media_type=FORMS[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/export/{view}.{form}", responses=REFUSED)
def export(request: Request, view: View, form: Form, chosen: Wanted) -> Response:
    """All rows of a view with its filter, as CSV, XLSX, Parquet or JSON, without a limit."""
    kind, service = SINGULAR[view], service_of(request)
    with service.asking(request) as ask:
        next(iter(find(ask, kind, chosen, 1)), None)

    def body() -> Any:
        with service.asking(request) as ask:
            if form == "parquet":
                keys, given = keys_of(ask, kind, chosen)
                query = rows_sql(kind, keys)
                yield from write_parquet(ask.sight.sql(query, params=used_in(query, given)))
                return
            yield from write_table(form, columns_of(kind), find(ask, kind, chosen))

    name = f"kawat-{view}-unverified.{form}"
    return StreamingResponse(body(), media_type=FORMS[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/feed/{view}", responses=REFUSED)
def feed(request: Request, view: View, chosen: Wanted) -> Response:
    """The fifty newest rows of a view with its filter, as Atom."""
    kind = SINGULAR[view]
    service, language = service_of(request), language_of(request)
    with service.asking(request) as ask:
        rows = list(find(ask, kind, chosen, 50))
    body = write_feed(kind, rows, str(request.url), words_of(language), partial(service.names.name, language))
    return Response(body, media_type="application/atom+xml")


def missing(subject: str, cause: str) -> Response:
    """Return the answer that nothing stands under an id."""
    return Response(encode({"error": f"{subject}: {cause}; see the views for what there is"}), 404, media_type="application/json")
