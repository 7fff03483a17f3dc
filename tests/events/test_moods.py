"""Moods, topics and facets: auxiliaries by words, statement and time; contexts by what a sentence speaks of."""

import msgspec
import pytest

from kawat.events import Sheet, complete
from kawat.events.facets import features, told_of
from kawat.events.topics import topics_of
from kawat.plover import CONTEXTS
from kawat.record import Attribution, Event
from kawat.span import Span
from tests.events.test_complete import event, mention, report_of, statement


def read(text: str, lang: str, trigger: str, name: str, said: tuple[Attribution, ...] = ()) -> Event:
    sheet = Sheet(
        report=report_of(text, lang),
        story=(Span(0, len(text)),),
        mentions=(mention(text, "Fiji", "country", "FJI", 0),),
        attributions=said,
    )
    (found,) = complete(sheet, (event(text, trigger, name),))
    return found


@pytest.mark.parametrize(
    ("text", "lang", "trigger", "name", "aux"),
    [
        ("Fiji tidak menyita satu kapal pun.", "id", "menyita", "COERCE", ("negation",)),
        ("Fiji never ratified the treaty.", "en", "ratified", "SUPPORT", ("negation",)),
        ("Seandainya Fiji menarik pasukannya, Peru pulang.", "id", "menarik", "RETREAT", ("hypothetical",)),
        ("Pada 2019 Fiji menahan dua nelayan Peru.", "id", "menahan", "COERCE", ("historical",)),
        ("Fiji arrested two men on Monday.", "en", "arrested", "COERCE", ()),
        ("Jika diserang, Fiji mengancam akan membalas.", "id", "mengancam", "THREATEN", ()),
    ],
)
def test_auxiliaries(text: str, lang: str, trigger: str, name: str, aux: tuple[str, ...]) -> None:
    assert read(text, lang, trigger, name).auxiliary == aux


def test_what_is_feared_is_supposed() -> None:
    text = "Warga Suva khawatir Fiji menarik pasukannya."
    content = Span(text.index("Fiji"), len(text) - 1)
    said = statement(content, "says", Span(text.index("khawatir"), text.index(" Fiji")))
    fear = msgspec.structs.replace(said, kind="attitude")
    assert "hypothetical" in read(text, "id", "menarik", "RETREAT", (fear,)).auxiliary


@pytest.mark.parametrize(
    ("words", "lang", "contexts"),
    [
        ("rumah sakit lapangan", "id", ["health"]),
        ("kapal perang", "id", ["military"]),
        ("gas air mata", "id", ["repression"]),
        ("tariffs", "en", ["economic"]),
        ("the weather", "en", []),
    ],
)
def test_words_speak_for_contexts(words: str, lang: str, contexts: list[str]) -> None:
    found = {topic.context for topic in topics_of(words.split(), lang)}
    assert found >= set(contexts) and bool(found) == bool(contexts)


def test_every_topic_is_a_context() -> None:
    words = "court tariff hospital troops parliament ballot spies asylum flood oil emission chips terror nuclear hackers bribe"
    assert {topic.context for topic in topics_of(words.split(), "en")} <= set(CONTEXTS)


def test_what_stands_around_a_sentence_counts_apart() -> None:
    text = "Fiji met Peru. The hospital was full."
    found = features(told_of(event(text, "met", "CONSULT"), "en"), text, Span(0, 14))
    assert "xp=health" in found and "x=health" not in found


def test_contexts_follow_the_topics() -> None:
    assert "health" in read("Fiji sent vaccines and doctors to a hospital in Peru.", "en", "sent", "AID").contexts
