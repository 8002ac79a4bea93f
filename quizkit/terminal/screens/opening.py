"""The start of a session: the deck, the number of questions, or why there is nothing to ask."""

from collections.abc import Sequence

from quizkit.app.practice import NothingToAsk, Opening
from quizkit.app.todays_questions import ExamToday
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.markup import one_line
from quizkit.progress.recognition import Recognition
from quizkit.session.backlog import Backlog
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, count, countdown
from quizkit.terminal.theme import WARNING, Screen


def show_opening(screen: Screen, opening: Opening) -> None:
    """Show the deck, the number of questions, the estimated time, and in line mode the commands."""
    _show_exam_plan(screen, opening.plan)
    screen.show(opening.title, "bold")
    screen.show(f"{_how_many(opening)}, {about((opening.asked + opening.again) * SECONDS_A_QUESTION)}.")
    if not screen.keys:
        screen.show("? shows a hint, :skip skips, :quit ends, :help lists all commands.", "dim")
    if opening.open_exam:
        screen.command("An exam over this deck is open, and here you see its answers. To resume it:", opening.open_exam)
    if opening.note:
        screen.show(opening.note, "dim")
    if opening.backlog:
        _show_backlog(screen, opening.backlog)


def _how_many(opening: Opening) -> str:
    asked, of = opening.asked, opening.of
    parts = [count(asked, "question") if asked == of else f"{asked} of {count(of, 'question')}"] if asked else []
    return ", ".join(parts + [f"{count(opening.again, 'question')} once more"] * bool(opening.again))


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


def _show_backlog(screen: Screen, backlog: Backlog) -> None:
    after = f" after {count(backlog.away, 'day')} away" if backlog.away else ""
    a_day = f"about {backlog.daily:.0f} more each day"
    screen.show(
        f"Backlog{after}: {backlog.due} are due, the oldest for {count(backlog.days, 'day')}, and {a_day}.", WARNING
    )
    screen.show(f"-n {backlog.more} a day clears it in a week, or --catch-up 7: the oldest first, nothing new.", "dim")
    if backlog.retention is not None:
        then = f"{backlog.due_then} due now and about {backlog.daily_then:.0f} more each day"
        share = f"{100 * backlog.retention:.0f} % of what you are asked"
        screen.show(f"--retention {backlog.retention} makes it {then}. You then recall about {share}.", "dim")


def show_recalculated(screen: Screen, moved: int) -> None:
    """Show that questions are due on other days than before, because the rules changed."""
    if moved:
        of = f"{count(moved, 'question')} {'is' if moved == 1 else 'are'} due on another day"
        why = "repeats in a session count now, and a guess counts as forgotten"
        screen.show(f"Due dates were recalculated: {of}, because {why}. All your answers are saved.", WARNING)


def show_missing_dictionaries(screen: Screen, languages: Sequence[str]) -> None:
    """Show the languages without a word list, where few misspellings are accepted."""
    for language in languages:
        what = "only typos in long words are accepted"
        screen.show(f"There is no word list for the language “{language}”: {what}.", "dim")


def _show_exam_plan(screen: Screen, plan: ExamToday | None) -> None:
    if plan is None:
        return
    today = f"{count(plan.questions, 'question')}, {plan.new} of them new" if plan.questions else "nothing is left"
    screen.show(f"Exam {countdown(plan.day, plan.days)}. Today: {today}.")
    if plan.cost is not None:
        whole, limited = (f"{100 * score:.0f} %" for score in plan.cost)
        screen.show(f"Fewer questions each day: expect {limited} right at the exam instead of {whole}.", WARNING)


def show_nothing_to_ask(screen: Screen, nothing: NothingToAsk) -> None:
    """Show why there is nothing to ask, and the command that asks anyway, if there is one."""
    _show_exam_plan(screen, nothing.plan)
    reason = _reason(nothing)
    if nothing.early:
        screen.command(f"{reason} To ask {count(nothing.early, 'question')} ahead of time:".lstrip(), nothing.ahead)
    elif nothing.note:
        screen.show(reason)
    elif nothing.which != "cram" and nothing.everything:
        screen.command(f"{reason} To ask everything without changing the schedule:".lstrip(), nothing.everything)
    else:
        screen.show(reason)


def _reason(nothing: NothingToAsk) -> str:
    """Return why there is nothing to ask. Of a plan, that nothing is left today was shown."""
    if nothing.plan is not None:
        return nothing.note
    reason = {
        "next": "Nothing is due.",
        "due": "Nothing is due.",
        "new": "You have seen every question.",
        "missed": "You missed nothing the last time.",
        "flagged": "Nothing is flagged.",
        "cram": "Every question is suspended.",
        "catch-up": "Nothing is due.",
        "ahead": "You have answered everything that you have seen today.",
    }[nothing.which]
    if not nothing.note:
        return reason
    # Questions that wait for another day are of this kind too.
    return f"{reason if nothing.which == 'next' else 'Nothing can be asked now.'} {nothing.note}"


def agrees_to_ask_ahead(screen: Screen, nothing: NothingToAsk) -> bool:
    """Offer questions ahead of time; without a terminal, nobody is asked."""
    if not is_interactive():
        return False
    _show_exam_plan(screen, nothing.plan)
    early = count(nothing.early, "question")
    return confirm(screen, f"{_reason(nothing)} Ask {early} ahead of time?".lstrip(), default=True)


def agrees_to_resume(screen: Screen, opening: Opening) -> bool:
    """Offer to resume the unfinished session; without a terminal, only show that it exists."""
    offer = f"You left a session with {_how_many(opening)} to go."
    if not is_interactive():
        screen.show(f"{offer} --resume continues it.", "dim")
        return False
    return confirm(screen, f"{offer} Resume it?", default=True)
