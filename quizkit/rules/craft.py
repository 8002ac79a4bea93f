"""How choices are written: the guidelines that Haladyna, Downing and Rodriguez drew from textbooks and studies.

A review of multiple-choice item-writing guidelines for classroom assessment, Applied Measurement in Education
15 (2002), 309-334, which numbers its guidelines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from math import comb

from quizkit.problems import Finding, rule
from quizkit.rules.subject import Subject, WithOptions
from quizkit.rules.wording import WORD, shortened

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
# A and B, both A and B, options 1 and 3, A or C only; never 1 and 2 by themselves, which are numbers.
_POINTING = re.compile(
    rf"(?:[Bb]oth|[Ee]ither|[Nn]either|[Aa]nswers?|[Cc]hoices?|[Oo]ptions?) {_LETTERS}(?: only)?\.?|[A-D](?:, [A-D])*,? (?:and|&) [A-D](?: only)?\.?"
)
# A negation that asks for the exception, in the same sentence. In a clause of its own it belongs to the fact that is asked.
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

    Who sees that two choices are right can pick it without knowing the rest, and who sees that one is wrong can
    rule it out. Haladyna, Downing and Rodriguez (2002), guideline 26: avoid all-of-the-above. Choices are shuffled
    here besides, so that nothing need stand above. A question that wants all the right choices says what is meant.

    Bad:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, All of the above]
        answer: All of the above

    Good:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, Yellow]
        answer: [Red, Green, Blue]
    """
    help = "List what is right under `answer`, so that all of it has to be picked."
    yield from _choices_like(subject, _ALL, "says “all of them” of choices that are shuffled", help)


@rule("none-of-the-above", "note")
def none_of_the_above(subject: Subject) -> Iterator[Finding]:
    """A choice says “none of the above”.

    As the answer it shows what a student can rule out, not what is known; as a distractor it is rarely picked. The
    studies disagree on how much that matters: Haladyna, Downing and Rodriguez (2002), guideline 25, asks for
    caution, so this is a note. Choices are shuffled here, so that nothing need stand above.

    Bad:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, None of the above]
        answer: None of the above

    Good:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, Carbon dioxide]
        answer: Carbon dioxide
    """
    help = "Put a plausible answer in its place."
    yield from _choices_like(subject, _NONE, "says “none of them” of choices that are shuffled", help)


@rule("points-at-choices", "warning")
def points_at_choices(subject: Subject) -> Iterator[Finding]:
    """A choice names other choices by their letters.

    Choices are shuffled, so “A and B” are other choices each time. Such combinations also give clues, and test
    logic more than knowledge: Haladyna, Downing and Rodriguez (2002), guideline 9, avoid complex multiple-choice
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
        for choice in picked.options.choices:
            others = all(_POINTING.fullmatch(other) for other in picked.options.choices)
            if _POINTING.fullmatch(choice) and not others:
                message = f"“{choice}” names other choices by letters that change with each shuffle"
                yield Finding(picked.at(choice), message, "List what is right under `answer`.")


@rule("labelled-choices", "warning")
def labelled_choices(subject: Subject) -> Iterator[Finding]:
    """The choices have letters or numbers of their own.

    Choices are shuffled and then labelled, so that “a) Danube” may stand behind “c”, and who types the one letter
    picks what has the other. Haladyna, Downing and Rodriguez (2002), guideline 20: vary the place of the right
    answer, which the shuffling does.

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
        labels = [_LABEL.match(choice) for choice in picked.options.choices]
        told = "".join(found[1].casefold() for found in labels if found)
        if len(told) == len(labels) >= 2 and ("abcdefghij".startswith(told) or "123456789".startswith(told)):
            message = "these choices have labels of their own, and are shuffled and labelled besides"
            yield Finding((*picked.route, "choices"), message, "Leave the letters or numbers out.")


