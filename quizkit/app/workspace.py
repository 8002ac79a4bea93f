"""What a session or an exam works with: decks, history, and what is known of the student."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from quizkit.app.deck_identity import recognised
from quizkit.app.deck_names import word_for
from quizkit.app.find_deck import askable
from quizkit.base.errors import NotSaved, UsageError
from quizkit.base.paths import home
from quizkit.base.program import program
from quizkit.base.values import Value
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.recognition import Recognition
from quizkit.progress.state import DeckState, State


class Workspace(Value):
    """Decks with the student's progress on them.

    `word` names the only deck on the command line, and is empty for several decks. `options` are the options that
    every suggested command repeats, each after a space. `recognition` is what was recognised of decks and questions.
    `unturned` are the decks before their cards were reversed.
    """

    history: History
    state: State
    decks: tuple[Deck, ...]
    files: dict[str, DeckFile]
    word: str
    options: str = ""
    recognition: Recognition = Recognition()
    unturned: tuple[Deck, ...] | None = None

    @property
    def start_command(self) -> str:
        """The command that starts another session."""
        return f"{program()} start {self.word or '--due'}{self.options}"

    @property
    def plan_command(self) -> str:
        """The command that plans an exam over the only deck."""
        return f"{program()} plan {self.word}"

    @property
    def exam_command(self) -> str:
        """The command that starts an exam over the only deck."""
        return f"{program()} exam {self.word}{self.options.removesuffix(_REVERSE)}"

    def open_exam(self, state: State) -> str:
        """Return the command that resumes an open exam over one of the decks, or nothing."""
        for deck in self.decks:
            progress = state.decks.get(deck.id)
            if progress is not None and progress.exam is not None:
                word = self.word or word_for(self.files[deck.id].path)
                return f"{self._replace(word=word).exam_command} --resume"
        return ""

    @property
    def title(self) -> str:
        """The title of the only deck, or how many decks there are."""
        return self.decks[0].title if len(self.decks) == 1 else f"{len(self.decks)} decks"

    @property
    def only_deck(self) -> Deck | None:
        """The deck, if there is only one."""
        return self.decks[0] if len(self.decks) == 1 else None

    @property
    def own_deck(self) -> Deck:
        """The first deck with the ids of its file."""
        return askable(self.files[self.decks[0].id])

    @property
    def progress(self) -> DeckState | None:
        """What is known of the only deck, if it was ever answered."""
        return self.state.decks.get(self.decks[0].id) if len(self.decks) == 1 else None

    def as_it_is_now(self) -> "Workspace":
        """Return the workspace with the progress that a session has made, which recorded what was recognised."""
        return self._replace(state=checkpoint.load(self.history), recognition=Recognition())

    @property
    def is_damaged(self) -> bool:
        """Whether some of the history is missing or damaged."""
        return checkpoint.is_damaged(self.history, self.state)

    def reversed(self) -> "Workspace":
        """Return the workspace with cards asked from the back. Raises UsageError if there are no cards."""
        decks = tuple(turned for turned in (deck.reversed() for deck in self.decks) if turned.questions)
        if not decks:
            raise UsageError("There are no cards to reverse.", "A card is a question with `front` and `back`.")
        return self._replace(decks=decks, options=self.options + _REVERSE, unturned=self.decks)


_REVERSE = " --reverse"


def recalculated(workspace: Workspace) -> int:
    """Return, once, how many questions of all decks a change of the rules made due on another day."""
    state = workspace.state
    moved = state.recalculated
    if moved:
        del state.recalculated
        with suppress(NotSaved):
            checkpoint.save(workspace.history, state)
    return moved


def open_workspace(
    files: Sequence[DeckFile], options: str, progress: Callable[[float], None], *, over_all: bool = False
) -> Workspace:
    """Read the history and return a workspace over decks.

    `progress` is called with the share of the history that is read, 0 to 1. With `over_all`, commands name no deck.
    Raises InvalidDeck.
    """
    history = History(home())
    state = checkpoint.load(history, progress)
    recognition = recognised(state, files)
    # The nearer of two copies counts, such as one that was added and is still in this folder.
    nearest = {deck.id: (deck, file) for deck, file in reversed([*zip(recognition.decks, files, strict=True)])}
    return Workspace(
        history,
        state,
        tuple(deck for deck in recognition.decks if nearest[deck.id][0] is deck),
        {id: file for id, (_, file) in nearest.items()},
        "" if over_all else word_for(files[0].path),
        options,
        recognition,
    )


def known_questions(workspace: Workspace, state: State) -> int:
    """Return how many questions of the decks have an interval of three weeks or more."""
    known = 0
    for deck in workspace.decks:
        questions = state.decks[deck.id].questions if deck.id in state.decks else {}
        ids = set(deck.ids())
        known += sum(question.is_known for id, question in questions.items() if id in ids)
    return known
