"""The coder: triggers of a report in their clauses become PLOVER events with actors, time, place and tellings."""

from kawat.events.boundary import Draft, bound, is_aim, settle
from kawat.events.clauses import Clause, Signs, clause_of, cut_clauses
from kawat.events.fold import Folder
from kawat.events.hearer import address
from kawat.events.lexicon import Lexicon, lexicon
from kawat.events.modality import is_put_off, mood_of
from kawat.events.parties import Cast, cast_of, group_parties, mention_words
from kawat.events.roles import Roles, Scene, addressee, roles_of
from kawat.events.settings import aged, contexts_of, is_blocked, is_everyday, is_everyday_report, lacks_needs, place_of
from kawat.events.spot import Trigger, find_triggers
from kawat.events.times import View, find_times
from kawat.events.words import Sentence, sentences
from kawat.plover import EVENTS, scale
from kawat.record import Attribution, Event, Mention
from kawat.report import Report
from kawat.rules import score_of
from kawat.span import Noun, Span
from kawat.when import Time

_TWO_SIDED = ("AID", "SANCTION", "COOPERATE", "SUPPORT")


class Page(Noun, frozen=True, kw_only=True):
    """A report with what the other rooms read out of it, where cues begin, and its language's lexicon."""

    report: Report
    cast: Cast
    attributions: tuple[Attribution, ...]
    words: Lexicon
    cues: frozenset[int]


def code(
    report: Report, story: tuple[Span, ...], mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]
) -> tuple[Event, ...]:
    """Return the events of a story, in order of their triggers; each names at least one political actor."""
    cast = cast_of(mentions, report.lang)
    cues = frozenset(cue.start for attribution in attributions for cue in attribution.cue)
    page = Page(report=report, cast=cast, attributions=attributions, words=lexicon(report.lang), cues=cues)
    lines = [sentence for line in story for sentence in sentences(report.text, line)]
    if not cast.political or is_everyday_report(lines, page.words):
        return ()
    events = [event for number, sentence in enumerate(lines) for event in _code_sentence(sentence, number, page)]
    folder = Folder(text=report.text, cast=cast, attributions=attributions)
    ordered = sorted(events, key=lambda event: event.start)
    return folder.fold(address(ordered, report.text, cast, attributions))


def _code_sentence(sentence: Sentence, number: int, page: Page) -> list[Event]:
    spots = mention_words(sentence, page.cast)
    bounds = dict(spots.values())
    triggers = find_triggers(sentence, page.words, bounds, frozenset(bounds.values()) | _before_cues(sentence, page))
    if not triggers or is_everyday(sentence, page.words):
        return []
    scene = _scene(sentence, triggers, spots, page)
    drafts = [draft for t in triggers if (draft := _draft(t, number, scene, page)) is not None]
    return [_event(draft, scene, page) for draft in settle(drafts)]


def _before_cues(sentence: Sentence, page: Page) -> frozenset[int]:
    """Return the words before the cues of a sentence: there a bare root ("tuding") is a verb as after a subject."""
    return frozenset(i - 1 for i, word in enumerate(sentence.words) if word.start in page.cues)


def _scene(sentence: Sentence, triggers: list[Trigger], spots: dict[int, tuple[int, int]], page: Page) -> Scene:
    span = sentence.span
    near = tuple(a for a in page.attributions if a.start < span.stop and span.start < a.stop)
    signs = Signs(
        verbs=frozenset(t.first for t in triggers if t.row.pos != "noun"),
        mentions=dict(spots.values()),
        borders=_borders(sentence, triggers, near),
    )
    clauses = cut_clauses(sentence, signs)
    groups = group_parties(sentence, spots, page.cast, frozenset(clause.first for clause in clauses))
    return Scene(
        sentence=sentence,
        clauses=clauses,
        groups=tuple(groups),
        triggers=tuple(triggers),
        cast=page.cast,
        attributions=page.attributions,
        near=near,
        spots=spots,
    )


def _borders(sentence: Sentence, triggers: list[Trigger], near: tuple[Attribution, ...]) -> frozenset[int]:
    """Return the words at which statements begin or have just ended; a cue that is itself a trigger keeps its content."""
    edges: set[int] = set()
    for attribution in near:
        if attribution.kind == "attitude" or any(cue.meets(t.span) for cue in attribution.cue for t in triggers):
            continue
        for content in attribution.content:
            edges.update(_edge(sentence, content))
    return frozenset(edges)


def _edge(sentence: Sentence, content: Span) -> set[int]:
    """Return the first word of a statement's content in a sentence and the first one behind it, where they are in it."""
    inside = [i for i, word in enumerate(sentence.words) if content.start <= word.start < content.stop]
    if not inside:
        return set()
    first = {inside[0]} if inside[0] or sentence.words[0].start - content.start < 3 else set()
    return first | ({inside[-1] + 1} if inside[-1] + 1 < len(sentence.words) else set())


