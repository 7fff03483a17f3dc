"""The speaker beside a cue: the noun phrase after it ("kata Menlu X di Y") or before it ("X, the minister, said")."""

from typing import NamedTuple

from kawat.attribution.line import Line
from kawat.span import Span

PRONOUNS = frozenset("dia ia beliau mereka nya he she they it i we kami saya aku".split())
DAYS = frozenset(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday".split()
)
_MONTHS = frozenset(
    "januari februari maret april mei juni juli agustus september oktober november desember january february march may june july "
    "august october december".split()
)
_STOP_ID = frozenset(
    "pada di dalam saat ketika usai seusai setelah sesudah sebelum kepada pada seperti sebagaimana melalui dari lewat sambil seraya "
    "merujuk menanggapi mengenai soal tentang terkait yang dikutip dilansir kemarin lagi pula juga tadi hari terhadap bahwa dengan "
    "untuk ke sembari menyusul berdasarkan menurut menjelang via secara selepas selama demikian pekan lalu, dan tetapi namun".split()
)
_STOP_EN = frozenset(
    "on in at during after when while to about as before via with by who which that whose adding because following through since "
    "late early last this earlier later yesterday today but whom where if from and ahead amid via how why what whether".split()
)
_INSIDE = frozenset("of for the untuk di bin al dan and to in &".split())
_ADVERBS = frozenset(
    "juga kemudian sebelumnya telah sudah pun lalu kembali sempat pernah akan turut ikut terus selanjutnya lantas secara tegas "
    "langsung hanya baru masih tidak belum tak lebih jauh lanjut pula selalu kerap sering berkali-kali berulang kali sendiri "
    "sementara bahkan justru dapat bisa harus mulai enggan tetap "
    "also has had have later then previously repeatedly earlier once again recently never not would will did does do just still even "
    "only often always is was are were been be being further once publicly privately reportedly has n't didn't simply already now "
    "could may might must can should is".split()
)
_CLAUSE = frozenset(
    "bahwa that ketika saat sementara sedangkan karena sebab namun tetapi tapi jika apabila meski meskipun walaupun when while but "
    "because although though if as since after before where which who yang so however".split()
)
_AND = frozenset("dan and serta seraya sambil".split())
_PREPOSITIONS = frozenset(
    "pada di dalam ke dari saat usai setelah sejak melalui lewat untuk menurut atas selain kepada dengan tentang terkait "
    "in on at after during by for from with since amid despite under as of to into about".split()
)
_VERB_EN = frozenset(
    "is was are were has had have did does will would met meets visited arrived spoke made gave took held went came began left "
    "told said".split()
)


class Speaker(NamedTuple):
    """A speaker's noun phrase as a span, and the word index where the reading should go on (after) or where it began (before)."""

    span: Span | None
    edge: int
    pronoun: bool = False


def after_cue(line: Line, first: int, last: int) -> Speaker:
    """Read the noun phrase that begins right after an inverted cue ("kata X", "said X"), up to apposition, place or time."""
    stop_words = _STOP_EN if line.lang == "en" else _STOP_ID | (_STOP_EN if line.lang != "id" else frozenset())
    if first < last and line.low[first] in PRONOUNS:
        return Speaker(line.stretch(first, first + 1), first + 1, pronoun=True)
    i = first
    while i < last and line.within[i] < 0:
        low = line.low[i]
        if low == "(" and not _gloss(line, i, last):
            break
        if low == "(":
            i = _past_bracket(line, i, last)
            continue
        if not low[0].isalnum() and low not in ("-", "&", "'", "’", ".") and not low.startswith("("):
            break
        if low == "." and not _initial(line, i, last):
            break
        if low in DAYS or (low in stop_words and not _bridges(line, first, i, last)):
            break
        i += 1
    return Speaker(line.stretch(first, i) if i > first else None, i)


def _initial(line: Line, i: int, last: int) -> bool:
    """Tell whether a full stop belongs to an initial or a title inside a name."""
    return 0 < i < last - 1 and len(line.low[i - 1]) <= 4 and line.word(i - 1)[0].isupper() and line.word(i + 1)[0].isupper()


def _gloss(line: Line, i: int, last: int) -> bool:
    """Tell whether a bracket only glosses what stands before it: "(Menlu AS)" with the name going on after it."""
    close = _past_bracket(line, i, last)
    return (
        close < last
        and close - i <= 7
        and line.word(close)[0].isupper()
        and line.low[close] not in DAYS
        and line.word(i + 1)[0].isalpha()
    )


def _past_bracket(line: Line, i: int, last: int) -> int:
    for j in range(i + 1, min(i + 14, last)):
        if line.low[j] == ")":
            return j + 1
    return last


def _bridges(line: Line, first: int, i: int, last: int) -> bool:
    """Tell whether a preposition or conjunction stands inside a title: "Duta Besar China untuk Indonesia X", "A dan B"."""
    if line.low[i] not in _INSIDE or i == first or i + 1 >= last:
        return False
    following = line.word(i + 1)
    if line.low[i] in ("di", "in", "to", "untuk", "for"):
        office = {line.low[k] for k in range(first, i)} & {
            "wakil",
            "tetap",
            "duta",
            "dubes",
            "utusan",
            "ambassador",
            "envoy",
            "representative",
            "tinggi",
        }
        return bool(office) and following[0].isupper()
    return following[0].isupper() or line.low[i] in ("of", "for", "the")


