"""Meetings: who of two or more sides talked, or will talk, at what level, where and by what means."""

from collections.abc import Iterator, Sequence

from kawat.diplomacy import Mechanism, Meeting, MeetingStatus
from kawat.events.diplomacy.circumstance import (
    Draft,
    channel_of,
    city_of,
    day_of,
    format_of,
    height_of,
    host_of,
    sidelines_of,
)
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.partners import Before, is_known, key_of, one_each, partners_of
from kawat.events.diplomacy.phrases import Hit, table
from kawat.events.diplomacy.scene import Scene, scene_of
from kawat.events.diplomacy.tense import is_denied, is_habit, status_of
from kawat.events.lists import listed
from kawat.record import Event
from kawat.rules import score_of
from kawat.span import Span

_BEARS = listed("meet noun call visit go vnoun host seat speak nogo")
_RANK = {
    "nogo": 0,
    "go": 2,
    "seat": 1,
    "run": 2,
    "off": 2,
    "meet": 0,
    "call": 0,
    "host": 1,
    "speak": 2,
    "visit": 1,
    "noun": 1,
    "vnoun": 2,
}
_NEAR = 6
_WITHIN = 14
_NO_LEAD = listed(
    "membantah menampik menuntut menyerukan menolak tempat bab ruang mitra ketua mantan risalah naskah "
    "mekanisme status agar jadwal"
    " meminta mengusulkan menawarkan menghendaki mendesak usul usulan rencana perjanjian hasil paripurna "
    "bahwa berharap tentang"
    " for accession involved of any every about membership demanded proposed urged offered peserta syarat "
    "suasana meja tim juru"
    " menyebut mengenai soal perihal tanpa"
)
_POINTS = {"id": listed("itu tersebut ini tadi"), "en": listed("the that this those these")}


def find_meetings(page: Page, mechanisms: tuple[Mechanism, ...]) -> tuple[Meeting, ...]:
    """Return the meetings of a page in order of the text; one told twice is one."""
    words = table("meetings", page.report.lang)
    names = tuple(name for one in mechanisms for name in (one.span, *one.referred_to_as))
    found: list[Meeting] = []
    for sentence in page.sentences:
        for draft in _drafts(_clear_of(scene_of(page, sentence, words), names), names):
            meeting = _meeting(draft, Before(mechanisms=mechanisms, meetings=tuple(found)))
            if meeting is not None and not any(_same(page, meeting, old) for old in found):
                found.append(meeting)
    for event in page.events:
        meeting = _by_event(page, event, Before(mechanisms=mechanisms, meetings=tuple(found)))
        if meeting is not None and not any(_same(page, meeting, old) for old in found):
            found.append(meeting)
    return tuple(sorted(found, key=lambda m: m.start))


_MODES = (None, "phone", "multilateral")
_SURE = 0.5  # an event of consulting that is less sure makes no meeting by itself


def _by_event(page: Page, event: Event, before: Before) -> Meeting | None:
    """Return the meeting that an event of consulting tells in words of its own, in a sentence that tells no other."""
    if event.event != "CONSULT" or event.mode not in _MODES or event.score < _SURE or _UNTOLD & set(event.auxiliary):
        return None
    sentence = page.sentence_at(event.start)
    first = next((i for i, w in enumerate(sentence.words) if w.stop > event.start), None) if sentence else None
    if sentence is None or first is None or any(t.meets(m.span) for m in before.meetings for t in event.tellings):
        return None
    if any(sentence.span.holds(m.span) and m.claimed_in == page.claim_at(event.start) for m in before.meetings):
        return None
    last = max(i for i, w in enumerate(sentence.words) if w.start < event.stop)
    scene = scene_of(page, sentence, table("meetings", page.report.lang))
    draft = Draft(scene, Hit(first, last, _EVENT), event.span, status_of(scene, Hit(first, last, _EVENT)))
    sides = one_each(page, (*event.actors, *event.recipients))
    several = len({key_of(page, i) for i in sides if is_known(page, i)}) > 1
    return _written(draft, sides, before) if several and not is_denied(scene, draft.hit) else None


_UNTOLD = frozenset(("negation", "hypothetical"))
_EVENT = {"role": "event", "channel": "", "level": ""}


def _clear_of(scene: Scene, names: tuple[Span, ...]) -> Scene:
    """Return a scene without the phrases inside the names of mechanisms: a "dialog" in a name is no meeting."""
    clear = tuple(h for h in scene.hits if not any(n.meets(h.span(scene.sentence)) for n in names))
    return Scene(page=scene.page, sentence=scene.sentence, hits=clear)


