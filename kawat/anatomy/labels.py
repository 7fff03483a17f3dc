"""A label is the word a line of furniture begins with: `Baca juga:`, `Editor:`, `Foto:`, `Sumber:`, `Share`, ...

Each row of the table says which first words wake it, what must follow, and what the line then is; so a line of story
costs one look-up. Patterns are matched from the first word on, without regard to case. A row marked `short` asks for a
line of at most 160 characters that does not end in a full stop.
"""

import re
from typing import NamedTuple

from kawat.anatomy.lines import Line, Verdict, ends_in_full_stop
from kawat.record import PartKind


class Row(NamedTuple):
    """One rule about lines that begin with certain words."""

    first: str
    pattern: str
    kind: PartKind
    rule: str
    short: bool = False


_PERSON = r"(?-i:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){0,4}\s*$)"
_NAMES = r"(?-i:[A-Z0-9][\w.’'&-]*(?:(?:\s*[,/|;&]\s*|\s+)(?:(?:dan|serta|and)\s+)?[A-Z0-9][\w.’'&-]*)*)"
_OUTLET = r"(?-i:[\"“]?[A-Z][\w.-]+)"
_COLON = r"\s*[:：|]"
_ROLES = (
    "editor editors penulis reporter pewarta wartawan jurnalis kontributor redaktur penyunting "
    "penerjemah koresponden videografer "
    "produser narator uploader rep red author authors writer writers translator kameramen kamerawan "
    "penyelaras pengunggah pelapor "
    "naskah teks liputan musik penanggung publisher penerbit"
)
_ROLE = "(?:" + "|".join(_ROLES.split()) + ")"

