"""Agreements and documents: treaties, memoranda, resolutions, statements, with their parties and the stage they have come to."""

from collections.abc import Sequence

import msgspec

from kawat.diplomacy import Agreement, Stage
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.phrases import Hit, table
from kawat.events.diplomacy.scene import Scene, scene_of
from kawat.events.diplomacy.signatories import FIRM, PACTS, Draft, parties_of, span_of
from kawat.events.lists import OBLIQUE, TIME_WORDS, listed
from kawat.rules import score_of
from kawat.span import Span
from kawat.when import Time

_BINDING = ("treaty", "agreement", "memorandum", "charter", "contract", "ceasefire", "plan", "resolution", "communique")
_LOOSE = listed(
    "kesepakatan deal rencana plan kontrak contract persetujuan understanding truce kemitraan partnership gencatan ceasefire"
)
_NOT = listed("tanpa no any without bukan lembaga pusat setiap every")
_POINTS = listed("itu tersebut ini tadi")
_THE = listed("the this that its their his her")
_BORDER = listed(
    "yang untuk dengan di ke pada oleh akan telah sudah dan atau sejak itu ini tersebut setelah ketika karena sebagai antara"
    " dalam tidak masih harus dapat mulai juga kata bahwa dari tadi secara kepada belum resmi hanya adalah "
    "sampai senilai sedang sebelum selama seluas hingga tentu lewat agar pun"
)
_LEAD = listed(
    "a an the its their his her our this that these those of in on under to by with for and or at from signed honour over into"
)
_REACH = 8
_NOT_YET = listed(
    "akan would will to belum not never siap batal tidak hendak if jika bila kalau until sampai menunda lambat demand should"
    " might may could mengancam threatened threatens threatening ingin wants tak menolak menunggu mendesak "
    "menuntut gagal kapan"
    " agar untuk instrumen n't warned before sebelum"
)


def find_agreements(page: Page) -> tuple[Agreement, ...]:
    """Return the agreements and documents of a page in order of the text, each once, at the furthest stage told of it."""
    lang = "id" if page.report.lang == "id" else "en"
    nouns, verbs = table("documents", lang), table("stages", lang)
    found: list[Agreement] = []
    for sentence in page.sentences:
        scene = scene_of(page, sentence, nouns)
        stages = verbs.find(sentence)
        for draft in _apart([_draft(scene, hit, stages, lang) for hit in scene.hits]):
            old = _meant(page, draft, found, lang)
            if old is None:
                found.extend([_agreement(draft)] if _counts(draft) else [])
            elif draft.verb is not None and found[old].by == "rule:document@1" and draft.stage not in ("unknown", "in force"):
                found[old] = _further(found[old], draft.stage)
    return tuple(found)


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that lie in no other's name: of "draf perjanjian" and "perjanjian" the first."""
    return [
        d
        for d in drafts
        if not any(o is not d and o.first <= d.hit.first and d.hit.last <= o.last and o.first < d.first for o in drafts)
    ]


def _draft(scene: Scene, hit: Hit, stages: Sequence[Hit], lang: str) -> Draft:
    first, last = _name(scene, hit, lang)
    verb = _verb(scene, stages, first, last)
    kind = hit.row["kind"]
    stage: Stage = "in force" if kind in FIRM else "unknown"
    if _turned_down(scene, kind) and (verb is None or verb.row["role"] == "in force"):
        return Draft(scene, hit, first, last, "signed", verb)
    if verb is not None:
        told = _stage_of(scene, verb, kind)
        stage = told if told != "in force" or kind in _BINDING else "unknown"
    return Draft(scene, hit, first, last, stage, verb)


def _stage_of(scene: Scene, verb: Hit, kind: str) -> Stage:
    """Return the stage that a verb tells: what is to be signed is negotiated still, what may be ended is in force still."""
    stage: Stage = verb.row["role"]  # type: ignore[assignment]
    near = {scene.form(verb.first - n) for n in (1, 2, 3, 4)}
    if near & _NOT_YET:
        if stage in ("signed", "initialled"):
            return "negotiated"
        if stage == "ratified":
            return "signed"
        if stage in ("suspended", "terminated"):
            return "in force"
    if verb.row["phrase"] in _CONSENT and kind in FIRM and not _parliament(scene):
        return "in force"
    if stage == "ratified" and kind == "resolution":
        return "in force"
    if stage == "ratified" and kind in _ADOPTED and not _parliament(scene):
        return "unknown" if kind == "other" else "negotiated"
    return stage


def _parliament(scene: Scene) -> bool:
    """Tell whether the sentence names a parliament."""
    return bool(_PARLIAMENT & set(scene.sentence.forms(0, len(scene.sentence.words))))


