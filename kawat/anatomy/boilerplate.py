"""Boilerplate is what a site says around a report: navigation, sharing, cookies, tickers, timestamps, copyright."""

import re

from kawat.anatomy.lines import Line, Verdict, ends_in_full_stop
from kawat.anatomy.names import DOMAIN, looks_like_outlet
from kawat.anatomy.voice import tells_story
from kawat.anatomy.words import DAY, LONG, NUMERIC

_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*\(?(?:WIB|WITA|WIT|GMT|UTC|EST|EDT|CET|"
    r"BST)?\)?(?:\s*[+-]\d+)?)"
)
_STAMP = re.compile(
    rf"(?:(?:{DOMAIN}|(?-i:[A-Z][\w’'.&]*(?:[ -][A-Z&][\w’'.&]*){{0,3}})|[\w’'& -]{{2,30}}?(?=\s*[|•·]))\s*[-–—|•·,]*\s*)?"
    r"(?:(?:published|(?:last )?(?:updated|modified)|posted|diperbarui|diterbitkan|terbit|tayang|dipublikasikan|"
    r"diunggah|update|on|pada)"
    r"(?:\s+(?:on|at|pada|:))?\s*:?\s*)*"
    rf"(?:{DAY}\s*[,/|-]?\s*)?\(?(?:{LONG}|{NUMERIC}|\d{{4}}-\d{{2}}-\d{{2}})(?:\s+\d{{4}})?\)?"
    rf"(?:\s*(?:[-–—|•·,/]|at|pukul|jam|T)*\s*{_CLOCK}?)?(?:\s*[-–—|•·/]\s*\d+ \w+ ago)?(?:\s*[-–—|•·/]?\s*(?:dibaca|views?|"
    rf"read:?)?\s*[\d.,]*\s*(?:kali|views?)?)?",
    re.I,
)
_DIGIT = re.compile(r"\d")
_DAYS = re.compile(DAY)
_CLOCK_LINE = re.compile(
    r"(?:(?:updated|published|posted|diperbarui|pukul|jam|tayang|terbit)\s*(?:at|pada|pukul|:)?\s*)?"
    rf"(?:{_CLOCK}|\d+\s*(?:m|h|d|min(?:ute)?s?|menit|jam|hours?|days?|hari)\s*(?:ago|lalu|yang lalu|read|baca))"
    rf"|(?:[A-Z][a-z]{{2,9}}\s+{_CLOCK}\W*){{3,}}",
    re.I,
)
_STAMPS = re.compile(r"\|(?=\s*[A-Z][a-z]+(?: [a-z]+)?:)")
_CLOCK_FIRST = re.compile(rf"(?:(?:updated|published|posted|diperbarui)\s*:?\s*)?{_CLOCK}\s*,?\s*(?:{DAY}\s*,?\s*)?{LONG}", re.I)
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}|\d{1,2}[:.]\d{2}")

