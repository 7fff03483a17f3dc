"""A site speaks to its reader: it bids (`Unduh`, `Subscribe`) and names a channel (`aplikasi`, `newsletter`). A story "
"does neither."""

import re
from collections.abc import Iterator

from kawat.anatomy.lines import Line, Verdict

_SENTENCE = r"(?:^|(?<=[.?!:;…] )|(?<=[|•] ))[\W_]*"
_BIDS = re.compile(
    rf"{_SENTENCE}(?:(?:ayo|yuk|mari|segera|silakan|silahkan|jangan lupa|untuk|please|jadilah|jadi|ingin|mau|want to|"
    rf"don[’']?t forget to|"
    r"to|and|dan|lalu|kemudian|atau|or|kini|now|you can(?: also)?|anda (?:juga )?(?:bisa|dapat)|kamu (?:juga )?bisa|"
    r"sobat \w+)\s+)?"
    r"(?:kirim(?:kan)?|hubungi|kontak|klik|tekan|unduh|download|install|ikuti|dapatkan|gabung|bergabung(?:lah)?|daftar(?:kan)?|"
    r"berlangganan|aktifkan|nyalakan|izinkan|laporkan|lapor|sampaikan|temukan|nikmati|pantau|akses|masuk|dukung|donasi|"
    r"tinggalkan|tulis(?:kan)?|beri(?:kan)?|bagikan|sebarkan|cek|baca|simak|lihat|update|upgrade|subscribe|sign (?:up|"
    r"in)|log ?in(?= (?:to|now|with|or|for|untuk|dengan))|join|"
    r"get|follow|click|tap|contact|email|e-mail|send|support|donate|register|turn on|enable|allow|add|share|tell|let|"
    r"help|stay|read|"
    r"listen|watch|find|like|scan|pindai|message|write|report|submit|try|start|become|make|set|choose|manage|kelola|atur|pasang|"
    r"tambahkan|jadikan)\b",
    re.I,
)
_CHANNELS = re.compile(
    r"\b(?:whatsapp|wa|telegram|google news|google berita|newsletters?|aplikasi|apps?|app store|play store|"
    r"google play|e-?mails?|surel|"
    r"redaksi|tautan|link|notifikasi|notifications?|inbox|kotak masuk|channel|kanal|saluran|browser|peramban|premium|"
    r"iklan|ads|ad-?free|"
    r"cookies?|akun|account|facebook|twitter|instagram|youtube|tiktok|subscribers?|subscription|langganan|pelanggan|"
    r"membership|members?|"
    r"situs (?:ini|kami)|website|formulir|ad-?block\w*|ponsel\w*|berita pilihan|artikel|article|articles|ketentuan|"
    r"syarat|conditions|form|komentar|comments?|grup|podcast|alerts?|bell|lonceng|qr|homepage|"
    r"javascript|privacy|privasi|free articles|artikel gratis|trial|(?:nomor|hotline)(?: \w+)? [\d+(]|cek fakta|"
    r"fact[- ]check|jurnalisme|our journalism|newsroom|our team|reporters?|tim kami)\b|"
    r"\b0\d{3}[- ]?\d|\+62|@\w+\.\w",
    re.I,
)
_READER = re.compile(r"\b(?:you|your|anda|kamu)\b", re.I)
_CONSENTS = re.compile(
    r"\bcookies?\b(?=.*\b(?:agree|accept|consent|device|browser|website|site|setuju|menyetujui|terima|situs|peramban|"
    r"perangkat)\b)|"
    r"\b(?:agree|accept|consent|device|setuju|menyetujui|terima)\b.*\bcookies?\b",
    re.I,
)
_TERMS = re.compile(
    r"\btanpa (?:se)?izin(?: tertulis)?(?: dari)?(?: redaksi| kami| penerbit|\W*$)|\bwithout (?:prior |"
    r"the )?(?:express |written )*"
    r"(?:permission|consent) (?:is|are|of the (?:publisher|editor))|\b(?:di luar|menjadi|"
    r"merupakan) tanggung jawab (?:redaksi|penulis|pengguna|"
    r"pengirim)|\b(?:tidak )?(?:mencerminkan|mewakili) (?:pandangan|sikap|pendapat|kebijakan) (?:redaksi|"
    r"resmi redaksi|editorial)|"
    r"\breflect\b.{0,40}\b(?:editorial (?:stance|policy|position)|views of (?:the publisher|this))|\bthe author[’']?s? own\b|"
    r"^(?:ralat|koreksi|catatan redaksi|correction|clarification|editor[’']?s note)\s*:|\bdengan (?:bantuan )?(?:AI|"
    r"kecerdasan buatan)\b|"
    r"\boleh (?:AI|kecerdasan buatan)\W*$|^this (?:article|story) (?:is more than|was updated|has been updated)|"
    r"^this is a (?:developing|"
    r"breaking)\b|\bnot responsible for the content|^opinions expressed|^artikel ini telah (?:disunting|diperbarui|diubah)|"
    r"^(?:member|part|bagian|anggota) (?:of|dari) .{2,30}\b(?:group|network|grup|media)\W*$|"
    r"\bdilindungi (?:oleh )?(?:undang-undang|hak cipta)|\bseluruh hak (?:cipta )?dilindungi",
    re.I,
)
_NOTE = re.compile(r"(?:ralat|koreksi|catatan redaksi|correction|clarification|editor[’']?s note)\s*:", re.I)
_CODE = re.compile(
    r"googletag|adsbygoogle|\bfunction\s*\(|\bvar \w+\s*=|\b(?:window|document|jQuery|dataLayer)\.\w+[\s(=]|\.push\(|"
    r"</?(?:script|style|ins|noscript|div)\b|^[.#@]?[\w-]+(?:[ ,.#][\w.#-]+)*\s*\{[^{}]*:[^{}]*\}|^\{\{.*\}\}$|^<!--"
)
_ASKS = re.compile(
    r"[\W_]*(?:punya|ingin|mau|ragu|suka|tertarik|menemukan|ketahui|apakah anda|do you|are you|have you|got a|want|"
    r"looking|know|see|"
    r"enjoy(?:ing|ed)?|like|love|what do you|have|tahu|kirim)\b[^.]{4,90}\?",
    re.I,
)
_SPEAKS = re.compile(
    r"\b(?:kata(?:nya)?|ujar(?:nya)?|ucap(?:nya)?|tutur(?:nya)?|tegas(?:nya)?|pesan(?:nya)?|seru(?:nya)?|"
    r"imbau(?:nya)?|pinta(?:nya)?|"
    r"mengatakan|menyebut|menulis|menyatakan|said|says|told|wrote|asked|urged|added|tweeted)\b|[\"“”]"
)
_LATE_BID = re.compile(
    r", (?:please )?(?:download|subscribe|follow|join|sign up|click|visit|unduh|ikuti|klik|kunjungi|gabung)\b", re.I
)
_WORD = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SMALL = frozenset(
    "a an the this that these to of on in for and or your you our my us we it its all by at here now more most first be "
    "is are any up out "
    "via with from as one before after below above please not no yes ini itu yang di ke untuk dan atau dari dengan anda "
    "kami kita semua "
    "lebih lanjut pertama jadilah jadi sini pada agar akan oleh per belum ada tidak bisa the s".split()
)
_CONTROLS = frozenset(
    "print copy copied link links clipboard article articles story page pages save saved tweet share shared shares "
    "comment comments menu player "
    "search toggle navigation nav listen audio play pause mute unmute video image photo gallery slide ad ads advert "
    "advertisement "
    "advertisements report error issue typo remove reject accept manage preferences preference settings cookie cookies "
    "privacy policy "
    "policies subscribe subscription newsletter newsletters sign log login logout signin signup account email e-mail "
    "reply replies "
    "conversation join follow following like likes view views show hide next previous prev back top live reporting key "
    "events only feature "
    "javascript turn enable disable contact editor feedback help faq rss feed download app apps read reading continue "
    "content paid "
    "sponsored promoted promotion powered loading font size text dark light mode theme language change select edition "
    "skip main free trial "
    "register premium member members membership zoom fullscreen expand collapse open close closed scroll swipe tap click "
    "load refresh "
    "reload retry submit send notifications notification alerts alert bookmark bookmarks add list homepage home website "
    "site desktop mobile "
    "version reader whatsapp telegram facebook twitter instagram youtube tiktok linkedin google news x pinterest reddit "
    "threads option "
    "options filter sort newest oldest caption captions transcript subtitles embed gift window "
    "setuju pelajari ya rating nilai beri reaksi balasan learn thanks donate support unlock create sections update "
    "updates ponsel "
    "verified post posts wajib ditandai ruas nama peramban saya info full minutes min miss never story shares premium "
    "khusus pelanggan "
    "cetak salin tautan disalin artikel berita halaman laman simpan bagikan dibagikan komentar berkomentar tulis kirim "
    "cari pencarian "
    "dengarkan putar jeda gambar galeri perbesar perkecil iklan pariwara laporkan kesalahan hapus tolak terima kelola "
    "preferensi atur "
    "pengaturan kebijakan privasi langganan berlangganan masuk keluar daftar akun surel balas balasan ikuti suka lihat "
    "tampilkan sembunyikan "
    "selanjutnya berikutnya sebelumnya kembali atas bawah langsung fitur aktifkan hubungi redaksi masukan bantuan unduh "
    "aplikasi baca membaca "
    "lanjut lanjutkan konten memuat muat ukuran huruf teks mode gelap terang bahasa pilih ubah lewati gratis gulir geser "
    "klik ketuk "
    "segarkan ulang notifikasi tandai beranda situs versi saluran grup tutup buka layar penuh teman selengkapnya disini".split()
)
_STRONG = _CONTROLS - frozenset(
    "news report error issue key events live reporting policy policies light dark mode help contact like likes view views "
    "play text help "
    "open close closed back top main free trial members member language change sign follow following join list version "
    "reader window "
    "setuju pelajari ya rating nilai beri reaksi learn thanks support create sections update updates verified post posts "
    "nama saya info full "
    "miss never minutes min premium khusus pelanggan story wajib "
    "home key add submit send alert alerts accept reject remove story site option options google x next only feature "
    "select edition "
    "berita gambar terima tolak hapus pilih ubah bahasa langsung kembali atas bawah masuk keluar kesalahan teman suka "
    "tulis kirim cari lihat "
    "kebijakan bantuan layar penuh tutup buka ulang saluran grup gelap terang video photo turn read reading paid content "
    "audio image save "
    "saved hubungi atur daftar halaman selanjutnya berikutnya sebelumnya lanjut lanjutkan lewati gratis putar "
    "conversation preferences".split()
)
_PAIRS = frozenset(
    "pelajari lebih|learn more|donate now|support us|no thanks|live update|live updates|ya tidak|beri nilai|beri "
    "reaksi|khusus pelanggan|"
    "update terakhir|listen min|full article|never miss|post views|simpan nama|nama email|create account|create "
    "free|tidak suka|lebih sedikit|"
    "foto dari|live reporting|use feature|turn javascript|limit articles|in article|key events|report error|join "
    "conversation|mode gelap|dark mode|reject all|accept all|remove ads|paid content|image of|"
    "open menu|close menu|save article|manage preferences|kelola preferensi|halaman selanjutnya|halaman berikutnya|laman "
    "berikutnya|"
    "halaman sebelumnya|contact editor|next story|hubungi redaksi|live updates|sign in|turn on|follow us|photo "
    "gallery|play video|"
    "video player|putar video|layar penuh|contact us|help center|back top|show more|read more|halaman ini".split("|")
)
_SITE = re.compile(
    r"\b(?:you|your|anda|kamu|kami|us|our|we|izin|permission|rights?|reserved|policy|standards|redaksi|pembaca|"
    r"readers?|koreksi|corrected|"
    r"free|gratis|sekarang|now|closed|published|email|required|tanggung jawab|pt|tbk|inc|ltd|berita terbaru|terkini|"
    r"terbaru)\b|©|\(c\)|\b20\d\d\b",
    re.I,
)
_CODE_SIGNS = tuple("ookie OOKIE googletag adsbygoogle { </ <script <style <!-- <ins <div .push( window. document.".split())
_SIGNS = frozenset(
    "whatsapp wa telegram google newsletter newsletters aplikasi app apps store email emails mail surel redaksi tautan "
    "link notifikasi "
    "notification notifications inbox masuk channel kanal saluran browser peramban premium iklan ads ad cookie cookies "
    "akun account facebook "
    "twitter instagram youtube tiktok subscribe subscriber subscribers subscription subscriptions langganan berlangganan "
    "pelanggan membership "
    "member members situs website formulir form komentar comment comments grup podcast alert alerts bell lonceng qr "
    "homepage nomor hotline "
    "fakta fact jurnalisme journalism newsroom team reporter reporters tim javascript privacy privasi articles gratis "
    "trial adblock adblocker "
    "ponsel ponselmu ponselnya pilihan artikel article ketentuan syarat conditions izin seizin permission consent jawab "
    "mencerminkan mewakili "
    "reflect author dilindungi ralat koreksi catatan correction clarification note kecerdasan ai story responsible "
    "opinions group network "
    "media bagian part".split()
)
_MARKS = ("@", "+62", " 08")
LONGEST = 320


