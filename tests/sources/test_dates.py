"""The date a user gives."""

from datetime import date

import pytest

from kawat.errors import BadDate
from kawat.sources.dates import read_date


@pytest.mark.parametrize(
    "words",
    [
        "2031-05-04",
        "2031-5-4",
        "2031-05-04T23:30:00+07:00",
        "2031-05-04 10:00",
        "4/5/2031",
        "04/05/2031",
        "4.5.2031",
        "04-05-2031",
        "4 Mei 2031",
        "4 May 2031",
        "Minggu, 4 Mei 2031",
        "Minggu 4 mei 2031",
        "May 4, 2031",
        "May 4 2031",
        "Sunday, May 4, 2031",
        "4th May 2031",
        " 4 Mei 2031 ",
    ],
)
def test_forms_of_one_day(words: str) -> None:
    assert read_date(words) == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("month", "number"),
    [("Agustus", 8), ("Agu", 8), ("Ags.", 8), ("Okt", 10), ("Nopember", 0), ("Nov", 11), ("Desember", 12), ("Sept.", 9)],
)
def test_months(month: str, number: int) -> None:
    if number:
        assert read_date(f"1 {month} 2031") == date(2031, number, 1)
    else:
        with pytest.raises(BadDate):
            read_date(f"1 {month} 2031")


@pytest.mark.parametrize(
    "words", ["", "kemarin", "31/2/2031", "2031-13-01", "4 Mai 2031", "4/5/31", "5 2031", "2031", "0/0/0000", "4 Mei 2031 pagi"]
)
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(BadDate) as refusal:
        read_date(words, "rows.jsonl:7")
    assert str(refusal.value).startswith(f"rows.jsonl:7: '{words}'".rstrip())
    assert "write it as 2031-05-04" in str(refusal.value)
