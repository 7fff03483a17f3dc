"""The trigger lexicon and its two companions are well formed, known to PLOVER and broad enough."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import kawat
from kawat.plover import AUXILIARY, CONTEXTS, EVENTS

DATA = Path(kawat.__file__).parent / "events" / "data"
HEADER = ["phrase", "lang", "pos", "event", "mode", "context", "frame", "needs", "note"]
FRAMES = {"active", "passive", "mutual", "subject", "with", "to"}
NEEDS = {"actor2", "military", "content-clause", "none"}
FLOORS = {  # rows per language; the words of diplomacy are to be rich
    "AGREE": 100, "CONSULT": 150, "SUPPORT": 100, "REQUEST": 100, "ACCUSE": 100, "REJECT": 100, "THREATEN": 100,
}  # fmt: skip
FLOOR = 60


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def triggers() -> list[dict[str, str]]:
    return rows("triggers.csv")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("triggers.csv", HEADER),
        ("modality.csv", ["phrase", "lang", "aux", "scope"]),
        ("irregular_en.csv", ["base", "forms"]),
    ],
)
def test_files_are_plain_csv_with_their_header(name: str, header: list[str]) -> None:
    raw = (DATA / name).read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n")
    records = list(csv.reader(raw.decode("utf-8").splitlines()))
    assert records[0] == header
    assert all(len(record) == len(header) for record in records)
    assert all(cell == cell.strip() and "  " not in cell for record in records for cell in record)


def test_triggers_are_sorted_and_unique(triggers: list[dict[str, str]]) -> None:
    keys = [(r["lang"], r["event"], r["phrase"]) for r in triggers]
    assert keys == sorted(keys)
    counts = Counter((r["phrase"], r["lang"], r["frame"]) for r in triggers)
    assert [key for key, n in counts.items() if n > 1] == []


def test_one_phrase_means_one_event(triggers: list[dict[str, str]]) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for r in triggers:
        seen.setdefault((r["phrase"], r["lang"]), set()).add(r["event"])
    assert {key: events for key, events in seen.items() if len(events) > 1} == {}


def test_triggers_speak_plover(triggers: list[dict[str, str]]) -> None:
    for r in triggers:
        assert r["phrase"] and r["phrase"] == r["phrase"].lower(), r
        assert r["lang"] in {"id", "en"}, r
        assert r["pos"] in {"verb", "noun", "adj"}, r
        assert not r["mode"] or r["mode"] in EVENTS[r["event"]].modes, r
        contexts = r["context"].split()
        assert len(contexts) <= 2 and set(contexts) <= set(CONTEXTS), r
        assert r["frame"] in FRAMES, r


def test_needs_are_known_tags_or_negative_collocates(triggers: list[dict[str, str]]) -> None:
    for r in triggers:
        tags = r["needs"].split()
        assert tags and len(tags) == len(set(tags)), r
        assert "none" not in tags or tags == ["none"], r
        assert {t for t in tags if not t.startswith("not:")} <= NEEDS, r
        assert not {t.removeprefix("not:") for t in tags} & set(r["phrase"].split()), r


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_has_enough_phrases(triggers: list[dict[str, str]], event: str, lang: str) -> None:
    assert sum(r["event"] == event and r["lang"] == lang for r in triggers) >= FLOORS.get(event, FLOOR)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_mode_has_a_phrase(triggers: list[dict[str, str]], lang: str) -> None:
    have = {(r["event"], r["mode"]) for r in triggers if r["lang"] == lang}
    assert [(e, m) for e, kind in EVENTS.items() for m in kind.modes if (e, m) not in have] == []


@pytest.mark.parametrize(
    ("phrase", "lang", "frame", "event", "mode"),
    [
        ("bertemu dengan", "id", "with", "CONSULT", ""),
        ("pertemuan virtual", "id", "mutual", "CONSULT", "phone"),
        ("siap bergabung", "id", "with", "AGREE", ""),
        ("akan mempromosikan", "id", "with", "AGREE", ""),
        ("apresiasi", "id", "to", "SUPPORT", ""),
        ("dikecam", "id", "passive", "ACCUSE", "disapprove"),
        ("memanggil duta besar", "id", "active", "ACCUSE", "disapprove"),
        ("latihan militer bersama", "id", "with", "COOPERATE", ""),
        ("latihan militer", "id", "subject", "MOBILIZE", "troops"),
        ("mengundang", "id", "active", "AGREE", ""),
        ("membatalkan kunjungan", "id", "active", "REJECT", "meet"),
        ("joint exercises", "en", "with", "COOPERATE", ""),
        ("military exercises", "en", "subject", "MOBILIZE", "troops"),
        ("declare a ceasefire", "en", "subject", "CONCEDE", ""),
        ("arrest warrant", "en", "to", "THREATEN", "arrest"),
        ("recall its ambassador", "en", "to", "SANCTION", "withdraw"),
    ],
)
def test_boundary_rules(triggers: list[dict[str, str]], phrase: str, lang: str, frame: str, event: str, mode: str) -> None:
    found = [(r["event"], r["mode"]) for r in triggers if (r["phrase"], r["lang"], r["frame"]) == (phrase, lang, frame)]
    assert found == [(event, mode)]


@pytest.mark.parametrize(
    ("phrase", "lang", "collocate"),
    [
        ("menyerang", "id", "jantung"),
        ("menahan", "id", "diri"),
        ("membunuh", "id", "diri"),
        ("attack", "en", "heart"),
        ("strike", "en", "balance"),
        ("release", "en", "album"),
    ],
)
def test_everyday_meanings_are_kept_out(triggers: list[dict[str, str]], phrase: str, lang: str, collocate: str) -> None:
    hits = [r for r in triggers if r["phrase"] == phrase and r["lang"] == lang]
    assert hits and all(f"not:{collocate}" in r["needs"].split() for r in hits)


def test_modality_words() -> None:
    words = rows("modality.csv")
    assert len(words) >= 120
    assert {r["lang"] for r in words} == {"id", "en"}
    assert {r["aux"] for r in words} == set(AUXILIARY)
    assert {r["scope"] for r in words} == {"before", "anywhere"}
    keys = [(r["lang"], r["aux"], r["phrase"]) for r in words]
    assert keys == sorted(keys)
    assert len({(r["phrase"], r["lang"]) for r in words}) == len(words)


def test_irregular_forms_belong_to_a_trigger(triggers: list[dict[str, str]]) -> None:
    verbs = rows("irregular_en.csv")
    heads = {r["phrase"].split()[0] for r in triggers if r["lang"] == "en" and r["pos"] == "verb"}
    assert [r["base"] for r in verbs] == sorted({r["base"] for r in verbs})
    assert [r["base"] for r in verbs if r["base"] not in heads or not r["forms"]] == []
