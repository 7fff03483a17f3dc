"""Where readings point: which columns hold spans of the text, and which hold numbers of rows of other readings."""

from functools import cache
from typing import NamedTuple

from msgspec import inspect

from kawat.lake.schema import READINGS
from kawat.span import Span

_MENTIONS: dict[str, tuple[str, ...]] = {
    "mentions": ("members",),
    "attributions": ("source", "addressee"),
    "events": ("actors", "recipients"),
    "meetings": ("participants", "host"),
    "pledges": ("debtors", "creditors"),
    "agreements": ("parties",),
    "mechanisms": ("members", "chair"),
    "memberships": ("member", "body"),
    "tenures": ("person",),
}


class Pointer(NamedTuple):
    """A column of a reading's table that holds numbers `n` of rows of another table of the same report."""

    table: str
    column: str
    target: str
    many: bool
    required: bool


@cache
def pointers() -> tuple[Pointer, ...]:
    """Return all columns that point at other readings."""
    named = [(table, column, "mentions") for table, columns in _MENTIONS.items() for column in columns]
    for table in READINGS:
        named += [(table, "claimed_in", "attributions"), (table, "event", "events"), (table, "meetings", "meetings")]
    return tuple(pointer for one in named if (pointer := _pointer(*one)) is not None)


def _pointer(table: str, column: str, target: str) -> Pointer | None:
    """Return a pointer where the table's noun has a field of that name that is a number, or many."""
    for name, kind, required in _fields(table):
        if name == column:
            many = isinstance(kind, inspect.VarTupleType)
            held = kind.item_type if isinstance(kind, inspect.VarTupleType) else kind
            return Pointer(table, column, target, many, required) if isinstance(held, inspect.IntType) else None
    return None


@cache
def spans_sql(table: str) -> tuple[str, ...]:
    """Return for each kind of span in a table's rows the SQL of a list of `[start, stop]`: the reading's own and those inside."""
    own = "[[start, stop]]"
    return (own, *(sql for name, kind, _ in _fields(table) if (sql := _listed(f'"{name}"', kind)) is not None))


def _listed(column: str, kind: inspect.Type) -> str | None:
    """Return the SQL that makes a list of spans of a column that holds any."""
    if isinstance(kind, inspect.NamedTupleType) and kind.cls is Span:
        return f"[{column}]"
    if isinstance(kind, inspect.StructType) and _placed(kind):
        return f"[[{column}.start, {column}.stop]]"
    if not isinstance(kind, inspect.VarTupleType):
        return None
    if isinstance(kind.item_type, inspect.NamedTupleType) and kind.item_type.cls is Span:
        return column
    if isinstance(kind.item_type, inspect.StructType) and _placed(kind.item_type):
        return f"list_transform({column}, lambda x: [x.start, x.stop])"
    return None


def _placed(kind: inspect.StructType) -> bool:
    return {"start", "stop"} <= {field.encode_name for field in kind.fields}


@cache
def _fields(table: str) -> tuple[tuple[str, inspect.Type, bool], ...]:
    """Return name, type without None, and whether there has to be a value, of the fields of a table's noun."""
    shape = inspect.type_info(READINGS[table])
    assert isinstance(shape, inspect.StructType)
    return tuple(_field(field) for field in shape.fields)


def _field(field: inspect.Field) -> tuple[str, inspect.Type, bool]:
    if not isinstance(field.type, inspect.UnionType):
        return field.encode_name, field.type, True
    held = [kind for kind in field.type.types if not isinstance(kind, inspect.NoneType)]
    return field.encode_name, held[0], len(held) == len(field.type.types)
