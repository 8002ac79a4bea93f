"""Moodle's GIFT: read in the order of steps of Moodle's own importer, and written.

Source: question/format/gift/format.php of Moodle, which decides where its documentation and other readers differ.
"""

from quizkit.formats.gift.reading import read
from quizkit.formats.gift.writing import SUPPORT, write

__all__ = ["SUPPORT", "read", "write"]
