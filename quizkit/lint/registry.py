"""Lint rules over a whole deck or over several, in the order of docs/rules.md."""

from collections.abc import Iterator

from quizkit.base.problems import Problem, Rule
from quizkit.lint import craft, cues, grounding, namesakes, overlaps, soundness
from quizkit.lint.subject import Subject

SOUNDNESS: tuple[Rule[Subject], ...] = (
    soundness.equal_choices,
    soundness.distractor_taken,
    soundness.example_graded_otherwise,
    soundness.another_number_asked,
    soundness.optional_part,
    overlaps.same_question,
    overlaps.near_answers,
    overlaps.answer_given_away,
)
CRAFT: tuple[Rule[Subject], ...] = (
    craft.all_of_the_above,
    craft.none_of_the_above,
    craft.points_at_choices,
    craft.labelled_choices,
    craft.negative_stem,
    craft.longest_key,
    craft.longest_keys,
    craft.many_choices,
    craft.same_position,
    cues.article_cue,
    cues.number_cue,
    cues.mixed_choices,
    cues.shared_word,
    cues.absolute_distractors,
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


def problems(subject: Subject) -> Iterator[Problem]:
    """Return the problems of a deck, rule by rule, without places."""
    for rule in SOUNDNESS + CRAFT + GROUNDING:
        yield from rule.problems(subject)
