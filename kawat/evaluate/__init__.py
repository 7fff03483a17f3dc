"""Evaluation is how Kawat's readings are measured: against gold, against the public's data, against peers, against the clock."""

from kawat.evaluate.figure import Figure, Peer, Stamp


__all__ = ["Figure", "Peer", "Stamp"]
