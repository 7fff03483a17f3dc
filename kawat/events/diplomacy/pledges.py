"""Pledges: who owes what to whom, on which terms, and whether it was kept, from the clues of a page."""

import msgspec

from kawat.diplomacy import Pledge, PledgeStatus
from kawat.events.diplomacy import wording
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.promise import Clue, find_clues, is_deed
from kawat.events.diplomacy.sides import Sides, is_in_company, key_of, sides_of
from kawat.events.diplomacy.terms import Terms, terms_of
from kawat.rules import score_of
from kawat.span import Span

_STEM = 5
_BESIDE = 7  # words beside a clue among which it is said that the promise is an old one


def find_pledges(page: Page) -> tuple[Pledge, ...]:
    """Return the pledges of a page in order of the text; one that is told again is one, with what the later telling adds."""
    found: list[Pledge] = []
    for clue in find_clues(page):
        pledge = _pledge(clue, page)
        if pledge is None:
            continue
        at = next((i for i, first in enumerate(found) if _same(first, pledge, page)), None)
        if at is None:
            found.append(pledge)
        else:
            found[at] = _told_again(found[at], pledge)
    return tuple(sorted(found, key=lambda p: p.start))


def _pledge(clue: Clue, page: Page) -> Pledge | None:
    terms = terms_of(clue, page)
    if terms is None:
        return None
    sides = sides_of(clue, terms.what, page)
    if not sides.debtors or not _is_pledge(clue, terms, sides, page):
        return None
    return Pledge(
        start=min(clue.span.start, terms.what.start),
        stop=max(clue.span.stop, terms.what.stop),
        by=clue.by,
        score=score_of(clue.by),
        debtors=sides.debtors,
        creditors=sides.creditors,
        what=terms.what,
        status=status_of(clue, terms.what, page),
        amount=terms.amount,
        deadline=terms.deadline,
        condition=terms.condition,
        under=terms.under,
        event=clue.event,
        claimed_in=page.claim_at(clue.span.start),
    )


def _is_pledge(clue: Clue, terms: Terms, sides: Sides, page: Page) -> bool:
    """Tell a pledge from a plan: a sum or number of things makes one; without it the words must bind by themselves.

    "berjanji" and "promised" always do, "siap" and "agreed to" by a term or in the debtor's own mouth, "akan" and "will" only
    as an agreement with a term, or a common undertaking, that the debtor himself announces, a noun where a deed follows it.
    """
    told = page.events[clue.event].event if clue.event is not None else None
    if clue.kind == "deed":
        return terms.amount is not None and told != "COOPERATE"
    if terms.amount is not None:
        return True
    if clue.kind == "promise":
        return told != "THREATEN" and (told is not None or page.signs is None)
    if clue.kind == "passive":
        late = bool(wording.NOT_YET & set(clue.sentence.forms(clue.last + 1, len(clue.sentence.words))))
        return (told == "AGREE" and late) or status_of(clue, terms.what, page) != "promised"
    if clue.kind == "renewed":
        return False
    if clue.kind == "noun":
        first = page.words(terms.what).split()[0].lower()
        return is_deed(first, page.report.lang != "id")
    claim = page.claim_at(clue.span.start)
    if claim is not None and page.attributions[claim].polarity == "promises":
        return True
    own = _is_own(sides, claim, page)
    bound = terms.deadline is not None or terms.condition is not None
    if clue.kind == "ready":
        return own or bound
    return clue.kind == "future" and own and ((told == "AGREE" and bound) or is_in_company(clue))


def _is_own(sides: Sides, claim: int | None, page: Page) -> bool:
    source = page.attributions[claim].source if claim is not None else None
    return source is not None and key_of(source, page) in {key_of(i, page) for i in sides.debtors}


def _same(first: Pledge, later: Pledge, page: Page) -> bool:
    """Tell whether two pledges are one: words in common, or one debtor and things that are named alike."""
    if first.what.meets(later.what) or (first.event is not None and first.event == later.event):
        return True
    one, other = ({key_of(i, page) for i in p.debtors} for p in (first, later))
    if one == other and first.amount and later.amount and first.amount.value == later.amount.value:
        return True
    if one != other or (first.amount and later.amount and first.amount.value != later.amount.value):
        return False
    mine, yours = ({w[:_STEM] for w in page.words(p.what).lower().split() if len(w) >= _STEM} for p in (first, later))
    return bool(mine and yours) and len(mine & yours) * 2 >= min(len(mine), len(yours))


def _told_again(first: Pledge, later: Pledge) -> Pledge:
    """Return a pledge with the terms that a later telling adds; what became of it is taken from whichever says more."""
    return msgspec.structs.replace(
        first,
        creditors=first.creditors or later.creditors,
        amount=first.amount or later.amount,
        deadline=first.deadline or later.deadline,
        condition=first.condition or later.condition,
        under=first.under or later.under,
        status=later.status if first.status == "promised" else first.status,
    )


def status_of(clue: Clue, what: Span, page: Page) -> PledgeStatus:
    """Return how a pledge stands by the words around it: kept or broken, held up again, or promised."""
    sentence = clue.sentence
    before = sentence.forms(0, clue.first - 1) if clue.first else []
    stop = max(what.stop, clue.span.stop)
    after = [w.form for w in sentence.words if w.start >= stop]
    if clue.kind == "deed" and clue.event is not None and page.events[clue.event].event in _ACTS:
        return "broken" if "negation" in page.events[clue.event].auxiliary else "delivered"
    if clue.kind == "renewed":
        return "reaffirmed"
    if wording.RENEWING & set(before[-4:]) or wording.HOLDING & set(before[-3:]) or "kembali" in before[-1:]:
        return "reaffirmed"
    if clue.kind == "noun":
        return _fate(before[-6:], wording.KEPT) or _fate(after, wording.KEPT) or _next(clue, page) or "promised"
    near = sentence.forms(max(clue.first - _BESIDE, 0), clue.last + _BESIDE)
    told = clue.kind == "passive" or _is_relative(clue) or bool(wording.LONG_AGO & set(near))
    fate = (_fate(after, wording.KEPT | wording.DONE) or _fate(before, wording.KEPT | wording.DONE)) if told else None
    return fate or (_next(clue, page) if told else None) or "promised"


_ACTS = ("AID", "RETREAT", "COOPERATE")


def _is_relative(clue: Clue) -> bool:
    return any(f in ("yang", "that", "it", "they", "which") for f in clue.sentence.forms(clue.first - 3, clue.first - 1))


def _fate(forms: list[str], kept: frozenset[str]) -> PledgeStatus | None:
    """Return what words say of a promise: broken, or a deed denied or yet to come; delivered, or a deed done."""
    words = set(forms)
    if wording.BROKEN & words:
        return "broken"
    if not kept & words:
        return None
    undone = {"akan", "will", "would", "harus", "agar", "untuk", "must", "should", "to"} & words and not wording.NOT_YET & words
    return None if undone else "broken" if wording.NOT_YET & words else "delivered"


def _next(clue: Clue, page: Page) -> PledgeStatus | None:
    """Return what the sentence behind says of a promise of the past: kept or broken."""
    sentence = next((s for s in page.sentences if s.span.start > clue.sentence.span.start), None)
    return None if sentence is None else _fate(sentence.forms(0, 24), wording.KEPT | wording.DONE | wording.COMING)
