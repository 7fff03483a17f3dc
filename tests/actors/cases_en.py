"""Typed cases of who is meant, English: language, marked text, what is expected (the notation is in test_resolve.py)."""

CASES = {
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
        "Anton Denin = person rus/anton-denin RUS/gov/embassy/chn#ambassador",
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
        "China's ambassador to the United = office CHN/gov/embassy/usa#ambassador",
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
    "en/organ-capital": ("en", "China was silent. Delhi Police said no.", "Police = organ IND/cop"),
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
    # bare names with where they are from
    "en/name-of-country": ("en", "'We wait', said {s|Ines Maldaria} of Brazil.", "Ines Maldaria = person bra/ines-maldaria"),
    "en/headline-verb": (
        "en",
        "Russian Foreign Minister Oleg Marin Meets Envoy",
        "Oleg Marin = person rus/oleg-marin RUS/gov/mfa#minister; !Oleg Marin Meets",
    ),
}
