"""Closed word classes that the attribution rules lean on, Indonesian and English together."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


PRONOUNS = words("dia ia beliau dirinya mereka nya he she they it i we you kami kita saya aku anda")
OBJECTS = PRONOUNS | words("me him her them us")
HEARD = words("i we you kami kita saya aku anda")
DAYS = words("senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words(
    "januari februari maret april mei juni juli agustus september oktober november desember january february march may june "
    "july august october december"
)
THAT = words("bahwa that kalau agar supaya jika whether if apakah mengapa why")
AND = words("dan and serta seraya sambil sembari")
WHILE = words("sambil seraya sembari")
CLAUSE = words(
    "bahwa that ketika saat sementara sedangkan karena sebab namun tetapi tapi jika apabila meski meskipun walaupun when "
    "while but because although though if as since after before where which who yang so however"
)
PREPOSITIONS = words(
    "pada di dalam ke dari saat usai setelah sejak melalui lewat untuk menurut atas selain kepada dengan tentang terkait in "
    "on at after during by for from with since amid despite under as of to into about"
)
ADVERBS = words(
    "juga kemudian sebelumnya telah sudah pun lalu kembali sempat pernah akan turut ikut terus selanjutnya lantas secara "
    "tegas langsung hanya baru masih tidak belum tak lebih jauh lanjut pula selalu kerap sering berkali-kali berulang kali "
    "sendiri sementara bahkan justru dapat bisa harus mulai enggan tetap also has had have later then previously repeatedly "
    "earlier once again recently never not would will did does do just still even only often always is was are were been be "
    "being further publicly privately n't didn't simply already now could may might must can should"
)
# where a noun phrase after an inverted cue ends
STOP_ID = words(
    "pada di dalam saat ketika usai seusai setelah sesudah sebelum kepada seperti sebagaimana melalui dari lewat sambil "
    "seraya merujuk menanggapi mengenai soal tentang terkait yang dikutip dilansir kemarin lagi pula juga tadi hari "
    "terhadap bahwa dengan untuk ke sembari menyusul berdasarkan menurut menjelang via secara selepas selama demikian pekan "
    "lalu dan tetapi namun menutup membuka mengakhiri mengawali"
)
STOP_EN = words(
    "on in at during after when while to about as before via with by who which that whose adding because following through "
    "since late early last this earlier later yesterday today but whom where if from and ahead amid how why what whether"
)
INSIDE = words("of for the untuk di bin al dan and to in &")
REPRESENTS = words(
    "wakil tetap duta dubes utusan ambassador envoy representative tinggi konsul consul juru spokesman spokeswoman"
)
# what may follow a trailing cue: time, place, manner, hearer
ADJUNCT = words(
    "on in at during after when while to by via through following before late early earlier later last this yesterday today "
    "here kepada pada di dalam saat ketika usai seusai setelah sebelum seperti melalui lewat kemarin tadi sambil seraya "
    "hari sebagaimana dikutip dilansir menanggapi merujuk of as with about without amid"
)
CUTS = words(
    "sambil seraya dan serta sementara sedangkan namun tetapi tapi meski meskipun walau but while though although and "
    "adding saying noting warning stressing arguing insisting sembari"
)
CONTRASTS = words("while whereas sementara sedangkan lalu")
COORDINATES = words("but and dan tetapi namun tapi serta")
BE = words("is are was were be been being get gets got am isn't aren't wasn't weren't")
INVERTS = words("added adds reported reports announced wrote warned noted explained insisted stressed")
NOT_VERB_AFTER = words(
    "to untuk guna a an the his her its their our my this that's no any will would could can may might must should let's "
    "yang of for by with in per having without worth those these some many most several both all"
)
FINITE = words(
    "is are was were will would had has have could can may might must should did does do wants want won't isn't aren't "
    "wasn't weren't didn't doesn't don't can't couldn't wouldn't hasn't haven't hadn't shouldn't it's he's she's they're "
    "we're there's akan telah sudah tidak belum bisa dapat harus masih sedang perlu adalah bukan ingin siap tak bakal "
    "merupakan mulai ada penting keliru salah tepat sah ilegal sangat cukup terlalu layak wajar aman ialah kini wajib tiba "
    "datang"
)
NOT_PAST = words("need speed indeed seed feed breed hundred red bed shed united used")
BEFORE_NOUN = words("a an the its his her their our my of with by in on at for from to this that these those no any")
NOT_VERB = words(
    "berisi bernama berjudul bersenjata berukuran bertajuk berbagai berikut bersama berikutnya terhadap tersebut tentang "
    "terkait terbaru terbesar tertentu terakhir terutama terjadi media menteri merah mereka mesin meter metode dirinya "
    "diplomat direktur diskusi digital distrik divisi termasuk berupa bergabung menurut melalui mengenai menjelang"
)
RELATIVE = words("yang untuk guna demi agar yg who which to")
# words that are a noun as often as a verb: they need a subject before them
NOUNISH = words(
    "report reports claim claims state states note notes call calls plan plans hope hopes fear fears tweet tweets comment "
    "comments demand demands promise promises pledge pledges vow vows show shows find finds estimate estimates warning "
    "finding question questions answer request requests thinking feeling reporting thought felt doubt doubts worry signals "
    "figures point points cites quips jokes feel believe mentions warns opens tell thinks charges posts posted alert "
    "statement read reads remark remarks caution wonder stress stresses argue reply replies return testimony advice advise "
    "repeat repeats"
)
NOTHING = words("nothing goodbye little hello thanks prayers prayer farewell yes no anything everything")
NOT_SPEAKERS = words(
    "rencana jadwal kalender hukum undang-undang uu konstitusi aturan agenda adat tradisi kabar skenario hemat ukuran jenis "
    "abjad urutan peta plan plans schedule timetable law custom tradition rules constitution rumor rumors design nature "
    "size calendar map need needs taste order type season legend"
)
FINDINGS = words(
    "data laporan survei studi penelitian riset jajak hasil catatan perkiraan poll polls survey study research report "
    "reports figures statistics analysis census"
)
# what people deny
CHARGES = words(
    "kabar tuduhan tudingan klaim laporan isu rumor spekulasi allegations allegation claims accusation accusations reports"
)
# heads of noun phrases that can speak though they bear no capital
SPEAKERS = words(
    "official officials source sources spokesman spokeswoman spokesperson witness witnesses report reports police "
    "authorities ministry government statement document documents lawyer lawyers analyst analysts expert experts media poll "
    "polls survey study data people resident residents agency diplomat diplomats minister president aide aides researcher "
    "researchers him her them it organizers critics organisers officers leaders group groups company newspaper letter "
    "network observers monitors pejabat sumber juru saksi polisi laporan kepolisian kementerian pemerintah pengamat analis "
    "pakar ahli warga survei studi menteri presiden dokumen keterangan pernyataan pihak tim lembaga badan komisi otoritas "
    "seorang beberapa sejumlah para militer penyelenggara panitia peneliti koran surat jajak penelitian riset catatan "
    "mereka dia ia beliau"
)
