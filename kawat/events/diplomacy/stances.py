"""Stances: who supports, opposes, abstains from or denies what, and how strongly, from the words that say so."""

import re
from typing import NamedTuple

from kawat.diplomacy import Stance, Stand, Strength
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.partners import key_of
from kawat.events.diplomacy.phrases import Hit, table
from kawat.events.diplomacy.scene import Scene, scene_of
from kawat.events.lists import FIRST_PERSON, OBLIQUE, listed
from kawat.record import Attribution
from kawat.rules import score_of
from kawat.span import Span

_STRONG = listed(
    "keras tegas tegas-tegas sepenuhnya penuh sangat mentah-mentah strongly fully firmly categorically utterly flatly outright"
    " wholeheartedly vehemently unequivocally forcefully bitterly sharply"
)
_WEAK = listed("sebagian hati-hati setengah prinsipnya cautiously partly tentatively guardedly mildly principle reluctantly")
_NOT = listed("tidak tak bukan belum tanpa not never no n't nor neither cannot without")
_NOT_TOLD = listed(
    "agar untuk supaya jika bila kalau apabila seandainya mendesak meminta menyerukan mengimbau mengajak diminta didesak harus"
    " perlu bisa dapat mungkin akan to if should must could may might would will can urged asked called"
)
_AGENT = ("oleh", "by")
_NEAR = 3  # words before or behind in which an adverb, a negation or a wish belongs to a word of stance
_LONGEST = 24  # words of what a stance is about
_END = re.compile(
    r"[.;:!?\n]|, |[”\"»] |[-–—] | (?:karena|setelah|sementara|sedangkan|tetapi|because|after|while|but|when|saying|said) "
)
_VERB = re.compile(r"(?:me[mny]?|ber|di|men|meng)[a-z]{4,}")
_LEADING = re.compile(r"(?:bahwa|that|the|a|an|atas|terhadap|pada|kepada|dari|over|of|for|against|to|having) +", re.IGNORECASE)
_BY_POLARITY: dict[str, Stand] = {"denies": "denies", "refuses": "opposes"}


class Word(NamedTuple):
    """A word of stance as it was found: its scene, its place and what it says."""

    scene: Scene
    hit: Hit
    stand: Stand


def find_stances(page: Page) -> tuple[Stance, ...]:
    """Return the stances of a page in order of the text, each holder's stand on a matter once."""
    words = table("stances", "id" if page.report.lang == "id" else "en")
    found: dict[tuple[int, int, Stand], Stance] = {}
    for sentence in page.sentences:
        scene = scene_of(page, sentence, words)
        for hit in scene.hits:
            stand = _stand(scene, hit)
            stance = _stance(Word(scene, hit, stand)) if stand is not None else None
            if stance is not None:
                chain = page.mentions[stance.holder].chain
                found.setdefault((chain, stance.on.start if stance.on else stance.start, stance.stand), stance)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _stand(scene: Scene, hit: Hit) -> Stand | None:
    """Return what a word says: turned round by a negation; None for what is asked, wished or supposed, or a refusal to act."""
    before = scene.sentence.forms(max(hit.first - _NEAR, 0), hit.first - 1) if hit.first else []
    if _NOT_TOLD & set(before[-2:]):
        return None
    cue = _cued(scene, hit)
    if cue is not None and cue.polarity in _BY_POLARITY:
        return _BY_POLARITY[cue.polarity]
    stand: Stand = hit.row["role"]  # type: ignore[assignment]
    if hit.row["phrase"] == "menolak" and _VERB.fullmatch(scene.form(hit.last + 1)):
        return None
    if _NOT & set(before[-2:]) and not hit.row["phrase"].startswith(("tidak", "belum")):
        return "opposes" if stand == "supports" else None
    return stand


def _cued(scene: Scene, hit: Hit) -> Attribution | None:
    """Return the statement whose cue a word is."""
    at = hit.span(scene.sentence)
    return next((a for a in scene.page.attributions if any(c.meets(at) for c in a.cue)), None)


