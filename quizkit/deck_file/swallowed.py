"""What YAML took out of a text, cut it into, or put in its place: a comment, a list, an escape, a joined line.

YAML (https://yaml.org/spec/1.2.2/, 2021): comments 6.6, line folding 6.5, escapes 5.7, flow lists 7.4.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from quizkit.deck_file.events import Items, Node, Scalar
from quizkit.deck_file.quoting import quoted
from quizkit.deck_file.written import Text, Written
from quizkit.problems import Finding, Place, rule

_HASH = re.compile(r"(?<=\S)[ \t]+#(?P<comment>[^\n\r]*)")
# What people write behind # and mean as a comment, though no space parts them.
_REMARK = re.compile(r"(?:#|-|=|!|todo\b|fixme\b|xxx\b|nb\b|note\b|noqa\b|quiz:)", re.IGNORECASE)
_ASKED = frozenset(("question", "front"))
_TAIL = re.compile(r"(?:D\.?C\.?|[JS]r\.?|Inc\.?|Ltd\.?|LLC|Ph\.?D\.?|M\.D\.|Esq\.?|etc\.?|(?:and|or|but) \S.*)")
_MONTH_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}")
_BRACKETS = (("(", ")"), ("“", "”"), ("«", "»"), ("„", "“"))
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_COMMANDS = (
    "neq nabla not notin nleq ngeq nmid neg newline tan tanh tau theta times text textbf textit top triangle tfrac"
    " tilde therefore to rho right rightarrow rangle rceil rfloor nu ne"
)
# In double quotes \f is a form feed, \b a backspace, \P the end of a paragraph: nobody means these.
_ESCAPE = re.compile(
    rf"""\\(?:[abefvNLP_](?:[A-Za-z]+|{{)|(?:{"|".join(_COMMANDS.split())})(?![A-Za-z]))"""
    r"""|\b[A-Za-z]:\\[A-Za-z0]|\\n\\"|(?<!`)`(?!`)[^`\n]*?\\[ntr0][^`\n]*`(?!`)""",
)
_MARKER = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)]|\(?[A-Ha-h]\))[ \t]+\S")
_JOINED = re.compile(r" (?:[-*+•]|\d{1,2}[.)]|\(?[A-Ha-h]\)) ")
_SMART = {"“": "”", "„": "“", "«": "»", "»": "«", "‘": "’"}
_NEVER_QUOTED = frozenset("title description language question cloze front hint hints explanation".split())


@rule("cut-as-comment", "warning")
def cut_as_comment(written: Written) -> Iterator[Finding]:
    """A # cut the text off: the rest of the line is a comment.

    Behind a space, # begins a comment (YAML 1.2, 2021, section 6.6), so that students never see what follows. It is
    taken for a part of the text where no space stands behind it, and where it takes the question mark along. A
    remark that is meant as one has a space behind its #.

    Bad:

        question: Which element has the symbol #26 in this table?
        answer: iron

    Good:

        question: "Which element has the symbol #26 in this table?"  # of the handout
        answer: iron
    """
    starts = [(text.line, text.column) for text in written.texts] if " #" in written.text else []
    looked_at = -1
    for number, line in enumerate(written.lines, 1) if starts else ():
        found = _HASH.search(line) if "#" in line else None
        place = bisect_right(starts, (number, found.start() + 1)) - 1 if found else -1
        # The first comment behind a text without quotes ends it.
        if found and place > looked_at:
            looked_at = place
            text = written.texts[place]
            raw = written.between(text.place(), Place(number, found.start() + 1))
            if text.plain and text.text.split() == raw.split() and _is_cut(text, found):
                # What follows may end in a remark that is meant as one.
                cut = re.split(r"(?<![ \t])[ \t]+# ", found[0][1:])[0].strip()
                space = found[0][: found[0].index("#")]
                help = f"Put the whole text in quotes: {quoted(f'{text.text}{space}{cut}'.strip())}."
                if not found["comment"].startswith(" "):
                    help += " A remark has a space behind its #."
                yield Finding(text.route, f"YAML takes “{cut}” for a comment", help, Place(number, line.index(cut) + 1))


