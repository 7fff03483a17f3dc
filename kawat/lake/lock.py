"""Who is at a lake: any number of writers at once, or one caretaker alone; the lock goes with the process that holds it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kawat.errors import BadLake
from kawat.lake.home import Lake

if sys.platform == "win32":

    def _take(_: BinaryIO, alone: bool) -> bool:  # noqa: ARG001 (there is no such lock here: one person, one machine)
        return True
else:
    import fcntl

    def _take(file: BinaryIO, alone: bool) -> bool:
        """Take the lock, and tell whether it was had; a file system without locks lets everybody in."""
        try:
            fcntl.flock(file, (fcntl.LOCK_EX | fcntl.LOCK_NB) if alone else fcntl.LOCK_SH)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


@contextmanager
def writing(lake: Lake) -> Iterator[None]:
    """Be one of the writers of a lake; waits until a caretaker has gone."""
    with _opened(lake) as file:
        _take(file, alone=False)
        yield


@contextmanager
def alone_at(lake: Lake) -> Iterator[None]:
    """Be alone at a lake; raise BadLake when somebody writes to it."""
    with _opened(lake) as file:
        if not _take(file, alone=True):
            raise BadLake(str(lake.folder), "is being written to by another process", "run this again when that has ended")
        yield


@contextmanager
def _opened(lake: Lake) -> Iterator[BinaryIO]:
    try:
        file = (lake.folder / ".lock").open("ab")
    except OSError as fault:
        raise BadLake(str(lake.folder), f"cannot be written ({fault.strerror})", "check the disk and your permissions") from None
    with file:
        yield file
