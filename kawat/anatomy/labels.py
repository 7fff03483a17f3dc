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
_COLON = r"\s*[:：|]"
_ROLES = (
    "editor editors penulis reporter pewarta wartawan jurnalis kontributor redaktur penyunting "
    "penerjemah koresponden videografer "
    "produser narator uploader rep red author authors writer writers translator kameramen kamerawan "
    "penyelaras pengunggah pelapor "
    "naskah musik penanggung publisher penerbit"
)
_ROLE = "(?:" + "|".join(_ROLES.split()) + ")"

ROWS = (
    Row("baca cek ikuti", r"baca berita tanpa iklan|\w+ .{0,50}(?:google news|whatsapp)", "boilerplate", "site"),
    Row(
        "baca",
        r"baca\s*(?:juga|pula|lagi|selengkapnya|selanjutnya|lainnya|berita|artikel)\b|baca\s*(?:[:：|>]|$)",
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
    Row("published", r"published by\s*[:：]?", "byline", "label", True),
    Row("first", r"first published\s*[:：]", "boilerplate", "stamp"),
    Row("topik", r"topik terkait$", "related", "label"),
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
    Row("pilihan", r"pilihan\s+(?:editor|redaksi)\b", "related", "label"),
    Row("scroll gulir geser swipe", r"\w+\s+(?:to|untuk|ke|down|up)\b", "related", "scroll", True),
    Row("lanjut lanjutkan", r"lanjut(?:kan)?\s*(?:ke\s+hal|baca|membaca|$)", "related", "scroll", True),
    Row("advertisement iklan ads ad advertorial sponsored promoted adv", r"\w+\s*(?:$|[-:|(].{0,60}$)", "related", "scroll"),
    Row("article story", r"(?:article|story) continues?\b", "related", "scroll", True),
    Row("skip", r"skip (?:advertisement|ads?|past)\b|skip to (?!main|content)", "related", "scroll", True),
    Row(
        "read",
        r"read\s*(?:more|also|next|full story)\b(?!.*\b(?:he|she|they)\b)|read\s*[:：|]|read (?:it )?here\W*$",
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
    Row("see also", r"(?:see\s+also|also\s+(?:read|see|on this))\b", "related", "label"),
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
        r"by\s*[:：]|by\s+(?-i:[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|and|in|for)){0,9}(?:,\s[A-Z].{0,60})?\s*$)",
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
    Row("tim team", r"tim\s+(?:detikcom|redaksi|liputan)\b|team\s*:", "byline", "label", True),
    Row("sumber source sources", r"(?:sumber|source)\s+(?:foto|gambar|photo|image|video)\s*[:：]", "photo", "label"),
    Row("sumber source sources", r"(?:sumber(?:\s+(?:berita|artikel))?|sources?)\s*[:：]", "credit", "footer"),
    Row(
        "artikel berita tulisan",
        r"\w+ ini (?:telah|sudah|pertama|tayang|dimuat|diolah|dikutip|bersumber|disadur|merupakan|terbit|"
        r"diterbitkan|hasil|adalah (?:hasil|terjemahan))\b",
        "credit",
        "footer",
    ),
    Row(
        "this",
        r"this (?:article|story|report|piece|post)\b.{0,80}\b(?:published|appeared|republished|reproduced|"
        r"provided by|produced by)\b",
        "credit",
        "footer",
    ),
    Row("originally first", r"(?:originally|first) (?:published|appeared)\b", "credit", "footer", True),
    Row("with", r"with (?:inputs?|files|reporting|additional reporting) (?:from|by)\b", "credit", "footer"),
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
    Row("gambas video", r"\[?gambas\s*:|\[?video\s*:\s*\w{0,12}\]", "embed", "post"),
    Row("view", r"view this (?:post|photo|profile|tweet) on\b|view more on (?:instagram|twitter|x)\b", "embed", "post"),
    Row("a sebuah", r"a post shared by\b|sebuah (?:kiriman|postingan) (?:yang )?dibagikan\b", "embed", "post"),
    Row("unggahan", r"unggahan dibagikan\b", "embed", "post"),
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
SHORT = 160


def judge_label(line: Line) -> Verdict | None:
    """Return what a line is by the label it begins with, or None where it begins with none."""
    first = _FIRST.match(line.text)
    if first is None:
        return None
    for form, row in _WAKING.get(first[1].lower(), ()):
        if row.short and (len(line.text) > SHORT or ends_in_full_stop(line.text)):
            continue
        if form.match(line.text, first.start(1)):
            return Verdict(row.kind, f"rule:{row.kind}-{row.rule}@1")
    return None


_LABEL_WORDS = frozenset(
    "baca juga pula selengkapnya lihat simak tonton cek berita artikel terkait lainnya lain populer "
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
