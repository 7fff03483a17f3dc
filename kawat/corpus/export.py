"""The corpus as rows: one JSON document a passage, and a folder of Parquet files that dataset libraries load by themselves."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from kawat.corpus.convert import to_record
from kawat.notation import Block, write_marks
from kawat.wire import to_json


def rows(blocks: Sequence[Block]) -> Iterator[dict[str, str | None]]:
    """Yield a row a passage: its name, language, kind, brief, day, text, marked text, ledger, and the record as JSON."""
    for block in blocks:
        yield {
            "name": block.name,
            "lang": block.settings.get("lang"),
            "kind": block.settings.get("kind"),
            "brief": block.settings.get("brief"),
            "published": block.settings.get("published"),
            "invented": "true",
            "text": block.text,
            "marked": write_marks(block.text, block.marks),
            "ledger": "\n".join(" ".join([e.subject, *(f"{k}={v}" for k, v in e.settings.items())]) for e in block.ledger),
            "record": to_json(to_record(block)).decode(),
        }


def export_jsonl(blocks: Sequence[Block], path: Path) -> int:
    """Write one JSON document a line; return the number of lines."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows(blocks)]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(lines)


def export_parquet(splits: dict[str, Sequence[Block]], folder: Path) -> int:
    """Write `data/SPLIT.parquet` for each split; return the number of rows."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    total = 0
    for split, blocks in splits.items():
        lines = folder / "data" / f"{split}.jsonl"
        total += export_jsonl(blocks, lines)
        with duckdb.connect() as db:
            source = str(lines).replace("'", "''")
            target = str(folder / "data" / f"{split}.parquet").replace("'", "''")
            columns = "{" + ", ".join(f"{name}: 'VARCHAR'" for name in next(rows(blocks))) + "}"
            db.execute(
                f"COPY (SELECT * FROM read_json('{source}', format='newline_delimited', columns={columns})) "
                f"TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
            )
        lines.unlink()
    return total
