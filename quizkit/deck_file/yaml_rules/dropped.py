"""Rules for texts that YAML cuts off, splits or changes: comments, commas, escapes, joined lines, quotes.

YAML (https://yaml.org/spec/1.2.2/, 2021): comments 6.6, line folding 6.5, escapes 5.7, flow lists 7.4.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from quizkit.base.problems import Finding, Place, rule
from quizkit.deck_file.quoting import double_quoted, single_quoted
from quizkit.deck_file.reading.line_parts import parts
from quizkit.deck_file.reading.nodes import Items, Node, Scalar
from quizkit.deck_file.yaml_rules.deck_text import DeckText, Text

_HASH = re.compile(r"(?<=\S)[ \t]+#(?P<comment>[^\n\r]*)")
# The beginnings of intended comments without a space after the #.
_REMARK = re.compile(r"(?:#|-|=|!|todo\b|fixme\b|xxx\b|nb\b|note\b|noqa\b|quiz:)", re.IGNORECASE)
_ASKED = frozenset(("question", "front"))
_TAIL = re.compile(r"(?:D\.?C\.?|[JS]r\.?|Inc\.?|Ltd\.?|LLC|Ph\.?D\.?|M\.D\.|Esq\.?|etc\.?|(?:and|or|but) \S.*)")
_MONTH_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}")
_BRACKETS = (("(", ")"), ("“", "”"), ("«", "»"), ("„", "“"))
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_COMMANDS = (
    "neq nabla not notin nleq ngeq nmid neg newline tan tanh tau theta times text textbf textit top triangle tfrac"
    " tilde therefore to rho right rightarrow rangle rceil rfloor"
)
# In double quotes \f is a form feed, \b a backspace, \P a paragraph separator: authors do not mean these.
ESCAPE = re.compile(
    rf"""\\(?:[abefvNLP_](?:[A-Za-z]+|{{)|(?:{"|".join(_COMMANDS.split())})(?![A-Za-z])|n[eu](?![A-Za-z]| ?[=,:(]))"""
    r"""|\b[A-Za-z]:\\[A-Za-z0]|\(f?'[^'"()\n]*\\n[^'\n]*'"""
)
# Code between backticks, and a text that code passes on in escaped quotes.
_CODE = re.compile(r"""(?<!`)`(?!`)[^`\n]*`(?!`)|\(\\"[^"\n]*?\\\"""")
_IN_CODE = re.compile(r"\\[ntr0]")
_MARKER = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)]|\(?[A-Ha-h]\))[ \t]+\S")
_JOINED = re.compile(r" (?:[-*+•]|\d{1,2}[.)]|\(?[A-Ha-h]\)) ")
# A fence with text before it, or with code on its line.
_FENCE_IN_A_LINE = re.compile(
    r"(?:^|\s)(?:```|~~~)\w*[^\S\n]+[^\s`~][^\n]*?(?:```|~~~)|\S[^\S\n]+(?:```|~~~)\w*[^\S\n]+\S"
)
_SMART = {"“": "”", "„": "“", "«": "»", "»": "«", "‘": "’"}
_OF_QUESTIONS = frozenset(
    "id question answer choices front back cloze order match accept hint explanation evidence tags".split()
)
# YAML joins the lines of a text in quotes.
_KEY_IN_TEXT = re.compile(rf" (?:- )?(?:{'|'.join(sorted(_OF_QUESTIONS))}):(?: |$)", re.MULTILINE)
_NEVER_QUOTED = frozenset("title description language question cloze front hint hints explanation".split())


