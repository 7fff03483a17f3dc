"""Things of a passage as actors and mentions: local labels become ids of the grammar, coreference becomes chains."""

from kawat.actor import Resolved, country_of, fold_name, person_id, sector_of
from kawat.corpus.layout import THING
from kawat.errors import BadGold, BadId
from kawat.notation import Block
from kawat.record import Mention, MentionKind
from kawat.span import Noun

BY, SURE = "corpus", 1.0
KINDS: dict[str, MentionKind] = {
    "C": "country",
    "P": "person",
    "O": "office",
    "G": "organ",
    "B": "body",
    "L": "bloc",
    "R": "group",
    "N": "org",
    "A": "place",
    "U": "unnamed",
    "X": "plural",
    "K": "mechanism",
    "D": "agreement",
}


class Things(Noun, frozen=True, kw_only=True):
    """The mentions of a passage, with the label each carries, in the order of the record."""

    mentions: tuple[Mention, ...]
    labels: tuple[str, ...]

    def first(self, label: str) -> int | None:
        """Return the first mention of a thing, a name before an office or pronoun; None when it has none."""
        bare = label.split(".")[0]
        found = [i for i, one in enumerate(self.labels) if one.split(".")[0] == bare]
        return min(found, key=lambda i: (_formal(self.labels[i]), i)) if found else None

    def all(self, labels: str) -> tuple[int, ...]:
        """Return the first mention of each thing of a comma-separated list."""
        return tuple(i for label in labels.split(",") if label and (i := self.first(label)) is not None)


def _formal(label: str) -> int:
    """Rank the forms of a thing: a name first, a person's office second, a pronoun last."""
    return 2 if label.endswith(".pro") else int(label[0] == "P" and label.endswith(".off"))


def read_things(block: Block) -> Things:
    """Return the mentions of a block; raise BadGold where an actor's id cannot be formed."""
    marked = [m for m in block.marks if (thing := THING.fullmatch(m.label)) and thing[1] in KINDS]
    chains = {label: n for n, label in enumerate(dict.fromkeys(m.label.split(".")[0] for m in marked))}
    bare = Things(
        mentions=tuple(
            Mention(
                start=m.span.start,
                stop=m.span.stop,
                by=BY,
                score=SURE,
                kind=_kind(m.label),
                chain=chains[m.label.split(".")[0]],
                actor=actor_of(block, m.label.split(".")[0]),
            )
            for m in marked
        ),
        labels=tuple(m.label for m in marked),
    )
    return _with_members(block, bare)


def _kind(label: str) -> MentionKind:
    thing = THING.fullmatch(label)
    assert thing is not None
    if thing[3] == "pro":
        return "pronoun"
    return "office" if thing[3] == "off" and thing[1] == "P" else KINDS[thing[1]]


def _with_members(block: Block, things: Things) -> Things:
    filled = [
        Mention(
            start=m.start,
            stop=m.stop,
            by=m.by,
            score=m.score,
            kind=m.kind,
            chain=m.chain,
            actor=m.actor,
            members=things.all(block.setting(label.split(".")[0], "members", "")) if m.kind == "plural" else (),
        )
        for m, label in zip(things.mentions, things.labels, strict=True)
    ]
    return Things(mentions=tuple(filled), labels=things.labels)


def actor_of(block: Block, label: str) -> Resolved | None:
    """Return who a label is, from its ledger line: real countries and bodies by id, persons by name and country."""

    def said(key: str, of: str = label) -> str:
        return block.setting(of, key, "")

    country = said("country") or (said("is", said("of")) if said("of") else "")
    words = next((s.of(block.text) for s in block.spans(label)), label)
    name = said("name").replace("_", " ") or words
    match label[0]:
        case "C" | "B" | "L":
            return _resolved(block, said("is"), name)
        case "P":
            return _person(name, country, said("office"), said("is"))
        case "O" if said("is") or said("office"):
            return _resolved(block, said("is") or _office(country, said("office")), name)
        case "G" if said("is") or (country and said("organ")):
            return _resolved(block, said("is") or f"{country}/{said('organ')}", name)
        case "R":
            return _resolved(block, said("is") or f"grp/{fold_name(name)}", name, country)
        case "N":
            return _resolved(block, said("is") or f"org/{fold_name(name)}", name, country)
        case "U":
            tail = f"@{country}" if country.isalnum() and country.isupper() else ""
            return _resolved(block, said("is") or f"any/{fold_name(said('head') or 'people')}{tail}", name, country)
    return None


def _office(country: str, office: str) -> str:
    """Return an office id: a path of the country, or of a body that the words already name (`ASEAN#secretary-general`)."""
    return office if office[0].isupper() or not country else f"{country}/{office}"


def _person(name: str, country: str, office: str, known: str) -> Resolved:
    country = country or (country_of(known) or "" if known else "")
    seat = _office(country, office) if office and (country or office[0].isupper()) else None
    return Resolved(
        id=known or person_id(name, country if country_of(country or "x") else None),
        name=name,
        country=country_of(country) if country else None,
        sector=sector_of(seat) if seat else None,
        office=seat,
        status="introduced" if seat else "unknown",
        rule=BY,
    )


def _resolved(block: Block, actor: str, name: str, country: str = "") -> Resolved:
    if not actor:
        raise BadGold(block.place, f"'{name}' has no id", "write is= in the ledger")
    try:
        sector = sector_of(actor)
    except BadId as fault:
        raise BadGold(block.place, f"{actor} {fault.cause}", "write is= with an id of docs/names.md") from fault
    return Resolved(
        id=actor,
        name=name,
        country=country_of(actor) or (country_of(country) if country else None),
        sector=sector,
        rule=BY,
    )
