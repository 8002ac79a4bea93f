"""What other quiz tools call the keys of a deck and the types of questions, and what they are called here."""

OTHER_NAMES = {
    # Of a question
    "prompt": "question",
    "stem": "question",
    "options": "choices",
    "correct": "answer",
    "correct_answer": "answer",
    "correctAnswer": "answer",
    "correct-answer": "answer",
    "correct_answers": "answer",
    "solution": "answer",
    "rationale": "explanation",
    "explain": "explanation",
    "clue": "hint",
    "clues": "hints",
    "marks": "points",
    "score": "points",
    "quote": "evidence",
    "categories": "tags",
    "synonyms": "accept",
    # Of a deck
    "lang": "language",
    "items": "questions",
    "cards": "questions",
}
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
