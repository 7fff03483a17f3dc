"""Indirect and mixed speech: what a cue outside the quotations introduces, before it or after it."""

import msgspec

from kawat.attribution import vocabulary as v
from kawat.attribution.clause import Clause, adjunct, count, finite, predicates, trimmed
from kawat.attribution.introduced import introduced
from kawat.attribution.leading import leading
from kawat.attribution.line import Hit, Line, Sentence
from kawat.attribution.speaker import Speaker, after_cue, before_cue
from kawat.attribution.statement import Statement
from kawat.span import Span


def indirect(line: Line, sentence: Sentence, found: list[Hit]) -> list[Statement]:
    """Read the statements that the hits of a sentence introduce, apart from those that direct speech has claimed.

    A closing cue ("..., kata X.") takes the sentence before it; what other cues introduce ends where it begins.
    """
    read: list[Statement] = []
    last = sentence.last
    for hit in found:
        if hit.cue.form in ("bare", "nya") and (statement := _closing(line, sentence, hit)) is not None:
            read.append(statement)
            last = min(last, hit.first - 1) if hit.first > sentence.first else last
    bound = sentence.first
    for n, hit in enumerate(found):
        if hit.cue.form in ("bare", "nya") or hit.first >= last:
            continue
        statement = _of_hit(line, Clause(bound, last), hit, found[n + 1 :], read)
        if statement is not None:
            read.append(statement)
            bound = hit.last
    return read


def _of_hit(line: Line, within: Clause, hit: Hit, rest: list[Hit], read: list[Statement]) -> Statement | None:
    if hit.cue.form == "menurut":
        return _menurut(line, within, hit)
    if hit.cue.form == "passive":
        return _passive(line, within, hit)
    return _trailing(line, within, hit) or leading(line, within, hit, rest, read)


