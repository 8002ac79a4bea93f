"""`quiz start`: starts or resumes a practice session."""

from functools import partial
from typing import Annotated

import typer

from quizkit.app.loading import languages_without_dictionary, load_while_reading
from quizkit.app.next_reviews import days_to_next_review
from quizkit.app.practice import Agenda, NothingToAsk, agenda
from quizkit.app.run_session import SessionResult, run_session
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace, recalculated
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.platform.shell import word
from quizkit.base.platform.signals import stop_on_signals
from quizkit.base.program import program
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckName, Json, LineMode, Seed, Shuffle, Tags, new_seed, repeated_options
from quizkit.cli.workspace import open_decks
from quizkit.config import COUNT, LEARN, NEW_PER_DAY, PAUSE, chosen
from quizkit.scheduling import LEAST_RETENTION, MOST_RETENTION
from quizkit.session.plan import Which
from quizkit.terminal.asking import asking
from quizkit.terminal.screens.opening import (
    agrees_to_ask_ahead,
    agrees_to_resume,
    show_missing_dictionaries,
    show_nothing_to_ask,
    show_opening,
    show_recalculated,
)
from quizkit.terminal.theme import Screen, screen

app = command_app()

_Count = Annotated[
    int | None, typer.Option("-n", "--count", min=1, metavar="N", help="How many questions; 10 unless set.")
]
_All = Annotated[bool, typer.Option("--all", help="Ask every question of the deck.")]
_Due = Annotated[bool, typer.Option("--due", help="Only what is due; in all decks if none is named.")]
_New = Annotated[bool, typer.Option("--new", help="Only what you have not seen, without a daily limit.")]
_Missed = Annotated[bool, typer.Option("--missed", help="Only what you missed the last time.")]
_Flagged = Annotated[bool, typer.Option("--flagged", help="Only what you flagged.")]
_Cram = Annotated[bool, typer.Option("--cram", help="Ask everything, without changing the schedule.")]
_Ahead = Annotated[bool, typer.Option("--ahead", help="What is due soonest, ahead of time.")]
_Reverse = Annotated[bool, typer.Option("--reverse", help="Ask cards from the back; they are scheduled separately.")]
_Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Plan for an exam on this day, such as 2026-12-05.")
]
_CatchUp = Annotated[
    int | None,
    typer.Option(
        "--catch-up", min=1, max=365, metavar="DAYS", help="Spread a backlog over DAYS days, the oldest first."
    ),
]
_Resume = Annotated[bool, typer.Option("--resume", help="Resume the session that you left.")]
_Fresh = Annotated[bool, typer.Option("--fresh", help="Start a new session, even if one is open.")]
_Retention = Annotated[
    float | None,
    typer.Option(
        "--retention",
        min=LEAST_RETENTION,
        max=MOST_RETENTION,
        metavar="SHARE",
        help="The share of questions to recall when they are asked: 0.7 to 0.97, 0.9 unless set. Saved for the deck.",
    ),
]
_NewPerDay = Annotated[
    int | None,
    typer.Option("--new-per-day", min=0, metavar="N", help="How many new questions a day; 20 unless set."),
]
_Learn = Annotated[
    bool | None,
    typer.Option("--learn/--no-learn", help="Ask new questions as a choice first, then typed, until right twice."),
]

# Earlier versions held exams here.
_Exam = Annotated[bool, typer.Option("--exam", hidden=True)]


@app.command(cls=HelpCommand)
def start(
    deck: DeckName = None,
    count: _Count = None,
    all_: _All = False,
    tag: Tags = None,
    due: _Due = False,
    new: _New = False,
    missed: _Missed = False,
    flagged: _Flagged = False,
    cram: _Cram = False,
    ahead: _Ahead = False,
    learn: _Learn = None,
    reverse: _Reverse = False,
    until: _Until = None,
    catch_up: _CatchUp = None,
    resume: _Resume = False,
    fresh: _Fresh = False,
    shuffle: Shuffle = None,
    exam: _Exam = False,
    seed: Seed = None,
    retention: _Retention = None,
    new_per_day: _NewPerDay = None,
    as_json: Json = False,
    lines: LineMode = None,
    accessible: Accessible = None,
) -> None:
    """Ask what is due, the weakest first, then what is new.

    Examples:
      quiz start                      your only deck, or a list to choose from
      quiz start carney-washington-2025 -n 5
      quiz start my-deck.yaml --all --shuffle
      quiz start --due                what is due in all your decks
      quiz start my-deck.yaml --until 2026-12-05
      cat answers.txt | quiz start --json
    """
    shown = screen(to_stderr=as_json, accessible=accessible, lines=lines)
    stop_on_signals()
    if exam:
        name = "DECK" if deck is None else word(deck, "DECK")
        raise UsageError("Exams have their own command.", f"Use `{program()} exam {name}`.")
    if resume and fresh:
        raise UsageError("--resume and --fresh exclude each other.", "Use only one of them.")
    which = _which(due=due, new=new, missed=missed, flagged=flagged, cram=cram, ahead=ahead)
    request = Request(
        None if all_ or cram else chosen(COUNT, count),
        which,
        tuple(tag or ()),
        None if all_ else chosen(NEW_PER_DAY, new_per_day),
        None if all_ else count,
        None if all_ else new_per_day,
        shuffle,
        new_seed() if seed is None else seed,
        retention,
        chosen(LEARN, learn),
        _others(count, new_per_day, all_=all_, shuffle=shuffle, learn=learn),
    )
    workspace = open_decks(shown, deck, repeated_options(lines, accessible), over_all=due and deck is None)
    if until is not None or catch_up is not None:
        workspace = _planned(workspace, until, catch_up)
    workspace = workspace.reversed() if reverse else workspace
    show_recalculated(shown, recalculated(workspace))
    planned = agenda(workspace, request, resume=resume, fresh=fresh, agrees=lambda left: agrees_to_resume(shown, left))
    if isinstance(planned, NothingToAsk) and planned.early and agrees_to_ask_ahead(shown, planned):
        planned = agenda(workspace, request._replace(which="ahead"), resume=False, fresh=True, agrees=lambda _: False)
    if isinstance(planned, NothingToAsk):
        show_nothing_to_ask(shown, planned)
        if as_json:
            _write_nothing(planned, workspace, request)
        return
    raise typer.Exit(_practise_on(shown, workspace, planned, as_json=as_json).exit_code)


