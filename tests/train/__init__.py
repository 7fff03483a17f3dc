"""Tests of how the model is made, as far as they need no torch."""
