"""A record as JSON and back, and the JSON Schema of that form."""

from typing import Any

import msgspec

from kawat.record import Record

_DECODER = msgspec.json.Decoder(Record)


def to_json(record: Record) -> bytes:
    """Return one JSON document on one line, in the shape that docs/record.schema.json fixes."""
    return msgspec.json.encode(record)


def from_json(data: bytes | str) -> Record:
    """Return the record that `to_json` wrote; raise msgspec.ValidationError when it is of another shape."""
    return _DECODER.decode(data)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record."""
    found = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Kawat record, protocol 1", **found}
