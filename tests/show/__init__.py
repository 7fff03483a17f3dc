"""Tests of how a record is shown."""
