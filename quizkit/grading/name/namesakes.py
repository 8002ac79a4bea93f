"""Other people of a deck whom an incomplete name also fits."""

from functools import lru_cache
from itertools import islice

from quizkit.grading.context import Context
from quizkit.grading.name.people import are_namesakes, compare_names, family_name
from quizkit.grading.words.forms import folded
from quizkit.grading.words.phrases import Phrase
from quizkit.grading.words.spelling import Judge

# Of so many people of one surname no more are compared.
_MOST_NAMESAKES = 100


def namesake(reply: str, phrase: Phrase, accepted: tuple[str, ...], context: Context, judge: Judge) -> str:
    """Return another person in the deck whom an incomplete name also fits; the accepted forms are one person."""
    if not phrase.right or phrase.rule in ("exact", "punctuation aside"):
        return ""
    own = set(map(folded, accepted))
    for other in islice(_by_surname(context).get(family_name(accepted[0]), ()), _MOST_NAMESAKES):
        is_another = folded(other) not in own and are_namesakes(other, accepted[0], judge)
        if is_another and compare_names(reply, other, judge).right:
            return other
    return ""


@lru_cache(maxsize=16)
def _by_surname(context: Context) -> dict[str, list[str]]:
    """Return the answers and choices of a deck by surname, as if each were a name."""
    names: dict[str, list[str]] = {}
    for text in (*context.answers, *context.choices):
        names.setdefault(family_name(text), []).append(text)
    return names
