"""The page of a report: its text with marks by layer, the record beside it, and the chain it came through."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kawat.lake.schema import READINGS
from kawat.record import Attribution, Mention, Record
from kawat.serve.ask import Asker, Row
from kawat.serve.judge import KINDS
from kawat.serve.pages import not_found, service_of
from kawat.serve.reading import LAYER, key_of, lines_of, marks_of, record_of
from kawat.serve.render import language_of, web_link, with_query
from kawat.serve.words import label, words_of
from kawat.show import chain_of
from kawat.show.words import mention_name, when
from kawat.span import Noun, Span

router = APIRouter(include_in_schema=False)
_FIRST = "events attributions meetings pledges agreements mechanisms votes memberships tenures".split()
ORDER = (*_FIRST, *(table for table in READINGS if table not in (*_FIRST, "mentions", "parts")), "mentions", "parts")


class Entry(Noun, frozen=True, kw_only=True):
    """A line of the record beside the text."""

    key: str
    what: str
    text: str
    by: str
    score: float
    more: str = ""
    quad: int | None = None
    link: str | None = None
    verdict: str | None = None
    reviewer: str | None = None


@router.get("/report/{report}")
def report_page(request: Request, report: str) -> Response:
    """Return the page of a report."""
    service, words = service_of(request), words_of(language_of(request))
    with service.asking(request) as ask:
        record = record_of(ask, report)
        if record is None:
            return not_found(request)
        head = ask.rows("SELECT heading, latest FROM reports WHERE id = $id", {"id": report})[0]
        verdicts = ask.rows("SELECT kind, start, stop, verdict, who FROM verdicts WHERE report = $id", {"id": report})
        shown = _attested(ask, record)
    named = partial(service.names.name, language_of(request))
    writer = _Writer(record, words, (verdicts, shown, named))
    entries = {table: writer.entries(table) for table in ORDER}
    said = {
        entry.key: f"{entry.key} {entry.what}: {_short(entry.text)} ({entry.by} {entry.score:.3f})"
        for of in entries.values()
        for entry in of
    }
    marks = marks_of(record, lambda table, n: said[key_of(table, n)])
    groups = [{"table": table, "layer": LAYER.get(table, "diplomacy"), "rows": entries[table]} for table in ORDER]
    told = {"record": record, **head, "lines": list(lines_of(record, marks)), "groups": groups, "reviewed": bool(verdicts)}
    told |= {"chain": chain_of(record).split(" <- "), "speakers": writer.speakers(), "link": web_link(record.report.url)}
    return service.renderer.page(request, "report.html", told)


def _attested(ask: Asker, record: Record) -> frozenset[str]:
    """Return the ids in a record that have a page of their own."""
    ids = sorted({m.actor.id for m in record.mentions if m.actor and not m.actor.id.startswith("any/")})
    query = "SELECT id FROM names WHERE id IN (SELECT unnest($ids::VARCHAR[])) AND NOT hidden(id, attested)"
    return frozenset(row["id"] for row in ask.rows(query, {"ids": ids}))


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"


_Known = tuple[list[Row], frozenset[str], Callable[[str | None], str | None]]


class _Writer:
    """Writes the lines of a record in the words of a language."""

    def __init__(self, record: Record, words: Mapping[str, Any], known: _Known) -> None:
        verdicts, self._shown, self._named = known
        self._record = record
        self._words = words
        self._verdicts = {(row["kind"], row["start"], row["stop"]): row for row in verdicts}

    def entries(self, table: str) -> list[Entry]:
        """Return the lines of a table; parts that are body go without saying."""
        table_of = getattr(self._record, table)
        return [self.entry(table, n) for n, found in enumerate(table_of) if table != "parts" or found.kind != "body"]

    def entry(self, table: str, n: int) -> Entry:
        """Return the line of a reading."""
        found = getattr(self._record, table)[n]
        verdict = self._verdicts.get((KINDS.get(table, ""), found.start, found.stop), {})
        told = getattr(self, f"_{table}", self._other)(found)
        place = {"key": key_of(table, n), "by": found.by, "score": found.score}
        return Entry(**place, **told, verdict=verdict.get("verdict"), reviewer=verdict.get("who"))

    def speakers(self) -> list[dict[str, str]]:
        """Return who speaks in the report, once each, with the key of the first statement."""
        found: dict[str, str] = {}
        for n, a in enumerate(self._record.attributions):
            if a.kind == "speech" and a.source is not None and a.depth == 0:
                found.setdefault(self._source(a), key_of("attributions", n))
        return [{"name": name, "key": key} for name, key in list(found.items())[:8]]

    def _say(self, table: str, code: str | None) -> str:
        return label(self._words, table, code)

    def _name(self, mention: Mention) -> str:
        if mention.members:
            return " + ".join(self._name(self._record.mentions[n]) for n in mention.members)
        return (self._named(mention.actor.id) if mention.actor else None) or mention_name(self._record, mention)

    def _source(self, said: Attribution) -> str:
        return "?" if said.source is None else self._name(self._record.mentions[said.source])

    def _names(self, numbers: tuple[int, ...]) -> str:
        return ", ".join(dict.fromkeys(self._name(self._record.mentions[n]) for n in numbers))

    def _of(self, span: Any) -> str:
        return " ".join(Span(*span).of(self._record.report.text).split()) if span is not None else ""

    def _claim(self, number: int | None) -> str:
        if number is None:
            return ""
        return f"{self._words['according_to']} {self._source(self._record.attributions[number])}"

    def _other(self, found: Any) -> dict[str, Any]:
        return {"what": type(found).__name__.lower(), "text": _short(self._of(found.span))}

    def _parts(self, found: Any) -> dict[str, Any]:
        return {"what": self._say("parts", found.kind), "text": _short(self._of(found.span))}

    def _mentions(self, found: Any) -> dict[str, Any]:
        actor = found.actor
        link = with_query("/actor", {"id": actor.id}) if actor and actor.id in self._shown else None
        office = f"{actor.office} ({self._say('statuses', actor.status)})" if actor and actor.office else ""
        who = f"{self._name(found)} · {actor.id}" if actor else self._name(found) if found.members else "?"
        more = " · ".join(filter(None, (who, office, actor.rule if actor else "")))
        return {"what": self._say("actor_kinds", found.kind), "text": self._of(found.span), "more": more, "link": link}

    def _attributions(self, found: Any) -> dict[str, Any]:
        content = " … ".join(self._of(part) for part in found.content)
        kinds = " · ".join(
            self._say(*pair) for pair in (("voices", found.voice), ("kinds", found.kind), ("polarities", found.polarity))
        )
        return {"what": kinds, "text": f"{self._source(found)}: {content}"}

    def _events(self, found: Any) -> dict[str, Any]:
        sides = " → ".join(filter(None, (self._names(found.actors) or "?", self._names(found.recipients))))
        auxiliary = ", ".join(self._say("auxiliary", code) for code in found.auxiliary)
        told = " | ".join(self._of(telling) for telling in found.tellings or (found.span,))
        more = " · ".join(filter(None, (f"“{told}”", when(self._record, found.when), auxiliary, self._claim(found.claimed_in))))
        what = self._say("events", found.event) + (f" ({found.mode})" if found.mode else "")
        return {"what": what, "text": sides, "more": more, "quad": found.quad}

    def _meetings(self, found: Any) -> dict[str, Any]:
        kinds = (("levels", found.level), ("statuses", found.status), ("channels", found.channel))
        more = (when(self._record, found.when), found.city.name if found.city else "", self._claim(found.claimed_in))
        what = " · ".join(self._say(*pair) for pair in kinds)
        return {"what": what, "text": self._names(found.participants) or "?", "more": " · ".join(filter(None, more))}

    def _pledges(self, found: Any) -> dict[str, Any]:
        sides = " → ".join(filter(None, (self._names(found.debtors) or "?", self._names(found.creditors))))
        more = (
            self._of(found.what),
            when(self._record, found.deadline),
            self._of(found.condition),
            self._claim(found.claimed_in),
        )
        return {"what": self._say("statuses", found.status), "text": sides, "more": " · ".join(filter(None, more))}

    def _agreements(self, found: Any) -> dict[str, Any]:
        more = (self._names(found.parties), when(self._record, found.when), self._claim(found.claimed_in))
        return {"what": self._say("stages", found.stage), "text": self._of(found.span), "more": " · ".join(filter(None, more))}

    def _mechanisms(self, found: Any) -> dict[str, Any]:
        return {"what": self._say("actor_kinds", "mechanism"), "text": self._of(found.span), "more": self._names(found.members)}

    def _votes(self, found: Any) -> dict[str, Any]:
        counted = ((self._words[name], getattr(found, name)) for name in ("yes", "no", "abstain"))
        tally = ", ".join(f"{name} {number}" for name, number in counted if number is not None)
        voter = "" if found.voter is None else self._names((found.voter,))
        sides = " · ".join(filter(None, (voter or "?", self._of(found.on), tally)))
        more = " · ".join(filter(None, (f"“{self._of(found.span)}”", self._names(found.who), self._claim(found.claimed_in))))
        return {"what": self._words["views"]["votes"], "text": sides, "more": more}

    def _memberships(self, found: Any) -> dict[str, Any]:
        sides = f"{self._names((found.member,))} → {self._names((found.body,))}"
        return {"what": found.role or self._words["views"]["memberships"], "text": sides, "more": when(self._record, found.term)}

    def _tenures(self, found: Any) -> dict[str, Any]:
        days = "/".join(str(day) for day in (found.since, found.until) if day)
        more = " · ".join(filter(None, (found.office, days)))
        return {"what": self._words["office"], "text": f"{self._names((found.person,))}: {self._of(found.words)}", "more": more}
