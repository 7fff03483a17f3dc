"""Files are opened here: counted as they are read, unpacked where they are packed, damage and bombs refused by name."""

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from kawat.errors import TooLarge, Unreadable

MOST_TIMES = 200
_FREE = 50_000_000
_BUFFER = 1 << 18
_PIECE = 1 << 14


Read = Callable[[int], bytes]


class Counted(io.RawIOBase):
    """A file that tells how many of its bytes have passed; on closing, also those that nobody needed."""

    def __init__(self, file: BinaryIO, size: int, passed: Callable[[int], object]) -> None:
        super().__init__()
        self._file = file
        self._left = size
        self._passed = passed

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that this can be searched."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file; what is passed over counts when the file is closed."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def readinto(self, space: memoryview) -> int:  # type: ignore[override]
        """Fill a space with the next bytes."""
        data = self._file.read(len(space))
        space[: len(data)] = data
        told = min(len(data), self._left)
        self._left -= told
        if told:
            self._passed(told)
        return len(data)

    def close(self) -> None:
        """Close the file and tell what is left of it."""
        if not self.closed:
            self._file.close()
            if self._left:
                self._passed(self._left)
        super().close()


class Unpacked(io.RawIOBase):
    """The contents of a packed file, as a stream that refuses damage, and more than 200 times the packed bytes."""

    def __init__(self, packed: io.BufferedReader, read: Read, place: str) -> None:
        super().__init__()
        self._packed = packed
        self._read = read
        self._place = place
        self._out = 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, space: memoryview) -> int:  # type: ignore[override]
        """Fill a space with the next bytes; raise Unreadable where the packing is damaged, TooLarge where it is a bomb."""
        try:
            data = self._read(min(len(space), _PIECE))
        except (EOFError, OSError, zlib.error) as fault:
            raise damaged(self._place, fault) from None
        space[: len(data)] = data
        self._out += len(data)
        if self._out > _FREE and self._out > MOST_TIMES * self._packed.tell():
            raise TooLarge(self._place, f"unpacks to more than {MOST_TIMES} times its size", "unpack it yourself if you trust it")
        return len(data)

    def close(self) -> None:
        """Close the packed file."""
        self._packed.close()
        super().close()


def open_file(path: Path, passed: Callable[[int], object]) -> io.BufferedReader:
    """Return a file's bytes as they lie on the disk, counted; its size counts in full once it is closed."""
    return io.BufferedReader(Counted(path.open("rb", buffering=0), path.stat().st_size, passed), _BUFFER)


def open_packed(path: Path, place: str, packing: str, passed: Callable[[int], object]) -> io.BufferedReader:
    """Return a file's contents, unpacked when `packing` is `.gz` or `.zst`."""
    file = open_file(path, passed)
    return io.BufferedReader(Unpacked(file, _reader(file, packing), place), _BUFFER) if packing else file


def damaged(place: str, fault: Exception) -> Unreadable:
    """Return the refusal of something packed that is damaged or cut short."""
    return Unreadable(place, f"is damaged or cut short ({str(fault)[:120]})", "fetch it again; what stands before this was read")


def _reader(file: io.BufferedReader, packing: str) -> Read:
    if packing == ".gz":
        return gzip.GzipFile(fileobj=file).read1
    from fastwarc.stream_io import ZstdReader

    return ZstdReader(cast(BinaryIO, file)).read
