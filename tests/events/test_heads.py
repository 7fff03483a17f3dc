"""Events by heads: who acts on whom, when, where, and in whose words."""

from collections.abc import Sequence
from datetime import date

import msgspec

from kawat.actor import Resolved
from kawat.events import code_signs, with_ruled
from kawat.record import Attribution, Event, Mention, MentionKind
from kawat.report import Origin, Report
from kawat.signs import Look, Sign, Signs
from kawat.span import Span
from tests.told import at, sign, signs

TEXT = "Utusan Laos menyambangi Kuba di Havana pada Selasa (20/9/2033)."


def report(text: str) -> Report:
    return Report(
        id="x" * 64,
        text=text,
        lang="id",
        origin=Origin(sha256="0" * 64, extractor="test@1", place="t"),
        published=date(2033, 9, 21),
    )


def mention(words: str, kind: MentionKind, chain: int, actor: str) -> Mention:
    span = at(TEXT, words)
    who = Resolved(id=actor, name=words, country="LAO" if "LAO" in actor else "CUB")
    return Mention(start=span.start, stop=span.stop, by="t", score=0.9, kind=kind, chain=chain, actor=who)


MENTIONS = (
    mention("Utusan Laos", "unnamed", 0, "any/utusan@LAO"),
    mention("Laos", "country", 1, "LAO"),
    mention("Kuba", "country", 2, "CUB"),
    mention("Havana", "place", 3, "CUB"),
)
LINKS = [
    ("actor", "menyambangi", "Utusan Laos"), ("actor", "menyambangi", "Laos"), ("recipient", "menyambangi", "Kuba"),
    ("place", "menyambangi", "Havana"), ("time", "menyambangi", "Selasa (20/9/2033)"),
]  # fmt: skip


def code(told: Signs, attributions: tuple[Attribution, ...] = ()):  # type: ignore[no-untyped-def]
    return code_signs(report(TEXT), (Span(0, len(TEXT)),), MENTIONS, attributions, told)


def test_a_trigger_with_its_links_is_an_event() -> None:
    (event,) = code(signs(TEXT, [sign(TEXT, "trigger", "menyambangi", mode="visit")], LINKS))
    assert (event.event, event.mode, event.contexts) == ("CONSULT", "visit", ("diplomatic",))
    assert (event.actors, event.recipients) == ((0,), (2,))
    assert event.when is not None and event.when.since == date(2033, 9, 20)
    assert event.where is not None and event.where.name == "Havana"
    assert event.by == "head:trigger@1" and event.claimed_in is None


def test_nobody_acts_no_event() -> None:
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], [("recipient", "menyambangi", "Kuba")])
    assert code(told) == ()


def test_a_mode_of_another_event_is_left_out() -> None:
    (event,) = code(signs(TEXT, [sign(TEXT, "trigger", "menyambangi", event="ACCUSE", mode="visit")], LINKS))
    assert event.mode is None


def test_the_innermost_statement_around_a_trigger_claims_it() -> None:
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], LINKS)
    said = [
        Attribution(
            start=0, stop=60, by="t", score=0.9, kind="speech", voice="indirect", polarity="says", how="none",
            cue=(), content=(Span(0, n),), depth=d,
        )
        for n, d in ((60, 0), (40, 1), (8, 2))
    ]  # fmt: skip
    (event,) = code(told, tuple(said))
    assert event.claimed_in == 1


def test_an_unsure_trigger_is_no_event() -> None:
    assert code(signs(TEXT, [sign(TEXT, "trigger", "menyambangi", score=0.45)], LINKS)) == ()


def ruled(event: str, words: str = "menyambangi") -> Event:
    span = at(TEXT, words)
    return Event(
        start=span.start, stop=span.stop, by="rule:trigger@1", score=0.9, event=event, mode=None, contexts=(), quad=1, scale=1.0,
        actors=(1,), tellings=(span,),
    )  # fmt: skip


def test_where_rule_and_head_read_one_event_the_rules_roles_stand() -> None:
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], LINKS)
    (event,) = with_ruled(code(told), [ruled("CONSULT")], told, MENTIONS)
    assert (event.by, event.actors) == ("rule:trigger@1", (1,))


def test_of_two_types_the_heads_stands_where_it_is_likely() -> None:
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], LINKS)
    (said,) = code(told)
    for score, by in ((0.6, "head:trigger@1"), (0.4, "rule:trigger@1")):
        (event,) = with_ruled([msgspec.structs.replace(said, score=score)], [ruled("ACCUSE")], told, MENTIONS)
        assert event.by == by


def test_a_rules_event_needs_a_hint_of_a_trigger() -> None:
    assert with_ruled((), [ruled("CONSULT")], signs(TEXT, [], []), MENTIONS) == ()
    hint = signs(TEXT, [sign(TEXT, "trigger", "menyambangi", score=0.35)], [])
    assert [e.by for e in with_ruled((), [ruled("CONSULT")], hint, MENTIONS)] == ["rule:trigger@1"]


def test_a_pronoun_that_stands_for_nobody_is_no_party() -> None:
    span = at(TEXT, "Utusan Laos")
    nobody = Mention(start=span.start, stop=span.stop, by="t", score=0.9, kind="pronoun", chain=0)
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], [("actor", "menyambangi", "Utusan Laos")])
    assert code_signs(report(TEXT), (Span(0, len(TEXT)),), (nobody,), (), told) == ()


def questions(times: int) -> int:
    """Return how many links are asked for in a text of so many like sentences."""
    text = " ".join(f"Negeri{i} menyambangi Kerajaan{i} pekan lalu setelah rapat yang panjang." for i in range(times))
    trigger, laos = sign("menyambangi", "trigger", "menyambangi"), Resolved(id="LAO", name="Laos", country="LAO")
    ends = [text.index(f"Negeri{i} ") + len(f"Negeri{i}") for i in range(times)]
    mentions = tuple(
        Mention(start=end - len(f"Negeri{i}"), stop=end, by="t", score=0.9, kind="country", chain=i, actor=laos)
        for i, end in enumerate(ends)
    )
    asked: list[str] = []

    def look(trigger: Sign, spans: Sequence[Span]) -> Look:
        asked.extend("role" for _ in spans)
        return Look(real=0.9, says=trigger.says, roles={("actor", s): 0.9 for s in spans if trigger.start - s.stop == 1})

    found = tuple(msgspec.structs.replace(trigger, start=end + 1, stop=end + 12) for end in ends)
    code_signs(
        report(text), (Span(0, len(text)),), mentions, (), Signs(found=found, linked=lambda *_: 0.0, look=look, pack="told")
    )
    return len(asked)


def test_the_work_grows_with_the_text_and_not_with_its_square() -> None:
    assert questions(1200) < 6 * questions(300)


def test_a_rules_event_without_a_recipient_takes_the_heads_but_no_actor_of_its_own() -> None:
    told = signs(TEXT, [sign(TEXT, "trigger", "menyambangi")], LINKS)
    (said,) = code(told)
    assert [MENTIONS[i].span.of(TEXT) for i in said.recipients] == ["Kuba"]
    (filled,) = with_ruled([said], [ruled("CONSULT")], told, MENTIONS)
    assert filled.recipients == said.recipients
    own = msgspec.structs.replace(ruled("CONSULT"), actors=said.recipients)
    (left,) = with_ruled([said], [own], told, MENTIONS)
    assert left.recipients == ()
