"""The pages of what question types tell of themselves: what makes a question impossible to ask, or to grade."""

from quizkit.base.problems import Page, page


@page("not-a-choice")
def not_a_choice() -> None:
    """The answer, or a key of `feedback`, is not one of the choices.

    An answer is the choice itself, word for word with its capitals, never its letter or its number: choices are
    shuffled, so that a letter would be another choice each time.

    Bad:

        question: What is the capital of France?
        choices: [Paris, Lyon, Nice]
        answer: A

    Good:

        question: What is the capital of France?
        choices: [Paris, Lyon, Nice]
        answer: Paris
    """


@page("same-choice")
def same_choice() -> None:
    """A choice, an item or a right side stands twice.

    Students could not tell the two apart, and only one of them would be right.

    Bad:

        question: What is the capital of France?
        choices: [Paris, Lyon, Paris]
        answer: Lyon

    Good:

        question: What is the capital of France?
        choices: [Paris, Lyon, Nice]
        answer: Paris
    """


@page("same-answer")
def same_answer() -> None:
    """Two entries of an answer are one.

    An answer that is a list wants each of its entries once, so that a second one could never be given.

    Bad:

        question: Which rivers flow through Vienna?
        answer: [Danube, Wien, Danube]

    Good:

        question: Which rivers flow through Vienna?
        answer: [Danube, Wien]
    """


@page("too-few-choices")
def too_few_choices() -> None:
    """There is nothing to choose from, to put in order or to pair.

    A choice, an order and a match need two at least.

    Bad:

        question: What is the capital of France?
        choices: [Paris]
        answer: Paris

    Good:

        question: What is the capital of France?
        answer: Paris
    """


@page("too-many-choices")
def too_many_choices() -> None:
    """There are more than ten choices, items or pairs.

    Each has a letter from a to j, which one key picks.

    Bad:

        question: Which of these is a vowel?
        choices: [b, c, d, f, g, h, j, k, l, m, a]
        answer: a

    Good:

        question: Which of these is a vowel?
        choices: [b, c, d, a]
        answer: a
    """


@page("accepted-and-rejected")
def accepted_and_rejected() -> None:
    """A form of the answer is taken and refused at once.

    It stands under `reject`, and it is also the answer or stands under `accept`. Capitals do not count, unless the
    question has `case: true`.

    Bad:

        question: What is the unit of resistance?
        answer: ohm
        reject: [volt, Ohm]

    Good:

        question: What is the unit of resistance?
        answer: ohm
        reject: [volt]
    """


@page("unknown-kind")
def unknown_kind() -> None:
    """There is no such kind of text.

    `kind: person` says that the answer is a person's name, whose surname alone is taken. There is no other kind.

    Bad:

        question: Who wrote Faust?
        answer: Johann Wolfgang von Goethe
        kind: author

    Good:

        question: Who wrote Faust?
        answer: Johann Wolfgang von Goethe
        kind: person
    """


@page("not-a-number")
def not_a_number() -> None:
    """The answer of a number question is not written as a plain number.

    A number has digits and perhaps a point, a percent sign, a currency or a unit: no zero in front, none at the end
    of a fraction, no words.

    Bad:

        type: number
        question: What is the number of the film's agent?
        answer: 007

    Good:

        question: What is the number of the film's agent?
        answer: "007"
    """


@page("not-a-tolerance")
def not_a_tolerance() -> None:
    """The tolerance does not say how far off a reply may be.

    It is a number, as `0.05`, a share of the answer, as `1%`, or a count of its significant figures, as `3 sf`.

    Bad:

        question: What is the acceleration of free fall?
        answer: 9.81 m/s²
        tolerance: a little

    Good:

        question: What is the acceleration of free fall?
        answer: 9.81 m/s²
        tolerance: 1%
    """


@page("unknown-unit")
def unknown_unit() -> None:
    """The key `unit` says something else than `required`.

    The unit itself stands in the answer; `unit: required` only says that a number without it is not enough.

    Bad:

        question: How long is the Danube?
        answer: 2850
        unit: km

    Good:

        question: How long is the Danube?
        answer: 2850 km
        unit: required
    """


@page("no-blanks")
def no_blanks() -> None:
    """A cloze text has no blank.

    What is to be typed stands in the text between two braces on each side.

    Bad:

        cloze: The Danube flows through Vienna.

    Good:

        cloze: The {{Danube}} flows through Vienna.
    """


@page("too-many-wanted")
def too_many_wanted() -> None:
    """More answers are wanted than there are.

    `any` says how many entries of the answer a student has to name.

    Bad:

        question: Name rivers of France.
        answer: [Seine, Loire]
        any: 3

    Good:

        question: Name rivers of France.
        answer: [Seine, Loire, Rhône]
        any: 2
    """


@page("points-on-a-flashcard")
def points_on_a_flashcard() -> None:
    """A flashcard has points.

    Students grade a card themselves, so it stands outside the score.

    Bad:

        front: Vltava
        back: The river of Prague
        points: 2

    Good:

        front: Vltava
        back: The river of Prague
    """


PAGES: tuple[Page, ...] = (
    not_a_choice,
    same_choice,
    same_answer,
    too_few_choices,
    too_many_choices,
    accepted_and_rejected,
    unknown_kind,
    not_a_number,
    not_a_tolerance,
    unknown_unit,
    no_blanks,
    too_many_wanted,
    points_on_a_flashcard,
)
