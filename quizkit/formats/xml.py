"""Reads XML of other tools safely: without entities, and within limits of depth."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from quizkit.base.problems import Place
from quizkit.formats.base import Unreadable

# Files of quizzes have about ten levels. Deeper ones would exhaust the stack when they are searched.
_DEEPEST = 200
# The signs that open and close elements and that give attributes. 10,000 questions have fewer; more would fill the memory.
_MOST = {b"<": 1_200_000, b"=": 500_000}


class _Builder(TreeBuilder):
    """Builds a tree, up to a depth."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        """Open an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(f"its elements are more than {_DEEPEST} levels deep")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parse_xml(*files: bytes) -> list[Element]:
    """Return the roots of XML files, their names without namespaces. Raises Unreadable."""
    if any(sum(data.count(sign) for data in files) > most for sign, most in _MOST.items()):
        raise Unreadable("it has too many elements; split it")
    return list(map(_root, files))


def _root(data: bytes) -> Element:
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
        if "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
    return root


def element_text(element: Element | None, path: str = "") -> str:
    """Return the text of an element, or of the first one below it on a path; empty if there is none."""
    found = element.find(path) if element is not None and path else element
    return (found.text or "").strip() if found is not None else ""
