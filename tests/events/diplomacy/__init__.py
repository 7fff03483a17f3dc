"""Tests of the diplomatic layer."""
