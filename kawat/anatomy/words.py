"""Words are the closed lists that tell a place, an outlet, an office and a date apart by their shape."""

DAY = (
    r"(?:[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]um[’'`]?at|[Ss]abtu|[Mm]inggu|[Aa]had"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
MONTH = (
    r"(?:Jan(?:uar[iy])?|Peb(?:ruari)?|Feb(?:ruar[iy])?|Mar(?:et|ch)?|Apr(?:il)?|Mei|May|Jun[ie]?|Jul[iy]?"
    r"|Agustus|Agu|Ags?t|Aug(?:ust)?|Sept?(?:ember)?|O[kc]t(?:ober)?|No[vp](?:ember)?|De[sc](?:ember)?)\b\.?"
)
NUMERIC = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
LONG = rf"(?:\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
DATE = rf"(?:{LONG}|{NUMERIC})"
WEEKDAYS = frozenset(
    "senin selasa rabu kamis jumat jum'at jum’at sabtu minggu ahad "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

AGENCIES = frozenset(
    n.strip()
    for n in (
        "reuters, afp, agence france-presse, ap, the associated press, associated press, tass, itar-tass, antara, ant, "
        "xinhua, anadolu, anadolu agency, aa, kyodo, yonhap, bernama, dpa, ria novosti, interfax, sputnik, irna, isna, "
        "tasnim, wafa, kcna, pti, ani, upi, efe, epa, ansa, vna, saba, sana, spa, wam, petra, kuna, qna, bloomberg, "
        "ukrinform, belta, cna, mina, jiji, tanjug"
    ).split(",")
)
OUTLETS = frozenset(
    n.strip()
    for n in (
        "cnn, bbc, al jazeera, aljazeera, the guardian, the new york times, the washington post, financial times, "
        "the wall street journal, wall street journal, politico, axios, nbc, nbc news, abc, abc news, cbs, "
        "cbs news, fox news, "
        "sky news, dw, deutsche welle, le monde, der spiegel, haaretz, the times of israel, times of israel, rt, nikkei, "
        "nikkei asia, south china morning post, scmp, the straits times, global times, press tv, middle east eye, "
        "the economist, the hill, npr, voa, rfi, nhk, rte, kompas, tempo, detikcom, republika, metro tv, rri, tvri"
    ).split(",")
)
MEDIA_WORDS = frozenset(
    "news newsroom times post pos herald journal daily tribune tribun gazette agency tv radio television broadcasting "
    "observer mail standard chronicle star telegraph globe monitor review magazine media online berita harian kabar warta "
    "koran pers press today weekly wire network bulletin courier insider portal surat majalah rakyat "
    "merdeka insight channel "
    "indonesia.com".split()
)
OFFICES = frozenset(
    "presiden wapres menlu menhan menko menkeu mendagri menteri perdana wakil juru jubir kepala ketua "
    "sekjen sekretaris duta "
    "dubes jenderal laksamana kolonel komandan panglima gubernur bupati walikota wali raja ratu paus pangeran pemerintah "
    "kementerian kemlu kemenlu kemhan kemenhan kemenkes kedutaan parlemen dewan komisi komite polisi "
    "polda polri tni militer "
    "mahkamah pengadilan perserikatan organisasi partai uni liga mantan eks pm pejabat diplomat para seorang "
    "president vice minister ministry foreign prime secretary spokesman spokeswoman spokesperson king queen pope prince "
    "chancellor general admiral ambassador envoy senator government parliament congress council commission united "
    "pbb un who imf nato eu ue asean brics oki opec pentagon kremlin hamas hizbullah hezbollah gedung white house "
    "dr prof mr mrs ms sir lord bapak ibu pak bu officials official police army navy state states".split()
)
COUNTRIES = frozenset(
    "rusia ukraina amerika as china tiongkok israel iran palestina india pakistan jepang korea turki "
    "suriah irak yaman mesir "
    "inggris prancis jerman australia malaysia singapura thailand filipina vietnam myanmar kamboja "
    "indonesia taiwan afghanistan "
    "russia ukraine america japan turkey türkiye syria iraq yemen egypt britain france germany "
    "philippines cambodia lebanon libanon "
    "qatar armenia azerbaijan serbia kosovo yunani greece polandia poland kuba cuba venezuela sudan ethiopia eritrea".split()
)
NOT_PLACES = OFFICES | frozenset(
    "video foto photo opini breaking exclusive eksklusif infografis analisis analysis wawancara "
    "interview live profil kronologi "
    "fakta update updated explainer opinion editorial kolom kata menurut dalam pada saat ketika namun "
    "sementara selain setelah "
    "sebelum the a an in on at as when after before but while this that it he she they we i ia dia "
    "mereka kami kita ini itu "
    "baca sumber editor penulis source related read see more tanya jawab question answer q hasil skor rp us as ri "
    "satu dua tiga pertama kedua ketiga one two three first second third jika bila apa siapa mengapa "
    "bagaimana why what how who "
    "file arsip ilustrasi kabar tragedi krisis perang konflik sejarah jadwal daftar".split()
)
FOLLOWING_CUES = (
    r"(?:juga|akan|telah|sudah|dan|yang|di|ke|dari|pada|untuk|dengan|adalah|is|was|has|will|and|of|to|in|says?|said)\b"
)
