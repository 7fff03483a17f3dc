"""Calibration measures the precision of every rule on gold and keeps it in rules.csv, from where findings take their scores.

Reading never looks at scores, so calibrating twice writes the same table.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kawat.evaluate.anatomy import part_verdicts
from kawat.evaluate.attribution import attribution_verdicts
from kawat.evaluate.diplomacy import layer_verdicts
from kawat.evaluate.events import event_verdicts
from kawat.evaluate.passage import Read
from kawat.span import Noun


class RuleScore(Noun, frozen=True, kw_only=True):
    """A rule with how often gold has met it and how often it was right."""

    rule: str
    right: int
    tried: int

    @property
    def score(self) -> float:
        """Precision, with one right and one wrong case added so that a rule met once is not certain."""
        return round((self.right + 1) / (self.tried + 2), 3)


def rule_verdicts(gold: Path, read: Read) -> Iterator[tuple[str, bool]]:
    """Yield the rule and the verdict of every finding that a gold folder judges."""
    yield from part_verdicts(gold / "anatomy", read)
    yield from attribution_verdicts(gold / "attribution", read)
    yield from event_verdicts(gold / "events", read)
    yield from layer_verdicts(sorted((gold / "corpus").rglob("*.txt")), read)


def rule_scores_of(verdicts: Iterable[tuple[str, bool]]) -> tuple[RuleScore, ...]:
    """Return the rules in order of name with their counts."""
    counts: dict[str, tuple[int, int]] = {}
    for rule, right in verdicts:
        before = counts.get(rule, (0, 0))
        counts[rule] = (before[0] + right, before[1] + 1)
    return tuple(RuleScore(rule=rule, right=right, tried=tried) for rule, (right, tried) in sorted(counts.items()))


def rules_table(scores: Iterable[RuleScore]) -> str:
    """Return rules.csv: rule, right, tried, score."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["rule", "right", "tried", "score"])
    writer.writerows([s.rule, s.right, s.tried, s.score] for s in scores)
    return out.getvalue()
