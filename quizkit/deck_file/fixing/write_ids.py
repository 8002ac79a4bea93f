"""Edits that write the missing ids of a deck and its questions."""

from collections.abc import Iterator

from quizkit.base.problems import Place
from quizkit.deck_file.fixing.edit import Edit, Lines
from quizkit.deck_file.quoting import scalar
from quizkit.deck_file.reading.events import Entries, place_of, questions_of
from quizkit.deck_file.reading.read import DeckFile


def missing_ids(file: DeckFile) -> Iterator[Edit]:
    """Yield an edit for each missing id, at the top of its mapping."""
    deck, root = file.deck, file.root
    if deck is None or not isinstance(root, Entries):
        return
    lines = Lines(file.text)
    if "id" not in root.entries:
        yield _first_entry(lines, place_of(root), scalar(deck.id))
    for question, node in zip(deck.questions, questions_of(root), strict=True):
        if isinstance(node, Entries) and "id" not in node.entries:
            yield _first_entry(lines, place_of(node), question.common.id)


def _first_entry(lines: Lines, place: Place, id: str) -> Edit:
    start = lines.offset(place)
    if lines.text.startswith("{", start):
        return Edit(start + 1, start + 1, f"id: {id}, ")
    # The dashes before the first key of a mapping are spaces in its other lines.
    return Edit(start, start, f"id: {id}{lines.line_break(place.line)}{' ' * (place.column - 1)}")
