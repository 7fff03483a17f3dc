"""Roles: who does what to whom, from the frame of a trigger and the parties of its clause."""

from collections.abc import Iterable
from itertools import pairwise

from kawat.events.clauses import FRONTED, Clause
from kawat.events.lists import (
    ARTICLES,
    ASIDE,
    BODIES,
    FILLER,
    FIRST_PERSON,
    LIGHT,
    OBLIQUE,
    POINTING,
    RELATIVE,
    SAYING,
    SECOND_PERSON,
    UNREAL,
    listed,
)
from kawat.events.parties import Cast, Group, expand
from kawat.events.spot import Trigger
from kawat.events.words import Sentence
from kawat.plover import EVENTS
from kawat.record import Attribution
from kawat.span import Noun

_AGENT = listed("oleh by")
_COMPANY = listed("dengan bersama with alongside antara between")
_TARGET = listed("of kepada terhadap ke atas menuju melawan untuk bagi to against on at toward towards upon for in into di")
_OF = listed("of dari from by oleh")
_FAR = 12
_BEHIND = 3
_NEAR = 4
_ORIGIN = listed("dari from")
_SOIL = listed("di in")
_HOSTED = listed("ke di to in at tiba kepada")


class Scene(Noun, frozen=True, kw_only=True):
    """A sentence: clauses, parties, triggers, the report's statements, those `near` it, and its mentions' words (`spots`)."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    groups: tuple[Group, ...]
    triggers: tuple[Trigger, ...]
    cast: Cast
    attributions: tuple[Attribution, ...]
    near: tuple[Attribution, ...]
    spots: dict[int, tuple[int, int]]


class Roles(Noun, frozen=True, kw_only=True):
    """Actors and recipients as indexes of mentions; `spoken` says that the actor is the statement's source ("kami")."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...] = ()
    spoken: bool = False


NOBODY = Roles(actors=())


