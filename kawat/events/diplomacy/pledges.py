"""Pledges: who owes what to whom, on which terms, and whether it was kept, from the clues of a page."""

from kawat.diplomacy import Pledge, PledgeStatus
from kawat.events.diplomacy import wording
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.promise import Clue, find_clues, is_deed
from kawat.events.diplomacy.sides import Sides, key_of, sides_of
from kawat.events.diplomacy.terms import Terms, terms_of
from kawat.events.words import Sentence
from kawat.rules import score_of

_STEM = 5


def find_pledges(page: Page) -> tuple[Pledge, ...]:
    """Return the pledges of a page in order of the text; one that is told again is told once, with what the later telling adds."""
    found: list[Pledge] = []
    for clue in find_clues(page):
        pledge = _pledge(clue, page)
        if pledge is None:
            continue
        if not any(_same(first, pledge, page) for first in found):
            found.append(pledge)
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
        status=status_of(clue, page),
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
    as an agreement that the debtor himself announces, a noun where a deed follows it.
    """
    if terms.amount is not None or clue.kind in ("promise", "passive"):
        return True
    if clue.kind == "noun":
        first = page.words(terms.what).split()[0].lower()
        return is_deed(first, page.report.lang != "id")
    own = _is_own(sides, page.claim_at(clue.span.start), page)
    if clue.kind == "ready":
        return own or terms.deadline is not None or terms.condition is not None
    bound = clue.event is not None and page.events[clue.event].event == "AGREE"
    return clue.kind == "future" and own and bound


def _is_own(sides: Sides, claim: int | None, page: Page) -> bool:
    source = page.attributions[claim].source if claim is not None else None
    return source is not None and key_of(source, page) in {key_of(i, page) for i in sides.debtors}


def _same(first: Pledge, later: Pledge, page: Page) -> bool:
    """Tell whether two pledges are one: words in common, or one debtor and things that are named alike."""
    if first.what.meets(later.what) or (first.event is not None and first.event == later.event):
        return True
    one, other = ({key_of(i, page) for i in p.debtors} for p in (first, later))
    if one != other or (first.amount and later.amount and first.amount.value != later.amount.value):
        return False
    mine, yours = ({w[:_STEM] for w in page.words(p.what).lower().split() if len(w) >= _STEM} for p in (first, later))
    return bool(mine and yours) and len(mine & yours) * 2 >= min(len(mine), len(yours))


def status_of(clue: Clue, page: Page) -> PledgeStatus:
    """Return how a pledge stands by the words around its clue: broken before delivered before reaffirmed, else promised."""
    forms = clue.sentence.forms(0, len(clue.sentence.words))
    before, after = forms[: clue.first], forms[clue.last + 1 :]
    if clue.kind == "deed" and clue.event is not None and page.events[clue.event].event in ("AID", "RETREAT", "COOPERATE"):
        return "broken" if "negation" in page.events[clue.event].auxiliary else "delivered"
    if wording.RENEWING & set(before[-4:]) or (clue.kind == "promise" and wording.RENEWED & set(before[-1:])):
        return "reaffirmed"
    told = _fate(before[-8:] if clue.kind in ("noun", "passive") else [], clue) or (
        _fate(after, clue) if clue.kind in ("noun", "passive") or _is_relative(before) else None
    )
    return told or _next(clue, page) or "promised"


def _is_relative(before: list[str]) -> bool:
    return any(f in ("yang", "that", "it", "they") for f in before[-4:])


def _fate(forms: list[str], clue: Clue) -> PledgeStatus | None:
    words = set(forms)
    if wording.BROKEN & words:
        return "broken"
    if (wording.KEPT | wording.DONE) & words:
        return "broken" if wording.NOT_YET & words else "delivered"
    return None


def _next(clue: Clue, page: Page) -> PledgeStatus | None:
    """Return what the sentence behind says of a promise of the past: kept or broken."""
    if clue.event is None or "historical" not in page.events[clue.event].auxiliary:
        return None
    following = _following(clue.sentence, page)
    return _fate(following.forms(0, len(following.words)), clue) if following is not None else None


def _following(sentence: Sentence, page: Page) -> Sentence | None:
    return next((s for s in page.sentences if s.span.start > sentence.span.start), None)
