"""What the anatomy tests share: a small directory, the typed cases, and a report around a text."""

from pathlib import Path

from kawat.actor import Directory
from kawat.notation import Block, read_blocks
from kawat.report import Origin, Report, fix_text

CASES = Path(__file__).parent / "cases"
_ORGS = {
    "tass": "org/tass",
    "reuters": "org/reuters",
    "afp": "org/afp",
    "ap": "org/ap",
    "antara": "org/antara",
    "xinhua": "org/xinhua",
    "yonhap": "org/yonhap",
    "interfax": "org/interfax",
    "rakyatku.com": "org/rakyatku",
    "cnn indonesia": "org/cnn-indonesia",
    "al jazeera": "org/al-jazeera",
    "bbc": "org/bbc",
    "harian pelita": "org/harian-pelita",
}
_AGENCIES = ("tass", "reuters", "afp", "ap", "antara", "xinhua", "yonhap", "interfax")
_CITIES = (
    "jakarta, moskow, moscow, teheran, jenewa, geneva, london, washington, new york, damaskus, seoul, doha, ankara, wina, tokyo, "
    "singapore, hanoi, kairo, nairobi, canberra"
).split(", ")


DIRECTORY = Directory(orgs=_ORGS, agencies=frozenset(f"org/{a}" for a in _AGENCIES), cities=frozenset(_CITIES))


def all_cases() -> list[Block]:
    return [block for path in sorted(CASES.glob("*.txt")) for block in read_blocks(path)]


def report_of(text: str, lang: str = "id", title: str | None = None, outlet: str | None = None) -> Report:
    fixed = fix_text(text)
    origin = Origin(sha256="", extractor="typed@1", place="tests/anatomy")
    return Report(id="", text=fixed, lang=lang, origin=origin, title=title, outlet=outlet)
