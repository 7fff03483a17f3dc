"""Settling a seat: rows of one person are joined, rows of one seat closed where the next holder begins, and what stays
contested is left out with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

Row = dict[str, str]

_MANY = (
    "spokesperson", "member", "deputy", "adviser-special", "envoy", "attache", "counsellor", "crown-prince", "vice-president",
)  # fmt: skip
_LONG = ("/royal#", "#president", "#leader", "#pope", "#prime-minister", "#sultan")
_STALE_YEARS = 10


def is_single(office: str) -> bool:
    """Whether one person holds an office at a time: no deputies, spokespersons, envoys; the White House has one spokesperson."""
    role = office.partition("#")[2]
    if office in ("USA/gov/president#spokesperson", "RUS/gov/president#spokesperson", "USA/gov/president#vice-president"):
        return True
    return not any(role.startswith(many) or role.endswith(many) for many in _MANY)


def settle(rows: Iterable[Row], single: Callable[[str], bool]) -> tuple[list[Row], list[Row]]:
    """The rows that stay and the rows that are left out, with the reason; offices in order, each by first day."""
    seats: dict[str, list[Row]] = defaultdict(list)
    left: list[Row] = []
    for row in rows:
        if row["start"]:
            seats[row["office"]].append(row)
        else:
            left.append(dict(row, why="no first day"))
    kept: list[Row] = []
    for office in sorted(seats):
        joined = [one for person in _by_person(seats[office]) for one in join(person)]
        stay = list(fresh(joined, left))
        kept.extend(closed(stay, left) if single(office) else stay)
    return kept, left


def _by_person(rows: Iterable[Row]) -> Iterator[list[Row]]:
    people: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        people[row["person"]].append(row)
    yield from (people[person] for person in sorted(people))


def join(rows: list[Row]) -> list[Row]:
    """One person's rows in one office, those that touch joined: the sharper date, the later knowledge and a known end win."""
    done: list[Row] = []
    for row in sorted(rows, key=lambda r: (first(r["start"]), -len(r["start"]))):
        if done and _touch(done[-1], row):
            done[-1] = _joined(done[-1], row)
        else:
            done.append(row)
    return done


def _touch(one: Row, other: Row) -> bool:
    same_start = one["start"].startswith(other["start"]) or other["start"].startswith(one["start"])
    return same_start or first(other["start"]) <= last(one["end"] or "9999")


def _joined(one: Row, other: Row) -> Row:
    newer = max(one, other, key=lambda r: (first(r["as_of"]), r["end"] == "", r["source"]))
    sharper = [r for r in (one, other) if r["start"].startswith(one["start"])] or [one]
    start = max(sharper, key=lambda r: len(r["start"]))
    ends = [r for r in (one, other) if r["end"]]
    if newer["end"] == "" and newer["source"] == "factbook":
        end = newer
    else:
        end = max(ends, key=lambda r: (len(r["end"]), r["end"])) if ends else newer
    return {**newer, "start": start["start"], "start_kind": start["start_kind"], "end": end["end"], "end_kind": end["end_kind"]}


def fresh(rows: Iterable[Row], left: list[Row]) -> Iterator[Row]:
    """Pass rows on, but not those open for more than ten years in an office that people leave sooner, nor backward ones."""
    for row in rows:
        age = int(row["as_of"][:4]) - int(row["start"][:4])
        if row["end"] and first(row["start"]) > last(row["end"]):
            left.append(dict(row, why="ends before it begins"))
        elif not row["end"] and age > _STALE_YEARS and not any(mark in row["office"] for mark in _LONG):
            left.append(dict(row, why="open for more than ten years"))
        else:
            yield row


def closed(rows: list[Row], left: list[Row]) -> list[Row]:
    """The rows of a single seat in order, each closed where the next begins; one inside another's time is left out."""
    done: list[Row] = []
    for row in sorted(rows, key=lambda r: (first(r["start"]), last(r["end"] or "9999"), r["person"])):
        if done and _inside(row, done[-1]):
            left.append(dict(row, why=f"inside the time of {done[-1]['person']}"))
            continue
        if done and first(row["start"]) < last(done[-1]["end"] or "9999"):
            before = done.pop()
            if first(before["start"]) == first(row["start"]):
                left.append(dict(before, why=f"begins with {row['person']}"))
            elif not before["end"] or first(row["start"]) < first(before["end"]):
                done.append({**before, "end": row["start"], "end_kind": "before"})
            else:
                done.append(before)
        done.append(row)
    return done


def _inside(row: Row, around: Row) -> bool:
    """Whether a row with an end lies wholly in the time of the one before it."""
    ends = bool(around["end"] and row["end"]) and last(row["end"]) <= first(around["end"])
    return ends and first(row["start"]) > first(around["start"])


def first(text: str) -> str:
    """The first day that a date may mean."""
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]


def last(text: str) -> str:
    """The last day that a date may mean (the 31st also where a month has fewer: days are only compared)."""
    return (text + "-12-31")[:10] if len(text) == 4 else (text + "-31")[:10]