@rule("split-at-comma", "warning")
def split_at_comma(written: Written) -> Iterator[Finding]:
    """A comma split one text into two items of a list.

    In [ ] every comma ends an item (YAML 1.2, 2021, section 7.4): 50,000 becomes 50 and 000, and Washington, D.C.
    becomes two places. It is told where the parts show that they belong together: figures without a space at the
    comma, a bracket that opens in one and closes in the next, a part that stands by itself nowhere.

    Bad:

        question: Which of these is a capital?
        choices: [Washington, D.C., Toronto, Sydney]
        answer: Washington

    Good:

        question: Which of these is a capital?
        choices: ["Washington, D.C.", Toronto, Sydney]
        answer: "Washington, D.C."
    """
    for items, route in written.lists:
        if written.lines[items.line - 1][items.column - 1 : items.column] != "[":
            continue
        parts = _rejoined(items, written)
        if len(parts) < len(items.items):
            whole = next(part for part in parts if len(part) > 1)
            message = f"the comma makes {len(whole)} items of this: {', '.join(f'“{text.strip()}”' for text in whole)}"
            mended = ", ".join(quoted(",".join(part)) if len(part) > 1 else part[0].strip() for part in parts)
            yield Finding(route, message, f"Put each whole text in quotes: [{mended}].")


@rule("escape-in-quotes", "warning")
def escape_in_quotes(written: Written) -> Iterator[Finding]:
    r"""A backslash in double quotes became a sign that nobody meant.

    In double quotes \f is a form feed, \t a tab, \b a backspace and \n the end of a line (YAML 1.2, 2021, section
    5.7), so that \frac, \times, \beta and C:\new lose their first letter. In single quotes a backslash is a
    backslash.

    Bad:

        question: "Which is larger, $\frac{1}{2}$ or 0.4?"
        answer: "the first"

    Good:

        question: 'Which is larger, $\frac{1}{2}$ or 0.4?'
        answer: "the first"
    """
    for text in written.texts if "\\" in written.text else ():
        quotes = _DOUBLE_QUOTED.match(_raw(text, written)) if not text.plain else None
        # A doubled backslash is one that is meant: it is put out of sight.
        raw = quotes[0].replace("\\\\", "\0\0") if quotes else ""
        found = _ESCAPE.search(raw)
        if quotes and found:
            message = f"in double quotes “{found[0].strip('`')[:20]}” is not what it looks like"
            yield Finding(text.route, message, _without_escapes(quotes[0], found[0]), text.place())


