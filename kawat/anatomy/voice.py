"""A site speaks to its reader, a report does not: each line is weighed by who speaks in it and where it stands.

A line begins with nothing. What only a site says adds to it (a bid, the reader addressed, the site's own things, the page
that names itself), what a story says takes away (speech, a day, somebody who was named before). A line of three belongs to
the site. Form and place count as well: a scrap without a stop, or behind the last paragraph, needs less proof.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.anatomy.cut import is_glued
from kawat.anatomy.lines import Line, Verdict, ends_in_full_stop, in_title_case, small_words
from kawat.anatomy.pictures import ends_in_credit
from kawat.anatomy.words import DAY
from kawat.record import PartKind

ENOUGH = 3
LONGEST = 320
_SCRAP = 90

# The site's things, by sort: what a story hardly ever speaks of (weight two), and what it may speak of (weight one).
_CHANNELS = (
    "whatsapp wa telegram facebook twitter instagram youtube tiktok linkedin pinterest reddit threads mastodon fb ig medsos "
    "tweet newsletter newsletters aplikasi app apps podcast inbox email emails mail surel rss notifikasi notification "
    "notifications"
)
_MONEY = (
    "langganan berlangganan pelanggan subscribe subscribed subscriber subscribers subscription subscriptions premium membership "
    "trial donate donation donasi iklan pariwara ad ads advert advertisement advertisements adblock adblocker sponsor sponsored"
)
_TALK = "komentar berkomentar berkomentarlah dikomentari comment comments commenting replies"
_TECHNIQUE = (
    "cookie cookies browser peramban javascript login logout signin signup qr lonceng homepage website link links tautan "
    "clipboard thumbnail logo icon banner"
)
_HOUSE = (
    "redaksi newsroom standards editorial privasi privacy jurnalisme journalism hotline copyright disclaimer faq feedback "
    "masukan "
    "ralat seizin kecerdasan dilindungi"
)
_WEAK = (
    "print copy copied article articles story stories page pages save saved share shared shares menu player search toggle "
    "navigation nav listen audio play pause mute unmute video videos image photo gallery slide report reported error issue typo "
    "remove reject accept manage preferences preference settings policy policies log sign account like likes view views show "
    "hide next previous prev back top live reporting key events only feature turn enable disable contact editor help feed "
    "download read reading reads continue content paid promoted promotion powered loading font size text dark light mode theme "
    "language change select edition skip main free register member members zoom enlarge fullscreen expand collapse open close "
    "closed scroll swipe tap click load refresh reload retry submit send alert alerts bookmark bookmarks add list home site "
    "desktop mobile version reader conversation join follow following google news x option options filter sort newest oldest "
    "caption captions transcript subtitles embed gift window learn thanks support unlock create sections update updates "
    "verified post posts required fields info full minutes minute min miss never access unlimited digital results partner "
    "setuju pelajari ya rating nilai beri ponsel wajib ditandai ruas nama saya khusus cetak salin disalin artikel berita "
    "halaman laman simpan bagikan dibagikan tulis kirim cari pencarian dengarkan putar jeda gambar galeri perbesar perkecil "
    "laporkan kesalahan hapus tolak terima kelola preferensi atur pengaturan kebijakan masuk keluar daftar akun balas ikuti "
    "suka lihat tampilkan sembunyikan selanjutnya berikutnya sebelumnya kembali atas bawah langsung fitur aktifkan hubungi "
    "bantuan unduh baca membaca lanjut lanjutkan konten memuat muat dimuat ukuran huruf teks gelap terang bahasa pilih ubah "
    "lewati gratis gulir geser klik ketuk segarkan ulang tandai beranda situs versi saluran kanal channel grup group tutup buka "
    "layar penuh teman selengkapnya disini urutkan terbaru banyak paket nanti izin kolom formulir nomor tim pilihan feature "
    "notify reply leave marked waktu menit time coverage foto album tersalin balasan nonaktif tayangan pembaca readers bersambung"
)
_THINGS = (
    dict.fromkeys(_WEAK.split(), 1)
    | dict.fromkeys(f"{_CHANNELS} {_MONEY} {_TALK} {_TECHNIQUE} {_HOUSE}".split(), 2)
    | {"cookie": 3, "cookies": 3}
)
_STRONG = frozenset(word for word, weight in _THINGS.items() if weight > 1)
_SMALL = frozenset(
    "a an the there this that these to of on in for and or your you our my us we it its all by at here now more most "
    "first be is are "
    "any up out via with from as one before after below above please not no yes ini itu yang di ke untuk dan atau dari dengan "
    "anda kami kita semua lebih pertama jadilah jadi sini pada agar akan oleh per belum ada tidak bisa the s saja".split()
)

_BID_WORDS = (
    # what ends in -kan, -i or -lah and has no prefix bids by its form alone
    r"(?!bahkan\b|bukan\b|sedangkan\b|pasukan\b|gerakan\b|tindakan\b|ledakan\b|tembakan\b|masukan\b|desakan\b|pe[a-z]+|ke[a-z]+|"
    r"me[a-z]{4}|di[a-z]{4}|ber[a-z]{4}(?!.*lah\b)|ter[a-z]{3})[a-z]{3,}kan|"
    r"(?!adalah|telah|salah|setelah|sebelah|masalah|jumlah|sekolah|itulah|inilah|begitulah|sejumlah)[a-z]{3,}lah|"
    r"ikuti|hubungi|kunjungi|nikmati|ketahui|lengkapi|pelajari|cari|jelajahi|miliki|beri|baca|simak|klik|tekan|unduh|"
    r"gabung|daftar|"
    r"cek|pantau|masuk|dukung|tulis|kirim|lihat|coba|pilih|atur|kelola|pasang|buka|geser|gulir|pindai|ketuk|putar|muat|"
    r"akses|donasi|"
    r"kontak|lapor|yuk|ayo|mari|silakan|silahkan|jangan (?:lupa|lewatkan|ketinggalan|sampai)|tinggalkan|leave|please|"
    r"don[’']?t (?:forget|miss)|never miss|sign (?:up|in)|log ?in|turn on|set|get|got|join|add|let|help|stay|read|listen|"
    r"watch|find|"
    r"like|scan|message|write|report|submit|try|start|become|make|choose|manage|follow|click|tap|contact|email|e-mail|"
    r"send|go deeper|catch up|support|"
    r"donate|register|enable|allow|share|tell|subscribe|download|install|update|upgrade|view|connect|keep|notify|explore|"
    r"discover|"
    r"visit|see|browse|cancel|receive|press"
)
_BID = re.compile(rf"(?:^|[.?!:;…|•] |, (?=please|yuk|ayo|jangan))[\W_]*(?P<bid>{_BID_WORDS})\b(?!-)", re.I)
_READER = re.compile(
    r"\b(?:you|your|yours|you[’']re|anda|kamu|kalian|sobat|sudah (?:punya|berlangganan)|anytime)\b|"
    r"\b(?!\w*(?:tamu|temu|jamu|ilmu|semu|jemu)\b)[a-z]{4,}mu\b",
    re.I,
)
_ITSELF = re.compile(
    r"\b(?:artikel|berita|halaman|konten|situs|tulisan|laman|teks|video|ringkasan|terjemahan) ini\b|"
    r"\bthis (?:article|story|page|site|website|post|content|feature|video|link|ad|material|service)\b|\b(?:thank(?:s| "
    r"you) for|terima kasih (?:telah|sudah)) \w+ing\b|\bterima kasih (?:telah|sudah) membaca\b",
    re.I,
)
_REACH = re.compile(
    r"[\w.]+@\w+\.\w|@\w{3}|\+62|\b0\d{2,3}[-. )]{1,2}\d|https?:|www\.|\b(?:Telp|Tel|Fax|Phone|WA)\b\.?:? ?[+(\d]"
)
_FIRM = re.compile(
    r"\bPT\b|\bTbk\b|\bInc\b|\bLtd\b|\bYayasan\b|\b[Gg]r(?:up|oup) [Mm]edia\b|\b[Mm]edia [Gg]ro?up\b|\bcompany$|\bDewan Pers\b"
)
_TERMS = re.compile(
    r"\btanpa (?:se)?izin\b|\bwithout (?:\w+ )*(?:permission|consent)\b|\b(?:di luar )?tanggung jawab\b|\bresponsible for "
    r"the content\b|"
    r"\b(?:mencerminkan|mewakili) (?:pandangan|sikap|pendapat|kebijakan)\b|\b(?:reflect|endorse)\b.*\b(?:views|opinions|"
    r"editorial|policy)\b|"
    r"\b(?:dengan bantuan|oleh|help of|generated by|by) (?:AI|kecerdasan buatan)\b|\bauto-generated\b|\bAI\W*$|"
    r"©|\balready (?:a|have)\b|\bhak (?:cipta )?dilindungi\b|\b(?:tanggapan|pendapat|reaksi) (?:anda|kamu)\b|\breaksimu\b|"
    r"\bwhat do you think\b|\byour thoughts\b|\bhak "
    r"jawab\b|\brights reserved\b|\bauthor[’']?s? own\b|^(?:ralat|koreksi|catatan redaksi|correction|"
    r"clarification)\b|"
    r"\b(?:last|terakhir) (?:updated|modified|diperbarui|diubah)\b|^editor[’']?s note\b|\bdeveloping (?:story|news)\b|"
    r"\b(?:views|opinions) expressed\b|\bthis (?:story|article) (?:has been|was) (?:corrected|updated|edited)\b|"
    r"\bini (?:telah|sudah) (?:disunting|diperbarui|diubah|mengalami)\b|^(?:member|part|bagian|anggota) (?:of|dari)\b",
    re.I,
)
_OWN = re.compile(f"{_ITSELF.pattern}|{_READER.pattern}|{_TERMS.pattern}|(?-i:{_REACH.pattern})", re.I)
_US = re.compile(r"\b(?:kami|our|us|we)\b|^redaksi\b", re.I)
_SPEECH = re.compile(
    r", [a-z]{4,}(?:kan|nya)? (?-i:[A-Z][\w ’'-]+|para \w+|seorang \w+|\w+ itu)\.$|[,.\"”] (?:kata|ujar|tutur|ucap|papar|"
    r"tegas|jelas|ungkap|pesan|seru|imbau|pinta|tulis|sebut|begitu|undang|ajak)(?:nya)?\b|"
    r"\b(?:mengatakan|menyatakan|menyebut|menurut|menegaskan|katanya|ujarnya|pesannya|said|says|told|wrote|asked|urged|added|"
    r"according to|tweeted)\b",
    re.I,
)
_QUOTE = re.compile(r"[\"“”]|: ['‘]")
_STORY = re.compile(
    r"\b(?:itu|tersebut|ia|dia|mereka|he|she|his|her|they|their|him)\b|"
    rf"\b(?:pada|on|hari) {DAY}\b"
)
_NARRATES = re.compile(r"\b(?:was|were|had|[a-z]{3,}ed|di[a-z]{3,}(?:kan|i|k|t|p|m|s|h|l|g|r|n)|me[mn][a-z]{4,})\b")


_HERE = re.compile(r"\b(?:di|on|at|ke|to|in|teks|ukuran|text|size)\b", re.I)


# a whole sentence without any of these is story
_WAKING = frozenset(
    _STRONG
    | set("artikel berita halaman konten situs tulisan laman teks video article story page site website post content".split())
    | set("you your yours anda kamu kalian sobat tanggung izin permission consent hak rights ai membaca reading nomor".split())
    | set("mencerminkan mewakili reflect endorse responsible generated developing pt yayasan dewan note".split())
    | set("already anytime views opinions alamat google terbaru terkini kami".split())
)
_WAKING_SIGNS = ("@", "+62", "http", "www.", "elp.", "mu?", "mu!")


class Sign(NamedTuple):
    """What a form adds to a line's weight, or takes from it."""

    weight: int
    form: re.Pattern[str]


