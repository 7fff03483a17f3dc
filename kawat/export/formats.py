"""The formats by name, and the one place where a file is written: whole or not at all."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kawat.errors import KawatError
from kawat.export.ftm import write_ftm
from kawat.export.gexf import write_gexf
from kawat.export.line import Line
from kawat.export.parquet import write_parquet
from kawat.export.ploverjson import write_plover
from kawat.export.polecat import write_polecat
from kawat.export.sheets import write_csv, write_xlsx

Writer = Callable[[Iterable[Line], Path], int]
FORMATS: dict[str, Writer] = {
    "plover": write_plover,
    "polecat": write_polecat,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "ftm": write_ftm,
    "gexf": write_gexf,
}


def export(lines: Iterable[Line], form: str, out: Path) -> int:
    """Write events in a format and return how many were written; raise KawatError where that format or file cannot be."""
    if form not in FORMATS:
        raise KawatError(f"--format {form}", "is no format", f"give one of {' '.join(FORMATS)}")
    return whole(out, lambda draft: FORMATS[form](lines, draft))


def whole(out: Path, write: Callable[[Path], int]) -> int:
    """Let a file be written beside its place and put there when it is done, so that nobody ever finds half of it."""
    if out.is_dir():
        raise KawatError(str(out), "is a folder", "give the name of a file")
    draft = out.with_name(f".{out.name}.part")
    try:
        count = write(draft)
        draft.replace(out)
    except OSError as fault:
        raise KawatError(str(out), f"cannot be written ({fault.strerror})", "check the folder and your permissions") from None
    finally:
        draft.unlink(missing_ok=True)
    return count
