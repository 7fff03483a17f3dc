"""JSON-LD value by value."""

from datetime import date

import pytest
from lxml.html import fromstring

from kawat.sources.jsonld import Said, day_of, merge, read_jsonld

from .pages import jsonld, page


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2031-05-04T23:30:00+07:00", date(2031, 5, 4)),
        ("2031-05-04T23:30:00Z", date(2031, 5, 4)),
        ("2031/05/04 10:00", date(2031, 5, 4)),
        (" 2031-05-04 ", date(2031, 5, 4)),
        ("2031-13-04", None),
        ("kemarin", None),
        ("", None),
        (None, None),
    ],
)
def test_day_of(stamp: str | None, day: date | None) -> None:
    assert day_of(stamp) == day


def test_the_first_that_knows_wins() -> None:
    assert merge([Said(url="a"), Said(url="b", headline="c")]) == Said(url="a", headline="c")


def test_a_page_object_gives_its_day_but_not_its_name() -> None:
    tree = fromstring(page(head=jsonld({"@type": "WebPage", "name": "Situs", "datePublished": "2031-05-04"})))
    assert read_jsonld(tree) == Said(published=date(2031, 5, 4))


def test_publishers_in_their_forms() -> None:
    for publisher in ("Harian Contoh", {"name": "Harian Contoh"}, [{"name": "Harian  Contoh"}], {"name": ["Harian Contoh"]}):
        tree = fromstring(page(head=jsonld({"@type": "NewsArticle", "publisher": publisher})))
        assert read_jsonld(tree).publisher == "Harian Contoh"
