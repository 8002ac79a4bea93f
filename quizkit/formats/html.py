"""Turns the HTML of other tools into Markdown, and names what is lost."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final, NamedTuple

from quizkit.formats.base import Unreadable
from quizkit.formats.features import Losses
from quizkit.formats.texts import html_of_markdown, is_plain_line, markdown_of_plain

_EMPHASIS: Final = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_CODE: Final = frozenset(("code", "tt", "kbd", "samp"))
_BLOCKS: Final = frozenset(
    "address article blockquote dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr ol p section table tr ul".split()
)
_UNSEEN: Final = frozenset(("script", "style", "head", "title", "template"))
# What a terminal cannot show or play.
_MEDIA: Final = frozenset(("audio", "video", "iframe", "object", "embed", "svg", "canvas", "math"))
# Far more than any question has. What is not closed is looked for up to the end of the text.
_MOST_TAGS = 20_000
_MOST_UNCLOSED = 1_000
# A text may have images in it. Of a longer one there would be too many copies while it is read.
_LONGEST = 10_000_000
_DEEPEST_LIST = 10
_MATH = re.compile(
    r"\\\(((?:[^\\]|\\(?![()]))+)\\\)|\\\[((?:[^\\]|\\(?![\[\]]))+)\\\]"
    r"|\[\$\]([^\[]+)\[/\$\]|\[\$\$\]([^\[]+)\[/\$\$\]|\[latex\]([^\[]+)\[/latex\]"
)


class Converted(NamedTuple):
    """A text as Markdown, and the tags of it that are lost."""

    text: str
    lost: tuple[str, ...] = ()


def plain_of_html(html: str) -> str:
    """Return HTML as plain text, for what is no Markdown in a deck."""
    return re.sub(r"\\([\\`*_\[\]^$~|])", r"\1", markdown_of_html(html).text)


def markdown_of_html(html: str) -> Converted:
    """Return HTML as Markdown: breaks and blocks as lines, emphasis, code, lists, links, images, formulas. Raises Unreadable."""
    if len(html) > _LONGEST:
        raise Unreadable(f"one of its texts has more than {_LONGEST:,} characters")
    tags = html.count("<")
    if tags > _MOST_TAGS or tags - html.count(">") > _MOST_UNCLOSED:
        raise Unreadable(f"one of its texts has more than {_MOST_TAGS:,} tags, or does not close them")
    reader = _Reader()
    reader.feed(_without_comments(html))
    reader.close()
    text = "".join(reader.pieces)
    if not reader.has_code_block:
        text = "\n".join(line.strip(" \t") for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return Converted(text, tuple(dict.fromkeys(reader.lost)))


def _without_comments(html: str) -> str:
    """Return HTML without comments; one that is not closed goes to the end."""
    *closed, rest = html.split("-->")
    ends = ("" if "<!--" in piece else "-->" for piece in closed)
    parts = (piece.partition("<!--")[0] + end for piece, end in zip(closed, ends, strict=True))
    return "".join(parts) + rest.partition("<!--")[0]


def html_of_text(text: str, losses: Losses) -> str:
    """Return a text of a deck as HTML, and report what of it is lost."""
    html = html_of_markdown(text)
    if not (is_plain_line(text) and text == " ".join(text.split())) and markdown_of_html(html).text != text.strip():
        losses.lose("lost-layout", "its spaces, or its formulas and tables as they are written, are not exported")
    return html


def html_of_pieces(pieces: Sequence[str], marks: Sequence[str], losses: Losses) -> str:
    """Return the pieces of a cloze as HTML, with a mark for each blank between them. The space beside one needs no entity."""
    htmls = [" " * piece.startswith(" ") + html_of_text(piece.removeprefix(" "), losses) for piece in pieces]
    return "".join(html + mark for html, mark in zip(htmls, [*marks, ""], strict=True))


class _Reader(HTMLParser):
    """Collects the pieces of a Markdown text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.lost: list[str] = []
        self.has_code_block = False
        self._hidden = 0
        self._pre = 0
        self._lists: list[int | None] = []
        self._links: list[str] = []
        self._cells = 0
        self._raised: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        values = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in _EMPHASIS or tag in _CODE:
            self.pieces.append(_EMPHASIS.get(tag, "" if self._pre else "`"))
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "pre":
            self._pre, self.has_code_block = self._pre + 1, True
            self.pieces.append("\n```\n")
        elif tag in ("ol", "ul", "li"):
            self._list(tag)
        elif tag in ("sub", "sup"):
            self._raised.append(("_" if tag == "sub" else "^", len(self.pieces)))
        elif tag == "a":
            self._links.append(values.get("href", ""))
            self.pieces.append("[" if values.get("href") else "")
        elif tag == "img":
            # Canvas's images of formulas hold them as LaTeX.
            formula = values.get("data-equation-content", "")
            self.pieces.append(f"${formula}$" if formula else f"![{values.get('alt', '')}]({values.get('src', '')})")
        elif tag in ("td", "th"):
            self.pieces.append(" | " if self._cells else "")
            self._cells += 1
        elif tag in _MEDIA:
            self.lost.append(tag)
        if tag in _BLOCKS:
            self._cells = 0
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _EMPHASIS or tag in _CODE:
            self._close(_EMPHASIS.get(tag, "" if self._pre else "`"))
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
            self.pieces.append("\n```\n")
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag in ("sub", "sup") and self._raised:
            sign, start = self._raised.pop()
            inside = "".join(self.pieces[start:])
            self.pieces[start:] = [f"{sign}{inside}" if len(inside) == 1 else f"{sign}{{{inside}}}"] if inside else []
        elif tag == "a" and self._links:
            address = self._links.pop()
            self.pieces.append(f"]({address})" if address else "")
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Add a text between tags."""
        if self._hidden:
            return
        if self._pre:
            self.pieces.append(data)
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", data).replace("\xa0", " ")
        self.pieces.append(_MATH.sub(lambda match: f"${next(filter(None, match.groups()))}$", _escaped(text)))

    def _close(self, mark: str) -> None:
        """Close emphasis; the marks of an empty one, or of one inside a word, are removed."""
        opening = next((place for place in range(len(self.pieces) - 1, -1, -1) if self.pieces[place] == mark), None)
        if opening is None or not mark:
            return
        inside = "".join(self.pieces[opening + 1 :])
        before = self.pieces[opening - 1][-1:] if opening else ""
        if not inside.strip() or (before.isalnum() and mark != "`"):
            del self.pieces[opening]
            return
        lead, tail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        self.pieces[opening:] = [f"{lead}{mark}{inside.strip()}{mark}{tail}"]

    def _list(self, tag: str) -> None:
        if tag != "li":
            self._lists.append(1 if tag == "ol" else None)
            return
        number = self._lists[-1] if self._lists else None
        self._break()
        self.pieces.append("  " * (min(len(self._lists), _DEEPEST_LIST) - 1) + (f"{number}. " if number else "- "))
        if number is not None:
            self._lists[-1] = number + 1

    def _break(self) -> None:
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append("\n")


def _escaped(text: str) -> str:
    """Return plain text as Markdown, and formulas in it as they are."""
    return text if _MATH.search(text) else markdown_of_plain(text)
