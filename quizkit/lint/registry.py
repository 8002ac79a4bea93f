"""Lint rules over a whole deck or over several, in the order of docs/rules.md."""

from collections.abc import Callable, Iterator

from quizkit.base.problems import Problem, Rule
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

SOUNDNESS: tuple[Rule[Subject], ...] = (
    soundness.equal_choices,
    soundness.distractor_taken,
    soundness.all_choices_right,
    soundness.example_graded_otherwise,
    soundness.another_number_asked,
    typed_answers.optional_part,
    typed_answers.untypable_answer,
    typed_answers.alternatives_as_list,
    typed_answers.tolerance_on_year,
    typed_answers.foreign_cloze,
    overlaps.same_question,
    giveaways.answer_in_hint,
    giveaways.answer_given_away,
    giveaways.answer_in_evidence,
)
CRAFT: tuple[Rule[Subject], ...] = (
    choice_references.all_of_the_above,
    choice_references.none_of_the_above,
    choice_references.points_at_choices,
    choice_references.labelled_choices,
    craft.negative_stem,
    craft.no_question,
    craft.unordered_numbers,
    craft.longest_key,
    craft.longest_keys,
    craft.many_choices,
    craft.same_position,
    cues.article_cue,
    cues.number_cue,
    cues.mixed_choices,
    cues.shared_word,
    cues.absolute_distractors,
    cues.convergence,
    drawing.not_drawn,
)
GROUNDING: tuple[Rule[Subject], ...] = (
    grounding.source_missing,
    grounding.evidence_not_found,
    grounding.answer_not_in_evidence,
    grounding.choice_not_in_evidence,
    grounding.distractor_in_evidence,
    grounding.no_evidence,
)
SEVERAL_DECKS: tuple[Rule[namesakes.Namesakes], ...] = (namesakes.same_deck_id,)


RULES = SOUNDNESS + CRAFT + GROUNDING


def problems(subject: Subject, progress: Callable[[float], None] = lambda _share: None) -> Iterator[Problem]:
    """Return the problems of a deck, rule by rule, without places. `progress` is called with the share of the rules."""
    for done, rule in enumerate(RULES):
        progress(done / len(RULES))
        yield from rule.problems(subject)
