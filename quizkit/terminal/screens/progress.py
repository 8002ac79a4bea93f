"""Shows the results of `quiz progress`."""

from quizkit.app.progress import StoredDeck
from quizkit.base.program import program
from quizkit.progress.doctor import FolderProblem
from quizkit.progress.merge import Merged
from quizkit.terminal.screens.confirm import confirm, someone_is_there
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import WARNING, Screen, data


def show_line(screen: Screen, text: str) -> None:
    """Show a text in which paths are not broken."""
    screen.put(data(text), fold=False)


def show_damage(screen: Screen, *, is_damaged: bool) -> None:
    """Show that some of the history is missing, damaged or from days to come, if it is."""
    if is_damaged:
        screen.show(
            f"Some of your history is missing, damaged or misdated: see `{program()} progress doctor`.", WARNING
        )


def agrees_to_repair(screen: Screen, problem: FolderProblem) -> bool:
    """Ask whether to repair a problem. If nobody can be asked, show how to repair it."""
    agrees = someone_is_there() and confirm(screen, problem.offer, default=False)
    if not agrees:
        screen.show(f"To repair it: `{program()} progress doctor --yes`. ({problem.offer})", "dim")
    return agrees


def show_repaired(screen: Screen, impossible: str | None) -> None:
    """Show that a problem is repaired, or why that is impossible."""
    if impossible:
        show_line(screen, impossible)
    else:
        screen.show("Done.", "green")


def show_merged(screen: Screen, report: Merged) -> None:
    """Show how many records a merge added, and which it could not."""
    screen.show(f"{count(report.added, 'record')} added.")
    if report.doubles:
        screen.show(f"{count(report.doubles, 'record')} added with the id of another one: both count.")
    for reason, records in report.refused.items():
        screen.put(data(f"{count(records, 'record')} not added: {reason}.", "yellow"), fold=False)
    if report.unreadable:
        screen.show(f"{count(report.unreadable, 'damaged line')} could not be merged.", "yellow")


def agrees_to_forget(screen: Screen, deck: StoredDeck) -> bool:
    """Ask whether to erase the progress of a deck."""
    question = f"Erase your progress in {count(deck.questions, 'question')} of “{deck.title}”?"
    agrees = someone_is_there() and confirm(screen, question, default=False)
    if not agrees:
        screen.show("Nothing was erased. Use --yes to erase it without a question.")
    return agrees
