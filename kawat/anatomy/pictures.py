"""Pictures: a photo credit stands alone, and a caption ends in one, stands on one, or tells what a picture shows."""

import re
from collections.abc import Iterator

from kawat.actor import Directory
from kawat.anatomy.lines import Line, Verdict, ends_in_full_stop, in_title_case
from kawat.anatomy.names import is_known, is_office, looks_like_outlet

_AGENCY = (
    r"(?:ANTARA FOTO|FOTO ANTARA|AP Photo|AFP PHOTO|AFP|REUTERS|Reuters|EPA(?:-EFE)?|AP|Getty Images|"
    r"Xinhua|TASS|ANTARA|Antara|Anadolu"
    r"|Bloomberg|Shutterstock|Pool|Sputnik|Kyodo|Yonhap|WANA|AA|POOL|Handout|iStockphoto|Unsplash|Pixabay|"
    r"Freepik|Istimewa|istimewa|Ist|ist)"
)
_PERSON = r"[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)+"
_CREDIT_END = re.compile(
    r"(?:"
    r"[(\[]\s*(?:foto|photo(?:graph)?|image|kredit|credit|sumber (?:foto|gambar)|ilustrasi|dok|"
    r"dokumentasi|courtesy(?: of)?|file photo)\b\s*[:/.]?\s*[^()\[\]]{0,70}[)\]]"
    r"|/?\s*\b(?:Foto|FOTO|Photo|PHOTO|Photograph|Photo credit|Credit|Kredit|Sumber foto|Sumber gambar|"
    r"Image)\s*[:/]\s*[^.!?\"“”]{2,70}/?"
    rf"|[(\[]\s*(?:[Ss]umber|[Ss]ource)\s*:\s*(?:{_AGENCY}|{_PERSON})\s*/[^()\[\]]{{2,70}}[)\]]"
    rf"|[(\[]\s*{_AGENCY}\s*/\s*(?=[A-Z@]\w)[^()\[\]]{{2,70}}[)\]]"
    rf"|[(\[]\s*{_PERSON}\s*/\s*{_AGENCY}[^()\[\]]{{0,30}}[)\]]"
    rf"|\b{_PERSON}/{_AGENCY}"
    rf"|\b(?:ANTARA FOTO|AP Photo|AFP PHOTO|REUTERS|Getty Images|EPA|AFP|AP|ANTARA)\s?/\s?{_PERSON}(?:/\w[\w ]{{0,20}})*"
    r"|[(\[]\s*(?:AP Photo|AFP PHOTO|Reuters Photo|Getty Images|ANTARA FOTO|Antara Foto|Pool Photo|"
    r"Handout|Istimewa|istimewa)\s*[)\]]"
    r"|[(\[][^()\[\]]{2,70}(?:via|/)\s?(?:AP|Reuters|REUTERS|AFP|Getty Images|Xinhua|"
    r"Shutterstock(?:\.com)?|Antara|ANTARA)\b[^()\[\]]{0,40}[)\]]"
    r"|(?<=\w)/(?:Net|net|Ist|ist|Repro|Istimewa|Dok\.? \w+)"
    r"|\s/[A-Z][\w.]+(?:[/ ][\w. ]+)+/?"
    r"|(?<=[.)”\"])\s?/\s?[A-Z][\w.]*(?:[ /-][A-Z][\w.]*)*"
    rf"|[(\[]\s*(?:HO|Handout|Dok|DOK|Instagram|Twitter|X|YouTube|Youtube|Facebook|Tangkapan [Ll]ayar|Screenshot|Biro Pers|"
    rf"Courtesy(?: of)?|Foto|Photo|Ist|ist|istimewa|Istimewa|Shutterstock|Getty|iStock|Unsplash|Pixabay|Freepik|File|"
    rf"Pool|ANTARA FOTO)\b[^()\[\]]{{0,60}}[)\]]"
    rf"|\b(?:[Dd]ok|DOK)[.:/]\s?[^.!?\"“”]{{2,50}}"
    rf"|\b(?:Photo|Foto|Picture|Image)s? (?:by|oleh|courtesy of|milik)\s?:?\s{_PERSON}"
    rf"|(?:©|\(c\))\s?{_AGENCY}[^.!?]{{0,40}}"
    rf"|\b(?:[A-Z][\w.]+/?\s?){{1,3}} [Vv]ia (?:Getty Images|AP|AFP|Reuters|REUTERS|Xinhua)"
    rf"|[(\[]\s*[\w.]+/(?:HO|Handout|Ist|ist|Pool|[A-Z][a-z]+(?:\s[A-Z][\w.’'-]+)+)[^()\[\]]{{0,30}}[)\]]"
    r")\s*\.?\s*$"
)
_CREDIT_SIGNS = tuple("/ : ( [ © by oleh ourtesy via Via dok Dok DOK milik".split())
_HINTS = (
    "foto photo kredit credit gambar image getty istimewa handout dok ilustrasi via (ho (ist [ist [ho instagram twitter "
    "youtube layar screen "
    "courtesy shutter istock pool © picture biro unsplash pixabay freepik ap) afp) (file"
).split()
_SLASH = re.compile(r"[^\W\d]\s?/|[)”\".]\s?/|/\s?[^\W\d]")
_BRACKET_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_SQUARE_END = re.compile(rf"(?<![.!?”\"])\s+\[(?:File:? )?{_PERSON}/([^\[\]/]{{2,30}})(?:/[^\[\]]*)?\]\s*\.?$")
_PICTURED = re.compile(
    r"file photo|getty|shutterstock|handout|istimewa|unsplash|pixabay|freepik|\bpool\b|tangkapan layar|screenshot|"
    r"\bfoto\b|\bphoto\b|"
    r"/@\w|istock|alamy|\bist\b",
    re.I,
)
_NAMED = re.compile(
    r"(?:ilustrasi|illustration|foto ilustrasi|suasana|potret|arsip|foto arsip|tangkapan layar|screenshot|screengrab|"
    r"file photo|file pic|"
    r"file(?=\s*[-–—])|pictured(?=\s*[:,])|archive photo|undated photo|logo)\b(?!\s*(?:itu|ini|tersebut|yang|was|is|"
    r"dan|politik|photos?\b|[a-z]+nya)\b)"
    r"(?!\s+(?:menjadi|di [a-z]|memanas|berubah|sempat|masih|kian|makin|tegang|mencekam|haru|dalam))",
    re.I,
)
_POINTS = re.compile(
    r"\((?:(?:paling|kedua|ketiga|keempat|berdiri|duduk|dari|second|third|standing|seated|far|from|top|bottom)\s+(?:dari\s+)?)*"
    r"(?:kiri|kanan|tengah|depan|belakang|atas|bawah|left|right|cent(?:er|re)|l|r|c|middle|front|back|pictured)"
    r"(?:\s+(?:ke|dari|to|of|from|depan|belakang|front|row)\s*\w*)?\)"
    r"|\bin this (?:file|undated|handout|image|photo|picture|screen|frame|aerial)\b|\bdalam foto (?:ini|arsip|"
    r"bertanggal|yang dirilis)\b"
    r"|(?:\b(?:is|are|was|were)|,) pictured (?:here|in|at|with|on)\b|\((?:file|arsip|file photo|ilustrasi|foto arsip|"
    r"dok)\)\s*\.?$|^(?:dari|from) (?:kiri|left)\b",
    re.I,
)
_POINT_SIGNS = ("(", "in this", "pictured", "dalam foto")
_DATED_END = re.compile(r"\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)\W*$")
_SCENE = re.compile(
    r"\b(?:saat|ketika|bersama|berjabat|bersalaman|berpose|di sela|usai|seusai|tengah|during|speaks?|speaking|shakes?|"
    r"arrives?|attends?|"
    r"meets|walks?|stands?|greets?|addresses|poses?|looks|waves|gestures|seen|delivers)\b"
)
_NAMED_END = re.compile(r"\w{3}.{12,}[\w.”\"]\s*\([A-Z][\w.]{2,}(?:[ /][A-Z][\w.]*){0,3}\)\.?$")
_CAPITALS = re.compile(r"\W*[A-Z]{2,}(?:/[A-Z][A-Z .’'-]+){1,3}\W*")
_ODD = ("(", "[", "/", ":", "©", "oto", "in this", "pictured", "ia Getty", "ia AP", "ourtesy", "dok", "mage", "icture")
_HEAD = 6
_STORED = 500


