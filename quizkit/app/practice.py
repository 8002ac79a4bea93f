"""Practice: what a session asks, new or resumed, and the command that starts another session like it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from functools import cache, partial
from typing import get_args

from quizkit.app.todays_questions import ExamToday, Request, choose_questions, most_unknown
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.platform.shell import word
from quizkit.base.values import Value
from quizkit.config import RETENTION, setting
from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.new_records import resumed_session_record, session_record
from quizkit.progress.records import Record
from quizkit.progress.state import OpenAttempt
from quizkit.questions.base import Grade, Verdict
from quizkit.questions.registry import Question
from quizkit.session.attempt import Attempt
from quizkit.session.backlog import Backlog
from quizkit.session.learning import Learning
from quizkit.session.plan import Asked, Candidate, Memory, Which, candidates, choose, groups_on, is_buried, named
from quizkit.session.recording import Mode
from quizkit.session.shuffling import shuffled
from quizkit.session.turns import turns


class Opening(Value):
    """What is shown before the first question: `asked` of the `of` questions there are.

    `again` counts the questions of a resumed session that are asked once more. `note` says that the daily limit of
    new questions is reached. `backlog` is one that has lasted. `open_exam` is a command that resumes the open exam, if any.
    """

    title: str
    asked: int
    of: int
    note: str = ""
    plan: ExamToday | None = None
    backlog: Backlog | None = None
    again: int = 0
    open_exam: str = ""


class Agenda(Value):
    """The questions of a session, in order.

    `begin` returns the record of its beginning, always the same. `session` and `earlier` are the id and the attempts of
    the session that this one resumes. `learning` names the questions that are learned, `waiting` those that were missed and
    wait for another day. The next suggested command repeats the options of `request`.
    """

    opening: Opening
    queue: tuple[Asked, ...]
    seed: int
    begin: Callable[[], Record]
    permute: bool = True
    mode: Mode = "practice"
    session: str = ""
    earlier: tuple[Attempt, ...] = ()
    learning: frozenset[tuple[str, str]] = frozenset()
    waiting: frozenset[tuple[str, str]] = frozenset()
    request: Request = Request()


class NothingToAsk(Value):
    """No question fits the request. `everything` is a command that asks all of the deck, or is empty.

    `early` is how many questions could be asked ahead of time, by the command `ahead`.
    """

    which: Which
    note: str
    everything: str
    plan: ExamToday | None
    early: int = 0
    ahead: str = ""


def agenda(
    workspace: Workspace, request: Request, *, resume: bool, fresh: bool, agrees: Callable[[Opening], bool]
) -> Agenda | NothingToAsk:
    """Return what to ask: what is left of the unfinished session if the student wants that, else a new session.

    `agrees` asks the student whether to resume; with `resume` nobody is asked. Raises UsageError.
    """
    if request.retention is not None and len(workspace.decks) > 1:
        raise UsageError("--retention is set for one deck.", "Name the deck too.")
    unfinished = None if fresh else unfinished_session(workspace)
    if unfinished is not None and (resume or agrees(unfinished.opening)):
        return unfinished
    if unfinished is None and resume:
        exam = workspace.open_exam(workspace.state)
        help = f"There is an open exam over this deck: {exam}" if exam else f"Start one: {workspace.start_command}"
        raise UsageError("There is no session to resume.", help)
    return _new_session(workspace, request._replace(retention=_retention(workspace, request.retention)))


def unfinished_session(workspace: Workspace) -> Agenda | None:
    """Return what is left of the unfinished session over the only deck, if there is one."""
    progress, deck = workspace.progress, workspace.only_deck
    if deck is None or progress is None or progress.open is None:
        return None
    session = progress.open
    questions = deck.named(session.queue)
    suspended = {id for id, question in progress.questions.items() if question.suspended}
    waiting, tried = _waiting(workspace, deck, session.queue), {attempt.question for attempt in session.attempts}
    queue = tuple(
        Asked(deck, questions[id])
        for id in session.queue
        if id in questions and id not in suspended and ((deck.id, id) not in waiting or id in tried)
    )
    ids = {asked.question.common.id for asked in queue}
    earlier = tuple(
        _attempt(deck.id, questions[attempt.question], attempt)
        for attempt in session.attempts
        if attempt.question in ids
    )
    learning = frozenset((deck.id, id) for id in session.learn or ())
    left = turns(queue, earlier, Learning(learning, earlier), waiting)
    if not left:
        return None
    untried = sum(turn.tries == 1 for turn in left)
    return Agenda(
        Opening(
            deck.title, untried, len(queue), again=len(left) - untried, open_exam=workspace.open_exam(workspace.state)
        ),
        queue,
        session.seed,
        partial(resumed_session_record, deck.id),
        permute=session.permute,
        mode="cram" if session.cram else "practice",
        session=session.session,
        earlier=earlier,
        learning=learning,
        waiting=waiting,
    )


def _waiting(workspace: Workspace, deck: Deck, queue: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the names of questions that wait: buried, or another one of their group was asked today in another session."""
    today, known = study_day(now()), checkpoint.memories(workspace.state, deck.id)
    of_today = groups_on(candidates(workspace.unturned or [deck], {deck.id: known}, most_unknown=0), today)
    buried = {(deck.id, id) for id in queue if id in known and is_buried(known[id], today)}
    if not of_today:
        return frozenset(buried)
    queued = set(queue)
    groups = {id: deck.filing(place).group for place, id in enumerate(deck.ids()) if id in queued}
    sizes = Counter(groups.values())
    # A session with several questions of a group was to ask all of them.
    left = (id for id, group in groups.items() if (deck.id, group) in of_today and sizes[group] == 1)
    return frozenset(buried.union((deck.id, id) for id in left if not known.get(id, Memory()).is_of(today)))


