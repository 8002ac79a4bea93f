"""`quiz schema`: the deck format as a JSON Schema, for editors."""

import json

from quizkit.cli.help import HelpCommand, command_app
from quizkit.terminal.output import write_data

app = command_app()


@app.command(cls=HelpCommand)
def schema() -> None:
    """Print the deck format as a JSON Schema (draft-07), by which editors complete and check decks.

    Examples:
      quiz schema
      quiz schema > quiz-deck.schema.json
    """
    write_data(schema_text())


def schema_text() -> str:
    """Return the schema as the text of a file."""
    from quizkit.deck_file.json_schema import deck_schema

    return json.dumps(deck_schema(), indent=2) + "\n"
