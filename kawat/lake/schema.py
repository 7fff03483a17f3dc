"""The lake's tables and their columns, derived from the nouns: a field of a noun is a column of the same name."""

from typing import NamedTuple

import msgspec
from msgspec import inspect

from kawat.diplomacy import Agreement, Mechanism, Meeting, Membership, Pledge, Stance, Tenure, Vote
from kawat.lake.rows import Failure, Page, Redone, ReportRow, Run
from kawat.record import Attribution, Event, Mention, Part
from kawat.span import Found, Noun

READINGS: dict[str, type[Found]] = {
    "parts": Part,
    "mentions": Mention,
    "attributions": Attribution,
    "events": Event,
    "meetings": Meeting,
    "pledges": Pledge,
    "agreements": Agreement,
    "mechanisms": Mechanism,
    "memberships": Membership,
    "tenures": Tenure,
    "votes": Vote,
    "stances": Stance,
}
_SIMPLE: dict[type[inspect.Type], str] = {
    inspect.StrType: "VARCHAR",
    inspect.LiteralType: "VARCHAR",
    inspect.IntType: "INTEGER",
    inspect.FloatType: "DOUBLE",
    inspect.BoolType: "BOOLEAN",
    inspect.DateType: "DATE",
    inspect.DateTimeType: "TIMESTAMPTZ",
    inspect.BytesType: "BLOB",
}


class Column(NamedTuple):
    """A column of a table: its name, and its type as DuckDB writes it."""

    name: str
    type: str

    @property
    def quoted(self) -> str:
        """The name in double quotes, for `when`, `where`, `from` and `to` are words of SQL too."""
        return f'"{self.name}"'


def columns_of(noun: type[Noun]) -> tuple[Column, ...]:
    """Return a column for each field of a noun, under the field's name in JSON."""
    shape = inspect.type_info(noun)
    if not isinstance(shape, inspect.StructType):
        raise TypeError(f"{noun.__name__} is not a noun")
    return tuple(Column(field.encode_name, _sql_type(field.type)) for field in shape.fields)


def _sql_type(kind: inspect.Type) -> str:
    """Return the DuckDB type that holds a field in the shape its JSON has."""
    if isinstance(kind, inspect.UnionType):
        (held,) = (of for of in kind.types if not isinstance(of, inspect.NoneType))
        return _sql_type(held)
    if isinstance(kind, inspect.StructType):
        fields = (Column(field.encode_name, _sql_type(field.type)) for field in kind.fields)
        return f"STRUCT({', '.join(f'{field.quoted} {field.type}' for field in fields)})"
    if isinstance(kind, inspect.VarTupleType):
        return _sql_type(kind.item_type) + "[]"
    if isinstance(kind, inspect.NamedTupleType):
        return _sql_type(kind.fields[0].type) + "[]"
    return _SIMPLE[type(kind)]


_RUN = Column("run", "VARCHAR")
_KEYS = (Column("report", "VARCHAR"), Column("n", "INTEGER"))
TABLES: dict[str, tuple[Column, ...]] = {
    "runs": columns_of(Run),
    "redone": (*columns_of(Redone), _RUN),
    "reports": (*columns_of(ReportRow), _RUN),
    "pages": (*columns_of(Page), _RUN),
    "failures": (*columns_of(Failure), _RUN),
    **{name: (*_KEYS, *columns_of(noun), _RUN) for name, noun in READINGS.items()},
}


def from_row(noun: type[Found], row: bytes | str) -> Found:
    """Return the reading that a row holds, as JSON; the columns that place the row in the lake are passed over."""
    return msgspec.json.decode(row, type=noun)
