"""Completing: an event's time and place stand beside its trigger, what is denied or supposed is told so, twice told is once."""

from datetime import date

import pytest

from kawat.actor import Resolved
from kawat.events import Sheet, complete
from kawat.events.settings import aged
from kawat.record import Attribution, Event, Mention
from kawat.report import Origin, Report
from kawat.signs import Look, Signs
from kawat.span import Span
from kawat.when import Time

DAY = date(2032, 5, 4)


def report_of(text: str, lang: str) -> Report:
    return Report(id="0" * 64, text=text, lang=lang, origin=Origin(sha256="0" * 64, extractor="text@1", place="x"), published=DAY)


def mention(text: str, words: str, kind: str, country: str, chain: int) -> Mention:
    start = text.index(words)
    actor = Resolved(id=country, name=words, country=country)
    return Mention(
        kind=kind,  # type: ignore[arg-type]
        start=start,
        stop=start + len(words),
        by="rule:test@1",
        score=1.0,
        chain=chain,
        actor=actor,
    )


def event(text: str, trigger: str, name: str, actors: tuple[int, ...] = (0,), recipients: tuple[int, ...] = ()) -> Event:
    start = text.index(trigger)
    span = Span(start, start + len(trigger))
    return Event(
        start=span.start,
        stop=span.stop,
        by="rule:test@1",
        score=1.0,
        event=name,
        mode=None,
        contexts=("diplomatic",),
        quad=1,
        scale=1.0,
        actors=actors,
        recipients=recipients,
        tellings=(span,),
    )


def completed(
    text: str, lang: str, mentions: tuple[Mention, ...], *events: Event, said: tuple[Attribution, ...] = ()
) -> list[Event]:
    sheet = Sheet(report=report_of(text, lang), story=(Span(0, len(text)),), mentions=mentions, attributions=said)
    return list(complete(sheet, events))


def test_time_and_place_behind_the_trigger_are_the_events() -> None:
    text = "Menteri Fiji menemui utusan Peru di Suva pada Senin, lalu pulang."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Suva", "place", "FJI", 1))
    (found,) = completed(text, "id", mentions, event(text, "menemui", "CONSULT"))
    assert found.when is not None and found.when.since == date(2032, 5, 3)
    assert found.where is not None and (found.where.name, found.where.country, found.where.lat) == ("Suva", "FJI", -18.14)


def test_what_stands_behind_another_trigger_is_the_others() -> None:
    text = "Fiji criticized Peru and expelled its envoy from Suva on Monday."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Suva", "place", "FJI", 1))
    first, second = completed(text, "en", mentions, event(text, "criticized", "ACCUSE"), event(text, "expelled", "SANCTION"))
    assert (first.when, first.where) == (None, None)
    assert second.when is not None and second.where is not None


def test_a_time_is_shared_across_and_but_not_across_a_semicolon() -> None:
    text = "On Monday the envoy of Fiji met Peru's and signed a pact; Chile protested."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Chile", "country", "CHL", 1))
    signed, protest = event(text, "signed", "SUPPORT"), event(text, "protested", "PROTEST", (1,))
    first, second = completed(text, "en", mentions, signed, protest)
    assert first.when is not None and first.when.since == date(2032, 5, 3)
    assert second.when is None


def test_a_time_counted_from_another_is_not_said_over_again() -> None:
    text = "Fiji reopened its port on Monday, two years after it was shut."
    (found,) = completed(text, "en", (mention(text, "Fiji", "country", "FJI", 0),), event(text, "reopened", "CONCEDE"))
    assert found.when is not None and found.when.since == date(2032, 5, 3)


def signs_linked(sure: float) -> Signs:
    return Signs(found=(), linked=lambda *_: sure, look=lambda trigger, _: Look(real=0, says=trigger.says, roles={}), pack="made")


@pytest.mark.parametrize(("sure", "where"), [(0.9, "Suva"), (0.2, None)])
def test_a_link_that_a_model_is_sure_of_makes_a_place_where_no_rule_finds_one(sure: float, where: str | None) -> None:
    text = "Fiji met Peru; Suva was quiet."
    sheet = Sheet(
        report=report_of(text, "en"),
        story=(Span(0, len(text)),),
        mentions=(mention(text, "Fiji", "country", "FJI", 0), mention(text, "Suva", "place", "FJI", 1)),
        attributions=(),
        signs=signs_linked(sure),
    )
    (found,) = complete(sheet, (event(text, "met", "CONSULT"),))
    assert (found.where and found.where.name) == where


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    text = "Fiji said on Monday: Peru closed its port."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Peru", "country", "PER", 1))
    content = Span(text.index("Peru"), len(text) - 1)
    said = statement(content, "says", Span(5, 9))
    (found,) = completed(text, "en", mentions, event(text, "closed", "COERCE", (1,)), said=(said,))
    assert found.when is None


