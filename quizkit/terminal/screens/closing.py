"""The end of a session: points, time, tags, missed questions, and the next command."""

from rich.text import Text

from quizkit.app.run_session import Closing, SessionResult
from quizkit.base.terms import duration
from quizkit.markup import one_line
from quizkit.session.attempt import Attempt
from quizkit.session.score import Tally
from quizkit.terminal.prompt_view import answer_in_words
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import count, number, percent
from quizkit.terminal.theme import FINISHED, WRONG, Screen, data

_BAR = 10


def show_session_end(screen: Screen, result: SessionResult) -> None:
    """Show how a session ended, and what could not be saved."""
    if result.error is not None:
        show_error(screen, result.error)
    if isinstance(result.end, Closing):
        show_closing(screen, result.end)
    else:
        screen.rule()
        screen.command(
            f"{result.end.reason} {count(result.end.saved, 'answer')} saved. Continue with:", result.end.command
        )


def show_unsaved(screen: Screen, result: SessionResult) -> None:
    """Show how many answers could not be saved, if any."""
    if result.unsaved:
        screen.show(f"{count(result.unsaved, 'answer')} could not be saved.", WRONG)


def show_closing(screen: Screen, closing: Closing) -> None:
    """Show points, time and streak, tags, missed questions, and the next command."""
    total = closing.score.total
    screen.rule()
    head = "Done." if closing.finished else f"Ended after {count(closing.answered, 'question')}."
    if total.of:
        head += f" {number(total.points)} of {number(total.of)} points, {percent(total.percent)}"
    screen.show(head.rstrip(".") + ".", "bold")
    facts = [f"Time: {duration(closing.seconds)}"]
    if closing.score.streak > 1:
        facts.append(f"best streak: {closing.score.streak} right in a row")
    screen.show(", ".join(facts) + ".")
    _show_tags(screen, closing.score.by_tag)
    _show_missed(screen, closing.score.missed)
    stems = [one_line(question.prompt().stem) for question in closing.leeches]
    screen.bullets("You keep missing these. Read the text again, ask for a clearer question, or :suspend them:", stems)
    screen.rule()
    if closing.days_to_next is not None:
        screen.show(_when(closing.days_to_next))
    screen.command("Next:", closing.next_command)


def _when(days: int) -> str:
    if days <= 0:
        return "More is due today."
    return "The next of these is due tomorrow." if days == 1 else f"The next of these is due in {days} days."


def _show_tags(screen: Screen, by_tag: dict[str, Tally]) -> None:
    if not by_tag:
        return
    screen.rule()
    screen.show("By tag:")
    widest = min(max(data(tag).cell_len for tag in by_tag), 24)
    for tag, sums in sorted(by_tag.items(), key=lambda item: (item[1].percent or 0, item[0])):
        points = f"{number(sums.points)} of {number(sums.of)}"
        if screen.plain:
            screen.show(f"{tag}: {points}.", hang=2)
        else:
            full = round(_BAR * float(sums.points / sums.of))
            bar = Text.assemble(("━" * full, FINISHED), ("─" * (_BAR - full), "dim"))
            name = data(tag)
            name.pad_right(max(0, widest - name.cell_len))
            screen.put(Text.assemble(name, " ", bar, f" {points}"), indent=2, hang=2)


def _show_missed(screen: Screen, missed: tuple[Attempt, ...]) -> None:
    if not missed:
        return
    screen.rule()
    screen.show("Missed questions:")
    for attempt in missed:
        screen.show(f"- {one_line(attempt.question.prompt().stem)}", indent=screen.inset, hang=2)
        answer = " ".join(answer_in_words(attempt.question, plain=screen.plain).split())
        screen.show(f"Answer: {answer}", "" if screen.plain else "dim", indent=screen.inset + 2)