@rule("cut-as-comment", "warning")
def cut_as_comment(deck: DeckText) -> Iterator[Finding]:
    """A # cuts the text off: the rest of the line is a comment.

    After a space, # begins a comment (YAML 1.2, 2021, section 6.6), so students do not see the rest. Reported if no
    space follows the #, or if the comment contains the question mark. Write a space after the # of an intended
    comment.

    Bad:

        question: Which element has the symbol #26 in this table?
        answer: iron

    Good:

        question: "Which element has the symbol #26 in this table?"  # of the handout
        answer: iron
    """
    starts = [(text.line, text.column) for text in deck.texts] if " #" in deck.text_of_lines else []
    checked = -1
    for number in deck.lines if starts else ():
        line = deck[number]
        match = _HASH.search(line) if "#" in line else None
        index = bisect_right(starts, (number, match.start() + 1)) - 1 if match else -1
        # The first comment after a text without quotes ends it.
        if match and index > checked:
            checked = index
            text = deck.texts[index]
            raw = deck.text[deck.offset(text.place()) : deck.start(number) + match.start()]
            if text.plain and text.text.split() == raw.split() and _is_cut(text, match):
                # The rest may end with an intended comment.
                cut = re.split(r"(?<![ \t])[ \t]+# ", match[0][1:])[0].strip()
                space = match[0][: match[0].index("#")]
                help = f"Put the whole text in quotes: {double_quoted(f'{text.text}{space}{cut}'.strip())}."
                if not match["comment"].startswith(" "):
                    help += " Write a space after the # of a comment."
                yield Finding(text.route, f"YAML reads “{cut}” as a comment", help, Place(number, line.index(cut) + 1))


@rule("split-at-comma", "warning")
def split_at_comma(deck: DeckText) -> Iterator[Finding]:
    """A comma splits one text into two items of a list.

    In [ ] every comma ends an item (YAML 1.2, 2021, section 7.4): 50,000 becomes 50 and 000, and Washington, D.C.
    becomes two places. Reported if the parts belong together: digits without a space at the comma, a bracket around
    the comma, or a part such as D.C. that is not used alone.

    Bad:

        question: Which of these is a capital?
        choices: [Washington, D.C., Toronto, Sydney]
        answer: Washington

    Good:

        question: Which of these is a capital?
        choices: ["Washington, D.C.", Toronto, Sydney]
        answer: "Washington, D.C."
    """
    for items, route in deck.lists:
        if deck.character(items.line, items.column) != "[":
            continue
        parts = _rejoined(items, deck)
        if len(parts) < len(items.items):
            split = next(part for part in parts if len(part) > 1)
            quoted = ", ".join(f"“{text.strip()}”" for text in split)
            message = f"the comma splits this into {len(split)} items: {quoted}"
            corrected = ", ".join(double_quoted(",".join(part)) if len(part) > 1 else part[0].strip() for part in parts)
            yield Finding(route, message, f"Put each whole text in quotes: [{corrected}].")


@rule("lines-joined", "warning")
def lines_joined(deck: DeckText) -> Iterator[Finding]:
    """Lines that look like a list are one line of text.

    A line that is indented further continues the text above it (YAML 1.2, 2021, section 6.5), even if it begins
    with a dash: two choices become one. Items of one list begin in one column. To keep the lines of a list inside a
    text, write it as a block after `|`.

    Bad:

        question: Which river flows through Cairo?
        choices:
          - Nile
           - Niger
          - Congo
        answer: Congo

    Good:

        question: Which river flows through Cairo?
        choices:
          - Nile
          - Niger
          - Congo
        answer: Nile
    """
    yield from open_quotes(deck)
    for text in deck.texts if _JOINED.search(deck.all_text) else ():
        folded = text.plain or deck.character(text.line, text.column) == ">"
        line = _line_of_marker(text, deck) if folded and _JOINED.search(text.text) else 0
        if line:
            marker_line = deck[line]
            message = f"this line continues the text of line {text.line} instead of beginning an item"
            column = text.column - 2 if isinstance(text.route[-1], int) else 0
            begin = f"Begin it in column {column}, as the items above" if column > 0 else "Indent it as the items above"
            help = f"{begin}, or keep the line breaks with |."
            yield Finding(text.route, message, help, Place(line, len(marker_line) - len(marker_line.lstrip()) + 1))


