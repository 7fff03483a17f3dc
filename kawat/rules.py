"""Scores: of a rule its measured precision on gold (rules.csv), of a head the calibrated chance to be right (heads.csv)."""

import csv
import math
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


@cache
def curves_of() -> dict[str, tuple[float, float]]:
    """Return head -> slope and shift of its curve, fitted on corpus/dev by `train/step7_calibrate`."""
    table = files("kawat").joinpath("heads.csv").read_text(encoding="utf-8")
    return {row["head"]: (float(row["slope"]), float(row["shift"])) for row in csv.DictReader(table.splitlines())}


def sure_of(head: str, told: float) -> float:
    """Return how often a head is right when it tells so much (both 0..1); what it tells itself where it has no curve yet."""
    if head not in curves_of():
        return round(told, 3)
    slope, shift = curves_of()[head]
    raw = min(max(told, 1e-4), 1 - 1e-4)
    return round(1.0 / (1.0 + math.exp(-slope * math.log(raw / (1.0 - raw)) - shift)), 3)
