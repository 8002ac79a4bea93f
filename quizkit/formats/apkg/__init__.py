"""Anki's packages: a zip archive with a SQLite database of notes, and with media.

Sources: https://github.com/ankitects/anki, rslib/src/storage (schemas 11 and 18) and rslib/src/import_export/package.
"""

from quizkit.formats.apkg.reading import read
from quizkit.formats.apkg.writing import SUPPORT, write

__all__ = ["SUPPORT", "read", "write"]
