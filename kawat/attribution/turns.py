"""The report's statements, line by line: direct speech first, then indirect; the speaker's turn goes on over the lines."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from kawat.attribution import vocabulary as v
from kawat.attribution.clause import Clause, trimmed
from kawat.attribution.cues import cues
from kawat.attribution.direct import Cued, content_of, cue_after, cue_before, idle, regions, words_in
from kawat.attribution.indirect import indirect, verbal
from kawat.attribution.line import Hit, Line, Sentence, hits, read_line, sentences
from kawat.attribution.marks import inner_stretches
from kawat.attribution.statement import Statement
from kawat.span import Span

_CONTENTS = 40  # quotations that one statement may join
ORPHAN = 4  # words that a quotation without a cue needs to be taken as speech


class Read(NamedTuple):
    """A statement with the word range of its sentence, so that what follows can join it."""

    statement: Statement
    line: int
    last: int


def find_statements(text: str, lang: str, story: Sequence[Span], masked: Sequence[Span]) -> tuple[Statement, ...]:
    """Return the statements of a report in text order; words in masked stretches (credits, bylines) are passed over."""
    read: list[Read] = []
    for n, span in enumerate(_after_colons(text, story)):
        line = read_line(text, span, lang, masked)
        if not line.quotes and cues(lang).longest.keys().isdisjoint(line.low):
            continue
        for sentence in sentences(line):
            _read_sentence(line, n, sentence, read)
    found = _backward([r.statement for r in read], text)
    placed = sorted(((s.span, s) for s in found), key=lambda pair: (pair[0].start, -pair[0].stop))
    return tuple(nested(placed))


def _after_colons(text: str, story: Sequence[Span]) -> list[Span]:
    """Join a line that ends with a colon and the quotation on the line after it."""
    joined: list[Span] = []
    for span in story:
        if joined and text[joined[-1].stop - 1] == ":" and text[span.start] in '"“”„«‘':
            joined[-1] = Span(joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined


def _read_sentence(line: Line, n: int, sentence: Sentence, read: list[Read]) -> None:
    found = [hit for hit in hits(line, sentence) if verbal(line, sentence, hit)]
    taken: list[Hit] = []
    if sentence.quotes:
        for statement in _direct(line, sentence, found, taken):
            read.append(Read(statement, n, sentence.last))
        if not taken and _all_quoted(line, sentence):
            _orphan(line, n, sentence, read)
            return
    if len(found) == len(taken):
        return
    for statement in indirect(line, sentence, [h for h in found if h not in taken]):
        quoted = inner_stretches(line.quotes, statement.content)
        read.append(Read(msgspec.structs.replace(statement, quoted=quoted), n, sentence.last))


def _all_quoted(line: Line, sentence: Sentence) -> bool:
    return all(idle(line, region) for region in regions(line, sentence))


def _direct(line: Line, sentence: Sentence, found: list[Hit], taken: list[Hit]) -> list[Statement]:
    """Read the quotations of a sentence that have a cue before or after them; claimed hits go into `taken`."""
    parts = regions(line, sentence)
    read: list[Statement] = []
    edge = sentence.first
    for i, quote in enumerate(sentence.quotes):
        free = [h for h in found if h not in taken]
        lead = parts[i]._replace(first=max(parts[i].first, edge))
        if not _spoken(content_of(line, quote)):
            continue
        if read and idle(line, lead):
            read[-1] = _joined(line, read[-1], content_of(line, quote))
            continue
        cued = cue_before(line, lead, free) if lead.last > lead.first else None
        clause = None
        if cued is None:
            cued = cue_after(line, parts[i + 1], free)
            if cued is not None and not idle(line, lead):
                clause = Clause(lead.first, line.at(quote.outer.stop))
        elif i + 1 == len(sentence.quotes) and not _only_adjunct(line, parts[i + 1].first, parts[i + 1].last, free):
            clause = Clause(line.at(quote.outer.start), sentence.last)
        if cued is None or cued.speaker.span is None:
            continue
        statement = _from(line, sentence, i, cued, clause)
        if statement is None:
            continue
        read.append(statement)
        edge = max(edge, cued.edge)
        if cued.hit is not None:
            taken.append(cued.hit)
    return read


def _only_adjunct(line: Line, first: int, last: int, free: list[Hit]) -> bool:
    """Tell whether what follows a quotation is no part of what was said: nothing, a time or place, or another clause."""
    if first >= last or not any(line.low[j][0].isalnum() for j in range(first, last)):
        return True
    if line.low[first] in (",", "(", ";", "—", "–", "-", ".") or line.low[first] in v.ADJUNCT | v.CUTS | v.CONTRASTS | v.DAYS:
        return True
    return any(first <= h.first <= first + 3 for h in free)


def _from(line: Line, sentence: Sentence, i: int, cued: Cued, clause: Clause | None) -> Statement | None:
    quote = sentence.quotes[i]
    span = content_of(line, quote) if clause is None else trimmed(line, clause)
    if span is None or span.start >= span.stop:
        return None
    if clause is None and words_in(line, span) < 2 and cued.rule not in ("rule:quote-kata@1", "rule:quote-nya@1", "rule:colon@1"):
        return None
    return Statement(
        rule=cued.rule,
        source=cued.speaker.span,
        cue=cued.cue,
        content=(span,),
        kind=cued.hit.cue.kind if cued.hit is not None and cued.hit.cue.kind == "speech" else "speech",
        polarity=cued.hit.cue.polarity if cued.hit is not None else "says",
        quoted=inner_stretches(line.quotes, (span,)),
        addressee=cued.addressee,
        pronoun=cued.speaker.pronoun,
        unclosed=quote.unclosed,
    )


def _joined(line: Line, statement: Statement, more: Span) -> Statement:
    return msgspec.structs.replace(
        statement, content=(*statement.content, more), quoted=(*statement.quoted, *inner_stretches(line.quotes, (more,)))
    )


def _orphan(line: Line, n: int, sentence: Sentence, read: list[Read]) -> None:
    """A sentence that is all quotation: it joins a direct statement right before it, or the speaker's turn carries on."""
    contents = tuple(c for q in sentence.quotes if _spoken(c := content_of(line, q)))
    if not contents:
        return
    at = next((k for k in range(len(read) - 1, max(-1, len(read) - 9), -1) if _goes_on(read[k], n, sentence)), None)
    if at is not None:
        joined = read[at].statement
        for content in contents:
            joined = _joined(line, joined, content)
        unclosed = sentence.quotes[-1].unclosed
        read[at] = Read(msgspec.structs.replace(joined, unclosed=unclosed), n, sentence.last)
        return
    if sum(words_in(line, c) for c in contents) < ORPHAN:
        return
    statement = Statement(
        rule="rule:orphan@1",
        source=_last_named(read),
        cue=(),
        content=contents,
        quoted=inner_stretches(line.quotes, contents),
        carried=True,
        unclosed=any(q.unclosed for q in sentence.quotes),
    )
    read.append(Read(statement, n, sentence.last))


