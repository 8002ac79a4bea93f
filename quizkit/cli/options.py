"""Options that several commands share."""

from os import urandom
from typing import Annotated

import typer

from quizkit.app.deck_names import complete_names

Accessible = Annotated[
    bool | None, typer.Option("--accessible/--no-accessible", help="Words only, for screen readers.")
]
DeckArgument = Annotated[
    str, typer.Argument(metavar="DECK", help="The name, title, id or path of a deck.", autocompletion=complete_names)
]
DeckName = Annotated[
    str | None,
    typer.Argument(metavar="[DECK]", help="A deck's name, title or path.", autocompletion=complete_names),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Only questions with this tag; can be repeated.")
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="Repeat the order of an earlier session.")]
Shuffle = Annotated[
    bool | None,
    typer.Option("--shuffle/--no-shuffle", help="Shuffle questions and choices, or neither."),
]
Json = Annotated[bool, typer.Option("--json", help="End with one JSON object on standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything is lost.")]
LineMode = Annotated[
    bool | None, typer.Option("--lines/--keys", help="Type replies as lines, or answer by single keys.")
]


def repeated_options(lines: bool | None, accessible: bool | None) -> str:
    """Return the options that suggested commands repeat, each after a space."""
    switches = (("lines", "keys", lines), ("accessible", "no-accessible", accessible))
    return "".join(f" --{on if is_on else off}" for on, off, is_on in switches if is_on is not None)


def new_seed() -> int:
    """Return a random seed."""
    # `secrets` would load OpenSSL, which takes 3 ms.
    return int.from_bytes(urandom(4))