def statement(content: Span, polarity: str, cue: Span) -> Attribution:
    return Attribution(
        kind="speech",
        voice="indirect",
        polarity=polarity,  # type: ignore[arg-type]
        how="named",
        cue=(cue,),
        content=(content,),
        source=0,
        start=cue.start,
        stop=content.stop,
        by="rule:test@1",
        score=1.0,
    )


def test_the_seat_of_an_actor_is_not_the_place_of_its_act() -> None:
    text = "Pemerintah Fiji di Suva mengecam Peru."
    mentions = (mention(text, "Pemerintah Fiji", "organ", "FJI", 0), mention(text, "Suva", "place", "FJI", 1))
    (found,) = completed(text, "id", mentions, event(text, "mengecam", "ACCUSE"))
    assert found.where is None


def test_what_is_denied_did_not_happen() -> None:
    text = "Fiji membantah menahan nelayan Peru."
    mentions = (mention(text, "Fiji", "country", "FJI", 0),)
    denial = statement(Span(text.index("menahan"), len(text) - 1), "denies", Span(5, 14))
    (found,) = completed(text, "id", mentions, event(text, "menahan", "COERCE"), said=(denial,))
    assert found.auxiliary == ("negation",)


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "name", "aux"),
    [
        ("Fiji did not ratify the pact.", "en", "ratify", "SUPPORT", ("negation",)),
        ("Fiji tidak pernah menyerang Peru.", "id", "menyerang", "ASSAULT", ("negation",)),
        ("If Fiji sends troops, Peru leaves.", "en", "sends", "MOBILIZE", ("hypothetical",)),
        ("Jika Fiji menyita kapal, Peru pergi.", "id", "menyita", "COERCE", ("hypothetical",)),
        ("Fiji tidak akan menerima utusan Peru.", "id", "menerima", "REJECT", ()),
        ("Fiji said if asked. Peru seized a ship.", "en", "seized", "COERCE", ()),
        ("Fiji seized a ship.", "en", "seized", "COERCE", ()),
    ],
)
def test_hedges(text: str, lang: str, trigger: str, name: str, aux: tuple[str, ...]) -> None:
    (found,) = completed(text, lang, (mention(text, "Fiji", "country", "FJI", 0),), event(text, trigger, name))
    assert found.auxiliary == aux


def test_an_agreement_for_a_month_that_seems_past_is_for_the_next() -> None:
    text = "Fiji invited Peru to talks in January."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Peru", "country", "PER", 1))
    (found,) = completed(text, "en", mentions, event(text, "invited", "AGREE", (0,), (1,)))
    assert found.when is not None and found.when.since == date(2033, 1, 1)


def test_an_event_told_twice_is_one_with_two_tellings() -> None:
    text = "Fiji mengecam Peru. Kecaman Fiji kepada Peru disampaikan Senin."
    mentions = (mention(text, "Fiji", "country", "FJI", 0), mention(text, "Peru", "country", "PER", 1))
    twice = (event(text, "mengecam", "ACCUSE", (0,), (1,)), event(text, "Kecaman", "ACCUSE", (0,), (1,)))
    (found,) = completed(text, "id", mentions, *twice)
    assert [span.of(text) for span in found.tellings] == ["mengecam", "Kecaman"]


@pytest.mark.parametrize(
    ("since", "until", "precision", "old"),
    [
        (date(2031, 1, 1), date(2031, 12, 31), "year", True),
        (date(2031, 10, 1), date(2031, 12, 31), "interval", True),
        (date(2031, 9, 5), date(2031, 9, 5), "day", True),
        (date(2032, 2, 1), date(2032, 2, 29), "month", False),
        (date(2032, 5, 3), date(2032, 5, 3), "day", False),
        (date(2033, 1, 1), date(2033, 12, 31), "year", False),
    ],
)
def test_long_ago_is_historical(since: date, until: date, precision: str, old: bool) -> None:
    when = Time(start=0, stop=1, since=since, until=until, precision=precision)  # type: ignore[arg-type]
    assert aged((), when, DAY) == (("historical",) if old else ())
