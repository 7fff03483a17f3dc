"""Phrases: the forms of time expressions in Indonesian and English, each with the reading of its words, longer forms first."""

from kawat.events import anchors, moments
from kawat.events.moments import COUNT_WORDS, Read

_ID_DAY = r"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"
_ID_MONTHS = "Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
_ID_MONTH = rf"(?P<month>{_ID_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Nop|Des)"
_EN_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EN_MONTH = rf"(?P<month>{_EN_MONTHS}|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
_NUMBER = rf"(?:\d{{1,3}}|(?i:(?:{COUNT_WORDS})(?:[ -](?:belas|puluh|{COUNT_WORDS}))*))"
_COUNT = rf"(?P<count>{_NUMBER})"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_THINGS = (
    r"(?! ?(?:orang|warga|tentara|prajurit|personel|polisi|pengungsi|ton|dolar|dollar|euro|rupiah|km|kilometer|meter|hektare"
    r"|unit|kasus|kapal|rumah|korban|pasukan|people|troops|soldiers|police|officers|refugees|migrants|tonnes|tons|dollars|euros"
    r"|kilometres|kilometers|metres|miles|hectares|homes|houses|men|women|workers|votes|GMT|WIB)\b|[.,]\d|%)"
)
_UNMARKED = r"(?<![$€£#.,:/-])(?<!Rp )(?<!Rp)(?<!omor )(?<!No\. )(?<!olusi )(?<!olution )(?<!umber )"
_NUMERIC = r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})(?:[/.\-](?P<year>\d{4}|\d{2}))?"
_SPELLED = rf"(?P<day>\d{{1,2}}) {_ID_MONTH}(?: (?P<year>\d{{4}})| tahun (?P<step>lalu|ini|depan))?"
_PERIOD = r"(?: (?:pagi|siang|sore|malam|petang|dini hari|subuh|tengah malam))?"
_UNCOUNTED = "(?<!-)" + "".join(
    rf"(?<!{word} )" for word in "dua tiga empat lima enam tujuh delapan sembilan puluh belas".split()
)
_PART_OF_DAY = "pagi|siang|sore|malam|petang"
_HARI = r"(?:[Hh]ari )?"
_ID_PART = r"(?P<part>(?i:awal|pertengahan|akhir|penghujung|tutup) )"
_ID_UNIT = r"(?P<unit>hari|pekan|minggu|bulan|tahun)"
_TO = r" ?(?:-|–|—|sampai|hingga|dan|s\.?d\.?|s/d) ?"
_OWN = r"(?! [A-Z][a-z])"