def find_photos(lines: list[Line], verdicts: list[Verdict | None], directory: Directory) -> Iterator[tuple[int, Verdict]]:
    """Yield the photo credits: a publisher and a photographer alone, and a source label that a photographer follows."""
    for i, line in enumerate(lines):
        verdict = verdicts[i]
        if verdict is None:
            if _is_bare_credit(line.text, directory, known=i >= _HEAD):
                yield i, Verdict("photo", "rule:photo-bare@1")
        elif verdict.by == "rule:credit-footer@1" and _names_photographer(line.text, directory):
            yield i, Verdict("photo", "rule:photo-source@1")


def _names_photographer(text: str, directory: Directory) -> bool:
    """Tell whether a source label names a picture's source, as `Sumber: REUTERS/Joel Hastings` does."""
    label, colon, source = text.partition(":")
    if not colon or len(label) > 16 or len(source) > 70:
        return False
    if _PICTURED.search(source):
        return True
    publisher, slash, rest = source.strip(" ()[].").partition("/")
    return (
        bool(slash)
        and not is_known(rest.partition("/")[0].strip(), directory)
        and re.match(_PERSON, rest.strip()) is not None
        and (is_known(publisher.strip(), directory) or looks_like_outlet(publisher) or publisher.isupper())
    )


def find_captions(
    lines: list[Line], verdicts: list[Verdict | None], lead: int, directory: Directory
) -> Iterator[tuple[int, Verdict]]:
    """Yield the captions: lines that end in a photo credit, stand on one, or, above the story's start `lead`, show a picture."""
    spaced = sum(line.gap_before for line in lines) * 2 > len(lines)
    for i, line in enumerate(lines):
        verdict, below = verdicts[i], verdicts[i + 1] if i + 1 < len(lines) else None
        if verdict is not None:
            if verdict.kind == "photo" and _tells(line.text):
                yield i, Verdict("caption", "rule:caption-credit@1")
        elif len(line.text) > _STORED or (
            i > lead and ends_in_full_stop(line.text) and not any(map(line.text.__contains__, _ODD))
        ):
            continue
        elif (
            ends_in_credit(line.text)
            or _ends_in_name(line.text, directory)
            or (i < lead and (_ends_in_agency(line.text, directory) or _NAMED_END.search(line.text)))
        ):
            yield i, Verdict("caption", "rule:caption-credit@1")
        elif _shows(line.text, above=i < lead):
            yield i, Verdict("caption", "rule:caption-shows@1")
        elif below is None and i + 1 < len(lines) and _is_doubled(line.text, lines[i + 1].text):
            yield i, Verdict("caption", "rule:caption-twice@1")
        elif i and verdicts[i - 1] and verdicts[i - 1].kind == "photo" and _hangs_under(line, lines[i - 1], i < lead):  # type: ignore[union-attr]
            yield i, Verdict("caption", "rule:caption-below@1")
        elif below and below.kind == "photo" and _stands_on(line, i < lead, spaced):
            yield i, Verdict("caption", "rule:caption-above@1")


