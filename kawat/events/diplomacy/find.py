"""The finding of the diplomatic layer: each kind by its own finder, over one page."""

from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Tenure
from kawat.events.diplomacy.page import Page
from kawat.span import Noun


class Diplomacy(Noun, frozen=True, kw_only=True):
    """The six diplomatic lists of a record."""

    meetings: tuple[Meeting, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tenures: tuple[Tenure, ...] = ()


def find_diplomacy(page: Page) -> Diplomacy:
    """Return the diplomatic layer of a page, each kind in order of the text."""
    return Diplomacy()
