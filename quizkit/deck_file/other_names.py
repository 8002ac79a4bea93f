"""What other quiz tools call the keys of a deck, and what they are called here."""

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
