"""The cue that leads its content: "X mengatakan (kepada Y) (bahwa) ...", "X urged Y to ...", "X berjanji akan ..."."""

from typing import NamedTuple

from kawat.attribution import vocabulary as v
from kawat.attribution.clause import Clause, adjunct, count, finite
from kawat.attribution.introduced import LEAST, introduced
from kawat.attribution.line import Hit, Line
from kawat.attribution.speaker import Speaker, after_cue, before_cue
from kawat.attribution.statement import Statement
from kawat.span import Span

_TOLD = v.words("told tells tell telling")
_VERB = ("me", "di", "ber", "ter")


class Lead(NamedTuple):
    """Where content begins, whether a conjunction, comma or colon leads to it, and the hearer named between."""

    start: int
    linked: bool
    addressee: Span | None = None


def leading(line: Line, within: Clause, hit: Hit, rest: list[Hit], read: list[Statement]) -> Statement | None:
    """Read what a cue introduces after it; where the cue has no subject of its own, the statement before lends its source."""
    lead = _lead(line, hit, Clause(hit.last, rest[0].first if rest else within.last), within.last)
    relative = line.low[hit.first - 1] in ("who", "yang") and hit.first - 1 > within.first
    content = Clause(lead.start, _end(line, lead.start, within.last, rest, relative))
    if not _enough(line, hit, content, lead.linked):
        return None
    speaker = before_cue(line, within.first, hit.first - 1 if relative else hit.first)
    if read and line.low[hit.first - 1] in v.AND | {"but", "tetapi", "namun", "tapi"}:
        speaker = Speaker(read[-1].source, hit.first, pronoun=read[-1].pronoun)
    impersonal = speaker.span is not None and line.low[hit.first - 1] in v.BE and speaker.span.of(line.text).lower() == "it"
    if impersonal:
        return introduced(line, "rule:it-was-said@1", hit, Speaker(None, hit.first), content, sourceless=True)
    if (
        hit.cue.kind == "attitude"
        and speaker.pronoun
        and speaker.span is not None
        and speaker.span.of(line.text).lower() in v.HEARD
    ):
        return None
    if speaker.span is None:
        before = read[-1] if read else None
        if before is None or before.source is None:
            return None
        speaker = Speaker(before.source, hit.first, pronoun=before.pronoun)
    rule = "rule:bahwa@1" if lead.linked else "rule:mengatakan@1"
    return introduced(line, rule, hit, speaker, content, addressee=lead.addressee)


def _lead(line: Line, hit: Hit, until: Clause, last: int) -> Lead:
    if hit.cue.need == "to":
        return _infinitive(line, hit.last, until.last)
    at, addressee = hit.last, None
    told = line.low[hit.last - 1] in _TOLD
    if at < last and (line.low[at] in ("kepada", "to") or told):
        heard = _told(line, at, last) if told else after_cue(line, at + 1, last)
        addressee, at = heard.span, heard.edge
    for j in range(at, min(at + 14, until.last)):
        if line.within[j] >= 0:
            break
        plain = j == at or adjunct(line, at, j)
        if line.low[j] in v.THAT and (plain or line.low[at] == "," or _near(line, at, j)) and line.low[j + 1 : j + 2] != ["same"]:
            return Lead(j + 1, True, addressee)
        if line.low[j] in (",", ":") and (j == at or (plain and line.lang == "id")) and _links(line, hit, j):
            return Lead(j + 1, True, addressee)
    return Lead(at, False, addressee)


def _near(line: Line, at: int, j: int) -> bool:
    """Tell whether "bahwa" stands close behind a cue with only a noun phrase between: no comma, no verb."""
    if line.low[j] != "bahwa" or j - at > 7:
        return False
    return all(line.low[i] != "," and not (line.low[i].startswith(_VERB) and len(line.low[i]) > 5) for i in range(at, j))


def _links(line: Line, hit: Hit, j: int) -> bool:
    """Tell whether a comma or colon leads to content: in English a comma does so only after "said"."""
    return line.low[j] == ":" or line.lang != "en" or hit.cue.need == "any"


