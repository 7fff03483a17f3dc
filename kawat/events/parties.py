"""Parties: the political actors of a sentence in groups ("China dan Rusia"), each with the preposition it stands behind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kawat.actor import Resolved, country_of
from kawat.events.lists import ASIDE, FILLER, JOINING, OBLIQUE, RELATIVE, SUBORDINATE, TIME_WORDS, listed
from kawat.events.words import Sentence
from kawat.record import Mention
from kawat.span import Noun

_POLITICAL = frozenset(("country", "organ", "office", "body", "bloc", "group"))
_NEVER = frozenset(("place", "org"))
_PRIVATE = frozenset(("BUS", "MED", "JRN", "EDU", "MNC"))


class Group(Noun, frozen=True, kw_only=True):
    """Mentions that stand together: their indexes, first and last word, preposition (or ""), and whether 's follows or place."""

    members: tuple[int, ...]
    first: int
    last: int
    prep: str
    owner: bool = False
    place: bool = False


class Cast(Noun, frozen=True, kw_only=True):
    """The mentions of a report as the coding needs them: in order, by chain the political ones, and who is held by whom."""

    mentions: tuple[Mention, ...]
    political: frozenset[int]
    top: tuple[int, ...]
    starts: tuple[int, ...]
    lang: str = "id"

    def chain(self, index: int) -> int:
        """Return the chain of a mention."""
        return self.mentions[index].chain

    def country(self, index: int) -> str | None:
        """Return the country a mention belongs to."""
        actor = self.mentions[index].actor
        return None if actor is None else actor.country or country_of(actor.id)


def cast_of(mentions: tuple[Mention, ...], lang: str) -> Cast:
    """Sort out a report's mentions: which chains are political, and which mentions no other one holds."""
    political = frozenset(m.chain for m in mentions if (m.kind in _POLITICAL and _public(m.actor)) or _in_office(m))
    political |= frozenset(m.chain for m in mentions if any(mentions[i].chain in political for i in m.members))
    top = [i for i, m in enumerate(mentions) if not _held(i, m, mentions)]
    top.sort(key=lambda i: mentions[i].start)
    return Cast(mentions=mentions, political=political, top=tuple(top), starts=tuple(mentions[i].start for i in top), lang=lang)


def _public(actor: Resolved | None) -> bool:
    return actor is None or actor.sector not in _PRIVATE


def _in_office(mention: Mention) -> bool:
    actor = mention.actor
    if actor is None or mention.kind in _NEVER or actor.sector in _PRIVATE:
        return False
    if mention.kind == "unnamed" or actor.id.startswith(("any/", "grp/")):
        return True
    return actor.office is not None or actor.sector is not None


