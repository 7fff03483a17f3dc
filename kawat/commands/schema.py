"""`kawat schema`: the JSON Schema of a record."""

import json

import typer

from kawat.wire import schema


def print_schema() -> None:
    """Print the JSON Schema of a record, as docs/record.schema.json holds it."""
    typer.echo(json.dumps(schema(), indent=2, sort_keys=True))
