"""What real pages have taught the resolver: whose office, which pronoun, which incumbent. The texts are invented."""

from datetime import date

from kawat.actors import load_registry
from kawat.read import Reader, read
from kawat.record import Record
from kawat.report import Origin, Report, report_id

READER = Reader(registry=load_registry())


def read_text(text: str, lang: str = "id", day: date | None = None) -> Record:
    origin = Origin(sha256="0" * 64, extractor="test@1", place="t")
    return read(Report(id=report_id(None, text), text=text, lang=lang, origin=origin, published=day), READER)


def people(record: Record) -> dict[str, tuple[str, str | None]]:
    """Return for each stretch that names a person its id and office."""
    text = record.report.text
    return {m.span.of(text): (m.actor.id, m.actor.office) for m in record.mentions if m.kind == "person" and m.actor}


def speaker(record: Record, cue: str) -> str | None:
    """Return the id of who speaks by a cue."""
    text = record.report.text
    (found,) = [a for a in record.attributions if a.cue and a.cue[0].of(text) == cue]
    actor = record.mentions[found.source].actor if found.source is not None else None
    return actor.id if actor else None


def test_a_rank_behind_the_comma_of_an_office_is_the_same_person() -> None:
    record = read_text("Menteri Luar Negeri Arab Saudi, Pangeran Talal Rashidan, tiba di Jakarta, Senin (3/5/2032).")
    assert people(record)["Talal Rashidan"] == ("sau/talal-rashidan", "SAU/gov/mfa#minister")


def test_an_office_of_another_country_before_a_comma_is_not_the_names() -> None:
    text = (
        "Menteri Luar Negeri Laos Khamphet Souvannalath tiba di Riyadh.\n"
        "Selain menemui Menteri Luar Negeri Arab Saudi, Khamphet Souvannalath juga menemui pengusaha."
    )
    assert people(read_text(text))["Khamphet Souvannalath"] == ("lao/khamphet-souvannalath", "LAO/gov/mfa#minister")


def test_a_pronoun_is_the_subject_of_the_sentence_before_not_a_name_in_its_adjunct() -> None:
    text = (
        "Dalam pertemuan dengan Menteri Luar Negeri Laos Khamphet Souvannalath, Menteri Luar Negeri Peru Rosaura Quispe "
        "memaparkan rencana itu. Dia mengatakan pelabuhan akan dibuka."
    )
    assert speaker(read_text(text), "mengatakan") == "per/rosaura-quispe"


def test_it_is_no_person() -> None:
    text = "Laos signed the accord after President Khamphet Souvannalath left. It said the border would open."
    assert speaker(read_text(text, "en"), "said") == "LAO"


def test_both_ministers_are_those_in_office_not_everybody() -> None:
    text = (
        "Presiden Peru Rosaura Quispe hadir. Menteri Luar Negeri Laos Khamphet Souvannalath bertemu Menteri Luar "
        "Negeri Kuba Odalys Morejon. Kedua menteri sepakat membuka jalur udara."
    )
    record = read_text(text)
    (plural,) = [m for m in record.mentions if m.kind == "plural"]
    names = {record.mentions[i].actor.id for i in plural.members if record.mentions[i].actor}  # type: ignore[union-attr]
    assert names == {"lao/khamphet-souvannalath", "cub/odalys-morejon"}


def test_an_incumbent_named_without_a_country_is_found_by_office_and_day() -> None:
    text = "Menlu Sugiono bertolak ke Riyadh, Senin (3/2/2025)."
    assert people(read_text(text, day=date(2025, 2, 4)))["Sugiono"] == ("idn/sugiono", "IDN/gov/mfa#minister")


def test_an_unknown_name_with_the_same_office_is_nobody_known() -> None:
    found = people(read_text("Menlu Khamphet bertolak ke Riyadh, Senin (3/2/2025).", day=date(2025, 2, 4)))
    assert all(who.endswith("khamphet") for who, _ in found.values())


def test_an_office_that_the_report_gives_to_another_is_not_the_names_behind_its_comma() -> None:
    text = (
        "Menteri Luar Negeri Laos Khamphet Souvannalath tiba di Lima. "
        "Setelah menemui Menteri Luar Negeri Laos, Rosaura melanjutkan perjalanan."
    )
    found = people(read_text(text))
    assert found["Khamphet Souvannalath"] == ("lao/khamphet-souvannalath", "LAO/gov/mfa#minister")
    assert "Rosaura" not in found or found["Rosaura"][1] is None


def test_a_suffix_after_a_closing_cue_is_who_spoke_there() -> None:
    text = (
        "Laos siap membantu Thailand menjaga debit sungai, kata Menteri Luar Negeri Laos Khamphet Souvannalath.\n"
        '"Kami tidak akan menutup pintu air," tegasnya kepada wartawan.'
    )
    assert speaker(read_text(text), "tegas") == "lao/khamphet-souvannalath"
