"""`quiz start`: what the command line asks for, to a practice session or an exam."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from quizkit.app.deck_names import command_for, complete_names
from quizkit.app.find_deck import all_decks, askable, find_deck
from quizkit.app.practice import Wanted, practise
from quizkit.app.run_session import Stage
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.base.program import program
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible
from quizkit.cli.signals import stop_on_signals
from quizkit.config import COUNT, NEW_PER_DAY, chosen
from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.fold import State
from quizkit.progress.history import History
from quizkit.scheduling import LEAST_RETENTION, MOST_RETENTION
from quizkit.session.plan import Which
from quizkit.terminal.screens.opening import show_reworded
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import Screen, screen

app = command_app()

_Deck = Annotated[
    str | None,
    typer.Argument(metavar="[DECK]", help="A deck's name, title or path.", autocompletion=complete_names),
]
_Count = Annotated[
    int | None, typer.Option("-n", "--count", min=1, metavar="N", help="How many questions; 10 unless set.")
]
_All = Annotated[bool, typer.Option("--all", help="Ask every question of the deck.")]
_Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with this tag; may be repeated.")]
_Due = Annotated[bool, typer.Option("--due", help="Only what is due; in all decks if none is named.")]
_New = Annotated[bool, typer.Option("--new", help="Only what you have not seen, without a daily limit.")]
_Missed = Annotated[bool, typer.Option("--missed", help="Only what you missed the last time.")]
_Flagged = Annotated[bool, typer.Option("--flagged", help="Only what you flagged.")]
_Cram = Annotated[bool, typer.Option("--cram", help="Ask everything, and leave the schedule as it is.")]
_Reverse = Annotated[bool, typer.Option("--reverse", help="Ask cards from the back, with a memory of its own.")]
_Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Plan up to an exam, such as 2026-12-05.")]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on with the session you left.")]
_Fresh = Annotated[bool, typer.Option("--fresh", help="Begin a new session in any case.")]
_Shuffle = Annotated[
    bool | None,
    typer.Option("--shuffle/--no-shuffle", help="Mix the questions too, or not even their choices."),
]
_Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="Repeat the order of an earlier session.")]
_Retention = Annotated[
    float | None,
    typer.Option(
        "--retention",
        min=LEAST_RETENTION,
        max=MOST_RETENTION,
        metavar="SHARE",
        help="How much of this deck you want to know: 0.7 to 0.97, 0.9 if never said. It is remembered.",
    ),
]
_NewPerDay = Annotated[
    int | None,
    typer.Option("--new-per-day", min=0, metavar="N", help="How many new questions a day; 20 unless set."),
]
_Exam = Annotated[bool, typer.Option("--exam", help="Hold an exam: no feedback before you hand in.")]
_TimeLimit = Annotated[str | None, typer.Option("--time-limit", metavar="TIME", help="For an exam: 20m, 90s, 1h30m.")]
_ExtraTime = Annotated[str | None, typer.Option("--extra-time", metavar="PERCENT", help="More time: 25%.")]
_Pass = Annotated[str | None, typer.Option("--pass", metavar="PERCENT", help="What it takes to pass an exam: 60%.")]
_Student = Annotated[str | None, typer.Option("--student", metavar="NAME", help="Who takes the exam.")]
_Result = Annotated[Path | None, typer.Option("--result", metavar="FILE", help="Write the result of the exam there.")]
_Json = Annotated[bool, typer.Option("--json", help="End with one JSON object on standard output.")]
_Lines = Annotated[bool | None, typer.Option("--lines/--keys", help="Type replies as lines, or answer by single keys.")]


@app.command(cls=HelpCommand)
def start(
    deck: _Deck = None,
    count: _Count = None,
    all_: _All = False,
    tag: _Tags = None,
    due: _Due = False,
    new: _New = False,
    missed: _Missed = False,
    flagged: _Flagged = False,
    cram: _Cram = False,
    reverse: _Reverse = False,
    until: _Until = None,
    resume: _Resume = False,
    fresh: _Fresh = False,
    shuffle: _Shuffle = None,
    seed: _Seed = None,
    retention: _Retention = None,
    new_per_day: _NewPerDay = None,
    exam: _Exam = False,
    time_limit: _TimeLimit = None,
    extra_time: _ExtraTime = None,
    pass_: _Pass = None,
    student: _Student = None,
    result: _Result = None,
    as_json: _Json = False,
    lines: _Lines = None,
    accessible: Accessible = None,
) -> None:
    """Ask what is due, the weakest first, then what is new.

    Examples:
      quiz start                      the only deck there is, or a list to choose from
      quiz start carney-washington-2025 -n 5
      quiz start my-deck.yaml --all --shuffle
      quiz start --due                what is due in all your decks
      quiz start my-deck.yaml --until 2026-12-05
      quiz start my-deck.yaml --exam --time-limit 20m --pass 60%
      quiz start --json < answers.txt
    """
    shown = screen(to_stderr=as_json, accessible=accessible, lines=lines)
    stop_on_signals()
    manner = _said("lines", "keys", lines) + _said("accessible", "no-accessible", accessible)
    if resume and fresh:
        raise UsageError("--resume and --fresh exclude each other.", "Choose one of them.")
    held_on = {"--time-limit": time_limit, "--extra-time": extra_time, "--pass": pass_, "--student": student}
    _only_with_an_exam(exam, {**held_on, "--result": result})
    which = _which(due=due, new=new, missed=missed, flagged=flagged, cram=cram)
    tags = tuple(tag or ())
    new_seed = _new_seed() if seed is None else seed
    if exam:
        if which != "next" or reverse or until is not None or retention is not None:
            raise UsageError(
                "An exam asks the questions of a deck in its own order.", "--tag and -n choose among them."
            )
        from quizkit.app.exam import examine
        from quizkit.app.exam_terms import Wish

        wish = Wish(time_limit, extra_time, pass_, count, all_, tags, shuffle, seed, student, result)
        stage = _stage(shown, deck, manner, over_all=False)
        raise typer.Exit(examine(stage, wish, new_seed, resume=resume, fresh=fresh, as_json=as_json))
    wanted = Wanted(
        None if all_ or cram else chosen(COUNT, count),
        which,
        tags,
        None if all_ else chosen(NEW_PER_DAY, new_per_day),
        None if until is None else _exam_day(until),
        shuffle,
        new_seed,
        retention,
        _others(count, new_per_day, all_=all_, shuffle=shuffle),
    )
    stage = _stage(shown, deck, manner, over_all=due and deck is None)
    stage = _reversed(stage) if reverse else stage
    raise typer.Exit(practise(stage, wanted, resume=resume, fresh=fresh, as_json=as_json))


def _said(option: str, other: str, chosen: bool | None) -> str:
    return "" if chosen is None else f" --{option if chosen else other}"


def _others(count: int | None, new_per_day: int | None, *, all_: bool, shuffle: bool | None) -> tuple[str, ...]:
    """Return the options that hold for any session, as they are written; what is set needs no saying."""
    given = {
        f"-n {count}": count is not None and not all_,
        "--all": all_,
        f"--new-per-day {new_per_day}": new_per_day is not None and not all_,
        "--shuffle": shuffle is True,
        "--no-shuffle": shuffle is False,
    }
    return tuple(option for option, wanted in given.items() if wanted)


def _only_with_an_exam(exam: bool, given: dict[str, object]) -> None:
    for option, value in given.items():
        if value is not None and not exam:
            raise UsageError(f"{option} is for exams.", "Add --exam.")


def _which(*, due: bool, new: bool, missed: bool, flagged: bool, cram: bool) -> Which:
    kinds: dict[Which, bool] = {"due": due, "new": new, "missed": missed, "flagged": flagged, "cram": cram}
    wanted = [kind for kind, chosen in kinds.items() if chosen]
    if len(wanted) > 1:
        raise UsageError(f"--{wanted[0]} and --{wanted[1]} exclude each other.", "Choose one of them.")
    return wanted[0] if wanted else "next"


# What is learnt for longer is not learnt for an exam, and the calendar ends with the year 9999.
_FURTHEST_EXAM = 3653


def _exam_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is not a day.", "Write year, month and day: 2026-12-05.") from None
    if day <= study_day(now()):
        raise UsageError(f"{text} is not ahead.", "Give the day of an exam that is still to come.")
    if (day - study_day(now())).days > _FURTHEST_EXAM:
        raise UsageError(f"{text} is too far ahead to plan for.", "Give the day of an exam in the next ten years.")
    return day


def _new_seed() -> int:
    from secrets import randbits

    return randbits(32)


def _stage(shown: Screen, name: str | None, manner: str, *, over_all: bool) -> Stage:
    history = History(home())
    with ProgressBar(shown, "Reading your history") as bar:
        state = checkpoint.load(history, bar.update)
    files = all_decks() if over_all else [find_deck(name, shown)]
    decks = tuple(_recognised(shown, askable(file), state) for file in files)
    command = f"{program()} start {'--due' if over_all else command_for(files[0])}{manner}"
    by_id = {deck.id: file for deck, file in zip(decks, files, strict=True)}
    return Stage(shown, history, state, decks, by_id, command)


def _reversed(stage: Stage) -> Stage:
    decks = tuple(turned for turned in (deck.reversed() for deck in stage.decks) if turned.questions)
    if not decks:
        raise UsageError("There are no cards to turn round here.", "A card is a question with `front` and `back`.")
    return stage._replace(decks=decks, command=f"{stage.command} --reverse")


def _recognised(shown: Screen, deck: Deck, state: State) -> Deck:
    deck, found = checkpoint.recognised(state, deck)
    if found:
        show_reworded(shown, [question.prompt().stem for question in found])
    return deck
