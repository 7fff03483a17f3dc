"""A small made-up registry and reports of a day: everybody in it is invented."""

from datetime import date
from pathlib import Path

from kawat.actors import Registry, load_registry, resolve
from kawat.record import Mention
from kawat.report import Origin, Report, report_id
from kawat.span import Span

TABLES = {
    "actors": (
        "id,kind,name_en,name_id,country,sector,source\nRUS,country,Russia,Rusia,RUS,,t\nIDN,country,Indonesia,Indonesia,IDN,,t\n"
        "USA,country,USA,AS,USA,,t\nUN,body,United Nations,PBB,,IGO,t\n"
    ),
    "organs": "id,name_en,name_id,sector,source\n*/gov/mfa,Foreign Ministry,Kemlu,GOV,t\n*/gov/president,Palace,Istana,GOV,t\n",
    "aliases": (
        "alias,lang,target,kind,match,source\nRusia,id,RUS,name,fold,t\nAS,id,USA,abbreviation,exact,t\n"
        "Indonesia,*,IDN,name,fold,t\nPBB,id,UN,abbreviation,exact,t\nMenlu,id,*/gov/mfa#minister,office,fold,t\n"
        "Presiden,id,*/gov/president#president,office,fold,t\nJuru Bicara Kemlu,id,*/gov/mfa#spokesperson,office,fold,t\n"
    ),
    "stopnames": "phrase,lang,source\nPresiden Teater,id,t\n",
    "outlets": "name,id,kind,country,source\nKoran Selat,org/koran-selat,outlet,IDN,t\n",
    "cities": "name,country,source\nOsaka,JPN,t\n",
    "memberships": "body,member,role,start,end,as_of,source\nUN,IDN,member,1950,,2026,t\n",
    "sources": "id,title,version,licence,use\nt,Test,1,CC0-1.0,all\n",
    "persons": (
        "id,name,country,wikidata,source\nrus/gleb-zorin,Gleb Zorin,RUS,,t\nrus/anton-marin,Anton Marin,RUS,,t\n"
        "rus/yakov-melnikov,Yakov Melnikov,RUS,,t\nusa/alden-brook,Alden Brook,USA,,t\nidn/sari-melati,Sari Melati,IDN,,t\n"
        "usa/gleb-zorin,Gleb Zorin,USA,,t\n"
    ),
    "person_names": (
        "person,name,lang,kind,source\nrus/anton-marin,Antosha Marin,*,spelling,t\nidn/sari-melati,Mela,*,short,t\n"
        "rus/gleb-zorin,Глеб Зорин,ru,native,t\n"
    ),
    "offices": (
        "id,name_en,name_id,single_seat,source\nRUS/gov/mfa#minister,m,m,yes,t\nRUS/gov/mfa#spokesperson,s,s,no,t\n"
        "USA/gov/president#president,p,p,yes,t\nIDN/gov/mfa#minister,m,m,yes,t\n"
    ),
    "tenures": (
        "person,office,start,start_kind,end,end_kind,as_of,evidence,address,source,layer\n"
        "rus/gleb-zorin,RUS/gov/mfa#minister,2020-03-01,exact,2024-05-10,exact,2024-05-10,attested,,t,curated\n"
        "rus/anton-marin,RUS/gov/mfa#minister,2024-05-10,exact,,open,2030-06-30,attested,,t,curated\n"
        "rus/yakov-melnikov,RUS/gov/mfa#spokesperson,2020-03-01,exact,,open,2030-06-30,attested,,t,curated\n"
        "usa/alden-brook,USA/gov/president#president,2021,year,2029,year,2029,recalled,,t,curated\n"
        "idn/sari-melati,IDN/gov/mfa#minister,2020-03-01,exact,,open,2030-06-30,attested,,t,curated\n"
    ),
}


def write_registry(folder: Path, **changed: str) -> Path:
    """Write the made-up registry into a folder, some of its tables changed."""
    folder.mkdir(exist_ok=True)
    for name, text in {**TABLES, **changed}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def made_registry(folder: Path) -> Registry:
    """Return the made-up registry, read from a folder."""
    return load_registry(write_registry(folder))


def read_on(text: str, day: str, registry: Registry, lang: str = "id") -> tuple[Mention, ...]:
    """Return the mentions of a report of a day."""
    report = Report(
        id=report_id(None, text),
        text=text,
        lang=lang,
        origin=Origin(sha256="0", extractor="text@1", place="typed"),
        published=date.fromisoformat(day) if day else None,
    )
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return resolve(report, tuple(lines), (), registry)
