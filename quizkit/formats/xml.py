"""Reads XML of other tools safely: without entities, and within limits of depth and size."""

from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from quizkit.base.problems import Place
from quizkit.formats.base import Unreadable

# Files of quizzes have about ten levels. Deeper ones would exhaust the stack when they are searched.
_DEEPEST = 200
# 10,000 questions of Moodle have 550,000 elements and 200,000 attributes, with a hundred names; more take too long.
_MOST_ELEMENTS = 700_000
_MOST_ATTRIBUTES = 500_000
_MOST_NAMES = 2_000


class _Size:
    """How much all files have that are read together."""

    def __init__(self) -> None:
        self._elements = self._attributes = 0
        self._names: set[str] = set()

    def add(self, tag: str, attributes: Collection[str]) -> None:
        """Count an element. Raises Unreadable."""
        self._elements += 1
        self._names.add(tag)
        if attributes:
            self._attributes += len(attributes)
            self._names.update(attributes)
        if self._elements > _MOST_ELEMENTS or self._attributes > _MOST_ATTRIBUTES:
            raise Unreadable("it has too many elements; split it")
        if len(self._names) > _MOST_NAMES:
            raise Unreadable(f"its elements have more than {_MOST_NAMES:,} different names")


class _Builder(TreeBuilder):
    """Builds a tree, up to a depth and a size."""

    def __init__(self, size: _Size) -> None:
        super().__init__()
        self._depth = 0
        self._size = size

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """Open an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"its elements are more than {_DEEPEST} levels deep")
        self._size.add(tag, attrs)
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parse_xml(*files: bytes) -> list[Element]:
    """Return the roots of XML files, their names without namespaces. Raises Unreadable."""
    size = _Size()
    return [_root(data, size) for data in files]


def _root(data: bytes, size: _Size) -> Element:
    parser = DefusedXMLParser(target=_Builder(size), forbid_dtd=False)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        raise Unreadable("it is not valid XML", Place(line, column + 1)) from None
    except DefusedXmlException:
        raise Unreadable("it defines entities, which are not read") from None
    except (ValueError, LookupError):
        raise Unreadable("its encoding is not known") from None
    for element in root.iter():
        if "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
    return root


def element_text(element: Element | None, path: str = "") -> str:
    """Return the text of an element, or of the first one below it on a path; empty if there is none."""
    found = element.find(path) if element is not None and path else element
    return (found.text or "").strip() if found is not None else ""