NAV = frozenset(
    n.strip()
    for n in (
        "home, beranda, news, berita, nasional, internasional, international, world, dunia, global, politik, "
        "politics, ekonomi, "
        "economy, bisnis, business, olahraga, sport, sports, bola, hiburan, entertainment, opini, opinion, "
        "tekno, teknologi, "
        "technology, otomotif, gaya hidup, lifestyle, kesehatan, health, travel, wisata, daerah, regional, "
        "metro, megapolitan, "
        "hukum, video, foto, photo, infografis, indeks, index, headline, headlines, login, log in, sign in, "
        "sign up, masuk, daftar, "
        "share, bagikan, tweet, facebook, twitter, x, whatsapp, telegram, instagram, youtube, tiktok, "
        "linkedin, line, email, print, "
        "cetak, copy link, salin tautan, komentar, comments, comment, 0 comments, tags, tag, topik, topics, "
        "kanal, menu, search, "
        "cari, close, tutup, close ads, close ads x, next, previous, prev, selanjutnya, sebelumnya, halaman, "
        "halaman selanjutnya, "
        "halaman berikutnya, next page, load more, muat lagi, muat lebih banyak, lihat semua, view all, show "
        "more, tampilkan semua, "
        "tampilkan lebih banyak, top, back to top, kembali ke atas, redaksi, tentang kami, about us, kontak, "
        "contact us, karir, "
        "pedoman media siber, kebijakan privasi, privacy policy, disclaimer, terms of use, sitemap, subscribe, langganan, "
        "berlangganan, newsletter, live, live tv, radio, asia, asia pacific, eropa, europe, africa, afrika, middle east, "
        "timur tengah, amerika, americas, breaking news, running text, loading, loading…, like this, play, "
        "pause, mute, copied, a, a a a, font, ukuran font, "
        "nusantara, kembali ke video, media sosial, network, just in, latest, latest news, news update, "
        "kabar daerah, tautan sahabat, "
        "share this, share this article, bagikan artikel ini, ikuti kami, ikuti kami di, follow us, iklan, "
        "skip to main content, "
        "skip to content, all, semua, untuk anda, viral, trending topics, gift article, save, simpan, "
        "listen, dengarkan, polhukam, "
        "mondial, finansial, market, edukasi, pendidikan, sains, science, culture, budaya, weather, cuaca, register"
    ).split(",")
)
_SPLIT = re.compile(r"\s*[|•·>»›/,\n]\s*|\s{2,}|\s+-\s+")
# What a site's line begins with where its words alone do not tell (`kawat.anatomy.voice` weighs all others).
_SURE = r"disclaimer\s*:|(?:last|terakhir) (?:updated|diperbarui)\b|powered by \w+\W*$|find out more about (?:our|us)\b"
_BEGINNINGS = {
    "owner": r"Â?©|&copy;|\(c\) ?\d|copyright|hak cipta|all rights? reserved",
    "terms": r"dilarang (?:keras )?(?:me\w+)|this material may not be|the views? expressed|our standards|\(?except for "
    r"the headline|"
    r"(?:kebijakan privasi|privacy policy|terms (?:of|and|&)|syarat (?:dan|&) ketentuan|pedoman (?:media|pemberitaan))\b",
    "money": r"(?:subscribe|berlangganan|langganan|sign up|daftar(?:kan)? (?:sekarang|email|newsletter|diri|gratis)|get "
    r"(?:the|our)\b.*"
    r"(?:newsletter|inbox|email|app))\b",
    "pager": r"(?:halaman|hal|page)\s*:?\s*(?:\d+\s*(?:$|of|dari|/)|ke-?\d)|halaman\s*(?:$|:|selanjutnya|berikutnya|"
    r"sebelumnya)|\(?bersambung\)?$",
    "talk": r"(?:\d+ )?(?:komentar|comments?)\s*(?:$|[:(\d]|closed)|(?:tidak|belum) ada komentar\W*$|(?:there are )?no "
    r"comments?(?: yet)?\W*$",
    "share": r"(?:terima|tolak|accept|reject) (?:semua|all)\b|(?:share|bagikan|sebarkan)\s*(?:$|:|this|on|via|artikel|"
    r"berita|ke|di|link|to)",
    "tags": r"(?:tags?|in this (?:article|story)|topik|topics?|kata kunci|keywords?|label|kategori|category|filed under|"
    r"hashtag|tagar)\s*:|"
    r"tags?\b(?=(?:\s*#?\w+){1,8}$)",
    "ticker": r"(?:running text|breaking news|news ticker|ticker|trending (?:topics|tags)|populer tag|live|kurs|ihsg|usd|"
    r"cuaca|weather|"
    r"jadwal sholat)\s*[:|]",
    "trail": r"(?:home|beranda)\s*[>/»›|]|(?:kembali ke|back to) \w+$|skip to (?:main )?content",
    "counts": r"\d+ min(?:ute)?s? read|dibaca\s*:?\s*[\d.]+|views?\s*:?\s*\d|\d[\d.,]* (?:views|kali dibaca|shares?)\b|"
    r"share \d+ shares?",
}
_HEAD = re.compile(rf"[\W_]*(?:(?P<sure>{_SURE})|{'|'.join(_BEGINNINGS.values())})", re.I)
_NUMBERS = re.compile(r"[\s\d|‹›«»<>•·.,:()\[\]/+*_=~-]+|(?:#\w+[\s,]*)+")
_URL = re.compile(r"[-•\s]*(?:https?://|www\.)\S+|" + DOMAIN, re.I)
_NUMBER = r"(?:Rp\.?\s?|US\$|\$)?\d[\d.,]*+"
_QUOTES = re.compile(
    rf"(?:[-•·*|]?\s*+[A-Z][A-Za-z/&-]{{1,12}}+(?: [A-Za-z/&]{{1,12}}+){{0,2}}\s*+[:]?\s*+(?:{_NUMBER}\s*+)"
    r"(?:[▲▼△▽+−-]?\s*+[\d.,]++\s*+%?\s*+|\(?[+−-][\d.,]++%?\)?\s*+|[▲▼]\s*+){1,4}[|•]?\s*+)++"
)
_TRAIL = re.compile(rf"(?:{DOMAIN}|[A-Z][\w ]{{1,20}})(?:\s*[›»>]\s*[A-Z][^.!?\"“”›»>]{{1,70}})+")
_CELLS = re.compile(r"\|[^.!?\"“”]{1,80}\||(?:[A-Z][A-Z ]{1,20}\s*\|\s*){2,}[A-Z ]{0,20}")
_LOGO = re.compile(r"(?!.*nya$)(?!.*(?:kata|ujar)$)[a-z]{4,20}")
_AUTHOR_STAMP = re.compile(r"(?P<who>[A-Z][a-z’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})\s*(?:[•·|,–—-]|$)")
_SIGNED_BEHIND = re.compile(r"\s*[-|•·/]\s*(?:laporan|oleh|by|penulis|reporter|editor|pewarta)\s*:?\s*[A-Z][^\d]{2,60}$", re.I)
_SIGNED = re.compile(
    r"(?:(?:Oleh|By|Penulis|Reporter)\s*:?\s*)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,4}\s*[-,|•·–—/]\s*"
    rf"(?:(?:{DOMAIN}|[A-Za-z][\w’']*(?:\s[A-Z][\w’']*){{0,3}})\s*[-,|•·–—]\s*)(?=\D*\d)"
)
LONGEST = 420


