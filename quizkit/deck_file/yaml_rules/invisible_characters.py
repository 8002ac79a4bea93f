"""The rule for characters that nobody sees or types: soft hyphens, zero-width spaces, byte order marks, tabs by an escape."""

import re
from collections.abc import Iterator

from quizkit.base.problems import Finding, rule
from quizkit.deck_file.yaml_rules.control_characters import is_plain_ascii
from quizkit.deck_file.yaml_rules.deck_text import DeckText, Text
from quizkit.deck_file.yaml_rules.dropped import ESCAPE

# Joiners (U+200C, U+200D) are not among them: scripts and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
_NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\t": "a tab, from \\t",
}
_INSTEAD_OF_A_TAB = "Double the backslash if students should see it: \\\\t. Otherwise write a space."
_MAY_BE = re.compile(
    r"[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|\\(?:t|xAD|u00AD|u180E|u200B|u206[0-4]|uFEFF)", re.IGNORECASE
)


@rule("invisible-character", "warning")
def invisible_character(deck: DeckText) -> Iterator[Finding]:
    r"""A text contains a character that nobody sees.

    Soft hyphens, zero-width spaces, word joiners and byte order marks come from web pages and word processors; YAML (1.2,
    2021) does not remove them. A search does not find the word, a choice is not equal to the answer that looks the same,
    and an answer has one letter more than students see. A tab, written \t in double quotes, looks like spaces: write code
    in a block after |.

    Bad:

        question: "Which animal rolls up, the hedge\u200Bhog or the hare?"
        answer: the hedgehog

    Good:

        question: "Which animal rolls up, the hedgehog or the hare?"
        answer: the hedgehog
    """
    for text in deck.texts if not is_plain_ascii(deck.text_of_lines) and _MAY_BE.search(deck.text_of_lines) else ():
        character = _invisible(text, deck)
        if character:
            name = _NAMES.get(character, "an invisible character")
            message = f"this text contains {name} (U+{ord(character):04X})"
            help = _INSTEAD_OF_A_TAB if character == "\t" else "Remove it."
            yield Finding(text.route, message, help, text.place())


def _invisible(text: Text, deck: DeckText) -> str:
    """Return the first invisible character of a text, or an empty text."""
    if match := _INVISIBLE.search(text.text):
        return match[0]
    # Raw tabs, and tabs of several lines, belong to code.
    is_one_line = "\t" in text.text and "\n" not in text.text and deck.character(text.line, text.column) == '"'
    raw = deck.rest_of_line(text) if is_one_line else ""
    return "\t" if "\\t" in raw and not ESCAPE.search(raw) else ""
