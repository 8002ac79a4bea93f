"""`quiz decks`: the decks that are found, and adding to them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from quizkit.commands.finding import askable
from quizkit.commands.help import Verb, VerbGroup, verb_app
from quizkit.deck_file.read import read_deck
from quizkit.library import add as add_to_library
from quizkit.library import deck_paths
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
    source = path.parent / deck.source.file
    companions = [source] if deck.source.file and source.is_file() else []
    added = add_to_library(path, companions)
    shown.show(f"Added: {deck.title}. Start it with: quiz start {added.stem}")


def deck_rows() -> list[DeckRow]:
    """Return what is known of each deck that is found."""
    state = checkpoint.load(History(home()))
    rows = []
    for path in deck_paths():
        deck = read_deck(path).deck
        if deck is None:
            rows.append(DeckRow(path.stem, path.name, str(path), None, None, False))
            continue
        known = state["decks"].get(deck.id)
        last = known["last"] if known else None
        percent = last["percent"] if last else None
        rows.append(DeckRow(path.stem, deck.title, str(path), len(deck.questions), percent, last is not None))
    return rows