@rule("lost-line-breaks", "warning")
def lost_line_breaks(deck: DeckText) -> Iterator[Finding]:
    """A block of code, a table or a list has lost its line breaks.

    After `>`, and without quotes, YAML joins the lines of a text with spaces (YAML 1.2, 2021, section 6.5), so the fence
    ``` and the code are one line. After `|` the lines stay.

    Bad:

        question: >
          What does this print?
          ```python
          print(1)
          ```
        answer: "1"

    Good:

        question: |
          What does this print?
          ```python
          print(1)
          ```
        answer: "1"
    """
    for text in deck.texts if "```" in deck.text_of_lines or "~~~" in deck.text_of_lines else ():
        if _FENCE_IN_A_LINE.search(text.text):
            message = "this block of code is one line, because YAML joins the lines of this text"
            yield Finding(text.route, message, "Write the text after `|`, which keeps its lines.", text.place())


@rule("escape-in-quotes", "warning")
def escape_in_quotes(deck: DeckText) -> Iterator[Finding]:
    r"""YAML reads a backslash in double quotes as an escape.

    In double quotes \f is a form feed, \t a tab, \b a backspace and \n a line break (YAML 1.2, 2021, section 5.7).
    So \frac, \times, \beta and C:\new lose their first letter. In single quotes a backslash is a backslash.

    Bad:

        question: "Which is larger, $\frac{1}{2}$ or 0.4?"
        answer: "the first"

    Good:

        question: 'Which is larger, $\frac{1}{2}$ or 0.4?'
        answer: "the first"
    """
    for text in deck.texts if "\\" in deck.text_of_lines else ():
        quotes = _DOUBLE_QUOTED.match(deck.text, deck.offset(text.place())) if not text.plain else None
        # A doubled backslash is intended, so it is masked.
        escape = _escape(quotes[0].replace("\\\\", "\0\0")) if quotes else ""
        if quotes and escape:
            message = f"YAML reads “{escape[:20]}” in double quotes as an escape"
            yield Finding(text.route, message, _without_escapes(quotes[0], escape), text.place())


@rule("stray-quote", "warning")
def stray_quote(deck: DeckText) -> Iterator[Finding]:
    """A quote is part of the text, but seems not to belong to it.

    Only straight quotes that open and close the whole text are quotes of YAML (1.2, 2021, section 7.3). Students
    see all others: a quote that closes without opening, and curly quotes around a whole question, which an editor
    inserts. Choices and evidence may be quotations, so they are not reported.

    Bad:

        question: “Which river flows through Cairo?”
        answer: Nile

    Good:

        question: "Which river flows through Cairo?"
        answer: Nile
    """
    marked = [text for text in deck.texts if text.text[-1:] == '"' or text.text[:1] in _SMART]
    for text in marked:
        stray = _stray(text) if text.plain and len(text.text) > 1 else ""
        if stray:
            intended = text.text.strip('"“”„«»‘’').strip()
            message = f"the quote {stray} is part of this text: students see it"
            help = f"Remove it, or use straight quotes: {double_quoted(intended)}."
            yield Finding(text.route, message, help, text.place())


def open_quotes(deck: DeckText) -> Iterator[Finding]:
    """Find texts in quotes that contain the next keys: a quote is missing at the end of their first line."""
    for text in deck.texts if _KEY_IN_TEXT.search(deck.all_text) else ():
        first = deck.rest_of_line(text)
        quote = first[:1]
        if text.plain or quote not in ("'", '"') or not _KEY_IN_TEXT.search(text.text) or quote in first[1:]:
            continue
        below = text.line + 1
        key = parts(deck[below]).key
        if key in _OF_QUESTIONS:
            message = f"the quote that opens here is not closed before “{key}:” in line {below}"
            line = deck[text.line].strip()
            yield Finding(text.route, message, f"Close it: {line}{quote}", text.place())


