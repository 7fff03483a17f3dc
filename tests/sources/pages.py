"""Invented pages for the tests of the door: two countries that do not exist, in the mark-up that the press uses."""

import json

TITLE = "Vatania dan Norlandia Buka Perbatasan"
LINK = "https://contoh.test/berita/2031/05/03/kedutaan"
RELATED = "Norlandia Tutup Kedutaan"
STORY = (
    "Jakarta - Menteri Luar Negeri Vatania, Arman Dossa, menyampaikan bahwa kedua negara sepakat membuka kembali perbatasan "
    "darat pada pekan depan.",
    "Menurut Dossa, keputusan itu diambil setelah perundingan selama tiga hari di ibu kota Norlandia.",
    "“Kami tidak akan mundur dari kesepakatan ini,” kata Dossa kepada wartawan di Jakarta, Selasa (4/5/2031).",
    "Sementara itu, pemerintah Norlandia menyatakan akan mengirim delegasi tambahan untuk membahas rincian teknis kesepakatan.",
    "Kedua negara memutuskan hubungan diplomatik pada 2029 setelah insiden di laut lepas yang menewaskan dua orang nelayan.",
)


def paragraphs(lines: tuple[str, ...] = STORY) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body: str = "", head: str = "", title: str = TITLE, h1: str | None = None) -> str:
    """A page with navigation, an article and a footer; `body` is the article's inside, by default the story."""
    menu = "".join(f'<li><a href="/{place}">{place.title()}</a></li>' for place in ("nasional", "dunia", "ekonomi", "olahraga"))
    return (
        f'<!DOCTYPE html><html lang="id"><head><title>{title}</title>{head}</head><body>'
        f'<header><nav><ul class="menu">{menu}</ul></nav></header><main><article><h1>{h1 or title}</h1>'
        f'<div class="isi">{body or paragraphs()}</div></article></main>'
        "<footer><p>Hak cipta 2031 Harian Contoh. Dilarang menyalin.</p></footer></body></html>"
    )


def amid(block: str) -> str:
    """A page with a block between the third paragraph of the story and the fourth."""
    return page(paragraphs(STORY[:3]) + block + paragraphs(STORY[3:]))


def jsonld(thing: object) -> str:
    return f'<script type="application/ld+json">{thing if isinstance(thing, str) else json.dumps(thing)}</script>'
