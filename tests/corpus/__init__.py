"""Tests of the corpus room, and of the corpus itself."""
