"""Inputs that grow without end, each with what has to take them: the table that `test_growth.py` goes through.

A bomb is a function of its size that returns what is to be counted; what it needs for that is made before. It imports
quizkit inside, so that it gets the copy that counts. Its size is so small that counting it takes under a tenth of a
second, and yet above the limits that stop counting: twenty syntax errors, two hundred problems.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from tests.formats.bombs import FILES

Work: TypeAlias = Callable[[], object]
Bomb: TypeAlias = Callable[[int], Work]


class Sized(NamedTuple):
    """A bomb and the size at which it is counted, above the limits that stop counting; a `slow` one takes seconds."""

    make: Bomb
    size: int
    slow: bool = False


BOMBS: dict[str, Sized] = {}
_HERE = Path("deck.yaml")


def texts(work: Callable[[str], Work], size: int, group: str, table: dict[str, Callable[[int], str]]) -> None:
    """Add a bomb for each text of a table, which all go the same way."""
    for name, text in table.items():
        BOMBS[f"{group}: {name}"] = Sized(lambda n, text=text: work(text(n)), size)  # type: ignore[misc]  # the default binds the loop's value


def bomb(name: str, size: int) -> Callable[[Bomb], Bomb]:
    """Add a function to the table."""

    def add(make: Bomb) -> Bomb:
        BOMBS[name] = Sized(make, size)
        return make

    return add


def deck_of(questions: str) -> str:
    """Return the text of a deck with these questions."""
    return f"id: d\ntitle: T\nquestions:\n{questions}"


def _checked(text: str) -> Work:
    """Return what reads a deck, runs every rule over it and shows all that is found."""

    def work() -> None:
        from quizkit.app.check import CheckedDeck, CodeSelection, _problems_of_file
        from quizkit.base.problems import Place
        from quizkit.deck_file.reading.read import parse_deck
        from quizkit.lint.registry import problems
        from quizkit.lint.subject import Subject
        from quizkit.terminal.screens.check import show_concise, show_full

        file = parse_deck(text, _HERE)
        found = _problems_of_file(file)
        if file.readable:
            subject = Subject(file.readable.deck, None, file.readable.missing)
            found += [one._replace(place=file.place(one.route)) for one in problems(subject)]
        told, _ = CodeSelection().apply(file, found)
        told.sort(key=lambda problem: problem.place or Place(1, 1))
        show_concise(_screen(), [CheckedDeck(_HERE, file.text.splitlines(), told)])
        show_full(_screen(), [CheckedDeck(_HERE, file.text.splitlines(), told[:2])])

    return work


def _screen(*, plain: bool = True) -> Any:
    from rich.console import Console

    from quizkit.terminal.theme import Screen

    return Screen(Console(file=StringIO(), width=80, markup=False, highlight=False, emoji=False), plain)


def _each(template: str) -> Callable[[int], str]:
    """Return a deck of so many questions, each from the template, with its number at `§`."""
    return lambda n: deck_of("".join(template.replace("§", str(place)) for place in range(n)))


def _one(head: str, part: str = "", tail: str = "", between: str = "") -> Callable[[int], str]:
    """Return a deck of one question, in which a part stands so many times, its number at `§`."""
    return lambda n: deck_of(head + between.join(part.replace("§", str(place)) for place in range(n)) + tail)


# One text, line or list of any length.
texts(_checked, 50, "read one", {
    "open brackets": _one("- question: ", "["),
    "open brackets and an answer": _one("- question: ", "[", "\n  answer: a\n"),
    "open braces": _one("- question: ", "{"),
    "brackets in and out": _one("- question: ", "[]", "\n  answer: a\n", ","),
    "a list that is never closed": _one("- choices: [", "a§", "\n  answer: a1\n", ", "),
    "a letter after an open bracket": _one("- choices: [", "a", "\n  answer: a\n"),
    "colons after an open bracket": _one("- choices: [", "a: b", "\n  answer: a\n", ": "),
    "blanks after an open bracket": _one("- choices: [a", " ", "b\n  answer: a\n"),
    "commas after an open bracket": _one("- choices: [a", ",", "b\n  answer: a\n"),
    "signs for comments after an open bracket": _one("- choices: [a", " #", "\n  answer: a\n"),
    "colons": _one("- question: ", "a: ", "\n  answer: a\n"),
    "words": _one("- question: ", "word§ ", "\n  answer: a\n"),
    "a word": _one("- question: ", "a", "\n  answer: a\n"),
    "quotes that are never closed": _one("- question: ", "'a ", "\n  answer: a\n"),
    "a quote that is never closed": _one('- question: "', "word ", "\n  answer: a\n"),
    "text behind a quote": _one('- question: "a" ', "b ", "\n  answer: a\n"),
    "quotes within quotes": _one('- question: "', 'a "b" ', '"\n  answer: a\n'),
    "apostrophes within quotes": _one("- question: '", "it's ", "'\n  answer: a\n"),
    "escapes": _one('- question: "', "\\u0041", '"\n  answer: a\n'),
    "unknown escapes": _one('- question: "', "\\q", '"\n  answer: a\n'),
    "escapes for control characters": _one('- question: "', "\\e", '"\n  answer: a\n'),
    "commands of formulas in quotes": _one('- question: "', "\\frac ", '"\n  answer: a\n'),
    "backslashes": _one("- question: '", "\\", "'\n  answer: a\n"),
    "ticks and backslashes in quotes": _one('- question: "', "`a", ' \\\\n"\n  answer: a\n'),
    "bidirectional characters": _one("- question: a", "\u202e", "\n  answer: a\n"),
    "control characters": _one("- question: a", "\x07", "\n  answer: a\n"),
    "byte order marks": _one("- question: a", "\ufeff", "\n  answer: a\n"),
    "dashes": _one("- question: a\n  answer: b\n", "- "),
    "dashes that touch": _one("- question: a\n  answer: b\n", "-"),
    "a folded block": _one("- question: >\n", "    line §\n", "  answer: a\n"),
    "a folded block like a list": _one("- question: >\n    a\n", "    line - § \n", "    - b\n  answer: a\n"),
    "a plain text of many lines": _one("- question: a\n", "    line §\n", "  answer: a\n"),
    "a plain text of many lines like a list": _one("- question: a - b\n", "    line - §\n", "  answer: a\n"),
    "a quoted text of many lines": _one('- question: "a\n', "    line \\§\n", '    b"\n  answer: a\n'),
    "a block of empty lines": _one("- question: |\n    a\n", "\n", "    b\n  answer: a\n"),
    "an empty line": _one("- question: a\n  answer: b\n", "\n"),
    "lines of spaces": _one("- question: a\n  answer: b\n", "   \n"),
    "tabs": _one("- question: a\n", "\t", "answer: b\n"),
    "ends of lines of Windows": _one("- question: >\n", "    line §\r\n", "  answer: b\n"),
    "comments": _one("- question: a\n  answer: b\n", "# quiz: ignore craft\n"),
    "comments that silence": _one("- question: a\n  answer: b\n", "# quiz: ignore same-id, empty-a\n"),
    "a comment that silences much": _one("- question: a # quiz: ignore", " code-a", "\n  answer: b\n"),
    "a comment": _one("- question: a #", "b ", "\n  answer: b\n"),
    "comments behind keys that hold no text": _one("- question: a\n  answer: b\n", "  k§: v #c\n"),
    "quoted texts with backslashes in a line": _one('- question: a\n  answer: ["', "b\\\\§", '"]\n', '", "'),
    "comments in a text": _one("- question: a", " #b", "\n  answer: b\n"),
    "an alias": _one("- question: *", "a", "\n  answer: b\n"),
    "a tag": _one("- question: !", "a", "\n  answer: b\n"),
    "a key": _one("- question: a\n  answer: b\n  ", "k", ": c\n"),
    "a key of words": _one("- question: a\n  answer: b\n  ", "k ", ": c\n"),
    "a long id": _one("- question: a\n  answer: b\n  id: ", "i", "\n"),
    "unknown keys": _one("- question: a\n  answer: b\n", "  key-§: c\n"),
    "a key again and again": _one("- question: a\n  answer: b\n", "  hint: c\n"),
    "keys of the deck": lambda n: deck_of("- question: a\n  answer: b\n") + "".join(f"k{p}: a\n" for p in range(n)),
    "mapping in a list": _one("- question: a\n  choices: [", "{a: b}", "]\n  answer: b\n", ","),
    "choices": _one("- question: a\n  choices: [", "c§", "]\n  answer: c1\n", ", "),
    "equal choices": _one("- question: a\n  choices: [", "c", "]\n  answer: c\n", ", "),
    "choices that are numbers": _one("- question: a\n  choices: [", "§ km", "]\n  answer: 1 km\n", ", "),
    "choices with commas": _one("- question: a\n  choices: [", "1,000", "]\n  answer: c1\n", ", "),
    "choices that say all": _one("- question: a\n  choices: [", "All of the above", "]\n  answer: c1\n", ", "),
    "several right choices": _one(
        "- question: a\n  choices: [a, b]\n  answer: [", "c§", "]\n", ", "
    ),
    "feedback": _one("- question: a\n  choices: [a, b]\n  answer: a\n  feedback:\n", "    c§: why\n"),
    "an order": _one("- question: a\n  order: [", "c§", "]\n", ", "),
    "pairs": _one("- question: a\n  match:\n", "    l§: r§\n"),
    "distractors": _one("- question: a\n  match: {a: b, c: d}\n  distractors: [", "c§", "]\n", ", "),
    "a list of answers": _one("- question: a\n  answer: [", "answer§", "]\n", ", "),
    "a list of equal answers": _one("- question: a\n  answer: [", "answer", "]\n", ", "),
    "forms of a list": _one("- question: a\n  answer: [a, b]\n  accept:\n", "    form§: a\n"),
    "forms that are accepted": _one("- question: a\n  answer: a\n  accept: [", "form§", "]\n", ", "),
    "forms that are rejected": _one("- question: a\n  answer: a\n  reject: [", "form§", "]\n", ", "),
    "examples": _one("- question: a\n  answer: a\n  examples:\n    right: [", "f§", "]\n", ", "),
    "tags": _one("- question: a\n  answer: a\n  tags: [", "tag§", "]\n", ", "),
    "hints": _one("- question: a\n  answer: a\n  hints: [", "hint§", "]\n", ", "),
    "evidence": _one("- question: a\n  answer: a\n  evidence: ", "word § ", "\n"),
    "an explanation": _one("- question: a\n  answer: a\n  explanation: ", "word § ", "\n"),
    "blanks": _one("- cloze: ", "The {{word§}} of ", "\n"),
    "forms of a blank": _one("- cloze: The {{a", "|form§", "}}\n"),
    "blanks that are never closed": _one("- cloze: 'The ", "{{a ", "'\n"),
    "braces in a blank": _one("- cloze: 'The {{a ", "{", "'\n"),
})  # fmt: skip

# Many questions.
texts(_checked, 20, "check many", {
    "typed": _each("- question: What is number §?\n  answer: word§\n"),
    "of one wording": _each("- question: What is it?\n  answer: word\n"),
    "of one wording, other answers": _each("- question: What is it?\n  id: q§\n  answer: word§\n"),
    "of one id": _each("- question: What is number §?\n  id: q\n  answer: word§\n"),
    "of similar stems": _each("- question: Which river flows through town number §?\n  answer: word§\n"),
    "of one content": _each("- question: Which river flows through the town §?\n  id: q§\n  answer: Nile\n"),
    "of one answer": _each("- question: What is number §?\n  id: q§\n  answer: Ottawa\n"),
    "of long equal answers": _each("- question: What is number §?\n  id: q§\n  answer: the river of the town of Cairo\n"),
    "choices": _each("- question: Which is number §?\n  choices: [one§, two§, three§]\n  answer: one§\n"),
    "several right": _each("- question: Which is number §?\n  choices: [one§, two§, three§]\n  answer: [one§, two§]\n"),
    "numbers": _each("- question: What is number §?\n  answer: § km\n  tolerance: 1%\n"),
    "true or false": _each("- question: This is number §.\n  answer: true\n"),
    "lists": _each("- question: Name the parts of §.\n  answer: [one§, two§]\n"),
    "clozes": _each("- cloze: 'The {{word§}} of {{town§|place§}} is §.'\n"),
    "orders": _each("- question: Order number §.\n  order: [one§, two§, three§]\n"),
    "pairs": _each("- question: Pair number §.\n  match: {one§: two§, three§: four§}\n"),
    "cards": _each("- front: Front §\n  back: Back §\n"),
    "persons": _each("- question: Who is number §?\n  answer: John Adams§\n  kind: person\n"),
    "with evidence": _each("- question: What is number §?\n  answer: word§\n  evidence: It is word§.\n"),
    "with examples": _each("- question: What is it, §?\n  answer: word§\n  examples: {right: [word§], wrong: [no§]}\n"),
    "with hints": _each("- question: What is number §?\n  answer: word§\n  hint: It is word§.\n"),
    "of one group": _each("- question: What is number §?\n  answer: word§\n  group: g\n"),
    "tagged": _each("- question: What is number §?\n  answer: word§\n  tags: [a, t§]\n"),
    "no quotes": _each("- question: What is number §?\n  answer: 3.10\n"),
    "remarks behind unknown keys": _each("- question: What is number §?\n  answer: a\n  id: q§ # remark\n  tags: b #c\n"),
    "silenced": _each("- question: What is number §?\n  answer: yes # quiz: ignore true-or-false-meant\n"),
})  # fmt: skip
# Beyond forty questions a word that stands in all of them is no news.
texts(_checked, 50, "check many", {
    "given away": _each("- question: Where is Cairo on the Nile, §?\n  answer: Nile\n"),
})  # fmt: skip
# The same, each with something wrong in it.
texts(_checked, 30, "read many", {
    "without an answer": _each("- question: What is number §?\n"),
    "of unknown type": _each("- question: What is number §?\n  type: essay\n"),
    "with an unknown key": _each("- question: What is number §?\n  answer: a\n  hnt: b\n"),
    "with a mapping": _each("- question: What is number §?\n  answer: {a: b}\n"),
    "torn by a colon": _each("- question: What: is number §?\n  answer: a\n"),
    "torn by a tab": _each("- question: What is number §?\n\tanswer: a\n"),
    "torn by a quote": _each('- question: "What is number §?\n  answer: a\n'),
    "torn by a bracket": _each("- question: [What is number §?\n  answer: a\n"),
    "torn by a sign": _each("- question: @What is number §?\n  answer: a\n"),
    "torn by a dash": _each("- question: What is number §?\n - answer: a\n"),
    "torn by no key": _each("- question: What is number §?\n  answer\n  hint: a\n"),
    "with an anchor": _each("- question: &a What is number §?\n  answer: a\n"),
    "with an alias": _each("- question: *a\n  answer: a§\n"),
    "with a tag": _each("- question: !a What is number §?\n  answer: a§\n"),
    "with a list for a key": _each("- question: What is number §?\n  answer: a\n  [1, 2]: b\n"),
    "as documents": _each("---\n- question: What is number §?\n  answer: a\n"),
    "empty": _each("- {}\n"),
    "as texts": _each("- a§\n"),
    "as keys": lambda n: deck_of("".join(f"  {p}:\n    question: a\n    answer: b\n" for p in range(n))),
    "as lists": _each("- [a, b]\n"),
})  # fmt: skip


# Twenty such characters are reported; beyond them as many questions are checked as there are.
texts(_checked, 100, "read many", {
    "with control characters": _each('- question: "What is number \\e §?"\n  answer: a\n'),
    "with raw control characters": _each("- question: What is \x07 number §?\n  answer: a\n"),
    "with bidirectional characters": _each("- question: What is \u202e number §?\n  answer: a\n"),
})  # fmt: skip
texts(_checked, 200, "read one", {
    "a number": _one("- question: a\n  answer: ", "1", "\n"),
    "digits in groups": _one("- question: a\n  answer: 1", ",000", "\n"),
})  # fmt: skip


def _source(n: int, sentence: str = "The river number § flows through town §. ") -> str:
    return "\n\n".join(sentence.replace("§", str(place)) for place in range(n))


def _grounded(text: str, source: str) -> Work:
    def work() -> object:
        from quizkit.app.deck_source import DeckCoverage
        from quizkit.deck_file.reading.read import parse_deck
        from quizkit.lint.registry import problems
        from quizkit.lint.source_text import SourceText, coverage
        from quizkit.lint.subject import Subject
        from quizkit.terminal.screens.check import show_coverage

        deck = parse_deck(text, _HERE).deck
        assert deck is not None
        found = list(problems(Subject(deck, source)))
        quotes = [question.common.evidence for question in deck.questions]
        show_coverage(_screen(), DeckCoverage(_HERE, "source.md", coverage(SourceText(source), quotes)))
        return found

    return work


_RIVER = "- question: Which river is number §?\n  answer: river§\n  evidence: "
for _name, _deck, _article in (
    ("evidence from a long source", _each(_RIVER + "The river number § flows\n"), _source),
    ("evidence that is nowhere", _each(_RIVER + "The lake number § flows through town\n"), lambda n: _source(n + 40)),
    ("evidence in two parts", _each(_RIVER + "The river number § ... through town §\n"), _source),
    ("a source in one line", _one("- {question: a, answer: b, evidence: c}"), lambda n: "word " * n),
    ("a source of brackets", _one("- {question: a, answer: b, evidence: c}"), lambda n: "[" * n),
    ("a source of links", _one("- {question: a, answer: b, evidence: c}"), lambda n: "[a](b)" * n),
    ("a source of empty lines", _one("- {question: a, answer: b, evidence: c}"), lambda n: "a" + "\n" * n + "b"),
    ("a source of points", _one("- {question: a, answer: b, evidence: c}"), lambda n: "." * n),
    ("a source of dashes", _one("- {question: a, answer: b, evidence: c}"), lambda n: "a_" * n),
):
    BOMBS[f"ground: {_name}"] = Sized(
        lambda n, deck=_deck, article=_article: _grounded(deck(n), article(n)),  # type: ignore[misc]  # the defaults bind the loop's values
        24,
    )


def _fixed(text: str) -> Work:
    """Return what writes the fixes of a deck into it, after a look at what can be fixed."""

    def work() -> object:
        from quizkit.app.check import CodeSelection
        from quizkit.deck_file.fixing.fixes import fix_text, fixable_problems

        report = CodeSelection().fixable_part
        return fixable_problems(text, _HERE, report), fix_text(text, _HERE, report)

    return work


texts(_fixed, 20, "fix", {
    "unknown keys": _each("- prompt: What is number §?\n  solution: a\n"),
    "texts without quotes": _each("- question: What is number §?\n  choices: [yes, 1:30, c]\n  answer: c\n"),
    "mappings for texts": _each("- question: What is number §?\n  choices:\n    - a: b\n    - c\n  answer: c\n"),
    "tags": _each("- question: !What is number §?\n  answer: a\n"),
    "references": _each("- question: \"What is number §?\"\n  answer: '&a§'\n  hint: &b§ c\n"),
    "ids": _each("- question: What is number §?\n  answer: a\n"),
})  # fmt: skip
texts(_fixed, 60, "fix torn", {
    "a long line": _one("- question: a: ", "word: ", "\n  answer: a\n"),
    "quotes in a line": _one('- question: "a "', 'b" "', '\n  answer: a\n'),
    "brackets in a line": _one("- question: [", "a] [", "\n  answer: a\n"),
    "lines of one text": _one("- question: a: b\n", "    line §\n", "  answer: a\n"),
})  # fmt: skip


def _rendered(text: str, *, plain: bool = False) -> Work:
    """Return what reads a text's Markdown, and draws it."""

    def work() -> object:
        from quizkit.markup import one_line
        from quizkit.terminal.markdown import show_markdown

        show_markdown(_screen(plain=plain), text)
        return one_line(text)

    return work


