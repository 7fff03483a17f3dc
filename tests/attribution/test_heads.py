"""Statements by heads beside those by rules."""

from kawat.attribution import find_statements, with_heads
from kawat.rules import sure_of
from kawat.span import Span
from tests.told import sign, signs


def test_a_cue_that_no_rule_knows_becomes_a_statement() -> None:
    text = "Sang jenderal berbisik garis depan akan bergeser."
    told = signs(
        text,
        [
            sign(text, "cue", "berbisik"),
            sign(text, "source", "Sang jenderal"),
            sign(text, "content", "garis depan akan bergeser"),
        ],
        [("source", "berbisik", "Sang jenderal"), ("content", "berbisik", "garis depan akan bergeser")],
    )
    (one,) = with_heads(text, "id", [Span(0, len(text))], (), told)
    assert one.source == Span(0, 13) and [c.of(text) for c in one.content] == ["garis depan akan bergeser"]
    assert one.rule == "head:cue@1" and one.sure == sure_of("head:cue@1", 0.9)


def test_a_cue_without_content_is_none() -> None:
    text = "Sang jenderal berbisik."
    assert with_heads(text, "id", [Span(0, len(text))], (), signs(text, [sign(text, "cue", "berbisik")], [])) == ()


def test_direct_speech_stays_with_the_rules() -> None:
    text = '"Kami akan bertahan," kata Menlu Laos, Selasa.'
    line = [Span(0, len(text))]
    ruled = find_statements(text, "id", line, ())
    told = signs(
        text,
        [sign(text, "cue", "kata"), sign(text, "content", "Kami akan"), sign(text, "source", "Selasa")],
        [("content", "kata", "Kami akan"), ("source", "kata", "Selasa")],
    )
    assert with_heads(text, "id", line, ruled, told) == ruled


def test_marks_and_commas_at_the_edges_are_no_content() -> None:
    text = 'Ia menegaskan "tidak mundur", lalu pergi.'
    told = signs(
        text,
        [sign(text, "cue", "menegaskan"), sign(text, "content", '"tidak mundur",'), sign(text, "source", "Ia")],
        [("content", "menegaskan", '"tidak mundur",'), ("source", "menegaskan", "Ia")],
    )
    (one,) = with_heads(text, "id", [Span(0, len(text))], (), told)
    assert [c.of(text) for c in one.content] == ["tidak mundur"] and one.pronoun


def test_a_statement_within_another_lies_deeper() -> None:
    text = "Utusan itu mengabarkan bahwa raja mengisyaratkan damai sudah dekat."
    told = signs(
        text,
        [
            sign(text, "cue", "mengabarkan"), sign(text, "cue", "mengisyaratkan"),
            sign(text, "content", "raja mengisyaratkan damai sudah dekat"), sign(text, "inner", "damai sudah dekat"),
        ],
        [("content", "mengabarkan", "raja mengisyaratkan damai sudah dekat"), ("content", "mengisyaratkan", "damai sudah dekat")],
    )  # fmt: skip
    outer, inner = with_heads(text, "id", [Span(0, len(text))], (), told)
    assert (outer.depth, inner.depth) == (0, 1)


def test_english_speech_that_a_rule_reads_stays() -> None:
    text = "The minister said on Tuesday that talks would resume."
    line = [Span(0, len(text))]
    ruled = find_statements(text, "en", line, ())
    told = signs(
        text,
        [sign(text, "cue", "said"), sign(text, "source", "The minister"), sign(text, "content", "that talks would resume")],
        [("source", "said", "The minister"), ("content", "said", "that talks would resume")],
    )
    assert len(ruled) == 1 and with_heads(text, "en", line, ruled, told) == ruled
    (other,) = with_heads(text, "id", line, ruled, told)
    assert [c.of(text) for c in other.content] == ["that talks would resume"]


def test_a_head_that_holds_little_of_a_rules_content_does_not_replace_it() -> None:
    text = "Menlu Laos Khamphet Souvannalath mengatakan perundingan akan dibuka lagi bulan depan."
    line = [Span(0, len(text))]
    ruled = find_statements(text, "id", line, ())
    told = signs(
        text, [sign(text, "cue", "mengatakan"), sign(text, "content", "perundingan")], [("content", "mengatakan", "perundingan")]
    )
    assert len(ruled) == 1 and with_heads(text, "id", line, ruled, told) == ruled


def test_content_stays_in_the_sentence_of_its_cue() -> None:
    text = "Sang jenderal berbisik garis depan akan bergeser. Hujan turun di kota."
    told = signs(
        text,
        [
            sign(text, "cue", "berbisik"),
            sign(text, "source", "Sang jenderal"),
            sign(text, "content", "garis depan akan bergeser"),
            sign(text, "content", "Hujan turun"),
        ],
        [
            ("source", "berbisik", "Sang jenderal"),
            ("content", "berbisik", "garis depan akan bergeser"),
            ("content", "berbisik", "Hujan turun"),
        ],
    )
    (one,) = with_heads(text, "id", [Span(0, len(text))], (), told)
    assert [c.of(text) for c in one.content] == ["garis depan akan bergeser"]
