"""The score of each rule: its measured precision on gold, from the table rules.csv beside this file."""

import csv
from functools import cache
from importlib.resources import files

UNMEASURED = 0.5


@cache
def rule_scores() -> dict[str, float]:
    """Return rule -> score; `kawat evaluate --calibrate` measures and writes the table."""
    table = files("kawat").joinpath("rules.csv").read_text(encoding="utf-8")
    return {row["rule"]: float(row["score"]) for row in csv.DictReader(table.splitlines())}


def score_of(rule: str) -> float:
    """Return a rule's measured precision, or UNMEASURED for a rule that no gold row has met yet."""
    return rule_scores().get(rule, UNMEASURED)
