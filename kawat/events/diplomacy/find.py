"""The finding of the diplomatic layer: each kind by its own finder, over one page."""

from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Stance, Tenure, Vote
from kawat.events.diplomacy.agenda import with_matter
from kawat.events.diplomacy.agreements import find_agreements
from kawat.events.diplomacy.mechanisms import find_mechanisms, with_meetings
from kawat.events.diplomacy.meetings import find_meetings
from kawat.events.diplomacy.memberships import find_memberships
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.pledges import find_pledges
from kawat.events.diplomacy.stances import find_stances
from kawat.events.diplomacy.tenures import find_tenures
from kawat.events.diplomacy.votes import find_votes
from kawat.span import Noun


class Diplomacy(Noun, frozen=True, kw_only=True):
    """The eight diplomatic lists of a record."""

    meetings: tuple[Meeting, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    votes: tuple[Vote, ...] = ()
    stances: tuple[Stance, ...] = ()


def find_diplomacy(page: Page) -> Diplomacy:
    """Return the diplomatic layer of a page, each kind in order of the text."""
    mechanisms, agreements = find_mechanisms(page), find_agreements(page)
    meetings = with_matter(page, find_meetings(page, mechanisms), agreements)
    return Diplomacy(
        meetings=meetings,
        pledges=find_pledges(page),
        agreements=agreements,
        mechanisms=with_meetings(page, mechanisms, meetings),
        memberships=find_memberships(page),
        tenures=find_tenures(page),
        votes=find_votes(page),
        stances=find_stances(page),
    )