def _drafts(scene: Scene, names: tuple[Span, ...]) -> Iterator[Draft]:
    """Yield one draft a status and statement of a sentence: the phrase that says most plainly that people met."""
    best: dict[tuple[MeetingStatus, int | None], Draft] = {}
    for hit in scene.hits:
        if not (hit.row["role"] in _BEARS or _carries(scene, hit, names)) or is_denied(scene, hit) or is_habit(scene, hit):
            continue
        status = status_of(scene, hit)
        if not _fits(scene, hit, status) or _is_aside(scene, hit):
            continue
        draft = Draft(scene, hit, _stretch(scene, hit, status), status)
        if _is_unseen(draft):
            continue
        if hit.row["role"] in ("noun", "vnoun") and status == "held" and not _told(draft):
            continue
        key = (status, scene.page.claim_at(draft.span.start))
        old = best.get(key)
        if old is None or _RANK[hit.row["role"]] < _RANK[old.hit.row["role"]]:
            best[key] = draft
    return iter(sorted(best.values(), key=lambda d: d.span))


def _is_aside(scene: Scene, hit: Hit) -> bool:
    """Tell whether a noun is only what something else was held beside ("di sela konferensi", "on the sidelines of ...")."""
    aside = sidelines_of(scene)
    return hit.row["role"] == "noun" and aside is not None and aside.meets(hit.span(scene.sentence))


def _is_unseen(draft: Draft) -> bool:
    """Tell whether a bare noun without a place, or a telephone, is no event at all to a model that reads along."""
    page, role = draft.scene.page, draft.hit.row["role"]
    bare = role in ("noun", "vnoun") and draft.span == draft.hit.span(draft.scene.sentence)
    thing = role == "call" and page.words(draft.span).lower() in _THINGS
    return page.signs is not None and (thing or (bare and not _is_placed(draft))) and page.event_at(draft.span) is None


def _is_placed(draft: Draft) -> bool:
    """Tell whether the clause of a noun says where."""
    scene, hit = draft.scene, draft.hit
    return hit.row["role"] == "noun" and scene.place(hit.first, scene.clause(hit.first)) is not None


_THINGS = frozenset(("phone", "phones", "telephone", "telephones"))


def _carries(scene: Scene, hit: Hit, names: tuple[Span, ...]) -> bool:
    """Tell whether a verb of holding or calling off has a mechanism beside it ("2+2 digelar", "held their 2+2")."""
    if hit.row["role"] not in ("run", "off"):
        return False
    clause, words = scene.clause(hit.first), scene.sentence.words
    first = min(clause.first, max(hit.first - _WITHIN, 0))
    span = Span(words[first].start, words[clause.last].stop)
    sits = hit.row["role"] == "off" or any(word in _SITS for word in hit.row["phrase"].split())
    return sits and any(span.holds(name) for name in names)


def _told(draft: Draft) -> bool:
    """Tell whether a noun tells a meeting that took place: with a verb, or with its day or place; not what is wished or owned."""
    scene, hit = draft.scene, draft.hit
    if draft.span != hit.span(scene.sentence):
        return True
    if {scene.form(hit.first - 1), scene.form(hit.first - 2)} & _NO_LEAD or scene.form(hit.first - 1).isdigit():
        return False
    clause = scene.clause(hit.first)
    return bool(scene.times(ahead=False)) or scene.place(hit.first, clause) is not None


_SITS = frozenset(
    "digelar diadakan diselenggarakan berlangsung ditutup menggelar mengadakan menyelenggarakan held hold "
    "holds ended concluded"
    " berakhir opened resume resumed resumes dilanjutkan memulai dimulai membuka dibuka began begin begins start started starts"
    " open opens".split()
)
_CARRIER = {"noun": "run", "vnoun": "run", "speak": "by", "call": "by", "meet": "by"}
_TALK = listed("dengan with kepada empat sela sidelines margins jam menit minutes hours hour telepon video phone telephone mata")


def _fits(scene: Scene, hit: Hit, status: MeetingStatus) -> bool:
    """Tell whether a phrase stands as one that tells a meeting does."""
    match hit.row["role"]:
        case "speak":
            return _is_talk(scene, hit)
        case "host":
            return _receives(scene, hit)
        case "seat":
            near = any(h.row["role"] in ("noun", "vnoun") and 0 < h.first - hit.last < _NEAR for h in scene.hits)
            return near or (hit.row["phrase"].startswith("host") and _receives(scene, hit))
        case "go":
            return status != "held"
        case "visit":
            return status != "held" or _has_traveller(scene, hit)
    return True


