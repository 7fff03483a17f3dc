"""Typed cases: who is meant, phenomenon by phenomenon, in both languages. All persons are invented.

The text is in the notation with the speakers marked `{s|...}`. What is expected are lines `words = kind id [office]`;
`-` stands for no actor; `words ~ words` says that both belong to one chain; `!words` says that nothing is mentioned there.
"""

import pytest

from kawat.actors import load_registry, resolve
from kawat.notation import parse_marks
from kawat.record import Mention
from kawat.report import Origin, Report, report_id
from kawat.span import Span
from tests.actors import cases_en, cases_id

REGISTRY = load_registry()


def read(lang: str, marked: str, outlet: str | None = None) -> tuple[str, tuple[Mention, ...], tuple[Span, ...]]:
    text, marks = parse_marks(marked)
    origin = Origin(sha256="0", extractor="text@1", place="typed")
    report = Report(id=report_id(None, text), text=text, lang=lang, origin=origin, outlet=outlet)
    story, at = [], 0
    for line in text.split("\n"):
        story.append(Span(at, at + len(line)))
        at += len(line) + 1
    speakers = tuple(m.span for m in marks)
    return text, resolve(report, tuple(story), speakers, REGISTRY), speakers


CASES = {**cases_id.CASES, **cases_en.CASES}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    lang, marked, expected = CASES[case]
    text, mentions, _ = read(lang, marked)
    for line in expected.split(";"):
        check(line.strip(), text, mentions)


def check(line: str, text: str, mentions: tuple[Mention, ...]) -> None:
    if line.startswith("!"):
        assert not [m for m in mentions if m.span.of(text) == line[1:] and m.kind != "place"], line
    elif " ~ " in line:
        one, other = line.split(" ~ ")
        chains = [{m.chain for m in mentions if m.span.of(text) == words and m.kind != "country"} for words in (one, other)]
        assert chains[0] & chains[1], f"{line}: {shown(text, mentions)}"
    else:
        words, _, rest = line.partition(" = ")
        found = [m for m in mentions if m.span.of(text) == words]
        assert any(fits(m, rest, text, mentions) for m in found), f"{line}: {shown(text, mentions)}"


def fits(mention: Mention, rest: str, text: str, mentions: tuple[Mention, ...]) -> bool:
    kind, actor, *more = rest.split(" ", 2)
    if mention.kind != kind or actor not in ("-", mention.actor.id if mention.actor else ""):
        return False
    if kind == "plural":
        return ",".join(mentions[i].span.of(text) for i in mention.members) == (more[0] if more else "")
    if actor == "-":
        return mention.actor is None
    return not more or (mention.actor is not None and (mention.actor.office or "-") == more[0])


def shown(text: str, mentions: tuple[Mention, ...]) -> str:
    return "; ".join(f"{m.span.of(text)}={m.kind} {m.actor.id if m.actor else '-'} c{m.chain}" for m in mentions)
