"""A site speaks to its reader: it bids (`Unduh`, `Subscribe`) and names a channel (`aplikasi`, `newsletter`). A story does neither."""

import re

_SENTENCE = r"(?:^|(?<=[.?!:;…] )|(?<=[|•] ))[\W_]*"
_BIDS = re.compile(
    rf"{_SENTENCE}(?:(?:ayo|yuk|mari|segera|silakan|silahkan|jangan lupa|untuk|please|jadilah|jadi|ingin|mau|want to|don[’']?t forget to|"
    r"to|and|dan|lalu|kemudian|atau|or|kini|now|you can(?: also)?|anda (?:juga )?(?:bisa|dapat)|kamu (?:juga )?bisa|sobat \w+)\s+)?"
    r"(?:kirim(?:kan)?|hubungi|kontak|klik|tekan|unduh|download|install|ikuti|dapatkan|gabung|bergabung(?:lah)?|daftar(?:kan)?|"
    r"(?:ber)?langganan|aktifkan|nyalakan|izinkan|laporkan|lapor|sampaikan|temukan|nikmati|pantau|akses|masuk|dukung|donasi|"
    r"tinggalkan|tulis(?:kan)?|beri(?:kan)?|bagikan|sebarkan|cek|baca|simak|lihat|update|upgrade|subscribe|sign (?:up|in)|log ?in|join|"
    r"get|follow|click|tap|contact|email|e-mail|send|support|donate|register|turn on|enable|allow|add|share|tell|let|help|stay|read|"
    r"listen|watch|find|like|scan|pindai|message|write|report|submit|try|start|become|make|set|choose|manage|kelola|atur|pasang|"
    r"tambahkan|jadikan)\b",
    re.I,
)
_CHANNELS = re.compile(
    r"\b(?:whatsapp|wa|telegram|google news|google berita|newsletters?|aplikasi|apps?|app store|play store|google play|e-?mails?|surel|"
    r"redaksi|tautan|link|notifikasi|notifications?|inbox|kotak masuk|channel|kanal|saluran|browser|peramban|premium|iklan|ads|ad-?free|"
    r"cookies?|akun|account|facebook|twitter|instagram|youtube|tiktok|subscribers?|subscription|langganan|pelanggan|membership|members?|"
    r"situs (?:ini|kami)|website|formulir|form|komentar|comments?|grup|podcast|alerts?|bell|lonceng|qr|homepage|"
    r"(?:nomor|hotline)(?: \w+)? [\d+(]|cek fakta|fact[- ]check|jurnalisme|our journalism|newsroom|our team|reporters?|tim kami)\b|"
    r"\b0\d{3}[- ]?\d|\+62|@\w+\.\w",
    re.I,
)
_READER = re.compile(
    r"\b(?:anda|kamu|kami|kalian|sobat|pembaca|you|your|us|our|readers?|kabar ini|berita ini|artikel ini|this (?:story|article|page)|"
    r"di sini|disini|here|sekarang|now|gratis|free|setiap hari|daily|every|berita terbaru|latest|terkini|breaking|langsung|"
    r"melalui|lewat|via|on|di|at|in|for|kepada|ke|dengan|untuk|tanpa)\b",
    re.I,
)
_ASKS = re.compile(
    r"[\W_]*(?:punya|ingin|mau|ragu|suka|tertarik|menemukan|ketahui|apakah anda|do you|are you|have you|got a|want|looking|know|see|"
    r"enjoy(?:ing|ed)?|like|love|what do you|have|tahu|kirim)\b[^.]{4,90}\?",
    re.I,
)
_SPEAKS = re.compile(
    r"\b(?:kata(?:nya)?|ujar(?:nya)?|ucap(?:nya)?|tutur(?:nya)?|tegas(?:nya)?|pesan(?:nya)?|seru(?:nya)?|imbau(?:nya)?|pinta(?:nya)?|"
    r"mengatakan|menyebut|menulis|menyatakan|said|says|told|wrote|asked|urged|added|tweeted)\b|[\"“”]"
)
LONGEST = 320


def bids_reader(text: str) -> bool:
    """Tell whether a line bids or asks the reader something and names a channel of the site for it."""
    if len(text) > LONGEST or _CHANNELS.search(text) is None or _SPEAKS.search(text) is not None:
        return False
    return (_BIDS.search(text) is not None and _READER.search(text) is not None) or _ASKS.match(text) is not None
