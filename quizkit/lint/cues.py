"""Lint rules for cues that reveal the right choice. `craft` names the review that the pages cite."""

import re
from collections import Counter
from collections.abc import Iterator

from quizkit.base.problems import Finding, rule
from quizkit.grading.exact import is_code
from quizkit.lint.choice_references import cannot_be_answered, refers_to_choices
from quizkit.lint.subject import Subject
from quizkit.lint.views import WithOptions
from quizkit.lint.wording import content, root, roots, shortened, words

_ARTICLE = re.compile(r"(?<![\w./])(a|an) ?(?:_{2,}|\.\.\.|…)? ?[:.?]? ?$|(?<![\w./])(a|an) _{2,}", re.IGNORECASE)
# The sound decides, not the letter: an hour, a unit, a European, a one-way street.
_SPOKEN_VOWEL = re.compile(r"[aeiou](?<!u(?=ni|s[aeiu]|ti|r[aei]))|hour|honou?r|honest|heir", re.IGNORECASE)
_SPOKEN_CONSONANT = re.compile(r"uni(?!n|m)|us[aeiu]|ut[ei]|ura|eu|ewe|once|one\b|ubi", re.IGNORECASE)
# A question about grammar words: a sentence to complete with so, very or enough.
_IS_GRAMMAR = re.compile(
    r"so|very|too|such|enough|quite|rather|much|many|more|most|less|least|as|an?|the|some|any|every|each|no|is|are|was|were|am|be"
    r"|been|being|do|does|did|has|have|had|in|on|at|by|for|of|to|with|from|under|over|into|about|since|during|if|than|then|that"
    r"|who|whom|whose|which|what|it|its|he|she|they|them|him|her|us|we|i|me|my|your|our|their|and|or|but|not",
    re.IGNORECASE,
)
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
    r"|exception|invalid|compiles?|crash\w*|depends?|any|half|third|quarter|double|twice|one|two|three|four|five|six|seven|eight|nine|ten|dozen"
    r"|hundred|thousand|million|billion|most|few|about|less|more|over|under)\b|∞|π|√",
    re.IGNORECASE,
)  # fmt: skip
# These begin a clause of purpose or of reason, where the other choices are things or sentences.
_OPENERS = frozenset(("to", "because"))
_NO_VERB = frozenset(
    "the a an his her its their our my your this that these those all every everyone everything whom which each".split()
)
# What is asked for is a number, so a name that consists of digits is not a cue.
_ASKS_FOR_A_NUMBER = re.compile(r"\b(?:when|how (?:many|much|old|long|far|high|often)|what (?:year|share|percentage|number|age))\b", re.IGNORECASE)  # fmt: skip
_OPENS_A_PHRASE = re.compile(
    r"(?:to|by|because|in|on|at|from|for|with|after|before|through|when|during)\b", re.IGNORECASE
)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|invariably|completely|totally|absolutely|entirely|under no circumstances)\b", re.IGNORECASE
)
_OFTEN = re.compile(r"\b(?:always|never)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
# No article comes before a choice that begins with one of these.
_NO_NOUN = frozenset(("a", "an", "the", "both", "neither", "either", "none", "all", "not"))
_SHORTEST_SHARED, _SHORTEST_PART = 5, 3
_ARTICLES = frozenset(("a", "an", "the"))
# In a long text a word is shared by chance.
_LONGEST_STEM, _LONGEST_KEY = 60, 20
_QUALIFIED = re.compile(r"(?:all|any|both|every|each|no|none|only|not|never|always|there is no|it (?:is|was|does) not|little)\b", re.IGNORECASE)  # fmt: skip
_ASKS_FOR_ANOTHER = re.compile(
    r"(?<![^\W_])(?:not|except|false|incorrect|least|cannot)(?![^\W_])|n['’]t\b", re.IGNORECASE
)
_MAY_QUOTE = re.compile(r"[“\"«]|```|<\w|!\[")
_QUOTED = re.compile(
    r"```.*?(?:```|\Z)|“[^“”]*”|\"[^\"]*\"|«[^«»]*»|<(\w+)>[^<]*</\1>|!\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)", re.DOTALL
)
_CODE_SPAN = re.compile(r"`[^`]*`")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_JOINED = re.compile(r",? (?:and|or|und|oder|et|ou|y|e) |,| & |;| \+ | / ")
_MOST_PARTS = 4


@rule("article-cue", "warning")
def article_cue(subject: Subject) -> Iterator[Finding]:
    """The “a” or “an” of the question fits only the right choice.

    Students pick what sounds right. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues.
    Reported if the article fits the right choice and does not fit some of the wrong ones.

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
        if any(_IS_GRAMMAR.fullmatch(choice) for choice in picked.choices):
            continue
        fits = {choice: _begins_with_a_vowel(choice) in (vowel, None) for choice in picked.choices}
        misfits = [choice for choice, fit in fits.items() if not fit]
        if misfits and _begins_with_a_vowel(picked.keys[0]) is vowel:
            message = f"“{article[0].strip(' :.?_…')}” fits the right choice but not “{shortened(misfits[0])}”"
            yield Finding((*picked.route, "question"), message, "Write “a(n)”, or begin each choice with its article.")


@rule("number-cue", "note")
def number_cue(subject: Subject) -> Iterator[Finding]:
    """The question asks for one or for several, and only the right choice fits.

    Students pick what sounds right. Haladyna, Downing and Rodriguez (2002), guideline 28c: avoid grammatical clues.
    Reported if question and right choice are plural and all other choices are singular, or the other way round.

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
        if key is plural and len(numbers) > 1 and all(number is (not plural) for number in numbers.values()):
            asked, number = ("several", "plural") if plural else ("one", "singular")
            message = f"the question asks for {asked}, and only the right choice is {number}"
            yield Finding((*picked.route, "question"), message, "Make all choices singular or all plural.")


@rule("mixed-choices", "warning")
def mixed_choices(subject: Subject) -> Iterator[Finding]:
    """The right choice differs in kind from all others.

    It is the only number among words if the question asks for a number, or the only word among numbers. Or it is the
    only choice that does not begin with “To” or “Because”. Haladyna, Downing and Rodriguez (2002), guideline 23: keep choices homogeneous in content and grammatical structure.

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
        difference = _difference(picked, others) if len(picked.keys) == 1 and len(others) >= 2 else ""
        if difference and not refers_to_choices(picked.keys[0]) and not cannot_be_answered(picked.keys[0]):
            message = f"the right choice is the only one that {difference}"
            yield Finding(picked.at(picked.keys[0]), message, "Make all choices alike.")


@rule("shared-word", "warning")
def shared_word(subject: Subject) -> Iterator[Finding]:
    """The question and the right choice share a word that no other choice has.

    Students pick what sounds like the question. Haladyna, Downing and Rodriguez (2002), guideline 28b: avoid clang
    associations, choices that repeat a word of the stem. Reported for words of five letters and more that are rare in
    the deck, in code and in compounds too (quake, earthquake). The other choices must share no word with the question.
    Not reported if the question asks for the exception, or if the right choice says all, none or only.

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
        key = _words_in(picked.keys[0])
        stem = _shareable(picked) if len(key) <= _LONGEST_KEY else []
        shared = _shared(key, stem, subject) if len(stem) <= _LONGEST_STEM else None
        if shared and _is_cue(picked, shared[1], stem):
            message = f"the question and the right choice share “{shared[0]}”, which no other choice has"
            yield Finding(picked.at(picked.keys[0]), message, "Use another word in one of them.")


@rule("absolute-distractors", "warning")
def absolute_distractors(subject: Subject) -> Iterator[Finding]:
    """Only wrong choices say “always” or “never”.

    Students have learnt that such statements are wrong. Haladyna, Downing and Rodriguez (2002), guideline 28a:
    avoid specific determiners. Only choices of three words and more count. Reported if at least two of the wrong
    ones, and at least half of them, have an absolute word, and one of these is always or never.

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
        absolute = [other for other in others if _ABSOLUTE.search(other) and len(words(other)) >= _FEWEST_WORDS]
        if len(words(key)) >= _FEWEST_WORDS and len(absolute) >= max(2, len(others) / 2) and not _ABSOLUTE.search(key):
            often = next(((choice, word) for choice in absolute if (word := _OFTEN.search(choice))), None)
            if often:
                message = f"only wrong choices have an absolute word: “{often[1][0]}”"
                help = "Make them wrong by their content, not by absolute words."
                yield Finding(picked.at(often[0]), message, help)


@rule("convergence", "warning")
def convergence(subject: Subject) -> Iterator[Finding]:
    """The right choice joins the parts that occur most often in the choices.

    Authors build distractors by changing one part of the answer, so a student can count the parts and pick the most
    frequent ones. Haladyna, Downing and Rodriguez (2002), guideline 28d: avoid pairs and triplets of options that cue the
    right one; Millman and Pauk, How to Take Tests (1969), name the method. Reported if all choices join the same number
    of parts, each part of the right choice is in another choice too, and the right choice has the most frequent one.

    Bad:

        question: Which two countries were attacked that day?
        choices: [Norway and Britain, Norway and France, France and Denmark, Norway and Denmark]
        answer: Norway and Denmark

    Good:

        question: Which two countries were attacked that day?
        choices: [Norway and Denmark, Norway and France, Britain and Denmark, Britain and France]
        answer: Norway and Denmark
    """
    for picked in subject.picked:
        joins = len(picked.keys) == 1 and len(picked.choices) >= 3 and _JOINED.search(picked.keys[0])
        if joins and not is_code(picked.keys[0]):
            parts = {choice: _parts(choice) for choice in picked.choices}
            if _converge(parts, picked.keys[0]):
                listed = " and ".join(f"“{shortened(part, 30)}”" for part in parts[picked.keys[0]])
                message = f"{listed} occur most often in the choices, and the right choice joins them"
                yield Finding(picked.at(picked.keys[0]), message, "Use each part in the same number of choices.")


def _parts(choice: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(words(part)) for part in _JOINED.split(choice.rstrip(".")) if part.strip()))


def _converge(parts: dict[str, tuple[str, ...]], key: str) -> bool:
    """Return whether a choice joins the commonest parts of the choices."""
    sizes = {len(row) for row in parts.values()}
    if sizes.isdisjoint(range(2, _MOST_PARTS + 1)) or len(sizes) > 1:
        return False
    often = Counter(part for row in parts.values() for part in row)
    sums = {choice: sum(often[part] for part in row) for choice, row in parts.items()}
    others = [count for part, count in often.items() if part not in parts[key]]
    least, most = min(often[part] for part in parts[key]), max(often[part] for part in parts[key])
    rivals = [set(parts[choice]) for choice, count in sums.items() if count >= sums[key] and choice != key]
    # Another choice may be as common if each wrong one is the right one with a part changed; two by two is a design.
    varied = all(not set(parts[key]).isdisjoint(row) for row in parts.values())
    alone = not rivals or (len(rivals) == 1 and varied and set(parts[key]) not in rivals)
    return alone and sums[key] == max(sums.values()) and least >= 2 and most > max(others, default=0)


def _shareable(picked: WithOptions) -> list[str]:
    """Return the words of a stem, without quotations and blocks of code, nor code in a line if the choices are code, too."""
    stem = picked.stem
    if _MAY_QUOTE.search(stem):
        stem = _QUOTED.sub(" ", stem)
    return _words_in(_CODE_SPAN.sub(" ", stem) if "`" in stem and is_code(picked.keys[0]) else stem)


def _words_in(text: str) -> list[str]:
    """Return the words of a text, and the parts of names in code: readLines is read and lines."""
    return words(_HUMP.sub(" ", text)) if "`" in text else words(text)


def _shared(key: list[str], stem: list[str], subject: Subject) -> tuple[str, str] | None:
    """Return a word of a choice, and what it shares with a word of the stem that is rare in the deck: its root or its end."""
    long = [word for word in stem if len(word) >= _SHORTEST_SHARED]
    stem_roots = roots(long)
    for word in key:
        if len(word) < _SHORTEST_SHARED or not word.isalpha():
            continue
        if root(word) in stem_roots and subject.rare({root(word)}):
            return word, root(word)
        for other in long:
            # An earthquake is a quake.
            if _is_compound(*sorted((word, other), key=len)) and subject.rare({root(other)}):
                return word, min(word, other, key=len)
    return None


def _is_compound(part: str, word: str) -> bool:
    """Return whether a word ends with another after at least three letters: not elected and selected."""
    part, word = part.removesuffix("s"), word.removesuffix("s")
    return len(word) - len(part) >= _SHORTEST_PART and word.endswith(part)


def _is_cue(picked: WithOptions, part: str, stem: list[str]) -> bool:
    """Return whether what the right choice shares with the stem distinguishes it from the others."""
    key, asked = picked.keys[0], roots(stem)
    if _QUALIFIED.match(key) or refers_to_choices(key) or _ASKS_FOR_ANOTHER.search(picked.stem) or _asks_which(picked):
        return False
    return not any(part in other.casefold() or asked & content(other) for other in picked.distractors())


def _with_one_key(subject: Subject) -> list[WithOptions]:
    """Return the questions with one right choice, if the deck is in English, the language of these rules."""
    return [picked for picked in subject.picked if len(picked.keys) == 1] if subject.english else []


def _begins_with_a_vowel(choice: str) -> bool | None:
    """Return whether a choice begins with a vowel sound, or None if its letters do not show it."""
    first = choice.split(maxsplit=1)[0]
    if not first[:1].isalpha() or (first.isupper() and len(first) > 1) or not _NO_NOUN.isdisjoint(words(choice)[:1]):
        return None
    return not _SPOKEN_CONSONANT.match(first) and bool(_SPOKEN_VOWEL.match(first))


def _is_plural(choice: str) -> bool | None:
    """Return whether a short noun phrase is a plural, or None for other texts."""
    row = words(choice.partition(" of ")[0])
    if not 1 <= len(row) <= 3 or any(map(str.isdigit, choice)):
        return None
    return " and " in choice or bool(re.search(rf"{_PLURAL.pattern}$", row[-1], re.IGNORECASE))


def _difference(picked: WithOptions, others: list[str]) -> str:
    """Return how the right choice differs from all others, or an empty text."""
    key = picked.keys[0]
    numbers = [bool(_NUMBER.fullmatch(other)) for other in others]
    is_number = bool(_NUMBER.fullmatch(key))
    if is_number and not any(numbers) and not any(_INSTEAD_OF_A_NUMBER.search(other) for other in others):
        is_name = not _ASKS_FOR_A_NUMBER.search(picked.stem) and not all(map(_OPENS_A_PHRASE.match, others))
        return "" if is_name or any(map(_has_digit, others)) else "is a number"
    if not is_number and all(numbers) and not _has_digit(key) and not _INSTEAD_OF_A_NUMBER.search(key):
        return "is not a number"
    openers = {_opener(other) for other in others}
    usual = openers.pop() if len(openers) == 1 and not _opener(key) else ""
    return f"does not begin with “{usual.capitalize()}”" if usual else ""


def _opener(choice: str) -> str:
    row = words(choice)
    # “To everything there is a season” is not a purpose.
    return row[0] if len(row) > 1 and row[0] in _OPENERS and row[1] not in _NO_VERB else ""


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _asks_which(picked: WithOptions) -> bool:
    """Return whether all choices have their first word, apart from articles, in the question, so that it is not a cue."""
    stem = picked.stem.casefold()
    firsts = (next((word for word in words(choice) if word not in _ARTICLES), "") for choice in picked.choices)
    return all(re.search(rf"\b{re.escape(first)}\b", stem) for first in firsts if first)
