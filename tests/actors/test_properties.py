"""What holds of every report: mentions lie in the story, every speaker is covered, the same report reads the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.actor import kind_of
from kawat.actors import load_registry, resolve
from kawat.record import Mention
from kawat.report import Origin, Report, fix_text, report_id
from kawat.span import Span

REGISTRY = load_registry()
EXAMPLE = (Path(__file__).parents[2] / "examples" / "mekanisme.txt").read_text(encoding="utf-8")
PIECES = """Menteri Luar Negeri|Rusia|China|(|)|,|.|Presiden|juru bicara|Wakil|mantan|Plt.|Gleb Zorin|Sari|al-Qadri|dan
untuk|di|dia|ia|nya|itu|Beijing|Moskow|kedua negara|para pemimpin kami|para|AS|PBB|Dewan Keamanan PBB
Kementerian|Pertahanan|Kemlu|pejabat|Diplomat itu|the|of|Russian|Foreign Minister|'s|Tokyo|he|said|Hamas|dari
R.|Jan|Mei|12|dolar|İstanbul|ß|\U0001f600|"|-|he said|both countries"""
texts = st.lists(st.sampled_from(PIECES.replace("\n", "|").split("|")), min_size=1, max_size=30).map(" ".join)


def report_of(text: str, lang: str) -> Report:
    origin = Origin(sha256="0", extractor="text@1", place="typed")
    return Report(id=report_id(None, text), text=text, lang=lang, origin=origin)


def lines_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))


@settings(max_examples=300, deadline=None)
@given(text=texts, lang=st.sampled_from(["id", "en"]), data=st.data())
def test_any_text(text: str, lang: str, data: st.DataObject) -> None:
    story = lines_of(text)
    words = [Span(*m.span()) for m in re.finditer(r"\S+(?: \S+)?", text)]
    speakers = tuple(sorted(data.draw(st.lists(st.sampled_from(words), max_size=4, unique=True))))
    report = report_of(text, lang)
    mentions = resolve(report, story, speakers, REGISTRY)
    assert mentions == resolve(report, story, speakers, REGISTRY)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.stop))
    assert all(any(line.holds(m.span) for line in story) for m in mentions)
    assert all(any(s.holds(m.span) for m in mentions) for s in speakers)
    assert all(0 <= i < len(mentions) for m in mentions for i in m.members)
    assert all(not m.actor or kind_of(m.actor.id) for m in mentions)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_outside_the_story_nothing_is_mentioned(lang: str) -> None:
    text = "Presiden Rusia Gleb Zorin.\nUS President Alden Brook."
    first = lines_of(text)[:1]
    assert all(first[0].holds(m.span) for m in resolve(report_of(text, lang), first, (Span(30, 35),), REGISTRY))


def test_chains_are_numbered_by_first_appearance() -> None:
    mentions = example()[1]
    seen = list(dict.fromkeys(m.chain for m in mentions))
    assert seen == list(range(len(seen)))


def example() -> tuple[str, tuple[Mention, ...]]:
    text = fix_text(EXAMPLE)
    cues = r"kata (Khamphet Souvannalath)|(Diplomat itu) juga|tutur(nya)|(Khamphet) menegaskan|(Ia) mengatakan|ucap(nya)"
    spans = [next(Span(*m.span(i)) for i in range(1, 7) if m.group(i)) for m in re.finditer(cues, text)]
    story = tuple(s for s in lines_of(text) if not s.of(text).startswith(("Baca", "Sumber")))
    return text, resolve(report_of(text, "id"), story, tuple(spans), REGISTRY)


def test_whole_report() -> None:
    text, mentions = example()
    diplomat = [m for m in mentions if m.actor and m.actor.id == "lao/khamphet-souvannalath"]
    said = {m.span.of(text) for m in diplomat}
    assert {"Khamphet Souvannalath", "dia", "Diplomat itu", "nya", "Khamphet", "Ia"} <= said
    assert len({m.chain for m in diplomat}) == 1
    pair = next(m for m in mentions if m.kind == "plural" and m.span.of(text) == "kedua pemimpin")
    assert [mentions[i].span.of(text) for i in pair.members] == ["Bounlert Xaysongkham", "Thanadol Saengarun"]


def test_later_paragraphs_shift_and_nothing_else() -> None:
    text = "Menlu Kanada Eloise Tremblay tiba.\nTremblay menolak."
    more = "Hujan turun sepanjang pagi.\n" + text
    plain = resolve(report_of(text, "id"), lines_of(text), (), REGISTRY)
    shifted = resolve(report_of(more, "id"), lines_of(more), (), REGISTRY)
    assert [(m.start + 28, m.kind, m.actor, m.chain) for m in plain] == [(m.start, m.kind, m.actor, m.chain) for m in shifted]
