"""Is this reply that answer? As a fair teacher would judge, and with the rule that decided it.

In this order, and the first that decides is told:

1. The teacher's word: the answer and `accept` as they stand are right, `reject` is wrong. They come first,
   for who writes a deck knows more than any rule.
2. Values: an answer that is a number, an amount or a date is compared as one. 1848 and 1849 are one
   letter apart and another year, so values are never compared by their letters and are never `close`.
3. Normal forms: what says the same, written otherwise. Capitals, punctuation, articles, accents, hyphens,
   singular and plural of a common noun, British and American spelling.
4. Spelling: a slip of the pen, if what was typed is no word by itself (see `spelling`).

A reply that is another answer of the deck, one of its choices or a form that it rejects is not a slip, and no
plural. Where two forms are as near, the reply is refused: a student learns nothing from a guess of ours.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from quizkit.matching.context import Context, Strictness

__all__ = ["Kind", "Match", "Strictness", "Verdict", "match"]

Kind: TypeAlias = Literal["", "person"]
Verdict: TypeAlias = Literal["right", "close", "wrong"]
_LENIENT = Strictness()


class Match(NamedTuple):
    """How a reply fares: the verdict, its rule in a few words, a note for the student, and the form it is nearest to.

    `nearest` is empty unless letters or accents are off, so that a difference can be shown.
    """

    verdict: Verdict
    rule: str
    note: str = ""
    nearest: str = ""


def match(
    reply: str,
    key: str,
    accept: Sequence[str],
    reject: Sequence[str],
    context: Context,
    strictness: Strictness = _LENIENT,
    kind: Kind = "",
) -> Match:
    """Judge whether `reply` is the answer `key`, or one of `accept`, and none of `reject`. Total over any text."""
    # What judges takes some hundredths of a second to load; a deck is asked before any reply is judged.
    from quizkit.matching.judging import judged

    return judged(reply, key, accept, reject, context, strictness, kind)