def before_cue(line: Line, bound: int, cue: int) -> Speaker:
    """Read the subject that ends right before a cue, not going left of word `bound`; apposition between commas is passed over."""
    end = _skip_adverbs(line, bound, cue)
    if end <= bound:
        return Speaker(None, end)
    if line.low[end - 1] == "," and line.within[end - 1] < 0:
        return _before_apposition(line, bound, end - 1)
    start = _clause_start(line, bound, end)
    start = _past_opening(line, start, end)
    if start >= end:
        return Speaker(None, end)
    stop = _before_verb(line, start, end)
    if start < stop and line.low[start] in PRONOUNS and stop - start <= 2:
        return Speaker(line.stretch(start, start + 1), start, pronoun=True)
    return Speaker(line.stretch(start, stop), start) if stop > start else Speaker(None, end)


def _skip_adverbs(line: Line, bound: int, end: int) -> int:
    """Go left over adverbs, auxiliaries, and a time or place phrase that ends before the cue ("on Tuesday", "pada Selasa (4/5)")."""
    while end > bound:
        low = line.low[end - 1]
        if low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and line.lang == "en" and line.word(end - 1)[0].islower()):
            end -= 1
        elif low == ")" and (opening := _bracket_start(line, bound, end - 1)) is not None:
            end = opening
        elif low in DAYS or (low.isdigit() and end - 1 > bound) or low in _MONTHS:
            end -= 1
        elif low in ("on", "pada", "hari", "in", "di") and end < len(line.low) and end > bound + 1 and _was_time(line, end):
            end -= 1
        else:
            return end
    return end


def _was_time(line: Line, i: int) -> bool:
    return line.low[i] in DAYS or line.low[i] in _MONTHS or line.low[i] == "hari" or line.low[i] == "(" or line.low[i].isdigit()


def _bracket_start(line: Line, bound: int, closing: int) -> int | None:
    for j in range(closing - 1, max(bound - 1, closing - 12), -1):
        if line.low[j] == "(":
            return j
    return None


def _before_apposition(line: Line, bound: int, comma: int) -> Speaker:
    """The subject stands before the apposition that this comma closes: "Wang Yi, direktur X," or "X, who heads Y,"."""
    opening = next((j for j in range(comma - 1, bound - 1, -1) if line.low[j] == "," and line.within[j] < 0), None)
    if opening is None or opening == bound:
        if opening is None and comma - bound <= 12 and not _opens_clause(line, bound):
            return _plain(line, bound, comma)
        return Speaker(None, comma)
    while (
        line.word(opening + 1)[0].isupper()
        and line.low[opening + 1] not in _CLAUSE
        and _comma_before(line, bound, opening) is not None
    ):
        opening = _comma_before(line, bound, opening) or opening
    start = _past_opening(line, _clause_start(line, bound, opening), opening)
    return _plain(line, start, opening)


def _comma_before(line: Line, bound: int, i: int) -> int | None:
    return next((j for j in range(i - 1, bound, -1) if line.low[j] == "," and line.within[j] < 0), None)


def _plain(line: Line, start: int, end: int) -> Speaker:
    stop = _before_verb(line, start, end)
    if stop <= start:
        return Speaker(None, start)
    return Speaker(line.stretch(start, stop), start, pronoun=stop - start == 1 and line.low[start] in PRONOUNS)


def _opens_clause(line: Line, i: int) -> bool:
    return line.low[i] in _CLAUSE or line.low[i] in _PREPOSITIONS


def _clause_start(line: Line, bound: int, end: int) -> int:
    """Go left to where the clause begins: a comma, colon, quotation, or conjunction."""
    start = end
    while start > bound:
        low = line.low[start - 1]
        if line.within[start - 1] >= 0 or low in (",", ";", ":", "—", "–") or low in _CLAUSE:
            break
        if low in _AND and start < end and not _joins_names(line, bound, start - 1, end):
            break
        start -= 1
    return start


def _joins_names(line: Line, bound: int, i: int, end: int) -> bool:
    """Tell whether "dan"/"and" joins two nouns of one subject: a capital or an article on both sides."""
    if i <= bound or i + 1 >= end:
        return False
    return line.word(i + 1)[0].isupper() or line.low[i + 1] in ("the", "para", "a")


def _past_opening(line: Line, start: int, end: int) -> int:
    """Go right over an opening adverb or prepositional phrase that no comma closes ("Pada Selasa Wang Yi ...")."""
    while start < end and (line.low[start] in _AND or line.low[start] in ("juga", "still", "then", "sementara", "itu,", "lebih")):
        start += 1
    if start < end and line.low[start] in _PREPOSITIONS:
        for i in range(end - 1, start, -1):
            if not (line.word(i)[0].isupper() or line.low[i] in _INSIDE or line.low[i] in (")", "(", ".")):
                return i + 1 if i + 1 < end else start + 1
        return start + 1
    return start


def _before_verb(line: Line, start: int, end: int) -> int:
    """End the noun phrase before a verb: "Wang Yi bertemu Lavrov dan (mengatakan)" leaves Wang Yi."""
    for i in range(start + 1, end):
        low = line.low[i]
        if line.within[i] >= 0 or low in _VERB_EN and line.lang == "en":
            return i
        if (
            line.lang != "en"
            and len(low) > 5
            and line.word(i)[0].islower()
            and low.startswith(("mem", "men", "meng", "ber", "dit", "dik", "dis"))
        ):
            return i if not low.startswith("ber") or low.startswith(("berte", "berku", "berbi", "berun", "bersa")) else i
        if low == "(":
            return i if i > start else i + 1
    return end
