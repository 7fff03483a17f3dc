"""The diplomatic layer: meetings, pledges, agreements, mechanisms, memberships, tenures, votes, stances, which PLOVER lacks."""

from datetime import date
from typing import Literal

from kawat.span import Found, Span
from kawat.when import Amount, Place, Time

Level = Literal["head", "minister", "senior official", "envoy", "legislators", "military", "unknown"]
Format = Literal["bilateral", "multilateral", "sidelines", "unknown"]
Channel = Literal["in person", "virtual", "phone", "unknown"]
MeetingStatus = Literal["planned", "held", "cancelled", "unknown"]
PledgeStatus = Literal["promised", "reaffirmed", "delivered", "broken"]
Stage = Literal["negotiated", "initialled", "signed", "ratified", "in force", "suspended", "terminated", "unknown"]
TenureKind = Literal["holds", "appointed", "left", "credentials", "expelled"]
Stand = Literal["supports", "opposes", "abstains", "denies"]
Strength = Literal["weak", "plain", "strong"]
EdgeKind = Literal["exact", "attested", "before", "open", "unknown"]


class Meeting(Found, frozen=True, kw_only=True):
    """People of two or more sides talking: the span is its trigger; numbers are indexes into mentions or events."""

    event: int | None
    level: Level
    format: Format
    channel: Channel
    status: MeetingStatus
    participants: tuple[int, ...]
    host: int | None = None
    city: Place | None = None
    sidelines: Span | None = None
    agenda: tuple[Span, ...] = ()
    outcome: Span | None = None
    when: Time | None = None
    claimed_in: int | None = None


class Pledge(Found, frozen=True, kw_only=True):
    """Who owes what to whom, as reported: the span is the stretch that promises."""

    debtors: tuple[int, ...]
    creditors: tuple[int, ...]
    what: Span
    status: PledgeStatus
    amount: Amount | None = None
    deadline: Time | None = None
    condition: Span | None = None
    under: Span | None = None
    event: int | None = None
    claimed_in: int | None = None


class Agreement(Found, frozen=True, kw_only=True):
    """A treaty, memorandum or deal at a stage of its life: the span is its title or description."""

    kind: str | None
    parties: tuple[int, ...]
    stage: Stage
    when: Time | None = None
    event: int | None = None
    claimed_in: int | None = None


class Mechanism(Found, frozen=True, kw_only=True):
    """A standing arrangement that meetings belong to (consultations, a hotline, 2+2): the span is its name."""

    referred_to_as: tuple[Span, ...]
    members: tuple[int, ...]
    chair: int | None = None
    meetings: tuple[int, ...] = ()


class Membership(Found, frozen=True, kw_only=True):
    """A member of a body or bloc, with its role where stated."""

    member: int
    body: int
    role: str | None = None
    term: Time | None = None


class Tenure(Found, frozen=True, kw_only=True):
    """A person in an office, as this report attests it: `office` is an id or None when the words fit none.

    `kind` says how it is attested: held, begun, ended, by credentials, or by expulsion.
    """

    person: int
    office: str | None
    words: Span
    since: date | None = None
    since_kind: EdgeKind = "unknown"
    until: date | None = None
    until_kind: EdgeKind = "unknown"
    kind: TenureKind | None = None


class Vote(Found, frozen=True, kw_only=True):
    """A vote with its tally: the span is the tally's words, `voter` who votes, `on` the document that is voted on.

    A number that the words do not give is None. `who` are those whose vote the report names one by one.
    """

    voter: int | None = None
    on: Span | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    who: tuple[int, ...] = ()
    event: int | None = None
    claimed_in: int | None = None


class Stance(Found, frozen=True, kw_only=True):
    """Where somebody stands, as reported: the span is the word that says so, `on` the words of what it is about.

    `toward` are those whose act, proposal or charge it is about, where they are named in those words. `strength` is that of
    the word and its adverbs: "menyayangkan" is weak, "menolak" plain, "mengutuk keras" strong.
    """

    holder: int
    stand: Stand
    strength: Strength
    on: Span | None = None
    toward: tuple[int, ...] = ()
    event: int | None = None
    claimed_in: int | None = None