_CONSENT = ("menyetujui", "disetujui")
_ADOPTED = ("charter", "plan", "other")
_PARLIAMENT = listed(
    "parlemen senat senator dpr mpr majelis kongres knesset duma parliament parliamentary senate congress assembly lawmakers"
    " legislators legislature deputies bundestag"
)
_TURNED_DOWN = listed("menolak ditolak menunda menampik rejected rejects threw voted postponed struck blocked")


def _turned_down(scene: Scene, kind: str) -> bool:
    """Tell whether a parliament rejects or puts off a pact: then it stays what it was, signed and not ratified."""
    forms = set(scene.sentence.forms(0, len(scene.sentence.words)))
    return kind in FIRM and _parliament(scene) and bool(forms & _TURNED_DOWN)


def _name(scene: Scene, hit: Hit, lang: str) -> tuple[int, int]:
    """Return the first and last word of a document's name: what stands behind its noun in Indonesian, before it in English."""
    words, gaps, text = scene.sentence.words, scene.sentence.gaps, scene.page.report.text
    first, last = hit.first, hit.last
    if lang == "id":
        while last + 1 < len(words) and gaps[last + 1] in (" ", "-", "–") and last - hit.last < _REACH:
            form = words[last + 1].form
            if form in _BORDER or form in TIME_WORDS or _verbal(form):
                break
            last += 1
        return first, last
    while first > 0 and gaps[first] in (" ", "-", "–", "'s ", "’s ") and hit.first - first < 4:
        form = words[first - 1].form
        if form in _LEAD or form in OBLIQUE or (form.endswith(("ed", "ing")) and text[words[first - 1].start].islower()):
            break
        first -= 1
    return first, last


def _verbal(form: str) -> bool:
    return len(form) > 5 and form.startswith(("me", "ber", "di", "ter")) and form not in ("dagang", "diplomatik", "bersama")


def _verb(scene: Scene, stages: Sequence[Hit], first: int, last: int) -> Hit | None:
    """Return the word that tells a document's stage: in its name, right behind it ("yang diteken"), before it, behind it."""
    clause = scene.clause(first)
    own = [h for h in stages if first <= h.first <= last and h.row["role"] == "negotiated"]
    behind = [
        h for h in stages if 0 < h.first - last <= _REACH and h.row["role"] != "in force" and not _stopped(scene, last, h.first)
    ]
    before = [h for h in stages if clause.first <= h.first and h.last < first and first - h.last <= _REACH]
    after = [h for h in stages if h.first > last and h.first <= clause.last and h.first - last <= _REACH]
    firm = [h for h in before if h.row["role"] != "in force"]
    near = own[:1] or _past(behind)[:1] or firm[-1:] or behind[:1] or before[-1:] or after[:1]
    later = [h for h in stages if h.first > last and scene.form(h.last).endswith("nya")]
    further = [h for h in (*firm[-1:], *later, *_main(scene, stages, last)) if near and _outdoes(scene, h, near[0])]
    return further[-1] if further else near[0] if near else None


_ORDER = ("negotiated", "initialled", "signed", "ratified", "in force", "suspended", "terminated")
_DONE_TO = frozenset("ratified suspended terminated".split())


def _main(scene: Scene, stages: Sequence[Hit], last: int) -> list[Hit]:
    """Return the verb of a document behind its relative clause: "perjanjian itu, yang diteken 2035, ditangguhkan"."""
    words, gaps = scene.sentence.words, scene.sentence.gaps
    opened = last + 1 < len(words) and "," in gaps[last + 1] and words[last + 1].form in ("yang", "which", "signed", "diteken")
    closing = next((i for i in range(last + 2, len(words)) if "," in gaps[i]), None) if opened else None
    return [h for h in stages if closing is not None and 0 <= h.first - closing <= 2 and h.row["role"] in _DONE_TO]


def _outdoes(scene: Scene, later: Hit, first: Hit) -> bool:
    """Tell whether a verb tells a further stage than another, and none that is only to come."""
    hedged = {scene.form(later.first - n) for n in (1, 2, 3)} & _NOT_YET
    return not hedged and _ORDER.index(later.row["role"]) > _ORDER.index(first.row["role"]) and later.row["role"] in _DONE_TO


def _past(hits: Sequence[Hit]) -> list[Hit]:
    """Return the verbs that describe a document behind its name: a passive, or a past participle."""
    return [h for h in hits if h.row["phrase"].startswith(("di", "signed", "initialled", "ratified", "suspended"))]


