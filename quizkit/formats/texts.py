"""Texts between formats: plain text, HTML and Markdown."""

import re
from html import escape

from quizkit.markup import Block, Span, Spans, Table, blocks, may_hold_markup, one_line

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_SIGNS = re.compile(r"([\\`*_\[\]^$~|])")
# Markdown in a text with more signs takes too long to find.
_MOST_SIGNS = 1_000
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(([^()\s]+)\)")


def is_html(text: str) -> bool:
    """Return whether a text has a tag or an entity of HTML."""
    return _TAG.search(text) is not None


def is_plain_line(text: str) -> bool:
    """Return whether a text of a deck is one line without markup, in Markdown and in HTML."""
    return "\n" not in text and markdown_of_plain(text) == text and not is_html(text)


def markdown_of_plain(text: str) -> str:
    """Return plain text as Markdown that is shown as that text: a sign that would be markup gets a backslash."""
    if not may_hold_markup(text):
        return text
    escaped, signs = _SIGNS.subn(r"\\\1", text)
    return text if signs <= _MOST_SIGNS and one_line(text) == " ".join(text.split()) else escaped


def plain_of_markdown(text: str) -> str:
    """Return a text of a deck without its markup, line by line."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def html_of_plain(text: str) -> str:
    """Return plain text as HTML, with its line breaks and spaces."""
    return "<br>".join(
        "&nbsp;" * line.startswith(" ") + _html_of_line(line.removeprefix(" ")) for line in text.split("\n")
    )


def html_of_markdown(text: str) -> str:
    """Return a text of a deck as HTML: its lines with breaks, emphasis, code, tables, images and formulas in Unicode."""
    if not may_hold_markup(text):
        return html_of_plain(text)
    pieces = _IMAGE.split(text)
    shown = [_html(piece) for piece in pieces[::3]]
    images = [
        f'<img src="{escape(source)}" alt="{escape(alt)}">'
        for alt, source in zip(pieces[1::3], pieces[2::3], strict=True)
    ]
    return "".join(part + image for part, image in zip(shown, [*images, ""], strict=True))


def _html_of_line(text: str) -> str:
    return escape(text, quote=False).replace("  ", " &nbsp;")


def _html(text: str) -> str:
    lines = [_html_of_block(block) for block in blocks(text)]
    return "<br>".join(lines).replace("</pre><br>", "</pre>").replace("<br><pre>", "<pre>")


def _html_of_block(block: Block | Table) -> str:
    if isinstance(block, Table):
        rows = ("".join(f"<td>{_html_of_spans(cell)}</td>" for cell in row) for row in block.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    if block.kind == "code":
        return f"<pre>{escape(''.join(span.text for span in block.spans), quote=False)}</pre>"
    inside = html_of_plain(block.lead) + _html_of_spans(block.spans)
    return f"<b>{inside}</b>" if block.kind == "heading" else inside


def _html_of_spans(spans: Spans) -> str:
    return "".join(map(_html_of_span, spans))


def _html_of_span(span: Span) -> str:
    html = _html_of_line(span.text).replace("\n", "<br>")
    for look, tag in (("code", "code"), ("italic", "i"), ("bold", "b")):
        html = f"<{tag}>{html}</{tag}>" if look in span.looks else html
    return html
