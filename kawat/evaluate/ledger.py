"""The ledger of scores is docs/scores.json: every figure as last measured, also those whose data are not here today."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from kawat.errors import BadGold
from kawat.evaluate.figure import Figure

_DECODER = msgspec.json.Decoder(tuple[Figure, ...])


def read_ledger(path: Path) -> tuple[Figure, ...]:
    """Return the figures of a file, none when there is no such file; raise BadGold when it is of another shape."""
    if not path.exists():
        return ()
    try:
        return _DECODER.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise BadGold(str(path), f"is no ledger of scores ({error})", "delete it and run 'kawat evaluate'") from error


def merged(before: Iterable[Figure], today: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return today's figures and those of before whose set (and, of outside data, split) was not measured today, in order."""
    fresh = tuple(today)
    measured = {_group(f) for f in fresh}
    kept = [f for f in before if _group(f) not in measured]
    return tuple(sorted([*kept, *fresh], key=lambda f: f.key))


def _group(figure: Figure) -> tuple[str, str]:
    return (figure.set, "") if figure.set.startswith("gold ") else (figure.set, figure.split)


def ledger_json(figures: Iterable[Figure]) -> bytes:
    """Return the figures as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(tuple(figures)), indent=1) + b"\n"
