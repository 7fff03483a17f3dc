"""Tests of the anatomy room."""
