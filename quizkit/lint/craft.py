"""Lint rules for the wording of choices, after the item-writing guidelines of Haladyna, Downing and Rodriguez.

A review of multiple-choice item-writing guidelines for classroom assessment, Applied Measurement in Education
15 (2002), 309-334. The pages cite the numbers of its guidelines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from math import comb

from quizkit.base.problems import Finding, rule
from quizkit.lint.choice_references import cannot_be_answered, refers_to_choices
from quizkit.lint.exceptions import hidden_negation
from quizkit.lint.stems import asks_nothing
from quizkit.lint.subject import Subject
from quizkit.lint.views import WithOptions
from quizkit.lint.wording import TRUTHS, WORD, shortened

_FEWEST = 8
# This many times what chance would give is far better than guessing.
_FAR_MORE = 1.5
# A plain number, with the sign of a currency before it or a short unit after it.
# 016 is a telephone number.
_IS_A_CODE = re.compile(r"0\d")
_NUMBER = re.compile(
    r"(?P<before>[$€£¥~]?)\s?(?P<number>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d{1,15}(?:\.\d{1,15})?)"
    r"\s?(?P<unit>%|°[CF]?|[^\W\d_]{1,12}|)\.?"
)


@rule("negative-stem", "warning")
def negative_stem(subject: Subject) -> Iterator[Finding]:
    """A question asks for the exception, but its “not” does not stand out.

    Students who know the answer overlook the word and pick what is true. Haladyna, Downing and Rodriguez (2002),
    guideline 17: word the stem positively; if a negative is used, emphasise it with capitals or bold type.

    Bad:

        question: Which of these is not a mammal?
        choices: [Whale, Bat, Shark]
        answer: Shark

    Good:

        question: Which of these is NOT a mammal?
        choices: [Whale, Bat, Shark]
        answer: Shark
    """
    for picked in subject.picked:
        word = hidden_negation(picked.stem, picked.question.common.language or subject.deck.language)
        if word and not _is_statement(picked):
            message = f"this question asks for the exception, and its “{word}” is easy to miss"
            help = f"Ask for what is true, or write it in capitals: {word.upper()}."
            yield Finding((*picked.route, "question"), message, help)


@rule("no-question", "note")
def no_question(subject: Subject) -> Iterator[Finding]:
    """The stem asks nothing: it has no question mark, no blank, no colon at its end, and no task.

    A student has to guess what is asked from the choices. Haladyna, Downing and Rodriguez (2002), guideline 15:
    include the central idea in the stem. A sentence that the choices complete ends with a colon, or has a blank. Reported
    for questions with choices in English, German, French, Spanish, Italian, Portuguese and Dutch.

    Bad:

        question: The tides
        choices: [The moon draws them, The wind draws them, The rain draws them]
        answer: The moon draws them

    Good:

        question: What draws the tides?
        choices: [The moon, The wind, The rain]
        answer: The moon
    """
    for picked in subject.picked:
        if not _is_statement(picked) and asks_nothing(
            picked.stem, picked.question.common.language or subject.deck.language
        ):
            message = f"“{shortened(picked.stem)}” asks nothing"
            yield Finding((*picked.route, "question"), message, "Write a question, a task, or a sentence with a blank.")


def _is_statement(picked: WithOptions) -> bool:
    """Return whether the choices are true and false, or right and wrong: then the stem may be a statement."""
    return len(picked.choices) == 2 and all(choice.casefold().rstrip(".") in TRUTHS for choice in picked.choices)


@rule("unordered-numbers", "note")
def unordered_numbers(subject: Subject) -> Iterator[Finding]:
    """The choices are numbers in no order.

    Numbers are quicker to compare in order, and the student's time should go into the question. Haladyna, Downing and
    Rodriguez (2002), guideline 21: place choices in logical or numerical order. Choices are shuffled, so sorting them
    is not enough: `keep-order: true` keeps them in place.

    Bad:

        question: How long is the Danube?
        choices: [2850 km, 865 km, 1233 km]
        answer: 2850 km

    Good:

        question: How long is the Danube?
        choices: [865 km, 1233 km, 2850 km]
        answer: 2850 km
        keep-order: true
    """
    for picked in subject.picked:
        matches = [match for choice in picked.choices if (match := _NUMBER.fullmatch(choice.strip()))]
        numbers = [Decimal(match["number"].replace(",", "").replace("−", "-")) for match in matches]
        alike = (
            len(matches) == len(picked.choices) >= 3 and len({match.group("before", "unit") for match in matches}) == 1
        )
        are_codes = any(_IS_A_CODE.match(match["number"]) for match in matches)
        if alike and not are_codes and numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
            message = "these choices are numbers in no order"
            help = "Sort them, and write `keep-order: true`, so that they are not shuffled."
            yield Finding((*picked.route, "choices"), message, help)


@rule("longest-key", "warning")
def longest_key(subject: Subject) -> Iterator[Finding]:
    """The right choice is by far the longest.

    Authors put into the answer the qualifications that make it right, and students have learnt to pick the longest
    choice. Haladyna, Downing and Rodriguez (2002), guideline 24: keep the length of choices about equal. “By far”
    means more than 1.5 times as long as the longest wrong choice, and at least fifteen characters longer. Names do not
    count.

    Bad:

        question: What does a catalyst do?
        choices:
          - Heats it
          - Cools it
          - Lowers the energy that a reaction needs to begin, without being used up
        answer: Lowers the energy that a reaction needs to begin, without being used up

    Good:

        question: What does a catalyst do?
        choices:
          - Raises the heat that a reaction gives off
          - Lowers the energy that a reaction needs
          - Holds back the products of a reaction
        answer: Lowers the energy that a reaction needs
    """
    for picked in subject.picked:
        longest = max(map(len, picked.distractors()), default=0)
        for key in picked.keys if len(picked.keys) == 1 and longest else ():
            if (
                len(key) > 1.5 * longest
                and len(key) - longest >= 15
                and not _is_a_name(key)
                and not cannot_be_answered(key)
                and not refers_to_choices(key)
            ):
                message = f"the right choice has {len(key)} characters, the longest wrong one {longest}"
                help = "Shorten it, move details to `explanation`, or make the wrong choices longer."
                yield Finding(picked.at(key), message, help)


@rule("longest-keys", "warning")
def longest_keys(subject: Subject) -> Iterator[Finding]:
    """In too many questions of the deck the right choice is the longest.

    A student who always picks the longest choice would do far better than by guessing. Haladyna, Downing and
    Rodriguez (2002), guideline 24: keep the length of choices about equal. Only questions in which one choice is longer
    than all others count. Reported from eight on, if the longest choice is right at least 1.5 times as often as chance
    predicts, with a probability under 0.5 % (binomial).

    Bad:

        title: Tools
        questions:
          - {id: a, question: What is an awl for?, choices: [To cut, To bore holes, To glue], answer: To bore holes}
          - {id: b, question: What is a maul for?, choices: [To drive wedges, To saw, To dig], answer: To drive wedges}
          - {id: c, question: What is a rasp for?, choices: [To weld, To bend, To smooth wood], answer: To smooth wood}
          - {id: d, question: What is a vice for?, choices: [To hold work, To nail, To rip], answer: To hold work}
          - {id: e, question: What is a froe for?, choices: [To sew, To split wood, To heat], answer: To split wood}
          - {id: f, question: What is a plane for?, choices: [To dry, To level wood, To dye], answer: To level wood}
          - {id: g, question: What is a sickle for?, choices: [To reap grain, To knit, To pump], answer: To reap grain}
          - {id: h, question: What is a bellows for?, choices: [To fan fire, To lift, To tie], answer: To fan fire}

    Good:

        title: Tools
        questions:
          - {id: a, question: What is an awl for?, choices: [To cut a board, To bore holes, To glue], answer: To bore holes}
          - {id: b, question: What is a maul for?, choices: [To drive wedges, To saw, To dig], answer: To drive wedges}
    """
    alone = [picked for picked in subject.picked if len(picked.keys) == 1 and _has_a_longest(picked.choices)]
    if len(alone) < _FEWEST or subject.missing:
        return
    hits = sum(len(picked.keys[0]) == max(map(len, picked.choices)) for picked in alone)
    chance = sum(1 / len(picked.choices) for picked in alone) / len(alone)
    if hits >= _FAR_MORE * chance * len(alone) and _probability(hits, len(alone), chance) < 0.005:
        message = f"in {hits} of {len(alone)} questions the right choice is the longest"
        help = f"By chance it would be about {round(chance * len(alone))}. Make some of the wrong choices longer."
        yield Finding(("questions",), message, help)


@rule("many-choices", "note")
def many_choices(subject: Subject) -> Iterator[Finding]:
    """A question with one right choice has more than five choices.

    Three plausible choices test as well: more are rarely picked and take time to read. Haladyna, Downing and
    Rodriguez (2002), guideline 18; Rodriguez, Educational Measurement: Issues and Practice 24 (2005), from eighty
    years of studies. This is a note, because a complete list, such as the days of the week, may be justified.

    Bad:

        question: Which planet is the largest?
        choices: [Mercury, Venus, Mars, Jupiter, Saturn, Uranus]
        answer: Jupiter

    Good:

        question: Which planet is the largest?
        choices: [Mars, Jupiter, Saturn, Uranus]
        answer: Jupiter
    """
    for picked in subject.picked:
        if len(picked.choices) > 5 and len(picked.keys) == 1:
            message = f"few of the {len(picked.choices)} choices will be picked"
            yield Finding((*picked.route, "choices"), message, "Keep the three or four most plausible ones.")


@rule("same-position", "note")
def same_position(subject: Subject) -> Iterator[Finding]:
    """The right choice is too often in the same place.

    Only true/false questions keep the order of their choices; all others are shuffled. A student who always says
    “true” does well. Haladyna, Downing and Rodriguez (2002), guideline 20: vary the place of the right answer. The
    rule applies to eight or more such questions, and reports what would happen by chance in fewer than one of fifty
    decks (binomial).

    Bad:

        title: Eight facts
        questions:
          - {question: Iron is a metal., answer: true}
          - {question: Zinc is a metal., answer: true}
          - {question: Lead is a metal., answer: true}
          - {question: Gold is a metal., answer: true}
          - {question: Neon is a gas., answer: true}
          - {question: Argon is a gas., answer: true}
          - {question: Xenon is a gas., answer: true}
          - {question: Radon is a gas., answer: true}

    Good:

        title: Two facts
        questions:
          - {question: Iron is a metal., answer: true}
          - {question: Zinc is a gas., answer: false}
    """
    fixed = Counter(question.answer() for _, question in subject.questions if question.type == "true/false")
    total = fixed.total()
    for answer, hits in fixed.most_common(1) if total >= _FEWEST and not subject.missing else ():
        if _probability(hits, total, 1 / 2) < 0.01:
            message = f"in {hits} of {total} true/false questions “{answer}” is right"
            yield Finding(("questions",), message, "Reverse some of the statements.")


def _has_a_longest(choices: tuple[str, ...]) -> bool:
    second, longest = sorted(map(len, choices))[-2:] if len(choices) > 1 else (0, 0)
    return longest > second


def _is_a_name(text: str) -> bool:
    long = [word for word in WORD.findall(text) if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


def _probability(hits: int, of: int, chance: float) -> float:
    """Return the probability of at least this many hits by chance."""
    if of > 500:
        # The normal approximation is good for large numbers, and does not overflow.
        from math import erfc, sqrt

        return erfc((hits - 0.5 - of * chance) / sqrt(2 * of * chance * (1 - chance))) / 2
    return sum(comb(of, n) * chance**n * (1 - chance) ** (of - n) for n in range(hits, of + 1))
