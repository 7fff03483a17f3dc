"""The PFSA-ID stream is made text again: spacing, roles of equal marks, lines; then statements, cues and speakers are scored."""

from pathlib import Path

import pytest

from kawat.errors import BadGold
from kawat.evaluate.count import figures
from kawat.evaluate.pfsa import Page, read_pfsa, score_page, score_pfsa
from kawat.evaluate.tokens import openings
from kawat.record import Attribution, Mention, Record
from kawat.report import Report
from kawat.span import Span

from .made import STAMP, at, record, report, values

STREAM = """\
Rapat O
(daring) O
usai O
. O

” B-STATEMENT
Kami I-STATEMENT
siap I-STATEMENT
. I-STATEMENT

Covid I-STATEMENT
- I-STATEMENT
19 I-STATEMENT
turun I-STATEMENT
, I-STATEMENT
” L-STATEMENT
kata U-CUE
Ratna B-PERSON
Duyung L-PERSON
. O

” B-STATEMENT
Besok I-STATEMENT
lagi I-STATEMENT
, I-STATEMENT
” L-STATEMENT
ujarnya U-CUECOREF
. O
"""


@pytest.fixture
def page(tmp_path: Path) -> Page:
    path = tmp_path / "made_dev.txt"
    path.write_text(STREAM, encoding="utf-8")
    (only,) = read_pfsa(path)
    return only


def test_the_text_is_rebuilt(page: Page) -> None:
    assert page.text.split("\n") == [
        "Rapat (daring) usai.",
        "”Kami siap. Covid-19 turun,” kata Ratna Duyung.",
        "”Besok lagi,” ujarnya.",
    ]
    assert [s.of(page.text) for s in page.statements] == ["”Kami siap. Covid-19 turun,”", "”Besok lagi,”"]
    assert [s.of(page.text) for s in page.cues] == ["kata", "ujarnya"]


def test_marks_take_turns_backwards_from_a_sure_closing_one() -> None:
    # the second mark is a stray one: from the comma's mark backwards, roles go closing, opening, closing
    tokens = "” a ” b ” c , ” d ” e ”".split()
    opens = dict(zip([i for i, t in enumerate(tokens) if t == "”"], [True, False, True, False, True, False], strict=True))
    assert [i for i, o in enumerate(openings(tokens)) if o] == [i for i, o in opens.items() if o]
    assert openings("” b ” c , ”".split()) == (False, False, True, False, False, False)


def made(text: str) -> Record:
    def said(content: str, cue: str, source: int) -> Attribution:
        span = at(text, content)
        common = {"by": "rule:x@1", "score": 0.5}
        return Attribution(
            start=span.start, stop=span.stop, kind="speech", voice="direct", polarity="says", how="named",
            cue=(at(text, cue),), content=(span,), source=source, **common,  # type: ignore[arg-type]
        )  # fmt: skip

    spans = [at(text, "Rapat"), Span(at(text, "ujarnya").stop - 3, at(text, "ujarnya").stop)]
    mentions = tuple(Mention(start=s.start, stop=s.stop, by="x", score=0.5, kind="person", chain=i) for i, s in enumerate(spans))
    return record(
        report(text), mentions=mentions, attributions=(said("Covid-19 turun", "kata", 0), said("Besok lagi", "ujar", 1))
    )


def test_statements_cues_and_speakers_are_counted(page: Page) -> None:
    measured = values(figures("pfsa", score_page(page, made(page.text), "p", "dev"), STAMP))
    assert measured == {
        "dev/statement, exact borders/recall": 50.0,
        "dev/statement, match/recall": 100.0,
        "dev/cue of a found statement/accuracy": 100.0,
        "dev/speaker of a found statement/accuracy": 50.0,
    }


def test_a_file_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "made_dev.txt"
    path.write_text((STREAM + "\n") * 20, encoding="utf-8")
    seen: list[str] = []

    def reading(given: Report) -> Record:
        seen.append(given.text)
        return record(given)

    measured = figures("pfsa", score_pfsa(path, "dev", reading), STAMP)
    assert len(seen) == 3
    assert {f.n for f in measured if f.average == "recall"} == {40}


def test_a_line_without_a_label_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("kata U-CUE\nRatna\n", encoding="utf-8")
    with pytest.raises(BadGold, match=r"bad\.txt:2: 'Ratna'"):
        list(read_pfsa(path))