def _infinitive(line: Line, at: int, last: int) -> Lead:
    """The content of asking and promising: "(Y) to do Z", "(Y) agar/untuk Z", "(akan) Z"; the hearer stands before it."""
    if at < last and line.low[at] in ("whether", "if", "apakah", "why", "how", "mengapa"):
        return Lead(at + 1, True)
    for j in range(at, min(at + 10, last)):
        if line.within[j] >= 0 or line.low[j] in (",", ";", ":"):
            return Lead(j, line.low[j] == ":")
        english = line.lang == "en" and line.low[j] == "to"
        verb = line.lang != "en" and len(line.low[j]) > 5 and line.low[j].startswith(_VERB) and line.word(j)[0].islower()
        if english or verb or line.low[j] in ("agar", "untuk", "supaya", "that", "bahwa", "akan"):
            heard = line.stretch(at, j) if j > at else None
            start = j + (line.low[j] in ("agar", "supaya", "that", "bahwa", "untuk"))
            whole = line.lang != "en" and heard is not None and verb and line.low[j].startswith(("di", "ter"))
            return Lead(at if whole else start, True, None if whole else heard)
    return Lead(at, False)


def _told(line: Line, at: int, last: int) -> Speaker:
    """The hearer after "told": a pronoun, one name, or a noun with its article."""
    if at < last and line.low[at] in v.OBJECTS:
        return Speaker(line.stretch(at, at + 1), at + 1)
    i = at
    while i < last and i - at < 8 and line.within[i] < 0 and line.low[i][0].isalnum() and line.low[i] not in v.THAT:
        lower_noun = line.word(i)[0].islower() and line.low[i] not in ("the", "a", "an", "state", "of")
        i += 1
        if lower_noun or line.low[i - 1] in v.DAYS:
            break
        if i < last and line.word(i)[0].islower() and line.low[i] not in ("of", "and") and line.word(i - 1)[0].isupper():
            break
    return Speaker(line.stretch(at, i) if i > at else None, i)


def _enough(line: Line, hit: Hit, content: Clause, linked: bool) -> bool:
    """Tell whether the content is of the form that the cue needs (cues.csv, column need)."""
    if hit.cue.polarity == "denies" and line.low[content.first : content.first + 1] and line.low[content.first] in v.CHARGES:
        return True
    if count(line, content) < LEAST:
        return False
    need = hit.cue.need
    if linked:
        return True
    if need == "to":
        return False
    if any(line.within[i] >= 0 for i in range(content.first, min(content.first + 5, content.last))):
        return True
    first = line.low[content.first]
    if line.lang == "en" and (first in v.BE | {"will", "would", "has", "had"} or (need == "clause" and first in v.PREPOSITIONS)):
        return False
    if first in v.NOTHING:
        return False
    if need == "any":
        return line.low[content.first] not in v.ADJUNCT | {"itu", "tersebut", "so"} and not _points_back(line, content)
    return need == "clause" and finite(line, content)


def _points_back(line: Line, content: Clause) -> bool:
    """Tell whether the content is only "hal itu (saat ...)": it points to what was said before."""
    if line.low[content.first : content.first + 2] not in (["hal", "itu"], ["hal", "tersebut"]):
        return False
    at = content.first + 2
    return at >= content.last or line.low[at] in v.ADJUNCT or not line.low[at][0].isalnum()


def _end(line: Line, start: int, last: int, rest: list[Hit], relative: bool) -> int:
    """End the content before a semicolon, a clause that contrasts, or a conjunction that leads to the next cue."""
    for j in range(start + LEAST, last - 1):
        if line.within[j] >= 0:
            continue
        if line.low[j] == ";" or (line.low[j] == "," and (relative or line.low[j + 1] in v.CONTRASTS)):
            return j
        if line.low[j] in v.COORDINATES and any(h.first in (j + 1, j + 2) for h in rest) and not _plural_subject(line, j, rest):
            return j
        if line.low[j] == "," and line.low[j + 1] in v.CUTS and any(j < h.first <= j + 9 for h in rest):
            return j
        if line.low[j] in v.WHILE and any(j < h.first <= j + 3 for h in rest):
            return j
    return last


def _plural_subject(line: Line, j: int, rest: list[Hit]) -> bool:
    """Tell whether a noun stands between a conjunction and the cue after it: then the conjunction joins nouns or clauses."""
    return all(h.first != j + 1 for h in rest) and line.low[j + 1] not in v.ADVERBS
