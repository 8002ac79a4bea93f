"""Moodle XML: read with its files, and written with texts as Markdown.

Source: question/format/xml/format.php of Moodle.
"""

from quizkit.formats.moodle_xml.reading import read
from quizkit.formats.moodle_xml.writing import SUPPORT, write

__all__ = ["SUPPORT", "read", "write"]
