"""PDF, DOCX and mail, made in the tests."""

import io
import sys
import zipfile
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from kawat.errors import Missing, TooLarge, Unreadable
from kawat.sources.documents import join_lines, read_docx, read_mail, read_pdf
from kawat.sources.draft import Limits, Raw

from .pages import STORY, page

LINES = (
    "JAKARTA - Menteri Luar Negeri Vatania menyampaikan bahwa kedua negara se-",
    "pakat membuka kembali perbatasan darat dan laut bagi warga kedua negara-",
    "negara tetangga mulai pekan depan.",
    "Perundingan itu berlangsung tiga hari di ibu kota Norlandia, kata juru bicara",
    "kementerian kepada wartawan.",
)


def _pdf(lines: tuple[str, ...]) -> bytes:
    """A one-page PDF with these printed lines, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode("latin-1") if lines else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        bytes(out)
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def _raw(data: bytes) -> Raw:
    return Raw(place="laporan", data=data)


def test_a_pdfs_lines_become_paragraphs() -> None:
    draft = read_pdf(_raw(_pdf(LINES)), Limits())
    assert draft.body == (
        "JAKARTA - Menteri Luar Negeri Vatania menyampaikan bahwa kedua negara sepakat membuka kembali perbatasan darat dan laut "
        "bagi warga kedua negara-negara tetangga mulai pekan depan.\n\n"
        "Perundingan itu berlangsung tiga hari di ibu kota Norlandia, kata juru bicara kementerian kepada wartawan."
    )
    assert draft.extractor.startswith("pypdf ")
    assert draft.title is None


def test_names_joined_by_a_hyphen_keep_it() -> None:
    assert join_lines("Pertemuan Al-\nHarbi dengan utusan itu") == "Pertemuan Al-Harbi dengan utusan itu"
    assert join_lines("a\n\n\nb") == "a\n\nb"
    assert join_lines("") == ""


def test_pdfs_that_are_refused() -> None:
    with pytest.raises(Unreadable, match="without a text layer"):
        read_pdf(_raw(_pdf(())), Limits())
    for broken in (b"%PDF-1.4\nnothing", _pdf(LINES)[:300], b"%PDF-"):
        with pytest.raises(Unreadable):
            read_pdf(_raw(broken), Limits())
    with pytest.raises(TooLarge):
        read_pdf(_raw(_pdf(LINES)), Limits(chars=50))


def test_a_locked_pdf_is_refused() -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(LINES)))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable, match="locked with a password"):
        read_pdf(_raw(out.getvalue()), Limits())


def test_a_word_document() -> None:
    document = docx.Document()
    document.add_heading("Perbatasan Dibuka", 0)
    document.add_paragraph(STORY[0])
    document.add_table(1, 2).rows[0].cells[1].text = "dua"
    document.add_paragraph(STORY[1])
    out = io.BytesIO()
    document.save(out)
    draft = read_docx(_raw(out.getvalue()), Limits())
    assert draft.title == "Perbatasan Dibuka"
    assert draft.body == f"Perbatasan Dibuka\n\n{STORY[0]}\n\n | dua\n\n{STORY[1]}"
    with pytest.raises(TooLarge, match="unpacks to"):
        read_docx(_raw(out.getvalue()), Limits(bytes=100))


def test_word_documents_that_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    for broken in (b"PK\x03\x04", b"", out.getvalue()):
        with pytest.raises(Unreadable, match="broken DOCX"):
            read_docx(_raw(broken), Limits())


def test_mail() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Fwd: Re: Perbatasan “Dibuka”"
    mail["From"] = "rini@contoh.test"
    mail["Date"] = "Sun, 04 May 2031 23:30:00 +0700"
    mail.set_content("\n".join(STORY))
    mail.add_alternative(page(), subtype="html")
    draft = read_mail(_raw(mail.as_bytes()))
    assert (draft.title, draft.published, draft.outlet) == ("Perbatasan “Dibuka”", date(2031, 5, 4), None)
    assert draft.body.split() == "\n".join(STORY).split()
    only = EmailMessage()
    only["Subject"] = "Berita"
    only.set_content(page(), subtype="html")
    assert read_mail(_raw(only.as_bytes())).body == "\n".join(STORY)


def test_mails_that_are_refused() -> None:
    for data in (
        b"",
        b"Subject: x\n\n",
        b"Subject: x\nContent-Type: image/png\n\nabc",
        b"Content-Type: text/plain; charset=x-none\n\n",
    ):
        with pytest.raises(Unreadable):
            read_mail(_raw(data))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    for read, package in ((read_pdf, "pypdf"), (read_docx, "python-docx")):
        with pytest.raises(Missing, match=rf"needs the package {package}; install it with: pip install 'kawat\[documents\]'"):
            read(_raw(b"x"), Limits())