def _stands_on(line: Line, above: bool, spaced: bool) -> bool:
    """Tell whether a line right above a photo credit is its caption: in the head, in a block of its own, or without a stop."""
    if not ends_in_full_stop(line.text) and line.text[-1] not in ":,;":
        return True
    return not line.gap_behind and (above or (spaced and line.gap_before))


def _hangs_under(line: Line, photo: Line, above: bool) -> bool:
    """Tell whether a line right under a photo credit is its caption: nothing between, no stop, an empty line behind it."""
    bare = not line.gap_before and line.gap_behind and photo.gap_before
    return bare and not ends_in_full_stop(line.text) and line.text[-1] not in ",:;" and (above or len(line.text) < 120)


def _is_doubled(text: str, below: str) -> bool:
    return below.startswith(text.rstrip(".")) and ends_in_credit(below)


def names_picture(text: str) -> bool:
    """Tell whether a line begins as captions do (`Ilustrasi`, `FILE -`) and is not set like a headline."""
    return _NAMED.match(text) is not None and not in_title_case(text)


def _shows(text: str, above: bool) -> bool:
    """Tell whether a line says by its own words that it describes a picture."""
    if _NAMED.match(text) and (above or not ends_in_full_stop(text)) and len(text) < 240:
        return True
    points = len(_POINTS.findall(text)) if any(map(text.__contains__, _POINT_SIGNS)) or text[:4] in ("Dari", "From") else 0
    if points and (above or points > 1 or (len(text) < 160 and not ends_in_full_stop(text))):
        return True
    if not above or len(text) > 300:
        return False
    if len(text) < 70 and is_office(text) and re.fullmatch(rf"{_PERSON}", text) and len(text.split()) < 8:
        return True
    return _DATED_END.search(text) is not None or (
        not ends_in_full_stop(text) and not in_title_case(text) and _SCENE.search(text) is not None
    )


