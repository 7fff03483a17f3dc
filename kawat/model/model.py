"""The model: a pack, asked for the signs of a text."""

from collections.abc import Sequence

from kawat.model.heads import Links, Reading, signs_of
from kawat.model.look import Looker
from kawat.model.pack import Pack
from kawat.model.pieces import stretches
from kawat.signs import Signs
from kawat.span import Span


class Model:
    """A reading model: a pack, asked for the signs of a text."""

    def __init__(self, pack: Pack) -> None:
        """Take a pack."""
        self.pack = pack

    @property
    def name(self) -> str:
        """The name of the pack."""
        return self.pack.card.name

    def signs(self, text: str, lines: Sequence[Span]) -> Signs:
        """Return the signs of a story's lines; the encoder runs once over each stretch."""
        read = [Reading(s, *self.pack.rows(s.ids)) for s in stretches(text, lines, self.pack.tokenizer)]
        found = sorted((sign for one in read for sign in signs_of(text, one)), key=lambda s: (s.start, -s.stop))
        links = Links(read, self.pack.card.bias)
        looker = Looker(self.pack, read, links)
        return Signs(found=tuple(found), linked=links.linked, look=looker.look, pack=self.name)
