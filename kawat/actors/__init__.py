"""The actors room: what the registry knows, and who is meant by the words of a report."""

from kawat.actors.heads import with_signs
from kawat.actors.homes import with_homes
from kawat.actors.registry import Registry, load_registry
from kawat.actors.resolve import resolve

__all__ = ["Registry", "load_registry", "resolve", "with_homes", "with_signs"]
