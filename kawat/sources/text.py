"""Plain text: the whole text is the body, since finding a headline in it is the anatomy's work."""

from kawat.sources.decode import decode
from kawat.sources.draft import Draft, Raw

EXTRACTOR = "text@1"


def read_text(raw: Raw) -> Draft:
    """Return a plain text file as a draft without a title."""
    return Draft(body=decode(raw), extractor=EXTRACTOR)