def _stopped(scene: Scene, last: int, at: int) -> bool:
    """Tell whether another sentence part begins between a name and a verb: then the verb tells of something else."""
    gaps = scene.sentence.gaps[last + 1 : at + 1]
    return any(mark in gap for gap in gaps for mark in ";:.") or sum("," in gap for gap in gaps) > 1


def _counts(draft: Draft) -> bool:
    """Tell whether a noun speaks of a document: one that is told of at a stage, bears a name, or says something."""
    scene, hit = draft.scene, draft.hit
    before = {scene.form(draft.first - 1), scene.form(draft.first - 2)}
    within = set(scene.sentence.forms(draft.first, draft.last))
    if (before | within) & _NOT or hit.row["kind"] == "none":
        return False
    kind, head = hit.row["kind"], hit.row["phrase"].split()[0]
    if _speaks(draft) or (draft.first < draft.last and _is_named(draft)):
        return True
    if kind not in _BINDING:
        return draft.verb is not None and draft.verb.row["role"] in ("signed", "ratified", "terminated")
    if head in _LOOSE or hit.row["phrase"] in _LOOSE:
        return draft.verb is not None and (draft.last > hit.last or draft.first < hit.first)
    return True


def _is_named(draft: Draft) -> bool:
    """Tell whether a mention of a document, as a model reads it, stands over the noun."""
    page, at = draft.scene.page, draft.hit.span(draft.scene.sentence)
    near = page.mentions_in(draft.scene.sentence.span)
    return any(page.mentions[i].kind == "agreement" and page.mentions[i].span.holds(at) for i in near)


def _speaks(draft: Draft) -> bool:
    """Tell whether a document is the source of a statement, or the place where somebody says something."""
    page = draft.scene.page
    span = span_of(draft)
    sources = [page.mentions[a.source].span for a in page.attributions if a.source is not None]
    return any(s.meets(span) for s in sources) or _cued(draft)


def _cued(draft: Draft) -> bool:
    """Tell whether "according to", "menurut", "said in a" stands before, or a cue right behind."""
    scene = draft.scene
    lead = scene.sentence.forms(draft.first - 3, draft.first - 1)
    if {"menurut", "according"} & set(lead):
        return True
    cues = [c for a in scene.page.attributions for c in a.cue]
    behind = [w.start for w in scene.sentence.words[draft.last + 1 : draft.last + 3]]
    said = any(c.start in behind for c in cues)
    ahead = [w.start for w in scene.sentence.words[max(draft.first - 4, 0) : draft.first]]
    return said or (any(c.start in ahead for c in cues) and bool({"in", "dalam", "lewat", "melalui"} & set(lead)))


def _meant(page: Page, draft: Draft, found: Sequence[Agreement], lang: str) -> int | None:
    """Return the document that a noun means again: pointed at ("perjanjian itu", "the treaty"), or by the same name."""
    scene, hit = draft.scene, draft.hit
    said = page.words(span_of(draft)).casefold()
    beside = scene.form(draft.last + 1) in _POINTS if lang == "id" else scene.form(draft.first - 1) in _THE
    bare = (draft.first, draft.last) == (hit.first, hit.last)
    for number, old in reversed(list(enumerate(found))):
        if beside and bare and hit.row["kind"] in PACTS and old.kind in PACTS:
            return number
        name = page.words(old.span).casefold()
        if said == name or (beside and hit.row["phrase"].split()[-1] in name):
            return number
        if beside and hit.row["phrase"] in ("text", "naskah", "dokumen", "document", "draf", "draft"):
            return number
    return None


def _further(old: Agreement, stage: Stage) -> Agreement:
    return msgspec.structs.replace(old, stage=stage, by="rule:document-stage@1", score=score_of("rule:document-stage@1"))


def _agreement(draft: Draft) -> Agreement:
    page, span = draft.scene.page, span_of(draft)
    by = "rule:document-stage@1" if draft.verb is not None else "rule:document@1"
    verb = draft.verb.span(draft.scene.sentence) if draft.verb is not None else span
    return Agreement(
        start=span.start,
        stop=span.stop,
        by=by,
        score=score_of(by),
        kind=draft.hit.row["kind"],
        parties=parties_of(draft),
        stage=draft.stage,
        when=_when(draft, verb),
        event=page.event_at(verb),
        claimed_in=page.claim_at(span.start),
    )


def _when(draft: Draft, verb: Span) -> Time | None:
    """Return the time that dates the stage: the nearest one of the clause."""
    if draft.verb is None:
        return None
    scene = draft.scene
    clause = scene.clause(draft.verb.first)
    words = scene.sentence.words
    inside = [t for t in scene.times(ahead=False) if words[clause.first].start <= t.start <= words[clause.last].stop]
    return min(inside, key=lambda t: abs(t.start - verb.start), default=None)