ROWS = (
    Row(
        "baca cek ikuti",
        r"baca berita (?:tanpa|dengan (?:lebih )?sedikit) iklan|\w+ .{0,50}(?:google news|whatsapp)",
        "boilerplate",
        "site",
    ),
    Row(
        "baca",
        r"baca\s*(?:juga|pula|lagi|selengkapnya|selanjutnya|lainnya|berita|artikel)(?:\b|(?-i:(?=[A-Z])))|baca\s*(?:[:：|>]|$)",
        "related",
        "label",
    ),
    Row("selanjutnya sebelumnya infografis infografik video audio podcast", r"\w+\s*[:：](?!.*[.]$)", "related", "label"),
    Row("ap", r"ap (?:audio|video)\s*[:：]", "related", "label", True),
    Row("end", r"end of list$", "related", "label"),
    Row("nonton", r"nonton\s+(?:video|juga|berita)\b", "related", "label", True),
    Row("image", r"image caption\b", "caption", "label"),
    Row("image", r"image (?:source|credit)\b", "photo", "label"),
    Row("alih penyunting", r"\w+ bahasa\s*[:：]", "byline", "label"),
    Row("ditulis disunting dibuat diedit dilaporkan diterjemahkan", rf"\w+ oleh\s*[:：]?\s*{_PERSON}", "byline", "label", True),
    Row("published", r"published by\s*[:：]?", "byline", "label", True),
    Row("first", r"first published\s*[:：]", "boilerplate", "stamp"),
    Row("berita", r"berita selengkapnya\b(?!.*\b(?:kata|ujar)\b)", "related", "label", True),
    Row("editor", r"editor (?:video|naskah|foto|bahasa)\s*[:：]", "byline", "label"),
    Row("topik", r"topik terkait$", "related", "label"),
    Row("simak", r"simak .{0,60}\b(?:saluran|whatsapp|telegram|google news|ponsel\w*)\b", "boilerplate", "site"),
    Row("story kode", r"(?:story|kode) (?:code|berita)\s*:", "boilerplate", "site"),
    Row("lihat", r"lihat (?:postingan|unggahan) ini", "embed", "post"),
    Row(
        "lihat simak tonton saksikan cek dengarkan", r"\w+\s*(?:juga|pula|selengkapnya)\b|\w+\s*(?:[:：|]|$)", "related", "label"
    ),
    Row(
        "lihat simak tonton saksikan cek klik",
        r"\w+\s+(?:berita|video|artikel|infografis|infografik|foto|ulasan|breaking|rangkuman|live|di sini|disini)\b",
        "related",
        "label",
    ),
    Row("simak", r"simak (?:rangkuman|ulasan|informasi|penjelasan|daftar|kronologi|video)(?:nya)?\b.{0,70}$", "related", "label"),
    Row("selengkapnya", r"selengkapnya\s*(?:[:：,.]|$|simak|baca|klik|lihat|di)", "related", "label"),
    Row(
        "berita artikel news video",
        r"\w+\s*(?:terkait|lainnya|lain|terpopuler|populer|terkini|terbaru|pilihan|rekomendasi|utama|menarik|"
        r"terkini lainnya"
        r"|sebelumnya|selanjutnya|update)\s*(?:[:：|]|$)",
        "related",
        "label",
    ),
    Row("artikel berita", r"(?:artikel|berita) (?:terkait|lainnya|populer|menarik)\s*[:：]", "related", "label"),
    Row(
        "terkait populer terpopuler rekomendasi terkini lainnya pilihan trending recommended popular explainer",
        r"\w+(?:\s+(?:editor|redaksi|untukmu|untuk anda|lainnya|hari ini|now|stories|for you|articles|"
        r"reading))?\s*(?:[:：|]|$)",
        "related",
        "label",
    ),
    Row(
        "jangan klik mungkin from",
        r"jangan (?:lewatkan|ketinggalan)\s*[:：]|klik juga\b|mungkin (?:anda|kamu)\b|from (?:our|the) arch",
        "related",
        "label",
        True,
    ),
    Row("pilihan", r"pilihan\s+(?:editor|redaksi)\b", "related", "label"),
    Row("scroll gulir geser swipe usap", r"\w+\s+(?:to|untuk|ke|down|up|layar|terus)\b", "boilerplate", "scroll", True),
    Row("lanjut lanjutkan", r"lanjut(?:kan)?\s*(?:ke\s+hal|baca|membaca|$)", "boilerplate", "scroll", True),
    Row(
        "advertisement advertisements iklan ads ad advertorial sponsored promoted adv pariwara",
        r"\w+\s*(?:$|[-:|(].{0,60}$)|(?:sponsored|promoted) (?:content|by|links?|stories)\b",
        "boilerplate",
        "scroll",
        True,
    ),
    Row(
        "article story text artikel berita",
        r"(?:article|story|text|artikel|berita)\s+(?:continues?|berlanjut|dilanjutkan|lanjut) "
        r"(?:after|below|setelah|di ?bawah)\b",
        "boilerplate",
        "scroll",
        True,
    ),
    Row("skip", r"skip (?:advertisement|ads?|past|promotion)\b|skip to\b", "boilerplate", "scroll", True),
    Row("remaining", r"remaining time\b", "boilerplate", "scroll", True),
    Row("continue", r"continue reading (?:the main|below|after)\b", "boilerplate", "scroll", True),
    Row(
        "read",
        r"read\s*(?:more|also|next|full story)\b(?!.*\b(?:he|she|they)\b)|read\s*[:：|]|read (?:it )?here\W*$|"
        r"read (?:the |our )?full (?:story|article|report|interview|coverage)\b(?!.*\b(?:he|she|they)\b)",
        "related",
        "label",
    ),
    Row(
        "related",
        r"related\s*(?:[:：|]|$)|related (?:articles?|stories|story|news|topics?|coverage|content|posts?|"
        r"links?|reading)\s*(?:[:：|]|$)",
        "related",
        "label",
    ),
    Row("see also", r"(?:see\s+also|also\s+(?:read\b|see\b|on this\b|on .{2,40}[:：]))", "related", "label"),
    Row("more", r"more\s*[:：|]|more (?:on this|from|stories|news|coverage|to read|like this|about)\b", "related", "label", True),
    Row("more", r"more\s*[:：|]", "related", "label"),
    Row(
        "most editor editors",
        r"(?:most\s+(?:read|popular|viewed|shared)|editor[’']?s?[’']?\s+(?:picks?|choice))\b",
        "related",
        "label",
        True,
    ),
    Row("you", r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be interested|enjoy)", "related", "label", True),
    Row("watch listen", r"\w+\s*(?:[:：|]|also\b|live\b|now\b|more\b)", "related", "label", True),
    Row("watch listen", r"\w+\s*[:：]", "related", "label"),
    Row(
        "keep continue must what up explore don",
        r"(?:keep reading|continue reading|must[- ]read|what to (?:read|watch) next|up next|explore more|don[’']?t miss)\b",
        "related",
        "label",
        True,
    ),
    Row("list", r"list (?:\d+ )?of \d+(?: items?)?\b", "related", "label", True),
    Row("video", r"video (?:jurnalis|editor|journalist)\s*[:：]", "byline", "label"),
    Row(_ROLES, rf"{_ROLE}(?:\s*(?:&|/|dan|and)\s*\w+)?(?:\s+naskah|\s+foto|\s+teks)?{_COLON}", "byline", "label"),
    Row(_ROLES, rf"{_ROLE}\s+{_PERSON}", "byline", "label", True),
    Row(
        "laporan",
        r"laporan(?:\s+(?:wartawan|kontributor|reporter|jurnalis|koresponden|khusus))\b|laporan\s*[:：]",
        "byline",
        "label",
        True,
    ),
    Row("oleh", rf"oleh\s*[:：]|oleh\s+{_PERSON}", "byline", "label", True),
    Row(
        "by",
        r"by\s*[:：]|by\s+(?-i:[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|and|in|for)){0,9}(?:(?:,|\s[-–—|•])\s[A-Z].{0,60})?\s*$)",
        "byline",
        "label",
        True,
    ),
    Row(
        "reporting additional edited written writing translated compiled",
        r"(?:additional )?(?:reporting|edited|editing|written|writing|translated|compiled)(?: and (?:editing|"
        r"writing|reporting))? by\b",
        "byline",
        "label",
    ),
    Row("by", r"by (?:our|a|an|the) .{3,40}(?:correspondent|reporter|staff|writer|desk)s?$", "byline", "label", True),
    Row("kontributor koresponden wartawan reporter", rf"\w+ (?-i:[A-Z]\w+), {_PERSON}", "byline", "label", True),
    Row("tim team", r"tim\s+(?:detikcom|redaksi|liputan)\b|team\s*:", "byline", "label", True),
    Row("sumber source sources", r"(?:sumber|source)\s+(?:foto|gambar|photo|image|video|ilustrasi)\s*[:：,]", "photo", "label"),
    Row("keterangan", r"keterangan (?:foto|gambar|video)\b", "caption", "label"),
    Row("caption takarir", r"\w+\s*[:：]", "caption", "label"),
    Row("link tautan", r"(?:link|tautan|url)\s+(?:sumber|berita|asli|artikel)\s*[:：]", "credit", "footer"),
    Row(
        "diolah disadur disarikan dirangkum diterjemahkan dihimpun dikutip dilansir disunting",
        rf"\w+\s+(?:kembali\s+)?(?:oleh\s+redaksi\s+)?dari\s*[:：]?\s+(?:(?:berbagai|pelbagai|sejumlah|beberapa) \w+|"
        rf"{_NAMES})\W*$",
        "credit",
        "footer",
    ),
    Row("sumber source sources", r"(?:sumber(?:\s+(?:berita|artikel|asli|utama))?|sources?)\s*[:：]", "credit", "footer"),
    Row(
        "sebagian isi artikel berita tulisan naskah laporan konten",
        rf"(?:sebagian )?(?:isi )?(?:artikel|berita|tulisan|naskah|laporan|konten) (?:ini|asli)\b.{{0,50}}\b(?:tayang|terbit|"
        rf"[dt]i?er?[a-z]{{3,}}|dimuat|diolah|dikutip|disadur|bersumber|hasil|terjemahan|kerja sama|merupakan)\b.{{0,30}}"
        rf"(?:\b(?:di|dari|oleh|dengan|pada|dalam|milik)\s+(?:\w+ ){{0,3}})?{_OUTLET}",
        "credit",
        "footer",
    ),
    Row("artikel berita naskah", r"\w+ (?:asli|ini merupakan|ini adalah (?:hasil|terjemahan))\b", "credit", "footer"),
    Row("read", r"read the original\b", "credit", "footer"),
    Row("republished reprinted reproduced", r"\w+ (?:from|with)\b", "credit", "footer", True),
    Row(
        "this",
        r"this (?:article|story|report|piece|post)\b.{0,80}\b(?:published|appeared|republished|reproduced|produced in|"
        r"provided by|produced by)\b",
        "credit",
        "footer",
    ),
    Row("originally first", r"(?:originally|first) (?:published|appeared)\b", "credit", "footer", True),
    Row("with", r"with (?:inputs?|files|reporting|additional reporting) (?:from|by)\b|with agenc\w+ \w+$", "credit", "footer"),
    Row("file", r"file (?:photo|picture|image)\s*[:：]", "caption", "caption"),
    Row(
        "foto photo photos photograph image picture gambar ilustrasi dok dokumentasi kredit credit photographer fotografer",
        r"(?:kredit |credit )?\w+(?:\s+(?:by|oleh|credit|ilustrasi|utama|foto))?\s*(?:[:：]|\.\s|/|\(|$)",
        "photo",
        "label",
    ),
    Row("photo foto image", r"\w+ (?:by|oleh|courtesy)\b.{0,60}$", "photo", "label", True),
    Row("antara foto", r"antara foto\b|foto antara\b|antara/\w", "photo", "label"),
    Row(
        "ap afp reuters epa getty xinhua",
        r"(?:ap photo|afp photo|(?:ap|afp|reuters|epa|xinhua|getty images)/(?-i:[A-Z])|getty images|ap "
        r"file)\b.{0,60}$|(?:ap|afp|reuters|epa|xinhua)/(?-i:[A-Z]).{0,60}$",
        "photo",
        "label",
        True,
    ),
    Row(
        "gambas video embed",
        r"(?:gambas|embed)\s*:|gambas\s+video\b|\[?video\s*:\s*\w{0,12}\]|embed(?:ded)?\s+(?:content|post|dari|from|tweet)\b",
        "embed",
        "post",
    ),
    Row(
        "view see",
        r"\w+ this (?:post|photo|profile|tweet|reel|video) on\b|view (?:more )?on (?:instagram|twitter|x|tiktok|"
        r"telegram|facebook|threads)\b",
        "embed",
        "post",
    ),
    Row(
        "a sebuah",
        r"a (?:post|reel|video) shared by\b|sebuah (?:kiriman|postingan|unggahan|video|reel) (?:yang )?dibagikan\b",
        "embed",
        "post",
    ),
    Row(
        "unggahan postingan kiriman",
        r"\w+ (?:yang )?dibagikan\b|\w+ (?:instagram|facebook|x|twitter|telegram|tiktok)\s*[:：]",
        "embed",
        "post",
    ),
    Row("watch tonton lihat", r"\w+ (?:on|di) (?:youtube|instagram|x|twitter|tiktok|facebook|telegram)\W*$", "embed", "post"),
    Row("tweet post posted", r"\w+ (?:by|from|oleh|dari) .{2,50}$", "embed", "post", True),
)