def tells_story(text: str, behind: int) -> bool:
    """Tell whether a line that begins as a site's words do is a sentence all the same, with nothing of a site `behind` them."""
    if text[-1] not in '.!?”"' or len(text.split()) < 4:
        return False
    if _SPEAKS.search(text, behind) and not _CHANNELS.search(text, text.find(" ")):
        return True
    return text[-1] == "." and _SITE.search(text, text.find(" ")) is None and _CHANNELS.search(text, text.find(" ")) is None


def find_promos(text: str, lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that are nothing yet and that a site says: buttons, bids, terms, and code that was left behind."""
    signs = _SIGNS.intersection(_WORD.findall(text.lower())) | {mark for mark in _MARKS if mark in text}
    code = any(map(text.__contains__, _CODE_SIGNS))
    for i, line in enumerate(lines):
        if verdicts[i] is None and (is_control(line.text) or _bids_reader(line.text, signs, code)):
            yield i, Verdict("boilerplate", "rule:boilerplate-promo@1")


def _bids_reader(text: str, signs: frozenset[str], code: bool) -> bool:
    """Tell whether a line speaks to the reader of the site; `signs` are the site's words that the whole page holds."""
    if len(text) > LONGEST:
        return False
    if _NOTE.match(text) or (code and (_CONSENTS.search(text) or _CODE.search(text))):
        return True
    if (
        '"' in text
        or "“" in text
        or not signs
        or not any(map(text.lower().__contains__, signs))
        or _SPEAKS.search(text) is not None
    ):
        return False
    if _TERMS.search(text):
        return True
    if _CHANNELS.search(text) is None:
        return False
    return any(form.search(text) for form in (_BIDS, _READER, _LATE_BID)) or _ASKS.match(text) is not None


def _holds(text: str, signs: frozenset[str]) -> bool:
    """Tell whether a line holds one of the words or marks."""
    return bool(signs) and (not signs.isdisjoint(_WORD.findall(text.lower())) or any(m in signs and m in text for m in _MARKS))


def is_control(text: str) -> bool:
    """Tell whether a short line is a button or a menu's entry: all its words are such as buttons have, and one is only theirs."""
    if len(text) > 70:
        return False
    words = [word.lower() for word in _WORDS.findall(text)]
    if not words or len(words) > 9 or not all(word in _CONTROLS or word in _SMALL for word in words):
        return False
    strong = sum(word in _STRONG for word in words)
    if text[-1] == "." and len(words) > 2:
        return strong > 1
    bare = [word for word in words if word not in _SMALL]
    return strong > 0 or any(f"{a} {b}" in _PAIRS for a, b in zip([*words, *bare], [*words[1:], "", *bare[1:]], strict=False))
