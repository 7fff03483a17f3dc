"""The digest (kliping): what reports tell of a country's dealings, a page for each country it dealt with, as HTML or DOCX."""

from kawat.export.brief.digest import Digest, Wanted, digest
from kawat.export.brief.docx import write_docx
from kawat.export.brief.html import write_html
from kawat.export.brief.wording import LANGS, wording_of

__all__ = ["LANGS", "Digest", "Wanted", "digest", "wording_of", "write_docx", "write_html"]
