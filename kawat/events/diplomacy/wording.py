"""Wording: the words by which pledges are made, kept, broken and hedged, Indonesian and English, each list under its name."""

from kawat.events.lists import listed

PROMISING = listed(
    "berjanji menjanjikan janjikan menyanggupi berkomitmen berikrar mengikrarkan bersumpah menjamin menawarkan tawarkan"
    " mengalokasikan menyiapkan promised promises promising pledged pledges pledging vowed vows undertook undertaken"
    " undertakes commits guaranteed guarantees offered offers offering committed earmarked"
)
PROMISED = listed("dijanjikan disanggupi diikrarkan ditawarkan dialokasikan")
READY = listed(
    "siap bersedia sanggup rela setuju sepakat bersepakat menyetujui menyepakati ready prepared willing agreed agrees agree"
)
AGREED = listed("setuju sepakat bersepakat menyetujui menyepakati agreed agrees agree")
FUTURE = listed("akan bakal will would shall")
NOUNS = listed(
    "janji komitmen ikrar kesediaan kesanggupan jaminan tawaran pledge pledges promise promises commitment commitments"
    " undertaking undertakings offer guarantee assurance vow"
)
EITHER = listed("promise promises pledge pledges offer offers vow vows guarantee guarantees")
BEFORE_NOUN = listed(
    "a an the its his her their our my this that of another fresh new similar old campaign first earlier same to on no"
    " every each s"
)
PASSED_OVER = listed(
    "juga telah sudah kembali lagi segera akan bakal tetap terus turut ikut langsung secara sepenuhnya pula pun kini untuk"
    " bahwa to that also again then now soon still fully jointly formally publicly would will had have has be been being"
    " already immediately gradually kemudian nanti dapat bisa masih of dalam up out back over lebih lanjut bersama-sama"
)
DEEDS_ID = (
    "kirim beri serah sedia bayar bantu biaya sumbang hibah pasok salur cair bangun latih pinjam tampung lepas bebas pulang"
    " buka tarik hapus tambah tanggung setor danai sewa jual beli kurang percepat baik lunas alir susul kerah angkut tanam"
    " dukung ganti jamin investasi lengkap terima turun tingkat naik pangkas gandakan potong sisih kucur gelontor bagi"
    " hadiah restruktur evakuasi vaksin rehabilitasi renovasi rekonstruksi perpanjang bongkar keruk pulih modal kembali"
    " patuh hormat lindung bela promosi kembang perkuat sokong fasilitas transfer izin larang siap ekspor impor masuk"
    " gabung adopsi operasi tempat distribusi berangkat ambil pasang tukar kerja"
).split()
DEEDS_EN = listed(
    "send pay give supply provide deliver ship lend fund finance build train donate contribute release free withdraw reopen"
    " open lift cut halve double cancel repay return hand transfer deposit equip take accept buy sell compensate restore"
    " repair vaccinate replace airlift fly dispatch deploy station extend guarantee publish add underwrite write support"
    " help back cover spend invest allocate grant waive forgive restructure reduce raise increase treble triple join pull"
    " dismantle resettle rebuild construct install remove ease reimburse settle meet match bring move share protect defend"
    " assist put set clear feed house host resume disarm surrender lay evacuate store grow plant uphold promote halt stop"
    " end keep allow let treat rescue escort patrol fix upgrade service drill dig print teach educate admit receive absorb"
    " continue come arrive reach follow finish complete"
)
TALK = listed(
    "bertemu bertatap membahas berunding berdialog bersidang hadir menghadiri mengunjungi berkunjung menjamu mengundang"
    " meneken menandatangani mempertimbangkan mempelajari mengkaji meninjau memeriksa berkonsultasi melanjutkan berbicara"
    " duduk memulai bermusyawarah merundingkan menggelar mengadakan menyelenggarakan memikirkan menjajaki mengevaluasi"
    " menyampaikan berpartisipasi meet talk discuss visit attend sign convene consider study review consult negotiate sit"
    " gather speak explore examine look think travel return hold host resume respond"
)
OFFERS_OF_TALK = listed(
    "pertemuan perundingan dialog pembicaraan undangan jasa mediasi talks meeting mediation visit dialogue venue"
)
POINTED = listed("itu tersebut tadi ini semacam serupa demikian-lah")
POINTING_BEFORE = listed("that this those these similar such earlier same every no")
RENEWED = listed(
    "kembali ulang ditegaskan tetap masih lagi memperbarui mengulangi reaffirmed reaffirms renewed renews repeated again"
)
RENEWING = listed(
    "menegaskan kembali menekankan mengulangi memperbarui mengukuhkan reaffirmed reaffirms reaffirm renewed renews repeated"
    " repeats reiterated reiterates restated recommitted"
)
RENEWERS = listed("menegaskan menekankan memastikan reaffirmed reaffirms renewed renews reiterated reiterates restated")
KEPT = listed(
    "menepati ditepati memenuhi dipenuhi terpenuhi menunaikan ditunaikan melunasi dilunasi lunas rampung tuntas menuntaskan"
    " delivered kept honoured honored fulfilled met repaid redeemed completed reached arrived landed unloaded disbursed"
    " received"
)
DONE = listed(
    "menyerahkan mengirim mengirimkan menyalurkan mencairkan membayar menyetor menyetorkan menghibahkan menerima tiba"
    " mendarat diterima diserahkan dikirim disalurkan dicairkan dibayar cair masuk turun membebaskan dibebaskan memulangkan"
    " sent paid gave shipped handed transferred dispatched wired flew delivered freed released withdrew arrived reached"
    " landed"
)
BROKEN = listed(
    "mengingkari diingkari melanggar dilanggar gagal ingkar menunggak mangkir broke broken breached reneged failed"
    " defaulted missed unpaid undelivered unmet overdue lapsed violated ignored"
)
NOT_YET = listed(
    "belum tidak tak never not no none nothing n't hasn't haven't hadn't wasn't weren't didn't nor neither tanpa urung batal"
)
COMING = listed(
    "cair datang tiba menyusul mengalir berangkat turun masuk mendarat berlaku come comes arrive arrives follow follows"
    " leave reach flow open reopen dock sail land"
)
LONG_AGO = listed("lalu silam pernah sebelumnya dulu ago last had once earlier")
FALLING_SHORT = listed("baru hanya cuma only just yet still")
HOLDING = listed("tetap memegang stands stand standing")
OWED = listed(
    "dijanjikan janji komitmen tahap gelombang angsuran cicilan termin kewajiban iuran disepakati perjanjian kesepakatan"
    " promised pledged promise pledge commitment instalment installment tranche owed due agreement contract deal"
    " undertaking deadline tenggat"
)
CONDITIONS = (
    "dengan syarat,dengan catatan,dengan ketentuan,asalkan,jika,bila,apabila,kalau,on condition that,on the condition that"
    ",on condition,provided that,provided,as long as,so long as,only if,if,once,unless,in return for,in exchange for"
    ",sebagai imbalan atas,contingent on,subject to"
).split(",")
DUE = listed(
    "sebelum sampai hingga mulai paling selambat pada selama dalam antara per before by until from within in starting over"
    " during through between on due no lambat lambatnya selambat-lambatnya akhir awal end middle pertengahan sekitar about"
)
TILL = listed("sebelum sampai hingga lambat selambat before until through")
RECEIVING = listed("kepada untuk bagi terhadap ke di pada to for towards toward in into")
UNDER = (
    "sesuai dengan,sesuai,berdasarkan,di bawah,menurut,sejalan dengan,sebagai bagian dari,sebagai realisasi,dalam rangka"
    ",dalam kerangka,melalui,lewat,dalam,under,in line with,as part of,according to,in accordance with,pursuant to,within"
    ",in,by"
).split(",")
PACTS = listed(
    "perjanjian kesepakatan memorandum nota kontrak pakta konvensi protokol piagam traktat agreement treaty pact accord"
    " accords deal contract convention protocol compact communique memorandums"
)
