"""Reads XML of other tools safely: without entities, and within limits of depth."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from quizkit.base.problems import Place
from quizkit.formats.base import Unreadable

# Files of quizzes have about ten levels. Deeper ones would exhaust the stack when they are searched.
_DEEPEST = 200
# 10,000 questions have fewer. More would fill the memory.
_MOST_ELEMENTS = 700_000


class _Builder(TreeBuilder):
    """Builds a tree, up to a depth."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """Open an element."""
        self._depth += 1
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise Unreadable(f"it has more than {_MOST_ELEMENTS:,} elements")
        if self._depth > _DEEPEST:
            raise Unreadable(f"its elements are more than {_DEEPEST} levels deep")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML file, its names without namespaces. Raises Unreadable."""
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=False)
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
        element.tag = element.tag.rpartition("}")[2]
    return root


def element_text(element: Element | None, path: str = "") -> str:
    """Return the text of an element, or of the first one below it on a path; empty if there is none."""
    found = element.find(path) if element is not None and path else element
    return (found.text or "").strip() if found is not None else ""
