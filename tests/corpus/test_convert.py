"""A passage becomes a record and comes back; what the record says is what was typed."""

from pathlib import Path

import duckdb
from typer.testing import CliRunner

from kawat.cli import app
from kawat.corpus.agree import consistency
from kawat.corpus.convert import to_record
from kawat.corpus.stats import count, echoes
from kawat.corpus.write import from_record
from kawat.notation import write_marks
from kawat.record import Record
from kawat.wire import from_json
from tests.corpus.made import GOOD, PRONOUNS, block_of


def record(folder: Path) -> Record:
    return to_record(block_of(folder, GOOD))


def test_what_was_typed_stands_in_the_record(tmp_path: Path) -> None:
    made = record(tmp_path)
    text = made.report.text
    first, second = made.attributions
    assert (first.voice, second.voice) == ("indirect", "direct")
    assert (second.how, second.polarity) == ("suffix", "promises")
    assert [c.of(text) for c in second.content] == ["Kami akan mengirim 5.000 ton beras ke Nong Khai"]
    speakers = [made.mentions[a.source] for a in made.attributions if a.source is not None]
    assert [m.kind for m in speakers] == ["person", "pronoun"]
    assert len({m.chain for m in speakers}) == 1
    assert speakers[0].actor is not None and speakers[0].actor.office == "LAO/gov/mfa#minister"
    agree, support = made.events
    assert (agree.event, agree.claimed_in, support.claimed_in) == ("AGREE", 0, None)
    assert [made.mentions[i].span.of(text) for i in support.actors] == ["Laos", "Thailand"]
    (pledge,) = made.pledges
    assert pledge.amount is not None and pledge.amount.value == 5000 and pledge.claimed_in == 1
    (agreement,) = made.agreements
    assert (agreement.stage, agreement.event) == ("signed", 1)
    plural = next(m for m in made.mentions if m.kind == "plural")
    assert [made.mentions[i].span.of(text) for i in plural.members] == ["Laos", "Thailand"]


def test_a_record_written_as_a_passage_is_read_as_the_same_record(tmp_path: Path) -> None:
    made = record(tmp_path)
    again = to_record(from_record(made, "made/01", {"brief": "made"}))
    for name in Record.__struct_fields__:
        if name != "report":
            assert getattr(again, name) == getattr(made, name), name
    assert again.report.text == made.report.text


def test_what_only_pronouns_name_comes_back_too(tmp_path: Path) -> None:
    made = to_record(block_of(tmp_path, PRONOUNS))
    assert [m.actor.country for m in made.mentions if m.actor and m.actor.id == "grp/naran-rebels"] == ["GNB"]
    assert [d.span.of(made.report.text) for d in made.agreements] == ["the Farim accord"]
    again = to_record(from_record(made, "made/02", {}))
    assert (again.mentions, again.agreements) == (made.mentions, made.agreements)


def test_marks_survive_writing(tmp_path: Path) -> None:
    block = from_record(record(tmp_path), "made/01", {})
    text = f"== made/01 lang=id kind=passage\n{write_marks(block.text, block.marks)}\n"
    again = block_of(tmp_path, text)
    assert {(m.label, m.span) for m in again.marks} == {(m.label, m.span) for m in block.marks}


def test_counts_and_echoes(tmp_path: Path) -> None:
    block = block_of(tmp_path, GOOD)
    counted = {line.what: line.number for line in count([block])}
    assert counted["statements"] == 2
    assert counted["event AGREE"] == 1
    assert counted["votes"] == 1
    assert counted["countries as actors"] == 2
    twin = block_of(tmp_path, "== made/02 lang=id kind=passage\nkami tetap akan mengirim beras ke sana juga\n")
    other = block_of(tmp_path, "== made/03 lang=id kind=passage\nmereka pun tetap akan mengirim beras ke sana juga\n")
    (echo,) = echoes([block, twin, other])
    assert (echo.first, echo.second) == ("made/02", "made/03")


def test_export(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "a.txt").write_text(GOOD, encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["corpus", "export", str(tmp_path / "train"), "--into", str(tmp_path / "out.jsonl")]).exit_code == 0
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1
    assert run(app, ["corpus", "export", str(tmp_path / "train"), "--into", str(tmp_path / "out")]).exit_code == 0
    with duckdb.connect() as db:
        rows = db.execute(f"SELECT name, invented, record FROM '{tmp_path}/out/data/train.parquet'").fetchall()
    assert [(r[0], r[1]) for r in rows] == [("made/01", "true")]
    assert from_json(rows[0][2]).report.text.startswith("Laos siap")


def test_the_other_commands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    run = CliRunner().invoke
    assert "statements" in run(app, ["corpus", "stats", str(tmp_path)]).output
    assert "e1 AGREE" in run(app, ["corpus", "draw", str(tmp_path), "--name", "made/01"]).output
    done = run(app, ["corpus", "stats", str(tmp_path / "none")])
    assert done.exit_code == 1 and "holds no passages" in done.output


def test_two_passes_are_held_against_each_other(tmp_path: Path) -> None:
    block = block_of(tmp_path, GOOD)
    same = consistency([block], [block])
    assert all(layer.f1 == 100.0 for layer in same)
    assert sum(layer.first for layer in same) > 20
    other = block_of(
        tmp_path,
        GOOD.replace("event=AGREE", "event=AID").replace("{A1|Nong Khai}", "Nong Khai").replace("A1 name=Nong_Khai of=C2\n", ""),
    )
    changed = {layer.layer: layer for layer in consistency([block], [other])}
    assert changed["events: type and trigger"].both == 1
    assert changed["mentions: span and kind"].f1 < 100
    assert changed["statements: cue and content"].f1 == 100
    facets = {layer.layer: layer for layer in same}
    assert facets["events both hold: contexts"].both > changed["events both hold: contexts"].both > 0
