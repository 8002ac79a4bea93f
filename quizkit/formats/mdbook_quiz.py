"""Quizzes in books of mdBook, as mdbook-quiz has them: TOML.

Source: the crate mdbook-quiz-schema.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from quizkit.formats.base import Collector, Reading, Unreadable

_STIMULUS = "the text of its part is not imported"


def read(data: str) -> Reading:
    """Read the questions of a quiz. Raises Unreadable."""
    try:
        root = tomllib.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable("it is not valid TOML") from None
    questions = root.get("questions")
    collector = Collector()
    for question in questions if isinstance(questions, list) else ():
        collector.begin()
        if isinstance(question, dict):
            _read(collector, question)
        else:
            collector.skip("", "it is not a table")
    return collector.reading()


def _read(collector: Collector, question: Mapping[str, Any]) -> None:
    prompt, answer = (_table(question.get(key), key) for key in ("prompt", "answer"))
    stem, right = _text(prompt.get("prompt")), answer.get("answer")
    if question.get("multipart"):
        collector.lose("lost-stimulus", stem, _STIMULUS)
    shared = {"id": _text(question.get("id")), "question": stem, "explanation": _text(question.get("context"))}
    match question.get("type"):
        case "ShortAnswer":
            collector.add("text", {**shared, "answer": _text(right), "accept": _texts(answer.get("alternatives"))})
        case "MultipleChoice":
            keys, wrong = _texts(right), _texts(prompt.get("distractors"))
            place = prompt.get("answerIndex")
            start = place if isinstance(place, int) and 0 <= place <= len(wrong) else 0
            choices = (*wrong[:start], *keys, *wrong[start:])
            several = isinstance(right, list) and len(keys) > 1
            answers: Any = keys if several else "".join(keys[:1])
            collector.add("multiple" if several else "choice", {**shared, "choices": choices, "answer": answers})
        case "Tracing":
            _trace(collector, shared, _text(prompt.get("program")), answer)
        case kind:
            collector.skip(stem, f"quizkit has no {kind or 'such'} questions")


def _trace(collector: Collector, shared: Mapping[str, str], program: str, answer: Mapping[str, Any]) -> None:
    """Read a program to trace: its output, or that it does not compile."""
    code = f"```rust\n{program.strip()}\n```"
    if answer.get("doesCompile"):
        collector.add("text", {**shared, "question": f"What does this program print?\n{code}", "answer": _text(answer.get("stdout")), "exact": True})  # fmt: skip
        return
    if "lineNumber" in answer:
        collector.lose("lost-line", program.strip().partition("\n")[0], "the line that does not compile is not asked")
    collector.add("true/false", {**shared, "question": f"This program compiles.\n{code}", "answer": False})


def _table(value: Any, key: str) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {key: value}


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value if isinstance(value, list) else [value] if value is not None else []))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)
