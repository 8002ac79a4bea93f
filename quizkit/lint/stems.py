"""Whether a stem asks something: a question, a blank, a sentence to complete, a task, or a “this” to identify."""

import re
from pathlib import Path

from quizkit.grading.tables import table

# A question mark anywhere (most have a “?”, which is looked for first), a blank, or an end that the choices continue.
_ASKS = re.compile(r"？|_{2,}|-{3,}|\.{2,}|…|\{\{|[:,–—-]\W{0,9}$|\(\s*\)|\[\s*\]")
_WORDS = {name: frozenset(words.split()) for name, words in table("stems", Path(__file__).parent).items()}
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SKIPPED = re.compile(r"```.*?(?:```|\Z)|`[^`]*`|\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)", re.DOTALL)


def asks_nothing(stem: str, language: str) -> bool:
    """Return whether nothing in a stem asks: then the choices alone say what is asked."""
    base = language[:2].casefold()
    asking = _WORDS.get(f"asks {base}")
    if asking is None or "?" in stem or _ASKS.search(stem) or _SKIPPED.search(stem):
        return False
    words = _WORD.findall(stem.casefold())
    if not words or words[0] in _WORDS["tasks"] or words[-1] in _WORDS[f"open {base}"] or not asking.isdisjoint(words):
        return False
    # Without a full stop a sentence with a verb may be open, “Plants take in”, but not a title, “The Thirty Years' War”.
    is_title = base != "de" and all(word[0].isupper() for word in _WORD.findall(stem) if len(word) > _SHORT)
    return len(words) <= _SHORT or is_title or stem.rstrip().endswith((".", "!"))
