"""Lint rules for choices that refer to other choices, or carry their own labels, after the guidelines that `craft` names."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from quizkit.base.problems import Finding, rule
from quizkit.lint.subject import Subject
from quizkit.lint.views import WithOptions
from quizkit.lint.wording import shortened

_NOUN = r"(?:answers?|choices?|options?|responses?|statements?|alternatives?)"
_RIGHT = r"(?: (?:are|is) (?:all )?(?:correct|right|true|valid|possible|applicable|acceptable)| apply| applies)"
_ABOVE = r"(?: (?:listed|given|mentioned|shown|stated))?(?: (?:above|below|here))?"
# These patterns take milliseconds to compile: only a deck with choices needs them.
_ALL = cache(lambda: re.compile(
    rf"(?:all|each|both|every one) (?:of )?(?:the )?"
    rf"(?:(?:above|others?|preceding|foregoing)(?: {_NOUN})?|(?:these|them|those|two)(?: {_NOUN})?|(?:other |above |previous |two )?{_NOUN})"
    rf"{_ABOVE}{_RIGHT}?\.?"
    rf"|(?:(?:they|these|those) are )?(?:all|both){_RIGHT}\.?|(?:they|these|those) (?:are (?:all|both)|(?:all|both) are) (?:correct|right|true)\.?|(?:every|each) {_NOUN}{_ABOVE}{_RIGHT}?\.?"
    rf"|(?:all|both|any) (?:of )?(?:the above|these|those)(?: are \w+)\.?"
    r"|tou(?:te)?s les (?:autres )?(?:(?:r[ée]ponses|propositions|choix|options)(?: (?:ci-dessus|pr[ée]c[ée]dent\w+|sont (?:bon|just|vrai|correct|exact)\w+))*|deux)\.?"
    r"|toutes ces (?:r[ée]ponses|propositions|options)(?: sont \w+)?\.?|les (?:deux|trois|quatre) (?:ci-dessus|r[ée]ponses|à la fois)\.?"
    r"|alle(?: (?:der|die))?(?: (?:oben|bisher))? ?(?:(?:genannten|obigen|aufgeführten)(?: (?:antworten|aussagen|optionen))?|antworten|aussagen|optionen)(?: oben| sind (?:richtig|korrekt|wahr))?\.?"
    r"|alle sind (?:richtig|korrekt|wahr)\.?|alles (?:oben genannte|davon|ist richtig|genannte)\.?|beide(?:s| antworten| aussagen)?(?: (?:ist|sind) (?:richtig|korrekt))\.?"
    r"|tod[ao]s (?:las|los) (?:anteriores|opciones|respuestas|otras)(?: (?:anteriores|son \w+))?\.?|tod[ao]s son (?:correct|ciert|verdader)\w+\.?"
    r"|(?:las|los) (?:dos|tres) (?:anteriores|son \w+|opciones)\.?|ambas(?: (?:son correctas|opciones|respuestas))\.?"
    r"|tutt[ie] (?:le |i )?(?:altr[ei] )?(?:precedenti|risposte|opzioni|due)(?: (?:precedenti|(?:sono )?(?:corrett|giust|esatt|vere)\w*))*\.?|tutte sono \w+\.?"
    r"|entramb[ie] (?:le (?:risposte|opzioni)|sono \w+)(?: sono \w+)?\.?"
    r"|tod[oa]s (?:as|os) (?:anteriores|alternativas|opções|respostas|outras)(?: (?:anteriores|acima|estão \w+|são \w+))*\.?|tod[oa]s (?:estão|são) \w+\.?"
    r"|ambas (?:as (?:respostas|opções)|estão|são)(?: (?:estão |são )?\w+)?\.?"
    r"|(?:alle|al)(?: van)?(?: (?:de|het))? (?:bovenstaande|voorgaande|genoemde)(?: (?:antwoorden|opties))?\.?"
    r"|alle (?:antwoorden|opties)(?: zijn)? (?:juist|goed|waar|correct)\.?|(?:ze zijn )?allemaal(?: (?:juist|goed|waar|correct))?\.?"
    r"|beide(?: antwoorden)?(?: zijn)? (?:juist|goed|waar|correct)\.?",
    re.IGNORECASE,
))  # fmt: skip
_NONE = cache(lambda: re.compile(
    rf"(?:none|neither|no one|not any) (?:of )?(?:the )?"
    rf"(?:(?:above|others?|preceding|foregoing)(?: {_NOUN})?|(?:these|them|those|two)(?: {_NOUN})?|{_NOUN}){_ABOVE}{_RIGHT}?\.?"
    rf"|(?:none|neither){_RIGHT}\.?|no (?:correct |right |other )?{_NOUN}{_ABOVE}{_RIGHT}?\.?|there is no (?:correct|right) {_NOUN}\.?"
    rf"|(?:(?:an?|some|any) ?)?other {_NOUN}\.?|not (?:listed|given|mentioned)(?: (?:above|here))?\.?|something else(?: entirely)?\.?|a different {_NOUN}\.?"
    r"|aucune? (?:de ces|des|autre|n'est)\b.{0,40}|une? autre (?:r[ée]ponse|proposition|option|choix)\.?|autre(?: r[ée]ponse| choix)?\.?"
    r"|kein(?:e|er|es)? (?:der|von|davon|antwort|dieser)\b.{0,40}|nichts davon\.?|(?:eine )?andere antwort\.?|etwas anderes\.?"
    r"|ningun[ao] (?:de|es|opci[óo]n|respuesta)\b.{0,40}|ningun[ao]\.?|otra (?:respuesta|opci[óo]n)\.?|nessun[ao] (?:delle|di|risposta)\b.{0,40}"
    r"|(?:un'altra|altra) risposta\.?|nessuna\.?"
    r"|nenhum[a]? (?:d[ao]s|alternativa|resposta|opção|dest[ae]s)\b.{0,40}|outra (?:resposta|alternativa|opção)\.?"
    r"|geen(?: van (?:de|deze|het|alle|beide|bovenstaande))\b.{0,40}|geen (?:enkel|antwoord)\b.{0,40}|(?:een )?ander antwoord\.?|iets anders\.?",
    re.IGNORECASE,
))  # fmt: skip
_LETTERS = r"\(?[A-Da-d1-4]\)?(?:, ?\(?[A-Da-d1-4]\)?)*,? (?:and|or|nor|&) \(?[A-Da-d1-4]\)?"
# A and B, both A and B, options 1 and 3, A or C only; but not “1 and 2”, which are numbers.
_LETTER_REFERENCE = re.compile(
    rf"(?:[Bb]oth|[Ee]ither|[Nn]either|[Aa]nswers?|[Cc]hoices?|[Oo]ptions?) {_LETTERS}(?: only)?\.?|[A-D](?:, [A-D])*,? (?:and|&) [A-D](?: only)?\.?"
)
# “All of them” is a share.
_ASKS_FOR_A_SHARE = re.compile(
    r"\b(?:how (?:many|much|often)|(?:what|which) (?:\w+ )?(?:fraction|proportion|percentage|percent|share|part|number)"
    r"|wie ?viele?|combien|cuántos?|cuántas?|quant[ieo]|hoeveel)\b",
    re.IGNORECASE,
)
_CANNOT_BE_ANSWERED = re.compile(
    r"(?:not |in)(?:enough|sufficient) (?:information|data|evidence)|(?:can ?not|can['’]t|could not|impossible to) (?:be )?"
    r"(?:determined?|estimated?|calculated?|computed?|decided?|said|known|know)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\(?([A-Ja-j1-9])[).]\s")
# Without a bracket or a point only three labels in order are labels: “a cat” is an article and a noun.
_BARE_LABEL = re.compile(r"([A-Ja-j])(?:\s*[:=/]|\s+[-–—]|\s)\s*(?!(?:major|minor|flat|sharp|Dur|[Mm]oll|majeur|mineur)\b)\S")  # fmt: skip


@rule("all-of-the-above", "warning")
def all_of_the_above(subject: Subject) -> Iterator[Finding]:
    """A choice says “all of the above”.

    A student who sees that two choices are right can pick it without knowing the rest, and a student who sees that
    one is wrong can rule it out. Haladyna, Downing and Rodriguez (2002), guideline 26: avoid all-of-the-above.
    Besides, choices are shuffled, so there may be nothing above. Use a question with several right choices instead. If
    it must stay, `keep-order: true` keeps it in its place, and the rule does not apply.

    Bad:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, All of the above]
        answer: All of the above

    Good:

        question: Which of these are primary colours of light?
        choices: [Red, Green, Blue, Yellow]
        answer: [Red, Green, Blue]
    """
    help = "List all right choices under `answer` instead, or write `keep-order: true`."
    yield from _choices_like(_shuffled(subject), _ALL, help)


@rule("none-of-the-above", "note")
def none_of_the_above(subject: Subject) -> Iterator[Finding]:
    """A choice of a question with one answer says “none of the above”, or “another answer”.

    As the answer it shows what a student can rule out, not what the student knows; as a distractor it is rarely
    picked. Studies disagree on how much that matters: Haladyna, Downing and Rodriguez (2002), guideline 25, advises
    caution, so this is a note. Besides, choices are shuffled, so there may be nothing above, unless the question has
    `keep-order: true`.

    Bad:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, None of the above]
        answer: None of the above

    Good:

        question: Which gas do plants take in?
        choices: [Oxygen, Helium, Carbon dioxide]
        answer: Carbon dioxide
    """
    help = "Replace it with a plausible choice, or write `keep-order: true`."
    yield from _choices_like([picked for picked in _shuffled(subject) if len(picked.keys) == 1], _NONE, help)


@rule("points-at-choices", "warning")
def points_at_choices(subject: Subject) -> Iterator[Finding]:
    """A choice refers to other choices by their letters.

    Choices are shuffled, so “A and B” are different choices each time. Such combinations also give clues, and test
    logic more than knowledge. Haladyna, Downing and Rodriguez (2002), guideline 9: avoid complex multiple-choice
    (type K) formats. With `keep-order: true` the letters are right, and are not reported.

    Bad:

        question: Which of these are metals?
        choices: [Iron, Zinc, Sulphur, Both A and B]
        answer: Both A and B

    Good:

        question: Which of these are metals?
        choices: [Iron, Zinc, Sulphur, Iodine]
        answer: [Iron, Zinc]
    """
    for picked in _shuffled(subject):
        for choice in picked.choices:
            if _LETTER_REFERENCE.fullmatch(choice) and not all(map(_LETTER_REFERENCE.fullmatch, picked.choices)):
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
    for picked in _shuffled(subject):
        if _are_labels(picked.choices, _LABEL, 2) or _are_labels(picked.choices, _BARE_LABEL, 3):
            message = "these choices have their own letters or numbers, but choices are shuffled"
            yield Finding((*picked.route, "choices"), message, "Remove the letters or numbers.")


def refers_to_choices(choice: str) -> bool:
    """Return whether a choice says all or none of the above, so that its length and its words say nothing."""
    return bool(_ALL().fullmatch(choice) or _NONE().fullmatch(choice))


def cannot_be_answered(choice: str) -> bool:
    """Return whether a choice says that the question cannot be answered, which is of another kind than all others."""
    return bool(_CANNOT_BE_ANSWERED.search(choice))


def _shuffled(subject: Subject) -> list[WithOptions]:
    return [picked for picked in subject.picked if not picked.keep_order]


def _choices_like(questions: list[WithOptions], pattern: Callable[[], re.Pattern[str]], help: str) -> Iterator[Finding]:
    for picked in questions:
        for choice in picked.choices:
            if pattern().fullmatch(choice.strip("*_ ")) and not _ASKS_FOR_A_SHARE.search(picked.stem):
                message = f"“{shortened(choice)}” refers to other choices, but choices are shuffled"
                yield Finding(picked.at(choice), message, help)


def _are_labels(choices: tuple[str, ...], pattern: re.Pattern[str], fewest: int) -> bool:
    """Return whether all choices begin with labels in order: a, b, c or 1, 2, 3."""
    first = pattern.match(choices[0])
    if not first or len(choices) < fewest:
        return False
    letters = "".join(label[1].casefold() for choice in choices if (label := pattern.match(choice)))
    return len(letters) == len(choices) and ("abcdefghij".startswith(letters) or "123456789".startswith(letters))
