"""`quiz decks`: the decks that are found, and adding to them."""

import json
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from quizkit.commands.finding import askable, name_for
from quizkit.commands.help import Verb, VerbGroup, verb_app
from quizkit.deck_file.read import read_deck
from quizkit.library import add as add_to_library
from quizkit.library import added_path, deck_paths
from quizkit.paths import home
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.terminal.screens.decks import DeckRow, show_decks, show_nothing_found
from quizkit.terminal.theme import screen

app = verb_app(cls=VerbGroup)


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
        print(json.dumps([row._asdict() for row in rows]))
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
    deck = askable(shown, file)
    source = deck.source.file
    before = read_deck(added_path(path)).deck
    known = before is not None and before.id == deck.id
    added = add_to_library(path, [Path(source)] if source else [], replace=known)
    shown.show(f"{'Added again' if known else 'Added'}: {deck.title}. Start it with: quiz start {quote(added.stem)}")
    if source and not (added.parent / source).is_file():
        shown.show(f"Its source was left out, for it is not in the folder of the deck: {source}", "yellow")


def deck_rows() -> list[DeckRow]:
    """Return what is known of each deck that is found."""
    state = checkpoint.load(History(home()))
    rows = []
    paths = deck_paths()
    for path in paths:
        deck, name = read_deck(path).deck, name_for(path, paths)
        if deck is None:
            rows.append(DeckRow(name, path.name, str(path), None, None, None, False))
            continue
        known = state["decks"].get(deck.id)
        last = known["last"] if known else None
        percent = last["percent"] if last else None
        rows.append(DeckRow(name, deck.title, str(path), deck.id, len(deck.questions), percent, last is not None))
    return rows
