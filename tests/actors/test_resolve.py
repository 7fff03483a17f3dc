"""Typed cases: who is meant, phenomenon by phenomenon, in both languages. All persons are invented.

The text is in the notation with the speakers marked `{s|...}`. What is expected are lines `words = kind id [office]`;
`-` stands for no actor; `words ~ words` says that both belong to one chain; `!words` says that nothing is mentioned there.
"""

import pytest

from kawat.actors import load_registry, resolve
from kawat.notation import parse_marks
from kawat.record import Mention
from kawat.report import Origin, Report, report_id
from kawat.span import Span

REGISTRY = load_registry()


def read(lang: str, marked: str, outlet: str | None = None) -> tuple[str, tuple[Mention, ...], tuple[Span, ...]]:
    text, marks = parse_marks(marked)
    origin = Origin(sha256="0", extractor="text@1", place="typed")
    report = Report(id=report_id(None, text), text=text, lang=lang, origin=origin, outlet=outlet)
    story, at = [], 0
    for line in text.split("\n"):
        story.append(Span(at, at + len(line)))
        at += len(line) + 1
    speakers = tuple(m.span for m in marks)
    return text, resolve(report, tuple(story), speakers, REGISTRY), speakers


CASES = {
    # office, place, name
    "id/office-place-name": (
        "id",
        "Presiden Rusia Gleb Zorin tiba.",
        "Gleb Zorin = person rus/gleb-zorin RUS/gov/president#president",
    ),
    "id/office-chain": ("id", "Presiden Rusia Gleb Zorin tiba.", "Gleb Zorin ~ Presiden Rusia; Rusia = country RUS"),
    "id/gloss": (
        "id",
        "Menteri Luar Negeri Amerika Serikat (Menlu AS) Alden Brook tiba.",
        "Alden Brook = person usa/alden-brook USA/gov/mfa#minister; Menteri Luar Negeri Amerika Serikat (Menlu AS) ~ Alden Brook",
    ),
    "id/gloss-before-place": (
        "id",
        "Menteri Luar Negeri (Menlu) RI Sari Melati tiba.",
        "Sari Melati = person idn/sari-melati IDN/gov/mfa#minister",
    ),
    "id/home": ("id", "Menteri Luar Negeri (Menlu) Wirastomo tiba.", "Wirastomo = person idn/wirastomo IDN/gov/mfa#minister"),
    "id/one-word": ("id", "Menhan Jepang Okabe menolak.", "Okabe = person jpn/okabe JPN/gov/mod#minister"),
    "id/comma": ("id", "Menlu AS, Alden Brook, menolak.", "Alden Brook = person usa/alden-brook USA/gov/mfa#minister"),
    "id/ambassador": (
        "id",
        "Duta Besar China untuk Indonesia Han Lutong menjawab.",
        "Han Lutong = person chn/han-lutong CHN/gov/embassy#ambassador; Duta Besar China untuk Indonesia ~ Han Lutong",
    ),
    "id/ambassador-to-body": (
        "id",
        "Duta Besar Portugal untuk PBB Duarte Rocha hadir.",
        "Duarte Rocha = person prt/duarte-rocha",
    ),
    "id/permanent": ("id", "Wakil Tetap Kenya untuk PBB Wanjiru Omondi hadir.", "Wanjiru Omondi = person ken/wanjiru-omondi"),
    "id/spokesperson": (
        "id",
        "Juru Bicara Kementerian Luar Negeri Rusia Mira Zhukova menyangkal.",
        "Mira Zhukova = person rus/mira-zhukova RUS/gov/mfa#spokesperson",
    ),
    "id/spokesperson-seat": (
        "id",
        "Juru Bicara Gedung Putih Kay Holm menjawab.",
        "Kay Holm = person usa/kay-holm USA/gov/president#spokesperson",
    ),
    "id/spokesperson-of-president": (
        "id",
        "kata {s|Denis Orlov}, juru bicara Presiden Rusia Gleb Zorin.",
        "Denis Orlov = person rus/denis-orlov RUS/gov/president#spokesperson; Denis Orlov ~ juru bicara Presiden Rusia",
    ),
    "id/deputy": (
        "id",
        "Wakil Menteri Pertahanan Jepang Ren Okabe hadir.",
        "Ren Okabe = person jpn/ren-okabe JPN/gov/mod#deputy-minister",
    ),
    "id/deputy-short": (
        "id",
        "Wamenlu Kuba Luis Prieto hadir.",
        "Luis Prieto = person cub/luis-prieto CUB/gov/mfa#deputy-minister",
    ),
    "id/former": ("id", "Mantan Presiden Chile Rosa Ibarra hadir.", "Rosa Ibarra = person chl/rosa-ibarra -"),
    "id/acting": (
        "id",
        "Plt. Menteri Luar Negeri Peru Elsa Quispe hadir.",
        "Elsa Quispe = person per/elsa-quispe PER/gov/mfa#minister",
    ),
    "id/two-offices": (
        "id",
        "Penasihat Negara sekaligus Menteri Luar Negeri China Qin Bolin hadir.",
        "Qin Bolin = person chn/qin-bolin CHN/gov/mfa#minister",
    ),
    "id/two-people": (
        "id",
        "Presiden China Lu Jianming dan Presiden Rusia Gleb Zorin bertemu.",
        "Lu Jianming = person chn/lu-jianming; Gleb Zorin = person rus/gleb-zorin",
    ),
    "id/rank": (
        "id",
        "Panglima TNI Jenderal Bagas Wicaksono hadir.",
        "Bagas Wicaksono = person idn/bagas-wicaksono IDN/mil#commander",
    ),
    "id/honorific": ("id", "Sekretaris Kabinet Letkol Inf. Dimas Prakoso hadir.", "Dimas Prakoso = person idn/dimas-prakoso"),
    "id/particle": ("id", "Perdana Menteri Yaman Salim al-Qadri hadir.", "Salim al-Qadri = person yem/salim-al-qadri"),
    "id/bin": (
        "id",
        "Menlu Oman Badr bin Khalid al-Harthi hadir.",
        "Badr bin Khalid al-Harthi = person omn/badr-bin-khalid-al-harthi",
    ),
    "id/hyphen": ("id", "Menlu Korea Selatan Cho Min-jae hadir.", "Cho Min-jae = person kor/cho-min-jae"),
    "id/apostrophe": ("id", "Menlu Irlandia Sean O'Hara hadir.", "Sean O'Hara = person irl/sean-o-hara"),
    "id/initial": ("id", "Menlu RI Sidik R. Suryanata hadir.", "Sidik R. Suryanata = person idn/sidik-r-suryanata"),
    "id/day-is-no-name": ("id", "Menlu Rusia Oleg Marin Selasa (3/2) hadir.", "Oleg Marin = person rus/oleg-marin"),
    "id/body-office": (
        "id",
        "Sekretaris Jenderal NATO Jan de Wit hadir.",
        "Jan de Wit = person unk/jan-de-wit NATO#secretary-general",
    ),
    "id/envoy": (
        "id",
        "Utusan PBB untuk Yaman, Hanna Lindqvist, hadir.",
        "Hanna Lindqvist = person unk/hanna-lindqvist UN#envoy",
    ),
    "id/from-group": ("id", "Basir Nazzal dari Hamas menolak.", "Hamas = group grp/hamas"),
    "id/from-group-speaker": ("id", "{s|Basir Nazzal} dari Hamas mengatakan itu.", "Basir Nazzal = person pse/basir-nazzal"),
    "id/country-after-name": (
        "id",
        "Menteri Luar Negeri Maks Ryzhkov dari Belarus hadir.",
        "Maks Ryzhkov = person blr/maks-ryzhkov BLR/gov/mfa#minister",
    ),
    "id/spokesman-of-second": (
        "id",
        "Juru bicara Sekretaris Jenderal PBB Antero Gomes, Stefan Dupont, hadir.",
        "Antero Gomes = person unk/antero-gomes UN#secretary-general; Stefan Dupont = person unk/stefan-dupont UN#spokesperson",
    ),
    "id/at-is-not-sent-to": ("id", "Presiden Rusia di Beijing menolak.", "Presiden Rusia = office RUS/gov/president#president"),
    "id/many": ("id", "empat menteri pertahanan Amerika Serikat, Australia, dan Jepang", "!menteri pertahanan Amerika Serikat"),
    "id/foreign-not-home": ("id", "Rusia diam. Presiden Alden Brook menolak.", "Alden Brook = person unk/alden-brook -"),
    "id/home-lacks": ("id", "Perdana Menteri Alden Brook menolak.", "Alden Brook = person unk/alden-brook -"),
    "id/counterpart": (
        "id",
        "Menlu RI Sari Melati bertemu mitranya dari Jepang, Yoshi Hayama, di Bali.",
        "Yoshi Hayama = person jpn/yoshi-hayama JPN/gov/mfa#minister",
    ),
    "id/envoy-to-region": ("id", "Utusan Khusus AS untuk Timur Tengah Stefan Wick tiba.", "Stefan Wick = person usa/stefan-wick"),
    "id/two-posts": (
        "id",
        "Duta Besar RI untuk Jepang merangkap Mikronesia Heri Akbar hadir.",
        "Heri Akbar = person idn/heri-akbar",
    ),
    "id/ordinal": ("id", "Presiden ke-7 RI Joyo Wirawan hadir.", "Joyo Wirawan = person idn/joyo-wirawan"),
    "id/group-office": ("id", "Juru bicara Hamas Abu Yazid menolak.", "Abu Yazid = person pse/abu-yazid"),
    "id/analyst": (
        "id",
        "Pengamat hubungan internasional Universitas Indonesia Hikman Jaya menilai.",
        "Hikman Jaya = person unk/hikman-jaya",
    ),
    "id/royal": (
        "id",
        "Putra Mahkota Arab Saudi Faris bin Salim hadir. Raja Salim diam.",
        "Faris bin Salim = person sau/faris-bin-salim SAU/royal#crown-prince; Salim = person unk/salim",
    ),
    # structural offices
    "id/structural": (
        "id",
        "Menteri Pertanian dan Pedesaan China Shen Rui hadir.",
        "Shen Rui = person chn/shen-rui; Menteri Pertanian dan Pedesaan China ~ Shen Rui",
    ),
    "id/structural-head": ("id", "Kepala Badan Antariksa India Ravi Menon hadir.", "Ravi Menon = person ind/ravi-menon"),
    "id/structural-unknown-words": (
        "id",
        "Menteri Transformasi Digital Ukraina Danylo Hrytsenko hadir.",
        "Danylo Hrytsenko = person ukr/danylo-hrytsenko UKR/gov/transformasi-digital#minister",
    ),
    "id/structural-organ": (
        "id",
        "Kementerian Pertanian Belarus menolak.",
        "Kementerian Pertanian Belarus = organ BLR/gov/agriculture",
    ),
    "id/member-without-place": ("id", "sebagai anggota Komisi Sungai Bengawan, mereka", "!Sungai Bengawan"),
    # apposition
    "id/apposition": (
        "id",
        "kata {s|Shen Rui}, direktur Kantor Komisi Urusan Luar Negeri Komite Sentral Partai Komunis Tiongkok pada hari Selasa.",
        "Shen Rui = person chn/shen-rui CHN/cpc/cfac#director",
    ),
    "id/apposition-ambassador": ("id", "{s|Dora Shaw}, Duta Besar AS untuk PBB, menolak.", "Dora Shaw = person usa/dora-shaw"),
    "id/apposition-former": (
        "id",
        "Saskia Vanhout, bekas duta besar Belgia untuk Slovenia, diangkat.",
        "Saskia Vanhout = person bel/saskia-vanhout -",
    ),
    "id/yang-menjabat": (
        "id",
        "{s|Faris Thani}, yang juga menjabat sebagai menteri luar negeri Qatar, menolak.",
        "Faris Thani = person qat/faris-thani QAT/gov/mfa#minister",
    ),
    "id/selaku": (
        "id",
        "Shen Rui selaku Menteri Luar Negeri China hadir.",
        "Shen Rui = person chn/shen-rui CHN/gov/mfa#minister",
    ),
    "id/list-is-no-apposition": (
        "id",
        "Ia bertemu Menlu China Shen Rui, Presiden Rusia Gleb Zorin, dan lainnya.",
        "Shen Rui = person chn/shen-rui CHN/gov/mfa#minister; Gleb Zorin = person rus/gleb-zorin RUS/gov/president#president",
    ),
    # later mentions
    "id/surname": ("id", "Menlu Kanada Eloise Tremblay tiba. {s|Tremblay} menolak.", "Eloise Tremblay ~ Tremblay"),
    "id/given": ("id", "Menlu RI Sari Melati tiba. {s|Sari} menolak.", "Sari Melati ~ Sari"),
    "id/office-alone": ("id", "Menlu Kanada Eloise Tremblay tiba.\nkata {s|Menlu Kanada itu}.", "Eloise Tremblay ~ Menlu Kanada"),
    "id/office-bare": ("id", "Menlu Kanada Eloise Tremblay tiba.\n{s|Menlu} menolak.", "Menlu = office can/eloise-tremblay"),
    "id/office-before-name": ("id", "Presiden Rusia menolak.\nPresiden Rusia Gleb Zorin tiba.", "Presiden Rusia ~ Gleb Zorin"),
    "id/office-nobody": ("id", "{s|Menlu Kanada} menolak.", "Menlu Kanada = office CAN/gov/mfa#minister"),
    "id/office-home": ("id", "{s|Menlu} menolak.", "Menlu = office IDN/gov/mfa#minister"),
    "id/organ-home": ("id", "{s|Kemlu} menolak.", "Kemlu = organ IDN/gov/mfa"),
    "id/organ-of-report": (
        "id",
        "Kementerian Luar Negeri Rusia diam. {s|Kementerian Luar Negeri} menolak.",
        "Kementerian Luar Negeri = organ RUS/gov/mfa",
    ),
    "id/office-with-surname": ("id", "Menlu AS Alden Brook tiba. Menlu Brook menolak.", "Alden Brook ~ Brook"),
    "id/two-spellings": ("id", "Menlu Rusia Sergei Marin tiba. Sergey Marin menolak.", "Sergei Marin ~ Sergey Marin"),
    "id/nickname": ("id", "Presiden Indonesia Joyo Wirawan (Jowira) tiba. {s|Jowira} menolak.", "Joyo Wirawan ~ Jowira"),
    "id/ambiguous-short": (
        "id",
        "Menlu Korea Selatan Kim Dae-ho dan Menlu Korea Utara Kim Il-sung bertemu. {s|Kim} menolak.",
        "Kim = person -",
    ),
    "id/other-person": (
        "id",
        "Menlu China Wang Rui tiba. Dubes China Wang Bolin hadir.",
        "Wang Bolin = person chn/wang-bolin CHN/gov/embassy#ambassador",
    ),
    "id/unknown-speaker": ("id", "kata {s|Nemanja Kostić}.", "Nemanja Kostić = person unk/nemanja-kostic"),
    # pronouns and nouns that point
    "id/nya": ("id", '{s|Shen Rui} menolak. "Tidak," kata{s|nya}.', "Shen Rui ~ nya; nya = pronoun unk/shen-rui"),
    "id/nya-skips-nearest": (
        "id",
        '{s|Menlu China Shen Rui} memuji Presiden Rusia Gleb Zorin. "Ya," kata{s|nya}.',
        "Shen Rui ~ nya",
    ),
    "id/ia": ("id", "{s|Menlu RI Sari Melati} menolak. {s|Ia} menambahkan.", "Sari Melati ~ Ia"),
    "id/diplomat-itu": ("id", "{s|Menlu RI Sari Melati} menolak. {s|Diplomat itu} menambahkan.", "Diplomat itu ~ Sari Melati"),
    "id/menteri-itu": ("id", "{s|Menhan Peru Rodrigo Salas} menolak. {s|menteri itu} menambahkan.", "menteri ~ Rodrigo Salas"),
    "id/role-decides": (
        "id",
        "{s|Menhan Peru Rodrigo Salas} menolak. {s|Jubir Kemlu Rusia Mira Zhukova} diam. {s|menteri itu} pergi.",
        "menteri ~ Rodrigo Salas",
    ),
    "id/subject": ("id", "Menlu RI Sari Melati tiba dari Bali. {s|Dia} menolak.", "Dia ~ Sari Melati"),
    "id/ketika-dia": ("id", "kata {s|Shen Rui} ketika dia bertemu Presiden Rusia Gleb Zorin.", "dia ~ Shen Rui"),
    "id/mereka": ("id", "{s|Mereka} menolak.", "Mereka = pronoun -"),
    "id/nya-of-organ": ("id", '{s|Kementerian Luar Negeri Rusia} menolak. "Tidak," kata{s|nya}.', "nya = pronoun RUS/gov/mfa"),
    # unnamed
    "id/unnamed-country": ("id", "{s|Seorang pejabat AS} menolak.", "pejabat AS = unnamed any/official@USA"),
    "id/unnamed-people": ("id", "{s|rakyat Belarus} menolak.", "rakyat Belarus = unnamed any/people@BLR"),
    "id/unnamed": ("id", "{s|para pejabat setempat} menolak.", "para pejabat setempat = unnamed -"),
    "id/unnamed-many": ("id", "{s|Para pejabat Israel} menolak.", "pejabat Israel = unnamed any/official@ISR"),
    "id/unnamed-of-organ": ("id", "{s|media pemerintah Rusia} menolak.", "media pemerintah Rusia = unnamed any/media@RUS"),
    # metonyms
    "id/capitals-paired": ("id", "konsultasi Beijing dan Moskow itu penting", "Beijing = country CHN; Moskow = country RUS"),
    "id/capital-speaks": ("id", "Beijing mengatakan siap.", "Beijing = country CHN"),
    "id/capital-at": ("id", "Mereka bertemu di Beijing.", "Beijing = place CHN"),
    "id/capital-to": ("id", "Ia tiba ke Moskow.", "Moskow = place RUS"),
    "id/capital-with": ("id", "perjanjian dengan Washington itu", "Washington = country USA"),
    "id/capital-object": ("id", "Ia mendesak Teheran mundur.", "Teheran = country IRN"),
    "id/capital-noun": ("id", "langkah Jakarta itu", "Jakarta = country IDN"),
    "id/capitals-at": ("id", "Mereka berkantor di Beijing dan Moskow.", "Beijing = place CHN; Moskow = place RUS"),
    "id/pihak": ("id", "bergabung dengan pihak Rusia", "pihak Rusia = country RUS"),
    "id/seat": ("id", "Kremlin menolak.", "Kremlin = organ RUS/gov/president"),
    # spotting
    "id/case": ("id", "Kapal AS tiba as", "AS = country USA"),
    "id/hyphen-pair": ("id", "hubungan Rusia-China", "Rusia = country RUS; China = country CHN"),
    "id/clitic": ("id", "Israel-lah dan Rusialah yang menolak", "Israel = country ISR; Rusia = country RUS"),
    "id/money": ("id", "bantuan 12 juta dolar AS", "!AS"),
    "id/stop-name": ("id", "di Jawa Barat", "!Barat"),
    "id/nested-body": ("id", "sebagai anggota tetap Dewan Keamanan PBB", "Dewan Keamanan PBB = body UNSC"),
    "id/inside-word": ("id", "gerakan prorusianis", "!rusia"),
    # plurals
    "id/kedua-negara": ("id", "China dan Rusia bertemu. Hubungan kedua negara baik.", "kedua negara = plural - China,Rusia"),
    "id/pemimpin-kami": (
        "id",
        '"para pemimpin kami (Presiden China Lu Jianming dan Presiden Rusia Gleb Zorin) datang"',
        "para pemimpin kami = plural - Lu Jianming,Gleb Zorin",
    ),
    "id/kedua-menlu": (
        "id",
        "Menlu RI Sari Melati bertemu Menlu Kanada Eloise Tremblay. Kedua menlu sepakat.",
        "Kedua menlu = plural - Sari Melati,Eloise Tremblay",
    ),
    "id/kedua-without": ("id", "Hubungan kedua negara baik.", "kedua negara = plural -"),
    # English: office, place, name
    "en/place-office-name": (
        "en",
        "Russian Foreign Minister Oleg Marin arrived.",
        "Oleg Marin = person rus/oleg-marin RUS/gov/mfa#minister",
    ),
    "en/possessive": (
        "en",
        "Tanzania's foreign minister, Rehema Kilo, denied it.",
        "Rehema Kilo = person tza/rehema-kilo TZA/gov/mfa#minister",
    ),
    "en/of": (
        "en",
        "The foreign minister of Canada, Eloise Tremblay, left.",
        "Eloise Tremblay = person can/eloise-tremblay CAN/gov/mfa#minister",
    ),
    "en/apposition": (
        "en",
        "Eloise Tremblay, the Canadian foreign minister, left.",
        "Eloise Tremblay = person can/eloise-tremblay CAN/gov/mfa#minister",
    ),
    "en/spokesperson": (
        "en",
        "Chinese Foreign Ministry spokesperson Mei Ning spoke.",
        "Mei Ning = person chn/mei-ning CHN/gov/mfa#spokesperson",
    ),
    "en/council": (
        "en",
        "Russian Security Council Secretary Lev Shubin left.",
        "Lev Shubin = person rus/lev-shubin RUS/gov/security-council#secretary",
    ),
    "en/ambassador": (
        "en",
        "Russian Ambassador to China Anton Denin left.",
        "Anton Denin = person rus/anton-denin RUS/gov/embassy#ambassador",
    ),
    "en/former": ("en", "former British Prime Minister Toby Marsh left.", "Toby Marsh = person gbr/toby-marsh -"),
    "en/acting": (
        "en",
        "Peru's acting foreign minister, Elsa Quispe, left.",
        "Elsa Quispe = person per/elsa-quispe PER/gov/mfa#minister",
    ),
    "en/deputy": (
        "en",
        "Russian Deputy Foreign Minister Oleg Marin left.",
        "Oleg Marin = person rus/oleg-marin RUS/gov/mfa#deputy-minister",
    ),
    "en/structural": (
        "en",
        "Chen Wen, Secretary of the Central Political and Legal Affairs Commission of the Communist Party of China, left.",
        "Chen Wen = person chn/chen-wen",
    ),
    "en/body": ("en", "NATO Secretary General Jan de Wit left.", "Jan de Wit = person unk/jan-de-wit NATO#secretary-general"),
    "en/function-word-name": ("en", "Chinese Vice Premier He Lifan left.", "He Lifan = person chn/he-lifan"),
    "en/vacant-office": (
        "en",
        "Thailand's premier said no. Prime Minister Somsak Wong left.",
        "Somsak Wong = person tha/somsak-wong THA/gov/prime-minister#prime-minister",
    ),
    "en/owner": ("en", "{s|Brook's spokesman, Matt Mills,} said no. {s|He} left.", "Matt Mills ~ He"),
    "en/the-talks": ("en", "{s|Russian Foreign Minister Oleg Marin} said no. {s|the talks} showed.", "the talks = unnamed -"),
    "en/prince": ("en", "Saudi Foreign Minister Prince Faris bin Karim left.", "Faris bin Karim = person sau/faris-bin-karim"),
    "en/part-of-office": (
        "en",
        "{s|China's ambassador to the United} States said no.",
        "China's ambassador to the United = office CHN/gov/embassy#ambassador",
    ),
    "en/counterpart": (
        "en",
        "The Iranian foreign minister, Amir Arash, and his Omani counterpart, Badr al-Harthi, met.",
        "Badr al-Harthi = person omn/badr-al-harthi OMN/gov/mfa#minister",
    ),
    "en/rank-and-office": (
        "en",
        "Gen. Max Mill, chairman of the Joint Chiefs of Staff, left. Ambassador Lin Thom, the US envoy to the UN, left.",
        "Lin Thom = person usa/lin-thom; Max Mill = person unk/max-mill",
    ),
    "en/no-place": ("en", "Foreign Minister Rehema Kilo left.", "Rehema Kilo = person unk/rehema-kilo -"),
    "en/surname": ("en", "Russian Foreign Minister Oleg Marin arrived. {s|Marin} said no.", "Oleg Marin ~ Marin"),
    "en/city-surname": ("en", "US Defense Secretary Lloyd Austin left. {s|Austin} said no.", "Lloyd Austin ~ Austin"),
    "en/he": ("en", "{s|Russian Foreign Minister Oleg Marin} said no. {s|He} left.", "Oleg Marin ~ He"),
    "en/the-minister": ("en", "{s|Russian Foreign Minister Oleg Marin} said no. {s|the minister} said.", "minister ~ Oleg Marin"),
    "en/the-official": (
        "en",
        "{s|Russian Foreign Minister Oleg Marin} said no. {s|the official} said.",
        "the official ~ Oleg Marin",
    ),
    "en/unnamed": ("en", "{s|A Japanese official} said no.", "Japanese official = unnamed any/official@JPN"),
    "en/organ": ("en", "the Russian Foreign Ministry said no", "Russian Foreign Ministry = organ RUS/gov/mfa"),
    "en/metonym": ("en", "He said Tokyo would pay.", "Tokyo = country JPN"),
    "en/place": ("en", "They met in Tokyo.", "Tokyo = place JPN"),
    "en/possessive-capital": ("en", "Beijing's claim was denied.", "Beijing = country CHN"),
    "en/both-countries": (
        "en",
        "Japan met Canada. Relations between both countries grew.",
        "both countries = plural - Japan,Canada",
    ),
    "en/case": ("en", "The US told us so.", "US = country USA"),
    "en/later-office": (
        "en",
        "Russian Foreign Minister Oleg Marin arrived. The foreign minister left.",
        "foreign minister ~ Oleg Marin",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    lang, marked, expected = CASES[case]
    text, mentions, _ = read(lang, marked)
    for line in expected.split(";"):
        check(line.strip(), text, mentions)


def check(line: str, text: str, mentions: tuple[Mention, ...]) -> None:
    if line.startswith("!"):
        assert not [m for m in mentions if m.span.of(text) == line[1:] and m.kind != "place"], line
    elif " ~ " in line:
        one, other = line.split(" ~ ")
        chains = [{m.chain for m in mentions if m.span.of(text) == words and m.kind != "country"} for words in (one, other)]
        assert chains[0] & chains[1], f"{line}: {shown(text, mentions)}"
    else:
        words, _, rest = line.partition(" = ")
        found = [m for m in mentions if m.span.of(text) == words]
        assert any(fits(m, rest, text, mentions) for m in found), f"{line}: {shown(text, mentions)}"


def fits(mention: Mention, rest: str, text: str, mentions: tuple[Mention, ...]) -> bool:
    kind, actor, *more = rest.split(" ", 2)
    if mention.kind != kind or actor not in ("-", mention.actor.id if mention.actor else ""):
        return False
    if kind == "plural":
        return ",".join(mentions[i].span.of(text) for i in mention.members) == (more[0] if more else "")
    if actor == "-":
        return mention.actor is None
    return not more or (mention.actor is not None and (mention.actor.office or "-") == more[0])


def shown(text: str, mentions: tuple[Mention, ...]) -> str:
    return "; ".join(f"{m.span.of(text)}={m.kind} {m.actor.id if m.actor else '-'} c{m.chain}" for m in mentions)
