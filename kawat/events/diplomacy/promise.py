"""Clues: the words of a sentence by which somebody binds himself, or a bond is kept or broken."""

from collections.abc import Iterator
from typing import Literal

from kawat.events.diplomacy import wording
from kawat.events.diplomacy.page import Page
from kawat.events.lists import BE
from kawat.events.words import Sentence
from kawat.span import Noun, Span

ClueKind = Literal["promise", "passive", "noun", "ready", "future", "deed", "renewed"]
_AHEAD = 4  # words behind "akan" or "ready to" among which the verb is sought
_ALONGSIDE = 12  # the same behind "akan bersama ...", where it is said with whom before what
_TOGETHER = frozenset(("bersama", "dengan", "together", "alongside", "with", "jointly"))
_BOUND = ("AGREE",)
_ACTS = ("AID", "RETREAT", "COOPERATE")
_ENGLISH_ENDS = ("d", "ed", "n", "t")


class Clue(Noun, frozen=True, kw_only=True):
    """Words of a sentence, from `first` to `last`, that bind somebody; `event` is the event that they tell.

    `passive` says that what is promised stands before the words: "dijanjikan", "akan dikirim", "would be paid".
    """

    sentence: Sentence
    first: int
    last: int
    kind: ClueKind
    event: int | None = None
    passive: bool = False

    @property
    def span(self) -> Span:
        """Where the clue stands in the report's text."""
        return Span(self.sentence.words[self.first].start, self.sentence.words[self.last].stop)

    @property
    def by(self) -> str:
        """The rule that reads it."""
        return f"rule:pledge-{self.kind}@1"


def find_clues(page: Page) -> list[Clue]:
    """Return the clues of a page in order of the text, none over another."""
    found: list[Clue] = []
    for sentence in page.sentences:
        spoken = [c for c in _spoken(sentence, page) if _stands(c, page)]
        spoken = [c for c in spoken if not _seals(c, spoken, page)]
        told = [c for c in _told(sentence, page) if not any(_near(c, other) for other in spoken)]
        found.extend(sorted((*spoken, *told), key=lambda c: c.first))
    return found


def _seals(clue: Clue, clues: list[Clue], page: Page) -> bool:
    """Tell whether a clue is the cue of a statement before it, that makes its own promise: "X will send ..., she pledged"."""
    content = [c for a in page.attributions if any(cue.meets(clue.span) for cue in a.cue) for c in a.content]
    return any(c.start <= o.span.start < c.stop <= clue.span.start for c in content for o in clues if o is not clue)


def _near(one: Clue, other: Clue) -> bool:
    return (one.event is not None and one.event == other.event) or one.span.meets(other.span)


def _spoken(sentence: Sentence, page: Page) -> Iterator[Clue]:
    """Yield the clues that the words themselves give."""
    at = 0
    while at < len(sentence.words):
        read = _read(sentence, at, page.report.lang)
        if read is not None:
            kind, last = read
            span = Span(sentence.words[at].start, sentence.words[last].stop)
            passive = kind == "passive" or (kind == "future" and _comes(sentence, at, last))
            event = page.event_at(span)
            yield Clue(sentence=sentence, first=at, last=last, kind=kind, event=event, passive=passive)
            at = last
        at += 1


def _read(sentence: Sentence, at: int, lang: str) -> tuple[ClueKind, int] | None:
    """Return the kind of clue that begins at a word, and its last word."""
    form = sentence.words[at].form
    if form in wording.EITHER and _is_noun(sentence, at):
        return "noun", at
    if form in wording.PROMISED:
        return "passive", at
    if form in wording.PROMISING:
        return ("passive", at) if lang != "id" and _is_passive(sentence, at) else ("promise", at)
    if form in wording.NOUNS:
        return "noun", at
    if form in wording.RENEWERS and (lang != "id" or sentence.forms(at + 1, at + 1)[:1] in (["kembali"], ["ulang"])):
        return "renewed", at + int(lang == "id")
    if form in wording.READY or form in wording.FUTURE:
        verb = _verb(sentence, at, lang)
        kind: ClueKind = "ready" if form in wording.READY else "future"
        return None if verb is None else (kind, verb if kind == "future" else at)
    return None


def _is_noun(sentence: Sentence, at: int) -> bool:
    before = sentence.forms(at - 1, at - 1)
    owned = bool(before) and before[0].endswith(("'s", "’s", "s'", "s’"))
    return bool(before) and (owned or before[0] in wording.BEFORE_NOUN)


def _is_passive(sentence: Sentence, at: int) -> bool:
    """Tell whether an English participle is one: behind a form of be, before "by", or right behind what is promised."""
    before, after = sentence.forms(at - 2, at - 1), sentence.forms(at + 1, at + 2)
    named = after[:1] == ["to"] and sentence.words[at].form != "offered" and not is_deed(after[-1], english=True)
    return bool(BE & set(before)) or after[:1] == ["by"] or named


