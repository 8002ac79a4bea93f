"""Lint rules for the wording of choices, after the item-writing guidelines of Haladyna, Downing and Rodriguez.

A review of multiple-choice item-writing guidelines for classroom assessment, Applied Measurement in Education
15 (2002), 309-334. The pages cite the numbers of its guidelines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from math import comb

from quizkit.base.problems import Finding, rule
from quizkit.lint.subject import Subject
from quizkit.lint.wording import WORD, shortened

_ALL = re.compile(
    r"(?:all|each|both) (?:of )?(?:the )?"
    r"(?:(?:above|others?|preceding)(?: .{0,20})?|(?:these|them|those)(?: (?:answers|choices|options|apply|(?:are|is) \w+))?)\.?"
    r"|tou(?:te)?s les (?:r[ée]ponses|propositions)(?: ci-dessus)?\.?|alle (?:oben )?genannten\.?|todas las anteriores\.?",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:none|neither) (?:of )?(?:the )?(?:above|these|them|others?|preceding|those)(?: .{0,20})?\.?"
    r"|aucune (?:de ces|des) (?:r[ée]ponses|propositions)(?: ci-dessus)?\.?|keine (?:der|von den) (?:oben )?genannten\.?"
    r"|ninguna de las anteriores\.?",
    re.IGNORECASE,
)
_LETTERS = r"\(?[A-Da-d1-4]\)?(?:, ?\(?[A-Da-d1-4]\)?)*,? (?:and|or|nor|&) \(?[A-Da-d1-4]\)?"
# A and B, both A and B, options 1 and 3, A or C only; but not “1 and 2”, which are numbers.
_LETTER_REFERENCE = re.compile(
    rf"(?:[Bb]oth|[Ee]ither|[Nn]either|[Aa]nswers?|[Cc]hoices?|[Oo]ptions?) {_LETTERS}(?: only)?\.?|[A-D](?:, [A-D])*,? (?:and|&) [A-D](?: only)?\.?"
)
# A negation that asks for the exception. In a subordinate clause it belongs to the fact itself.
_IN_ENGLISH = re.compile(
    r"\b(?:which|what|who|all|where|when)\b(?:(?!\b(?:that|if|because|whether|although|since|who|when|would happen)\b)[^.?!]){0,300}?"
    r"\b(not(?! only)|cannot|except|\w+n['’]t|(?:(?<=\bis )|(?<=\bare ))(?:false|incorrect|untrue)(?=\W*$))\b",
)  # fmt: skip
_NEGATIVES = {
    "en": _IN_ENGLISH,
    "fr": re.compile(r"\b(?:le|la|les)?quel(?:le)?s?\b(?:(?!\b(?:qui|que|si|quand)\b|\bqu['’])[^.?!]){0,300}?\b(pas|sauf|faux|fausse)\b"),
    "de": re.compile(r"\b(?:welche[mnrs]?|was|wer)\b(?:(?!,|\b(?:dass|wenn|weil|ob)\b)[^.?!]){0,300}?\b(nicht(?! nur)|keine?[mnrs]?|außer|falsch)\b"),
    "es": re.compile(r"\b(?:cuál(?:es)?|qué)\b(?:(?!\b(?:que|si|porque)\b)[^.?!]){0,300}?\b(no(?! solo| sólo)|excepto|salvo|fals[oa]s?)\b"),
}  # fmt: skip
_PROMINENT = re.compile(r"(?<!\*)\*+[^*]+\*+|\b_+[^_]+_+\b|\b[A-ZÄÖÜß']{2,}\b")
_ASIDE = re.compile(r"`[^`]*`|[“\"«][^“”\"«»]*[”\"»]|\bor not\b|\bdo not know\b")
_LABEL = re.compile(r"\(?([A-Ja-j1-9])[).]\s")
_FEWEST = 8


@rule("all-of-the-above", "warning")
def all_of_the_above(subject: Subject) -> Iterator[Finding]:
    """A choice says “all of the above”.

    A student who sees that two choices are right can pick it without knowing the rest, and a student who sees that
    one is wrong can rule it out. Haladyna, Downing and Rodriguez (2002), guideline 26: avoid all-of-the-above.
    Besides, choices are shuffled, so there may be nothing above. Use a question with several right choices instead.

    Bad:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, All of the above]
        answer: All of the above

    Good:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, Yellow]
        answer: [Red, Green, Blue]
    """
    help = "List all right choices under `answer` instead."
    yield from _choices_like(subject, _ALL, help)


@rule("none-of-the-above", "note")
def none_of_the_above(subject: Subject) -> Iterator[Finding]:
    """A choice says “none of the above”.

    As the answer it shows what a student can rule out, not what the student knows; as a distractor it is rarely
    picked. Studies disagree on how much that matters: Haladyna, Downing and Rodriguez (2002), guideline 25, advises
    caution, so this is a note. Besides, choices are shuffled, so there may be nothing above.

    Bad:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, None of the above]
        answer: None of the above

    Good:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, Carbon dioxide]
        answer: Carbon dioxide
    """
    help = "Replace it with a plausible choice."
    yield from _choices_like(subject, _NONE, help)


@rule("points-at-choices", "warning")
def points_at_choices(subject: Subject) -> Iterator[Finding]:
    """A choice refers to other choices by their letters.

    Choices are shuffled, so “A and B” are different choices each time. Such combinations also give clues, and test
    logic more than knowledge. Haladyna, Downing and Rodriguez (2002), guideline 9: avoid complex multiple-choice
    (type K) formats.

    Bad:

        question: Which of these are metals?
        choices: [Iron, Zinc, Sulphur, Both A and B]
        answer: Both A and B

    Good:

        question: Which of these are metals?
        choices: [Iron, Zinc, Sulphur, Iodine]
        answer: [Iron, Zinc]
    """
    for picked in subject.picked:
        for choice in picked.choices:
            others = all(_LETTER_REFERENCE.fullmatch(other) for other in picked.choices)
            if _LETTER_REFERENCE.fullmatch(choice) and not others:
                message = f"“{choice}” refers to other choices by letters, but choices are shuffled"
                yield Finding(picked.at(choice), message, "List the right choices under `answer`.")


@rule("labelled-choices", "warning")
def labelled_choices(subject: Subject) -> Iterator[Finding]:
    """The choices have their own letters or numbers.

    Choices are shuffled and then labelled, so “a) Danube” may get the letter c, and a student who types one letter
    picks the choice with the other. Haladyna, Downing and Rodriguez (2002), guideline 20: vary the place of the
    right answer; shuffling does.

    Bad:

        question: Which river flows through Vienna?
        choices: [a) Danube, b) Rhine, c) Elbe]
        answer: a) Danube

    Good:

        question: Which river flows through Vienna?
        choices: [Danube, Rhine, Elbe]
        answer: Danube
    """
    for picked in subject.picked:
        labels = [_LABEL.match(choice) for choice in picked.choices]
        letters = "".join(label[1].casefold() for label in labels if label)
        if len(letters) == len(labels) >= 2 and ("abcdefghij".startswith(letters) or "123456789".startswith(letters)):
            message = "these choices have their own labels, but choices are shuffled and labelled"
            yield Finding((*picked.route, "choices"), message, "Remove the letters or numbers.")


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
    negative = _NEGATIVES.get(subject.deck.language[:2].casefold())
    for picked in subject.picked if negative else ():
        # A negation in capitals, bold or italics stands out, so it does not count.
        plain = _PROMINENT.sub("…", _ASIDE.sub("…", picked.stem))
        if negative and (match := negative.search(plain.lower())):
            message = f"this question asks for the exception, and its “{match[1]}” is easy to miss"
            help = f"Ask for what is true, or write it in capitals: {match[1].upper()}."
            yield Finding((*picked.route, "question"), message, help)


@rule("longest-key", "warning")
def longest_key(subject: Subject) -> Iterator[Finding]:
    """The right choice is by far the longest.

    Authors put into the answer the qualifications that make it right, and students have learnt to pick the longest
    choice. Haladyna, Downing and Rodriguez (2002), guideline 24: keep the length of choices about equal. “By far”
    means half as long again as the longest other choice, and at least fifteen characters longer. Names do not
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
            if len(key) > 1.5 * longest and len(key) - longest >= 15 and not _is_a_name(key):
                message = f"the right choice has {len(key)} characters, the longest of the others {longest}"
                help = "Shorten it, move details to `explanation`, or make the other choices longer."
                yield Finding(picked.at(key), message, help)


