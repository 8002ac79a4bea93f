"""The lint rule for markup in texts that quizkit shows as it is written, or not at all."""

import re
from collections.abc import Iterator
from html import unescape

from quizkit.base.problems import Finding, Route, rule
from quizkit.lint.subject import Subject
from quizkit.lint.views import seen_texts
from quizkit.lint.wording import shortened
from quizkit.markup import Block, Span, blocks

_ENTITY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|apos|ndash|mdash|hellip|times|divide|deg|euro|pound|copy|reg|[lr][sd]quo|[lr]aquo|[lr]arr|rarr|larr|le|ge|ne"
    r"|alpha|beta|gamma|delta|pi|mu|omega|sigma|theta|lambda|[aeiouAEIOUcnCNsyzZ](?:uml|acute|grave|circ|cedil|tilde|ring)|szlig|\#\d{2,6}|\#x[\da-fA-F]{2,5});"
)
_BREAK = re.compile(r"(?<=\S) ?<br ?/?>\s*(?=\S)")
_PAIRED = re.compile(
    r"<(b|i|u|em|strong|sup|sub|p|div|span|font|small|big|center|tt|ul|ol|li|h\d)\b[^<>]{0,80}>[^<>]{1,200}</\1>"
)
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^)\s]{1,300}\)|<img\b[^<>]{0,300}>")
_COMMAND = re.compile(
    r"\\(?:[dt]?frac|sqrt|begin|left|mathbb|mathcal|overline|underline|vec|hat|bar|binom|int|sum|lim|prod|oint|text|[a-z]{3,12}\{)"
)
_SHOWN_AS_WRITTEN = (
    (_ENTITY, "Write the character itself: “{}”."),
    (_BREAK, "Write a text of several lines after `|`."),
    (_PAIRED, "Write Markdown: **bold**, *italics*, `code`, x^2, H_2O."),
    (_COMMAND, "Write the formula with Unicode signs, such as √2, ½ or a/b."),
)
_SIGNS = ("<", "&", "\\", "![")
# A text about HTML or LaTeX shows its signs on purpose.
_ABOUT_MARKUP = re.compile(
    r"\b(?:html5?|xml|svg|css|jsx|tags?|elements?|entit(?:y|ies)|markup|attributes?|latex|tex|dom|web ?pages?|browsers?|balises?|etiquetas?)\b|`",
    re.IGNORECASE,
)


@rule("not-drawn", "warning")
def not_drawn(subject: Subject) -> Iterator[Finding]:
    r"""A text has markup that quizkit shows as it is written, or a picture, which it does not show.

    Texts are Markdown: HTML tags, HTML entities and formulas without a Unicode form stay as they are, so students read
    `&nbsp;`, `<br>` or `\frac`. Haladyna, Downing and Rodriguez (2002), guideline 12: format items so that they are easy
    to read. Not reported in code, and in questions about HTML or LaTeX.

    Bad:

        question: How much is 2&nbsp;km in m?
        answer: 2000 m

    Good:

        question: How much is 2 km in m?
        answer: 2000 m
    """
    for position, question in enumerate(subject.deck.questions):
        texts = list(seen_texts(question))
        marked = _may_have_markup("\n".join([text for _, text in texts]))
        if marked and not _ABOUT_MARKUP.search(question.prompt().stem):
            route: Route = ("questions", position)
            problem = next((problem for key, text in texts if (problem := _undrawn(text, (*route, key)))), None)
            if problem:
                yield problem


def _undrawn(text: str, route: Route) -> Finding | None:
    """Return the first problem with the markup of a text."""
    if not _may_have_markup(text):
        return None
    shown = " ".join(span.text for span in _words(text))
    if image := _IMAGE.search(text):
        message = f"students do not see the picture “{shortened(image[0], 40)}”"
        return Finding(route, message, "Describe it in words: a terminal and paper show no pictures.")
    for pattern, help in _SHOWN_AS_WRITTEN:
        if sign := pattern.search(shown):
            written = sign[0].strip()
            return Finding(
                route, f"students see “{shortened(written, 40)}” as it is written", help.format(unescape(written))
            )
    return None


def _may_have_markup(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _words(text: str) -> Iterator[Span]:
    """Yield the parts of a text that are not code, as they are shown."""
    for block in blocks(text):
        if isinstance(block, Block) and block.kind != "code":
            yield from (span for span in block.spans if "code" not in span.looks)