@rule("lines-joined", "warning")
def lines_joined(written: Written) -> Iterator[Finding]:
    """Lines that look like a list became one line of text.

    A line that is indented further goes on with the text above it (YAML 1.2, 2021, section 6.5), even where it
    begins with a dash: two choices become one. Items of one list begin in one column. A list inside a text stands
    in a block behind `|`, which keeps its lines.

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
    for text in written.long_texts:
        folded = text.plain or written.begins_with(text, ">")
        line = _line_of_marker(text, written) if folded and _JOINED.search(text.text) else 0
        if line:
            begins = written.lines[line - 1]
            message = f"this line goes on with the text of line {text.line}, and is no item of its own"
            help = "Begin it in the column of the items above it, or keep its line with |."
            yield Finding(text.route, message, help, Place(line, len(begins) - len(begins.lstrip()) + 1))


@rule("stray-quote", "warning")
def stray_quote(written: Written) -> Iterator[Finding]:
    """A quotation mark is part of the text, and seems to be none of it.

    Only straight marks that open and close the whole text are YAML's quotes (1.2, 2021, section 7.3). Students see
    any other mark: one that closes and never opened, and typographic marks round a whole question, which an editor
    has put there. Choices and evidence may be quotations, and are left alone.

    Bad:

        question: “Which river flows through Cairo?”
        answer: Nile

    Good:

        question: "Which river flows through Cairo?"
        answer: Nile
    """
    marked = [text for text in written.texts if text.text[-1:] == '"' or text.text[:1] in _SMART]
    for text in marked:
        stray = _stray(text) if text.plain and len(text.text) > 1 else ""
        if stray:
            meant = text.text.strip('"“”„«»‘’').strip()
            message = f"the mark {stray} is part of this text: students see it"
            yield Finding(
                text.route, message, f"Write it without, or in straight quotes: {quoted(meant)}.", text.place()
            )


def _is_cut(text: Text, found: re.Match[str]) -> bool:
    """Return whether a comment behind a text without quotes is the rest of that text."""
    comment = found["comment"]
    one_space = found[0].startswith(" #")
    if not comment.strip():
        return one_space and not comment
    if comment.startswith((" ", "\t")):
        asks = text.route[-1] in _ASKED and comment.rstrip().endswith("?")
        return one_space and ((asks and not text.text.endswith(("?", ".", "!"))) or _closes(text.text, comment))
    return _REMARK.match(comment) is None


def _closes(text: str, comment: str) -> bool:
    return any(text.count(opening) > text.count(closing) and closing in comment for opening, closing in _BRACKETS)


def _rejoined(items: Items, written: Written) -> list[list[str]]:
    """Return the items, each as the parts that belong together; a part keeps the space that parts it."""
    parts = items.items
    spaced = any(_space_before(part, written) for part in parts[1:] if isinstance(part, tuple))
    found = [[_shown(parts[0])]] if parts else []
    for one, other in pairwise(parts):
        space = " " if isinstance(other, tuple) and _space_before(other, written) else ""
        plain = isinstance(one, tuple) and isinstance(other, tuple) and one[1] and other[1]
        if plain and _belong_together(_shown(one), _shown(other), space, spaced=spaced):
            found[-1].append(space + _shown(other))
        else:
            found.append([_shown(other)])
    return found


def _shown(part: Node) -> str:
    if not isinstance(part, tuple):
        return "…"
    return part[0] if part[1] else quoted(part[0])


def _space_before(part: Scalar, written: Written) -> bool:
    return written.lines[part[2] - 1][part[3] - 2 : part[3] - 1] != ","


def _belong_together(one: str, other: str, space: str, *, spaced: bool) -> bool:
    figures = not space and one[-1:].isdigit() and other[:1].isdigit()
    if figures and (spaced or re.fullmatch(r"0\d\d", other)):
        return True
    if _TAIL.fullmatch(other) and not _TAIL.fullmatch(one):
        return True
    if _MONTH_DAY.fullmatch(one) and re.fullmatch(r"[12]\d{3}", other):
        return True
    return any(one.count(opening) > one.count(closing) and closing in other for opening, closing in _BRACKETS)


def _raw(text: Text, written: Written) -> str:
    """Return what stands in the file from a text on, as far as a text may reach."""
    if not written.begins_with(text, '"'):
        return ""
    whole = _DOUBLE_QUOTED.match(written.lines[text.line - 1], text.column - 1)
    return whole[0] if whole else "\n".join([written.behind(text), *written.lines[text.line : text.line + 50]])


def _without_escapes(raw: str, escape: str) -> str:
    """Return how to write a text whose backslashes are meant; escapes for letters keep it in double quotes."""
    if re.search(r"\\[uUx]", raw):
        doubled = escape.replace("\\", "\\\\")
        return f"Double the backslash: {doubled}."
    inner = raw[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    single = " ".join(inner.split()).replace("'", "''")
    return f"Write it in single quotes: '{single}'."


def _line_of_marker(text: Text, written: Written) -> int:
    """Return the line that begins like an item and is part of a text, or 0."""
    words = text.text.split()
    behind = written.behind(text).lstrip(">+-0123456789 \t").split() if not text.plain else written.behind(text).split()
    taken = len(behind)
    for number in range(text.line + 1, len(written.lines) + 1):
        line = written.lines[number - 1]
        row = (re.split(r"\s#", line)[0] if text.plain else line).split()
        if taken >= len(words) or words[taken : taken + len(row)] != row:
            return 0
        if row and _MARKER.match(line):
            return number
        taken += len(row)
    return 0


def _stray(text: Text) -> str:
    """Return the quotation mark of a text that seems to be none of it, or an empty text."""
    first, last = text.text[0], text.text[-1]
    if last == '"' and text.text.count('"') == 1 and not text.text[-2].isdigit():
        return last
    key = text.route[0] if len(text.route) == 1 else text.route[2]
    within = text.text[1:-1]
    wrapped = _SMART.get(first) == last and not any(mark in within for mark in (first, last))
    return first if wrapped and key in _NEVER_QUOTED else ""
