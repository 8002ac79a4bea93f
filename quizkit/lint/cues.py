"""Lint rules for cues that reveal the right choice. `craft` names the review that the pages cite."""

import re
from collections.abc import Iterator

from quizkit.base.problems import Finding, rule
from quizkit.lint.subject import Subject
from quizkit.lint.views import WithOptions
from quizkit.lint.wording import content, shortened, words

_ARTICLE = re.compile(r"\b(a|an) ?(?:_{2,}|\.\.\.|…)? ?[:.?]? ?$|\b(a|an) _{2,}", re.IGNORECASE)
# The sound decides, not the letter: an hour, a unit, a European, a one-way street.
_SPOKEN_VOWEL = re.compile(r"[aeiou](?<!u(?=ni|s[aeiu]|ti|r[aei]))|hour|honou?r|honest|heir", re.IGNORECASE)
_SPOKEN_CONSONANT = re.compile(r"uni(?!n|m)|us[aeiu]|ut[ei]|ura|eu|ewe|once|one\b|ubi", re.IGNORECASE)
_PLURAL_STEM = re.compile(
    r"^(?:which|what) (?:\w+ )?are\b(?! (?:\w+ ){0,3}(?:called|known))|\b(?:are|were|these|two|three|four)\s*(?:_{2,}|…)?[:.?]?$",
    re.IGNORECASE,
)
_SINGULAR_STEM = re.compile(r"\b(?:is a|is an|was a|was an|this)\s*(?:_{2,}|…)?[:.?]?$", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:[^su\Wi]s|ies|mitochondria|bacteria|criteria|phenomena|nuclei|fungi|larvae|men|people|children|mice|teeth|feet)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-−+~≈$€£]?\s?\d[\d.,\s]*\s?(?:%|[^\W\d_]{1,12}|°[CF]?)?\.?")
# These are not a cue among numbers: they can be the answer to “how many”.
_INSTEAD_OF_A_NUMBER = re.compile(
    r"\b(?:none|no|not|nothing|zero|all|never|always|every|infinit\w*|unlimited|unknown|undefined|nan|null|error|\w*error"
    r"|exception|depends?|any|half|third|quarter|double|twice|one|two|three|four|five|six|seven|eight|nine|ten|dozen"
    r"|hundred|thousand|million|billion|most|few|about|less|more|over|under)\b|∞|π|√",
    re.IGNORECASE,
)  # fmt: skip
_OPENERS = frozenset("to by because in on at from for with".split())
_ABSOLUTE = re.compile(
    r"\b(?:always|never|completely|totally|absolutely|entirely|impossible|invariably|every(?:one|body|thing)?|nobody|no one)\b|^all\b",
    re.IGNORECASE,
)

_OFTEN = frozenset(("always", "never"))


@rule("article-cue", "warning")
def article_cue(subject: Subject) -> Iterator[Finding]:
    """The “a” or “an” of the question fits only the right choice.

    Students pick by ear. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues. Reported
    if the article fits the right choice and does not fit some of the wrong ones.

    Bad:

        question: "The bird that swims best is a:"
        choices: [Penguin, Ostrich, Eagle]
        answer: Penguin

    Good:

        question: "The bird that swims best is a(n):"
        choices: [Penguin, Ostrich, Eagle]
        answer: Penguin
    """
    for picked in _with_one_key(subject):
        article = _ARTICLE.search(" ".join(picked.stem.split()))
        if article is None:
            continue
        vowel = (article[1] or article[2]).casefold() == "an"
        fits = {choice: _begins_with_a_vowel(choice) in (vowel, None) for choice in picked.choices}
        misfits = [choice for choice, fit in fits.items() if not fit]
        if misfits and fits[picked.keys[0]]:
            message = f"“{article[0].strip(' :.?_…')}” fits the right choice but not “{shortened(misfits[0])}”"
            yield Finding((*picked.route, "question"), message, "Write “a(n)”, or begin each choice with its article.")


@rule("number-cue", "warning")
def number_cue(subject: Subject) -> Iterator[Finding]:
    """The question asks for one or for several, and only the right choice agrees.

    Students pick by ear. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues. Reported
    if question and right choice are plural and all other choices are singular, or the other way round.

    Bad:

        question: What are the parts of a cell that release energy?
        choices: [Mitochondria, Nucleus, Membrane]
        answer: Mitochondria

    Good:

        question: What are the parts of a cell that release energy?
        choices: [Mitochondria, Ribosomes, Membranes]
        answer: Mitochondria
    """
    for picked in _with_one_key(subject):
        plural = bool(_PLURAL_STEM.search(picked.stem))
        if not plural and not _SINGULAR_STEM.search(picked.stem):
            continue
        numbers = {choice: _is_plural(choice) for choice in picked.choices}
        key = numbers.pop(picked.keys[0])
        if key is plural and len(numbers) > 1 and all(number is not plural for number in numbers.values()):
            asked = "several" if plural else "one"
            message = f"the question asks for {asked}, and only the right choice agrees"
            yield Finding((*picked.route, "question"), message, "Make all choices singular or all plural.")


@rule("mixed-choices", "warning")
def mixed_choices(subject: Subject) -> Iterator[Finding]:
    """The right choice differs in kind from all others.

    It is the only number among words, the only word among numbers, or the only choice that begins, or does not
    begin, like the others. Haladyna, Downing and Rodriguez (2002), guideline 23: keep choices homogeneous in
    content and grammatical structure.

    Bad:

        question: When did the war end?
        choices: [After a long siege, "1945", With a treaty]
        answer: "1945"

    Good:

        question: When did the war end?
        choices: ["1943", "1945", "1947"]
        answer: "1945"
    """
    for picked in subject.picked:
        others = picked.distractors()
        difference = _difference(picked.keys[0], others) if len(picked.keys) == 1 and len(others) >= 2 else ""
        if difference:
            message = f"the right choice is the only one that {difference}"
            yield Finding(picked.at(picked.keys[0]), message, "Make all choices alike.")


