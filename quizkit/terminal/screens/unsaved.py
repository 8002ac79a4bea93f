"""What could not be saved, and the offer to save it in a file elsewhere."""

from quizkit.app.unsaved import Unsaved
from quizkit.base.errors import NotSaved
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import WRONG, Screen


def show_unsaved(screen: Screen, unsaved: Unsaved | None) -> None:
    """Show how many answers could not be saved, if any, and save them in a file. If nobody can be asked, do so at once."""
    if unsaved is None:
        return
    if unsaved.answers:
        screen.show(f"{count(unsaved.answers, 'answer')} could not be saved.", WRONG)
    asks = unsaved.ask and is_interactive()
    if asks and not confirm(screen, "Save what is missing in a file, to add it later?", default=True):
        return
    try:
        path = unsaved.save_elsewhere()
    except NotSaved as error:
        show_error(screen, error)
    else:
        screen.command(
            f"What is missing is in {path}. Add it later with:", f"{program()} progress merge {word(str(path), 'FILE')}"
        )
