"""Cases of the events room, typed by hand: marks give the mentions, statements and triggers, the ledger what each trigger means.

Labels: `t1` a trigger (twice: two tellings), `q1` the content and `c1` the cue of a statement, `place:JPN` a place, `pron:ID`
a pronoun, `office:ID` an office of a person, `private:ID` somebody without one; any other label is an
actor id. Ledger: `t1 event=... actors=ID,ID recipients=ID aux=... mode= when=from..to words= place= claimed=q1 by= contexts=`
and `q1 source=ID kind= addressee=ID`.
"""

import re
from datetime import date

from kawat.actor import Resolved, country_of, kind_of, sector_of
from kawat.events import code
from kawat.notation import Block, Mark
from kawat.record import Attribution, Event, Mention
from kawat.report import Origin, Report
from kawat.span import Span

_ROLE = re.compile(r"(?:t|q|c)\d+")


def report_of(block: Block) -> Report:
    published = block.settings.get("published")
    return Report(
        id="0" * 64,
        text=block.text,
        lang=block.settings.get("lang", "id"),
        origin=Origin(sha256="0" * 64, extractor="text@1", place=block.place),
        published=date.fromisoformat(published) if published else None,
    )


def mentions_of(block: Block) -> tuple[Mention, ...]:
    marks = [mark for mark in block.marks if not _ROLE.fullmatch(mark.label)]
    chains: dict[str, int] = {}
    return tuple(_mention(mark, chains) for mark in marks)


def _mention(mark: Mark, chains: dict[str, int]) -> Mention:
    how, _, actor_id = mark.label.rpartition(":")
    if how == "place":
        actor = Resolved(id=actor_id, name=mark.label, country=actor_id)
        chain = chains.setdefault(f"place {mark.span.start}", len(chains))
        return Mention(
            kind="place", start=mark.span.start, stop=mark.span.stop, by="rule:test@1", score=1.0, chain=chain, actor=actor
        )
    kind = kind_of(actor_id)
    person = kind == "person" and how != "private"
    actor = Resolved(
        id=actor_id,
        name=actor_id,
        country=country_of(actor_id),
        sector="GOV" if person else sector_of(actor_id),
        office=f"{country_of(actor_id)}/gov/mfa#minister" if person else None,
    )
    chain = chains.setdefault(actor_id, len(chains))
    kind = {"pron": "pronoun", "office": "office"}.get(how, kind)  # type: ignore[assignment]
    return Mention(kind=kind, start=mark.span.start, stop=mark.span.stop, by="rule:test@1", score=1.0, chain=chain, actor=actor)


def attributions_of(block: Block, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    names = sorted({mark.label for mark in block.marks if re.fullmatch(r"q\d+", mark.label)})
    return tuple(_attribution(block, name, mentions) for name in names)


def _attribution(block: Block, name: str, mentions: tuple[Mention, ...]) -> Attribution:
    content, cue = block.spans(name), block.spans("c" + name[1:])
    every = [*content, *cue]
    source, told = (block.setting(name, key, "") for key in ("source", "addressee"))
    return Attribution(
        kind=block.setting(name, "kind", "speech"),  # type: ignore[arg-type]
        voice="direct",
        polarity="says",
        how="named",
        cue=cue,
        content=content,
        source=_index(source, mentions),
        addressee=_index(told, mentions),
        start=min(s.start for s in every),
        stop=max(s.stop for s in every),
        by="rule:test@1",
        score=1.0,
    )


def _index(actor_id: str, mentions: tuple[Mention, ...]) -> int | None:
    return next((i for i, m in enumerate(mentions) if m.actor and m.actor.id == actor_id), None)


def read(block: Block) -> list[dict[str, str]]:
    """Return what the room says of a block's text, an event each, in the ledger's words."""
    report, mentions = report_of(block), mentions_of(block)
    story = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", block.text))
    events = code(report, story, mentions, attributions_of(block, mentions))
    return [_shown(event, block.text, mentions) for event in events]


def _shown(event: Event, text: str, mentions: tuple[Mention, ...]) -> dict[str, str]:
    when = event.when
    return {
        "tellings": " | ".join(span.of(text) for span in event.tellings),
        "event": event.event,
        "mode": event.mode or "",
        "actors": _ids(event.actors, mentions),
        "recipients": _ids(event.recipients, mentions),
        "aux": ",".join(event.auxiliary),
        "when": f"{when.since}..{when.until}" if when and when.since else "unresolved" if when else "",
        "words": text[when.start : when.stop].replace(" ", "_") if when else "",
        "place": (event.where.country or "") if event.where else "",
        "claimed": "" if event.claimed_in is None else f"q{event.claimed_in + 1}",
        "by": event.by,
        "contexts": ",".join(event.contexts),
    }


def _ids(indexes: tuple[int, ...], mentions: tuple[Mention, ...]) -> str:
    return ",".join(sorted(a.id for i in indexes if (a := mentions[i].actor)))


def expected(block: Block) -> list[dict[str, str]]:
    """Return what the ledger says, an event each; actors, recipients and auxiliaries are empty unless it gives them."""
    names = list(dict.fromkeys(mark.label for mark in block.marks if re.fullmatch(r"t\d+", mark.label)))
    found = []
    for name in names:
        row = {"tellings": " | ".join(span.of(block.text) for span in block.spans(name)), "recipients": "", "aux": ""}
        for entry in block.ledger:
            if entry.subject == name:
                row |= entry.settings
        row |= {key: ",".join(sorted(filter(None, row[key].split(",")))) for key in ("actors", "recipients")}
        found.append(row)
    return found