def _last_named(read: list[Read]) -> Span | None:
    """The source of the last statement that is not itself inside another's content, as a noun phrase before a pronoun."""
    last: Span | None = None
    for one in reversed(read):
        if one.statement.source is not None:
            last = last or one.statement.source
            if not one.statement.pronoun:
                return one.statement.source
    return last


def _spoken(content: Span) -> bool:
    """Tell whether a quotation holds anything."""
    return content.start < content.stop


def _goes_on(read: Read, n: int, sentence: Sentence) -> bool:
    """Tell whether a statement is direct speech that a sentence continues: right after it in its line, or left open before it."""
    if not read.statement.quoted or len(read.statement.content) >= _CONTENTS:
        return False
    reopened = read.line == n - 1 and sentence.first == 0 and read.statement.unclosed and not read.statement.carried
    return reopened or (read.line == n and read.last == sentence.first)


def _backward(found: list[Statement], text: str) -> list[Statement]:
    """A quotation over several paragraphs, each opened anew and only the last closed, is one, with its speaker at the end."""
    done: list[Statement] = []
    for after in reversed(found):
        before = done[-1] if done else None
        if before is None or not (after.carried and (after.unclosed or after.source is None) and before.quoted):
            done.append(after)
            continue
        gap = text[after.content[-1].stop : before.content[0].start]
        if gap.strip(' ,."“”„«»') != "\n" or before.carried:
            done.append(after)
        elif after.unclosed:
            done[-1] = msgspec.structs.replace(
                before, content=(*after.content, *before.content), quoted=(*after.quoted, *before.quoted)
            )
        else:
            done.append(msgspec.structs.replace(after, source=before.source, pronoun=before.pronoun))
    return done[::-1]


def nested(placed: list[tuple[Span, Statement]]) -> list[Statement]:
    """Give each statement its depth: how many others hold its cue inside their content."""
    done: list[Statement] = []
    around: list[tuple[int, Statement]] = []
    for span, statement in placed:
        mark = statement.cue[0] if statement.cue else statement.content[0]
        around = [(stop, other) for stop, other in around if stop > mark.start]
        depth = sum(
            any(c.start <= mark.start and mark.stop <= c.stop for c in other.content) and other.content != statement.content
            for _, other in around
        )
        around.append((span.stop, statement))
        done.append(msgspec.structs.replace(statement, depth=depth) if depth else statement)
    return done
