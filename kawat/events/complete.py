"""Completing: what rules read and what heads read is given its time and place by one set of rules, and told once."""

from collections.abc import Sequence

import msgspec

from kawat.events.facets import contexts_by, features, mode_by, told_of
from kawat.events.fold import Folder
from kawat.events.ground import Ground, Sheet, ground_of
from kawat.events.moods import Seat, auxiliaries
from kawat.events.parties import cast_of
from kawat.events.surround import place_of, time_of
from kawat.plover import scale
from kawat.record import Event


def complete(sheet: Sheet, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with time and place from their sentences, long past ones marked so, and those told again folded."""
    ground = ground_of(sheet, events)
    placed = [_completed(event, ground) for event in events]
    folder = Folder(text=sheet.report.text, cast=cast_of(sheet.mentions, sheet.report.lang), attributions=sheet.attributions)
    return folder.fold(placed)


def _completed(event: Event, ground: Ground) -> Event:
    when, sentence = time_of(event, ground), ground.around(event.start)
    found = features(told_of(event, ground.report.lang), ground.report.text, sentence)
    mode = mode_by(event, found)
    dated = msgspec.structs.replace(event, when=when)
    return msgspec.structs.replace(
        dated,
        mode=mode,
        scale=scale(event.event, mode),
        contexts=contexts_by(event, found),
        where=place_of(event, ground),
        auxiliary=auxiliaries(dated, Seat(ground.report, sentence, ground.attributions), ground.says(event, "aux")),
    )
