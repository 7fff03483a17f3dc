"""Evaluation is how Kawat's readings are measured: against gold, against public data, against peers, against the clock."""

from kawat.evaluate.figure import Figure, Peer, Stamp
from kawat.evaluate.passage import Read
from kawat.evaluate.suite import Outside, measure_gold, measure_outside

__all__ = ["Figure", "Outside", "Peer", "Read", "Stamp", "measure_gold", "measure_outside"]