def roles_of(trigger: Trigger, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return who acts on whom; without actors where the clause names no political one."""
    voiced = _voiced(trigger, scene)
    if trigger.row.pos == "noun":
        roles = _noun(trigger, clause, scene, claimed)
    elif trigger.passive:
        roles = _passive(trigger, clause, scene)
    elif _is_mutual(trigger):
        roles = _mutual(trigger, clause, scene, claimed)
    else:
        roles = _active(trigger, clause, scene, claimed)
    if voiced is not None and not trigger.passive:
        roles = Roles(actors=(voiced,), recipients=roles.recipients, spoken=True)
    return _tidy(roles, scene.cast)


def _tidy(roles: Roles, cast: Cast) -> Roles:
    """Expand plurals, and take out of the recipients who is an actor already."""
    actors = expand(roles.actors, cast)
    taken = {cast.chain(i) for i in actors}
    recipients = tuple(i for i in expand(roles.recipients, cast) if cast.chain(i) not in taken)
    return Roles(actors=actors, recipients=recipients, spoken=roles.spoken)


def _is_mutual(trigger: Trigger) -> bool:
    row = trigger.row
    return row.frame == "mutual" or (row.frame == "with" and row.event == "CONSULT" and row.mode != "visit")


def _voiced(trigger: Trigger, scene: Scene) -> int | None:
    """Return the source of the statement whose cue this trigger is."""
    for attribution in scene.near:
        if attribution.source is not None and any(cue.meets(trigger.span) for cue in attribution.cue):
            source = attribution.source
            return source if scene.cast.chain(source) in scene.cast.political else None
    return None


def _active(trigger: Trigger, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    subject = subject_of(trigger.first, clause, scene, claimed)
    if _of_a_thing(subject, trigger, scene):
        return NOBODY
    if not subject.actors or trigger.row.frame == "subject":
        return subject
    allowed = _COMPANY if trigger.row.frame == "with" else _TARGET
    recipients = _object(trigger, clause, scene, allowed)
    return Roles(actors=subject.actors, recipients=recipients, spoken=subject.spoken)


def _of_a_thing(subject: Roles, trigger: Trigger, scene: Scene) -> bool:
    """Tell whether the subject is an act or a state ("kekerasan Iran mengancam"): such a thing says and promises nothing."""
    if trigger.row.lang != "id" or EVENTS[trigger.row.event].quad in (2, 4):
        return False
    head = next((g.first - 1 for g in scene.groups if g.members == subject.actors and g.last < trigger.first), -1)
    form = scene.sentence.words[head].form if head >= 0 else ""
    verbal = form.startswith(("me", "di", "ber", "ter"))
    return len(form) > 5 and form.endswith("an") and not verbal and form not in BODIES | FILLER | ASIDE


def _passive(trigger: Trigger, clause: Clause, scene: Scene) -> Roles:
    """Return agent and patient; an Indonesian agent may follow the verb without "oleh"."""
    for group in _right(trigger, clause, scene):
        bare = trigger.row.lang == "id" and group.first == trigger.last + 1
        if not group.place and (group.prep in _AGENT or bare):
            patient = subject_of(trigger.first, clause, scene, None)
            return Roles(actors=group.members, recipients=patient.actors)
    return NOBODY


def _mutual(trigger: Trigger, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return all parties as actors; one party alone meets nobody."""
    subject = subject_of(trigger.first, clause, scene, claimed)
    others = [g for g in _right(trigger, clause, scene) if not g.place and _meets(g, trigger, scene.sentence)]
    parties = (*subject.actors, *(others[0].members if others else ()))
    return _several(parties, scene, subject.spoken)


def _meets(group: Group, trigger: Trigger, sentence: Sentence) -> bool:
    """Tell whether a group is whom one meets: behind "dengan" or "with", or the object right behind the verb."""
    if group.first - trigger.last > _FAR:
        return False
    if group.prep:
        return group.prep in _COMPANY
    open_end = trigger.row.frame == "mutual" and trigger.row.phrase.split()[-1] not in OBLIQUE
    marks = sentence.gaps[trigger.last + 1 : group.first + 1]
    return open_end and group.first - trigger.last <= _NEAR and not any("," in gap for gap in marks)


def _several(parties: tuple[int, ...], scene: Scene, spoken: bool) -> Roles:
    everyone = expand(parties, scene.cast)
    return Roles(actors=everyone, spoken=spoken) if len(everyone) > 1 else NOBODY


def _unreal(trigger: Trigger, sentence: Sentence) -> bool:
    """Tell whether the noun names what is talked of, sought or aimed at, and not what happened."""
    before = sentence.forms(trigger.first - 2, trigger.first - 1)
    while before and before[-1] in ARTICLES:
        before.pop()
    return bool(before) and before[-1] in UNREAL


def _noun(trigger: Trigger, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return the roles of a noun: whose it is (genitive, by, 's), or the subject of the light verb that carries it."""
    if _described(trigger, clause, scene.sentence) or _unreal(trigger, scene.sentence):
        return NOBODY
    right = _right(trigger, clause, scene)
    if trigger.row.frame == "mutual":
        return _encounter(trigger, clause, scene, claimed)
    target = _TARGET | _COMPANY if trigger.row.frame == "with" else _TARGET
    recipients = next((g.members for g in right if g.prep in target and (not g.place or _takes_place(trigger))), ())
    owners = _owners(trigger, clause, scene, right)
    if owners:
        return Roles(actors=owners, recipients=recipients)
    carrier = _carrier(trigger, clause, scene)
    if carrier is None:
        return NOBODY
    subject = subject_of(carrier, clause, scene, claimed)
    given = next((g.members for g in scene.groups if carrier < g.first and g.last < trigger.first), ())
    return Roles(actors=subject.actors, recipients=recipients or given, spoken=subject.spoken)


def _owners(trigger: Trigger, clause: Clause, scene: Scene, right: list[Group]) -> tuple[int, ...]:
    for group in right:
        if group.place:
            continue
        by = group.prep in _AGENT and group.first - trigger.last <= _FAR // 2
        if by or (trigger.row.lang == "id" and group.first == trigger.last + 1):
            return group.members
        if trigger.row.lang == "en" and group.prep == "of" and group.first - trigger.last <= 3 and trigger.row.event == "CONSULT":
            return group.members
    left = [g for g in scene.groups if clause.first <= g.first and g.last < trigger.first and not g.place]
    if left and left[-1].owner and trigger.first - left[-1].last <= 4:
        return left[-1].members
    suffix = [i for i in scene.cast.top if scene.cast.mentions[i].start == trigger.stop]
    return tuple(i for i in suffix if scene.cast.chain(i) in scene.cast.political)


def _encounter(trigger: Trigger, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return the parties of a meeting as a noun: named with it, or else those of the clause it stands in."""
    right = [g for g in _right(trigger, clause, scene) if not g.place]
    named = next((g for g in right if g.prep in _COMPANY or g.prep == "of" or g.first == trigger.last + 1), None)
    parties = named.members if named and named.first - trigger.last <= _FAR // 2 else ()
    left = [g for g in scene.groups if clause.first <= g.first and g.last < trigger.first and g.owner]
    parties = (*(left[-1].members if left and trigger.first - left[-1].last <= 4 else ()), *parties)
    if len(expand(parties, scene.cast)) > 1:
        return Roles(actors=parties)
    if _anaphoric(trigger, scene.sentence):
        return NOBODY
    carrier = _carrier(trigger, clause, scene)
    subject = _behind(clause, scene) or subject_of(trigger.first if carrier is None else carrier, clause, scene, claimed)
    if not subject.actors and not parties:
        subject = Roles(actors=next((g.members for g in right if not g.prep), ()))
    carried = carrier is not None or _adverbial(trigger, scene.sentence) or _behind(clause, scene) is not None
    return _several((*subject.actors, *parties), scene, subject.spoken) if carried else NOBODY


def _behind(clause: Clause, scene: Scene) -> Roles | None:
    """Return the subject of the main clause behind an adjunct ("In talks with X, Y said ..."): it is the adjunct's, too."""
    main = next((c for c in scene.clauses if c.number == clause.number + 1 and c.opener == FRONTED), None)
    group = next((g for g in scene.groups if main and g.first == main.first and not g.place), None)
    return Roles(actors=group.members) if group else None


def _anaphoric(trigger: Trigger, sentence: Sentence) -> bool:
    """Tell whether the noun points back at a meeting that was named before ("pertemuan itu", "the meeting")."""
    after, before = sentence.forms(trigger.last + 1, trigger.last + 1), sentence.forms(trigger.first - 1, trigger.first - 1)
    return not POINTING.isdisjoint(after if trigger.row.lang == "id" else before)


def _adverbial(trigger: Trigger, sentence: Sentence) -> bool:
    before = sentence.forms(trigger.first - 2, trigger.first - 1)
    return bool({"selama", "dalam", "saat", "usai", "setelah", "pada", "during", "in", "at", "after", "following"} & set(before))


def _carrier(trigger: Trigger, clause: Clause, scene: Scene) -> int | None:
    """Return the light verb that carries a noun, looked for behind articles, numbers and whom it is given to."""
    at = trigger.first - 1
    while at >= clause.first:
        form = scene.sentence.words[at].form
        if form in LIGHT:
            return at
        given = next((g for g in scene.groups if g.last == at and not g.prep), None)
        if given is None and form not in ARTICLES | {"dengan"} and not form[0].isdigit():
            return None
        at = given.first - 1 if given else at - 1
    return None


def _described(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Tell whether the clause says what the noun is ("... adalah ...") and not that it happened."""
    after = sentence.forms(trigger.last + 1, clause.last)
    if {"adalah", "merupakan", "ialah"} & set(after):
        return True
    pairs = pairwise(after)
    return any(a in ("is", "are", "was", "were", "remains") and b in ("a", "an", "the", "one", "among", "not") for a, b in pairs)


def _right(trigger: Trigger, clause: Clause, scene: Scene) -> list[Group]:
    stop = _next_verb(trigger, clause, scene)
    return [g for g in scene.groups if trigger.last < g.first <= stop]


def _next_verb(trigger: Trigger, clause: Clause, scene: Scene) -> int:
    later = [t.first for t in scene.triggers if trigger.last < t.first <= clause.last and t.row.pos == "verb"]
    return later[0] - 1 if later and trigger.row.pos == "noun" else clause.last


def _object(trigger: Trigger, clause: Clause, scene: Scene, allowed: frozenset[str]) -> tuple[int, ...]:
    """Return the nearest group right of the trigger that stands without a preposition or behind a fitting one.

    A group that begins within the trigger's own words is its object: "memanggil Duta Besar China".
    """
    own = next((g for g in scene.groups if trigger.first < g.first <= trigger.last and not g.owner), None)
    if own is not None and trigger.row.frame == "active":
        return own.members
    for group in _right(trigger, clause, scene):
        if group.first - trigger.last > _FAR:
            break
        if group.place:
            if _takes_place(trigger) and (not group.prep or group.prep in _HOSTED):
                return group.members
            continue
        if group.prep in ASIDE and group.prep not in _suffering(trigger) and group.first != trigger.last + 1:
            continue
        if not group.prep or group.prep in _suffering(trigger) or group.prep in allowed or group.first == trigger.last + 1:
            return group.members
    return ()


def _suffering(trigger: Trigger) -> frozenset[str]:
    """Return the prepositions behind which stands whom force or a retreat touches: "arrested two men from Nepal"."""
    if trigger.row.event == "ASSAULT":
        return _SOIL | _ORIGIN
    return _ORIGIN if trigger.row.event in ("RETREAT", "SANCTION", "COERCE") else frozenset()


def _takes_place(trigger: Trigger) -> bool:
    return trigger.row.mode == "visit" or trigger.row.event in ("AID", "ASSAULT", "MOBILIZE") or trigger.row.phrase in _TRAVEL


_TRAVEL = listed("mengunjungi")


def subject_of(word: int, clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return the subject of a predicate that begins at a word: named, spoken for by "kami", or carried over."""
    left = [g for g in scene.groups if clause.first <= g.first and g.last < word and _is_subject(g)]
    if left:
        if FIRST_PERSON & set(scene.sentence.forms(left[-1].last + 1, word - 1)):
            return _source(scene, claimed)
        return NOBODY if _parted(left[-1], word, scene) else Roles(actors=left[-1].members)
    before = scene.sentence.forms(clause.first, word - 1)
    if FIRST_PERSON & set(before):
        return _source(scene, claimed)
    if not _missing(before, clause):
        return NOBODY
    if clause.opener in RELATIVE:
        return _antecedent(clause, scene)
    if clause.number and clause.opener != "border":
        return _carry(clause, scene, claimed)
    return _source(scene, claimed) if scene.triggers[0].row.lang == "id" else NOBODY


def _parted(group: Group, word: int, scene: Scene) -> bool:
    """Tell whether a verb of saying, or somebody without office, stands between a group and a predicate."""
    if SAYING & set(scene.sentence.forms(group.last + 1, word - 1)):
        return True
    known = {i for g in scene.groups for i in g.members}
    for index, (first, last) in scene.spots.items():
        rival = scene.cast.mentions[index].kind in ("person", "org") and index not in known
        if rival and group.last < first and last < word and scene.sentence.words[first - 1].form not in OBLIQUE:
            return scene.cast.chain(index) not in {scene.cast.chain(i) for i in group.members}
    return False


def _is_subject(group: Group) -> bool:
    return not group.place and not group.owner and group.prep not in OBLIQUE


def _missing(before: Iterable[str], clause: Clause) -> bool:
    return all(form in FILLER or form == clause.opener for form in before)


def _antecedent(clause: Clause, scene: Scene) -> Roles:
    """Return the group that stands right before "yang" or "who"."""
    before = [g for g in scene.groups if g.last < clause.first]
    near = before and clause.first - before[-1].last <= _BEHIND and not before[-1].place
    return Roles(actors=before[-1].members) if near else NOBODY


def _carry(clause: Clause, scene: Scene, claimed: int | None) -> Roles:
    """Return the subject of the clause before, or of the ones before that."""
    prior = scene.clauses[clause.number - 1]
    if prior.opener in RELATIVE:
        return _antecedent(prior, scene)
    groups = [g for g in scene.groups if prior.first <= g.first and g.last <= prior.last]
    subjects = [g for g in groups if _is_subject(g)]
    verbs = [t.first for t in scene.triggers if prior.first <= t.first <= prior.last]
    if subjects and (not verbs or subjects[0].last < verbs[0]):
        return Roles(actors=subjects[0].members)
    return subject_of(verbs[0] if verbs else prior.first, prior, scene, claimed)


def _source(scene: Scene, claimed: int | None) -> Roles:
    source = scene.attributions[claimed].source if claimed is not None else None
    if source is None or scene.cast.chain(source) not in scene.cast.political:
        return NOBODY
    return Roles(actors=(source,), spoken=True)


def addressee(trigger: Trigger, scene: Scene, claimed: int | None) -> tuple[int, ...]:
    """Return who "anda" or "you" close behind a trigger is, where the statement names its addressee."""
    after = scene.sentence.forms(trigger.last + 1, trigger.last + _NEAR)
    told = scene.attributions[claimed].addressee if claimed is not None else None
    return (told,) if told is not None and SECOND_PERSON & set(after) else ()
