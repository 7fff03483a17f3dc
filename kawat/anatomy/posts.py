"""Posts are embeds: what a page copies in from X, Instagram, Telegram, Facebook, TikTok or YouTube, words and signs alike."""

import re
from collections.abc import Iterator

from kawat.anatomy.lines import Line, Verdict

_HOSTS = (
    r"(?:t\.me|telegram\.me|x\.com|twitter\.com|instagram\.com|instagr\.am|facebook\.com|fb\.(?:watch|com|me)|youtube\.com|"
    r"youtube-nocookie\.com|youtu\.be|tiktok\.com|threads\.(?:net|com)|truthsocial\.com|pic\.(?:x|twitter)\.com|t\.co|vk\.com|"
    r"weibo\.com|bsky\.app|linkedin\.com/(?:posts|embed|feed)|rumble\.com|dailymotion\.com|vimeo\.com|soundcloud\.com|"
    r"open\.spotify\.com|rutube\.ru)"
)
_LINK = re.compile(rf"[\W_]*(?:https?://)?(?:[a-z]{{1,6}}\.)?{_HOSTS}/(?!sharer?\b|intent\b|dialog\b)\S+\W*", re.I)
_POST = re.compile(
    r"[-–—]{1,2}\s*[^@]{1,60}\(@[\w.]{1,30}\)|pic\.(?:twitter|x)\.com|\[Gambas:|^https?://t\.co/|\bt\.co/\w|"
    r"(?:dibagikan oleh|shared by) .{1,60}\(@|^@[\w.]{2,30}\b.{0,30}$",
    re.I,
)
_HANDLE = re.compile(
    r"@[\w.]{3,30}\b(?=[\s:])(?!\s+(?:[a-z]+nya|me[a-z]{3,}|ber[a-z]{3,}|juga|telah|dan|said|wrote|posted|has|is)\b)"
)
_POST_HINTS = (
    *"@ < [ pic. tagram Facebook X: TikTok Telegram Truth .me/ .com/ .co/ .be/ .net/ .app/ .ru/ fb.watch ♬ · unavailable".split(),
    *("warded from", "teruskan dari", " #", "ini tidak tersedia", "pemilik akun", "no longer exists", " di X", " on X"),
)
_SIGNATURE = re.compile(
    r"(?:[-–—]{1,2}\s*|(?=[A-Z]))[^@.!?:]{1,60}\(@[\w.]{1,30}\)(?=\W*(?:$|\w+ \d|\d))|[-–—]{1,2}\s*@[\w.]{3,30}(?=\W*(?:$|\d))"
)
_TAIL = re.compile(rf"\s(?:https?://)?(?:[a-z]{{1,6}}\.)?{_HOSTS}/\S+$", re.I)
_ACCOUNT = re.compile(r"(?:[A-Z][\w.’'-]*\s){0,4}@[\w.]{3,30}(?:\s*[·•|-].{1,30})?")
_FRAME = re.compile(
    r"<(?:iframe|blockquote|amp-)\b|\[(?:video|youtube|instagram|tweet|twitter|facebook|embed|tiktok)\b[^\]]*\]", re.I
)
_PLATFORM = re.compile(
    r"RT @\w|(?:Forwarded from|Diteruskan dari|Replying to @|Membalas @|Quote Tweet|Show this thread|Tampilkan utas)|"
    r"(?:Facebook|Instagram|Twitter|X|Telegram|TikTok|YouTube|Threads|Truth Social)\s*[:/]\s*@?\w(?!.*[.!?]$)"
)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}\W*")
_GONE = re.compile(
    r"(?:this|ini)?\s*(?:post(?:ingan)?|tweet|cuitan|unggahan|kiriman|reel|akun|account|video)(?: (?:is|was|has|ini|from|"
    r"telah|sudah)\b)"
    r".{0,40}\b(?:unavailable|deleted|removed|suspended|no longer|tidak (?:lagi )?tersedia|dihapus|ditangguhkan)\b.{0,30}",
    re.I,
)
_AGE = re.compile(
    r"\d{1,2}\s?(?:jam|j|menit|mnt|hari|h|m|d|w|hrs?|mins?|hours?|minutes?|days?)(?: (?:yang )?(?:lalu|ago))?\s*[·•].{0,25}", re.I
)
_PERSON = r"[A-Z][\w.’'-]*\s[A-Z][\w.’'-]*"
_PLATFORMS = r"(?:Instagram|Facebook|Twitter|X|TikTok|Threads|Telegram|YouTube)"
_ON = re.compile(
    rf"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,4}} (?:di|on|via) {_PLATFORMS}\s*[:(]|{_PERSON} (?:di|on|via) {_PLATFORMS}$"
)
_SEE = re.compile(
    rf"(?:view|see|watch|play|open|lihat|tonton|putar|buka|tampilkan) (?:[a-z]+ ){{0,3}}(?:on|di|in) (?-i:{_PLATFORMS})\W*|"
    rf"(?:unggahan|postingan|cuitan|video|tweet|post|reel|status) (?-i:{_PLATFORMS})\b[^.]{{2,40}}|[\"“][^\"”]+[\"”],?\W*@\w+",
    re.I,
)
_TAGGED = re.compile(r"(?=.*[a-z]{3}.* #).{12,}?(?:\s#\w+)+")
_EMOJI = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_NAME_LINE = re.compile(r"[A-Z][^.!?:;\"“”]{2,50}")
_COUNTS = re.compile(
    r"(?:[\d.,]+\s?(?:[KMkm]|rb|jt|ribu|juta)?\s+(?:likes?|suka|comments?|komentar|retweets?|reposts?|replies|balasan|"
    r"views?|tayangan|"
    r"shares?|quotes?|bookmarks?|followers|pengikut|subscribers?)\b\W*)+"
    r"|\d{1,2}[:.]\d{2}\s*(?:[AP]M)?\s*[·•-]\s*[\w ,]{6,20}(?:\s*[·•-].{0,40})?",
    re.I,
)
_OPENS = re.compile(r"(?:view|see) this (?:post|photo|reel|video)|lihat (?:postingan|unggahan|kiriman) ini", re.I)
_CLOSES = re.compile(
    r"^\d{1,2}[:.]\d{2}\s*(?:[AP]M)?\s*[·•]|^(?:view|lihat) (?:on|di) \w+|"
    r"(?:a post|a reel|a video|sebuah .{3,20}|postingan|unggahan|kiriman)\s.{0,20}(?:shared by|dibagikan)\b",
    re.I,
)
_ANNOUNCES = re.compile(
    r"[:：]$|\b(?:posts?|posted|tweet(?:ed)?|wrote|writes|post on|telegram|twitter|instagram|facebook|truth social|"
    r"unggah\w*|diunggah|"
    r"mengunggah|cuit\w*|bercuit|menulis|tulis\w*|postingan|akun|media sosial|social media|kanal|threads|X)\b",
    re.I,
)
_REACH = 7


