"""The review in the browser and through the API: look at a reading, say a word about it, take the word back."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Body, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from kawat.record import Record
from kawat.serve.api import ABSENT, answer, missing
from kawat.serve.ask import Asker, BadQuery, check_id
from kawat.serve.decisions import Decision, Decisions
from kawat.serve.judge import TABLES, reading_of
from kawat.serve.pages import not_found, safe_back, service_of
from kawat.serve.passage import passage_of
from kawat.serve.queue import CHOICES, LABELS, alike, corrected, excerpt, find_reading, left, place_of, waiting
from kawat.serve.reading import LETTERS, record_of
from kawat.serve.render import with_query
from kawat.span import Noun, Span

router = APIRouter()
_LATEST = 12
_LISTS = ("actors", "recipients", "source")


class Word(Noun, frozen=True, kw_only=True):
    """What somebody says of a reading: its kind, report and place, the verdict, and for a correction the form."""

    verdict: Literal["accept", "correct", "reject"]
    kind: str
    report: str
    start: int
    stop: int
    form: dict[str, Any] = msgspec.field(default_factory=dict)


@router.get("/review", include_in_schema=False)
def review_page(request: Request) -> Response:
    """Return the page of the reading that is next in the queue, or of the one that `report` and `at` name."""
    service, params = service_of(request), request.query_params
    kind = params.get("kind") if params.get("kind") in TABLES else None
    report, after = params.get("report") or None, params.get("after") or None
    with service.asking(request) as ask:
        row = (
            _named(ask, report, params["at"])
            if report and params.get("at")
            else next(iter(waiting(ask, kind, report, after)), None)
        )
        record = record_of(ask, row["report"]) if row else None
        told: dict[str, Any] = {"row": row, "left": left(ask, kind, report), "kind": kind, "report": report}
        if row and record:
            told |= _shown(ask, record, row)
    latest = service.decisions.latest(_LATEST) if service.decisions else []
    told |= {"kinds": tuple(TABLES), "latest": latest, "closed": service.decisions is None, "choices": CHOICES, "labels": LABELS}
    back = with_query("/review", {"kind": kind, "report": report})
    following = with_query("/review", {"kind": kind, "report": report, "after": place_of(row) if row else None})
    return service.renderer.page(request, "review.html", told | {"back": back, "following": following})


def _named(ask: Asker, report: str, at: str) -> dict[str, Any] | None:
    """Return a reading by its short name on the report's page, such as e3."""
    table = next((table for table, letter in LETTERS.items() if letter == at[:1]), None)
    kind = next((kind for kind, its in TABLES.items() if its == table), None)
    if kind is None or not at[1:].isdecimal() or len(at) > 7:
        return None
    query = f"""SELECT '{kind}' AS kind, t.s, t.n, t.start, t.stop, t.score, r.id AS report, r.heading FROM {table} t
        JOIN reports r USING (s)
        WHERE r.id = $report AND t.n = $n"""
    return next(iter(ask.rows(query, {"report": report, "n": int(at[1:]) - 1})), None)


