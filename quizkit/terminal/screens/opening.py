"""What stands at the top of a session."""

from collections.abc import Sequence

from quizkit.markup import one_line
from quizkit.session.plan import ExamPlan, Which
from quizkit.terminal.screens.confirm import confirm, someone_is_there
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count
from quizkit.terminal.theme import Screen


def show_opening(screen: Screen, title: str, asked: int, of: int) -> None:
    """Show the deck, how many of its questions are asked, about how long that takes, and the commands.

    Where keys are read, each question names its own.
    """
    screen.show(title, "bold")
    how_many = count(asked, "question") if asked == of else f"{asked} of {count(of, 'question')}"
    screen.show(f"{how_many}, {about(asked * SECONDS_A_QUESTION)}.")
    if not screen.keys:
        screen.show("? gives a hint, :skip and :quit do that, :help lists the rest.", "dim")


def show_reworded(screen: Screen, stems: Sequence[str]) -> None:
    """Say which questions are known still though their wording has changed."""
    for stem in stems:
        screen.show(f"Reworded, and still known: “{one_line(stem)}”", "dim")


def show_exam_plan(screen: Screen, plan: ExamPlan, new_per_day: int | None) -> None:
    """Show what an exam day asks for, and whether the daily limit of new questions, if there is one, allows it."""
    days = count(plan.days, "day")
    if plan.new:
        screen.show(
            f"{days} to the exam: {plan.new_a_day} new a day, about {_replies(plan.replies_a_day)} a day in all."
        )
    else:
        screen.show(f"{days} to the exam, and nothing is new: about {_replies(plan.replies_a_day)} a day.")
    if new_per_day is not None and plan.new_a_day > new_per_day:
        screen.show(
            f"With {new_per_day} new a day that is not possible: --new-per-day {plan.new_a_day} is what it takes.",
            "yellow",
        )


def show_nothing_to_ask(screen: Screen, which: Which, done: str, everything: str) -> None:
    """Say that there is nothing to ask, and what there could be.

    `done` says so where a daily limit is reached; `everything` is the command that asks all there is, if one does.
    """
    said = {
        "next": "Nothing is left for today.",
        "due": "Nothing is due.",
        "new": "You have seen every question.",
        "missed": "You missed nothing the last time.",
        "flagged": "Nothing is flagged.",
        "cram": "Every question is suspended.",
    }[which]
    if done:
        said += f" {done}"
    elif which != "cram" and everything:
        screen.command(f"{said} All of it, without moving the schedule:", everything)
        return
    screen.show(said)


def agrees_to_resume(screen: Screen, left: int, of: int) -> bool:
    """Offer the session that was left; without someone at a terminal to ask, only say that it is there."""
    offer = f"You left a session with {left} of {count(of, 'question')} to go."
    if not someone_is_there():
        screen.show(f"{offer} --resume goes on with it.", "dim")
        return False
    return confirm(screen, f"{offer} Go on with it?", otherwise=True)


def _replies(number: int) -> str:
    return "1 reply" if number == 1 else f"{number} replies"