def _waking() -> dict[str, tuple[tuple[re.Pattern[str], Row], ...]]:
    table: dict[str, list[tuple[re.Pattern[str], Row]]] = {}
    for row in ROWS:
        form = re.compile(row.pattern, re.I)
        for word in row.first.split():
            table.setdefault(word, []).append((form, row))
    return {word: tuple(rows) for word, rows in table.items()}


_WAKING = _waking()
_FIRST = re.compile(r"[\W_]*([^\W\d_]+)")
_QUOTED = re.compile(r"[\"“”„«‘]")
_SMALL_BEHIND = re.compile(r"[^:：]{2,30}[:：]\s+(?!https?:|www)(?:[a-zà-ÿ][\w-]*[ ,]+){3}")
_SMALL = re.compile(r"(?<![\w’'-])(?!dan|and|dari|from|oleh|editing|writing|additional|reporting|with|tim)[a-z]{3,}\b")
_BEFORE_COLON = re.compile(r"[\W_]*([A-Za-z][A-Za-z ]{4,16}?)\s*[:;：]\s*\S|(?P<capitals>[A-Z]{5,14}(?=$| TO )|Adv\w{8,11}$)")
_SPELT: dict[str, PartKind] = {
    "bacajuga": "related",
    "lihatjuga": "related",
    "simakjuga": "related",
    "beritaterkait": "related",
    "artikelterkait": "related",
    "readalso": "related",
    "readmore": "related",
    "alsoread": "related",
    "editor": "byline",
    "penulis": "byline",
    "reporter": "byline",
    "pewarta": "byline",
    "sumber": "credit",
    "advertisement": "boilerplate",
    "scroll": "boilerplate",
}
SHORT = 160


