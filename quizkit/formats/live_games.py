"""What the formats of live games share: a question with a few short choices on each row."""

from collections.abc import Callable

from quizkit.formats.features import Losses, Support
from quizkit.formats.texts import plain_of_markdown
from quizkit.questions.registry import Question
from quizkit.questions.shapes import offered_texts, reply_texts

SUPPORT = Support(partly=("choice", "multiple", "true/false"))
_MOST_CHOICES = 4
_SECONDS = "20"


def row_writer(longest_question: int, longest_choice: int) -> Callable[[Question, Losses], list[str]]:
    """Return a function that writes a question as cells: the question, four choices, seconds, the numbers of the right ones."""

    def row(question: Question, losses: Losses) -> list[str]:
        prompt = question.prompt()
        choices, keys = offered_texts(prompt), reply_texts(question.accepted()[0])
        if question.type == "true/false":
            losses.lose("changed-type", "a true/false question becomes a choice")
            choices, keys = tuple(map(str.capitalize, choices)), tuple(map(str.capitalize, keys))
        if question.type == "multiple" and len(keys) == 1:
            losses.lose("changed-type", "a question with one right choice becomes a choice")
        shown = [_plain(text, losses) for text in (prompt.stem, *choices)]
        if len(choices) > _MOST_CHOICES:
            losses.refuse(f"the format has {_MOST_CHOICES} choices at most")
        if len(shown[0]) > longest_question or any(len(choice) > longest_choice for choice in shown[1:]):
            longest = f"{longest_question} characters for a question and {longest_choice} for a choice"
            losses.refuse(f"the format has {longest}")
        numbers = [str(number) for number, choice in enumerate(choices, 1) if choice in keys]
        return [*shown, *[""] * (_MOST_CHOICES - len(choices)), _SECONDS, ",".join(numbers)]

    return row


def _plain(text: str, losses: Losses) -> str:
    plain = " ".join(plain_of_markdown(text).split())
    if plain != text:
        losses.lose("lost-layout", "its line breaks, spaces or markup are not exported")
    return plain