ID_FORMS: tuple[tuple[str, Read], ...] = (
    (rf"{_HARI}{_ID_DAY}{_PERIOD},? ?\({_NUMERIC}\)", moments.full_date),
    (rf"{_HARI}{_ID_DAY}{_PERIOD},? ?\({_SPELLED}\)", moments.full_date),
    (rf"{_HARI}{_ID_DAY}{_PERIOD},? (?:tanggal )?{_SPELLED}", moments.full_date),
    (rf"{_HARI}{_ID_DAY}{_PERIOD},? {_NUMERIC}(?![\d/])", moments.full_date),
    (rf"\({_NUMERIC}\)", moments.full_date),
    (rf"(?:tanggal )?(?P<first>\d{{1,2}}){_TO}{_SPELLED}", moments.day_range),
    (rf"(?:tanggal )?{_SPELLED}", moments.full_date),
    (rf"{_HARI}(?!Minggu ini){_ID_DAY}{_PERIOD} (?:(?:pekan|minggu) )?(?P<step>ini)", moments.weekday_of_week),
    (rf"{_HARI}{_ID_DAY}{_PERIOD} (?:pekan|minggu) (?P<step>lalu|silam|depan)", moments.weekday_of_week),
    (rf"{_HARI}(?!Minggu ){_ID_DAY}{_PERIOD} (?P<step>lalu|silam|kemarin|depan|mendatang|nanti)", moments.weekday_step),
    (r"(?i:keesokan harinya|keesokan hari|esok harinya|esoknya)", anchors.next_day),
    (rf"(?i:{_PART_OF_DAY}) harinya|{_UNCOUNTED}(?i:hari|{_PART_OF_DAY}) (?:itu|yang sama)(?: juga)?", anchors.same),
    (rf"{_UNCOUNTED}(?P<unit>(?i:hari|{_PART_OF_DAY}|pekan|minggu|bulan|tahun)) (?P<way>sebelumnya|berikutnya)", anchors.beside),
    (
        rf"(?:{_COUNT} |(?i:se)){_ID_UNIT} (?P<way>sebelumnya|sebelum itu|kemudian|berselang|setelahnya|sesudahnya|setelah itu)",
        anchors.away,
    ),
    (rf"(?:{_COUNT} |(?i:se)){_ID_UNIT}(?= (?:setelah|sesudah|sejak) )", anchors.after),
    (
        r"(?P<when>(?i:kemarin lusa|kemarin|semalam|tadi malam|hari ini|besok|esok|lusa))"
        r"(?: (?:juga|hari|pagi|siang|sore|malam|petang))?",
        moments.deictic,
    ),
    (r"(?i:pagi|siang|sore|malam|petang) (?:ini(?: juga)?|tadi)|(?i:tadi) (?:pagi|siang|sore|petang)", moments.deictic),
    (rf"(?i:beberapa) {_ID_UNIT} (?:yang )?(?:lalu|silam|terakhir)", moments.vague),
    (rf"{_COUNT} {_ID_UNIT} (?:yang )?(?:lalu|silam)", moments.ago),
    (rf"(?:{_COUNT} |(?i:se))(?P<unit>dekade|dasawarsa|abad) (?:yang )?(?:lalu|silam)", moments.decades_ago),
    (r"(?i:se)(?P<unit>hari|pekan|minggu|bulan|tahun) (?:yang )?(?:lalu|silam)", moments.ago),
    (rf"(?:(?i:dalam|selama) )?{_COUNT} {_ID_UNIT} (?:terakhir|belakangan)(?: ini)?", moments.recent),
    (r"(?:(?i:dalam|selama) )?(?i:se)(?P<unit>hari|pekan|minggu|bulan|tahun) (?:terakhir|belakangan)(?: ini)?", moments.recent),
    (rf"(?i:dalam) (?:waktu |tempo )?{_COUNT} jam(?! kerja)", moments.hours),
    (r"(?i:tahun (?:ini )?(?:berakhir|berganti|habis))", moments.year_end),
    (rf"(?i:dalam) (?:waktu |tempo |kurun )?{_COUNT} {_ID_UNIT}(?: ke depan| mendatang)?", moments.within),
    (r"(?i:dalam) (?:waktu |tempo )?(?i:se)(?P<unit>hari|pekan|minggu|bulan|tahun)(?: ke depan| mendatang)?", moments.within),
    (rf"(?:(?i:selama|untuk) )?{_COUNT} {_ID_UNIT} (?:ke depan|mendatang)", moments.within),
    (rf"{_COUNT} {_ID_UNIT} lagi", moments.hence),
    (r"(?i:akhir pekan)(?: (?P<step>lalu|ini|depan|nanti))?", moments.weekend),
    (
        rf"{_ID_PART}?(?P<unit>(?i:pekan|minggu|bulan|tahun)) (?P<step>lalu|silam|ini|depan|mendatang)(?: juga)?",
        moments.unit_step,
    ),
    (rf"(?i:pekan|minggu) (?P<nth>pertama|kedua|ketiga|keempat) (?:bulan )?{_ID_MONTH}(?: {_YEAR})?", moments.week_of_month),
    (rf"{_ID_PART}(?P<unit>bulan|tahun)(?! (?:\d|{_ID_MONTHS}))", moments.unit_step),
    (rf"{_ID_PART}?(?:bulan )?{_ID_MONTH} tahun (?P<of>lalu|silam|ini|depan)", moments.month_step),
    (
        rf"{_ID_PART}?(?:bulan )?{_ID_MONTH}"
        r"(?: (?:tahun )?(?P<year>\d{4})| (?P<step>lalu|silam|kemarin|ini|depan|mendatang|nanti))",
        moments.month_step,
    ),
    (rf"(?:{_ID_PART}|bulan ){_ID_MONTH}", moments.month_step),
    (rf"(?P<month>{_ID_MONTHS}){_OWN}", moments.month_step),
    (r"(?:tahun |era |dekade )?(?P<year>(?:19|20)\d0)-an", moments.decade),
    (
        rf"(?P<kind>(?i:kuartal|triwulan|semester)) (?P<nth>pertama|kedua|ketiga|keempat|IV|I{{1,3}}|[1-4])"
        rf"(?:(?: tahun)? {_YEAR}| tahun (?P<step>lalu|ini|depan))?",
        moments.fraction,
    ),
    (r"(?P<kind>(?i:kuartal|triwulan|semester)) (?P<step>lalu|ini|depan|mendatang)", moments.fraction_step),
    (
        rf"(?P<kind>(?i:paruh)) (?P<nth>pertama|kedua)(?: tahun)?(?: {_YEAR}| (?P<step>lalu|ini|depan))",
        moments.fraction,
    ),
    (
        rf"(?:(?i:awal|akhir) )?(?i:musim) (?P<season>semi|panas|gugur|dingin)(?:(?: tahun)? {_YEAR}"
        r"|(?: tahun)? (?P<step>lalu|ini|depan|mendatang|nanti))",
        moments.season,
    ),
    (r"(?P<feast>(?i:malam tahun baru)|Natal|(?i:malam) Natal|Tahun Baru|Paskah)(?! (?:Imlek|Islam|Hijriah))", moments.feast),
    (rf"(?<![-–]){_UNMARKED}(?:tahun )?{_YEAR}[-–/](?P<last>20\d\d)", moments.year_range),
    (rf"(?:{_ID_PART})(?:tahun )?{_YEAR}", moments.year_alone),
    (rf"[Tt]ahun {_YEAR}", moments.year_alone),
    (rf"{_UNMARKED}{_YEAR}{_THINGS}", moments.year_alone),
    (rf"{_HARI}{_ID_DAY}{_PERIOD}", moments.weekday),
)

