"""The diplomatic layer of a report: meetings, agreements and mechanisms, pledges, memberships and tenures."""

from kawat.events.diplomacy.find import Diplomacy, find_diplomacy
from kawat.events.diplomacy.page import Page

__all__ = ["Diplomacy", "Page", "find_diplomacy"]