_SIGNS = (
    Sign(2, _BID),
    Sign(2, _READER),
    Sign(2, _ITSELF),
    Sign(2, _REACH),
    Sign(3, _TERMS),
    Sign(1, _US),
    Sign(-4, _SPEECH),
    Sign(-2, _QUOTE),
    Sign(-2, _STORY),
    Sign(-1, _NARRATES),
)
_LISTED = re.compile(r"\d{1,2}[.)] [A-Z]")
_CODE_SIGNS = ("{", "<", "push(", "googletag")
_CODE = re.compile(
    r"googletag|adsbygoogle|\bfunction\s*\(|\bvar \w+\s*=|\b(?:window|document|jQuery|dataLayer)\.\w+[\s(=]|\.push\(|"
    r"</?(?:script|style|ins|noscript|div)\b|^[.#@]?[\w-]+(?:[ ,.#][\w.#-]+)*\s*\{[^{}]*:[^{}]*\}|^\{\{.*\}\}$|^<!--"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_COUNTED = re.compile(
    r"(?:\d[\d.,]*\s?(?:[KkMm]|rb|jt)?\s+[a-z]{3,12}|(?:[A-Z][a-z]{2,12}\s+\d[\d.,]*\s*){2,}|[A-Z][\w ]{2,16}: \d[\d.,]*)"
)
# what is left of an image's name (`company-logo`), letters set apart, the weather
_PARTS = re.compile(r"(?!(\w+)-\1$)[a-z]{2,12}(?:[-_][a-z]{2,12}){1,3}|(?:[A-Z] ){4,}[A-Z]|[A-Z][\w ]{2,20} \d\d? ?°C?.{0,30}")


def weigh(text: str, aside: bool) -> int:
    """Return how much a line speaks as a site; `aside` for one above the story, behind it, or beside a site's line.

    A whole sentence has to speak of the site or to its reader, or it is story; a headline's capitals weigh against it.
    """
    words = {word.lower() for word in _WORD.findall(text)}
    closed = ends_in_full_stop(text)
    said = [sign.weight for sign in _SIGNS if sign.form.search(text)]
    said += [3] if not closed and len(text) <= _SCRAP and _FIRM.search(text) else []
    speaks = max(said, default=0) > 0
    asked = _asked(text)
    things = min(3 if speaks or aside else 2, sum(_THINGS.get(word, 0) for word in words) - (_THINGS.get(asked) == 1))
    closed = closed or (". " in text and not speaks)
    if closed and (not speaks or (things < 2 and not _OWN.search(text))):
        return 0
    if text[-1] == "?" and things < 2 and _ITSELF.search(text) is None and _TERMS.search(text) is None:
        return 0
    title = not closed and in_title_case(text)
    scrap = not closed and not title and len(text) <= _SCRAP and (speaks or aside)
    asks = scrap and speaks and text[-1] in "?!"
    return things + sum(said) + scrap + asks - title + (aside and (speaks or things > 2 - scrap))


def _asked(text: str) -> str:
    """Return the word with which a line bids its reader, or nothing."""
    bid = _BID.match(text)
    return bid["bid"].lower() if bid else ""


def is_button(text: str, aside: bool = False) -> bool:
    """Tell whether a short line is a button: all its words are a site's, and two of them (`aside`: one) weigh, or one strong."""
    if len(text) > 70:
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > 9 or not all(word in _THINGS or word in _SMALL for word in words):
        return False
    weight = sum(_THINGS.get(word, 0) for word in words)
    return weight > (2 if text[-1] == "." and len(words) > 2 and not aside else 1) or (
        weight > 0 and len(words) < 3 and ((aside and len(words) == 1) or any(map(str.isdigit, text)))
    )


def tells_story(text: str) -> bool:
    """Tell whether a line that begins as a site's words do is a sentence all the same, with nothing else of a site in it."""
    return text[-1] in '.!?”"' and len(text.split()) > 3 and (_SPEECH.search(text) is not None or weigh(text, False) < ENOUGH - 1)


def find_site_words(
    page: str, words: frozenset[str], lines: list[Line], verdicts: list[Verdict | None]
) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that are nothing yet and in which the site speaks, from the last line up; `words` are the page's."""
    signs = [sign for sign in (*_WAKING_SIGNS, *_CODE_SIGNS) if sign in page]
    waking = _WAKING & words
    head = next(
        (
            i
            for i, line in enumerate(lines)
            if verdicts[i] is None and ends_in_full_stop(line.text) and not is_button(line.text, True)
        ),
        len(lines),
    )
    ends = True
    below = False
    for i in range(len(lines) - 1, -1, -1):
        if verdicts[i] is not None:
            below = verdicts[i].kind == "boilerplate"  # type: ignore[union-attr]
            continue
        text = lines[i].text
        if ends_in_full_stop(text) and len(text) > 25 and not _wakes(text, waking, signs):
            ends = below = False
            continue
        beside = below or bool(i and verdicts[i - 1] and verdicts[i - 1].kind == "boilerplate")  # type: ignore[union-attr]
        below = len(text) <= LONGEST and not (i < head and _is_title(lines[i])) and _is_site(text, ends or beside or i < head)
        if below:
            kind: PartKind = "related" if _points(text) else "boilerplate"
            yield i, Verdict(kind, f"rule:{kind}-promo@1")
        else:
            ends = False


def _wakes(text: str, waking: frozenset[str], signs: list[str]) -> bool:
    """Tell, cheaply, whether a whole sentence may be the site's, by the words and signs of its kind that the page holds."""
    if '"' in text or "“" in text:
        waking &= _STRONG
    words = text.lower()
    if any(map(words.__contains__, waking)) and not waking.isdisjoint(small_words(words)):
        return True
    return any(map(text.__contains__, signs))


def _is_title(line: Line) -> bool:
    """Tell whether a line above the story may be its headline: some words, an empty line behind them, and nobody addressed."""
    return line.gap_behind and len(line.text.split()) > 4 and _OWN.search(line.text) is None and _US.search(line.text) is None


def _is_site(text: str, aside: bool) -> bool:
    if len(text) < 70 and (is_button(text, aside) or _COUNTED.fullmatch(text) or _PARTS.fullmatch(text)):
        return True
    if any(map(text.__contains__, _CODE_SIGNS)) and _CODE.search(text):
        return True
    return weigh(text, aside) >= ENOUGH and not (ends_in_credit(text) or is_glued(text) or _LISTED.match(text))


def _points(text: str) -> bool:
    """Tell whether a line in which the site speaks is a short label and a headline: `Go deeper: Why the strait matters`."""
    label, colon, rest = text.partition(":")
    return (
        bool(colon)
        and len(label.split()) < 5
        and len(rest.split()) > 2
        and re.match(r" [A-Z]\w{2}", rest) is not None
        and not _holds_thing(rest)
    )


def _holds_thing(text: str) -> bool:
    return any(_THINGS.get(word.lower(), 0) > 1 for word in _WORD.findall(text)) or _REACH.search(text) is not None
