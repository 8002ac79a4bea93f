"""Texts between formats: plain text, HTML and Markdown."""

import re
from html import escape, unescape

from quizkit.markup import may_hold_markup, one_line

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_SIGNS = re.compile(r"([\\`*_\[\]^$~|])")
_LINE_START = re.compile(r"^( {0,3})(?=[-+#>]|\d{1,9}[.)])", re.MULTILINE)


def is_html(text: str) -> bool:
    """Return whether a text has a tag or an entity of HTML."""
    return _TAG.search(text) is not None


def markdown_of_plain(text: str) -> str:
    """Return plain text as Markdown that is shown as that text: a sign that would be markup gets a backslash."""
    if not may_hold_markup(text) or one_line(text) == " ".join(text.split()):
        return text
    return _SIGNS.sub(r"\\\1", text)


def plain_of_markdown(text: str) -> str:
    """Return a text of a deck without its markup, line by line."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def html_of_plain(text: str) -> str:
    """Return plain text as HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def plain_of_html(html: str) -> str:
    """Return the text of HTML without its tags: blocks and breaks become lines."""
    text = re.sub(r"(?i)<br ?/?>|</(?:p|div|li|tr|h\d)>", "\n", html)
    return unescape(re.sub(r"<[^<>]*>", "", text)).replace("\xa0", " ").strip()