def find_posts(text: str, lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines of posts: the address, the account, the signature, and the words of the post between or above them."""
    labels = any(v and v.kind == "embed" for v in verdicts)
    if not (labels or any(map(text.__contains__, _POST_HINTS)) or (not text.isascii() and _EMOJI.search(text))):
        return
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        if _is_address(lines, verdicts, i) or (verdicts[i] is None and _is_post(line)):
            found[i] = "post"
        if (sign := _SIGNATURE.match(line.text)) and sign.end() + 40 > len(line.text) and verdicts[i] is None:
            found[i] = "post"
            found |= dict.fromkeys(_above(lines, verdicts, i), "words")
    found |= dict.fromkeys(_aged(lines, verdicts), "words")
    marked = {*found, *(i for i, v in enumerate(verdicts) if v and v.kind == "embed")}
    found |= dict.fromkeys(_inside(lines, verdicts, marked), "words")
    yield from ((i, Verdict("embed", f"rule:embed-{rule}@1")) for i, rule in sorted(found.items()))


def _is_address(lines: list[Line], verdicts: list[Verdict | None], i: int) -> bool:
    """Tell whether a line is nothing but a post's address, and not the target of a related label or a credit."""
    verdict = verdicts[i]
    if verdict is not None and verdict.kind not in ("boilerplate", "embed"):
        return False
    before = verdicts[i - 1] if i else None
    return (before is None or before.kind != "related") and _LINK.fullmatch(lines[i].text) is not None


def _is_post(line: Line) -> bool:
    """Tell whether a line with a post's sign is the post: a story that mentions an account goes on behind it."""
    text = line.text
    if text[0] == "@" and _HANDLE.match(text) and (text[-1] not in '.”"' or "♬" in text or "#" in text):
        return True
    if _PLATFORM.match(text) or ("@" in text and _ACCOUNT.fullmatch(text)):
        return True
    if (
        _GONE.fullmatch(text)
        or _SEE.fullmatch(text)
        or _ON.match(text)
        or _EMOJI.match(text)
        or ("#" in text and _TAGGED.fullmatch(text))
    ):
        return True
    if "♬" in text or _FRAME.match(text) or (len(text) < 280 and _TAIL.search(text) and not _SIGNATURE.match(text)):
        return True
    sign = _POST.search(text)
    if sign is None or (sign.start() and sign[0].startswith("[")):
        return False
    return sign.start() == 0 or len(text) - sign.end() < 60


def _aged(lines: list[Line], verdicts: list[Verdict | None]) -> Iterator[int]:
    """Yield the lines of a post that stands in the story with its account, its age (`2 jam ·`), its words, and nothing else."""
    for i in range(1, len(lines) - 1):
        if "·" in lines[i].text[:24] and _AGE.fullmatch(lines[i].text) and _NAME_LINE.fullmatch(lines[i - 1].text):
            yield from (j for j in (i - 1, i, i + 1) if verdicts[j] is None or j == i)
        elif "·" in lines[i].text and _ACCOUNT.fullmatch(lines[i].text) and verdicts[i + 1] is None:
            yield i + 1


def _above(lines: list[Line], verdicts: list[Verdict | None], sign: int) -> Iterator[int]:
    """Yield the lines of the post that a signature closes: up to the sentence that announces it, else the one above."""
    if not sign or verdicts[sign - 1] is not None:
        return
    for first in range(sign - 1, max(-1, sign - 1 - _REACH), -1):
        if verdicts[first] is not None:
            break
        if first < sign - 1 and _ANNOUNCES.search(lines[first].text):
            yield from range(first + 1, sign)
            return
    yield sign - 1


def _inside(lines: list[Line], verdicts: list[Verdict | None], marked: set[int]) -> Iterator[int]:
    """Yield the lines between a post's first label and its last, and the counts of likes and hours beside a post."""
    opened = -1
    for i, line in enumerate(lines):
        if i in marked and (_OPENS.search(line.text) or _ACCOUNT.fullmatch(line.text)):
            opened = i
            if i and line.text[0] == "@" and verdicts[i - 1] is None and _NAME.fullmatch(lines[i - 1].text):
                yield i - 1
        elif (i in marked or _COUNTS.fullmatch(line.text)) and _CLOSES.search(line.text):
            if opened >= 0 and i - opened <= _REACH:
                yield from (j for j in range(opened + 1, i + 1) if j not in marked)
            opened = -1
        elif i not in marked and {i - 1, i + 1} & marked and _COUNTS.fullmatch(line.text):
            yield i