_MARKDOWN: dict[str, Callable[[int], str]] = {
    "asterisks": lambda n: "*" * n,
    "asterisks before letters": lambda n: "*a " * n,
    "asterisks around letters": lambda n: "*a* " * n,
    "nested emphasis": lambda n: "*a **b " * n + "c** d* " * n,
    "emphasis that is never closed": lambda n: "**a " * n,
    "underscores": lambda n: "_" * n,
    "underscores before letters": lambda n: "_a " * n,
    "letters with underscores": lambda n: "a_b" * n,
    "backticks": lambda n: "`" * n,
    "backticks, one more each time": lambda n: " ".join("`" * (place % 10) for place in range(n)),
    "backticks before letters": lambda n: "`a" * n,
    "open brackets": lambda n: "[" * n,
    "open links": lambda n: "[a](" * n,
    "links": lambda n: "[a](http://b.c) " * n,
    "images": lambda n: "![a](b.png) " * n,
    "open images": lambda n: "![a" * n,
    "brackets in an address": lambda n: "[a](b" + "(" * n,
    "an address": lambda n: "http://a.b/" + "c" * n,
    "addresses": lambda n: "http://a.b/c " * n,
    "brackets in addresses": lambda n: "http://a.b/" + "(a" * n,
    "dollars": lambda n: "$" * n,
    "dollars before letters": lambda n: "$a " * n,
    "formulas": lambda n: "$x_1^2$ " * n,
    "formulas with braces": lambda n: "$x_{1" * n,
    "commands": lambda n: "\\alpha" * n,
    "commands that are unknown": lambda n: "\\foo " * n,
    "compounds": lambda n: "H_2" * n,
    "compounds with brackets": lambda n: "(" * n + "H_2",
    "letters before a compound": lambda n: "a" * n + "_",
    "powers": lambda n: "x^2 " * n,
    "escapes": lambda n: "\\*" * n,
    "backslashes": lambda n: "\\" * n,
    "a word": lambda n: "a" * n + "*",
    "words": lambda n: "word " * n + "*",
    "wide letters": lambda n: "語" * n + "*",
    "combining marks": lambda n: "a" + "\u0301" * n + "*",
    "control characters": lambda n: "\x1b" * n + "*",
    "lines": lambda n: "line\n" * n,
    "empty lines": lambda n: "a" + "\n" * n + "b",
    "items": lambda n: "- a\n" * n,
    "numbered items": lambda n: "1. a\n" * n,
    "items further and further in": lambda n: "".join(" " * (place % 60) + "- a\n" for place in range(n)),
    "items under each other in one line": lambda n: "- " * n + "a\nb",
    "items apart": lambda n: "- a\n\n" * n,
    "headings": lambda n: "# a\n\n" * n,
    "signs of a heading": lambda n: "#" * n + "\na",
    "a heading with signs behind it": lambda n: "# a " + "#" * n + " b\n\na",
    "a heading of spaces": lambda n: "# a" + " " * n + "b\n\na",
    "fences": lambda n: "```\n" * n,
    "fences that are never closed": lambda n: "".join("`" * (3 + place % 50) + "\n" for place in range(n)),
    "fences, one longer, one shorter": lambda n: "```\n~~~\n" * n,
    "fences with a language": lambda n: "```a\n" * n,
    "a fence of signs": lambda n: "`" * n + "\na",
    "a fence of spaces": lambda n: "```" + " " * n + "a b\nc",
    "quotes": lambda n: ">" * n + "\na",
    "lines of quotes": lambda n: "> a\n" * n,
    "rows of a table": lambda n: "| a | b |\n" * n,
    "columns of a table": lambda n: "| a " * n + "\n" + "|---" * n + "\n",
    "indented code": lambda n: "a\n\n" + "    code\n" * n,
    "indented code apart": lambda n: "a\n\n" + "    code\n\n" * n,
    "indented code and empty lines": lambda n: "a\n\n" + "    code" + "\n" * n,
    "indented lines after empty lines": lambda n: "a" + "\n" * n + "    code\nb",
    "text and indented code": lambda n: "a\n\n    code\n\n" * n,
    "HTML": lambda n: "<b>" * n + "*",
    "brackets in a label": lambda n: "[" + "[b]" * n,
    "labels with a backtick": lambda n: "[a ` b](x.org) " * n,
    "links that end in code": lambda n: "[a `](x.org) " * n,
    "escaped brackets": lambda n: "\\[" * n + "a](x.org)",
    "titles that are never closed": lambda n: '[a](b "c' * n,
    "an image of spaces": lambda n: "![a](b" + " " * n + "c",
    "exclamation marks": lambda n: "!" * n + "*",
    "underscores of two lengths": lambda n: "_a __b " * n + "_ " * n,
    "asterisks between underscores": lambda n: "*_*_" * n,
    "cells of a table": lambda n: "|a|b|\n|-|-|\n" + "|`x`|**y**|\n" * n,
    "tables with rows that are too long": lambda n: "|a|b|\n|-|-|\n|a|b|c|\n" * n,
    "escaped brackets before a label": lambda n: "\\[" * n + "a](x)",
    "tables": lambda n: "|a|b|\n|-|-|\n\n" * n,
    "a header that is longer than its table": lambda n: "a|" * n + "\n-|-\n",
    "numbers under each other in one line": lambda n: "1. " * n + "a\nb",
    "lines of an item": lambda n: "- a\n" + "  b\n" * n,
    "lines after an item": lambda n: "- a\n" + "b\n" * n,
    "items without text": lambda n: "-\n" * n,
    "long formulas": lambda n: ("$" + "x" * 50) * n,
    "all of it": lambda n: "**a** `b` _c_ $x_1$ [d](e.org) H_2O\n" * n,
}
texts(_rendered, 50, "draw", _MARKDOWN)