def _claim(place: int, page: Page) -> int | None:
    """Return the innermost statement whose content holds a place; plans and wishes claim nothing."""
    held = [
        (attribution.depth, -sum(c.stop - c.start for c in attribution.content), index)
        for index, attribution in enumerate(page.attributions)
        if attribution.kind != "attitude" and any(content.start <= place < content.stop for content in attribution.content)
    ]
    return max(held)[2] if held else None


def _content(place: int, page: Page) -> Span | None:
    """Return the shortest content of a statement that holds a place."""
    held = [c for a in page.attributions if a.kind != "attitude" for c in a.content if c.start <= place < c.stop]
    return min(held, key=lambda c: c.stop - c.start) if held else None


def _draft(trigger: Trigger, number: int, scene: Scene, page: Page) -> Draft | None:
    clause = clause_of(scene.clauses, trigger.first)
    contexts = contexts_of(trigger, trigger.row.event, scene.sentence, page.words)
    if is_blocked(trigger, clause, scene.sentence) or lacks_needs(trigger, scene.sentence, contexts, scene):
        return None
    before = scene.sentence.words[trigger.first - 1].form if trigger.first else ""
    if is_put_off(trigger, clause, scene) or is_aim(trigger, scene.triggers, before):
        return None
    claimed = _claim(trigger.start, page)
    roles = roles_of(trigger, clause, scene, claimed)
    roles = Roles(actors=roles.actors, recipients=roles.recipients or addressee(trigger, scene, claimed), spoken=roles.spoken)
    if not roles.actors:
        return None
    draft = bound(
        Draft(
            trigger=trigger,
            event=trigger.row.event,
            mode=trigger.row.mode,
            mood=mood_of(trigger, clause, scene, page.words),
            roles=roles,
            sentence=number,
            clause=clause.number,
            group=clause.group,
            claimed=claimed,
            official=_is_official(roles, page.cast),
        )
    )
    return None if _one_sided(draft) else draft


def _one_sided(draft: Draft) -> bool:
    """Tell whether an event that takes two parties has one: cooperation, and aid, sanctions or backing by a single word."""
    row, roles = draft.trigger.row, draft.roles
    if "actor2" not in row.needs or draft.event not in _TWO_SIDED:
        return False
    if draft.event == "COOPERATE":
        return len(roles.actors) + len(roles.recipients) < 2
    aimed = draft.event != "SUPPORT" or row.frame == "active"
    return aimed and not roles.recipients and len(row.phrase.split()) == 1


def _is_official(roles: Roles, cast: Cast) -> bool:
    """Tell whether all actors are organs, bodies or persons in office, or states that turn to somebody."""
    kinds = {cast.mentions[i].kind for i in roles.actors}
    return kinds <= {"organ", "office", "body", "person"} or (kinds <= {"country"} and bool(roles.recipients))


def _event(draft: Draft, scene: Scene, page: Page) -> Event:
    trigger, roles = draft.trigger, draft.roles
    clause = scene.clauses[draft.clause]
    when = _when(draft, clause, scene, page)
    mode = draft.mode if draft.mode in EVENTS[draft.event].modes else None
    return Event(
        start=trigger.start,
        stop=trigger.stop,
        by=draft.by,
        score=score_of(draft.by),
        event=draft.event,
        mode=mode,
        contexts=contexts_of(trigger, draft.event, scene.sentence, page.words),
        quad=EVENTS[draft.event].quad,
        scale=scale(draft.event, mode),
        auxiliary=aged(draft.mood.auxiliary, when, page.report.published),
        actors=roles.actors,
        recipients=roles.recipients,
        when=when,
        where=place_of(draft, clause, scene),
        claimed_in=draft.claimed,
        tellings=(trigger.span,),
    )


def _when(draft: Draft, clause: Clause, scene: Scene, page: Page) -> Time | None:
    """Return the time that stands nearest the trigger in its clause, or else the only one of its sentence.

    "hari ini, Kamis (23/1)" is read by its second half."""
    words = scene.sentence.words
    ahead = "future" in draft.rules or "future" in draft.mood.auxiliary or draft.event in ("AGREE", "THREATEN")
    view = View(published=page.report.published, ahead=ahead)
    stretch = Span(words[0].start, min(words[-1].stop + 1, len(page.report.text)))
    times = find_times(page.report.text, stretch, page.report.lang, view)
    inside = [t for t in times if words[clause.first].start <= t.start and t.stop <= words[clause.last].stop + 1]
    if not inside:
        alike = [t for t in times if _content(t.start, page) == _content(draft.trigger.start, page)]
        return alike[0] if len(times) == 1 and alike else None
    best = min(inside, key=lambda t: (max(t.start - draft.trigger.stop, draft.trigger.start - t.stop), t.start))
    return next((t for t in times if page.report.text[best.stop : t.start] == ", "), best)