def _shown(ask: Asker, record: Record, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page shows of a reading."""
    fields = reading_of(record, TABLES[row["kind"]], row["n"]).fields
    text = record.report.text
    mentions = [(n, text[m.start : m.stop], m.actor.id if m.actor else "") for n, m in enumerate(record.mentions)]
    person = fields.get("actor") if row["kind"] == "mention" else None
    return {
        "fields": fields,
        "excerpt": excerpt(text, Span(row["start"], row["stop"])),
        "mentions": mentions,
        "alike": alike(ask, person) if person and fields["kind"] == "person" else None,
        "lang_of": record.report.lang,
        "anchor": f"{LETTERS[TABLES[row['kind']]]}{row['n'] + 1}",
    }


async def form_of(request: Request) -> dict[str, Any]:
    """Return a form as it was sent, lists for fields that may be given more than once; its key has to fit the session."""
    sent = await request.form()
    form: dict[str, Any] = {name: str(value)[:2000] for name, value in sent.items()}
    for name in _LISTS:
        if f"{name}.there" in form:
            form[name] = [str(value)[:20] for value in sent.getlist(name)]
    if not request.state.guard.fits(request.state.session, form.get("key", "")):
        raise BadQuery("form", "is too old or not from this page", "load the page again and send it once more")
    return form


@router.post("/review/decide", include_in_schema=False)
async def decide_page(request: Request) -> Response:
    """Keep a decision that the page sent, and go on to the next reading."""
    form = await form_of(request)
    try:
        word = msgspec.convert({**form, "form": {**form, "kind": form.get("kind_is", "")}}, Word, strict=False)
    except msgspec.ValidationError as fault:
        raise BadQuery("form", str(fault)[:160], "load the page again") from None
    if decide(request, word) is None:
        return not_found(request)
    return RedirectResponse(safe_back(form.get("back")), 303)


@router.post("/review/person", include_in_schema=False)
async def person_page(request: Request) -> Response:
    """Keep that two ids are the same person, or are not."""
    form = await form_of(request)
    judge_person(request, form.get("verdict", ""), form.get("left", ""), form.get("right", ""))
    return RedirectResponse(safe_back(form.get("back")), 303)


@router.post("/review/undo", include_in_schema=False)
async def undo_page(request: Request) -> Response:
    """Take a decision back."""
    form = await form_of(request)
    number = form.get("id", "")
    if not number.isdecimal() or len(number) > 18 or undo(request, int(number)) is None:
        return not_found(request)
    return RedirectResponse(safe_back(form.get("back")), 303)


@router.get("/review/passages", include_in_schema=False)
def passages_page(request: Request) -> Response:
    """Return every report that somebody decided about as passages in the corpus notation."""
    service = service_of(request)
    standing = service.decisions.standing() if service.decisions else []
    who = {d.report: d.who for d in standing if d.report}
    with service.asking(request) as ask:
        records = ((record_of(ask, report), name) for report, name in who.items())
        body = "\n".join(
            passage_of(record, f"reviewed in part by {name}; the rest is machine reading, unverified")
            for record, name in records
            if record
        )
    headers = {"Content-Disposition": 'attachment; filename="kawat-review.txt"'}
    return Response(body, media_type="text/plain; charset=utf-8", headers=headers)


@router.get("/api/review/queue", responses=ABSENT)
def api_queue(
    request: Request,
    kind: str | None = None,
    report: str | None = None,
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Response:
    """Readings that nobody has judged, the least sure first; `next` is the `after` of the following page."""
    with service_of(request).asking(request) as ask:
        rows = waiting(ask, kind, report, after, limit)
        told = {"left": left(ask, kind, report), "next": place_of(rows[-1]) if len(rows) == limit else None, "rows": rows}
    return answer(told)


@router.get("/api/review/decisions", responses=ABSENT)
def api_decisions(request: Request) -> Response:
    """The decisions that stand, the oldest first, with who and when."""
    decisions = service_of(request).decisions
    return answer(decisions.standing() if decisions else [])


@router.post("/api/review/decisions", responses=ABSENT)
def api_decide(request: Request, word: Annotated[dict[str, Any], Body()]) -> Response:
    """Say a word about a reading: {verdict: accept|correct|reject, kind, report, start, stop, form: {...}}."""
    try:
        decision = decide(request, msgspec.convert(word, Word))
    except msgspec.ValidationError as fault:
        raise BadQuery("body", str(fault)[:160], "see /openapi.json") from None
    return answer(decision) if decision else missing("report", "has no such reading at this place")


@router.delete("/api/review/decisions/{number}", responses=ABSENT)
def api_undo(request: Request, number: Annotated[int, Path(ge=1, le=2**62)]) -> Response:
    """Take a decision back."""
    decision = undo(request, number)
    return answer(decision) if decision else missing("number", "is no decision that stands")


def decide(request: Request, word: Word) -> Decision | None:
    """Keep a decision about a reading and put it into the desk; None where the report has no such reading."""
    service, decisions = service_of(request), kept_by(request)
    if word.kind not in TABLES:
        raise BadQuery(f"kind={word.kind[:40]}", "is no kind of reading", f"give one of {', '.join(TABLES)}")
    with service.asking(request) as ask:
        record = record_of(ask, word.report)
    n = find_reading(record, word.kind, Span(word.start, word.stop)) if record else None
    if record is None or n is None:
        return None
    was = msgspec.json.encode(reading_of(record, TABLES[word.kind], n)).decode()
    becomes = msgspec.json.encode(corrected(record, word.kind, n, word.form)).decode() if word.verdict == "correct" else ""
    said = Decision(
        verdict=word.verdict, kind=word.kind, report=word.report, start=word.start, stop=word.stop, was=was, becomes=becomes
    )
    kept = decisions.add(said, request.state.who)
    service.judge_again(word.report)
    return kept


def judge_person(request: Request, verdict: str, one: str, kept: str) -> Decision:
    """Keep that two ids are the same person, the second of which is kept, or that they are not."""
    if verdict not in ("same", "other"):
        raise BadQuery("verdict", "is neither same nor other", "load the page again")
    ids = [check_id("id", given) for given in (one, kept)]
    decision = Decision(
        verdict="same" if verdict == "same" else "other", kind="person", report="", start=0, stop=0, was=ids[0], becomes=ids[1]
    )
    done = kept_by(request).add(decision, request.state.who)
    service_of(request).judge_again()
    return done


def undo(request: Request, number: int) -> Decision | None:
    """Take a decision back, in the desk too."""
    decision = kept_by(request).undo(number, request.state.who)
    if decision:
        service_of(request).judge_again(decision.report or None)
    return decision


def kept_by(request: Request) -> Decisions:
    """Return where decisions are kept; raise BadQuery where they cannot be."""
    decisions = service_of(request).decisions
    if decisions is None:
        raise BadQuery(
            "decisions", "cannot be kept, for the lake's folder cannot be written", "check its permissions and start again"
        )
    return decisions