@bomb("draw: a command of a formula again and again", 100)
def _formula(n: int) -> Work:
    def work() -> object:
        from quizkit.base.formulas import formula

        return [formula(part * (n // 20)) for part in ("\\alpha x_{1}", "{", "a", "\\frac", "_1", "x^2")]  # fmt: skip

    return work


@bomb("draw: a compound of many parts", 100)
def _compound(n: int) -> Work:
    def work() -> object:
        from quizkit.base.formulas import compound

        return [compound("H_2" * n), compound("(" * n), compound("A" * n), compound("NaCl" * n + "^")]

    return work


@bomb("draw: a text in the words of YAML", 200)
def _written(n: int) -> Work:
    def work() -> object:
        from quizkit.deck_file.quoting import scalar
        from quizkit.deck_file.templates import passages, skeleton

        article = _source(n)
        scalar("a " * n)
        scalar("\\" * n)
        return passages("\n" * n), passages("a\n" * n), skeleton("a", "b.md", article)

    return work


def _previewed(text: str) -> Work:
    """Return what shows every question of a deck with its key."""
    from quizkit.deck_file.reading.read import parse_deck

    deck = parse_deck(text, _HERE).deck
    assert deck is not None

    def work() -> None:
        from quizkit.app.preview import preview_questions
        from quizkit.terminal.screens.preview import show_preview

        show_preview(_screen(plain=False), preview_questions(deck))

    return work


texts(_previewed, 20, "preview", {
    "typed": _each("- question: What is number §?\n  answer: word§\n"),
    "clozes": _each("- cloze: 'The {{word§}} of {{town§|place§}} is §.'\n"),
    "choices": _each("- question: Which is §?\n  choices: [a§, b§, c§]\n  answer: a§\n  feedback: {b§: No.}\n"),
    "orders": _each("- question: Order number §.\n  order: [one§, two§, three§]\n"),
    "pairs": _each("- question: Pair number §.\n  match: {one§: two§, three§: four§}\n"),
    "lists": _each("- question: Name the parts of §.\n  answer: [one§, two§]\n"),
    "numbers": _each("- question: What is number §?\n  answer: § km\n"),
    "cards": _each("- front: Front §\n  back: Back §\n"),
})  # fmt: skip
texts(_previewed, 40, "preview one", {
    "blanks": _one("- cloze: ", "The {{word§}} of ", "\n"),
    "forms of a blank": _one("- cloze: The {{a", "|form§", "}}\n"),
    "hints": _one("- question: a\n  answer: a\n  hints: [", "hint§", "]\n", ", "),
    "tags": _one("- question: a\n  answer: a\n  tags: [", "tag§", "]\n", ", "),
    "forms that are accepted": _one("- question: a\n  answer: a\n  accept: [", "form§", "]\n", ", "),
    "a list of answers": _one("- question: a\n  answer: [", "answer§", "]\n", ", "),
})  # fmt: skip


def _graded(deck_text: str, reply: str) -> Work:
    """Return what reads a line as the reply to the first question of a deck, grades it and shows how."""
    from quizkit.deck_file.reading.read import parse_deck

    deck = parse_deck(deck_text, _HERE).deck
    assert deck is not None

    def work() -> None:
        from datetime import datetime

        from quizkit.questions.reply_grammar import Command, Misread, parse_reply
        from quizkit.questions.shapes import reply_texts
        from quizkit.session.attempt import Attempt
        from quizkit.terminal.screens.feedback import show_feedback

        question = deck.questions[0]
        given = parse_reply(question.prompt(), reply)
        if isinstance(given, Command | Misread):
            return
        grade = question.grade(given, deck.context())
        at = datetime.fromisoformat("2026-01-01T10:00:00+00:00")
        attempt = Attempt(deck.id, question, 1, (), reply_texts(given), grade, 0, 0, at)
        show_feedback(_screen(plain=False), question.prompt(), attempt, is_asked_again=False)

    return work


def _types() -> dict[str, str]:
    """Return the example of each type as an entry of the list of questions."""
    from quizkit.deck_file.templates import example
    from quizkit.questions.registry import TYPES

    return {name: example(kind) for name, kind in TYPES.items()}


_KINDS = {
    **_types(),
    "person": "- question: q\n  answer: John Fitzgerald Kennedy\n  kind: person\n",
    "date": "- question: q\n  answer: 8 May 1945\n",
}
_REPLIES: dict[str, Callable[[int], str]] = {
    "words": lambda n: "word " * n,
    "a word": lambda n: "a" * n,
    "commas": lambda n: ", a" * n,
    "pairs": lambda n: "a1 " * n,
    "digits": lambda n: "1" * (n // 2),
    "digits in groups": lambda n: "1" + ",000" * n,
    "combining marks": lambda n: "a" + "\u0301" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "ands": lambda n: " and a" * n,
    "semicolons": lambda n: "Paris; " * n,
    "a colon": lambda n: ":" + "a" * n,
}
for _kind, _question in _KINDS.items():
    for _said, _reply in _REPLIES.items():
        BOMBS[f"grade {_kind}: {_said}"] = Sized(
            lambda n, question=_question, reply=_reply: _graded(deck_of(question), reply(n)),  # type: ignore[misc]  # the defaults bind the loop's values
            60,
        )
for _name, _many, _line in (
    ("a text with many forms", _one("- question: q\n  answer: a\n  accept: [", "form§", "]\n", ", "), lambda _: "from1"),
    ("a text with many rejected forms", _one("- question: q\n  answer: a\n  reject: [", "form§", "]\n", ", "), lambda _: "from1"),
    ("a long answer", _one("- question: q\n  answer: ", "word § ", "\n"), lambda n: "wrod 1 " * n),
    ("a long answer, misspelt", _one("- question: q\n  answer: ", "elephant ", "\n"), lambda n: "elephnat " * n),
    ("a long answer without spaces", _one("- question: q\n  answer: ", "ab", "\n"), lambda n: "ba" * n),
    ("a text among many answers", _each("- question: What is number §?\n  answer: elephant§\n"), lambda _: "elephnat7"),
    ("a person among many", _each("- question: Who is §?\n  answer: Anna§ Adams\n  kind: person\n"), lambda _: "Adams"),
    ("a number with many forms", _one("- question: q\n  answer: 1 km\n  accept: [", "§ km", "]\n", ", "), lambda _: "7 m"),
    ("one of many answers of a list", _one("- question: q\n  answer: [", "answer§", "]\n", ", "), lambda _: "answer1; answr2"),
    ("many answers of a list", _one("- question: q\n  answer: [", "answer§", "]\n", ", "), lambda n: "; ".join(f"answer{p}" for p in range(n))),
    ("many near answers of a list", _one("- question: q\n  answer: [", "elephant§x", "]\n", ", "), lambda n: "; ".join(f"elephnat{p}x" for p in range(n))),
    ("many blanks", _one("- cloze: ", "The {{word§}} of ", "\n"), lambda n: "; ".join(f"wodr{p}" for p in range(n))),
    ("many blanks, all wrong", _one("- cloze: ", "The {{elephant}} of ", "\n"), lambda n: "; ".join(["mouse"] * n)),
    ("many other blanks, misspelt", _one("- cloze: ", "The {{w§zygote}} of ", "\n"), lambda n: "; ".join(f"w{p}zygtoe" for p in range(n))),
    ("many forms of a blank", _one("- cloze: The {{a", "|form§", "}}\n"), lambda _: "from1"),
):  # fmt: skip
    BOMBS[f"grade: {_name}"] = Sized(
        lambda n, many=_many, line=_line: _graded(many(n), line(n)),  # type: ignore[misc]  # the defaults bind the loop's values
        24,
    )


# Fifty answers of a list are looked at, each beside all that the deck has.
for _name in ("grade: many answers of a list", "grade: many near answers of a list"):
    BOMBS[_name] = BOMBS[_name]._replace(size=50, slow=True)
# A number in words is read from sixty words.
for _name in ("grade: a long answer", "grade: a long answer, misspelt"):
    BOMBS[_name] = BOMBS[_name]._replace(size=70)


def _parsed_deck(text: str) -> Any:
    from quizkit.deck_file.reading.read import parse_deck

    deck = parse_deck(text, _HERE).deck
    assert deck is not None
    return deck


_MANY = _each("- question: What is number §?\n  answer: word§\n  group: g%\n  tags: [t§]\n")
_TODAY = date(2026, 1, 10)


@bomb("session: the queue", 60)
def _queue(n: int) -> Work:
    from quizkit.session.plan import Memory, candidates

    deck = _parsed_deck(_MANY(n))
    memories = {q.common.id: Memory(_TODAY, _TODAY, 1.0 + place) for place, q in enumerate(deck.questions) if place % 2}

    def work() -> object:
        from quizkit.session.plan import choose
        from quizkit.session.shuffling import shuffled

        found = candidates([deck], {deck.id: memories}, [f"t{place}" for place in range(n)])
        chosen = [choose(found, _TODAY, None, which) for which in ("next", "due", "new", "missed", "flagged", "cram")]
        return chosen, [shuffled(queue, 1) for queue in chosen]

    return work


@bomb("session: an exam day far away", 90)
def _exam_plan(n: int) -> Work:
    from quizkit.session.plan import candidates

    deck = _parsed_deck(_MANY(n))

    def work() -> object:
        from quizkit.scheduling import WEIGHTS
        from quizkit.session.exam_plan import ExamPlan, Student, forecast

        plan = ExamPlan(_TODAY, date(2026, 6, 1), 0.9, WEIGHTS)
        return forecast(candidates([deck], {}), _TODAY, plan, Student(0.3, 0.85), runs=4)

    return work


@bomb("session: all of a deck, every reply wrong", 24)
def _session(n: int) -> Work:
    from quizkit.session.plan import Asked

    deck = _parsed_deck(_MANY(n))
    queue = [Asked(deck, question) for question in deck.questions]

    def work() -> object:
        from datetime import datetime

        from quizkit.session.run import Session
        from quizkit.session.score import score

        session = Session(
            queue, _Says("wrong"), _Keeps(), 1, lambda: datetime.fromisoformat("2026-01-01T10:00:00+00:00")
        )
        session.run()
        return score(session.attempts)

    return work


class _Says:
    """An Asker that always gets the same reply."""

    asks_back = False

    def __init__(self, line: str) -> None:
        self._line = line

    def ask(self, view: Any) -> Any:
        from quizkit.questions.reply_grammar import parse_reply

        return parse_reply(view.prompt, self._line)

    def __getattr__(self, _: str) -> Callable[..., None]:
        return lambda *_given, **_named: None


class _Keeps:
    """A Recorder that keeps nothing."""

    def __getattr__(self, _: str) -> Callable[..., None]:
        return lambda *_given, **_named: None


@bomb("session: questions that were reworded", 110)
def _recognised(n: int) -> Work:
    from quizkit.session.identity import Wording

    deck = _parsed_deck(_each("- question: What is the capital of country §?\n  answer: same\n")(n))
    known = {f"~{place}": Wording(f"Which lake lies in the town {place}?", "same") for place in range(n)}

    def work() -> object:
        from quizkit.session.identity import corrected

        return corrected(deck.questions, known)

    return work


def _recognition(now: str, *, answer: str = "§", ids: bool = True, title: str = "T") -> Bomb:
    """Return a bomb that recognises a deck whose questions are `now` worded, and were worded in another way."""

    def make(n: int) -> Work:
        from tests.progress.studying import Student

        id = "id: q§\n  " if ids else ""
        earlier = _each(f"- {id}question: Which lake lies in the town §?\n  answer: {answer}\n")(n)
        student = Student()
        student.study(_parsed_deck(earlier))
        deck = _parsed_deck(
            _each(f"- {id}question: {now}\n  answer: {answer}\n")(n).replace("title: T", f"title: {title}")
        )
        return lambda: student.recognise(deck)

    return make


bomb("recognition: another deck with the same ids", 40)(_recognition("Who was king number §?", answer="x§"))
bomb("recognition: every wording was corrected", 40)(_recognition("Which lake lies in the twon §?", ids=False))
bomb("recognition: a deck that is renamed", 40)(_recognition("Which lake lies in the town §?", title="Other"))
bomb("recognition: many questions with one answer", 40)(
    _recognition("Which lake is at the town §?", answer="same", title="Other")
)


def _attempt(n: int, **fields: Any) -> dict[str, Any]:
    from tests.progress.oracle import answer

    return {"v": 1, "id": f"7f3a9c1e-{n + 2}", **answer(n, **fields)}


def _history(lines: Callable[[int, str], bytes]) -> Bomb:
    """Return a bomb that reads a history file, folds it, merges it into another, and erases a deck."""

    def make(n: int) -> Work:
        from tempfile import mkdtemp

        from quizkit.progress.history import History

        home, other = Path(mkdtemp()), Path(mkdtemp())
        for place in (home, other):
            (place / "history").mkdir()
        for place, device in ((home, "7f3a9c1e"), (other, "8f3a9c1e")):
            (place / "history" / f"{device}.jsonl").write_bytes(lines(n, device))

        def work() -> object:
            from quizkit.progress.checkpoint import load, read_all
            from quizkit.progress.doctor import examine
            from quizkit.progress.merge import erase, merge
            from quizkit.reporters.csv import answers_table

            state = load(History(home))
            answers_table(read_all(History(home)).records)
            merge(History(home), other)
            examine(History(home))
            erase(History(home), "capitals")
            return state

        return work

    return make


def _lines(record: Callable[[int], dict[str, Any]]) -> Callable[[int, str], bytes]:
    def lines(n: int, device: str) -> bytes:
        from quizkit.progress.encoding import encode

        records = (record(place) for place in range(n))
        return b"".join(encode({**one, "id": one["id"].replace("7f3a9c1e", device)}) for one in records)

    return lines


def _damaged(line: bytes) -> Callable[[int, str], bytes]:
    """Return a history in which so many damaged lines stand behind a whole one."""
    return lambda n, device: _lines(_attempt)(1, device) + line * n


def _of_kind(kind: str, **fields: Any) -> Callable[[int], dict[str, Any]]:
    return lambda n: {"v": 1, "id": f"7f3a9c1e-{n + 2}", "kind": kind, "at": f"2026-01-01T10:00:{n:06}Z", "deck": "capitals", **fields}  # fmt: skip


for _name, _contents in {
    "answers": _lines(lambda n: _attempt(n, question="q")),
    "answers to many questions": _lines(lambda n: _attempt(n, question=f"q{n}", deck=f"d{n}")),
    "answers on many days": _lines(lambda n: _attempt(n, question="q", day=date.fromordinal(738000 + n).isoformat())),
    "answers of one id": _lines(lambda n: {**_attempt(n), "id": "7f3a9c1e-2"}),
    "undo": _lines(lambda n: _attempt(n, question="q") if n % 2 else {**_of_kind("undo", attempt=f"7f3a9c1e-{n + 3}")(n)}),
    "forget": _lines(_of_kind("forget")),
    "answers and forget": _lines(lambda n: _attempt(n, question="q") if n % 2 else _of_kind("forget")(n)),
    "sessions": _lines(_of_kind("session", title="T", queue=["q1", "q2"])),
    "retention, another each time": _lines(
        lambda n: (
            _attempt(n, question=f"q{n}") if n % 2 else _of_kind("session", retention=0.8 + n % 4 / 100)(n)
        )
    ),
    "flags in an exam": _lines(
        lambda n: (
            _of_kind("exam-flag", session="7f3a9c1e-2", question=f"q{n}", on=True)(n) if n else _of_kind("exam")(n)
        )
    ),
    "replies held to be right": _lines(lambda n: _attempt(n, question="q") if n % 2 else _of_kind("override", attempt=f"7f3a9c1e-{n + 3}")(n)),
    "damaged lines": _damaged(b'{"v":1, damaged\n'),
    "lines of other kinds": _lines(_of_kind("other", text="a" * 50)),
    "one long damaged line": _damaged(b'{"v":'),
    "a long reply": lambda n, device: _lines(lambda _: _attempt(0, reply=["a" * n]))(1, device),
    "empty lines": _damaged(b"\n"),
}.items():  # fmt: skip
    BOMBS[f"history: {_name}"] = Sized(_history(_contents), 20)


@bomb("history: another record for each id", 20)
def _doubles(n: int) -> Work:
    from tempfile import mkdtemp

    from quizkit.progress.history import History

    home, other = Path(mkdtemp()), Path(mkdtemp())
    for place, reply in ((home, "b"), (other, "a")):
        (place / "history").mkdir()
        lines = _lines(lambda n, reply=reply: _attempt(n, reply=[reply]))(n, "7f3a9c1e")  # type: ignore[misc]  # the default binds the loop's value
        (place / "history" / "7f3a9c1e.jsonl").write_bytes(lines)

    def work() -> object:
        from quizkit.progress.merge import merge

        # The second time all of them are there.
        return [merge(History(home), other) for _ in range(2)]

    return work


@bomb("stats: many replies held to be right", 24)
def _stats(n: int) -> Work:
    from quizkit.progress.state import QuestionState, empty_state

    deck = _parsed_deck(_MANY(n))
    state = empty_state()
    for question in deck.questions:
        day = _TODAY.isoformat()
        state.deck(deck.id).questions[question.common.id] = QuestionState(
            overrides={"reply": 1}, misses=1, attempts=2, n=1, day=day, due=day, stability=1.0, difficulty=5.0, lapses=9
        )

    def work() -> None:
        from quizkit.app.deck_index import IndexedDeck, entry_of
        from quizkit.app.stats import StatsReport
        from quizkit.progress.stats import Studied, overrides, stats
        from quizkit.terminal.screens.stats import show_stats

        indexed = IndexedDeck(Path("d.yaml"), "d", *entry_of(deck, Path("d.yaml")))
        studied = [Studied(deck.id, one.id, one.stem, one.tags) for one in indexed.questions]
        figures = stats(studied, state, _TODAY)
        show_stats(_screen(), StatsReport(_TODAY, [indexed], "d", figures, overrides(deck, state), 0), all=True)

    return work


@bomb("decks: many of them, and a list to choose from", 24)
def _decks(n: int) -> Work:
    import os
    from tempfile import mkdtemp

    home = Path(mkdtemp())
    added = home / "decks"
    added.mkdir()
    for place in range(n):
        text = deck_of("- {question: a, answer: b}\n").replace("id: d", f"id: d{place}")
        (added / f"deck-{place}.yaml").write_text(text, encoding="utf-8")

    def work() -> object:
        from quizkit.app.deck_names import complete_names
        from quizkit.app.home import deck_rows
        from quizkit.terminal.screens.decks import show_decks
        from quizkit.terminal.screens.picker import decks_matching

        before = os.environ.get("QUIZ_HOME")
        os.environ["QUIZ_HOME"] = str(home)
        try:
            rows = deck_rows()
            show_decks(_screen(), rows)
            return decks_matching(rows, "deck"), complete_names("deck")
        finally:
            del os.environ["QUIZ_HOME"]
            if before is not None:
                os.environ["QUIZ_HOME"] = before

    return work


@bomb("words: the difference between a reply and the answer", 100)
def _difference(n: int) -> Work:
    def work() -> object:
        from quizkit.grading.words.difference import in_words

        return in_words("ab" * n, "ba" * n), in_words("a" * n, "b" * n)

    return work


@bomb("words: the nearest of many known ones", 100)
def _nearest(n: int) -> Work:
    def work() -> object:
        from quizkit.base.problems import nearest

        return nearest("word", [f"word{place}" for place in range(n)])

    return work


@bomb("words: those of a deck that are near to each of them", 210)
def _near(n: int) -> Work:
    def work() -> object:
        from quizkit.grading.words.others import Words

        words = Words(frozenset(f"elephant{place:04}" for place in range(n)))
        return [list(words.near(word, 1)) for word in sorted(words.texts)]

    return work


def _file(format: str, head: str, part: str, tail: str) -> Bomb:
    """Return a bomb that reads a file of another tool."""

    def make(n: int) -> Work:
        text = head + "".join(part.replace("§", str(place)) for place in range(n)) + tail

        def work() -> None:
            from quizkit.deck_file.reading.events import plain_values
            from quizkit.formats.base import Unreadable
            from quizkit.formats.registry import BY_NAME

            with suppress(Unreadable):
                BY_NAME[format].read(text.encode(), text, plain_values)

        return work

    return make


for _name, _parts in FILES.items():
    _format = _name.partition(":")[0]
    BOMBS[f"file: {_name}"] = Sized(_file("moodle-xml" if _format == "html" else _format, *_parts), 60)
