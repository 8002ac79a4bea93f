"""Takes off what people write around a number without changing it: I think 42, it's about 42, ≈42, (42), 42 or so.

The words are a closed list. Other words around a number, as in port 443, are read only where a number is expected.
"""

import re

from quizkit.grading.lead_ins import without_hedges

_ABOUT = re.compile(
    r"(?:(?:about|around|approximately|approx\.?|roughly|circa|exactly|precisely|some|only|just|a total of|in total|its"
    r"|is|equals|etwa|ungefähr|rund|genau|nur|environ|à peu près|exactement|il y (?:a|en a)|unos|unas|aproximadamente"
    r"|alrededor de|cerca de|exactamente|hay|esattamente|exatamente|ongeveer|precies)\s+"
    r"|(?:ca|c)\.?\s?(?=\d)|[~≈]\s?)",
    re.IGNORECASE,
)
_OR_SO = re.compile(
    r",?\s(?:or thereabouts|approx\.?|approximately|roughly|exactly|in total|altogether|i reckon|i'd say|ungefähr|environ)$",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]", '"': '"', "“": "”", "„": "“", "'": "'", "*": "*", "`": "`", "«": "»"}
_MOST = 4


def bare_number(text: str, language: str) -> str:
    """Return a unified text without the hedges and brackets around it.

    >>> [bare_number(text, "en") for text in ("I think it's about 42", "(42)", "42, I think", "room 101")]
    ['42', '42', '42', 'room 101']
    """
    for _ in range(_MOST):
        shorter = _OR_SO.sub("", without_hedges(_without_brackets(text), language))
        about = _ABOUT.match(shorter)
        shorter = shorter[about.end() if about else 0 :].strip()
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _without_brackets(text: str) -> str:
    """Return a text without a pair of brackets or quotation marks around all of it."""
    closing = _BRACKETS.get(text[:1])
    is_whole = closing and len(text) > 2 and text.endswith(closing) and not set(text[1:-1]) & {text[0], closing}
    return text[1:-1] if is_whole else text