@rule("longest-keys", "warning")
def longest_keys(subject: Subject) -> Iterator[Finding]:
    """In too many questions of the deck the right choice is the longest.

    A student who always picks the longest choice would do far better than by guessing. Haladyna, Downing and
    Rodriguez (2002), guideline 24: keep the length of choices about equal. The rule applies to eight or more
    questions, and reports what would happen by chance in fewer than one of two hundred decks (binomial; only a
    choice that is longer than all others counts).

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
    alone = [picked for picked in subject.picked if len(picked.keys) == 1]
    if len(alone) < _FEWEST or subject.missing:
        return
    hits = sum(len(picked.keys[0]) > max(map(len, picked.distractors()), default=0) for picked in alone)
    chance = sum(1 / len(picked.choices) for picked in alone) / len(alone)
    if _probability(hits, len(alone), chance) < 0.005:
        message = f"in {hits} of {len(alone)} questions the right choice is the longest"
        help = f"By chance it would be about {round(chance * len(alone))}: make some of the other choices as long."
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
            message = f"{len(picked.choices)} choices, of which few will be picked"
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


def _choices_like(subject: Subject, pattern: re.Pattern[str], help: str) -> Iterator[Finding]:
    for picked in subject.picked:
        for choice in picked.choices:
            if pattern.fullmatch(choice):
                message = f"“{shortened(choice)}” refers to choices, but choices are shuffled"
                yield Finding(picked.at(choice), message, help)


def _is_a_name(text: str) -> bool:
    long = [word for word in WORD.findall(text) if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


def _probability(hits: int, of: int, chance: float) -> float:
    """Return the probability of at least so many hits by chance."""
    if of > 500:
        # The normal approximation is good for so many, and does not overflow.
        from math import erfc, sqrt

        return erfc((hits - 0.5 - of * chance) / sqrt(2 * of * chance * (1 - chance))) / 2
    return sum(comb(of, n) * chance**n * (1 - chance) ** (of - n) for n in range(hits, of + 1))
