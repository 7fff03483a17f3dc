"""Tests of the room of sources."""