def _receives(scene: Scene, hit: Hit) -> bool:
    """Tell whether people are received, and no letter, news or money: somebody stands right behind the verb, or is its agent."""
    page = scene.page
    passive = hit.row["phrase"].startswith(("di", "was "))
    reach = _PASSIVE_REACH if passive else 4
    behind = [(first, i) for i, (first, _) in scene.spots.items() if 0 < first - hit.last <= reach]
    if passive:
        behind = [(first, i) for first, i in behind if page.mentions[i].kind != "place"]
    kind = page.mentions[min(behind)[1]].kind if behind else ""
    between = scene.sentence.forms(hit.last + 1, min(behind)[0] - 1) if behind else []
    people = kind in ("person", "office", "unnamed", "plural") or bool(
        {"delegasi", "delegation", "kunjungan", "mitranya", "counterpart"} & set(between)
    )
    return people and not {"kembali", "sebagai", "surat", "kabar", "new", "letter", "a"} & set(between[:4])


_PASSIVE_REACH = 9  # words behind a passive of receiving among which its agent stands ("was received in X on Tuesday by Y")


def _has_traveller(scene: Scene, hit: Hit) -> bool:
    """Tell whether a person or an office stands before the verb of visiting in its clause."""
    clause = scene.clause(hit.first)
    kinds = {scene.page.mentions[i].kind for i, (first, _) in scene.spots.items() if clause.first <= first < hit.first}
    return bool(kinds & {"person", "office", "unnamed"})


def _is_talk(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb of speaking tells a talk: with somebody, for so long, by phone."""
    clause = scene.clause(hit.first)
    return bool(_TALK & set(scene.sentence.forms(max(clause.first, hit.first - 8), min(clause.last, hit.last + 6))))


def _stretch(scene: Scene, hit: Hit, status: MeetingStatus) -> Span:
    """Return the phrase with the verb near it that carries it ("held talks", "sidang akan digelar"), or that calls it off.

    A verb that stands far from its noun is the stretch by itself.
    """
    wanted = "off" if status == "cancelled" else _CARRIER.get(hit.row["role"], "")
    clause = scene.clause(hit.first)
    carrying = [h for h in scene.hits if h.row["role"] == wanted and clause.first <= h.first <= clause.last]
    one = hit.span(scene.sentence)
    if not carrying:
        return one
    near = min(carrying, key=lambda h: _apart(h, hit))
    other = near.span(scene.sentence)
    if _apart(near, hit) > _NEAR:
        return other if wanted != "by" else one
    return Span(min(one.start, other.start), max(one.stop, other.stop))


def _apart(one: Hit, other: Hit) -> int:
    return max(one.first - other.last, other.first - one.last)


def _meeting(draft: Draft, before: Before) -> Meeting | None:
    if _points_back(draft, before.meetings):
        return None
    participants = partners_of(draft.scene, draft.hit, before)
    return _written(draft, participants, before) if participants else None


def _written(draft: Draft, participants: tuple[int, ...], before: Before) -> Meeting:
    """Return a meeting of participants as it is written down."""
    scene, page = draft.scene, draft.scene.page
    city = city_of(draft)
    sidelines = sidelines_of(scene)
    by = f"rule:meeting-{draft.hit.row['role']}@1"
    return Meeting(
        start=draft.span.start,
        stop=draft.span.stop,
        by=by,
        score=score_of(by),
        event=page.event_at(draft.span),
        level=height_of(draft, participants, before),
        format="sidelines" if sidelines else format_of(page, participants),
        channel=channel_of(draft, city),
        status=draft.status,
        participants=participants,
        host=host_of(draft, city, participants),
        city=city,
        sidelines=sidelines,
        when=day_of(draft),
        claimed_in=page.claim_at(draft.span.start),
    )


def _points_back(draft: Draft, before: Sequence[Meeting]) -> bool:
    """Tell whether a noun points back at a meeting that was told before ("pertemuan itu", "the talks")."""
    hit, scene = draft.hit, draft.scene
    if hit.row["role"] not in ("noun", "vnoun") or not before or draft.status != "held":
        return False
    lang = "id" if scene.page.report.lang == "id" else "en"
    near = (hit.last + 1, hit.last + 2) if lang == "id" else (hit.first - 1,)
    return any(scene.form(at) in _POINTS[lang] and (at == near[0] or scene.form(near[0]).startswith("ke")) for at in near)


def _same(page: Page, new: Meeting, old: Meeting) -> bool:
    """Tell whether two drafts tell one meeting: the same sides, people, means and status, and no other day."""
    if new.status != old.status or {key_of(page, i) for i in new.participants} != {key_of(page, i) for i in old.participants}:
        return False
    people = [{page.mentions[i].chain for i in one.participants if page.mentions[i].kind == "person"} for one in (new, old)]
    if (people[0] and people[1] and not people[0] & people[1]) or {new.channel, old.channel} == {"in person", "virtual"}:
        return False
    if new.when is None or old.when is None:
        return True
    return (new.when.since, new.when.until) == (old.when.since, old.when.until)
