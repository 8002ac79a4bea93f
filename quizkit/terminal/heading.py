"""The line above a question: its number in the session, and how to reply."""

from rich.text import Text

from quizkit.session.run import View
from quizkit.terminal.prompt_view import how_to_reply
from quizkit.terminal.theme import DONE, Screen

# Columns of the progress bar, and of one on a screen where it would push the words into the next line.
_BAR, _SHORT_BAR = 16, 6


def heading(view: View, screen: Screen) -> Text:
    """Return the line above a question."""
    how = how_to_reply(view.prompt, keys=screen.keys)
    if view.tries > 1:
        where = f"Once more ({view.waiting} left)" if view.waiting > 1 else "Once more (the last one)"
    else:
        where = f"Question {view.number} of {view.of}"
    if screen.plain:
        return Text(f"{where}, {how}.")
    bar = _BAR if screen.console.width >= 60 else _SHORT_BAR
    done = bar if view.tries > 1 else round(bar * (view.number - 1) / max(view.of, 1))
    return Text.assemble(("━" * done, DONE), ("─" * (bar - done), "dim"), f" {where}", (f" · {how}", "dim"))
