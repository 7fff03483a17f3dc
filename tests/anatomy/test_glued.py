"""Furniture that is glued behind a sentence's end is cut off it, and the sentence stays."""

import pytest

from tests.actors.test_pages import read_text


@pytest.mark.parametrize("glued", ["read more", "Read more", "continue reading", "Baca selengkapnya", "Lihat selengkapnya"])
def test_a_sentence_stays_body_with_read_more_behind_it(glued: str) -> None:
    sentence = "Laos signed the river accord with Thailand on Tuesday after eleven rounds of talks."
    text = f"Talks end\n\nVIENTIANE, May 4 (Polaris) - The talks are over.\n{sentence} {glued}\nOfficials said so."
    record = read_text(text, "en")
    bodies = [p.span.of(text) for p in record.parts if p.kind == "body"]
    assert any(b.rstrip() == sentence for b in bodies), bodies
