"""Tests of the lake, and the records made by hand that they share with the tests of runs and commands."""
