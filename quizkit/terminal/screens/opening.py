"""The start of a session: the deck, the number of questions, or why there is nothing to ask."""

from collections.abc import Sequence

from quizkit.app.practice import NothingToAsk, Opening
from quizkit.base.program import program
from quizkit.base.shell import word
from quizkit.markup import one_line
from quizkit.progress.recognition import Recognition
from quizkit.session.plan import ExamPlan
from quizkit.terminal.screens.confirm import confirm, someone_is_there
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count
from quizkit.terminal.theme import WARNING, Screen


def show_opening(screen: Screen, opening: Opening) -> None:
    """Show the deck, the number of questions, the estimated time, and in line mode the commands."""
    _show_exam_plan(screen, opening.plan, opening.new_per_day)
    screen.show(opening.title, "bold")
    screen.show(f"{_how_many(opening)}, {about((opening.asked + opening.again) * SECONDS_A_QUESTION)}.")
    if not screen.keys:
        screen.show("? shows a hint, :skip skips, :quit ends, :help lists all commands.", "dim")
    if opening.note:
        screen.show(opening.note, "dim")


def _how_many(opening: Opening) -> str:
    asked, of = opening.asked, opening.of
    parts = [count(asked, "question") if asked == of else f"{asked} of {count(of, 'question')}"] if asked else []
    return ", ".join(parts + [f"{count(opening.again, 'missed question')} once more"] * bool(opening.again))


def show_recognition(screen: Screen, recognition: Recognition, deck: str) -> None:
    """Show what was recognised under another name, and what was not. `deck` names the only deck on a command line."""
    for note in recognition.notes:
        match note.kind:
            case "renamed":
                known = f"{note.same} of the {count(note.of, 'question')} that you know are in it"
                screen.show(f"“{note.title}” is “{note.other}” under a new name: {known}. It has the same progress.")
            case "moved":
                screen.show(f"{count(note.same, 'question')} known from “{note.other}”, with the same progress.", "dim")
            case "another":
                what = f"You know another deck as “{note.other}”. This one has other questions, and its own progress."
                relink = f"{program()} decks relink {word(note.other, 'OLD')} {deck or 'NEW'}"
                screen.command(f"{what} If it is the same deck, run:", relink)
    for question in recognition.corrected:
        screen.show(f"Reworded, with the same progress: “{one_line(question.prompt().stem)}”", "dim")


def show_missing_dictionaries(screen: Screen, languages: Sequence[str]) -> None:
    """Show the languages without a word list, where few misspellings are accepted."""
    for language in languages:
        what = "only typos in long words are accepted"
        screen.show(f"There is no word list for the language “{language}”: {what}.", "dim")


def _show_exam_plan(screen: Screen, plan: ExamPlan | None, new_per_day: int | None) -> None:
    if plan is None:
        return
    days = count(plan.days, "day")
    replies = "1 reply" if plan.replies_a_day == 1 else f"{plan.replies_a_day} replies"
    if plan.new:
        screen.show(f"{days} to the exam: {plan.new_a_day} new a day, about {replies} a day in all.")
    else:
        screen.show(f"{days} to the exam, and no new questions: about {replies} a day.")
    if new_per_day is not None and plan.new_a_day > new_per_day:
        screen.show(f"{new_per_day} new a day is not enough: use --new-per-day {plan.new_a_day}.", WARNING)


def show_nothing_to_ask(screen: Screen, nothing: NothingToAsk) -> None:
    """Show why there is nothing to ask, and the command that asks anyway, if there is one."""
    _show_exam_plan(screen, nothing.plan, nothing.new_per_day)
    reason = {
        "next": "Nothing is left for today.",
        "due": "Nothing is due.",
        "new": "You have seen every question.",
        "missed": "You missed nothing the last time.",
        "flagged": "Nothing is flagged.",
        "cram": "Every question is suspended.",
    }[nothing.which]
    if nothing.note:
        screen.show(f"{reason} {nothing.note}")
    elif nothing.which != "cram" and nothing.everything:
        screen.command(f"{reason} To ask everything without changing the schedule:", nothing.everything)
    else:
        screen.show(reason)


def agrees_to_resume(screen: Screen, opening: Opening) -> bool:
    """Offer to resume the unfinished session; without a terminal, only show that it exists."""
    offer = f"You left a session with {_how_many(opening)} to go."
    if not someone_is_there():
        screen.show(f"{offer} --resume continues it.", "dim")
        return False
    return confirm(screen, f"{offer} Resume it?", default=True)
