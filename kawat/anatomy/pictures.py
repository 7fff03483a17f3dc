"""Pictures: a photo credit stands alone, and a caption ends in one, stands on one, or tells what a picture shows."""

import re
from collections.abc import Iterator

from kawat.actor import Directory
from kawat.anatomy.lines import Line, Verdict
from kawat.anatomy.names import is_known, looks_like_outlet

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
    rf"|[(\[]\s*{_AGENCY}\s*/\s*[^()\[\]]{{2,70}}[)\]]"
    rf"|[(\[]\s*{_PERSON}\s*/\s*{_AGENCY}[^()\[\]]{{0,30}}[)\]]"
    rf"|\b{_PERSON}/{_AGENCY}"
    rf"|\b(?:ANTARA FOTO|AP Photo|AFP PHOTO|REUTERS|Getty Images|EPA|AFP|AP|ANTARA)\s?/\s?{_PERSON}(?:/\w+)*"
    r"|[(\[]\s*(?:AP Photo|AFP PHOTO|Reuters Photo|Getty Images|ANTARA FOTO|Antara Foto|Pool Photo|"
    r"Handout|Istimewa|istimewa)\s*[)\]]"
    r"|[(\[][^()\[\]]{2,70}(?:via|/)\s?(?:AP|Reuters|REUTERS|AFP|Getty Images|Xinhua|"
    r"Shutterstock(?:\.com)?|Antara|ANTARA)\b[^()\[\]]{0,40}[)\]]"
    r"|\s/[A-Z][\w.]+(?:[/ ][\w. ]+)+/?"
    r")\s*\.?\s*$"
)
_HINT = re.compile(r"foto|photo|/|kredit|credit|gambar|image|getty|istimewa|handout|dok|ilustrasi|via ", re.I)
_BRACKET_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_STORED = 500


def find_captions(
    lines: list[Line], verdicts: list[Verdict | None], lead: int, directory: Directory
) -> Iterator[tuple[int, Verdict]]:
    """Yield the captions: lines that end in a photo credit, and, above the story's start `lead`, in an agency in brackets.

    A line that stands directly on a photo credit, without the empty line that the page's paragraphs have, is one as well.
    """
    spaced = sum(line.gap_before for line in lines) * 2 > len(lines)
    for i, line in enumerate(lines):
        verdict = verdicts[i]
        if verdict is not None:
            if verdict.kind == "photo" and _tells(line.text):
                yield i, Verdict("caption", "rule:caption-credit@1")
            continue
        if len(line.text) > _STORED:
            continue
        below = verdicts[i + 1] if i + 1 < len(lines) else None
        if ends_in_credit(line.text) or (i < lead and _ends_in_agency(line.text, directory)):
            yield i, Verdict("caption", "rule:caption-credit@1")
        elif _is_bare_credit(line.text, directory):
            yield i, Verdict("photo", "rule:photo-bare@1")
        elif (
            below is None and i + 1 < len(lines) and lines[i + 1].text.startswith(line.text) and ends_in_credit(lines[i + 1].text)
        ):
            yield i, Verdict("caption", "rule:caption-twice@1")
        elif below and below.kind == "photo" and not line.gap_behind and (i < lead or (spaced and line.gap_before)):
            yield i, Verdict("caption", "rule:caption-above@1")


def _tells(text: str) -> bool:
    """Tell whether what follows a photo label is a caption, which has a run of small words, and not a credit."""
    return len(text) > 70 and len(re.findall(r"\b[a-z]{3,}\b", text)) >= 5


def ends_in_credit(text: str) -> bool:
    """Tell whether a line ends as a caption does, in a photo credit."""
    tail = text[-110:]
    return (
        _HINT.search(tail) is not None
        and len(text) > 12
        and (found := _CREDIT_END.search(tail)) is not None
        and not _is_chain(found[0])
    )


def _is_bare_credit(text: str, directory: Directory) -> bool:
    """Tell whether a line is nothing but a publisher, a slash and a photographer."""
    publisher, slash, rest = text.strip(" ()[]/.-•").partition("/")
    if not slash or len(text) > 70 or not re.match(_PERSON, rest) or re.search(r"\b[a-z]{3,}\b", rest):
        return False
    return is_known(publisher, directory) or looks_like_outlet(publisher)


def _is_chain(ending: str) -> bool:
    """Tell whether a bracket names two agencies, as `(Antara/Reuters)` does: that is a credit."""
    return (
        re.fullmatch(
            r"[(\[]\s*(?:Antara|ANTARA|Reuters|REUTERS|AFP|AP|TASS|Xinhua|Anadolu|Sputnik|/|\s|-|,)+[)\]]\s*\.?\s*", ending
        )
        is not None
    )


def _ends_in_agency(text: str, directory: Directory) -> bool:
    found = _BRACKET_END.search(text)
    return found is not None and found.start() > 20 and any(is_known(p.strip(), directory) for p in re.split(r"[/,]", found[1]))