def _comes(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the verb of a future is done to its subject: "akan dikirim", "akan cair", "would be paid"."""
    forms = sentence.forms(first, last)
    return forms[-1].startswith("di") or forms[-1] in wording.COMING or "be" in forms


def _verb(sentence: Sentence, at: int, lang: str) -> int | None:
    """Return the verb of a deed that "akan", "siap" or "will" governs, or None where it is none, or one of talking."""
    english = lang != "id"
    together = bool(_TOGETHER & set(sentence.forms(at + 1, at + 1)))
    for here in range(at + 1, min(at + 1 + (_ALONGSIDE if together else _AHEAD), len(sentence.words))):
        form = sentence.words[here].form
        if "," in sentence.gaps[here] or form in ("not", "tidak", "never"):
            return None
        if form in wording.TALK and form not in wording.DEEDS_EN:
            return None
        if is_deed(form, english):
            return here
        if not together and form not in wording.PASSED_OVER and not form.endswith("ly"):
            return None
    return None


def is_deed(form: str, english: bool) -> bool:
    """Tell whether a verb names a deed that can be delivered: any form of an English one, a verb of an Indonesian stem."""
    if english:
        return _base(form) in wording.DEEDS_EN
    stem = _stem(form)
    return stem is not None and any(stem.startswith(deed) or deed in stem for deed in wording.DEEDS_ID)


def _base(form: str) -> str:
    if form in wording.DEEDS_EN:
        return form
    for end, back in (("ied", "y"), ("ted", "t"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("s", "")):
        if form.endswith(end) and form.removesuffix(end) + back in wording.DEEDS_EN:
            return form.removesuffix(end) + back
    return _PAST.get(form, form)


_PAST = {
    "sent": "send", "paid": "pay", "given": "give", "built": "build", "lent": "lend", "bought": "buy", "sold": "sell",
    "withdrawn": "withdraw", "brought": "bring", "met": "meet", "flown": "fly", "written": "write", "lifted": "lift",
}  # fmt: skip


def _stem(form: str) -> str | None:
    """Return an Indonesian verb without its prefix, with the letter that the prefix swallowed; None where it is no verb."""
    for prefix, back in (
        ("meny", "s"),
        ("peny", "s"),
        ("meng", ""),
        ("mem", "p"),
        ("men", "t"),
        ("me", ""),
        ("di", ""),
        ("ber", ""),
    ):
        if form.startswith(prefix) and len(form) > len(prefix) + 2:
            rest = form.removeprefix(prefix)
            return f"{back}{rest} {rest} k{rest}" if prefix == "meng" else f"{back}{rest} {rest}"
    return (
        form if form in ("bekerja", "bayar", "bantu", "datang", "masuk", "cair", "turun", "bergabung", "kirim", "siap") else None
    )


def _stands(clue: Clue, page: Page) -> bool:
    """Tell whether a clue binds: not what is asked or wished for, not denied, and no matter of talking alone."""
    claim = page.claim_at(clue.span.start)
    if claim is not None and page.attributions[claim].polarity in ("asks", "threatens", "refuses", "declines", "denies"):
        return False
    event = page.events[clue.event] if clue.event is not None else None
    if claim is not None and page.attributions[claim].polarity == "promises":
        return True
    if event is not None and event.event in ("THREATEN", "REQUEST", "PROTEST", "CONSULT", "ASSAULT", "COERCE", "MOBILIZE"):
        return clue.kind in ("promise", "passive", "noun")
    forms = clue.sentence.forms(clue.last + 1, clue.last + 4)
    if clue.kind == "noun" and _is_pointed(clue):
        return False
    rest = [f for f in forms if f not in wording.PASSED_OVER]
    if rest and clue.kind in ("promise", "ready") and rest[0] in wording.TALK and rest[0] not in wording.DEEDS_EN:
        return False
    return not (clue.kind in ("promise", "noun") and wording.OFFERS_OF_TALK & set(forms))


def _is_pointed(clue: Clue) -> bool:
    """Tell whether a noun points back at a promise that was told before: "janji itu", "that promise"."""
    after, before = clue.sentence.forms(clue.last + 1, clue.last + 1), clue.sentence.forms(clue.first - 2, clue.first - 1)
    return bool(wording.POINTED & set(after)) or bool(wording.POINTING_BEFORE & set(before))


def _told(sentence: Sentence, page: Page) -> Iterator[Clue]:
    """Yield the clues that events give: agreements to a deed, and deeds done where a promise is spoken of nearby."""
    for number, event in enumerate(page.events):
        told = next((t for t in event.tellings or (event.span,) if sentence.span.meets(t)), None)
        if told is None:
            continue
        inside = [i for i, w in enumerate(sentence.words) if told.start <= w.start < told.stop]
        if not inside:
            continue
        clue = Clue(sentence=sentence, first=inside[0], last=inside[-1], kind="deed", event=number)
        bound = event.event in _BOUND and "negation" not in event.auxiliary and _is_bound(clue, page.report.lang)
        real = event.event in _ACTS and "hypothetical" not in event.auxiliary
        given = event.event == "AID" and bool(event.recipients) and not event.auxiliary
        if bound or (real and (given or is_owed(clue, page))):
            yield clue


def _is_bound(clue: Clue, lang: str) -> bool:
    forms = clue.sentence.forms(clue.first, clue.last + 3)
    if wording.TALK & set(forms) or wording.OFFERS_OF_TALK & set(forms):
        return False
    return any(is_deed(f, lang != "id") for f in forms)


def is_owed(clue: Clue, page: Page) -> bool:
    """Tell whether the sentence of a deed, or the one before or behind it, speaks of a promise or a debt."""
    at = page.sentences.index(clue.sentence)
    near = page.sentences[max(at - 1, 0) : at + 2]
    own = wording.OWED & set(clue.sentence.forms(0, len(clue.sentence.words)))
    return bool(own) or any(wording.PROMISED & set(s.forms(0, len(s.words))) for s in near)
