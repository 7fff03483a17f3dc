"""The heads on real text: offsets, bounded work, and what a plain sentence says."""

from functools import cache
from itertools import pairwise

import pytest

from kawat.model import Model, Pack, shipped
from kawat.model.pieces import ROOM, stretches
from kawat.span import Span

HOSTILE = [
    "a",
    "😀" * 50,
    "مرحبا بالعالم يا وزير الخارجية",
    "\u202eabc\u202c def",
    "x" * 5000,
    "e\u0301" * 300,
    "ﬁ ﬂ … ① ㎏ " * 20,
    "kata " * 2_000,
    " \t ",
]


@cache
def model() -> Model:
    return Model(Pack(shipped()))


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{t[:6]!r}x{len(t)}" for t in HOSTILE])
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    for one in stretches(text, whole(text), model().pack.tokenizer):
        assert len(one.ids) == len(one.spans) <= ROOM + 2
        assert all(0 <= s.start <= s.stop <= len(text) for s in one.spans)
    for sign in model().signs(text, whole(text)).found:
        assert 0 <= sign.start < sign.stop <= len(text)
        assert 0 <= sign.score <= 1


def test_nothing_is_read_from_no_lines() -> None:
    assert model().signs("Tidak ada.", []).found == ()


def test_pieces_cover_the_words_once_and_in_order() -> None:
    text = "Menlu Laos mengatakan, “negaranya siap…”.\nKatanya,  ia tak gentar."
    lines = [Span(0, 41), Span(42, len(text))]
    spans = [s for one in stretches(text, lines, model().pack.tokenizer) for s in one.spans[1:-1]]
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(*s)}
    assert {i for line in lines for i in range(*line) if text[i].isalnum()} <= covered


def test_the_suffix_stands_alone() -> None:
    text = "Negaranya siap, katanya di Kenya."
    (one,) = stretches(text, whole(text), model().pack.tokenizer)
    pieces = [s.of(text) for s in one.spans]
    assert pieces.count("nya") == 2 and not any(p.endswith("nya") and len(p) > 3 for p in pieces if p != "Kenya")


def test_a_plain_sentence_has_its_signs_and_links() -> None:
    text = "Menteri Luar Negeri Laos Khamphet Souvannalath mengatakan pemerintahnya akan mengirim bantuan beras ke Kamboja."
    signs = model().signs(text, whole(text))
    assert [s.span.of(text) for s in signs.of("cue")] == ["mengatakan"]
    (trigger,) = signs.of("trigger")
    assert "mengirim" in trigger.span.of(text) and trigger.best("event").name == "AGREE"
    cambodia = Span(text.index("Kamboja"), len(text) - 1)
    assert signs.linked("recipient", trigger.span, cambodia) > 0.5
    (cue,) = signs.of("cue")
    (source,) = signs.of("source")
    assert "Souvannalath" in source.span.of(text) and signs.linked("source", cue.span, source.span) > 0.5


def test_the_same_text_gives_the_same_signs() -> None:
    text = "Brazil said on Tuesday it had signed the accord with Peru."
    first, second = (model().signs(text, whole(text)).found for _ in range(2))
    assert first == second


def test_spans_of_different_stretches_have_no_link() -> None:
    text = "Laos setuju. " + "Rapat itu lama sekali dan tidak menghasilkan apa pun. " * 60 + "Kamboja menolak."
    signs = model().signs(text, whole(text))
    assert signs.linked("actor", Span(5, 11), Span(len(text) - 16, len(text) - 9)) == 0.0


def test_a_second_look_knows_which_trigger_it_is_asked_for() -> None:
    text = "Peru mengecam Angola, sedangkan Laos memuji Kuba."
    signs = model().signs(text, whole(text))
    names = {name: Span(text.index(name), text.index(name) + len(name)) for name in ("Peru", "Angola", "Laos", "Kuba")}
    first, second = (
        signs.look(next(s for s in signs.of("trigger", 0.2) if s.span.of(text) == word), list(names.values()))
        for word in ("mengecam", "memuji")
    )
    assert first.best("event").name == "ACCUSE" and second.best("event").name == "SUPPORT"
    for look, actor, recipient in ((first, "Peru", "Angola"), (second, "Laos", "Kuba")):
        assert max(names, key=lambda name: look.roles["actor", names[name]]) == actor
        assert max(names, key=lambda name: look.roles["recipient", names[name]]) == recipient


def test_a_second_look_tells_a_far_span_by_its_link() -> None:
    text = "Laos mengecam Kuba. " + "Rapat itu lama sekali dan tidak menghasilkan apa pun. " * 8 + "Peru menolak."
    signs = model().signs(text, whole(text))
    trigger = signs.of("trigger", 0.2)[0]
    far = Span(text.index("Peru"), text.index("Peru") + 4)
    look = signs.look(trigger, [far])
    assert look.roles["recipient", far] == pytest.approx(signs.linked("recipient", trigger.span, far))
    assert 0 <= look.real <= 1


def test_no_sign_runs_over_the_end_of_a_line() -> None:
    text = "Menlu Laos bertemu Menlu Kuba,\nKhamphet Souvannalath Ana\nQuispe dari Peru mengatakan siap."
    lines = [Span(0, 30), Span(31, 56), Span(57, len(text))]
    found = model().signs(text, lines).found
    assert found and not any("\n" in sign.span.of(text) for sign in found)


def test_a_sign_holds_a_letter_or_a_figure() -> None:
    text = 'Menlu Kanada (Rosalind Thibodeau) dan ( ... ) mengatakan: "... — ..." ( ( ?'
    found = model().signs(text, whole(text)).found
    assert found and all(any(map(str.isalnum, sign.span.of(text))) for sign in found)
