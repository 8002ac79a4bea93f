"""The rule for what a deck names in its folder, for editors: its schema."""

from collections.abc import Iterator

from quizkit.base.problems import Finding, Place, rule
from quizkit.base.program import program
from quizkit.deck_file.reading.read import DeckFile
from quizkit.deck_file.templates import SCHEMA_FILE, schema_file


@rule("no-schema", "note")
def no_schema(file: DeckFile) -> Iterator[Finding]:
    """The schema that the deck names for editors is not in its folder.

    The line `# yaml-language-server: $schema=quiz-deck.schema.json` tells an editor which file explains the keys. A
    deck that was copied by hand often leaves that file behind, and the editor reports it or completes nothing.
    `quiz new` writes it beside the deck, `quiz decks add` copies both.

    Bad:

        cp quizzes/planets.yaml lessons/

    Good:

        cp quizzes/planets.yaml quizzes/quiz-deck.schema.json lessons/
    """
    name = schema_file(file.text)
    if name and file.path.exists() and not (file.path.parent / name).exists():
        before = file.text[: file.text.index(f"$schema={name}")]
        message = f"the schema for editors, {name}, is not in the folder of the deck"
        help = f"Write the output of `{program()} schema` to {name} there."
        if name != SCHEMA_FILE:
            help = f"Copy it there, or write the output of `{program()} schema` to {SCHEMA_FILE} and name that instead."
        yield Finding((), message, help, Place(before.count("\n") + 1, 1))
