"""Writes GIFT."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from quizkit.deck import Deck
from quizkit.formats.base import Written
from quizkit.formats.features import Losses, Support, exported_amounts
from quizkit.formats.gift.reading import BRACKET, FORMAT, marked_names
from quizkit.formats.item import HUNDRED
from quizkit.formats.texts import is_html, markdown_of_plain
from quizkit.questions import registry

SUPPORT = Support(
    whole=("choice", "multiple", "true/false", "text", "match"),
    partly=("number", "cloze"),
    features=("id", "explanation", "tags", "feedback", "accept", "tolerance", "distractors"),
)
# The percentages that Moodle knows, as 100 divided by these.
_SHARES = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20))
# `*` alone is any letters.
_STAR = r"\*"


def write(deck: Deck) -> Written:
    """Write a deck."""
    blocks, losses = SUPPORT.each(deck, _block)
    return Written(("\n\n".join(blocks) + "\n").encode(), losses)


def _block(question: registry.Question, losses: Losses) -> str:
    common, answers = question.common, _answers(question, losses)
    id = [] if common.id.startswith("~") else [_mark("id", common.id, losses)]
    marks = " ".join(filter(None, [*id, *(_mark("tag", tag, losses) for tag in common.tags)]))
    comment = f"// {marks}\n" if marks else ""
    general = f"####{_formatted(common.explanation)}" if common.explanation else ""
    return f"{comment}{_with_answers(question, f'{{{answers}{general}}}')}"


def _mark(kind: Literal["id", "tag"], name: str, losses: Losses) -> str:
    """Return a mark for the comment, if Moodle reads that name in it."""
    mark = f"[{kind}:{name.replace(']', BRACKET)}]"
    if marked_names(kind, mark) == [name]:
        return mark
    losses.lose("lost-id" if kind == "id" else "changed-tags", f"its {kind} “{name}” is not exported")
    return ""


def _with_answers(question: registry.Question, answers: str) -> str:
    if isinstance(question, registry.ClozeQuestion):
        before, *_, after = question.pieces()
        prefix = "[markdown]" if any(_needs_markdown(piece) for piece in (before, after)) else ""
        return f"{prefix}{_escape(before)}{answers}{_escape(after)}"
    return f"{_formatted(question.prompt().stem)} {answers}"


def _answers(question: registry.Question, losses: Losses) -> str:
    """Return the answers of a question between the braces, and add what they do not keep."""
    match question:
        case registry.ChoiceQuestion():
            return "".join(
                f"{'=' if choice == question.key else '~'}{_formatted(choice)}{_feedback(question.feedback, choice)} "
                for choice in question.choices
            )
        case registry.MultipleQuestion():
            return _weighted(question, losses)
        case registry.TrueFalseQuestion():
            return "T" if question.key else "F"
        case registry.TextQuestion():
            if any("->" in text for text in (question.key, *question.accept)):
                losses.refuse("the format reads -> in an answer otherwise")
            return _typed(question.key, *question.accept)
        case registry.NumberQuestion():
            return "#" + "".join(
                f"={number:f}{f':{off:f}' if off else ''} "
                for number, off in exported_amounts(question, losses, units=False)
            )
        case registry.ClozeQuestion():
            if len(question.blanks) > 1 or not question.pieces()[1].strip():
                losses.refuse("the format has only clozes with one blank, and text after it")
            blank = question.blanks[0]
            return _typed(blank.key, *blank.accept)
        case registry.MatchQuestion():
            if any("->" in left for left in question.pairs):
                losses.refuse("the format has no -> in a left side")
            pairs = [*question.pairs.items(), *(("", right) for right in question.distractors)]
            return "".join(f"={_formatted(left) if left else ''} -> {_escape(right)} " for left, right in pairs)
        case registry.ListQuestion() | registry.OrderQuestion() | registry.Flashcard():
            return ""


def _typed(*texts: str) -> str:
    """Return answers to type, without wildcards."""
    return "".join(f"={_unmistaken(text)}{_escape(text.replace('*', _STAR))} " for text in texts)


def _weighted(question: registry.MultipleQuestion, losses: Losses) -> str:
    rights, wrongs = len(question.keys), len(question.choices) - len(question.keys)
    if rights not in _SHARES or wrongs not in _SHARES | {0}:
        losses.refuse(f"Moodle has no weight for {rights} right and {wrongs} wrong choices")
    weights = {True: f"%{_percent(rights)}%", False: f"%-{_percent(wrongs)}%" if wrongs else ""}
    return "".join(
        f"~{weights[choice in question.keys]}{_formatted(choice)}{_feedback(question.feedback, choice)} "
        for choice in question.choices
    )


def _percent(parts: int) -> str:
    return f"{(HUNDRED / parts).quantize(Decimal('0.00001')).normalize():f}"


def _feedback(feedback: Mapping[str, str], choice: str) -> str:
    return f"#{_formatted(feedback[choice])}" if choice in feedback else ""


def _formatted(text: str) -> str:
    """Return a text of a deck, with the name of its format if it has markup."""
    return f"{'[markdown]' if _needs_markdown(text) else _unmistaken(text)}{_escape(text)}"


def _unmistaken(text: str) -> str:
    """Return the name of a format that comes before a text, if the text begins like a weight or such a name."""
    return "[plain]" if text.startswith("%") or FORMAT.match(text) else ""


def _needs_markdown(text: str) -> bool:
    # A line that begins with // would be a comment.
    reserved = FORMAT.match(text) or text.startswith(("//", "$CATEGORY"))
    return markdown_of_plain(text) != text or is_html(text) or bool(reserved)


def _escape(text: str) -> str:
    return re.sub(r"([\\:#={}~])", r"\\\1", text).replace("\n", "\\n")