@rule("shared-word", "warning")
def shared_word(subject: Subject) -> Iterator[Finding]:
    """The question and the right choice share a word that no other choice has.

    Students pick what sounds like the question. Haladyna, Downing and Rodriguez (2002), guideline 28b: avoid clang
    associations, choices that repeat a word of the stem. Reported for words that are rare in the deck, and only if
    the other choices share no word with the question.

    Bad:

        question: Where do earthquakes begin that follow a volcanic eruption?
        choices: [Under the volcanic cone, In the open sea, Along the coast]
        answer: Under the volcanic cone

    Good:

        question: Where do the quakes begin that follow an eruption?
        choices: [Under the volcanic cone, In the open sea, Along the coast]
        answer: Under the volcanic cone
    """
    for picked in _with_one_key(subject):
        stem = content(picked.stem)
        key, others = content(picked.keys[0]), [content(other) for other in picked.distractors()]
        shared = {word for word in subject.rare(stem & key) if len(word) >= 5 and word.isalpha()}
        if shared and not any(stem & other for other in others) and not _asks_which(picked):
            full = next(word for word in words(picked.keys[0]) if any(map(word.startswith, shared)))
            message = f"the question and the right choice share “{full}”, which no other choice has"
            yield Finding(picked.at(picked.keys[0]), message, "Use another word in one of them.")


@rule("absolute-distractors", "warning")
def absolute_distractors(subject: Subject) -> Iterator[Finding]:
    """Only wrong choices say “always”, “never” or “completely”.

    Students have learnt that such statements are wrong. Haladyna, Downing and Rodriguez (2002), guideline 28a:
    avoid specific determiners. Reported for statements, if at least half of the wrong ones are absolute and the
    right one is not. A statement has at least four words, or three if one of them is “always” or “never”.

    Bad:

        question: What do vaccines do?
        choices:
          - They always cure the disease
          - They never have side effects
          - They train the immune system
        answer: They train the immune system

    Good:

        question: What do vaccines do?
        choices:
          - They kill the germs directly
          - They thin the patient's blood
          - They train the immune system
        answer: They train the immune system
    """
    for picked in _with_one_key(subject):
        key, others = picked.keys[0], picked.distractors()
        absolute = [other for other in others if _is_an_absolute_statement(other)]
        if len(words(key)) >= 3 and absolute and 2 * len(absolute) >= len(others) and not _ABSOLUTE.search(key):
            word = _ABSOLUTE.search(absolute[0])
            message = f"only wrong choices are absolute: “{word[0] if word else ''}”"
            yield Finding(picked.at(absolute[0]), message, "Make them wrong by their content, not by absolute words.")


def _is_an_absolute_statement(choice: str) -> bool:
    row = words(choice)
    return len(row) >= (3 if not _OFTEN.isdisjoint(row) else 4) and bool(_ABSOLUTE.search(choice))


def _with_one_key(subject: Subject) -> list[WithOptions]:
    """Return the questions with one right choice, if the deck is in English, the language of these rules."""
    return [picked for picked in subject.picked if len(picked.keys) == 1] if subject.english else []


def _begins_with_a_vowel(choice: str) -> bool | None:
    """Return whether a choice begins with a vowel sound, or None if its letters do not show it."""
    first = choice.split(maxsplit=1)[0]
    if not first[:1].isalpha() or (first.isupper() and len(first) > 1) or words(choice)[:1] in (["a"], ["an"], ["the"]):
        return None
    return not _SPOKEN_CONSONANT.match(first) and bool(_SPOKEN_VOWEL.match(first))


def _is_plural(choice: str) -> bool | None:
    """Return whether a short noun phrase is a plural, or None for other texts."""
    row = words(choice.partition(" of ")[0])
    if not 1 <= len(row) <= 3 or any(map(str.isdigit, choice)):
        return None
    return " and " in choice or bool(re.search(rf"{_PLURAL.pattern}$", row[-1], re.IGNORECASE))


def _difference(key: str, others: list[str]) -> str:
    """Return how the right choice differs from all others, or an empty text."""
    numbers = [bool(_NUMBER.fullmatch(other)) for other in others]
    is_number = bool(_NUMBER.fullmatch(key))
    if is_number and not any(numbers) and not any(_INSTEAD_OF_A_NUMBER.search(other) for other in others):
        return "" if any(map(_has_digit, others)) else "is a number"
    if not is_number and all(numbers) and not _has_digit(key) and not _INSTEAD_OF_A_NUMBER.search(key):
        return "is not a number"
    opener, openers = _opener(key), {_opener(other) for other in others}
    if len(openers) == 1 and opener not in openers and len(others) >= 2:
        (usual,) = openers
        if usual and not opener:
            return f"does not begin with “{usual.capitalize()}”"
        if opener and not usual and all(len(words(other)) > 1 for other in others):
            return f"begins with “{opener.capitalize()}”"
    return ""


def _opener(choice: str) -> str:
    row = words(choice)
    return row[0] if len(row) > 1 and row[0] in _OPENERS else ""


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _asks_which(picked: WithOptions) -> bool:
    """Return whether all choices contain their first word in the question, so that it is not a cue."""
    return all(
        re.search(r"\b" + re.escape(words(choice)[0]) + r"\b", picked.stem.casefold())
        for choice in picked.choices
        if words(choice)
    )
