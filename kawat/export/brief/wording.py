"""What a digest says in Indonesian and in English: headings, names of event types, of stages and levels, and of actors."""

import csv
from functools import cache
from typing import NamedTuple

from kawat.actor import Resolved, kind_of
from kawat.actors import Registry, load_registry
from kawat.actors.registry import FOLDER
from kawat.export.line import NOTE

LANGS = ("id", "en")
_EVENTS_ID = {
    "AGREE": "menyatakan bersedia",
    "CONSULT": "bertemu atau berunding",
    "SUPPORT": "mendukung",
    "CONCEDE": "mengalah",
    "COOPERATE": "bekerja sama",
    "AID": "membantu",
    "RETREAT": "mundur atau melepaskan",
    "REQUEST": "meminta",
    "ACCUSE": "menuduh atau mengecam",
    "REJECT": "menolak",
    "THREATEN": "mengancam",
    "PROTEST": "berunjuk rasa",
    "SANCTION": "memberi sanksi",
    "MOBILIZE": "menggerakkan kekuatan",
    "COERCE": "memaksa",
    "ASSAULT": "menyerang",
}
_EVENTS_EN = {
    "AGREE": "agrees to act",
    "CONSULT": "meets or negotiates",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "cooperates",
    "AID": "gives aid",
    "RETREAT": "withdraws or releases",
    "REQUEST": "requests",
    "ACCUSE": "accuses or condemns",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilizes",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
_ID = {
    "title": "Kliping",
    "period": "Masa terbit",
    "reports": "berita",
    "contents": "Isi",
    "nothing": "Tidak ada yang ditemukan untuk masa ini.",
    "note": f"bacaan mesin, belum diverifikasi ({NOTE})",
    "meetings": "Pertemuan",
    "agreements": "Kesepakatan",
    "pledges": "Janji",
    "mechanisms": "Mekanisme",
    "statements": "Pernyataan",
    "events": "Peristiwa lain",
    "claimed": "menurut",
    "undated": "tanpa tanggal",
    "sure": "skor",
    "at": "huruf",
    "future": "akan datang",
    "hypothetical": "bersyarat",
    "negation": "tidak terjadi",
    "historical": "lampau",
    "head": "tingkat kepala negara atau pemerintahan",
    "minister": "tingkat menteri",
    "senior official": "tingkat pejabat tinggi",
    "envoy": "tingkat utusan",
    "legislators": "antarparlemen",
    "military": "militer",
    "bilateral": "bilateral",
    "multilateral": "multilateral",
    "sidelines": "di sela pertemuan lain",
    "in person": "tatap muka",
    "virtual": "virtual",
    "phone": "telepon",
    "planned": "direncanakan",
    "held": "terlaksana",
    "cancelled": "dibatalkan",
    "promised": "dijanjikan",
    "reaffirmed": "ditegaskan lagi",
    "delivered": "dipenuhi",
    "broken": "dilanggar",
    "negotiated": "dirundingkan",
    "initialled": "diparaf",
    "signed": "ditandatangani",
    "ratified": "diratifikasi",
    "in force": "berlaku",
    "suspended": "ditangguhkan",
    "terminated": "diakhiri",
    "treaty": "perjanjian",
    "agreement": "kesepakatan",
    "memorandum": "nota kesepahaman",
    "charter": "piagam",
    "contract": "kontrak",
    "ceasefire": "gencatan senjata",
    "plan": "rencana",
    "resolution": "resolusi",
    "communique": "komunike",
    "letter": "surat",
    "statement": "pernyataan bersama",
    "other": "",
    "says": "mengatakan",
    "denies": "membantah",
    "declines": "menolak berkomentar",
    "asks": "bertanya atau meminta",
    "promises": "berjanji",
    "threatens": "mengancam",
    "agrees": "menyetujui",
    "refuses": "menolak",
}
_EN = {
    "title": "Digest",
    "period": "Published",
    "reports": "reports",
    "contents": "Contents",
    "nothing": "Nothing was found for these days.",
    "note": NOTE,
    "meetings": "Meetings",
    "agreements": "Agreements",
    "pledges": "Pledges",
    "mechanisms": "Mechanisms",
    "statements": "Statements",
    "events": "Other events",
    "claimed": "according to",
    "undated": "no date",
    "sure": "score",
    "at": "characters",
    "negation": "did not happen",
    "head": "heads of state or government",
    "minister": "ministers",
    "senior official": "senior officials",
    "envoy": "envoys",
    "sidelines": "on the sidelines",
    "other": "",
}
_MONTHS_ID = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()


class Wording(NamedTuple):
    """The words of one language, and the names of actors and offices in it."""

    lang: str
    words: dict[str, str]
    events: dict[str, str]
    months: list[str]
    actors: dict[str, str]
    offices: dict[str, str]

    def say(self, key: str) -> str:
        """Return the words for a key; a key without words of its own stands for itself, what is unknown is not said."""
        return "" if key in ("unknown", "none") else self.words.get(key, key)

    def name(self, actor: Resolved) -> str:
        """Return what an actor is called; a person with the office they speak from."""
        name = self.actors.get(actor.id) or self.offices.get(actor.id) or actor.name
        if kind_of(actor.id) != "person" or actor.office is None:
            return name
        return f"{name} ({self.offices.get(actor.office, actor.office)})"


@cache
def wording_of(lang: str) -> Wording:
    """Return the words of a language, `id` or `en`."""
    registry = _registry()
    field = f"name_{lang}"
    with (FOLDER / "offices.csv").open(encoding="utf-8", newline="") as file:
        offices = {row["id"]: row[field] for row in csv.DictReader(file) if row[field]}
    names = {key: actor.name_id if lang == "id" else actor.name_en for key, actor in registry.actors.items()}
    mine = (_ID, _EVENTS_ID, _MONTHS_ID) if lang == "id" else (_EN, _EVENTS_EN, _MONTHS_EN)
    return Wording(lang, *mine, actors={key: name for key, name in names.items() if name}, offices=offices)


@cache
def _registry() -> Registry:
    return load_registry()
