"""Kawat reads news reports and keeps the diplomatic record."""

__version__ = "0.1.0"