def _stance(word: Word) -> Stance | None:
    scene, page = word.scene, word.scene.page
    at = word.hit.span(scene.sentence)
    holder = _holder(word)
    if holder is None:
        return None
    on = None if word.stand == "abstains" else _matter(word)
    by = f"rule:stance-{word.stand}@1"
    return Stance(
        start=at.start,
        stop=at.stop,
        by=by,
        score=score_of(by),
        holder=holder,
        stand=word.stand,
        strength=_strength(word),
        on=on,
        toward=_toward(page, holder, on),
        event=page.event_at(at),
        claimed_in=page.claim_at(at.start),
    )


def _holder(word: Word) -> int | None:
    """Return whose stance it is: the speaker whose cue it is, "kami" of a statement, a passive's agent, else the subject."""
    scene, hit = word.scene, word.hit
    page = scene.page
    cue = _cued(scene, hit)
    if cue is not None and cue.source is not None:
        return page.named(cue.source)
    if _is_passive(word):
        behind = [g for g in scene.groups if g.first > hit.last and not g.place and g.prep in _AGENT]
        close = [g for g in scene.groups if g.first == hit.last + 1 and not g.place]
        return next((page.named(i) for g in (*close[:1], *behind[:1]) for i in scene.members(g)), None)
    claim = page.claim_at(hit.span(scene.sentence).start)
    if claim is not None and FIRST_PERSON & set(scene.sentence.forms(max(hit.first - _NEAR, 0), hit.first)):
        source = page.attributions[claim].source
        return None if source is None else page.named(source)
    clause = scene.clause(hit.first)
    left = [g for g in scene.groups if clause.first <= g.first and g.last < hit.first and not g.place and g.prep not in OBLIQUE]
    left = [g for g in left if page.claim_at(scene.sentence.words[g.first].start) == claim]
    return next((page.named(i) for g in left[-1:] for i in scene.members(g)), None)


def _is_passive(word: Word) -> bool:
    phrase = word.hit.row["phrase"]
    english = word.scene.page.report.lang != "id"
    led = {word.scene.form(word.hit.first - 1), word.scene.form(word.hit.first - 2)}
    return bool(led & {"was", "were", "been", "being"}) if english else phrase.startswith("di")


def _matter(word: Word) -> Span | None:
    """Return what a stance is about: the content of its statement, else the words behind it, or before a passive."""
    scene, hit = word.scene, word.hit
    cue = _cued(scene, hit)
    if cue is not None and cue.content:
        return cue.content[0]
    text, words = scene.page.report.text, scene.sentence.words
    if _is_passive(word):
        clause = scene.clause(hit.first)
        return Span(words[clause.first].start, words[hit.first - 1].stop) if clause.first < hit.first else None
    if hit.last + 1 >= len(words):
        return None
    start = words[hit.last + 1].start
    while (lead := _LEADING.match(text, start)) is not None:
        start = lead.end()
    end = _END.search(text, start)
    stop = min(end.start() if end else len(text), words[min(hit.last + _LONGEST, len(words) - 1)].stop)
    return Span(start, stop) if stop - start > _NEAR else None


def _toward(page: Page, holder: int, on: Span | None) -> tuple[int, ...]:
    """Return whom a stance is about: the states, bodies, groups and people in its words, one a side, without its holder."""
    seen: dict[str, int] = {}
    for index in page.mentions_in(on) if on is not None else ():
        mention = page.mentions[index]
        if mention.chain in page.cast.political and mention.kind not in ("place", "plural", "pronoun"):
            seen.setdefault(key_of(page, index), index)
    return tuple(i for key, i in seen.items() if key != key_of(page, holder))


def _strength(word: Word) -> Strength:
    """Return how strong a stance is: by the adverbs right before and behind its word, else by the word itself."""
    scene, hit = word.scene, word.hit
    near = {
        *scene.sentence.forms(max(hit.first - 2, 0), max(hit.first - 1, 0)),
        *scene.sentence.forms(hit.last + 1, hit.last + 2),
    }
    if near & _STRONG:
        return "strong"
    return "weak" if near & _WEAK else hit.row["strength"]  # type: ignore[return-value]