def verbal(line: Line, sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue word is a finite verb here: no infinitive, no noun, no passive ("said to be", "was told")."""
    before = line.low[hit.first - 1] if hit.first > sentence.first else ""
    if hit.cue.form == "bare":
        return before in (",", "") or line.within[hit.first - 1] >= 0
    if hit.cue.form != "verb":
        return True
    word = line.low[hit.last - 1]
    if before == "that" and hit.first == sentence.first + 1:
        return False
    if line.lang == "en" and line.word(hit.first)[0].isupper() and hit.first > sentence.first and line.within[hit.first - 1] < 0:
        return False
    if before in v.NOT_VERB_AFTER or (before in v.BE and (word.endswith("ed") or word in ("said", "told"))):
        return before in v.BE and line.low[hit.last : hit.last + 1] == ["that"]
    third = word.endswith("s") and line.low[hit.last : hit.last + 1] == ["that"] and before.isalpha()
    if word in v.NOUNISH and not third and not _has_subject(line, sentence, hit.first):
        return False
    return line.low[hit.last : hit.last + 2] != ["to", "be"]


def _has_subject(line: Line, sentence: Sentence, i: int) -> bool:
    """Tell whether a word that may be a noun has a subject before it: a name, a pronoun, a plural, or a closing comma."""
    while i > sentence.first and line.low[i - 1] in ("also", "then", "now", "has", "have", "had"):
        i -= 1
    if i == sentence.first:
        return False
    before = line.word(i - 1)
    if before.endswith(("'s", "’s")):
        return False
    plural = before.endswith("s") and len(before) > 3
    return before[0].isupper() or plural or before.lower() in v.PRONOUNS or before in (")", ",", "who", "statement", "letter")


def _closing(line: Line, sentence: Sentence, hit: Hit) -> Statement | None:
    """Read "CONTENT, kata X" and "CONTENT, katanya", and "Kata X, CONTENT" at a sentence's start."""
    if hit.cue.form == "nya":
        end = line.stops[hit.last - 1]
        speaker = Speaker(Span(end - 3, end), hit.last, pronoun=True)
    else:
        speaker = after_cue(line, hit.last, sentence.last)
    if speaker.span is None or not (speaker.pronoun or _can_speak(line, hit.last, hit.last + 1)):
        return None
    if hit.first <= sentence.first:
        if speaker.edge < sentence.last and line.low[speaker.edge] == ",":
            return introduced(line, "rule:kata-first@1", hit, speaker, Clause(speaker.edge, sentence.last))
        return None
    if line.low[hit.first - 1] != ",":
        return None
    said = Clause(sentence.first, hit.first - 1)
    more = _going_on(line, speaker.edge, sentence.last)
    whole = introduced(line, "rule:kata@1", hit, speaker, said, least=1 if more is not None else None)
    return whole if whole is None or more is None else msgspec.structs.replace(whole, content=(*whole.content, more))


def _going_on(line: Line, edge: int, last: int) -> Span | None:
    """Return the content that goes on after an inserted cue and its comma: "Waduk itu, kata dia, akan diisi"."""
    if edge + 1 >= last or line.low[edge] != ",":
        return None
    if not predicates(line, edge + 1):
        return None
    return trimmed(line, Clause(edge, last)) if count(line, Clause(edge, last)) >= 3 else None


def _menurut(line: Line, within: Clause, hit: Hit) -> Statement | None:
    """Read "Menurut X, CONTENT", "CONTENT, menurut X" and "CONTENT, menurut X, CONTENT"."""
    speaker = after_cue(line, hit.last, within.last)
    if speaker.span is None or not _can_speak(line, hit.last, speaker.edge):
        return None
    if hit.first - within.first <= 2:
        edge = speaker.edge
        while edge < within.last and line.low[edge] != "," and edge - speaker.edge < 16:
            edge += 1
        if edge >= within.last or line.low[edge] != ",":
            return None
        second = next((j for j in range(edge + 1, min(edge + 16, within.last)) if line.low[j] == ","), None)
        if second is not None and _apposes(line, edge + 1, second):
            edge = second
        return introduced(line, "rule:menurut@1", hit, speaker, Clause(edge, within.last))
    return _menurut_after(line, within, hit, speaker)


def _menurut_after(line: Line, within: Clause, hit: Hit, speaker: Speaker) -> Statement | None:
    start = hit.first - 1 if line.low[hit.first - 1] == "," else hit.first
    before = trimmed(line, Clause(within.first, start))
    if speaker.edge < within.last and line.low[speaker.edge] in ("who", "which", "yang") and line.low[start] == ",":
        comma = next((j for j in range(speaker.edge, within.last) if line.low[j] == ","), within.last)
        speaker = speaker._replace(edge=comma)
    if speaker.edge + 1 < within.last and line.low[speaker.edge] == line.low[start] == "," and predicates(line, speaker.edge + 1):
        after = trimmed(line, Clause(speaker.edge, within.last))
        if before is not None and after is not None and count(line, Clause(speaker.edge, within.last)) >= 3:
            statement = introduced(line, "rule:menurut-between@1", hit, speaker, Clause(speaker.edge, within.last))
            return None if statement is None else msgspec.structs.replace(statement, content=(before, after))
    return introduced(line, "rule:menurut-last@1", hit, speaker, Clause(within.first, start))


def _can_speak(line: Line, first: int, last: int) -> bool:
    """Tell whether a noun phrase names somebody: it bears a capital, or its first words are heads that speak."""
    return any(line.word(i)[0].isupper() or line.low[i] in v.SPEAKERS for i in range(first, last))


def _apposes(line: Line, first: int, last: int) -> bool:
    """Tell whether the words between two commas stand beside a name: an office in lower case, an article, a relative clause."""
    heads = v.words(
        "the a an yang who which seorang sebuah juru direktur kepala ketua menteri wakil mantan anggota pakar sekretaris"
    )
    return 0 < last - first <= 14 and line.low[first] in heads and line.word(first)[0].islower()


def _passive(line: Line, within: Clause, hit: Hit) -> Statement | None:
    """Read "Dikatakan (oleh X) bahwa CONTENT"."""
    at = hit.last + (line.low[hit.last : hit.last + 1] == ["oleh"])
    speaker = after_cue(line, at, within.last)
    edge = speaker.edge
    if edge >= within.last or line.low[edge] != "bahwa":
        return None
    rule = "rule:passive-bahwa@1"
    return introduced(line, rule, hit, speaker, Clause(edge, within.last), sourceless=speaker.span is None)


def _asserts(line: Line, first: int, last: int) -> bool:
    """Tell whether what follows a cue up to a comma is a clause of its own: "..., said Peru had sent two boats"."""
    stop = next((j for j in range(first, last) if line.low[j] in (",", ".", "?", "!", ";")), last)
    return any(line.low[j] in v.FINITE and line.low[j - 1] not in ("who", "which", "that") for j in range(first + 1, stop))


def _trailing(line: Line, within: Clause, hit: Hit) -> Statement | None:
    """Read "CONTENT, X said" and "CONTENT, X said on Tuesday": little but time, place and hearer follows the cue."""
    inverts = hit.cue.need == "any" or line.low[hit.first] in v.INVERTS
    if (
        line.lang == "en"
        and inverts
        and hit.first - within.first > 4
        and line.low[hit.first - 1] == ","
        and _begins_name(line, hit, within)
    ):
        speaker = after_cue(line, hit.last, within.last)
        return introduced(line, "rule:said-x@1", hit, speaker, Clause(within.first, hit.first - 1))
    after = next((j for j in range(hit.last, within.last) if line.low[j] in (",", ".", "?", "!", ";")), within.last)
    if not adjunct(line, hit.last, after):
        return None
    speaker = before_cue(line, within.first, hit.first)
    inverted = speaker.span is None and hit.first > within.first and line.low[hit.first - 1] == ","
    if inverted:
        speaker = after_cue(line, hit.last, within.last)
    start = hit.first if inverted else speaker.edge
    if speaker.span is None or start - 1 <= within.first or line.low[start - 1] != ",":
        return None
    said = Clause(within.first, start - 1)
    ends = after >= within.last or line.low[after] != ","
    verb = not ends and after + 1 < within.last and line.low[after + 1] in v.FINITE
    if (not ends and not verb and count(line, said) < 5) or (
        line.low[within.first] in v.PREPOSITIONS - {"to"} and count(line, said) < 7
    ):
        return None
    if not (verb or finite(line, said)):
        return None
    statement = introduced(line, "rule:said-last@1", hit, speaker, said, least=1 if verb else None)
    if statement is None or ends or within.last - after < 5:
        return statement
    more = trimmed(line, Clause(after, within.last))
    return (
        statement
        if more is None or not predicates(line, after + 1)
        else msgspec.structs.replace(statement, content=(*statement.content, more))
    )


def _begins_name(line: Line, hit: Hit, within: Clause) -> bool:
    """Tell whether an inverted speaker follows a cue: a name, or an article with a noun ("said Ellis", "said a spokesman")."""
    if hit.last >= within.last or _asserts(line, hit.last, within.last):
        return False
    if line.word(hit.last)[0].isupper():
        return True
    article = line.low[hit.last] in ("a", "an", "the", "one", "two", "some", "several", "another")
    return article and any(line.low[i] in v.SPEAKERS for i in range(hit.last + 1, min(hit.last + 5, within.last)))
