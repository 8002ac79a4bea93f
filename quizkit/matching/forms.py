"""Normal forms of typed text."""

import unicodedata


def spaced(text: str) -> str:
    """Return `text` in Unicode NFC, every run of white space one space, none at the ends."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """Return `text` as `spaced` does, without regard to case."""
    # Folding can leave NFC (U+0345 moves), so the form is taken once more.
    return unicodedata.normalize("NFC", spaced(text).casefold())
