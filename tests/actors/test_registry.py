"""The registry's files are read, refused where a column is missing, and spotted by language, case and border."""

from pathlib import Path

import pytest

from kawat.actors import Registry, load_registry
from kawat.actors.spot import fold, spot
from kawat.errors import BadRegistry

FILES = {
    "actors": "id,kind,name_en,name_id,country,sector,source\nRUS,country,Russia,Rusia,RUS,,t\nUSA,country,USA,AS,USA,,t\n",
    "aliases": (
        "alias,lang,target,kind,match,source\nRusia,id,RUS,name,fold,t\nRussia,en,RUS,name,fold,t\nAS,id,USA,abbreviation,exact,t\n"
        "TASS,*,org/tass,agency,fold,t\nBarat,id,bloc/west,name,fold,t\nMoskow,id,RUS,capital,fold,t\nMenlu,id,*/gov/mfa#minister,office,fold,t\n"
    ),
    "stopnames": "phrase,lang,source\nJawa Barat,id,t\n",
    "outlets": "name,id,kind,country,source\nTASS,org/tass,agency,RUS,t\nKoran Selat,org/koran-selat,outlet,IDN,t\n",
    "cities": "name,country,source\nOsaka,JPN,t\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def registry(folder: Path) -> Registry:
    return load_registry(folder)


def found(registry: Registry, lang: str, text: str) -> list[str]:
    return [f"{text[h.start : h.stop]}={h.alias.target}" for h in spot(text, fold(text), registry.spotters[lang])[0]]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Rusia dan AS", ["Rusia=RUS", "AS=USA"]),
        ("id", "as roda", []),
        ("id", "Rusialah, Rusia-Moskow, Menlunya", ["Rusia=RUS", "Rusia=RUS", "Moskow=RUS", "Menlu=*/gov/mfa#minister"]),
        ("id", "Rusianis, prorusia, ASEAN", []),
        ("id", "rusia", []),
        ("id", "MENLU RUSIA", ["MENLU=*/gov/mfa#minister", "RUSIA=RUS"]),
        ("id", "menlu", ["menlu=*/gov/mfa#minister"]),
        ("id", "Jawa Barat dan Barat", ["Jawa Barat=", "Barat=bloc/west"]),
        ("en", "Rusia, Russia's, AS", ["Russia=RUS"]),
        ("id", "İİ Rusia", ["Rusia=RUS"]),
        ("en", "TASS in Osaka", ["TASS=org/tass", "Osaka=JPN"]),
        ("id", "Koran Selat dibaca.", []),
    ],
)
def test_spotting(registry: Registry, lang: str, text: str, expected: list[str]) -> None:
    assert found(registry, lang, text) == expected


def test_fold_keeps_length() -> None:
    assert all(len(fold(text)) == len(text) for text in ("İstanbul", "ẞß", "’s", "A"))


def test_directory(registry: Registry) -> None:
    assert registry.directory.orgs == {"tass": "org/tass", "koran selat": "org/koran-selat"}
    assert registry.directory.agencies == {"org/tass"}
    assert registry.directory.cities == {"osaka", "moskow"}


def test_version_follows_the_files(folder: Path, registry: Registry) -> None:
    (folder / "cities.csv").write_text("name,country,source\n", encoding="utf-8")
    assert load_registry(folder).version != registry.version


def test_missing_column_is_refused(folder: Path) -> None:
    (folder / "cities.csv").write_text("name,source\nOsaka,t\n", encoding="utf-8")
    with pytest.raises(BadRegistry, match="has no 'country'"):
        load_registry(folder)


def test_bundled_registry() -> None:
    registry = load_registry()
    assert registry.directory.agencies
    assert set(registry.spotters) == {"id", "en"}
