"""Names as they are compared: accents, doubled letters and the common ways of transliterating are set aside."""

import re
from functools import lru_cache

from kawat.actor import fold_name

PARTICLES = frozenset("al el bin binti ibn de da do dos del di van von der den la le du and".split())
_ASCII = re.compile("[a-z0-9]+")
_DOUBLE = re.compile(r"(.)\1")
_FINAL_J = re.compile(r"(?<=[aeiou])j$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.?){1,2}(?=\s)")
_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("tch", "ch"),
    ("q", "g"),
    ("w", "v"),
    ("ck", "k"),
    ("j", "g"),
)
_VOWELS = re.compile(r"(?<=.)[aeiou]+")
_LONG, _LONGER = 5, 8


@lru_cache(maxsize=1 << 15)
def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: accents off, i for y, no letter doubled ('Sergey', 'Sergej': 'sergei')."""
    kept = _INITIALS.sub(" ", name) if " " in name else name
    bare = kept if " " in kept.strip() else name
    words = _ASCII.findall(bare.lower()) if bare.isascii() else fold_name(bare).split("-")
    return tuple([_DOUBLE.sub(r"\1", _FINAL_J.sub("i", word.replace("y", "i"))) for word in words]) or ("x",)


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the words of a short name stand side by side in a long one."""
    return not is_weak(short) and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def is_weak(short: tuple[str, ...]) -> bool:
    """Tell whether a name is too short to mean anybody: a letter first, or a particle alone."""
    return len(short[0]) < 2 or (len(short) == 1 and short[0] in PARTICLES)


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are one name written in two ways: word by word the same sounds, or one long word one letter off.

    At least two words besides particles, each with the same first letter, at least one of them the very same or of the
    same sounds. Only for people who are known to share an office; it is too loose for anything else.
    """
    ones, others = (tuple(w for w in words if w not in PARTICLES) for words in (one, other))
    if len(ones) != len(others) or len(ones) < 2:
        return False
    if any(a[0] != b[0] for a, b in zip(ones, others, strict=True)):
        return False
    sounds = [_sound(a) == _sound(b) and len(_sound(a)) > 1 for a, b in zip(ones, others, strict=True)]
    near = [same or _one_off(a, b) for same, a, b in zip(sounds, ones, others, strict=True)]
    return all(near) and any(sounds)


def _sound(word: str) -> str:
    for written, plain in _SOUNDS:
        word = word.replace(written, plain)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word))


def _one_off(one: str, other: str) -> bool:
    """Tell whether two long words differ by one letter put in, left out or changed (two in words of eight and more)."""
    most = 2 if min(len(one), len(other)) >= _LONGER else 1
    return min(len(one), len(other)) >= _LONG and _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