def _planned(workspace: Workspace, until: str | None, catch_up: int | None) -> Workspace:
    """Remember the day of an exam, or the days over which a backlog is cleared."""
    from quizkit.app.exam_day import exam_day
    from quizkit.app.plan import set_catch_up, set_exam_day

    if until is not None:
        workspace = set_exam_day(workspace, exam_day(until, study_day(now()), workspace.decks[0].language))
    return workspace if catch_up is None else set_catch_up(workspace, catch_up)


def _practise_on(shown: Screen, workspace: Workspace, planned: Agenda, *, as_json: bool) -> SessionResult:
    """Run one session after another, as long as something is due and the student wants more; return the last result."""
    result = _practise(shown, workspace, planned, as_json=as_json)
    # Not before the first question is shown.
    from quizkit.terminal.screens.closing import wants_more

    while not as_json and (more := wants_more(shown, result)) is not None:
        workspace = workspace.as_it_is_now() if result.session else workspace
        following = agenda(
            workspace, more._replace(seed=new_seed()), resume=False, fresh=True, agrees=lambda _left: False
        )
        if isinstance(following, NothingToAsk):
            show_nothing_to_ask(shown, following)
            break
        result = _practise(shown, workspace, following, as_json=as_json)
    return result


def _practise(shown: Screen, workspace: Workspace, planned: Agenda, *, as_json: bool) -> SessionResult:
    show_opening(shown, planned.opening)
    show_missing_dictionaries(shown, languages_without_dictionary(planned.queue))
    days = partial(days_to_next_review, workspace.state, planned.queue, planned.request.retention, planned.mode)
    load = partial(load_while_reading, planned.queue, planned.learning, planned.begin)
    with asking(shown, load, days, pauses=chosen(PAUSE)) as asker:
        result = run_session(workspace, planned, asker)
    from quizkit.terminal.screens.closing import show_session_end
    from quizkit.terminal.screens.unsaved import show_unsaved

    show_session_end(shown, result)
    if as_json:
        from quizkit.reporters import json
        from quizkit.terminal.output import write_json

        write_json(json.session(result))
    show_unsaved(shown, result.unsaved)
    return result


def _write_nothing(nothing: NothingToAsk, workspace: Workspace, request: Request) -> None:
    from quizkit.reporters import json
    from quizkit.terminal.output import write_json

    deck = workspace.only_deck
    write_json(json.nothing_to_ask(nothing, deck.id if deck else None, request.seed))


def _others(
    count: int | None, new_per_day: int | None, *, all_: bool, shuffle: bool | None, learn: bool | None
) -> tuple[str, ...]:
    """Return the options that hold for any session, as they are typed; what is configured is not repeated."""
    options = {
        f"-n {count}": count is not None and not all_,
        "--all": all_,
        f"--new-per-day {new_per_day}": new_per_day is not None and not all_,
        "--shuffle": shuffle is True,
        "--no-shuffle": shuffle is False,
        "--learn": learn is True,
        "--no-learn": learn is False,
    }
    return tuple(option for option, is_set in options.items() if is_set)


def _which(*, due: bool, new: bool, missed: bool, flagged: bool, cram: bool, ahead: bool) -> Which:
    kinds: dict[Which, bool] = {"due": due, "new": new, "missed": missed, "flagged": flagged, "cram": cram}
    kinds["ahead"] = ahead
    requested = [kind for kind, is_set in kinds.items() if is_set]
    if len(requested) > 1:
        raise UsageError(f"--{requested[0]} and --{requested[1]} exclude each other.", "Use only one of them.")
    return requested[0] if requested else "next"
