"""Word lists: the small words that grammar is read from, Indonesian and English together, each list under its name."""


def listed(words: str) -> frozenset[str]:
    """Return a blank-separated list as a set."""
    return frozenset(words.split())


RELATIVE = listed("yang who which whose whom")
SUBORDINATE = listed(
    "ketika saat sementara setelah sesudah sebelum karena sebab jika apabila bila kalau andai seandainya meski"
    " meskipun walaupun walau kendati bahwa agar supaya sehingga namun tetapi tapi sedangkan seraya sembari sambil"
    " lantaran padahal usai when while after before because if although though that but unless whereas saying adding"
)
FRONTING = listed(
    "selain dalam usai setelah sebelum saat ketika sejak selama menjelang melalui bersama menurut in after"
    " before during following besides amid despite with"
)
JOINING = listed("dan serta lalu kemudian atau maupun juga and or then nor & plus")
FIRST_PERSON = listed("kami kita saya aku we i us our my dirinya pihaknya")
SECOND_PERSON = listed("anda kalian you your")
BE = listed("be been being am is are was were gets got get become became becoming s")
OBLIQUE = listed(
    "di ke dari dengan kepada pada terhadap oleh atas untuk bagi tentang soal mengenai menurut dalam antara"
    " melalui sejak seperti sebagai demi guna akibat tanpa usai selama hingga sampai bersama menuju via"
    " menentang melawan with to in of from against by for on at between about over under near through into"
    " toward towards upon after before during per among like than since until without within alongside amid"
    " across inside outside off"
)
ASIDE = listed(
    "di dari pada menurut tentang mengenai soal sejak seperti sebagai dalam melalui demi akibat via tanpa"
    " hingga sampai in from at about near through since like than under per amid within during without inside"
    " outside across"
)
DETERMINERS = listed(
    "a an the its his her their our my your this that these those any no some every each both several new further"
    " more such what which another all many first second last former so-called"
)
FILLER = listed(
    "akan bakal telah sudah sedang tengah masih juga pun turut ikut kembali segera langsung pernah sempat tidak tak"
    " belum bukan enggan bisa dapat harus mau ingin siap bersedia berencana berjanji untuk secara kemudian lalu dan"
    " serta atau namun tetapi tapi jika bila kalau apabila ketika saat setelah sesudah sebelum sambil seraya sembari"
    " karena agar supaya bahwa yang tegas keras resmi terus kini sekarang nanti nantinya kelak besok kemarin mungkin"
    " tentu pasti hanya selalu sering lagi pula guna demi usai hendak justru will would shall should could can may"
    " might must has have had is are was were be been being to also not never then and or but while when after"
    " before if because since strongly again formally officially publicly repeatedly immediately still now just only"
    " already soon later jointly directly firmly both did does do by who which that so as once yet even openly ready"
    " willing today"
)
LIGHT = listed(
    "hadir menghadiri mengikuti attend attends attended attending host hosts hosted hosting melakukan"
    " melancarkan menyampaikan memberikan memberi mengajukan mengeluarkan melontarkan menyatakan menggelar"
    " mengadakan meluncurkan menyalurkan mengirimkan mengirim menyerukan menggencarkan melayangkan menghadapi"
    " melanjutkan memulai bergabung mengungkapkan menunjukkan mengucapkan menyuarakan lancarkan sampaikan gelar"
    " lakukan menerapkan memberlakukan menjatuhkan mengumumkan mengenakan melaksanakan mengekspresikan"
    " menandatangani sepakati menyepakati make makes made making launch launches launched launching carry"
    " carries carried out issue issues issued issuing express expresses expressed expressing voice voices"
    " voiced hold holds held holding conduct conducts conducted conducting give gives gave given lodge lodges"
    " lodged file files filed filing impose imposes imposed imposing offer offers offered extend extends"
    " extended deliver delivers delivered pay pays paid stage stages staged mount mounted open opened opens"
    " begin began begins start started announce announced announces provide provides provided send sends sent"
    " sign signs signed join joins joined"
)
UNREAL = listed(
    "untuk bagi tentang mengenai soal demi menuju usulan kemungkinan ajakan seruan permintaan tawaran usul peluang calon"
    " for about on possible potential proposed toward towards into over regarding seeking"
)
ARTICLES = listed(
    "a an the any new another its their his her further sebuah suatu fresh major bilateral tinggi strong deep"
    " full formal official keras penuh serangkaian two three first second pertama kedua"
)
CALLED_OFF = listed("dibatalkan batal urung cancelled canceled scrapped")
PUT_OFF = listed("ditunda tertunda diundur postponed delayed")
REFUSALS = frozenset(
    (
        "menolak untuk,batal,batal untuk,enggan,enggan untuk,urung,ogah,tidak akan,tak akan,"
        "tidak mau,tak mau,tidak jadi,tak jadi,tidak bersedia,tidak ingin,belum akan,refused to,"
        "refuses to,declined to,declines to,will not,won't,scrapped plans to,ruled out,rules out,"
        "dropped plans to,abandoned plans to,unwilling to,vowed not to,decided not to,agreed not to"
    ).split(",")
)
SAYING = listed("says said say claims claimed claim alleges alleged believes believed katanya mengklaim mengatakan")
POINTING = listed("itu tersebut ini tadi that this those these the said")
BODIES = listed(
    "perwakilan pasukan utusan wartawan dewan relawan karyawan pimpinan kalangan badan perusahaan kerajaan"
    " kedutaan kementerian kepolisian kejaksaan pengadilan angkatan kawasan pemerintahan kekaisaran gabungan"
    " kelautan keuangan pertahanan perdagangan perwira"
)
TIME_WORDS = listed(
    "hari senin selasa rabu kamis jumat sabtu minggu ahad pagi siang sore malam pekan bulan tahun lalu ini"
    " depan januari februari maret april mei juni juli agustus september oktober november desember kemarin"
    " besok waktu setempat"
)
ENGLISH_ARTICLES = listed("a an the its his her their")
PARTICLES = OBLIQUE | listed("up out off down back away together apart ahead forward aside that not himself herself themselves")
