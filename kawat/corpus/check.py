"""The checker: each fault of a passage with its file and line, the cause, and the next step."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from kawat.actor import fold_name, kind_of
from kawat.corpus.convert import to_record
from kawat.corpus.layout import DAY, KEYS, LINES, NEEDED, NUMBER, PARTS, READING, REF, REFS, SILENT, THING, Rule, family
from kawat.errors import BadGold, BadId
from kawat.notation import Block, Entry, Mark, read_blocks
from kawat.plover import EVENTS
from kawat.span import Noun

EARLIEST, LATEST = 2031, 2039
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAYS = {
    word: n % 7
    for n, words in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat jum'at friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for word in words.split()
}
_WRITTEN = re.compile(r"([A-Za-z']+),? \((\d{1,2})/(\d{1,2})/(\d{4})\)")


class Fault(Noun, frozen=True, kw_only=True):
    """One thing that is wrong with a passage: where (file and line), and what."""

    place: str
    cause: str


def files_of(place: Path) -> list[Path]:
    """Return the files of passages in a folder, or the file itself."""
    return [place] if place.is_file() else sorted(place.rglob("*.txt"))


def check_folder(folder: Path, people: Path | None = None) -> tuple[Fault, ...]:
    """Return the faults of all passages under a folder; `people` is a table of real names that no passage may bear."""
    faults: list[Fault] = []
    names: dict[str, str] = {}
    for path in files_of(folder):
        try:
            blocks = read_blocks(path)
        except BadGold as fault:
            faults.append(Fault(place=fault.subject, cause=f"{fault.cause}; {fault.step}"))
            continue
        for block in blocks:
            if block.name in names:
                faults.append(Fault(place=block.place, cause=f"the name {block.name} is taken by {names[block.name]}"))
            names[block.name] = block.place
            faults += check_passage(block, people)
    return tuple(faults)


def check_passage(block: Block, people: Path | None = None) -> tuple[Fault, ...]:
    """Return the faults of one passage, in the order of the checks."""
    checks = (_header, _labels, _ledger, _needed, _statements, _content, _silence, _days, _events)
    faults = [fault for check in checks for fault in check(block)]
    if not faults:
        faults += _ids(block)
    if people is not None:
        faults += _invented(block, people)
    return tuple(faults)


def _at(block: Block, mark: Mark) -> str:
    path, line = block.place.rsplit(":", 1)
    return f"{path}:{int(line) + 1 + block.text.count(chr(10), 0, mark.span.start)}"


def _on(block: Block, entry: Entry) -> str:
    return f"{block.place.rsplit(':', 1)[0]}:{entry.line}"


def _header(block: Block) -> Iterator[Fault]:
    given = block.settings
    if given.get("lang") not in ("id", "en"):
        yield Fault(place=block.place, cause="the header needs lang=id or lang=en")
    if given.get("kind") not in ("passage", "report"):
        yield Fault(place=block.place, cause="the header needs kind=passage or kind=report")
    if "published" in given and not _DAY.fullmatch(given["published"]):
        yield Fault(place=block.place, cause=f"published={given['published']} is no day (YYYY-MM-DD)")
    if not block.text.strip():
        yield Fault(place=block.place, cause="the passage has no text")


def _labels(block: Block) -> Iterator[Fault]:
    for mark in block.marks:
        known = THING.fullmatch(mark.label) or READING.fullmatch(mark.label) or mark.label in PARTS
        words = mark.span.of(block.text)
        if not known:
            yield Fault(place=_at(block, mark), cause=f"'{mark.label}' is no label of the guidelines (on '{words}')")
        elif words != words.strip() and mark.label not in PARTS:
            yield Fault(place=_at(block, mark), cause=f"the mark {mark.label} begins or ends with a blank ('{words}')")
        elif not words:
            yield Fault(place=_at(block, mark), cause=f"the mark {mark.label} holds nothing")


def labels_of(block: Block) -> frozenset[str]:
    """Return the labels that the text of a passage carries, forms (.off, .pro) taken off."""
    return frozenset(m.label.split(".")[0] for m in block.marks)


def _ledger(block: Block) -> Iterator[Fault]:
    labels = labels_of(block)
    things = labels | {e.subject for e in block.ledger if family(e.subject)}
    for entry in block.ledger:
        kind = family(entry.subject)
        if kind is None:
            yield Fault(place=_on(block, entry), cause=f"'{entry.subject}' is no subject of the guidelines")
            continue
        if not LINES.fullmatch(entry.subject) and entry.subject not in labels and not _numbers(entry, labels):
            yield Fault(place=_on(block, entry), cause=f"{entry.subject} stands nowhere in the text")
        for key, value in entry.settings.items():
            rule = KEYS[kind].get(key)
            if rule is None:
                yield Fault(place=_on(block, entry), cause=f"{entry.subject} has no key '{key}' (it has {', '.join(KEYS[kind])})")
            elif value and (cause := _misfit(rule, value, things)):
                yield Fault(place=_on(block, entry), cause=f"{entry.subject} {key}={value}: {cause}")


def _numbers(entry: Entry, labels: frozenset[str]) -> bool:
    return entry.subject.isdigit() and f"q{entry.subject}" in labels


def _misfit(rule: Rule, value: str, things: frozenset[str] | set[str]) -> str:
    """Return why a value does not fit its rule, or nothing."""
    if isinstance(rule, frozenset):
        wrong = [one for one in value.split(",") if one not in rule]
        return f"'{wrong[0]}' is none of {', '.join(sorted(rule))}" if wrong else ""
    if rule in (REF, REFS):
        wrong = [one for one in value.split(",") if one.split(".")[0] not in things]
        if rule == REF and "," in value:
            return "one label alone may stand here"
        return f"{wrong[0]} stands nowhere in the text or ledger" if wrong else ""
    if rule == NUMBER:
        return "" if re.fullmatch(r"\d+(\.\d+)?", value) else "is no number"
    if rule == DAY:
        return "" if _is_day(value) else "is no day (YYYY-MM-DD)"
    return ""


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _needed(block: Block) -> Iterator[Fault]:
    said = {e.subject: e for e in block.ledger}
    for label in sorted(labels_of(block)):
        kind = family(label)
        for key in NEEDED.get(kind or "", ()):
            if not (label in said and said[label].settings.get(key)):
                yield Fault(place=block.place, cause=f"{label} needs {key}= in the ledger")
    for entry in block.ledger:
        line = LINES.fullmatch(entry.subject)
        for key in NEEDED.get(line[1], ()) if line else ():
            if not entry.settings.get(key):
                yield Fault(place=_on(block, entry), cause=f"{entry.subject} needs {key}=")
        if (actor := entry.settings.get("is")) and not _is_id(actor):
            yield Fault(place=_on(block, entry), cause=f"is={actor} follows no form of the id grammar")


def _ids(block: Block) -> Iterator[Fault]:
    """Every thing must come to an id of the grammar, and every reading to a record."""
    try:
        to_record(block)
    except (BadGold, BadId) as fault:
        yield Fault(place=block.place, cause=fault.cause)


def _is_id(actor: str) -> bool:
    try:
        return bool(kind_of(actor))
    except BadId:
        return False


def _statements(block: Block) -> Iterator[Fault]:
    numbers = {m.label[1:] for m in block.marks if re.fullmatch(r"[scqa]\d+", m.label)}
    for n in sorted(numbers, key=int):
        how = block.setting(n, "how", "named")
        if not block.spans(f"q{n}"):
            yield Fault(place=block.place, cause=f"statement {n} has no content q{n}")
        held = [m for m in block.marks if THING.fullmatch(m.label) and any(s.holds(m.span) for s in block.spans(f"s{n}"))]
        if block.spans(f"s{n}") and not held:
            yield Fault(place=block.place, cause=f"the source s{n} holds no thing (who speaks needs an upper-case label)")
        if not block.spans(f"s{n}") and how != "none":
            yield Fault(place=block.place, cause=f"statement {n} has no source s{n} (say how=none where nobody is named)")
        if not block.spans(f"c{n}") and how not in ("carried", "none"):
            yield Fault(place=block.place, cause=f"statement {n} has no cue c{n} (say how=carried for an orphan quotation)")
    for entry in block.ledger:
        if (claimed := entry.settings.get("claimed")) and claimed not in numbers:
            yield Fault(place=_on(block, entry), cause=f"claimed={claimed}, but there is no statement {claimed}")


def _content(block: Block) -> Iterator[Fault]:
    for mark in block.marks:
        if not re.fullmatch(r"q\d+", mark.label):
            continue
        words = mark.span.of(block.text)
        before, after = block.text[: mark.span.start][-1:], block.text[mark.span.stop :][:1]
        if words[:1] in '"“„«' and words[-1:] in '"”»':
            yield Fault(place=_at(block, mark), cause=f"{mark.label} holds its outer quotation marks")
        if words.endswith(",") and after in '"”»':
            yield Fault(place=_at(block, mark), cause=f"{mark.label} holds the comma before the closing mark")
        if words.endswith(".") and not (before in "\"“”„«‘'" or after in "\"”»’'"):
            yield Fault(place=_at(block, mark), cause=f"{mark.label} holds the sentence's full stop, outside quotation marks")


def _silence(block: Block) -> Iterator[Fault]:
    silent = [m for m in block.marks if m.label in SILENT]
    for mark in block.marks:
        around = next((s for s in silent if s is not mark and s.span.holds(mark.span)), None)
        if around is not None:
            yield Fault(place=_at(block, mark), cause=f"{mark.label} stands inside {around.label}, where nothing is annotated")


def _days(block: Block) -> Iterator[Fault]:
    published = block.settings.get("published", "")
    if _is_day(published) and not EARLIEST <= int(published[:4]) <= LATEST:
        yield Fault(place=block.place, cause=f"published={published} lies outside {EARLIEST} to {LATEST}")
    for entry in block.ledger:
        first, last = entry.settings.get("from", ""), entry.settings.get("to", "")
        if entry.subject[0] == "w" and bool(first) == (entry.settings.get("precision") == "unresolved"):
            yield Fault(place=_on(block, entry), cause=f"{entry.subject}: from= and to= are needed unless precision=unresolved")
        if first and last and first > last:
            yield Fault(place=_on(block, entry), cause=f"{entry.subject}: from={first} lies after to={last}")
    for found in _WRITTEN.finditer(block.text):
        weekday = _WEEKDAYS.get(found[1].lower())
        day = f"{found[4]}-{int(found[3]):02}-{int(found[2]):02}"
        if weekday is not None and _is_day(day) and date.fromisoformat(day).weekday() != weekday:
            yield Fault(place=block.place, cause=f"'{found[0]}' is not that weekday")


def _events(block: Block) -> Iterator[Fault]:
    for entry in block.ledger:
        event, mode = entry.settings.get("event", ""), entry.settings.get("mode", "")
        if entry.subject[0] == "t" and event in EVENTS:
            if mode and mode not in EVENTS[event].modes:
                yield Fault(
                    place=_on(block, entry),
                    cause=f"{event} has no mode '{mode}' (it has {', '.join(EVENTS[event].modes) or 'none'})",
                )
            if not entry.settings.get("actors") and not entry.settings.get("recipients"):
                yield Fault(place=_on(block, entry), cause=f"{entry.subject} has neither actors nor recipients")


def _invented(block: Block, people: Path) -> Iterator[Fault]:
    for entry in block.ledger:
        name = entry.settings.get("name", "")
        if entry.subject[0] == "P" and fold_name(name.replace("_", " ")) in _known(people):
            yield Fault(place=_on(block, entry), cause=f"{name.replace('_', ' ')} is the name of a real officeholder")


@cache
def _known(people: Path) -> frozenset[str]:
    with people.open(encoding="utf-8", newline="") as table:
        return frozenset(folded for row in csv.DictReader(table) if "-" in (folded := fold_name(row["name"])))
