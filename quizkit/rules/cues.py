"""Cues: what lets a student who knows nothing find the right choice. `craft` names the review."""

import re
from collections.abc import Iterator

from quizkit.problems import Finding, rule
from quizkit.rules.subject import Subject, WithOptions
from quizkit.rules.wording import content, shortened, words

_ARTICLE = re.compile(r"\b(a|an) ?(?:_{2,}|\.\.\.|…)? ?[:.?]? ?$|\b(a|an) _{2,}", re.IGNORECASE)
# Letters do not tell the sound: an hour, a unit, a European, a one-way street.
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
# Among numbers these are no cue: they are what there may be none of, or too much.
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
    """The “a” or “an” of the question fits the right choice alone.

    Students pick by ear. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues. Told where
    some of the wrong choices do not fit the article and the right one does.

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
        article = _ARTICLE.search(" ".join(picked.options.stem.split()))
        if article is None:
            continue
        vowel = (article[1] or article[2]).casefold() == "an"
        fits = {choice: _begins_with_a_vowel(choice) in (vowel, None) for choice in picked.options.choices}
        misfits = [choice for choice, fit in fits.items() if not fit]
        if misfits and fits[picked.options.keys[0]]:
            message = f"“{article[0].strip(' :.?_…')}” fits the right choice and not “{shortened(misfits[0])}”"
            yield Finding((*picked.route, "question"), message, "Write “a(n)”, or begin each choice with its article.")


@rule("number-cue", "warning")
def number_cue(subject: Subject) -> Iterator[Finding]:
    """The question asks for one or for several, and only the right choice agrees.

    Students pick by ear. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues. Told where
    the right choice is a plural, as the question has it, and each of the others is a singular, or the other way
    round.

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
        plural = bool(_PLURAL_STEM.search(picked.options.stem))
        if not plural and not _SINGULAR_STEM.search(picked.options.stem):
            continue
        numbers = {choice: _is_plural(choice) for choice in picked.options.choices}
        key = numbers.pop(picked.options.keys[0])
        if key is plural and len(numbers) > 1 and all(number is not plural for number in numbers.values()):
            asked = "several" if plural else "one"
            message = f"the question asks for {asked}, and only the right choice agrees"
            yield Finding((*picked.route, "question"), message, "Put all the choices into the same number.")


@rule("mixed-choices", "warning")
def mixed_choices(subject: Subject) -> Iterator[Finding]:
    """The right choice is of another kind than all the others.

    It is the only number among words, the only word among numbers, or the only one that begins, or does not begin,
    as the others do. Haladyna, Downing and Rodriguez (2002), guideline 23: keep choices homogeneous in content and
    grammatical structure.

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
        others = picked.options.distractors()
        if len(picked.options.keys) == 1 and len(others) >= 2:
            what = _odd_kind(picked.options.keys[0], others)
            if what:
                message = f"the right choice is the only one that {what}"
                yield Finding(picked.at(picked.options.keys[0]), message, "Make all the choices of one kind.")


@rule("shared-word", "warning")
def shared_word(subject: Subject) -> Iterator[Finding]:
    """The question and the right choice share a word that no other choice has.

    Students pick what sounds like the question. Haladyna, Downing and Rodriguez (2002), guideline 28b: avoid clang
    associations, a choice that repeats a word of the stem. Told for a word that is rare in the deck, and only where
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
        stem = content(picked.options.stem)
        key, others = content(picked.options.keys[0]), [content(other) for other in picked.options.distractors()]
        shared = {word for word in subject.rare(stem & key) if len(word) >= 5 and word.isalpha()}
        if shared and not any(stem & other for other in others) and not _asks_which(picked):
            full = next(word for word in words(picked.options.keys[0]) if any(map(word.startswith, shared)))
            message = f"the question and the right choice share “{full}”, which no other choice has"
            yield Finding(picked.at(picked.options.keys[0]), message, "Say it in another word in one of them.")


@rule("absolute-distractors", "warning")
def absolute_distractors(subject: Subject) -> Iterator[Finding]:
    """Only wrong choices say “always”, “never”, “completely”.

    Students have learnt that such statements are wrong. Haladyna, Downing and Rodriguez (2002), guideline 28a:
    avoid specific determiners. Told for statements, where half of the wrong ones are so and the right one is not.
    Three words are a statement if one of them is “always” or “never”, four are one anyhow.

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
        key, others = picked.options.keys[0], picked.options.distractors()
        absolute = [other for other in others if _is_an_absolute_statement(other)]
        if len(words(key)) >= 3 and absolute and 2 * len(absolute) >= len(others) and not _ABSOLUTE.search(key):
            found = _ABSOLUTE.search(absolute[0])
            message = f"only wrong choices are absolute: “{found[0] if found else ''}”"
            yield Finding(
                picked.at(absolute[0]), message, "Make them wrong in what they say, not by how sure they are."
            )


def _is_an_absolute_statement(choice: str) -> bool:
    said = words(choice)
    return len(said) >= (3 if not _OFTEN.isdisjoint(said) else 4) and bool(_ABSOLUTE.search(choice))


def _with_one_key(subject: Subject) -> list[WithOptions]:
    """Return the questions with one right choice, in the language whose wording the rules know."""
    return [picked for picked in subject.picked if len(picked.options.keys) == 1] if subject.english else []


def _begins_with_a_vowel(choice: str) -> bool | None:
    """Return whether a choice is spoken with a vowel first, None where its letters do not tell."""
    first = choice.split(maxsplit=1)[0]
    if not first[:1].isalpha() or (first.isupper() and len(first) > 1) or words(choice)[:1] in (["a"], ["an"], ["the"]):
        return None
    if _SPOKEN_CONSONANT.match(first):
        return False
    return bool(_SPOKEN_VOWEL.match(first))


def _is_plural(choice: str) -> bool | None:
    """Return whether a short name of things is a plural, None for what is no such name."""
    row = words(choice.partition(" of ")[0])
    if not 1 <= len(row) <= 3 or any(map(str.isdigit, choice)):
        return None
    return " and " in choice or bool(re.search(rf"{_PLURAL.pattern}$", row[-1], re.IGNORECASE))


def _odd_kind(key: str, others: list[str]) -> str:
    """Return what only the right choice does, or an empty text."""
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
    """Return whether all choices are names of the kind that the question names, so that the word is no news."""
    return all(
        re.search(r"\b" + re.escape(words(choice)[0]) + r"\b", picked.options.stem.casefold())
        for choice in picked.options.choices
        if words(choice)
    )
