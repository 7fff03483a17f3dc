"""The tree of a page, bounded in size, in which related-link blocks and repeated paragraphs are kept from being cut."""

import re

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, fromstring

from kawat.errors import TooLarge, Unreadable

MOST_TAGS = 250_000
MOST_ATTRIBUTES = 5_000
REPEAT = "\U0001f501\U0001f4f0"
_QUOTED = re.compile(r"=\s*\"[^\"]*\"|=\s*'[^']*'")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*>?", re.I)
_RELATED = re.compile(
    r"(?:baca|lihat|simak|tonton)(?: juga| pula| selengkapnya)?\s*:|(?:baca|lihat|simak|tonton) (?:juga|pula)\b"
    r"|(?:berita|artikel) (?:terkait|lainnya)\b"
    r"|(?:read|see) (?:also|more)\b|related (?:stories|articles|news)\b|related\s*:",
    re.I,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLOCKS = ("aside", "div", "section", "ul", "ol", "table")
_LINES = ("li", "p", "h2", "h3", "h4", "h5", "h6", "div", "strong")
_LONGEST_RELATED = 600
_STORY = 40
_KEPT_ATTRIBUTES = 40


def grow(page: str, place: str) -> HtmlElement:
    """Return the tree of a page; raise TooLarge for more tags or attributes than a report's page has, Unreadable for none."""
    if page.count("<") > MOST_TAGS:
        raise TooLarge(place, f"the page has more than {MOST_TAGS:,} tags", "save the article alone")
    bare = _QUOTED.sub("=", page)
    if any(len(piece) > MOST_ATTRIBUTES and _attributes(piece) > MOST_ATTRIBUTES for piece in bare.split(">")):
        raise TooLarge(place, f"a tag of the page has more than {MOST_ATTRIBUTES:,} attributes", "save the article alone")
    try:
        tree = fromstring(_PROLOGUE.sub("", page), parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (ParserError, ValueError) as fault:
        raise Unreadable(place, f"is not HTML ({fault})", "give the page as the browser saves it") from None
    for element in tree.iter():
        _tidy(element)
    return tree


def keep_related(tree: HtmlElement) -> None:
    """Turn related-link blocks that stand beside a paragraph of the story into plain paragraphs, so that they are not cut."""
    for block in [element for element in tree.iter(*_BLOCKS) if _is_related(element)]:
        parent = block.getparent()
        if parent is not None and (_near_story(block) or _near_story(block.getprevious())):
            for line in _lines(block):
                block.addprevious(_paragraph(line, block))
            block.drop_tree()


def keep_repeats(tree: HtmlElement) -> None:
    """Put REPEAT behind every other one of equal paragraphs in a row, so that no two neighbours are equal.

    Trafilatura drops the second of two such paragraphs; whoever reads the extracted text takes the marks off again.
    """
    before, odd = None, False
    for paragraph in tree.iter("p"):
        words = " ".join(paragraph.text_content().split())
        odd = bool(words) and words == before and not odd
        before = words or before
        if odd and len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + REPEAT
        elif odd:
            paragraph.text = (paragraph.text or "") + REPEAT


def _tidy(element: HtmlElement) -> None:
    """Put a blank for control characters, which lxml reads but does not write, and drop attributes beyond the fortieth."""
    if element.text and _CONTROL.search(element.text):
        element.text = _CONTROL.sub(" ", element.text)
    if element.tail and _CONTROL.search(element.tail):
        element.tail = _CONTROL.sub(" ", element.tail)
    if len(element.attrib) > _KEPT_ATTRIBUTES:
        for name in element.attrib.keys()[_KEPT_ATTRIBUTES:]:
            del element.attrib[name]


def _attributes(piece: str) -> int:
    start = re.search(r"<[A-Za-z]", piece)
    return len(piece[start.start() :].split()) if start else 0


def _is_related(block: HtmlElement) -> bool:
    """Tell whether a block's words begin with a related-link mark, or it is a list of links right behind such a line."""
    links = block.findall(".//a")
    words = block.text_content() if links and len(links) < 30 else ""
    if not 0 < len(words) <= _LONGEST_RELATED or _holds_story(block):
        return False
    before = block.getprevious()
    led = before is not None and block.tag in ("ul", "ol") and _RELATED.match(before.text_content().strip()) is not None
    return led or _RELATED.match(words.strip()) is not None


def _holds_story(block: HtmlElement) -> bool:
    return any(not paragraph.findall(".//a") and len(paragraph.text_content()) > 3 * _STORY for paragraph in block.iter("p"))


def _near_story(block: HtmlElement | None) -> bool:
    """Tell whether a neighbour of the block is a paragraph of running text."""
    if block is None:
        return False
    near = (block.getprevious(), block.getnext())
    return any(one is not None and one.tag == "p" and len(one.text_content().strip()) >= _STORY for one in near)


def _lines(block: HtmlElement) -> list[str]:
    """Return the block's words, one line for each innermost line element, or all in one line."""
    inner = [one for one in block.iter(*_LINES) if one is not block and not any(True for _ in one.iterdescendants(*_LINES))]
    lines = [" ".join(one.text_content().split()) for one in inner]
    whole = " ".join(block.text_content().split())
    return [line for line in lines if line] if "".join("".join(lines).split()) == "".join(whole.split()) else [whole]


def _paragraph(line: str, block: HtmlElement) -> HtmlElement:
    paragraph: HtmlElement = block.makeelement("p", {})
    paragraph.text = line
    return paragraph
