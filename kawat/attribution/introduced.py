"""A statement put together from a cue, its speaker and the clause it introduces, or nothing where that cannot be speech."""

from kawat.attribution import vocabulary as v
from kawat.attribution.clause import Clause, count, trimmed
from kawat.attribution.line import Hit, Line
from kawat.attribution.speaker import Speaker
from kawat.attribution.statement import Statement
from kawat.record import StatementKind
from kawat.span import Span

LEAST = 3  # words that a clause needs to be taken as content


def introduced(
    line: Line,
    rule: str,
    hit: Hit,
    speaker: Speaker,
    clause: Clause,
    *,
    addressee: Span | None = None,
    sourceless: bool = False,
    least: int | None = None,
) -> Statement | None:
    """Return the statement, or None when the clause is too short or what stands as speaker cannot speak (a plan, a law)."""
    kind = _kind(line, speaker, hit.cue.kind)
    content = trimmed(line, clause)
    enough = least or (2 if hit.cue.polarity == "denies" else LEAST)
    if kind is None or content is None or count(line, clause) < enough or (speaker.span is None and not sourceless):
        return None
    cue = line.stretch(hit.first, hit.last)
    if hit.cue.form == "nya" and speaker.span is not None:
        cue = Span(cue.start, speaker.span.start)
    return Statement(
        rule=rule,
        source=speaker.span,
        cue=(cue,),
        content=(content,),
        kind=kind,
        polarity=hit.cue.polarity,
        addressee=addressee,
        pronoun=speaker.pronoun,
    )


def _kind(line: Line, speaker: Speaker, kind: StatementKind) -> StatementKind | None:
    """Return the statement's kind by who speaks: a survey finds; a plan or schedule does not speak at all (None)."""
    if speaker.span is None:
        return kind
    words = speaker.span.of(line.text).lower().split()
    if line.lang == "en":
        phrase = next((words[:i] for i, w in enumerate(words) if i and w in v.PREPOSITIONS), words)
        head = phrase[-1]
    else:
        head = words[0]
    if head in v.NOT_SPEAKERS:
        return None
    return "finding" if v.FINDINGS & {head, words[0]} and kind == "speech" and not speaker.pronoun else kind
