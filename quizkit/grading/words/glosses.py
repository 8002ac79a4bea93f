"""The forms of an answer with a gloss at its end, or with alternatives around a slash.

`Mercury (planet)` is also Mercury, `word/words` is also word and words. Code, units and abbreviations are as written: a
gloss has a space before it, and an alternative is a word of at least three letters with a lower-case one.
"""

import re
from itertools import islice, product

_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMERAL = re.compile("[IVXLCDM]+")
_WORD = r"(?=[^\W\d_]*[a-zß-ÿͱ-ϿЀ-ӿ])[^\W\d_]{3,}(?:[-'’][^\W\d_]+)*"
_ALTERNATIVES = re.compile(rf"(?<!\S){_WORD}(?: ?/ ?{_WORD})+(?![^\s,;.])")
_MOST_FORMS = 8


def variants_of(text: str) -> tuple[str, ...]:
    """Return the forms of an answer: as written, without its gloss, and each alternative.

    >>> variants_of("Lord (God or Jesus)"), variants_of("grey/gray area")
    (('Lord (God or Jesus)', 'Lord'), ('grey/gray area', 'grey area', 'gray area'))
    >>> variants_of("f(x)"), variants_of("TCP/IP"), variants_of("km/h"), variants_of("/usr/bin")
    (('f(x)',), ('TCP/IP',), ('km/h',), ('/usr/bin',))
    """
    if "/" not in text and "(" not in text:
        return (text,)
    forms = (text, *_without_gloss(text.strip()))
    return tuple(dict.fromkeys((*forms, *(form for one in forms for form in _alternatives(one)))))


def _without_gloss(text: str) -> tuple[str, ...]:
    answer, opening, gloss = text.removesuffix(")").rpartition(" (")
    if not opening or not text.endswith(")") or set("()") & {*answer, *gloss}:
        return ()
    is_gloss = _TWO_LETTERS.search(gloss) and not _NUMERAL.fullmatch(gloss) and any(map(str.isalnum, answer))
    return (answer.strip(),) if is_gloss else ()


def _alternatives(text: str) -> tuple[str, ...]:
    """Return the text with each of the words around a slash in turn; none if there is no such word."""
    if "/" not in text or not _ALTERNATIVES.search(text):
        return ()
    parts = [
        [part] if place % 2 == 0 else re.split(" ?/ ?", part)
        for place, part in enumerate(re.split(f"({_ALTERNATIVES.pattern})", text))
    ]
    return tuple("".join(row) for row in islice(product(*parts), _MOST_FORMS))
