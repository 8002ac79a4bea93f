"""Reads XML of other tools safely: without entities, and within limits of depth and size."""

from collections import Counter
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


class _Builder(TreeBuilder):
    """Builds a tree, up to a depth and a size. `sizes` counts what all files have that are read together, and `names` are theirs."""

    def __init__(self, sizes: Counter[str], names: set[str]) -> None:
        super().__init__()
        self._depth = 0
        self._sizes, self._names = sizes, names

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """Open an element. Raises Unreadable."""
        self._depth += 1
        self._sizes["elements"] += 1
        self._names.add(tag)
        if attrs:
            self._sizes["attributes"] += len(attrs)
            self._names.update(attrs)
        if self._depth > _DEEPEST:
            raise Unreadable(f"its elements are more than {_DEEPEST} levels deep")
        if self._sizes["elements"] > _MOST_ELEMENTS or self._sizes["attributes"] > _MOST_ATTRIBUTES:
            raise Unreadable("it has too many elements; split it")
        if len(self._names) > _MOST_NAMES:
            raise Unreadable(f"its elements have more than {_MOST_NAMES:,} different names")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parse_xml(*files: bytes) -> list[Element]:
    """Return the roots of XML files, their names without namespaces. Raises Unreadable."""
    sizes, names = Counter[str](), set[str]()
    return [_root(data, _Builder(sizes, names)) for data in files]


def _root(data: bytes, builder: _Builder) -> Element:
    parser = DefusedXMLParser(target=builder, forbid_dtd=False)
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
    target = element.find(path) if element is not None and path else element
    return (target.text or "").strip() if target is not None else ""
