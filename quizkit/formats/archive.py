"""Writes zip archives, and reads those of other tools safely: within limits of size, and only by the names of their files."""

import lzma
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from quizkit.formats.base import Unreadable

# More than any class's material, and less than a bomb: of all files together, and of one.
_LARGEST = 200_000_000
_LARGEST_FILE = 100_000_000
# No text of this size is compressed to less than a two-hundredth; 10,000 questions alike are to a fiftieth.
_SMALL = 20_000_000
_RATIO = 200
_MOST_FILES = 20_000
# A password, a method of compression that is not known, a wrong checksum, or data that ends too early.
_DAMAGE = (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files. The same files make the same archive."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return output.getvalue()


class Archive:
    """An open archive. What its directory says of sizes is not trusted: real bytes are counted."""

    def __init__(self, data: bytes) -> None:
        """Open an archive. Raises Unreadable."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise Unreadable("it is not a valid zip archive") from None
        self.names = self._zip.namelist()
        self._left = _LARGEST
        if len(self.names) > _MOST_FILES:
            raise Unreadable(f"it has more than {_MOST_FILES} files")

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return the content of a file. Raises Unreadable."""
        try:
            packed = self._zip.getinfo(name).compress_size
            most = min(self._left, _LARGEST_FILE, max(_SMALL, _RATIO * packed))
            with self._zip.open(name) as file:
                # One byte more than is allowed says that there are more.
                content = file.read(most + 1)
        except _DAMAGE:
            raise Unreadable(f"{name} in it is damaged or encrypted") from None
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(f"it unpacks to more than {_LARGEST // 1_000_000} MB")
        if len(content) > most:
            raise Unreadable(f"{name} in it unpacks to more than {most // 1_000_000} MB")
        return content