def _held(index: int, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether a neighbour holds a mention, or stands over the same characters and comes first."""
    start, stop = mention.start, mention.stop
    for other in range(max(index - 6, 0), min(index + 4, len(mentions))):
        near = mentions[other]
        if (
            other != index
            and near.start <= start
            and stop <= near.stop
            and (near.start != start or near.stop != stop or other < index)
        ):
            return True
    return False


def mention_words(sentence: Sentence, cast: Cast) -> dict[int, tuple[int, int]]:
    """Return the first and last word of each uppermost mention in a sentence, by its index; a suffix (-nya) has none."""
    words = sentence.words
    low = bisect_left(cast.starts, words[0].start)
    high = bisect_right(cast.starts, words[-1].stop - 1)
    begins = [word.start for word in words]
    found: dict[int, tuple[int, int]] = {}
    for index in cast.top[low:high]:
        mention = cast.mentions[index]
        first = bisect_right(begins, mention.start) - 1
        last = bisect_left(begins, mention.stop) - 1
        if first <= last and begins[first] == mention.start:
            found[index] = (first, last)
    return found


def group_parties(sentence: Sentence, spots: dict[int, tuple[int, int]], cast: Cast, cuts: frozenset[int]) -> list[Group]:
    """Return the groups of a sentence, left to right; no group runs over the start of a clause (`cuts`)."""
    groups: list[Group] = []
    indonesian = cast.lang == "id"
    for index, (first, last) in spots.items():
        mention = cast.mentions[index]
        place = mention.kind == "place" or _after_place(sentence, first, groups, mention)
        if not place and (mention.chain not in cast.political or mention.kind == "org"):
            continue
        owner = sentence.words[last].form.endswith(("'s", "’s", "s'", "s’")) or sentence.forms(last + 1, last + 1) == ["s"]
        new = Group(members=(index,), first=first, last=last, prep=_prep(sentence, first, indonesian), owner=owner, place=place)
        if groups and _joined(sentence, groups[-1], new, cuts):
            groups[-1] = _with(groups[-1], new, cast)
        else:
            groups.append(new)
    return groups


def _after_place(sentence: Sentence, first: int, groups: list[Group], mention: Mention) -> bool:
    """Tell whether a country only says where the place before it lies ("Suva, Fiji")."""
    near = bool(groups) and groups[-1].place and groups[-1].last == first - 1
    return near and mention.kind == "country" and sentence.gaps[first] in (", ", " ", " (")


def _prep(sentence: Sentence, first: int, genitive: bool) -> str:
    """Return the preposition before a mention, looked for behind an article and the words that introduce a name.

    With `genitive` (Indonesian) also behind the noun whose owner the mention is: "di pangkalan Rusia".
    """
    for at in range(first - 1, max(first - 5, -1), -1):
        form = sentence.words[at].form
        if form in OBLIQUE and not (form == "to" and at + 1 < first):
            return form
        if sentence.gaps[at + 1] != " " or (form not in _LEADS and not (genitive and _nominal(form))):
            return ""
    return ""


def _nominal(form: str) -> bool:
    """Tell whether an Indonesian word may be the noun that a name follows: no verb, no word of grammar or time, no number."""
    verbal = len(form) > 4 and form.startswith(("me", "ber", "di", "ter"))
    return not verbal and not form[0].isdigit() and form not in _STOPS


_STOPS = JOINING | RELATIVE | SUBORDINATE | FILLER | TIME_WORDS
_LEADS = listed(
    "the a an pihak pemerintah para negara kota presiden mantan rekan mitra sejawat government president former its new"
    " his her their counterpart"
)


def _joined(sentence: Sentence, old: Group, new: Group, cuts: frozenset[int]) -> bool:
    between = sentence.words[old.last + 1 : new.first]
    if old.place or new.place or old.owner or any(old.last < cut <= new.first for cut in cuts):
        return False
    marks = sentence.gaps[old.last + 1 : new.first + 1]
    if any(set(gap) & set(";:.()—–") for gap in marks) or (old.prep in ASIDE and not between):
        return False
    forms = [word.form for word in between if word.form not in _LEADS and word.form not in ("with", "dengan")]
    if not forms:
        return not any(word.form in OBLIQUE for word in between)
    return all(form in JOINING for form in forms) and not any(word.form in OBLIQUE for word in between)


def _with(old: Group, new: Group, cast: Cast) -> Group:
    """Return the group with one more member; a person takes the place of his own office before or after the name."""
    members = list(old.members)
    if _names_its_own(old, new, cast):
        return Group(members=(*members[:-1], *new.members), first=old.first, last=new.last, prep=old.prep, owner=new.owner)
    twin = next((i for i in members if cast.chain(i) == cast.chain(new.members[0])), None)
    if twin is None and cast.mentions[members[-1]].actor is None and new.first == old.last + 1:
        twin = members[-1]
    if twin is None:
        members.append(new.members[0])
    elif cast.mentions[new.members[0]].kind == "person":
        members[members.index(twin)] = new.members[0]
    return Group(members=tuple(members), first=old.first, last=new.last, prep=old.prep, owner=new.owner)


def _names_its_own(old: Group, new: Group, cast: Cast) -> bool:
    """Tell whether a country only says whose the person right behind it is ("his Egyptian counterpart Sameh Amin")."""
    state, person = cast.mentions[old.members[-1]], cast.mentions[new.members[0]]
    near = new.first - old.last <= 2
    return (
        near
        and state.kind == "country"
        and person.kind == "person"
        and cast.country(old.members[-1]) == cast.country(new.members[0])
    )


def expand(members: Sequence[int], cast: Cast) -> tuple[int, ...]:
    """Return mentions with a plural replaced by those it stands for, one for each chain, in order."""
    flat = [i for m in members for i in (cast.mentions[m].members or (m,))]
    seen: dict[int, int] = {}
    for index in flat:
        seen.setdefault(cast.chain(index), index)
    return tuple(seen.values())