def _attempt(deck_id: str, question: Question, saved: OpenAttempt) -> Attempt:
    verdict: Verdict = next((verdict for verdict in get_args(Verdict) if verdict == saved.verdict), "wrong")
    grade = Grade(saved.credit, verdict, saved.rule)
    return Attempt(deck_id, question, saved.tries, (), (), grade, saved.hints, saved.ms, now(), guessed=saved.guessed)


def _retention(workspace: Workspace, requested: float | None) -> float | None:
    """Return the retention to record for the deck: the setting counts only for a deck that is new to the student."""
    # Before its first session a deck has no title here, though its questions may be known from other decks.
    if requested is not None or len(workspace.decks) > 1 or (workspace.progress and workspace.progress.title):
        return requested
    configured = setting(RETENTION)
    return None if configured.source == "default" else configured.value


def _new_session(workspace: Workspace, request: Request) -> Agenda | NothingToAsk:
    today = study_day(now())
    memories = {deck.id: checkpoint.memories(workspace.state, deck.id) for deck in workspace.decks}
    pool = candidates(workspace.decks, memories, request.tags, most_unknown(workspace, request, memories, today))
    of = len(pool) if request.tags else sum(len(deck.questions) for deck in workspace.decks)
    if not of:
        raise _no_such_tag(workspace, request.tags)
    is_whole = not request.tags and workspace.unturned is None
    whole = pool if is_whole else candidates(workspace.unturned or workspace.decks, memories)
    choice = choose_questions(workspace, request, pool, whole, today, of - len(pool))
    queue = choice.queue
    if not queue:
        start = workspace.start_command
        everything = f"{_with_tags(start, request.tags)} --cram" if workspace.word else ""
        ready = choose(pool, today, request.how_many, "ahead", of_today=groups_on(whole, today))
        early = len(ready) if request.which == "next" else 0
        ahead = command_again(start, request._replace(which="ahead")) if early else ""
        return NothingToAsk(request.which, choice.note, everything, choice.exam, early, ahead)
    opening = Opening(
        workspace.title,
        len(queue),
        of,
        choice.note,
        choice.exam,
        choice.backlog,
        open_exam=workspace.open_exam(workspace.state),
    )
    learning = _learned(queue, memories) if request.learn else frozenset[tuple[str, str]]()
    return _begun(workspace, request, opening, shuffled(queue, request.seed) if request.shuffle else queue, learning)


def _no_such_tag(workspace: Workspace, tags: Sequence[str]) -> UsageError:
    decks = workspace.decks
    known = {tag for deck in decks for place in range(len(deck.questions)) for tag in deck.filing(place).tags}
    help = f"Tags here: {', '.join(sorted(known)) or 'none'}."
    return UsageError(f"No question has the tag {', '.join(tags)}.", help)


def _begun(
    workspace: Workspace,
    request: Request,
    opening: Opening,
    queue: tuple[Asked, ...],
    learning: frozenset[tuple[str, str]],
) -> Agenda:
    mode: Mode = "cram" if request.which == "cram" else "practice"
    permute = request.shuffle is not False
    begin = partial(
        session_record,
        now(),
        workspace.decks,
        queue,
        request.seed,
        which=request.which,
        tags=request.tags,
        permute=permute,
        retention=request.retention,
        learning=learning,
    )
    # Its hash of the deck takes 3 ms, so it is made while the student reads the first question.
    return Agenda(opening, queue, request.seed, cache(begin), permute, mode, learning=learning, request=request)


def _learned(queue: Sequence[Asked], memories: Mapping[str, Mapping[str, Memory]]) -> frozenset[tuple[str, str]]:
    """Return the names of the new questions that can be right or wrong."""
    return frozenset(
        named(asked)
        for asked in queue
        if asked.question.scored and memories[asked.deck.id].get(asked.question.common.id, Memory()).last is None
    )


def command_again(command: str, request: Request) -> str:
    """Return `command`, which starts a session, with its request."""
    kind = "" if request.which == "next" or f"--{request.which}" in command.split() else f"--{request.which}"
    return " ".join(filter(None, [_with_tags(f"{command} {kind}".rstrip(), request.tags), *request.others]))


def _with_tags(command: str, tags: Sequence[str]) -> str:
    """Return a command with the tags that it is for."""
    if not tags:
        return command
    return " ".join([command, *(f"--tag {word(tag, 'TAG')}" for tag in tags)])


def useful_again(
    request: Request, left: Sequence[Candidate], today: date, of_today: Set[tuple[str, str]] = frozenset()
) -> Request:
    """Return the request without the options that find nothing in `left`, which was not answered right by now."""
    finds = request.which == "due" or choose(left, today, 1, request.which, of_today=of_today)
    which = request.which if finds else "next"
    return request._replace(which=which)