_ON = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_EN_UNIT = r"(?P<unit>days?|weeks?|months?|years?)"
_EN_STEP = r"(?P<step>(?i:last|past|this|next))"
_EN_PERIOD = r"(?: (?:morning|afternoon|evening|night))?"
_EN_NTH_DAY = r"(?P<day>first)"
_EN_DAYTIME = r"(?P<unit>day|morning|afternoon|evening|night)"
_ENDED = r"[,.;:\n”\"]| that\b| to\b| in\b| with\b|$"
_EN_EDGE = r"(?P<part>(?:the )?(?:start|beginning|middle|end) of )"
_EN_PART = r"(?P<part>(?i:early|late)(?: in)? |[Mm]id-|(?:the )?(?:start|beginning|middle|end) of )"
_EN_TO = r" ?(?:-|–|—|to|and|through) ?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_BARE = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Bb]y )|(?<=\b[Uu]ntil )|(?<=\b[Bb]efore )|(?<=\bfor )|(?<=\bfrom )|(?<=\bof )"
    r"|(?<=\b[Tt]he )|(?<=\bits )|(?<=\btheir )|(?<=\bhis )|(?<=\bher )|(?<=['’]s )|(?<=\bafter )"
    r"|(?<=\bthrough )|(?<=\band )|(?<=\bto )|(?<=\bpast )|(?<=\bduring ))"
)

