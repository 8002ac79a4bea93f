"""Optional glosses and alternatives in an answer: Lord (God or Jesus), word/words."""

import re
from functools import lru_cache

_GLOSS = re.compile(r"\s\(([^()]+)\)$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 300
_WORD = r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]{2,})*"
_SLASH = re.compile(rf"{_WORD}(?:\s?/\s?{_WORD}){{1,5}}")


@lru_cache(maxsize=2048)
def variants_of(text: str) -> tuple[str, ...]:
    """Return the whole text, then what is right without its gloss, or each alternative around a slash.

    >>> variants_of("deep (distance)"), variants_of("word/words"), variants_of("f(x)"), variants_of("TCP/IP")
    (('deep (distance)', 'deep'), ('word/words', 'word', 'words'), ('f(x)',), ('TCP/IP',))
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return (text,)
    gloss = _GLOSS.search(text)
    if gloss and _LETTERS.search(gloss[1]) and _LETTERS.search(text[: gloss.start()]):
        return (text, text[: gloss.start()].strip())
    if _SLASH.fullmatch(text) and not any(part.strip().isupper() for part in text.split("/")):
        return (text, *(part.strip() for part in text.split("/")))
    return (text,)