def judge_label(line: Line) -> Verdict | None:
    """Return what a line is by the label it begins with, or None where it begins with none."""
    first = _FIRST.match(line.text)
    if first is None or _QUOTED.match(line.text):
        return None
    for form, row in _WAKING.get(first[1].lower(), ()):
        if row.short and (len(line.text) > SHORT or ends_in_full_stop(line.text)):
            continue
        if form.match(line.text, first.start(1)):
            return None if _tells(line.text, row.kind) else Verdict(row.kind, f"rule:{row.kind}-{row.rule}@1")
    return _misspelt(line)


def _tells(text: str, kind: PartKind) -> bool:
    """Tell whether a sentence goes on behind a label's colon: `Penulis: begitulah ia ingin dikenang, bukan diplomat.`"""
    if text[-1] not in ".!?…":
        return False
    if kind == "byline" and ":" in text[:30]:
        return text[-1] == "?" or len(_SMALL.findall(text.partition(":")[2])) > 2
    return _SMALL_BEHIND.match(text) is not None


def _misspelt(line: Line) -> Verdict | None:
    """Return what a label with one wrong, missing or doubled letter says: `Bcaa juga:`, `BacaJuga:`, `Editro:`."""
    opening = line.text[:24]
    written = _BEFORE_COLON.match(line.text) if ":" in opening or ";" in opening or len(line.text) < 50 else None
    if written is None:
        return None
    squeezed = re.sub(r"[\W_]+", "", written[1] or written["capitals"]).lower()
    for word, kind in _SPELT.items():
        if abs(len(word) - len(squeezed)) < 2 and squeezed[0] == word[0] and _is_near(word, squeezed):
            return Verdict(kind, f"rule:{kind}-label@1")
    return None