@rule("negative-stem", "warning")
def negative_stem(subject: Subject) -> Iterator[Finding]:
    """A question asks for the exception, and nothing makes its “not” stand out.

    Students who know the answer read past the word and pick what is true. Haladyna, Downing and Rodriguez (2002),
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
        # What is in capitals, or marked as bold or italic, stands out: it is left out before the plain one is sought.
        plain = _PROMINENT.sub("…", _ASIDE.sub("…", picked.options.stem))
        found = negative.search(plain.lower()) if negative else None
        if found:
            message = f"this question asks for the exception, and its “{found[1]}” is easily read past"
            help = f"Ask for what is so, or write it in capitals: {found[1].upper()}."
            yield Finding((*picked.route, "question"), message, help)


@rule("longest-key", "warning")
def longest_key(subject: Subject) -> Iterator[Finding]:
    """The right choice is by far the longest.

    Writers put the qualifications that make an answer right into the answer, and students have learnt to pick the
    longest. Haladyna, Downing and Rodriguez (2002), guideline 24: keep the length of choices about equal. By far is
    half as long again as the longest of the others, and by fifteen characters. Names are as long as they are, and
    do not count.

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
        longest = max(map(len, picked.options.distractors()), default=0)
        for key in picked.options.keys if len(picked.options.keys) == 1 and longest else ():
            if len(key) > 1.5 * longest and len(key) - longest >= 15 and not _is_a_name(key):
                message = f"the right choice has {len(key)} characters, the longest of the others {longest}"
                help = "Take words out of it, into `explanation`, or say as much in the others."
                yield Finding(picked.at(key), message, help)


@rule("longest-keys", "warning")
def longest_keys(subject: Subject) -> Iterator[Finding]:
    """Over the deck the right choice is the longest too often.

    Who always picks the longest choice would do far better than by guessing. Haladyna, Downing and Rodriguez
    (2002), guideline 24: keep the length of choices about equal. Told where it would happen by chance in less than
    one deck of two hundred (binomial, the longest alone counts), from eight questions on.

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
    alone = [picked for picked in subject.picked if len(picked.options.keys) == 1]
    if len(alone) < _FEWEST or subject.missing:
        return
    hits = sum(_stands_out(picked) for picked in alone)
    chance = sum(1 / len(picked.options.choices) for picked in alone) / len(alone)
    if _at_least(hits, len(alone), chance) < 0.005:
        message = f"in {hits} of {len(alone)} questions the right choice is the longest"
        help = f"By chance it would be so in about {round(chance * len(alone))}: make some of the others as long."
        yield Finding(("questions",), message, help)


@rule("many-choices", "note")
def many_choices(subject: Subject) -> Iterator[Finding]:
    """There are more than five choices, of which one is right.

    Three plausible ones test as well, for the further ones are hardly ever picked and take time to read. Haladyna,
    Downing and Rodriguez (2002), guideline 18; Rodriguez, Educational Measurement: Issues and Practice 24 (2005),
    from eighty years of studies. A note, for a list that is complete, such as the days of the week, may have its
    reason.

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
        if len(picked.options.choices) > 5 and len(picked.options.keys) == 1:
            message = f"of {len(picked.options.choices)} choices few will ever be picked"
            yield Finding((*picked.route, "choices"), message, "Keep the three or four that are most plausible.")


@rule("same-position", "note")
def same_position(subject: Subject) -> Iterator[Finding]:
    """Where choices keep their order, the right one stands in the same place too often.

    Only true/false questions do here; the others are shuffled. Who says “true” to all of them does well. Haladyna,
    Downing and Rodriguez (2002), guideline 20: vary the place of the right answer. Told where it would happen by
    chance in less than one deck of fifty (binomial), from eight such questions on.

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
    fixed = Counter(
        question.answer() for _, question in subject.questions if getattr(question.prompt(), "fixed", False)
    )
    total = sum(fixed.values()) if not subject.missing else 0
    for answer, hits in fixed.most_common(1):
        if total >= _FEWEST and _at_least(hits, total, 1 / 2) < 0.01:
            message = f"in {hits} of {total} true/false questions “{answer}” is right"
            yield Finding(("questions",), message, "Turn some of the statements round.")


def _choices_like(subject: Subject, pattern: re.Pattern[str], what: str, help: str) -> Iterator[Finding]:
    for picked in subject.picked:
        for choice in picked.options.choices:
            if pattern.fullmatch(choice):
                yield Finding(picked.at(choice), f"“{shortened(choice)}” {what}", help)


def _is_a_name(text: str) -> bool:
    long = [word for word in WORD.findall(text) if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


def _stands_out(picked: WithOptions) -> bool:
    return len(picked.options.keys[0]) > max(map(len, picked.options.distractors()), default=0)


def _at_least(hits: int, of: int, chance: float) -> float:
    """Return how likely at least so many hits are by chance."""
    if of > 500:
        # A normal tail does for so many, and never overflows.
        from math import erfc, sqrt

        return erfc((hits - 0.5 - of * chance) / sqrt(2 * of * chance * (1 - chance))) / 2
    return sum(comb(of, n) * chance**n * (1 - chance) ** (of - n) for n in range(hits, of + 1))
