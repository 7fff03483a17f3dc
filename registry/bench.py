"""The bench times spotting against ahocorasick_rs alone on the same text: `python -m registry.bench FILE ...`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from kawat.actors import load_registry
from kawat.actors.spot import fold, spot

ROUNDS = 9


def best_of(run: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds of CPU."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def spotting_ratio(text: str, lang: str) -> tuple[float, float, float]:
    """Milliseconds of ahocorasick_rs alone over the folded text, of fold and spot together, and how many times that is."""
    spotter = load_registry().spotters[lang]
    folded = fold(text)
    alone = best_of(lambda: spotter.automaton.find_matches_as_indexes(folded, overlapping=True))
    ours = best_of(lambda: spot(text, fold(text), spotter))
    return alone, ours, ours / alone


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time spotting against ahocorasick_rs alone.")
    parser.add_argument("file", type=Path, nargs="+")
    text = "\n".join(path.read_text(encoding="utf-8") for path in parser.parse_args().file)
    start = time.process_time()
    load_registry()
    print(f"load_registry {time.process_time() - start:.3f} CPU s")
    for lang in ("id", "en"):
        alone, ours, ratio = spotting_ratio(text, lang)
        print(f"{lang}: {len(text)} characters, automaton alone {alone:.2f} ms, fold + spot {ours:.2f} ms, {ratio:.1f} times")


if __name__ == "__main__":
    main()
