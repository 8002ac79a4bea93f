"""Shows questions and how well they are known, and one question with its whole history."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rich.text import Text

from quizkit.app.browse import BrowsedQuestion, Listing, QuestionDetails
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.base.text import safe_line
from quizkit.markup import one_line
from quizkit.progress.past_replies import PastReply
from quizkit.progress.records import QuestionChange
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import answer_in_words, parts_in_words
from quizkit.terminal.screens.words import KNOWN_MEANS, count, day_in_words, days_ahead, share, short_number
from quizkit.terminal.theme import LABEL, VERDICTS, WARNING, WIDEST, Screen, data, labelled

# The widths of the columns, the least width at which all are shown, and the width below which the stem has its own line.
_ID, _STATE, _NEXT, _RECENT, _WIDE, _NARROW = 16, 11, 12, 8, 72, 59
_SIGNS = {"+": "✓", "~": "≈", "-": "✗"}
_CHANGED: dict[QuestionChange, str] = {
    "suspend": "Suspended: it is no longer asked.",
    "unsuspend": "No longer suspended.",
    "bury": "Buried: it is not asked before tomorrow.",
    "unbury": "No longer buried.",
    "reset": "Reset: it is new again.",
    "flag": "Flagged.",
    "unflag": "No longer flagged.",
}


def show_listing(screen: Screen, listing: Listing, *, by_deck: bool = True) -> None:
    """Show the questions, below the titles of their decks if they are in the order of the decks."""
    if not listing.questions:
        screen.show(f"No question has “{listing.text}”." if listing.text else "There are no questions.")
        return
    if screen.plain:
        screen.write(list(_plain_lines(screen, listing, by_deck=by_deck)))
    else:
        screen.put_lines(_rows(screen, listing, by_deck=by_deck))
    if any(one.state == "known" for one in listing.questions):
        screen.rule()
        screen.show(KNOWN_MEANS, "dim")
    if listing.text:
        screen.rule()
        screen.show(f"{len(listing.questions)} of {count(listing.of, 'question')}.", "dim")
    first = listing.questions[0]
    screen.rule()
    screen.command("One of them with its history:", f"{program()} browse {_words(first)}")


def _rows(screen: Screen, listing: Listing, *, by_deck: bool) -> Iterator[Text]:
    title, width = "", min(screen.console.width, WIDEST)
    for one in listing.questions:
        if by_deck and one.deck.title != title:
            title = one.deck.title
            yield from screen.wrapped(data(title, "bold"), width)
        yield from row(one, listing.day, width)


def _plain_lines(screen: Screen, listing: Listing, *, by_deck: bool) -> Iterator[str]:
    """Yield the lines of a list without styles, which may be long: only lines that do not fit are wrapped."""
    title, columns = "", min(screen.console.width, WIDEST)
    for one in listing.questions:
        if by_deck and one.deck.title != title:
            title = one.deck.title
            yield from _wrapped(screen, columns, title, 0)
        yield from _wrapped(screen, columns, f"{one.id}: {one_line(one.stem)}", 0, hang=2)
        yield from _wrapped(screen, columns, f"{_state_in_words(one, listing.day)}.", 2)


def _wrapped(screen: Screen, columns: int, text: str, indent: int, hang: int = 0) -> Iterator[str]:
    line = safe_line(text)
    if line.isascii() and indent + len(line) <= columns:
        yield " " * indent + line
    else:
        yield from (part.plain for part in screen.wrapped(Text(line), columns, indent, hang))


def _words(one: BrowsedQuestion) -> str:
    return f"{word(one.deck.name, 'DECK')} {word(one.id, 'ID')}"


def row(one: BrowsedQuestion, today: date, columns: int) -> list[Text]:
    """Return a question in one line of this many columns: id, stem, state, next review, last tries. In two if narrow."""
    is_narrow, has_id = columns < _NARROW, columns >= _WIDE
    stem, signs = data(one_line(one.stem)), "".join(_SIGNS.get(sign, "") for sign in one.recent)
    fixed = 2 if is_narrow else _STATE + _NEXT + 3 + (_ID + _RECENT if has_id else 0)
    stem.truncate(max(1, columns - fixed), overflow="ellipsis", pad=not is_narrow)
    known = Text.assemble(_marks(one), (f"{_next(one, today):<{_NEXT}}", "dim"), signs if has_id or is_narrow else "")
    if is_narrow:
        lines = [Text.assemble("  ", stem), Text.assemble("    ", known)]
    else:
        id = Text.assemble(_short_id(one), " ") if has_id else ""
        lines = [Text.assemble("  ", id, stem, " ", known)]
    for line in lines:
        line.rstrip()
    return lines


def _short_id(one: BrowsedQuestion) -> Text:
    id = data(one.id, LABEL)
    id.truncate(_ID - 1, overflow="ellipsis", pad=True)
    return id


def _marks(one: BrowsedQuestion) -> tuple[str, str]:
    state = next((mark for mark in ("suspended", "buried") if mark in one.words), one.state)
    return f"{state + ' !' * one.flagged:<{_STATE}}", WARNING if state == "suspended" or one.flagged else ""


def _next(one: BrowsedQuestion, today: date) -> str:
    if one.due is None or one.suspended:
        return ""
    return days_ahead((max(one.due, one.buried or one.due) - today).days)


def _state_in_words(one: BrowsedQuestion, today: date) -> str:
    """Return the state of a question: `Learning, next review tomorrow, 2 of the last 3 right`."""
    parts = one.words
    if _next(one, today):
        parts.append(f"next review {_next(one, today)}")
    if one.recall is not None:
        parts.append(f"recall {share(one.recall)} today")
    if one.recent:
        parts.append(f"{one.recent.count('+')} of the last {len(one.recent)} right")
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def show_details(screen: Screen, details: QuestionDetails, *, with_command: bool = True) -> None:
    """Show a question, its memory, its history, and a command that changes it."""
    one = details.browsed
    screen.put(Text.assemble(data(one.deck.title, "bold"), ", " if screen.plain else " · ", data(one.id, LABEL)))
    if details.question is None:
        screen.show(one_line(one.stem))
        exam = "An exam over this deck is open: the answer is shown after it is handed in."
        screen.show(exam if details.has_open_exam else "The question can no longer be read from its deck.", WARNING)
    else:
        show_markdown(screen, details.question.prompt().stem)
        answer = answer_in_words(details.question, plain=screen.plain)
        show_markdown(screen, answer, label=Text("Answer: ", LABEL), hang=2)
    screen.rule()
    labelled(screen, _facts(screen, details))
    if details.replies and details.question is not None:
        screen.rule()
        screen.show("Replies, the latest first:")
        for reply in reversed(details.replies):
            screen.put(_reply(screen, reply), indent=screen.inset, hang=2)
    if with_command:
        screen.rule()
        label = "To ask it again:" if one.suspended else "To stop asking it:"
        command = f"{program()} decks unsuspend" if one.suspended else f"{program()} decks suspend"
        screen.command(label, f"{command} {_words(one)}")


def _facts(screen: Screen, details: QuestionDetails) -> list[tuple[str, Text]]:
    one, progress = details.browsed, details.progress
    facts = [("State", Text(_joined(screen, one.words)))]
    if one.tags:
        facts.append(("Tags", data(", ".join(one.tags))))
    if one.due is not None:
        day = max(one.due, one.buried or one.due)
        interval = f"interval {count(progress.interval, 'day')}"
        facts.append(
            ("Next review", Text(_joined(screen, [day_in_words(day), days_ahead((day - details.day).days), interval])))
        )
    if one.recall is not None:
        stability = f"stability {count(max(1, round(progress.stability)), 'day')}"
        memory = [
            f"recall {share(one.recall)} today",
            stability,
            f"difficulty {short_number(round(progress.difficulty, 1))} of 10",
        ]
        facts.append(("Memory", Text(_joined(screen, memory))))
    if progress.attempts:
        tries = [
            f"{progress.attempts} first {'try' if progress.attempts == 1 else 'tries'}",
            f"missed {progress.misses}",
        ]
        facts.append(("Tries", Text(_joined(screen, [*tries, f"forgotten {count(progress.lapses, 'time')}"]))))
    return facts


def _joined(screen: Screen, parts: Sequence[str]) -> str:
    return (", " if screen.plain else " · ").join(parts)


def _reply(screen: Screen, reply: PastReply) -> Text:
    sign, style = VERDICTS.get(reply.verdict, ("", ""))
    what = [
        reply.verdict,
        *(["repeat"] if reply.tries > 1 else []),
        *([reply.mode] if reply.mode != "practice" else []),
    ]
    what += [f"you said {reply.said}"] * bool(reply.said) + [count(reply.hints, "hint")] * bool(reply.hints)
    what.append(f"{short_number(round(reply.milliseconds / 1000))} s")
    what += [f"{short_number(round(reply.reading_milliseconds / 1000))} s to read"] * bool(reply.reading_milliseconds)
    typed = f"“{parts_in_words(reply.reply)}”" if reply.reply else ""
    return Text.assemble(
        (f"{_moment(reply.at)}{':' if screen.plain else ' '} ", "dim"),
        "" if screen.plain else (f"{sign} ", style),
        Text.assemble(data(typed), "  ") if typed else "",
        (_joined(screen, what), "dim"),
    )


def _moment(at: str) -> str:
    """Return a moment of the history in local time; another machine may have written something invalid."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return at[:16]
    return f"{local:%Y-%m-%d %H:%M}"


def show_changed_questions(screen: Screen, change: QuestionChange, stems: Sequence[str]) -> None:
    """Show which questions were changed, and how."""
    for stem in stems:
        screen.show(f"{change_in_words(change)} “{one_line(stem)}”", hang=2)


def change_in_words(change: QuestionChange) -> str:
    """Return what a change did: that it is suspended, for example."""
    return _CHANGED[change]
