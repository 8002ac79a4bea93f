"""Problems of choices, shared by the types that have them: too few or too many, repeated, or not a choice."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from unicodedata import normalize

from quizkit.base import patterns
from quizkit.base.characters import character_name, first_difference, is_special, look_alike, without_special
from quizkit.base.problems import Problem, did_you_mean, nearest
from quizkit.questions.base import Field, FieldTable
from quizkit.questions.reply_grammar import MOST_CHOICES

# Curly quotes, and what other tools mark the right choice with.
_MARKS = patterns.compile(r"\A[\s*✓✔☑“”„«»‘’]+|[\s*✓✔☑“”„«»‘’]{1,9}(?:\((?:correct|right|x)\))?\Z", re.IGNORECASE)
_MOST_STRANGERS = 200
# Of longer texts, and of less similar ones, no second is looked for.
_LONGEST, _ALIKE = 200, 0.8


def choice_fields(answer: Field) -> FieldTable:
    """Return the fields of a type with choices, by its answer."""
    order = Field("flag", "true keeps the choices in this order: numbers, or a last “all of the above”.", setting=True)
    return {
        "question": Field("text", "What is asked.", required=True),
        "choices": Field("texts", "What the student picks from.", required=True),
        "answer": answer,
        "feedback": Field("feedback", "For a choice, why it is wrong."),
        "keep-order": order,
    }


def not_a_choice_problem(
    route: tuple[str | int, ...], text: str, choices: tuple[str, ...], among: str = "choices"
) -> Problem:
    """Return the problem that a text is not one of the choices, which are under the key `among`."""
    near = nearest(text, choices)
    if near and look_alike(text, near):
        return _look_alike_problem(route, text, near, (among, choices.index(near)))
    marked = next((place for place, choice in enumerate(choices) if _MARKS.sub("", choice) == text), None)
    if marked is not None:
        message = f"this choice is not “{text}”: it has a mark or curly quotes around it"
        help = f"Write it without them, as the answer does: {text}"
        return Problem("not-a-choice", (among, marked), message, help)
    listed = ", ".join(f"“{choice}”" for choice in choices[:6])
    help = _did_you_mean(text, choices) or f"Write one of them, word for word: {listed}."
    several = [part.strip() for part in text.split(",")]
    labelled = [place for part in several if (place := _place_of_label(part, len(choices))) is not None]
    if len(labelled) == len(several):
        help = f"Write the choice itself, not its letter or number: {choices[labelled[0]]}"
        if len(several) > 1:
            texts = ", ".join(choices[place] for place in labelled)
            help = f"Write the choices themselves, not their letters or numbers, as a list: [{texts}]"
    elif len(several) > 1 and all(part in choices for part in several):
        # Adjacent choices may be one choice that was split at its comma.
        aside = "; if it is one choice, put it in quotes in the list of choices" if text in ", ".join(choices) else ""
        help = f"Write a list: [{', '.join(several)}]{aside}."
    return Problem("not-a-choice", route, f"“{text}” is not one of the choices", help)


def _did_you_mean(text: str, choices: tuple[str, ...]) -> str:
    """Return the question whether the author means the nearest choice, or one of two that are as near."""
    from difflib import get_close_matches

    short = [choice for choice in choices if len(choice) <= _LONGEST] if len(text) <= _LONGEST else []
    near = get_close_matches(text, dict.fromkeys(short), n=2, cutoff=_ALIKE)
    return f"Did you mean “{near[0]}” or “{near[1]}”?" if len(near) == 2 else did_you_mean(text, choices)


def _look_alike_problem(
    route: tuple[str | int, ...], text: str, choice: str, route_of_choice: tuple[str | int, ...]
) -> Problem:
    """Return the problem of a text and a choice that look alike, where one of them has an unusual character."""
    offset = first_difference(text, choice)
    own, other = text[offset : offset + 1], choice[offset : offset + 1]
    words = text[:offset].split()
    where = f" after “{words[-1]}”" if words else ""
    if other and is_special(other) and not (own and is_special(own)):
        message = f"this choice is not “{text}”: it has {character_name(other)}{where}"
        return Problem("not-a-choice", route_of_choice, message, f"Write it without that: {without_special(choice)}")
    difference = f"has {character_name(own)}{where}" if own else f"has no {character_name(other)[2:]} at the end"
    if normalize("NFC", text) == normalize("NFC", choice):
        difference = "is made of other Unicode characters"
    message = f"“{text}” is not one of the choices: it looks like one, but {difference}"
    return Problem("not-a-choice", route, message, f"Write it as in the choices: {choice}")


def _place_of_label(text: str, count: int) -> int | None:
    """Return the position that a choice's letter or number means: b, B), (b), 2; None for another text."""
    label = text.strip("().")
    if label.isascii() and label.isdigit():
        return min(max(int(label), 1), count) - 1
    place = "abcdefghij".find(label.casefold()) if len(label) == 1 else -1
    return place if 0 <= place < count else None


def choice_problems(choices: tuple[str, ...], feedback: dict[str, str], key: str = "choices") -> list[Problem]:
    """Return the problems of the choices under `key`, apart from the answer."""
    problems = []
    if len(choices) < 2:
        what, items = ("choose from", "choices") if key == "choices" else ("put in order", "items")
        message = f"there is nothing to {what}"
        help = f"Give at least two {items}."
        parts = [part.strip() for part in re.split(r"[;|/]", choices[0])] if choices else []
        if len(parts) > 1 and all(parts):
            help = f"Write commas between them: [{', '.join(parts)}]"
        problems.append(Problem("too-few-choices", (key,), message, help))
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
