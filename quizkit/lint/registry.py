"""Lint rules over a whole deck or over several, in the order of docs/rules.md."""

from collections.abc import Callable, Iterator

from quizkit.base.problems import Problem, Rule, rules_in
from quizkit.lint import (
    choice_references,
    craft,
    cues,
    drawing,
    giveaways,
    grounding,
    namesakes,
    overlaps,
    soundness,
    typed_answers,
)
from quizkit.lint.subject import Subject

SOUNDNESS: tuple[Rule[Subject], ...] = rules_in(soundness, typed_answers, overlaps, giveaways)
CRAFT: tuple[Rule[Subject], ...] = rules_in(choice_references, craft, cues, drawing)
GROUNDING: tuple[Rule[Subject], ...] = rules_in(grounding)
SEVERAL_DECKS: tuple[Rule[namesakes.Namesakes], ...] = rules_in(namesakes)
RULES = SOUNDNESS + CRAFT + GROUNDING


def problems(subject: Subject, progress: Callable[[float], None] = lambda _share: None) -> Iterator[Problem]:
    """Return the problems of a deck, rule by rule, without places. `progress` is called with the share of the rules."""
    for done, rule in enumerate(RULES):
        progress(done / len(RULES))
        yield from rule.problems(subject)
