"""Returns the JSON Schema of the deck format."""

import json

from quizkit.deck_file.json_schema import deck_schema


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(deck_schema(), indent=2) + "\n"
