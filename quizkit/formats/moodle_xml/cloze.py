"""Moodle's embedded answers: {1:SHORTANSWER:=Elbe~=Labe#good} is a blank inside a text."""

import re
from collections.abc import Callable

from quizkit.formats.item import Item
from quizkit.questions.cloze import Blank, cloze_source

# A brace in an answer has a backslash before it.
_EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\{}])*)\}", re.DOTALL)
# Feedback, or a weight other than 100 %, in the answers of a blank.
_PARTIAL = re.compile(r"(?<!\\)#|(?:^|~)%(?!100%)")
_TYPED_BLANKS = frozenset("SHORTANSWER SA MW SHORTANSWER_C SAC MWC NUMERICAL NM".split())
_NUMBERS = frozenset(("NUMERICAL", "NM"))


def add_cloze(item: Item, source: str, markdown: Callable[[str], str]) -> None:
    """Add a text with embedded answers: those to type become blanks. `markdown` reads the text around them."""
    matches = list(_EMBEDDED.finditer(source))
    blanks = [_blank(match[3], numeric=match[2] in _NUMBERS) for match in matches]
    if not matches:
        item.skip("it has no blank")
    elif not {match[2] for match in matches} <= _TYPED_BLANKS:
        item.skip("it has blanks with choices, which quizkit does not have")
    elif None in blanks:
        item.skip("one of its blanks cannot be read")
    else:
        if any(_PARTIAL.search(match[3]) for match in matches):
            item.lose("lost-weights", "weights and feedback of its blanks are not imported")
        pieces = markdown(_EMBEDDED.sub("\ue000", source)).split("\ue000")
        item.add("cloze", {"cloze": cloze_source(pieces, [blank for blank in blanks if blank])})


def _blank(inside: str, *, numeric: bool) -> Blank | None:
    """Read the answers of a blank: those after = or %100% are right."""
    forms = []
    for part in re.split(r"(?<!\\)~", inside):
        right = re.match(r"=|%100%", part)
        if right:
            text = re.split(r"(?<!\\)#", part[right.end() :])[0]
            text = re.sub(r"\\(.)", r"\1", text).strip()
            forms.append(text.partition(":")[0] if numeric else text)
    return Blank(forms[0], tuple(forms[1:])) if forms and not re.search("[{}]", "".join(forms)) else None
