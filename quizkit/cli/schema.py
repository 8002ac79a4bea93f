"""`quiz schema`: prints the JSON Schema of the deck format."""

from quizkit.app.new_deck import schema_text
from quizkit.cli.help import HelpCommand, command_app
from quizkit.terminal.output import write_data

app = command_app()


@app.command(cls=HelpCommand)
def schema() -> None:
    """Print the JSON Schema (draft-07) of the deck format, with which editors complete and check decks.

    Examples:
      quiz schema
      quiz schema > quiz-deck.schema.json
    """
    write_data(schema_text())
