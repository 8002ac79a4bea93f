"""`quiz start`: choose the questions, and ask them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from quizkit import __version__
from quizkit.clock import now, study_day
from quizkit.commands.again import Options, with_tags
from quizkit.commands.finding import all_decks, askable, command_for, complete_names, find_deck
from quizkit.commands.help import Verb, verb_app
from quizkit.commands.options import Accessible
from quizkit.commands.resuming import left_over, questions_left
from quizkit.commands.signals import stop_on_signals
from quizkit.commands.sitting import Agenda, Stage, sit
from quizkit.config import COUNT, NEW_PER_DAY, RETENTION, chosen, setting
from quizkit.deck import Deck
from quizkit.errors import UsageError
from quizkit.paths import home
from quizkit.progress import checkpoint
from quizkit.progress.fold import State
from quizkit.progress.history import History
from quizkit.scheduling import LEAST_RETENTION, MOST_RETENTION
from quizkit.scheduling import RETENTION as USUAL_RETENTION
from quizkit.session.plan import Asked, Candidate, Which, candidates, choose, shuffled, standing, until
from quizkit.session.run import Mode
from quizkit.terminal.screens.opening import (
    agrees_to_resume,
    show_exam_plan,
    show_nothing_to_ask,
    show_opening,
    show_reworded,
)
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.theme import Screen, screen

app = verb_app()

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


class Wanted(NamedTuple):
    """Which questions are wanted, as the command line says it. `how_many` is None for all of them."""

    how_many: int | None
    which: Which
    tags: tuple[str, ...]
    new_per_day: int | None
    exam: date | None
    shuffle: bool | None
    seed: int
    retention: float | None
    others: tuple[str, ...]


@app.command(cls=Verb)
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
    wanted = Wanted(
        None if all_ or cram else chosen(COUNT, count),
        which,
        tuple(tag or ()),
        None if all_ else chosen(NEW_PER_DAY, new_per_day),
        None if until is None else _exam_day(until),
        shuffle,
        _new_seed() if seed is None else seed,
        retention,
        _others(count, new_per_day, all_=all_, shuffle=shuffle),
    )
    if exam:
        from quizkit.commands.examining import Wish, examine

        if which != "next" or reverse or until is not None or retention is not None:
            raise UsageError(
                "An exam asks the questions of a deck in its own order.", "--tag and -n choose among them."
            )
        wish = Wish(time_limit, extra_time, pass_, count, all_, wanted.tags, shuffle, seed, student, result)
        stage = _stage(shown, deck, manner, over_all=False)
        raise typer.Exit(examine(stage, wish, wanted.seed, resume=resume, fresh=fresh, as_json=as_json))
    stage = _stage(shown, deck, manner, over_all=due and deck is None)
    if reverse:
        stage = _reversed(stage)
    if retention is not None and len(stage.decks) > 1:
        raise UsageError("--retention is kept for one deck.", "Name the deck as well.")
    agenda = None if fresh else _resumed(stage, resume)
    if agenda is None:
        agenda = _agenda(stage, wanted._replace(retention=_retention(stage, retention)))
    raise typer.Exit(0 if agenda is None else sit(stage, agenda, as_json=as_json))


def _said(option: str, other: str, chosen: bool | None) -> str:
    return "" if chosen is None else f" --{option if chosen else other}"


def _retention(stage: Stage, given: float | None) -> float | None:
    """Return what is to be kept as the retention of the deck: what is set is for a deck that is begun."""
    if given is not None or len(stage.decks) > 1 or stage.decks[0].id in stage.state["decks"]:
        return given
    found = setting(RETENTION)
    return None if found.source == "default" else found.value


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
    command = ("quiz start --due" if over_all else f"quiz start {command_for(files[0])}") + manner
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


def _resumed(stage: Stage, asked_for: bool) -> Agenda | None:
    """Return the session that was left, if there is one and the student wants it."""
    agenda = left_over(stage)
    if agenda is None:
        if asked_for:
            raise UsageError("No session is waiting to be gone on with.", f"Begin one with: {stage.command}")
        return None
    left = questions_left(agenda)
    if not asked_for and not agrees_to_resume(stage.screen, left, len(agenda.queue)):
        return None
    show_opening(stage.screen, stage.decks[0].title, left, len(agenda.queue))
    return agenda


def _agenda(stage: Stage, wanted: Wanted) -> Agenda | None:
    """Choose the questions; return None, having said why, where there is nothing to ask."""
    today = study_day(now())
    memories = {deck.id: checkpoint.memories(stage.state, deck.id) for deck in stage.decks}
    found = candidates(stage.decks, memories, wanted.tags)
    if not found:
        _no_such_tag(stage.decks, wanted.tags)
    count, new_left = _limits(stage, wanted, found, today)
    queue = choose(found, today, count, wanted.which, new_left)
    held_back = wanted.which == "next" and new_left == 0 and standing(found, today).new > 0
    done = f"{sum(_new_on(stage.state, today).values())} new ones done today; --new for more." if held_back else ""
    if not queue:
        everything = "" if len(stage.decks) > 1 else f"{with_tags(stage.command, wanted.tags)} --cram"
        show_nothing_to_ask(stage.screen, wanted.which, done, everything)
        return None
    if wanted.shuffle:
        queue = shuffled(queue, wanted.seed)
    show_opening(stage.screen, _title(stage.decks), len(queue), len(found))
    if done:
        stage.screen.show(done, "dim")
    mode: Mode = "cram" if wanted.which == "cram" else "practice"
    begin = _begin(stage, wanted, queue, mode)
    options = Options(wanted.which, wanted.tags, wanted.exam, wanted.others)
    return Agenda(queue, wanted.seed, begin, wanted.shuffle is not False, mode, options=options)


def _limits(stage: Stage, wanted: Wanted, found: Sequence[Candidate], today: date) -> tuple[int | None, int | None]:
    """Return how many questions, and how many new ones among them, are to be asked."""
    done = _new_on(stage.state, today)
    left = None if wanted.new_per_day is None else max(0, wanted.new_per_day - sum(done.values()))
    if wanted.exam is None:
        return wanted.how_many, left
    deck_id = stage.decks[0].id
    known = stage.state["decks"].get(deck_id)
    plan = until(found, today, wanted.exam, wanted.retention or (known["retention"] if known else USUAL_RETENTION))
    show_exam_plan(stage.screen, plan, wanted.new_per_day)
    if left is None or wanted.which != "next":
        return wanted.how_many, left
    new_today = max(0, min(plan.new_a_day - done.get(deck_id, 0), left))
    return standing(found, today).due + new_today, new_today


def _new_on(state: State, day: date) -> dict[str, int]:
    """Return how many questions were new on a day, by deck."""
    return {deck_id: counts["new"] for deck_id, counts in state["days"].get(day.isoformat(), {}).items()}


def _no_such_tag(decks: Sequence[Deck], tags: Sequence[str]) -> None:
    known = sorted({tag for deck in decks for question in deck.questions for tag in question.common.tags})
    raise UsageError(f"No question has the tag {', '.join(tags)}.", f"Tags here: {', '.join(known) or 'none'}.")


def _begin(stage: Stage, wanted: Wanted, queue: Sequence[Asked], mode: Mode) -> dict[str, object]:
    """Return what is kept of the session itself; one over several decks belongs to none, and names nothing of them."""
    deck = stage.decks[0] if len(stage.decks) == 1 else None
    begin: dict[str, object] = {
        "deck": deck.id if deck else "",
        "title": deck.title if deck else "",
        "hash": deck.content_hash() if deck else "",
        "seed": wanted.seed,
        "queue": [asked.question.common.id for asked in queue] if deck else [],
        "options": {
            "which": wanted.which,
            "tags": wanted.tags,
            "permute": wanted.shuffle is not False,
            "cram": mode == "cram",
        },
        "version": __version__,
        "mode": mode,
    }
    if wanted.retention is not None:
        begin["retention"] = wanted.retention
    return begin


def _title(decks: Sequence[Deck]) -> str:
    return decks[0].title if len(decks) == 1 else f"{len(decks)} decks"
