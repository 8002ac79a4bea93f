"""Names that other quiz tools use for keys and question types, and their names in the deck format."""

from functools import lru_cache

from quizkit.deck_file.keys import DECK_KEYS

# Of questions and decks in other tools, and in German, French, Spanish and Italian.
_NAMES = {
    "question": "prompt stem questiontext frage pregunta domanda",
    "answer": "correct correct_answer correctAnswer correct-answer correct_answers solution antwort antworten lösung réponse réponses reponse respuesta respuestas risposta risposte",
    "explanation": "rationale explain generalfeedback erklärung erläuterung begründung explication explicación explicacion spiegazione",
    "points": "marks score punkte puntos punti",
    "choices": "options auswahl auswahlmöglichkeiten antwortmöglichkeiten optionen choix opciones scelte opzioni",
    "hint": "clue hinweis tipp indice pista suggerimento",
    "hints": "clues",
    "evidence": "quote",
    "tags": "categories",
    "accept": "synonyms",
    "front": "term",
    "back": "definition",
    "title": "titel titre título titulo titolo",
    "questions": "fragen preguntas domande items cards",
    "language": "sprache langue idioma lingua lang",
}  # fmt: skip
OTHER_NAMES = {other: own for own, others in _NAMES.items() for other in others.split()}
# What to do instead of using a key that does not belong to a type.
INSTEAD = {
    ("a cloze question", "answer"): "Write it in the text as a blank: {{the answer}}.",
    ("a cloze question", "accept"): "Write it in the blank: {{the answer|this as well}}.",
    ("the deck", "question"): "Write `questions:`.",
    ("a flashcard", "points"): "Remove the key: the student grades a flashcard.",
    ("a text question", "tolerance"): "It requires a plain number as `answer`, such as 2850 km or 3.14.",
    ("a text question", "unit"): "It requires a plain number as `answer`, such as 2850 km or 3.14.",
}
# Keys of the text of a choice or an answer in other tools.
NESTS_A_TEXT = frozenset(("text", "value", "label", "option", "choice", "answer", "name", "content"))
# Lowercase, without spaces and signs.
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
    """Return a name in lowercase, without spaces and signs."""
    return "".join(filter(str.isalnum, name.casefold()))


_OWN_NAMES = {squeezed(key): key for key in DECK_KEYS} | {squeezed(other): key for other, key in OTHER_NAMES.items()}
_OWN_NAMES |= {"q": "question", "a": "answer"}


@lru_cache(maxsize=1000)
def own_name(key: str) -> str:
    """Return the name of a key in the deck format; an unknown key is returned unchanged."""
    return key if key in DECK_KEYS else _OWN_NAMES.get(squeezed(key), key)
