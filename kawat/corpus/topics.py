"""The diplomatic layer of a passage from its ledger: meetings, pledges, agreements, mechanisms, memberships, tenures, votes."""

from datetime import date
from typing import Literal

from kawat.corpus.layout import LINES
from kawat.corpus.readings import claim, place_of, statement_numbers, time_of, triggers
from kawat.corpus.things import BY, SURE, Things
from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Tenure, Vote
from kawat.notation import Block, Entry
from kawat.span import Noun, Span
from kawat.when import Amount


class Topics(Noun, frozen=True, kw_only=True):
    """The seven diplomatic lists of a record."""

    meetings: tuple[Meeting, ...]
    pledges: tuple[Pledge, ...]
    agreements: tuple[Agreement, ...]
    mechanisms: tuple[Mechanism, ...]
    memberships: tuple[Membership, ...]
    tenures: tuple[Tenure, ...]
    votes: tuple[Vote, ...]


def read_topics(block: Block, things: Things) -> Topics:
    """Return the diplomatic layer of a passage."""
    lines: dict[str, list[Entry]] = {"meeting": [], "pledge": [], "member": [], "tenure": [], "vote": []}
    for entry in block.ledger:
        line = LINES.fullmatch(entry.subject)
        if line is not None and line[1] in lines:
            lines[line[1]].append(entry)
    return Topics(
        meetings=tuple(_meeting(block, e, things) for e in lines["meeting"]),
        pledges=tuple(p for e in lines["pledge"] if (p := _pledge(block, e, things)) is not None),
        agreements=tuple(_agreement(block, e, things) for e in _of_letter(block, "D")),
        mechanisms=tuple(_mechanism(block, label, things) for label in _labels(block, "K")),
        memberships=tuple(m for e in lines["member"] if (m := _membership(block, e, things)) is not None),
        tenures=tuple(t for e in lines["tenure"] if (t := _tenure(block, e, things)) is not None),
        votes=tuple(_vote(block, e, things) for e in lines["vote"]),
    )


def _labels(block: Block, letter: str) -> list[str]:
    return list(dict.fromkeys(m.label.split(".")[0] for m in block.marks if m.label[0] == letter and m.label[1:2].isdigit()))


def _of_letter(block: Block, letter: str) -> list[Entry]:
    said = {e.subject: e for e in block.ledger}
    return [said[label] for label in _labels(block, letter) if label in said]


def forms(block: Block, label: str, pronouns: bool = True) -> tuple[Span, ...]:
    """Return the stretches of a thing in all its forms, in order; without its pronouns where it has any other form, if asked."""
    own = [m for m in block.marks if m.label.split(".")[0] == label]
    named = [m for m in own if not m.label.endswith(".pro")]
    return tuple(m.span for m in (own if pronouns or not named else named))


def _event_index(block: Block, label: str) -> int | None:
    subjects = [e.subject for e in triggers(block)]
    return subjects.index(label) if label in subjects else None


def _claim(block: Block, entry: Entry) -> int | None:
    return claim(statement_numbers(block), entry.settings.get("claimed", ""))


def _first(block: Block, label: str) -> Span | None:
    spans = forms(block, label) if label else ()
    return spans[0] if spans else None


def _meeting(block: Block, entry: Entry, things: Things) -> Meeting:
    said = entry.settings
    event = said.get("event", "")
    at = _first(block, event) or things.mentions[things.all(said["who"])[0]].span
    return Meeting(
        start=at.start,
        stop=at.stop,
        by=BY,
        score=SURE,
        event=_event_index(block, event),
        level=said["level"].replace("_", " "),  # type: ignore[arg-type]
        format=said["format"],  # type: ignore[arg-type]
        channel=said["channel"].replace("_", " "),  # type: ignore[arg-type]
        status=said["status"],  # type: ignore[arg-type]
        participants=things.all(said["who"]),
        host=things.first(said["host"]) if said.get("host") else None,
        city=place_of(block, said.get("city", ""), things),
        sidelines=_first(block, said.get("sidelines", "")),
        agenda=tuple(s for label in said.get("agenda", "").split(",") if (s := _first(block, label)) is not None),
        outcome=_first(block, said.get("outcome", "")),
        when=time_of(block, said.get("when", "")),
        claimed_in=_claim(block, entry),
    )


