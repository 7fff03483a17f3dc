"""The picture of a record: labels stand under their words, whatever the width; nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from kawat.show import Layer, Stretch, picture
from kawat.show.picture import columns, wrapped
from kawat.span import Span


def layer(text: str, sign: str, **labels: str) -> Layer:
    return Layer(
        sign=sign,
        stretches=tuple(
            Stretch(span=Span(text.index(words), text.index(words) + len(words)), label=label) for label, words in labels.items()
        ),
    )


def test_a_picture() -> None:
    text = "Menlu Laos Khamphet mengatakan Laos siap.\nBaca juga: X"
    layers = (
        layer(text, "·", related="Baca juga: X"),
        layer(text, "─", OFF1="Menlu Laos", CTR0="Laos", PER1="Khamphet"),
        layer(text, "═", c1="mengatakan", q1="Laos siap"),
    )
    assert "\n".join(row.drawn for row in picture(text, layers, 24)) == (
        "Menlu Laos Khamphet\n"
        "OFF1────── PER1────\n"
        "      CTR0\n"
        "mengatakan Laos siap.\n"
        "c1════════ q1═══════\n"
        "Baca juga: X\n"
        "related·····"
    )


def test_wide_characters_keep_labels_under_their_words() -> None:
    text = "王毅 dan Laos"
    rows = picture(text, (layer(text, "─", PER1="王毅", CTR0="Laos"),), 40)
    assert [row.drawn for row in rows] == [text, "PER1     CTR0"]


@given(st.text(alphabet="ab cé王\n", max_size=60), st.integers(4, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    kept = "".join(line.of(text) for line in lines)
    assert kept == text.replace("\n", "")
    assert all(columns(line.of(text)) <= width for line in lines)
