"""The record: everything read out of one report, each piece pointing back at the characters it was read from."""

from typing import Literal

from kawat.actor import Resolved
from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Stance, Tenure, Vote
from kawat.plover import Auxiliary
from kawat.report import Report
from kawat.span import Found, Noun, Span
from kawat.when import Place, Time

PROTOCOL = 1

PartKind = Literal[
    "headline",
    "dateline",
    "body",
    "related",
    "credit",
    "byline",
    "photo",
    "caption",
    "embed",
    "boilerplate",
    "duplicate",
]
NameRole = Literal["outlet", "agency", "city", "author"]
MentionKind = Literal[
    "person",
    "country",
    "organ",
    "office",
    "body",
    "bloc",
    "group",
    "org",
    "place",
    "unnamed",
    "pronoun",
    "plural",
    "mechanism",
    "agreement",
]
Voice = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["speech", "attitude", "finding"]
Polarity = Literal["says", "denies", "declines", "asks", "promises", "threatens", "agrees", "refuses"]
How = Literal["named", "office", "pronoun", "suffix", "carried", "none"]


class Name(Noun, frozen=True, kw_only=True):
    """A name that a dateline, credit or byline holds: its role, and the id when the registry knows it."""

    role: NameRole
    start: int
    stop: int
    id: str | None = None


class Part(Found, frozen=True, kw_only=True):
    """A stretch of the report by what it is; parts tile the text, blanks between them aside.

    `names` holds what a dateline, credit or byline names, in the order of the chain (own outlet before agency).
    """

    kind: PartKind
    names: tuple[Name, ...] = ()


class Mention(Found, frozen=True, kw_only=True):
    """A stretch that names an actor or a place; mentions of one actor in a report share `chain`.

    `members` are indexes of the mentions that a plural stands for ("kedua negara", "para pemimpin kami").
    """

    kind: MentionKind
    chain: int
    actor: Resolved | None = None
    members: tuple[int, ...] = ()


class Attribution(Found, frozen=True, kw_only=True):
    """Who said (or wants, or found) what: source, cue and content; the span runs over all of them.

    `source` and `addressee` are indexes into the record's mentions. `content` leaves out the outer quotation marks and
    the comma before the mark; `quoted` are the stretches of it inside marks; `insertions` are the editor's words inside
    a quotation; `unclosed` says that a mark was never closed and the quotation was taken to the paragraph's end;
    `depth` counts the statements this one stands inside.
    """

    kind: StatementKind
    voice: Voice
    polarity: Polarity
    how: How
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    insertions: tuple[Span, ...] = ()
    source: int | None = None
    addressee: int | None = None
    depth: int = 0
    unclosed: bool = False


class Event(Found, frozen=True, kw_only=True):
    """A PLOVER event: the span is its trigger; `tellings` are all the places where the report tells it.

    `actors` and `recipients` are indexes into mentions; `claimed_in` is an index into attributions, or None where the
    report itself states it. `quad` is 1..4, `scale` in [-10, 10].
    """

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    scale: float
    auxiliary: tuple[Auxiliary, ...] = ()
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    when: Time | None = None
    where: Place | None = None
    claimed_in: int | None = None
    tellings: tuple[Span, ...] = ()


class Made(Noun, frozen=True, kw_only=True):
    """By what a record was made: the version of Kawat, of the model pack (None: rules alone) and of the registry."""

    kawat: str
    pack: str | None
    registry: str


class Record(Noun, frozen=True, kw_only=True):
    """All that was read out of one report. JSON of exactly this shape is what Kawat writes and stores."""

    protocol: int
    by: Made
    report: Report
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    votes: tuple[Vote, ...] = ()
    stances: tuple[Stance, ...] = ()


def story_lines(text: str, parts: tuple[Part, ...]) -> tuple[Span, ...]:
    """Return the stretches that tell the story: a line each, from its first body part to its last, credits between kept."""
    lines: list[Span] = []
    for part in parts:
        if part.kind != "body":
            continue
        if lines and "\n" not in text[lines[-1].stop : part.start]:
            lines[-1] = Span(lines[-1].start, part.stop)
        else:
            lines.append(part.span)
    return tuple(lines)