def judge_boilerplate(line: Line) -> Verdict | None:
    """Return a verdict where the line belongs to the site and not to the report, or None."""
    text = line.text
    if len(text) > LONGEST:
        return None
    head = _HEAD.match(text)
    if head is None and len(text) > 60 and text[-1] == "." and text[-2] != "m":
        return None
    if (
        (head and (head["sure"] or not tells_story(text)))
        or _is_bare(text)
        or (line.gap_before and line.gap_behind and _LOGO.fullmatch(text))
    ):
        return Verdict("boilerplate", "rule:boilerplate-site@1")
    digits = len(text) < 120 and _DIGIT.search(text) is not None
    if digits and (signed := _SIGNED.match(text)) and is_stamp(line._replace(text=text[signed.end() :])):
        return Verdict("byline", "rule:byline-stamp@1")
    if digits and (behind := _SIGNED_BEHIND.search(text)) and is_stamp(line._replace(text=text[: behind.start()])):
        return Verdict("byline", "rule:byline-stamp@1")
    if is_stamp(line):
        if _is_signed(text):
            return Verdict("byline", "rule:byline-stamp@1")
        return Verdict("boilerplate", "rule:boilerplate-stamp@1")
    return None


def is_stamp(line: Line) -> bool:
    """Tell whether a line is nothing but the day and hour of publication, with or without the outlet before them."""
    text = line.text
    if len(text) > 110 or _DIGIT.search(text) is None or re.search(r"[^m]\.$", text):
        return False
    if _CLOCK_LINE.fullmatch(text) or _CLOCK_FIRST.fullmatch(text):
        return True
    return _DATED.search(text) is not None and all(
        _STAMP.fullmatch(part.strip(" -–—•·()")) for part in _STAMPS.split(text.strip(" |"))
    )


def _is_signed(text: str) -> bool:
    """Tell whether an author's name stands before a timestamp."""
    signed = _AUTHOR_STAMP.match(text)
    if signed is None or _DAYS.match(text) or looks_like_outlet(signed["who"]):
        return False
    return not any(w.lower() in NAV for w in signed["who"].split())


def _is_bare(text: str) -> bool:
    if len(text) > 150 or (ends_in_full_stop(text) and text.lower().rstrip(". ") not in NAV):
        return False
    if (
        _NUMBERS.fullmatch(text)
        or _URL.fullmatch(text)
        or _QUOTES.fullmatch(text)
        or _CELLS.fullmatch(text)
        or _TRAIL.fullmatch(text)
    ):
        return True
    words = [w for w in _SPLIT.split(text.lower().strip(" .:!-–—|•·>»›«‹*#[]()")) if w]
    if words and all(w in NAV for w in words):
        return True
    single = re.findall(r"\w+", text.lower())
    return len(single) > 1 and all(w in NAV or w.isdigit() for w in single)
