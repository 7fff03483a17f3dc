"""The closed word lists of the actors room: one letter per class of word, by which the grammar's patterns are written.

F former · Q acting · D deputy · R role that needs a place or an organ · r person noun that is no office · H honorific or rank
V head of an organ's name · W word of an organ's or office's name · M month or day · m month that is a name, too
p particle of a name · d and · o of · t accredited to · l seated at · e article · y holding (the office of)
f other function word, and the bare verbs of headlines; h the same with a capital · x any other word in small letters
"""

_CLASSES = {
    "id": {
        "F": "mantan bekas eks almarhum",
        "Q": "plt pjs pj plh penjabat",
        "D": "wakil deputi",
        "H": """jenderal letjen letnan mayjen mayor brigjen brigadir kolonel letkol laksamana laksda laksdya laksma
            marsekal marsda
            kapten komjen irjen kombes akbp dr drs dra prof profesor ir hj kh kiai ustaz ustadz sheikh syekh syeikh
            pangeran kardinal uskup
            putri tuan nyonya bapak pak ibu bu mr mrs ms sir lord inf datuk dato datin seri tun ayatollah hujjatul mulia
            purn""",
        "r": """pejabat diplomat politisi politikus analis pengamat peneliti pakar dosen ekonom aktivis pengacara jurnalis
            wartawan
            senator legislator negosiator perunding perwira sumber petinggi tokoh pengusaha ahli mahasiswa warga saksi""",
        "V": """kementerian departemen komite komisi dewan badan lembaga kantor biro direktorat kedutaan konsulat partai
            mahkamah
            pengadilan kejaksaan majelis senat kongres parlemen otoritas institut universitas pusat misi delegasi bank""",
        "p": "bin binti bint ibn al el de da do dos del della van von der den ter la le du dari-pada",
        "d": "dan serta sekaligus merangkap",
        "o": "dari",
        "t": "untuk bagi",
        "l": "di pada",
        "e": "sang si seorang para",
        "y": "selaku menjabat",
        "f": """dalam menurut namun ketika saat kami kita saya dia ia mereka beliau anda kamu aku itu ini tersebut hal pada
            dengan
            untuk bagi di ke dari oleh tetapi tapi bahwa jika kalau bila karena sebab sementara setelah sebelum sesudah
            usai selain
            sejak selama seperti sebagai adalah juga akan telah sudah belum tidak bukan tak ada apa siapa kapan mengapa
            bagaimana
            kata ujar tutur ucap jelas tegas lanjut tambah papar ungkap imbuh menanggapi mengutip melalui lewat antara tanpa
            terkait meski meskipun walau kendati agar supaya hingga sampai maka lalu kemudian selanjutnya adapun sedangkan
            semua setiap beberapa banyak sejumlah kedua ketiga dua tiga satu empat lima para sang hari pekan bulan tahun
            sebelumnya sebaliknya akhirnya pihak atas bersama demikian ya oh yang lebih paling masih hanya pun
            bahas temui tegaskan minta sebut kecam kutuk desak sambut kunjungi hadiri dukung tolak bantah tuding tuduh ancam
            teken tandatangani ratifikasi gelar jamu bertolak bertemu apresiasi jelaskan pastikan umumkan laporkan imbau
            ingatkan peringatkan akui bicara bakal ingin bisa siap sepakat sepakati tiba terima undang tunjuk lantik usir
            serang kirim jelang soal singgung tawarkan janjikan beberkan ungkapkan sampaikan serukan lakukan buka pimpin
            hubungi telepon klaim nilai yakin harapkan pertanyakan tekankan dorong beri berikan""",
    },
    "en": {
        "F": "former ex ex-",
        "Q": "acting interim caretaker outgoing incoming",
        "D": "deputy vice",
        "H": """mr mrs ms miss dr prof professor sir lord lady dame general gen lieutenant lt major maj colonel col admiral adm
            captain capt brigadier brig marshal sergeant sgt vice-admiral rear sheikh shaikh prince princess crown rev reverend
            father imam cardinal archbishop bishop ayatollah hon honourable honorable excellency majesty highness mullah""",
        "r": """official officials diplomat diplomats politician politicians analyst analysts expert experts researcher
            researchers
            activist activists lawyer journalist journalists reporter senator congressman congresswoman lawmaker lawmakers
            legislator negotiator negotiators officer aide source sources businessman economist lecturer resident residents
            witness witnesses""",
        "V": """ministry department committee commission council agency office bureau authority embassy consulate party court
            senate congress parliament assembly institute university center centre mission delegation bank directorate board""",
        "p": "bin binti bint ibn al el de da do dos del della van von der den ter la le du",
        "d": "and &",
        "o": "of",
        "t": "to for",
        "l": "at",
        "e": "the a an",
        "y": "serving serves",
        "f": """in on at by for from with without the a an this that these those it its he she they we you i his her their
            our my your
            but and or so if when while as after before since until though although because however meanwhile also not no
            there here what who which where why how is are was were be been has have had will would can could may might must
            shall should do does did said says say told asked added according to into over under about against between both
            all some many most each every one two three four five then now still yet only just last next earlier later both
            during despite instead moreover nor such than once per via amid among speaking
            vows urges warns meets met visits signs backs rejects slams condemns calls hails welcomes accuses denies demands
            seeks wants tells holds agrees pledges threatens summons expels arrives heads discusses blasts praises offers
            plans hosts invites denounces defends criticizes criticises""",
    },
}
_OFFICE_WORDS = {
    "id": """luar negeri dalam-negeri pertahanan:defence keamanan:security keuangan:finance ekonomi:economy perdagangan:trade
        industri:industry perindustrian:industry pertanian:agriculture pedesaan:rural-affairs energi:energy pendidikan:education
        kesehatan:health hukum:law kehakiman:justice agama:religion sosial:social-affairs tenaga kerja sama
        transportasi:transport
        perhubungan:transport pariwisata:tourism kebudayaan:culture lingkungan:environment hidup kehutanan:forestry
        kelautan:marine-affairs perikanan:fisheries investasi:investment informasi:information komunikasi:communication digital
        teknologi:technology sains:science riset:research penelitian:research pengembangan:development pembangunan:development
        urusan:affairs bidang hubungan:relations internasional:international nasional:national
        timur tengah barat utara selatan tenggara asia pasifik afrika latin gerakan kelompok milisi dki terpilih negara:state
        umum:general
        sentral:central politik:politics komunis:communist buruh:workers demokrat:democrats republik:republic rakyat:people
        revolusioner:revolutionary persatuan:union staf:staff gabungan:joint angkatan:forces darat:land laut:sea udara:air
        bersenjata:armed militer:military polisi:police kepolisian:police intelijen:intelligence kabinet:cabinet
        pemerintah:government
        pemerintahan:government agung:supreme kajian:studies studi:studies strategis:strategic eksekutif:executive pertama:first
        senior tinggi:high khusus:special tetap:permanent baru tertinggi:supreme besar pemilu:election nuklir:nuclear
        atom:atomic
        antariksa:space imigrasi:immigration bea:customs cukai:excise pangan:food olahraga:sports pemuda:youth perempuan:women
        anak:children dana:fund moneter:monetary regional kebijakan:policy pers:press media hak asasi manusia:rights
        kemanusiaan:humanitarian pengungsi:refugees perbatasan:border perdamaian:peace senjata:arms pengawasan:oversight
        perencanaan:planning anggaran:budget pajak:tax statistik:statistics air:water minyak:oil gas listrik:electricity
        perumahan:housing pekerjaan perempuan:women senjata:arms biro harian:executive""",
    "en": """foreign defence:defence defense:defence security finance economy economic trade commerce industry agriculture rural
        energy education health justice law legal religion religious social labor:labour labour transport
        transportation:transport tourism
        culture environment climate forestry fisheries marine investment information communications digital technology science
        research development affairs relations international national state general central political politics communist
        workers democratic people's republic revolutionary union staff joint chiefs armed forces force army navy air
        military police intelligence cabinet government supreme studies strategic executive first senior high special permanent
        middle east asia west north south pacific africa new elect election nuclear atomic space immigration customs
        food sports youth women children fund monetary regional
        policy
        press media rights human humanitarian refugee refugees border peace arms oversight planning budget tax treasury interior
        home water oil gas electricity housing external unification coast guard presidential chief top house""",
}
_ROLES = {
    "id": """menteri:minister sekretaris:secretary direktur:director kepala:head ketua:chair presiden:president
        kanselir:chancellor
        gubernur:governor bupati:regent panglima:commander komandan:commander dubes:ambassador utusan:envoy jubir:spokesperson
        penasihat:adviser sekjen:secretary-general dirjen:director-general komisaris:commissioner konsul:consul jaksa:prosecutor
        hakim:judge raja:king ratu:queen sultan:sultan emir:emir paus:pope pemimpin:leader koordinator:coordinator
        perwakilan:representative atase:attache anggota:member pimpinan:leader rektor:rector ceo:ceo pendiri:founder
        mitranya:counterpart timpalannya:counterpart sejawatnya:counterpart koleganya:counterpart rekannya:counterpart""",
    "en": """minister:minister secretary:secretary director:director head:head chairman:chair chairwoman:chair chair:chair
        chairperson:chair president:president chancellor:chancellor governor:governor mayor:mayor commander:commander
        ambassador:ambassador envoy:envoy spokesperson:spokesperson spokesman:spokesperson spokeswoman:spokesperson
        adviser:adviser
        advisor:adviser commissioner:commissioner consul:consul prosecutor:prosecutor judge:judge king:king queen:queen
        sultan:sultan emir:emir pope:pope leader:leader coordinator:coordinator representative:representative attache:attache
        member:member chief:chief premier:prime-minister speaker:speaker rector:rector ceo:ceo founder:founder
        counterpart:counterpart""",
}
PHRASES = {
    "id": {
        "yang mulia": "H",
        "pelaksana tugas": "Q",
        "juru bicara": "R:spokesperson",
        "juru runding": "R:negotiator",
        "duta besar": "R:ambassador",
        "wakil tetap": "R:permanent-representative",
        "utusan tetap": "R:permanent-representative",
        "utusan khusus": "R:special-envoy",
        "sekretaris jenderal": "R:secretary-general",
        "direktur jenderal": "R:director-general",
        "direktur eksekutif": "R:executive-director",
        "perdana menteri": "R:prime-minister",
        "wali kota": "R:mayor",
        "jaksa agung": "R:attorney-general",
        "konsul jenderal": "R:consul-general",
        "kuasa usaha": "R:charge-d-affaires",
        "guru besar": "r",
        "dalam negeri": "W:interior",
        "luar negeri": "W:foreign-affairs",
        "tenaga kerja": "W:labour",
        "kerja sama": "W:cooperation",
        "hak asasi manusia": "W:human-rights",
    },
    "en": {
        "his excellency": "H",
        "her excellency": "H",
        "prime minister": "R:prime-minister",
        "secretary-general": "R:secretary-general",
        "secretary general": "R:secretary-general",
        "director-general": "R:director-general",
        "director general": "R:director-general",
        "executive secretary": "R:executive-secretary",
        "executive director": "R:executive-director",
        "permanent representative": "R:permanent-representative",
        "special envoy": "R:special-envoy",
        "attorney general": "R:attorney-general",
        "consul general": "R:consul-general",
        "high commissioner": "R:high-commissioner",
        "foreign affairs": "W:foreign-affairs",
        "human rights": "W:human-rights",
    },
}
MONTHS = frozenset(
    """januari februari maret juni juli agustus september oktober november desember senin selasa rabu kamis jumat
    jum'at sabtu ahad minggu january february march may june july august october december monday tuesday wednesday thursday
    friday saturday sunday jan feb mar apr jul aug sep sept oct nov dec""".split()
)
MONTH_NAMES = frozenset("jan mar april may mei jun june august".split())
PRONOUNS = {
    "id": frozenset("dia ia beliau dirinya mereka nya -nya".split()),
    "en": frozenset("he she they it".split()),
}
PLURAL_PRONOUNS = frozenset(("mereka", "they"))
ARM_OF_ROLE = {"commander": "mil", "prosecutor": "jud", "judge": "jud", "attorney-general": "gov", "speaker": "leg"}
STATE_ORGANS = frozenset(
    """kementerian departemen komite komisi dewan badan lembaga kantor biro direktorat otoritas majelis ministry department
    committee commission council agency office bureau authority directorate""".split()
)
RANKS = frozenset("general admiral colonel marshal lieutenant-general major-general prince princess ambassador member".split())
MANY = frozenset("para kedua ketiga keempat dua tiga empat lima sejumlah beberapa both two three four five several many".split())
ACCREDITED = ("ambassador", "representative", "envoy", "consul", "attache", "affaires", "commissioner", "counsellor")
NO_NAMES = frozenset(
    """desa distrik nomor no daerah fraksi dpp dpd dpc dpw bidang bagian komando operasi batalyon batalion resimen kompi divisi
    korem kodam kodim sekolah jurusan pusat wilayah kota kabupaten kecamatan provinsi cabang seksi sub tim sekertaris""".split()
)
LACKING = {"IDN": frozenset("prime-minister chancellor king queen emir sultan pope premier prince princess crown-prince".split())}
_UNNAMED = """pejabat:official official:official diplomat:diplomat source:source analyst:analyst expert:expert resident:resident
    witness:witness journalist:journalist reporter:journalist reporters:journalist activist:activist lawmaker:lawmaker
    troops:troops
    protesters:protesters rakyat:people people:people media:media militer:military military:military officials:official
    diplomats:diplomat para-pejabat:official sumber:source sources:source
    warga:resident penduduk:resident residents:resident analis:analyst analysts:analyst pengamat:analyst experts:expert
    pakar:expert ahli:expert saksi:witness witnesses:witness pengunjuk:protesters demonstran:protesters pemrotes:protesters
    wartawan:journalist journalists:journalist jurnalis:journalist tentara:soldier pasukan:troops aktivis:activist
    activists:activist pengacara:lawyer anggota:member lawmakers:lawmaker jubir:spokesperson spokesman:spokesperson
    spokeswoman:spokesperson pemimpin:leader leaders:leader"""


def _pairs(words: str) -> dict[str, str]:
    """Return word -> gloss from 'word:gloss' or 'word' (its own gloss)."""
    return {w.partition(":")[0]: w.partition(":")[2] or w.partition(":")[0] for w in words.split()}


ROLES = {lang: _pairs(words) for lang, words in _ROLES.items()}
GLOSSES = {lang: _pairs(words) for lang, words in _OFFICE_WORDS.items()}
UNNAMED = _pairs(_UNNAMED)


def _lexicon(lang: str) -> dict[str, str]:
    lexicon = dict.fromkeys(GLOSSES[lang], "W")
    lexicon |= {word: letter for letter in "FQDHrV" for word in _CLASSES[lang][letter].split()}
    lexicon |= dict.fromkeys(ROLES[lang], "R")
    lexicon |= dict.fromkeys(MONTHS, "M")
    lexicon |= dict.fromkeys(MONTH_NAMES, "m")
    small = dict.fromkeys(_CLASSES[lang]["f"].split(), "f")
    small |= {word: letter for letter in "pdotley" for word in _CLASSES[lang][letter].split()}
    return {word: letter for word, letter in small.items() if word not in lexicon} | lexicon


LEXICON = {lang: _lexicon(lang) for lang in _CLASSES}