EN_FORMS: tuple[tuple[str, Read], ...] = (
    (rf"(?:{_EN_DAY},? )?{_EN_MONTH} (?P<first>\d{{1,2}}){_EN_TO}{_ON}(?:,? (?P<year>\d{{4}}))?(?!\d)", moments.day_range),
    (rf"(?P<first>\d{{1,2}}){_EN_TO}{_ON} {_EN_MONTH}(?:,? (?P<year>\d{{4}}))?", moments.day_range),
    (rf"(?:{_EN_DAY},? )?{_EN_MONTH} {_ON}(?:,? (?P<year>\d{{4}}))?(?!\d)", moments.full_date),
    (rf"(?:{_EN_DAY},? )?{_ON}(?: of)? {_EN_MONTH}(?:,? (?P<year>\d{{4}}))?", moments.full_date),
    (rf"{_EN_DAY}{_EN_PERIOD} (?:of )?(?P<step>last|this|next) week", moments.weekday_of_week),
    (rf"(?P<step>(?i:last|next|this|past)) {_EN_DAY}{_EN_PERIOD}", moments.weekday_step),
    (
        r"(?P<when>(?i:the day before yesterday|the day after tomorrow|yesterday|tomorrow|last night|today|tonight))"
        r"(?: (?:morning|afternoon|evening|night))?",
        moments.deictic,
    ),
    (r"(?i:this) (?:morning|afternoon|evening)", moments.deictic),
    (r"(?i:overnight)", moments.overnight),
    (rf"(?i:the same|that(?: same| very)?) {_EN_DAYTIME}", anchors.same),
    (rf"(?i:the) {_EN_DAYTIME} (?P<way>before|earlier)(?={_ENDED})", anchors.beside),
    (rf"(?i:the) (?P<way>previous|preceding|next|following) {_EN_DAYTIME}", anchors.beside),
    (r"(?i:the) (?P<way>previous|preceding|following) (?P<unit>week|month|year)", anchors.beside),
    (rf"{_COUNT} {_EN_UNIT} (?P<way>earlier|later|afterwards|before(?={_ENDED}))", anchors.away),
    (rf"{_COUNT} {_EN_UNIT}(?= after )", anchors.after),
    (rf"{_COUNT} (?P<unit>decades?|century|centuries) ago", moments.decades_ago),
    (rf"(?:(?<=\bwithin )|(?<=\bWithin )){_COUNT} hours", moments.hours),
    (r"(?i:the year(?: is out|['’]s end)|(?<=before )year-end|(?<=by )year-end)", moments.year_end),
    (rf"{_COUNT} {_EN_UNIT} ago", moments.ago),
    (rf"(?:(?i:within|in|over|for) )?(?i:the (?:past|last)) {_COUNT} {_EN_UNIT}", moments.recent),
    (rf"(?i:the (?:next|coming)) {_COUNT} {_EN_UNIT}", moments.within),
    (rf"(?:(?<=\bwithin )|(?<=\bWithin )){_COUNT} {_EN_UNIT}", moments.within),
    (r"(?P<step>(?i:last|this|next|the)) weekend", moments.weekend),
    (r"(?i:the year before last)", moments.year_before_last),
    (r"(?P<way>(?i:later|earlier)) (?P<step>this|last|next) (?P<unit>week|month|year)", moments.unit_step),
    (rf"{_EN_PART}?{_EN_STEP} (?P<unit>week|month|year)", moments.unit_step),
    (rf"{_EN_EDGE}(?P<step>last|this|next|the) (?P<unit>month|year)", moments.unit_step),
    (rf"{_EN_PART}?{_EN_MONTH},? (?P<year>\d{{4}})", moments.month_step),
    (rf"{_EN_PART}?{_EN_MONTH} (?:of )?(?P<of>last|this|next) year", moments.month_step),
    (rf"(?:the )?{_EN_NTH_DAY} of {_EN_MONTH}(?: (?P<year>\d{{4}}))?", moments.full_date),
    (rf"{_EN_PART}?{_EN_STEP} {_EN_MONTH}", moments.month_step),
    (rf"{_EN_PART}{_EN_MONTH}", moments.month_step),
    (rf"{_BARE}{_EN_MONTH}(?! (?:\d|[A-Z][a-z]))", moments.month_step),
    (rf"(?!May|March)(?P<month>{_EN_MONTHS})(?! [A-Z][a-z])", moments.month_step),
    (r"(?:the )?(?P<year>(?:19|20)\d0)s", moments.decade),
    (
        r"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<kind>quarter|half) of "
        rf"(?:{_YEAR}|(?P<step>last|this|next|the) year)",
        moments.fraction,
    ),
    (r"(?P<step>(?i:last|this|next)) (?P<kind>quarter)", moments.fraction_step),
    (r"(?:the )(?P<nth>first|second|third|fourth) (?P<kind>quarter)(?! of)", moments.fraction),
    (rf"(?:the )?(?:early |late )?{_SEASON} of {_YEAR}", moments.season),
    (rf"(?:early |late )?(?P<step>(?i:last|this|next|the coming)) {_SEASON}", moments.season),
    (rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\b[Bb]efore ))(?:the )?{_SEASON}(?! [a-z]*ing)", moments.season),
    (r"(?P<feast>Christmas(?: Day| Eve)?|New Year(?:['’]s (?:Day|Eve))?|Easter(?: Sunday)?)", moments.feast),
    (rf"{_UNMARKED}{_YEAR}[-–/](?P<last>20\d\d)", moments.year_range),
    (rf"{_EN_PART}{_YEAR}", moments.year_alone),
    (rf"{_UNMARKED}{_YEAR}{_THINGS}", moments.year_alone),
    (rf"{_EN_DAY}{_EN_PERIOD}", moments.weekday),
)

ANCHORED = frozenset((anchors.same, anchors.next_day, anchors.beside, anchors.away, anchors.after))
