"""Whose people are meant: the country that the heads link the nameless to."""

from kawat.actor import Resolved
from kawat.actors import with_homes
from kawat.record import Mention, MentionKind
from tests.told import at, signs

TEXT = "Riot police fired at picketers in Chile, and Peru's president, Rut Quispe, left Lima."
CHILE, PERU = (Resolved(id=code, name=name, country=code) for code, name in (("CHL", "Chile"), ("PER", "Peru")))


def mention(words: str, kind: MentionKind, chain: int, actor: Resolved | None = None) -> Mention:
    span = at(TEXT, words)
    return Mention(start=span.start, stop=span.stop, by="rule:alias@1", score=0.9, kind=kind, chain=chain, actor=actor)


def nameless(words: str) -> Resolved:
    return Resolved(id=f"any/{words}", name=words)


MENTIONS = (
    mention("Riot police", "organ", 0, nameless("riot-police")),
    mention("picketers", "unnamed", 1, nameless("picketers")),
    mention("Chile", "country", 2, CHILE),
    mention("Peru", "country", 3, PERU),
    mention("president", "office", 4),
    mention("Rut Quispe", "person", 5, Resolved(id="unk/rut-quispe", name="Rut Quispe")),
)


def homes(*links: tuple[str, str]) -> dict[str, tuple[str, str | None]]:
    told = signs(TEXT, [], [("of", one, other) for one, other in links])
    return {m.span.of(TEXT): (m.actor.id, m.actor.country) for m in with_homes(TEXT, MENTIONS, told) if m.actor}


def test_the_nameless_are_of_the_country_they_are_linked_to() -> None:
    found = homes(("Riot police", "Chile"), ("picketers", "Chile"), ("president", "Peru"), ("Rut Quispe", "Peru"))
    assert found["Riot police"] == ("any/riot-police@CHL", "CHL")
    assert found["picketers"] == ("any/picketers@CHL", "CHL")
    assert found["president"] == ("any/president@PER", "PER")
    assert found["Rut Quispe"] == ("per/rut-quispe", "PER")


def test_who_is_linked_to_nobody_stays_without_a_country() -> None:
    assert homes(("Riot police", "Chile"))["picketers"] == ("any/picketers", None)
    assert "president" not in homes()


def test_what_is_known_is_not_asked() -> None:
    known = Resolved(id="org/union", name="Union", country=None)
    group = (mention("picketers", "group", 0, known), mention("Chile", "country", 1, CHILE))
    told = signs(TEXT, [], [("of", "picketers", "Chile")])
    assert with_homes(TEXT, group, told) == group
    home = (mention("Riot police", "organ", 0, Resolved(id="any/police@PER", name="police", country="PER")), *group[1:])
    assert with_homes(TEXT, home, signs(TEXT, [], [("of", "Riot police", "Chile")])) == home


def test_a_chain_has_one_home_by_its_surest_link() -> None:
    again = mention("president", "office", 5)
    found = with_homes(TEXT, (*MENTIONS[2:4], again, MENTIONS[5]), signs(TEXT, [], [("of", "president", "Peru")]))
    assert [m.actor.country for m in found if m.actor] == ["CHL", "PER", "PER", "PER"]
