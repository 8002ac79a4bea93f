"""Words round an answer that are not part of it: I think it's Paris; the capital is Paris; Paris, France."""

from collections.abc import Iterator
from functools import cache

# What opens a reply and only says how sure somebody is, by language.
_HEDGES = {
    "en": """i think|i guess|i believe|i suppose|i'm sure|i am sure|i'm pretty sure|i think that|maybe|perhaps|probably|possibly|
    definitely|surely|likely|um|umm|uh|hmm|well|ok|okay|so|is it|could it be|could be|it could be|might be|it might be|must be|
    it must be|would be|it would be|guess|answer|answer is|my guess|my guess is|my answer|my answer is|the answer|the answer is|
    the answer was|it's|it is|it was|that's|that is|that was|this is|this was|he's|he is|he was|she's|she is|she was|
    they're|they are|they were|there is|there was|there are|there were|it's called|it is called|it was called|called|named""",
    "de": """ich glaube|ich denke|ich meine|ich vermute|ich glaube es ist|ich glaube, es ist|ich denke es ist|vielleicht|
    wahrscheinlich|vermutlich|wohl|es ist|es war|es sind|es waren|das ist|das war|das sind|er ist|er war|sie ist|sie war|
    die antwort ist|die antwort lautet|antwort""",
    "fr": """je crois|je crois que|je pense|je pense que|je dirais|peut-être|probablement|sans doute|c'est|c'était|ce sont|
    la réponse est|réponse|je crois que c'est|je pense que c'est""",
    "es": """creo|creo que|creo que es|pienso|pienso que|supongo|supongo que|quizás|quizá|tal vez|probablemente|es|era|fue|
    son|eso es|la respuesta es|respuesta""",
    "it": "credo|credo che|credo che sia|penso|penso che|penso che sia|forse|probabilmente|è|era|sono|sia|la risposta è|risposta",
    "pt": "acho|acho que|acho que é|penso|penso que|creio|creio que|talvez|provavelmente|é|era|foi|são|a resposta é|resposta",
    "nl": """ik denk|ik denk dat|ik geloof|ik gok|misschien|waarschijnlijk|het is|het was|dat is|dat was|het antwoord is|
    antwoord""",
}
_AFTER = {
    "en": "i think|i guess|i believe|i suppose|maybe|perhaps|probably|possibly|of course|right|or so|for sure|not sure|i'm not sure",
    "de": "glaube ich|denke ich|vielleicht|wahrscheinlich|oder",
    "fr": "je crois|je pense|peut-être|sans doute",
    "es": "creo|creo yo|quizás|quizá|tal vez",
    "it": "credo|penso|forse",
    "pt": "acho|acho eu|talvez",
    "nl": "denk ik|misschien",
}
# What a sentence has before its answer: the capital is Paris.
_COPULAS = {
    "en": "is was are were equals means", "de": "ist war sind waren heißt lautet", "fr": "est était sont s'appelle",
    "es": "es era fue son", "it": "è era sono", "pt": "é era foi são", "nl": "is was zijn heet",
}  # fmt: skip
_PREPOSITIONS = {
    "en": "in at on by from of near",
    "de": "in im am von aus bei",
    "fr": "à en de par au aux",
    "es": "en de por",
}
# With one of these a sentence says something else about the answer.
_DENIALS = frozenset(
    """not no never nor or opposite except but instead unlike without cannot isn't wasn't aren't weren't don't doesn't nicht kein
    keine nie oder pas ou jamais nunca o non mai não niet geen""".split()
)
_LONGEST = 200
_MOST_HEDGES = 3
_MOST_WORDS = 7


def without_lead_in(reply: str, language: str) -> Iterator[str]:
    """Yield what is left of a reply without a hedge, a sentence that leads up to the answer, or a preposition.

    >>> list(without_lead_in("I think the capital is Paris", "en")), list(without_lead_in("it isn't Paris", "en"))
    (['the capital is Paris', 'Paris'], [])
    """
    if len(reply) > _LONGEST or language not in _HEDGES:
        return
    text = " ".join(reply.replace("’", "'").split())
    bare = without_hedges(text, language)
    if bare != text:
        yield bare
    words = bare.split(" ")
    for place in range(1, min(len(words) - 1, _MOST_WORDS)):
        word = words[place].casefold()
        leads = word.rstrip(":") in _COPULAS[language].split() or word in (":", "=") or words[place - 1].endswith(":")
        if leads and _DENIALS.isdisjoint(map(str.casefold, words[:place])):
            yield " ".join(words[place + (not words[place - 1].endswith(":")) :])
            break
    if len(words) > 1 and words[0].casefold() in _PREPOSITIONS.get(language, "").split():
        yield " ".join(words[1:])


def without_tail(reply: str) -> str:
    """Return what is before a comma or a bracket with up to three words that say where or what that is; else nothing.

    >>> without_tail("Paris, France"), without_tail("Paris (France)"), without_tail("Paris, London, Rome"), without_tail("Paris")
    ('Paris', 'Paris', '', '')
    """
    text = reply.strip()
    if len(text) > _LONGEST or text.count(",") + text.count("(") != 1:
        return ""
    head, _, tail = text.rstrip(")").replace("(", ",").partition(",")
    words = tail.casefold().split()
    return head.strip() if 0 < len(words) <= 3 and _DENIALS.isdisjoint(words) else ""


def without_hedges(text: str, language: str) -> str:
    """Return a text without the words before and after it that only say how sure somebody is."""
    if language not in _HEDGES:
        return text
    for _ in range(_MOST_HEDGES):
        lower = text.casefold()
        # Among phrases with the same start, the longest.
        hedge = next((phrase for phrase in _phrases(language) if lower.startswith(phrase)), "")
        rest = text[len(hedge) :]
        if not hedge or rest[:1] not in (" ", ",", ":", ".") or not rest.strip(" ,:."):
            break
        text = rest.lstrip(" ,:.")
    ending = text.casefold().rstrip(".!?)")
    for phrase in _AFTER[language].split("|"):
        if ending.endswith((f" {phrase}", f",{phrase}", f"({phrase}")):
            return text[: len(ending) - len(phrase)].rstrip(" ,(")
    return text


@cache
def _phrases(language: str) -> tuple[str, ...]:
    phrases = (" ".join(phrase.split()) for phrase in _HEDGES[language].split("|"))
    return tuple(sorted(phrases, key=len, reverse=True))
