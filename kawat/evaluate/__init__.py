"""Evaluation is how Kawat's readings are measured: against gold, against the public's data, against peers, against the clock."""

from kawat.evaluate.figure import Figure, Peer, Stamp
from kawat.evaluate.suite import Read, measure_gold, measure_outside

__all__ = ["Figure", "Peer", "Read", "Stamp", "measure_gold", "measure_outside"]
