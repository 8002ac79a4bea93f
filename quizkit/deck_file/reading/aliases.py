"""What other quiz tools call the keys of a deck and the types of questions, and what they are called here."""

import re
from functools import lru_cache

from quizkit.deck_file.keys import KEYS

OTHER_NAMES = {
    # Of a question
    "prompt": "question",
    "stem": "question",
    "questiontext": "question",
    "options": "choices",
    "correct": "answer",
    "correct_answer": "answer",
    "correctAnswer": "answer",
    "correct-answer": "answer",
    "correct_answers": "answer",
    "solution": "answer",
    "rationale": "explanation",
    "explain": "explanation",
    "generalfeedback": "explanation",
    "clue": "hint",
    "clues": "hints",
    "marks": "points",
    "score": "points",
    "quote": "evidence",
    "categories": "tags",
    "synonyms": "accept",
    "term": "front",
    "definition": "back",
    # Of a deck
    "lang": "language",
    "items": "questions",
    "cards": "questions",
}
# What belongs elsewhere, or is said in another way here.
INSTEAD = {
    ("a cloze question", "answer"): "Write it in the text as a blank: {{the answer}}.",
    ("a cloze question", "accept"): "Write it in the blank: {{the answer|this as well}}.",
    ("a text question", "tolerance"): "It requires a plain number as `answer`, such as 2850 km or 3.14.",
    ("a text question", "unit"): "It requires a plain number as `answer`, such as 2850 km or 3.14.",
}
# Keys behind which other tools write the text of a choice or an answer.
NESTS_A_TEXT = frozenset(("text", "value", "label", "option", "choice", "answer", "name", "content"))
# Without case, spaces and signs.
OTHER_TYPES = {
    **dict.fromkeys(("multiplechoice", "singlechoice", "single", "mcq", "mc", "radio", "select"), "choice"),
    **dict.fromkeys(("multipleanswer", "multipleresponse", "multiselect", "checkbox", "selectall"), "multiple"),
    **dict.fromkeys(("truefalse", "tf", "boolean", "bool", "trueorfalse"), "true/false"),
    **dict.fromkeys(("shortanswer", "short", "freetext", "typed", "input"), "text"),
    **dict.fromkeys(("numeric", "numerical", "integer"), "number"),
    **dict.fromkeys(("fillintheblank", "fillintheblanks", "fillin", "blank", "blanks", "gap"), "cloze"),
    **dict.fromkeys(("ordering", "sequence", "sorting", "ranking"), "order"),
    **dict.fromkeys(("matching", "pairs", "pairing"), "match"),
    **dict.fromkeys(("card", "flashcards"), "flashcard"),
}


def squeezed(name: str) -> str:
    """Return a name without case, spaces and signs."""
    return re.sub(r"[\W_]", "", name.casefold())


_MEANT = {squeezed(key): key for key in KEYS} | {squeezed(other): key for other, key in OTHER_NAMES.items()}


@lru_cache(maxsize=1000)
def own_name(key: str) -> str:
    """Return what a key is called here, written as it is here; a key that nothing is known of stays as it is."""
    return key if key in KEYS else _MEANT.get(squeezed(key), key)
