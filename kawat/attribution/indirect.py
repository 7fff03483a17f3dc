"""Indirect and mixed speech: "X mengatakan (bahwa) ...", "..., kata X", "Menurut X, ...", "X said that ...", "..., X said"."""

from typing import NamedTuple

from kawat.attribution.line import Hit, Line, Sentence
from kawat.attribution.speaker import DAYS, PRONOUNS, Speaker, after_cue, before_cue
from kawat.attribution.statement import Statement
from kawat.record import StatementKind
from kawat.span import Span

LEAST = 3  # words that a clause needs to be taken as content
_THAT = frozenset("bahwa that kalau agar supaya jika whether if".split())
_CUTS = frozenset(
    "sambil seraya dan serta sementara sedangkan namun tetapi tapi meski meskipun walau but while though although and adding saying "
    "noting warning stressing arguing insisting sembari".split()
)
_INFINITIVE = frozenset("to untuk guna a an the his her its their our my this that's no any".split())
_NOUNISH = frozenset(
    "report reports claim claims state states note notes call calls plan plans hope hopes fear fears tweet tweets comment comments demand "
    "demands promise promises pledge pledges vow vows show shows find finds estimate estimates warning finding question questions answer "
    "request requests thinking feeling reporting thought felt doubt doubts worry signals figures point points cites quips jokes feel "
    "believe mentions warns opens tell thinks charges posts posted alert statement".split()
)
_BE = frozenset("is are was were be been being get gets got am".split())
_FINITE = frozenset(
    "is are was were will would had has have could can may might must should did does do wants want won't isn't aren't wasn't weren't "
    "didn't doesn't don't can't couldn't wouldn't hasn't haven't hadn't shouldn't it's he's she's they're we're there's".split()
)
_ADJUNCT = frozenset(
    "on in at during after when while to by via through following before late early earlier later last this yesterday today here "
    "kepada pada di dalam saat ketika usai seusai setelah sebelum seperti melalui lewat kemarin tadi sambil seraya hari seperti "
    "sebagaimana dikutip dilansir menanggapi merujuk of as with about without amid".split()
)
_NOT_SPEAKERS = frozenset(
    "rencana jadwal kalender hukum undang-undang uu konstitusi aturan agenda adat tradisi kabar plan plans schedule law custom "
    "tradition rules constitution rumor rumors design nature".split()
)
_FINDINGS = frozenset(
    "data laporan survei studi penelitian riset jajak hasil catatan perkiraan poll polls survey study research report reports figures "
    "statistics analysis census".split()
)


class Clause(NamedTuple):
    """Words that a clause runs over (`last` left out)."""

    first: int
    last: int


def indirect(line: Line, sentence: Sentence, found: list[Hit]) -> list[Statement]:
    """Read the statements of a sentence that its hits introduce, the hits that direct speech has claimed being left out."""
    read: list[Statement] = []
    bound = sentence.first
    for n, hit in enumerate(found):
        statement = _of_hit(line, sentence, bound, hit, found[n + 1 :], read)
        if statement is None:
            continue
        read.append(statement)
        bound = hit.last
    return read


def _of_hit(line: Line, sentence: Sentence, bound: int, hit: Hit, rest: list[Hit], read: list[Statement]) -> Statement | None:
    if hit.cue.form in ("bare", "nya"):
        return _closing(line, sentence, bound, hit)
    if hit.cue.form == "menurut":
        return _menurut(line, sentence, bound, hit)
    if hit.cue.form == "verb":
        return _trailing(line, sentence, bound, hit) or _leading(line, Clause(bound, sentence.last), hit, rest, read)
    return None


