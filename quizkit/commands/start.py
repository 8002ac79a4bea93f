"""`quiz start`: ask the questions of a deck."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

import typer

from quizkit import __version__
from quizkit.clock import now
from quizkit.commands.editing import open_in_editor
from quizkit.commands.finding import askable, command_for, complete_names, find_deck
from quizkit.commands.help import Verb, verb_app
from quizkit.commands.signals import stop_on_signals
from quizkit.deck import Deck
from quizkit.errors import InputEnded, NotSaved, QuizError, Stopped, UsageError
from quizkit.paths import home
from quizkit.progress import checkpoint
from quizkit.progress.history import History, load_what_saving_needs
from quizkit.progress.recorder import HistoryRecorder
from quizkit.questions.registry import Question
from quizkit.session.plan import Memory, choose, shuffled, tagged
from quizkit.session.run import Session
from quizkit.session.score import Score, earned, score
from quizkit.terminal.lines import LineAsker
from quizkit.terminal.screens.closing import Closing, show_closing
from quizkit.terminal.screens.opening import show_opening
from quizkit.terminal.screens.problems import show_error
from quizkit.terminal.screens.words import count as counted
from quizkit.terminal.theme import Screen, screen

app = verb_app()

_DECK = typer.Argument(metavar="[DECK]", help="A deck's name, title or path.", autocompletion=complete_names)


@app.command(cls=Verb)
def start(
    deck: Annotated[str | None, _DECK] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, metavar="N", help="How many questions.")] = 10,
    all_questions: Annotated[bool, typer.Option("--all", help="Ask every question of the deck.")] = False,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Only questions with this tag; may be repeated.")
    ] = None,
    shuffle: Annotated[
        bool | None,
        typer.Option(
            "--shuffle/--no-shuffle",
            help="Mix the order of the questions too, or not even that of their choices.",
            show_default="choices only",
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="Repeat the order of an earlier session.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object on standard output.")] = False,
    accessible: Annotated[bool, typer.Option("--accessible", help="Words only, for screen readers.")] = False,
) -> None:
    """Ask the questions of a deck: those not seen yet, then those missed, then the oldest.

    Examples:
      quiz start                      the only deck there is, or a list to choose from
      quiz start carney-washington-2025 -n 5
      quiz start my-deck.yaml --all --shuffle
      quiz start --tag tariffs
      quiz start --json < answers.txt
    """
    shown = screen(to_stderr=as_json, accessible=accessible)
    stop_on_signals()
    file = find_deck(deck)
    asked = askable(shown, file)
    history = History(home())
    state = checkpoint.load(history)
    queue = _queue(asked, tag or [], checkpoint.memories(state, asked.id), None if all_questions else count)
    seed = _new_seed() if seed is None else seed
    if shuffle:
        queue = shuffled(queue, seed)
    begin = {
        "deck": asked.id,
        "title": asked.title,
        "seed": seed,
        "queue": [question.common.id for question in queue],
        "options": {"count": count, "all": all_questions, "tags": tag or [], "shuffle": shuffle},
        "hash": asked.content_hash(),
        "version": __version__,
        "mode": "practice",
    }
    recorder = HistoryRecorder(history, state, begin)
    session = Session(
        asked,
        queue,
        LineAsker(shown, load_what_saving_needs),
        recorder,
        seed,
        now,
        permute=shuffle is not False,
        edit=lambda question: open_in_editor(file, question),
    )
    show_opening(shown, asked.title, len(queue), len(asked.questions))
    run = _Run(session, recorder, shown, asked, seed, f"quiz start {command_for(file)}")
    before = state["decks"].get(asked.id)
    code = _carry_through(run, before)
    if as_json:
        print(json.dumps(_as_json(run)))
    raise typer.Exit(code)


class _Run(NamedTuple):
    """A session and what it is run with."""

    session: Session
    recorder: HistoryRecorder
    screen: Screen
    deck: Deck
    seed: int
    command: str


def _queue(deck: Deck, tags: list[str], memories: Mapping[str, Memory], count: int | None) -> tuple[Question, ...]:
    candidates = tagged(deck.questions, tags)
    if not candidates:
        known = sorted({tag for question in deck.questions for tag in question.common.tags})
        raise UsageError(f"No question has the tag {', '.join(tags)}.", f"Tags here: {', '.join(known) or 'none'}.")
    queue = choose(candidates, memories, count)
    if not queue:
        raise UsageError("Every question here is suspended.", "Choose another deck or tag.")
    return queue


def _new_seed() -> int:
    from secrets import randbits

    return randbits(32)


def _carry_through(run: _Run, before: checkpoint.DeckState | None) -> int:
    """Run the session to whatever end it comes to, keep that end, show it, and return the exit code."""
    session, shown = run.session, run.screen
    ended: QuizError | None = None
    code = 0
    try:
        session.run()
    except InputEnded as error:
        session.ending, ended, code = "input ended", error, error.exit_code
    except KeyboardInterrupt:
        code = 130
    except Stopped as signal:
        code = signal.exit_code
    finally:
        result = score(session.attempts)
        unsaved = session.unsaved > 0
        try:
            run.recorder.end(result, session.ending, session.seconds())
        except NotSaved as error:
            if not unsaved:
                show_error(shown, error)
            unsaved = True
    if code:
        _show_cut_short(run, ended)
    else:
        show_closing(shown, _closing(run, result, before))
    if unsaved:
        shown.show(f"{counted(session.unsaved, 'answer')} could not be saved.", "bold red")
        return NotSaved.exit_code
    return code


def _show_cut_short(run: _Run, ended: QuizError | None) -> None:
    run.screen.rule()
    kept = len(run.session.attempts) - run.session.unsaved
    what = ended.message if ended else "Stopped."
    run.screen.show(f"{what} {counted(kept, 'answer')} kept. Go on with: {run.command}")


def _closing(run: _Run, result: Score, before: checkpoint.DeckState | None) -> Closing:
    last, best = (before["last"], before["best"]) if before else (None, None)
    return Closing(
        result,
        sum(attempt.tries == 1 for attempt in run.session.attempts),
        run.session.ending == "done",
        run.session.seconds(),
        last["percent"] if last else None,
        best["percent"] if best else None,
        run.command,
    )


def _as_json(run: _Run) -> dict[str, Any]:
    first = [attempt for attempt in run.session.attempts if attempt.tries == 1]
    result = score(first)
    return {
        "deck": run.deck.id,
        "session": run.recorder.session,
        "seed": run.seed,
        "mode": "practice",
        "asked": len(first),
        "points": float(result.total.points),
        "of": float(result.total.of),
        "percent": result.total.percent,
        "seconds": run.session.seconds(),
        "streak": result.streak,
        "missed": [attempt.question.common.id for attempt in result.missed],
        "questions": [
            {
                "id": attempt.question.common.id,
                "type": attempt.question.type,
                "credit": attempt.grade.credit,
                "verdict": attempt.grade.verdict,
                "rule": attempt.grade.rule,
                "points": float(earned(attempt)),
                "of": float(attempt.question.common.points),
                "ms": attempt.milliseconds,
                "hints": attempt.hints,
            }
            for attempt in first
        ],
    }