def _tells(text: str) -> bool:
    """Tell whether what follows a photo label is a caption, which has a run of small words, and not a credit."""
    small = len(re.findall(r"\b[a-z]{3,}\b", text.partition(":")[2] or text))
    if small >= 5 and len(text) > 70:
        return True
    return (
        small >= 2 and len(text) > 45 and (ends_in_full_stop(text) or text[-1] in ")]") and ends_in_credit(text.partition(":")[2])
    )


def ends_in_credit(text: str) -> bool:
    """Tell whether a line ends as a caption does, in a photo credit."""
    tail = text[-110:]
    return (
        text[-1] not in '”"'
        and any(map(tail.__contains__, _CREDIT_SIGNS))
        and (any(map(tail.lower().__contains__, _HINTS)) or ("/" in tail and _SLASH.search(tail) is not None))
        and len(text) > 12
        and (found := _CREDIT_END.search(tail)) is not None
        and not _is_chain(found[0])
    )


def _is_bare_credit(text: str, directory: Directory, known: bool) -> bool:
    """Tell whether a line is nothing but a publisher (at the page's head: any), a slash and a photographer."""
    publisher, slash, rest = text.strip(" ()[]/.-•").partition("/")
    if not slash or len(text) > 70:
        return False
    if text.isupper() and any(is_known(part.strip(), directory) for part in (publisher, rest.partition("/")[0])):
        return _CAPITALS.fullmatch(text) is not None
    if not re.match(_PERSON, rest) or re.search(r"\b[a-z]{3,}\b", rest):
        return False
    return is_known(publisher, directory) or looks_like_outlet(publisher) or (not known and publisher.isalpha())


def _is_chain(ending: str) -> bool:
    """Tell whether a bracket names two agencies, as `(Antara/Reuters)` does: that is a credit."""
    return (
        re.fullmatch(
            r"[(\[]\s*(?:Antara|ANTARA|Reuters|REUTERS|AFP|AP|TASS|Xinhua|Anadolu|Sputnik|/|\s|-|,)+[)\]]\s*\.?\s*", ending
        )
        is not None
    )


def _ends_in_name(text: str, directory: Directory) -> bool:
    """Tell whether a line ends in `[Mira Dolan/Al Jazeera]`: square brackets, a photographer, a publisher, and no stop before."""
    found = _SQUARE_END.search(text) if "]" in text[-3:] else None
    if found is None or found.start() < 20:
        return False
    publisher = found[1].strip()
    return is_known(publisher, directory) or looks_like_outlet(publisher) or found[0].count(" ") > 1


def _ends_in_agency(text: str, directory: Directory) -> bool:
    found = _BRACKET_END.search(text)
    return found is not None and found.start() > 20 and any(is_known(p.strip(), directory) for p in re.split(r"[/,]", found[1]))
