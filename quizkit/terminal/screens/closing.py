"""The end of a session: the score, what is known, today, the streak, missed questions, and what comes next."""

from collections.abc import Sequence
from functools import partial

from rich.text import Text

from quizkit.app.closing import Closing, Missed
from quizkit.app.run_session import SessionResult
from quizkit.app.todays_questions import Request
from quizkit.base.terms import duration
from quizkit.markup import one_line
from quizkit.session.score import Score
from quizkit.terminal.prompt_view import answer_in_words
from quizkit.terminal.screens.confirm import confirm, is_interactive
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import bar, count, days_ahead, goal_in_words, percent, short_number
from quizkit.terminal.theme import FINISHED, LABEL, WIDEST, Screen, data, labelled

_BAR = 20
_TAGS = 5
# From how many columns on missed questions are rows of three columns, and the width of the last two.
_WIDE, _ANSWER, _NEXT = 72, 24, 12
# How many lines are around the missed questions, and how many of these are shown on any screen.
_BELOW_MISSED, _FEWEST_MISSED = 6, 3


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


def wants_more(screen: Screen, result: SessionResult) -> Request | None:
    """Offer another session if more is due: by one key, or by a line. In a pipe nobody is asked."""
    end = result.end
    if not isinstance(end, Closing) or end.more is None or result.exit_code or not is_interactive():
        return None
    many = min(end.due, end.more.how_many or end.due)
    if not screen.keys:
        agrees = confirm(screen, f"{count(end.due, 'question')} still due. {many} more?", default=False)
        return end.more if agrees else None
    from quizkit.terminal.keys.offer import press_one_of

    if not press_one_of(screen, {"m": f"{many} more"}):
        return None
    screen.rule()
    return end.more


def show_closing(screen: Screen, closing: Closing) -> None:
    """Show the score and what the session changed, then what was missed, and the next command."""
    above = screen.counted(lambda: _show_results(screen, closing))
    _show_missed(screen, closing.missed, screen.console.height - above - _BELOW_MISSED)
    stems = [one_line(question.prompt().stem) for question in closing.leeches]
    screen.bullets(
        "You keep forgetting these. Read the text again, ask for a clearer question, or suspend them:", stems
    )
    screen.rule()
    screen.command("Next:", closing.next_command)


def _show_results(screen: Screen, closing: Closing) -> None:
    screen.rule()
    _show_score(screen, closing)
    facts = _facts(screen, closing)
    if facts and not screen.plain:
        screen.rule()
    labelled(screen, facts)


def _show_score(screen: Screen, closing: Closing) -> None:
    total, parts = closing.score.total, []
    if not closing.finished:
        parts.append(f"ended after {count(closing.answered, 'question')}")
    if total.of:
        parts += [_points(closing), percent(total.percent)]
    line = (", " if screen.plain else " · ").join([*parts, duration(closing.seconds)])
    screen.show(line[:1].upper() + line[1:] + ("." if screen.plain else ""), "bold")


def _points(closing: Closing) -> str:
    """Return the points, as right questions where each of them has one point and was right or wrong."""
    total = closing.score.total
    noun = "right" if total.points == closing.right and total.of == closing.counted else "points"
    return f"{short_number(total.points)} of {short_number(total.of)} {noun}"


def _facts(screen: Screen, closing: Closing) -> list[tuple[str, Text]]:
    facts = []
    if closing.known or closing.known_before:
        facts.append(("Known", _known(screen, closing)))
    if closing.answers:
        facts.append(("Today", _today(screen, closing)))
    if closing.streak:
        facts.append(("Streak", _joined(screen, [count(closing.streak, "day"), f"longest {closing.longest_streak}"])))
    facts += [("By tag", _tags(screen, closing.score))] if closing.score.by_tag else []
    return [*facts, ("Due", _due(screen, closing))] if closing.days_to_next is not None else facts