def _is_near(one: str, other: str) -> bool:
    """Tell whether two words are one slip apart: a letter wrong, missing, doubled, or two changed about."""
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, over = one[head:], other[head:]
    if len(one) != len(other):
        return rest[1:] == over or rest == over[1:]
    return rest[1:] == over[1:] or (rest[2:] == over[2:] and rest[:2] == over[1::-1])


_LABEL_WORDS = frozenset(
    "baca ini juga pula selengkapnya lihat simak tonton cek berita artikel terkait lainnya lain populer "
    "terpopuler terkini terbaru "
    "pilihan editor redaksi rekomendasi utama menarik untukmu untuk anda read more also next related "
    "articles article stories story "
    "news topics coverage content posts links reading see on this recommended trending popular most "
    "viewed shared picks choice now "
    "you may might like be interested in watch must up explore list of items editor's editors video foto from".split()
)


def is_empty_label(line: Line) -> bool:
    """Tell whether a related line is a label and nothing more, so that its targets stand on the next lines."""
    words = re.findall(r"[^\W\d_]+(?:[’'][a-z]+)?", line.text.lower().replace("’", "'"))
    return all(word in _LABEL_WORDS for word in words)


def label_end(line: Line) -> int:
    """Return how much of a related line is its label, colon included."""
    at = 0
    for word in re.finditer(r"[^\W\d_]+|[:：|]", line.text):
        if word[0] in ":：|":
            return word.end()
        if word[0].lower() not in _LABEL_WORDS:
            break
        at = word.end()
    return at