def _pledge(block: Block, entry: Entry, things: Things) -> Pledge | None:
    said = entry.settings
    what = _first(block, said["what"])
    if what is None:
        return None
    return Pledge(
        start=what.start,
        stop=what.stop,
        by=BY,
        score=SURE,
        debtors=things.all(said["by"]),
        creditors=things.all(said.get("to", "")),
        what=what,
        status=said["status"],  # type: ignore[arg-type]
        amount=_amount(block, said.get("amount", "")),
        deadline=time_of(block, said.get("deadline", "")),
        condition=_first(block, said.get("condition", "")),
        under=_first(block, said.get("under", "")),
        event=_event_index(block, said.get("event", "")),
        claimed_in=_claim(block, entry),
    )


def _amount(block: Block, label: str) -> Amount | None:
    at = _first(block, label)
    if at is None:
        return None
    value = block.setting(label, "value", "")
    return Amount(
        start=at.start, stop=at.stop, value=float(value) if value else None, unit=block.setting(label, "unit", "") or None
    )


def _agreement(block: Block, entry: Entry, things: Things) -> Agreement:
    said = entry.settings
    at = forms(block, entry.subject, pronouns=False)[0]
    return Agreement(
        start=at.start,
        stop=at.stop,
        by=BY,
        score=SURE,
        kind=said["kind"],
        parties=things.all(said.get("parties", "")),
        stage=said["stage"].replace("_", " "),  # type: ignore[arg-type]
        when=time_of(block, said.get("when", "")),
        event=_event_index(block, said.get("event", "")),
        claimed_in=_claim(block, entry),
    )


def _mechanism(block: Block, label: str, things: Things) -> Mechanism:
    spans = forms(block, label)
    meetings = [e for e in block.ledger if e.subject.startswith("meeting")]
    named = block.setting(label, "meetings", "").split(",")
    chair = block.setting(label, "chair", "")
    return Mechanism(
        start=spans[0].start,
        stop=spans[0].stop,
        by=BY,
        score=SURE,
        referred_to_as=spans[1:],
        members=things.all(block.setting(label, "members", "")),
        chair=things.first(chair) if chair else None,
        meetings=tuple(i for i, e in enumerate(meetings) if e.subject in named),
    )


def _membership(block: Block, entry: Entry, things: Things) -> Membership | None:
    said = entry.settings
    member, body = things.first(said["member"]), things.first(said["body"])
    if member is None or body is None:
        return None
    first, last = things.mentions[member].span, things.mentions[body].span
    return Membership(
        start=min(first.start, last.start),
        stop=max(first.stop, last.stop),
        by=BY,
        score=SURE,
        member=member,
        body=body,
        role=said.get("role"),
        term=time_of(block, said.get("term", "")),
    )


def _tenure(block: Block, entry: Entry, things: Things) -> Tenure | None:
    said = entry.settings
    person = things.first(said["person"])
    if person is None:
        return None
    mention = things.mentions[person]
    words = _first(block, said.get("office", "")) or mention.span
    since, until = _day(block, said, "since"), _day(block, said, "until")
    return Tenure(
        start=words.start,
        stop=words.stop,
        by=BY,
        score=SURE,
        person=person,
        office=mention.actor.office if mention.actor else None,
        words=words,
        since=since,
        since_kind="attested" if since else "unknown",
        until=until,
        until_kind="attested" if until else "unknown",
        kind=said["kind"],  # type: ignore[arg-type]
    )


def _vote(block: Block, entry: Entry, things: Things) -> Vote:
    """Return a vote; its words are those of its event, of what is voted on, or of who votes, since the ledger marks no tally."""
    said = entry.settings
    event, on = said.get("event", ""), said.get("on", "")
    voter = things.first(said["by"]) if said.get("by") else None
    at = (
        _first(block, event)
        or _first(block, on)
        or (things.mentions[voter].span if voter is not None else Span(0, len(block.text)))
    )
    return Vote(
        start=at.start,
        stop=at.stop,
        by=BY,
        score=SURE,
        voter=voter,
        on=_first(block, on),
        yes=_count(said, "yes"),
        no=_count(said, "no"),
        abstain=_count(said, "abstain"),
        who=things.all(said.get("who", "")),
        event=_event_index(block, event),
        claimed_in=_claim(block, entry),
    )


def _count(said: dict[str, str], side: str) -> int | None:
    return int(said[side]) if said.get(side) else None


def _day(block: Block, said: dict[str, str], edge: Literal["since", "until"]) -> date | None:
    """Return the day a tenure begins or ends: given as such, or the edge of the time that the words mark."""
    if given := said.get(f"{edge}_day"):
        return date.fromisoformat(given)
    time = time_of(block, said.get(edge, ""))
    if time is None:
        return None
    return time.since if edge == "since" else time.until