def _known(screen: Screen, closing: Closing) -> Text:
    before, after = closing.known_before, closing.known
    change = f"{after}" if before == after else f"{before} {'to' if screen.plain else '→'} {after}"
    words = Text(f"{change} of {closing.of}")
    if screen.plain:
        return words + Text(", with an interval of 21 days or more")
    between = (
        Text.assemble("  ", bar(after, closing.of, _BAR, FINISHED), "  ") if screen.console.width >= _WIDE else " · "
    )
    return Text.assemble(words, between, ("interval of 21 days or more", "dim"))


def _today(screen: Screen, closing: Closing) -> Text:
    if closing.goal is None:
        return Text(count(closing.answers, "answer"))
    return _joined(screen, [goal_in_words(closing.goal), *["goal reached"] * closing.goal.is_reached])


def _tags(screen: Screen, score: Score) -> Text:
    """Return the tags with their points, the worst first."""
    tags = sorted(score.by_tag.items(), key=lambda item: (item[1].percent or 0, item[0]))[:_TAGS]
    return _joined(screen, [f"{tag} {short_number(sums.points)} of {short_number(sums.of)}" for tag, sums in tags])


def _due(screen: Screen, closing: Closing) -> Text:
    parts = [f"{closing.due} today"] * bool(closing.due) + [f"{closing.tomorrow} tomorrow"] * bool(closing.tomorrow)
    if not parts and closing.days_to_next is not None:
        parts = [f"the next {days_ahead(closing.days_to_next)}"]
    if closing.exam_day is not None:
        parts.append(f"exam on {closing.exam_day:%a} {closing.exam_day.day} {closing.exam_day:%b}")
    return _joined(screen, parts)


def _joined(screen: Screen, parts: Sequence[str]) -> Text:
    return Text(", " if screen.plain else " · ").join(map(data, parts))


def _show_missed(screen: Screen, missed: tuple[Missed, ...], room: int) -> None:
    """Show what was missed; if it is drawn, only as much as keeps the score on the screen."""
    if not missed:
        return
    screen.rule()
    show_one = _show_below
    if screen.plain:
        screen.show("Missed questions:")
    elif screen.console.width < _WIDE:
        screen.show("Missed", LABEL, screen.inset)
    else:
        show_one = _show_row
        stem = _stem_width(screen)
        screen.put_line(Text.assemble((f"  {'Missed':<{stem}} ", LABEL), (f"{'answer':<{_ANSWER}} next", "dim")))
    for place, one in enumerate(missed):
        if place >= _FEWEST_MISSED and room <= 0 and not screen.plain:
            screen.show(f"and {len(missed) - place} more", "dim", screen.inset)
            return
        room -= screen.counted(partial(show_one, screen, one))


def _stem_width(screen: Screen) -> int:
    return min(screen.console.width, WIDEST) - _ANSWER - _NEXT - 4


def _show_row(screen: Screen, one: Missed) -> None:
    stem, answer = data(_stem(one)), data(_answer(screen, one))
    stem.truncate(_stem_width(screen) - 1, overflow="ellipsis", pad=True)
    answer.truncate(_ANSWER - 1, overflow="ellipsis", pad=True)
    line = Text.assemble("  ", stem, "  ", answer, "  ", (_next(one), "dim"))
    line.rstrip()
    screen.put_line(line)


def _show_below(screen: Screen, one: Missed) -> None:
    screen.show(f"- {_stem(one)}", indent=screen.inset, hang=2)
    following = f". Next review: {_next(one)}." if one.days_to_next is not None else ""
    answer = f"Answer: {_answer(screen, one)}{following}"
    screen.show(answer, "" if screen.plain else "dim", indent=screen.inset + 2)


def _stem(one: Missed) -> str:
    return one_line(one.attempt.question.prompt().stem)


def _answer(screen: Screen, one: Missed) -> str:
    return " ".join(answer_in_words(one.attempt.question, plain=screen.plain).split())


def _next(one: Missed) -> str:
    return "" if one.days_to_next is None else days_ahead(one.days_to_next)
