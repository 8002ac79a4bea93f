"""Takes off what people write around a number without changing it: I think 42, it's about 42, ≈42, (42), 42 or so.

The words are a closed list. Other words around a number, as in port 443, are read only where a number is expected.
"""

import re

_SAYING = (
    r"(?:i'?d|i would) (?:say|guess)|i (?:think|guess|believe|suppose|reckon)(?: that)?|i'm (?:pretty |fairly |quite )?sure"
    r"|my (?:guess|answer) is|(?:the )?answer(?: is)?:?|answer:|it(?: i|')?s|it was|that(?: i|')s|there (?:are|were|is|was)|they are"
    r"|maybe|perhaps|probably|possibly|presumably|surely|um+|uh+|erm?|so|well|equals|is"
    r"|ich (?:glaube|denke|meine)|vielleicht|wahrscheinlich|es (?:ist|sind|waren?)|die antwort ist|je (?:pense|crois)(?: que)?|peut-être"
    r"|c'est|ce sont|il y (?:a|en a)|la réponse est|creo que|quizás?|tal vez|probablemente|es|son|hay|credo(?: che)?|forse|acho que|talvez"
)
_SIZE = (
    r"about|around|approximately|approx\.?|roughly|circa|exactly|precisely|some|only|just|nearly|almost|a total of|in total"
    r"|etwa|ungefähr|rund|fast|genau|nur|environ|à peu près|presque|exactement|unos|unas|aproximadamente|alrededor de|cerca de|casi"
    r"|exactamente|circa|quasi|esattamente|aproximadamente|quase|exatamente|ongeveer|bijna|precies"
)
_LEAD = re.compile(
    rf"(?:(?:{_SAYING}|{_SIZE})(?:,\s*|\s+)|(?:ca|c)\.?\s?(?=\d)|[~≈]\s?|answer\s?[:=]\s?)", re.IGNORECASE
)
_TAIL = re.compile(
    r",?\s(?:or so|or thereabouts|approx\.?|approximately|roughly|exactly|in total|altogether"
    r"|i (?:think|guess|believe|suppose|reckon)|maybe|perhaps|probably|possibly|i'?d say|isn't it|right"
    r"|glaube ich|denke ich|vielleicht|ungefähr|je (?:pense|crois)|peut-être|environ|creo|quizás?)$",
    re.IGNORECASE,
)
_QUOTES = {"(": ")", "[": "]", '"': '"', "“": "”", "„": "“", "'": "'", "*": "*", "`": "`", "«": "»"}
_MOST = 4


def without_hedges(text: str) -> str:
    """Return a unified text without the hedges and brackets around it.

    >>> [without_hedges(text) for text in ("I think it's about 42", "(42)", "42, I think", "room 101")]
    ['42', '42', '42', 'room 101']
    """
    for _ in range(_MOST):
        shorter = _bare(_TAIL.sub("", _LEAD.sub("", text, count=1) if _LEAD.match(text) else text)).strip()
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _bare(text: str) -> str:
    """Return a text without a pair of brackets or quotation marks around all of it."""
    closing = _QUOTES.get(text[:1])
    is_whole = closing and len(text) > 2 and text.endswith(closing) and not set(text[1:-1]) & {text[0], closing}
    return text[1:-1] if is_whole else text
