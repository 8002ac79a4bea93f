"""A practice session: which questions are asked, new ones or those that were left, and the asking of them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from quizkit import __version__
from quizkit.app.resume import left_over, questions_left
from quizkit.app.resume_command import Options, with_tags
from quizkit.app.run_session import Agenda, Stage, sit
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.config import RETENTION, setting
from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.state import State
from quizkit.scheduling import RETENTION as USUAL_RETENTION
from quizkit.session.plan import Asked, Candidate, Which, candidates, choose, shuffled, standing, until
from quizkit.session.run import Mode
from quizkit.terminal.screens.opening import agrees_to_resume, show_exam_plan, show_nothing_to_ask, show_opening


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


def practise(stage: Stage, wanted: Wanted, *, resume: bool, fresh: bool, as_json: bool) -> int:
    """Ask what is wanted, or go on with the session that was left, and return the exit code."""
    if wanted.retention is not None and len(stage.decks) > 1:
        raise UsageError("--retention is kept for one deck.", "Name the deck as well.")
    agenda = None if fresh else _resumed(stage, resume)
    if agenda is None:
        agenda = _agenda(stage, wanted._replace(retention=_retention(stage, wanted.retention)))
    return 0 if agenda is None else sit(stage, agenda, as_json=as_json)


def _retention(stage: Stage, given: float | None) -> float | None:
    """Return what is to be kept as the retention of the deck: what is set is for a deck that is begun."""
    if given is not None or len(stage.decks) > 1 or stage.decks[0].id in stage.state["decks"]:
        return given
    found = setting(RETENTION)
    return None if found.source == "default" else found.value


def _resumed(stage: Stage, asked_for: bool) -> Agenda | None:
    """Return the session that was left, if there is one and the student wants it."""
    agenda = left_over(stage)
    if agenda is None:
        if asked_for:
            raise UsageError("No session is waiting to be gone on with.", _what_instead(stage))
        return None
    left = questions_left(agenda)
    if not asked_for and not agrees_to_resume(stage.screen, left, len(agenda.queue)):
        return None
    show_opening(stage.screen, stage.decks[0].title, left, len(agenda.queue))
    return agenda


def _what_instead(stage: Stage) -> str:
    known = stage.state["decks"].get(stage.decks[0].id) if len(stage.decks) == 1 else None
    if known and known["exam"]:
        return f"An exam over this deck is: {stage.command.removesuffix(' --reverse')} --exam --resume"
    return f"Begin one with: {stage.command}"


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