def verbal(line: Line, sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue word is a finite verb here: no infinitive, no noun, no passive ("said to be", "was told")."""
    before = line.low[hit.first - 1] if hit.first > sentence.first else ""
    if hit.cue.form == "verb":
        if (
            before in _INFINITIVE
            or (before in _BE and line.low[hit.first].endswith("ed"))
            or (before in _BE and line.low[hit.first] in ("said", "told"))
        ):
            return False
        if line.low[hit.last - 1] in _NOUNISH and not _has_subject(line, sentence, hit.first):
            return False
        return line.low[hit.last : hit.last + 2] != ["to", "be"]
    if hit.cue.form == "bare":
        return before in (",", "") or line.within[hit.first - 1] >= 0
    return True


def _has_subject(line: Line, sentence: Sentence, i: int) -> bool:
    """Tell whether a word that may be a noun has a subject before it: a name, a pronoun, a plural, or a closing comma."""
    while i > sentence.first and line.low[i - 1] in ("also", "then", "now", "has", "have", "had"):
        i -= 1
    if i == sentence.first:
        return False
    before = line.word(i - 1)
    if before.endswith(("'s", "’s")):
        return False
    return (
        before[0].isupper()
        or before.lower() in PRONOUNS
        or before in (")", ",", "who")
        or (before.endswith("s") and len(before) > 3)
    )


def _source_kind(line: Line, speaker: Speaker, kind: StatementKind) -> StatementKind | None:
    """Return the statement's kind by who speaks: a survey finds; a plan or schedule does not speak at all (None)."""
    if speaker.span is None:
        return kind
    words = line.text[speaker.span.start : speaker.span.stop].lower().split()
    if words[0] in _NOT_SPEAKERS or (len(words) > 1 and words[0] in ("the", "a", "its") and words[1] in _NOT_SPEAKERS):
        return None
    return "finding" if _FINDINGS & set(words[:3]) and kind == "speech" and not speaker.pronoun else kind


def trimmed(line: Line, clause: Clause) -> Span | None:
    """Return a clause as content: no stop, comma or conjunction at its ends, an outer quotation mark left out."""
    first, last = clause
    while first < last and (
        line.low[first] in _THAT
        or (not line.low[first][0].isalnum() and line.within[first] < 0 and line.low[first] not in "($€£[#@")
    ):
        first += 1
    while last > first and line.within[last - 1] < 0 and line.low[last - 1] in (".", ",", ";", ":", "?", "!", "…", "-", "–", "—"):
        last -= 1
    if last <= first:
        return None
    start, stop = line.starts[first], line.stops[last - 1]
    opening, closing = line.within[first], line.within[last - 1]
    if opening >= 0 and start <= line.quotes[opening].outer.start:
        start = line.quotes[opening].inner.start
    if closing >= 0 and stop >= line.quotes[closing].outer.stop:
        stop = line.quotes[closing].inner.stop
    while stop > start and (line.text[stop - 1].isspace() or line.text[stop - 1] == ","):
        stop -= 1
    return Span(start, stop) if stop > start else None


def _count(line: Line, clause: Clause) -> int:
    return sum(line.low[i][0].isalnum() for i in range(clause.first, clause.last))


def _statement(line: Line, rule: str, hit: Hit, speaker: Speaker, content: Clause) -> Statement | None:
    kind = _source_kind(line, speaker, hit.cue.kind)
    span = trimmed(line, content)
    if kind is None or span is None or _count(line, content) < LEAST:
        return None
    cue = line.stretch(hit.first, hit.last)
    if hit.cue.form == "nya" and speaker.pronoun and speaker.span is not None:
        cue = Span(cue.start, speaker.span.start)
    return Statement(
        rule=rule, source=speaker.span, cue=(cue,), content=(span,), kind=kind, polarity=hit.cue.polarity, pronoun=speaker.pronoun
    )


def _closing(line: Line, sentence: Sentence, bound: int, hit: Hit) -> Statement | None:
    """Read "CONTENT, kata X" and "CONTENT, katanya", and "Kata X, CONTENT" at a sentence's start."""
    if hit.cue.form == "nya":
        end = line.stops[hit.last - 1]
        speaker = Speaker(Span(end - 3, end), hit.last, pronoun=True)
    else:
        speaker = after_cue(line, hit.last, sentence.last)
    if speaker.span is None:
        return None
    if hit.first <= bound:
        if speaker.edge < sentence.last and line.low[speaker.edge] == ",":
            return _statement(line, "rule:kata-first@1", hit, speaker, Clause(speaker.edge, sentence.last))
        return None
    if line.low[hit.first - 1] != ",":
        return None
    return _statement(line, "rule:kata@1", hit, speaker, Clause(bound, hit.first - 1))


def _menurut(line: Line, sentence: Sentence, bound: int, hit: Hit) -> Statement | None:
    """Read "Menurut X, CONTENT" and "CONTENT, menurut X"."""
    speaker = after_cue(line, hit.last, sentence.last)
    if speaker.span is None:
        return None
    if hit.first - bound <= 2:
        edge = speaker.edge
        while edge < sentence.last and line.low[edge] != "," and edge - speaker.edge < 16:
            edge += 1
        if edge >= sentence.last or line.low[edge] != ",":
            return None
        second = next((j for j in range(edge + 1, min(edge + 16, sentence.last)) if line.low[j] == ","), None)
        if second is not None and _apposes(line, edge + 1, second):
            edge = second
        return _statement(line, "rule:menurut@1", hit, speaker, Clause(edge, sentence.last))
    return _statement(line, "rule:menurut-last@1", hit, speaker, Clause(bound, hit.first))


def _apposes(line: Line, first: int, last: int) -> bool:
    """Tell whether the words between two commas are an apposition: an office in lower case, an article or a relative clause."""
    if last - first > 14 or last <= first:
        return False
    return (
        line.low[first]
        in (
            "the",
            "a",
            "an",
            "yang",
            "who",
            "which",
            "seorang",
            "sebuah",
            "juru",
            "direktur",
            "kepala",
            "ketua",
            "menteri",
            "wakil",
            "mantan",
            "anggota",
            "pakar",
            "sekretaris",
            "utusan",
        )
        and line.word(first)[0].islower()
    )


def _trailing(line: Line, sentence: Sentence, bound: int, hit: Hit) -> Statement | None:
    """Read "CONTENT, X said" and "CONTENT, X said on Tuesday": little but time, place and hearer follows the cue."""
    after = next((j for j in range(hit.last, sentence.last) if line.low[j] in (",", ".", "?", "!", ";")), sentence.last)
    if not _adjunct(line, hit.last, after):
        return None
    speaker = before_cue(line, bound, hit.first)
    inverted = speaker.span is None and hit.first > bound and line.low[hit.first - 1] == ","
    if inverted:
        speaker = after_cue(line, hit.last, sentence.last)
    start = hit.first if inverted else speaker.edge
    if speaker.span is None or start - 1 <= bound or line.low[start - 1] != ",":
        return None
    if after < sentence.last and line.low[after] == "," and _count(line, Clause(bound, start - 1)) < 5:
        return None
    statement = _statement(line, "rule:said-last@1", hit, speaker, Clause(bound, start - 1))
    if statement is None or after >= sentence.last or line.low[after] != "," or sentence.last - after < 5:
        return statement
    more = trimmed(line, Clause(after, sentence.last))
    conjoined = line.low[after + 1] in _CUTS or line.low[after + 1] in _ADJUNCT or line.low[after + 1] in ("who", "yang", "the")
    return statement if more is None or conjoined else _with(statement, more)


def _with(statement: Statement, more: Span) -> Statement:
    return Statement(
        rule=statement.rule,
        source=statement.source,
        cue=statement.cue,
        content=(*statement.content, more),
        kind=statement.kind,
        polarity=statement.polarity,
        pronoun=statement.pronoun,
    )


def _adjunct(line: Line, first: int, last: int) -> bool:
    """Tell whether words after a cue are only time, place, manner or hearer."""
    if first >= last:
        return True
    if any(line.low[i] in _THAT or line.low[i] in _FINITE for i in range(first, last)):
        return False
    word = line.low[first]
    return last - first <= 14 and (word in _ADJUNCT or word in DAYS or word == "(" or (word.endswith("ly") and last - first <= 8))


def _leading(line: Line, within: Clause, hit: Hit, rest: list[Hit], read: list[Statement]) -> Statement | None:
    """Read "X mengatakan (kepada Y) (bahwa) CONTENT"."""
    start, that, addressee = _content_start(line, hit, within.last)
    end = _content_end(line, start, within.last, rest)
    content = Clause(start, end)
    if _count(line, content) < LEAST or not _enough(line, hit, content, that):
        return None
    speaker = before_cue(line, within.first, hit.first)
    if speaker.span is None:
        before = read[-1] if read else None
        if before is None or before.source is None:
            return None
        speaker = Speaker(before.source, hit.first, pronoun=before.pronoun)
    statement = _statement(line, "rule:bahwa@1" if that else "rule:mengatakan@1", hit, speaker, content)
    if statement is None or addressee is None:
        return statement
    return Statement(
        rule=statement.rule,
        source=statement.source,
        cue=statement.cue,
        content=statement.content,
        kind=statement.kind,
        polarity=statement.polarity,
        pronoun=statement.pronoun,
        addressee=addressee,
    )


def _enough(line: Line, hit: Hit, content: Clause, that: bool) -> bool:
    """Tell whether the content is of the form that the cue needs."""
    quoted = any(line.within[i] >= 0 for i in range(content.first, min(content.first + 12, content.last)))
    need = hit.cue.need
    if need == "to":
        return line.low[hit.last] == "to" or (line.lang == "id" and line.low[hit.last][0].isalpha())
    if that or quoted or need == "any":
        return need != "any" or that or quoted or line.low[content.first] not in _ADJUNCT | {"hal", "itu", "tersebut", "so"}
    if need == "that":
        return False
    return any(
        line.low[i] in _FINITE or line.low[i].endswith("ed") for i in range(content.first, min(content.first + 14, content.last))
    )


def _content_start(line: Line, hit: Hit, last: int) -> tuple[int, bool, Span | None]:
    """Return the word where content begins, whether a conjunction or colon leads to it, and the hearer between."""
    at = hit.last
    addressee: Span | None = None
    if at < last and (line.low[at] in ("kepada", "to") or line.low[hit.last - 1] in ("told", "tells", "tell", "telling")):
        heard = after_cue(line, at + (line.low[at] in ("kepada", "to")), last)
        if heard.span is not None and line.low[hit.last - 1] in ("told", "tells", "tell", "telling"):
            heard = _told(line, at, last)
        addressee, at = heard.span, heard.edge
    for j in range(at, min(at + 14, last)):
        if line.within[j] >= 0:
            break
        if line.low[j] in ("bahwa", "that", "kalau", "agar", "supaya") and (
            j == at or _adjunct(line, at, j) or line.low[at] == "," or line.low[j] == "bahwa"
        ):
            return j + 1, True, addressee
        if line.low[j] in (",", ":") and (j == at or _adjunct(line, at, j)):
            return j + 1, True, addressee
    return at, False, addressee


def _told(line: Line, at: int, last: int) -> Speaker:
    """The hearer after "told": a pronoun, one name, or a noun with its article."""
    i = at
    if line.low[i] in PRONOUNS or line.low[i] in ("me", "him", "her", "them", "us"):
        return Speaker(line.stretch(i, i + 1), i + 1)
    while i < last and i - at < 8 and line.within[i] < 0 and line.low[i][0].isalnum() and line.low[i] not in _THAT:
        lower_noun = line.word(i)[0].islower() and line.low[i] not in ("the", "a", "an", "state", "of")
        i += 1
        if lower_noun or line.low[i - 1] in DAYS:
            break
        if i < last and line.word(i)[0].islower() and line.low[i] not in ("of", "and") and line.word(i - 1)[0].isupper():
            break
    return Speaker(line.stretch(at, i) if i > at else None, i)


def _content_end(line: Line, start: int, last: int, rest: list[Hit]) -> int:
    """End the content before a comma and conjunction that lead to the next cue of the same subject or clause."""
    for j in range(start + LEAST, last - 1):
        if line.low[j] == "," and line.within[j] < 0 and line.low[j + 1] in _CUTS and any(j < h.first <= j + 9 for h in rest):
            return j
        if line.low[j] in ("sambil", "seraya", "sembari") and line.within[j] < 0 and any(j < h.first <= j + 3 for h in rest):
            return j
    return last
