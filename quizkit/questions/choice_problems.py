"""Problems of choices, shared by the types that have them: too few or too many, repeated, or not a choice."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from quizkit.base.problems import Problem, did_you_mean
from quizkit.questions.base import Field, FieldTable
from quizkit.questions.reply_grammar import MOST_CHOICES

KEEP_ORDER = "keep-order"
# The key of all types with choices.
ORDER_OF_CHOICES: FieldTable = {
    KEEP_ORDER: Field(
        "flag", "true keeps the choices in this order: numbers, or a last “all of the above”.", setting=True
    ),
}

_MOST_STRANGERS = 200


def not_a_choice_problem(route: tuple[str | int, ...], text: str, choices: tuple[str, ...]) -> Problem:
    """Return the problem that a text is not one of the choices."""
    listed = ", ".join(f"“{choice}”" for choice in choices[:6])
    help = did_you_mean(text, choices) or f"Write one of them, word for word: {listed}."
    several = [part.strip() for part in text.split(",")]
    if all(_is_a_label(part, len(choices)) for part in several):
        help = f"Write the choice itself, not its letter or number: {listed}."
        if len(several) > 1:
            help = f"Write the choices themselves, not their letters or numbers, as a list: {listed}."
    elif len(several) > 1 and all(part in choices for part in several):
        # Adjacent choices may be one choice that was split at its comma.
        aside = "; if it is one choice, put it in quotes in the list of choices" if text in ", ".join(choices) else ""
        help = f"Write a list: [{', '.join(several)}]{aside}."
    return Problem("not-a-choice", route, f"“{text}” is not one of the choices", help)


def _is_a_label(text: str, choices: int) -> bool:
    """Return whether a text is a number, or a choice's letter: b, B), (b)."""
    label = text.strip("().")
    place = "abcdefghij".find(label.casefold()) if len(label) == 1 else -1
    return 0 <= place < choices or (label.isascii() and label.isdigit())


def choice_problems(choices: tuple[str, ...], feedback: dict[str, str], key: str = "choices") -> list[Problem]:
    """Return the problems of the choices under `key`, apart from the answer."""
    problems = []
    if len(choices) < 2:
        what, items = ("choose from", "choices") if key == "choices" else ("put in order", "items")
        message = f"there is nothing to {what}"
        problems.append(Problem("too-few-choices", (key,), message, f"Give at least two {items}."))
    if len(choices) > MOST_CHOICES:
        message = f"a question has {MOST_CHOICES} choices at most, one letter each; this one has {len(choices)}"
        problems.append(Problem("too-many-choices", (key,), message, "Remove some of them."))
    for position in repeats(choices):
        message = f"“{choices[position]}” is in the choices twice"
        help = "Remove one of them, or reword it."
        problems.append(Problem("same-choice", (key, position), message, help))
    return problems + [not_a_choice_problem(("feedback", name), name, choices) for name in strangers(feedback, choices)]


def repeats(texts: Sequence[str], before: Iterable[str] = ()) -> list[int]:
    """Return the positions of texts that occur earlier, or in `before`."""
    seen = set(before)
    positions = []
    for position, text in enumerate(texts):
        if text in seen:
            positions.append(position)
        seen.add(text)
    return positions


def strangers(texts: Iterable[str], known: Collection[str]) -> list[str]:
    """Return the first texts that are not known: nobody reads more, and what is near to each takes time to find."""
    among = set(known)
    return list(islice((text for text in texts if text not in among), _MOST_STRANGERS))
