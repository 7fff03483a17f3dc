"""Passages made for the tests of the corpus room."""

from pathlib import Path

from kawat.notation import Block, read_blocks

GOOD = """== made/01 lang=id kind=passage published=2032-05-04 brief=made
{q1|{C1|Laos} {t1|siap membantu} {C2|Thailand}}, {c1|kata} {s1|{P1.off|Menlu {C1|Laos}} {P1|Khamphet Sisouk}}, {w1|Selasa (4/5/2032)}.
"{q2|Kami akan mengirim {v1|{M1|5.000 ton} beras} ke {A1|Nong Khai}}," {c2|tegas}{s2 P1.pro|nya} kepada {a2 U1|wartawan}.
{X1|Kedua negara} {t2|menandatangani} {D1|Nota Air Mekong} dalam sidang {K1|Komisi Mekong}.
--
C1 is=LAO
C2 is=THA
P1 name=Khamphet_Sisouk of=C1 office=gov/mfa#minister
X1 members=C1,C2
U1 head=journalists
A1 name=Nong_Khai of=C2
K1 members=C1,C2
M1 value=5000 unit=t
D1 kind=memorandum stage=signed parties=C1,C2 event=t2
w1 from=2032-05-04 to=2032-05-04 precision=day
t1 event=AGREE actors=C1 recipients=C2 contexts=diplomatic when=w1 claimed=1
t2 event=SUPPORT actors=C1,C2 contexts=diplomatic
2 how=suffix polarity=promises
meeting1 event=t2 level=minister format=bilateral channel=in_person status=held who=C1,C2 outcome=D1
pledge1 by=C1 to=C2 what=v1 amount=M1 status=promised claimed=2
member1 member=C1 body=K1 role=member
tenure1 person=P1 kind=holds
vote1 on=D1 yes=4 no=0 abstain=1
"""

PRONOUNS = """== made/02 lang=en kind=passage published=2032-05-04 brief=made
"{q1|{R1.pro|We} never read {D1.pro|it}}," {c1|said} {s1|{P1.off|a commander}, {P1|Bubo Djassi}}, of {D1|the Farim accord}.
--
R1 name=Naran_rebels country=GNB
P1 name=Bubo_Djassi country=GNB
D1 kind=agreement stage=unknown
"""


def block_of(folder: Path, text: str) -> Block:
    """Return the one passage of a text, written to a file of a folder."""
    path = folder / "made.txt"
    path.write_text(text, encoding="utf-8")
    (block,) = read_blocks(path)
    return block