def _is_cut(text: Text, match: re.Match[str]) -> bool:
    comment = match["comment"]
    one_space = match[0].startswith(" #")
    if not comment.strip():
        return one_space and not comment
    if comment.startswith((" ", "\t")):
        asks = text.route[-1] in _ASKED and comment.rstrip().endswith("?")
        return one_space and ((asks and not text.text.endswith(("?", ".", "!"))) or _closes(text.text, comment))
    return _REMARK.match(comment) is None


def _closes(text: str, after: str) -> bool:
    return any(text.count(opening) > text.count(closing) and closing in after for opening, closing in _BRACKETS)


def _rejoined(items: Items, deck: DeckText) -> list[list[str]]:
    """Return the items, each as the parts that belong together, with the space before a part."""
    parts = items.items
    spaced = any(_space_before(part, deck) for part in parts[1:] if isinstance(part, tuple))
    items_of_parts = [[_shown(parts[0])]] if parts else []
    for one, other in pairwise(parts):
        space = " " if isinstance(other, tuple) and _space_before(other, deck) else ""
        plain = isinstance(one, tuple) and isinstance(other, tuple) and one[1] and other[1]
        if plain and _belong_together(_shown(one), _shown(other), space, spaced=spaced):
            items_of_parts[-1].append(space + _shown(other))
        else:
            items_of_parts.append([_shown(other)])
    return items_of_parts


def _shown(part: Node) -> str:
    if not isinstance(part, tuple):
        return "…"
    return part[0] if part[1] else double_quoted(part[0])


def _space_before(part: Scalar, deck: DeckText) -> bool:
    return deck.character(part[2], part[3] - 1) != ","


def _belong_together(one: str, other: str, space: str, *, spaced: bool) -> bool:
    figures = not space and one[-1:].isdigit() and other[:1].isdigit()
    return bool(
        (figures and (spaced or re.fullmatch(r"0\d\d", other)))
        or (_TAIL.fullmatch(other) and not _TAIL.fullmatch(one))
        or (_MONTH_DAY.fullmatch(one) and re.fullmatch(r"[12]\d{3}", other))
        or _closes(one, other)
    )


def _escape(raw: str) -> str:
    """Return what contains an escape that the author does not mean, in a text in double quotes."""
    match = ESCAPE.search(raw)
    spans = [match[0]] if match else [span[0] for span in _CODE.finditer(raw) if _IN_CODE.search(span[0])]
    return spans[0].strip("`(") if spans else ""


def _without_escapes(raw: str, escape: str) -> str:
    """Return the help for a text with intended backslashes; escapes for letters and line breaks require double quotes."""
    if re.search(r"\\[uUxntr]", raw.replace(escape, "")):
        doubled = escape.replace("\\", "\\\\")
        return f"Double the backslash: {doubled}."
    inner = raw[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return f"Write it in single quotes: {single_quoted(' '.join(inner.split()))}."


def _line_of_marker(text: Text, deck: DeckText) -> int:
    words = text.text.split()
    first_line = deck.rest_of_line(text)
    count = len((first_line if text.plain else first_line.lstrip(">+-0123456789 \t")).split())
    for number in range(text.line + 1, deck.count + 1):
        line = deck[number]
        row = (re.split(r"\s#", line)[0] if text.plain else line).split()
        if count >= len(words) or words[count : count + len(row)] != row:
            return 0
        if row and _MARKER.match(line):
            return number
        count += len(row)
    return 0


def _stray(text: Text) -> str:
    first, last = text.text[0], text.text[-1]
    if last == '"' and text.text.count('"') == 1 and not text.text[-2].isdigit():
        return last
    key = text.route[0] if len(text.route) == 1 else text.route[2]
    within = text.text[1:-1]
    wrapped = _SMART.get(first) == last and not any(mark in within for mark in (first, last))
    return first if wrapped and key in _NEVER_QUOTED else ""
