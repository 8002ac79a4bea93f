"""Shows the results of `quiz progress`."""

from typing import TYPE_CHECKING

from quizkit.base.program import program
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import WARNING, Screen, data

if TYPE_CHECKING:
    from quizkit.app.optimize import Optimized
    from quizkit.app.progress import StoredDeck
    from quizkit.progress.doctor import FolderProblem
    from quizkit.progress.merge import Merged


def show_line(screen: Screen, text: str) -> None:
    """Show a text in which paths are not broken."""
    screen.put(data(text), fold=False)


def show_damage(screen: Screen, *, is_damaged: bool) -> None:
    """Show that some of the history is missing, damaged or from the future, if it is."""
    if is_damaged:
        screen.show(
            f"Some of your history is missing, damaged or misdated: see `{program()} progress doctor`.", WARNING
        )


def agrees_to_repair(screen: Screen, problem: "FolderProblem") -> bool:
    """Ask whether to repair a problem. If nobody can be asked, show how to repair it."""
    agrees = is_interactive() and confirm(screen, problem.offer, default=False)
    if not agrees:
        screen.show(f"To repair it: `{program()} progress doctor --yes`. ({problem.offer})", "dim")
    return agrees


def show_repaired(screen: Screen, impossible: str | None) -> None:
    """Show that a problem is repaired, or why that is impossible."""
    if impossible:
        show_line(screen, impossible)
    else:
        screen.show("Done.", "green")


def show_merged(screen: Screen, report: "Merged") -> None:
    """Show how many records a merge added, and which it could not."""
    screen.show(f"{count(report.added, 'record')} added.")
    if report.doubles:
        screen.show(f"{count(report.doubles, 'record')} added with the id of another one: both count.")
    if report.forgotten:
        answers = "1 answer here counts" if report.forgotten == 1 else f"{report.forgotten} answers here count"
        screen.show(f"{answers} no longer: the deck was forgotten on the other machine.", "yellow")
    for reason, records in report.refused.items():
        screen.put(data(f"{count(records, 'record')} not added: {reason}.", "yellow"), fold=False)
    if report.unreadable:
        screen.show(f"{count(report.unreadable, 'damaged line')} could not be merged.", "yellow")


def agrees_to_forget(screen: Screen, deck: "StoredDeck") -> bool:
    """Ask whether to erase the progress of a deck."""
    question = f"Erase your progress in {count(deck.questions, 'question')} of “{deck.title}”?"
    agrees = is_interactive() and confirm(screen, question, default=False)
    if not agrees:
        screen.show("Nothing was erased. Use --yes to erase it without confirmation.")
    return agrees


def show_optimized(screen: Screen, report: "Optimized") -> None:
    """Show how well the previous weights and the fitted ones predict the last reviews, and which are in use."""
    before, after = report.fitted.before, report.fitted.after
    screen.show(f"Fitted to {report.reviews:,} reviews, measured on the last {report.fitted.tested:,}.")
    screen.show(f"Log loss {before.loss:.4f} before, {after.loss:.4f} after; less is better.")
    off = f"{100 * before.calibration:.1f} points before, {100 * after.calibration:.1f} after"
    screen.show(f"Predicted and actual recall differ by {off}.")
    if report.fitted.is_better:
        screen.show(f"The new weights are in use: {_due_elsewhere(report.moved)}. --undo restores the previous ones.")
    else:
        screen.show("The weights are unchanged: the new ones do not predict better.")


def show_undone(screen: Screen, moved: int) -> None:
    """Show that the previous weights are in use again."""
    screen.show(f"The previous weights are in use again: {_due_elsewhere(moved)}.")


def _due_elsewhere(moved: int) -> str:
    return f"{count(moved, 'question')} {'is' if moved == 1 else 'are'} due on another day"
