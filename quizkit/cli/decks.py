"""`quiz decks`: the decks that are found, and adding to them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from quizkit.app.deck_names import command_for, complete_names, name_for, word_for
from quizkit.app.deck_rows import deck_rows
from quizkit.app.find_deck import askable, find_deck
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.base.problems import did_you_mean
from quizkit.base.program import program
from quizkit.cli.help import Verb, VerbGroup, verb_app
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import read_deck
from quizkit.library import add as add_to_library
from quizkit.library import added_path, deck_paths, earlier_added_path, file_of, portable
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.records import Mark, mark_record
from quizkit.session.plan import candidates
from quizkit.session.plan import standing as count_standing
from quizkit.terminal.output import write_json
from quizkit.terminal.screens.decks import show_deck, show_decks, show_nothing_found
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import screen

app = verb_app(cls=VerbGroup)

_DECK = typer.Argument(metavar="DECK", help="A deck's name, title or path.", autocompletion=complete_names)
_Questions = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="The ids of questions.")]


@app.callback(invoke_without_command=True)
def decks(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """List the decks: title, questions, last score.

    Examples:
      quiz decks
      quiz decks --json
      quiz decks add ~/school/tariffs.yaml
    """
    if context.invoked_subcommand is not None:
        return
    rows = deck_rows()
    if as_json:
        write_json([row._asdict() for row in rows])
        return
    shown = screen()
    if rows:
        show_decks(shown, rows)
    else:
        show_nothing_found(shown)


@app.command(cls=Verb)
def add(path: Annotated[Path, typer.Argument(help="A deck file.", metavar="PATH")]) -> None:
    """Keep a deck, with its source, where every folder finds it.

    Examples:
      quiz decks add tariffs.yaml
      quiz decks add ~/school/tariffs.yaml
    """
    shown = screen()
    file = read_deck(path)
    deck = askable(file)
    source = deck.source.file
    again = any(_holds(added, deck) for added in (added_path(path), earlier_added_path(path)))
    added = add_to_library(path, [source] if source else [], replace=again)
    shown.command(
        f"{'Added again' if again else 'Added'}: {deck.title}. Start it with:",
        f"{program()} start {_word_for(path, added)}",
    )
    if source and not portable(source):
        shown.show(f"Its source was left out, for not every system allows such a name: {source}", "yellow")
    elif source and not file_of(added, source):
        shown.show(f"Its source was left out, for it is not in the folder of the deck: {source}", "yellow")


def _holds(path: Path, deck: Deck) -> bool:
    other = read_deck(path).deck
    return other is not None and other.id == deck.id


def _word_for(path: Path, added: Path) -> str:
    """Return the word for a deck that was added: its name where that finds it, be it here or where it was added."""
    found = deck_paths()
    here = name_for(path, found) == path.stem
    return word_for(path if here else added, found)


@app.command(cls=Verb)
def show(deck: Annotated[str, _DECK]) -> None:
    """Show a deck: how it stands, and which questions are suspended or flagged.

    Examples:
      quiz decks show carney-washington-2025
    """
    shown = screen()
    file = find_deck(deck)
    state = checkpoint.load(History(home()))
    found, _ = checkpoint.recognised(state, askable(file))
    memories = checkpoint.memories(state, found.id)
    standing = count_standing(candidates([found], {found.id: memories}), study_day(now()))
    marked = {
        kind: [
            (q.common.id, q.prompt().stem) for q in found.questions if getattr(memories.get(q.common.id), kind, False)
        ]
        for kind in ("suspended", "flagged")
    }
    show_deck(shown, found, standing, marked, command_for(file))


@app.command(cls=Verb)
def unsuspend(deck: Annotated[str, _DECK], question: _Questions = None) -> None:
    """Ask suspended questions again: all of a deck, or those whose ids are given.

    Examples:
      quiz decks unsuspend carney-washington-2025
      quiz decks unsuspend carney-washington-2025 missed-month
    """
    _unmark("unsuspend", "suspended", deck, question or [])


@app.command(cls=Verb)
def unflag(deck: Annotated[str, _DECK], question: _Questions = None) -> None:
    """Take flags away: all of a deck, or those of the questions whose ids are given.

    Examples:
      quiz decks unflag carney-washington-2025
    """
    _unmark("unflag", "flagged", deck, question or [])


def _unmark(kind: Mark, marked: Literal["suspended", "flagged"], name: str, ids: list[str]) -> None:
    shown = screen()
    deck = askable(find_deck(name))
    history = History(home())
    memories = checkpoint.memories(checkpoint.load(history), deck.id)
    having = [id for id, memory in memories.items() if getattr(memory, marked)]
    for id in ids:
        if id not in having:
            help = did_you_mean(id, having) or f"{marked.capitalize()} are: {', '.join(having) or 'none'}."
            raise UsageError(f"No {marked} question has the id “{id}”.", help)
    chosen = ids or having
    if chosen:
        history.append([mark_record(now(), kind, deck.id, id) for id in chosen])
        checkpoint.save(history, checkpoint.load(history))
    shown.show(f"{count(len(chosen), 'question')} no longer {marked}.")
