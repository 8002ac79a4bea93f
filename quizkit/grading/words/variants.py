"""Spelling variants: British and American words, and names with several spellings.

`americanised` maps both spellings to one. It may be wrong about other words, because only its results are compared.
The patterns join no two words of the dictionary with different meanings (timbre, timber; refilling, refiling); what they
miss is in `british.txt`. Source: en.wikipedia.org/wiki/American_and_British_English_spelling_differences.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from quizkit.grading.tables import table

# Words in -ise that are never written with z: `surprize` is a misspelling.
_ALWAYS_ISE = (
    "(?:advert|adv|ar|chast|circumc|compr|comprom|desp|dev|disgu|enfranch|excerc|exc|exerc|franch|improv|inc|merchand|prem|"
    "rev|superv|surm|surpr|telev|enterpr|parad|expert|prec|prom|conc|pra|appra|ra|treat|otherw|likew|clockw|no|po|"
    "cru|bru|tort|porpo|turquo|vis|prov|env|div|dec|coll|conf|adh|coh|inv)is"
)
_PATTERNS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^([a-z]{2,}[a-z])our(?=(?:s|ed|ing|ings|able|ably|ful|fully|ist|ists|ite|ites|less|y|er|ers|al|ally|ism)?$)", r"\1or"),
        (r"^(?!timb|chart)([a-z]{2,}[bctpdh])re(s|d)?$", r"\1er\2"),
        (r"^(?!refill)((?:[a-z]*[aeiou][a-z]*[^aeiou]|[a-z]+[iu])[aeiou])ll(?=(?:ed|ing|ings|er|ers|or|ors|ous|ously|ist|ists)$)", r"\1l"),
        (r"(?<=[a-z]{3})ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (rf"^(?!{_ALWAYS_ISE})([a-z]{{3,}})is(?=(?:e|ed|es|er|ers|ing|ations?|ational|abl[ey]|ingly)$)", r"\1iz"),
        (r"(?<=^[a-z]{4})ogue(s?)$", r"og\1"),
        (r"(?<=dg)ement", "ment"),
        (r"sulph", "sulf"),
        (r"xion(s?)$", r"ction\1"),
        # haemoglobin, oestrogen, paediatric: stems with a Greek ai or oi (not Michael).
        (r"(an)ae(?=sth|m)|(h)ae(?=m)|([a-z]{2})ae(?=mi[ac])", r"\1\2\3e"),
        (r"(p)ae(?=d)|([fc])ae(?=[cs])|(arch|gyn|pal)ae(?=[a-z]{2})|(medi|prim)ae(?=v)", r"\1\2\3\4e"),
        (r"(f)oe(?=t)|(c)oe(?=l)|(am)oe(?=b)|(hom)oe(?=o)|(rrh)oe(?=as?$)", r"\1\2\3\4\5e"),
        (r"^(oe|ae)(?=str|soph|dem|sth|tio)", "e"),
        (r"manoeuv", "maneuv"),
    )
)  # fmt: skip
_SHORTEST = 5
# No English word is longer; the patterns would take long.
_LONGEST = 40

_NAMES = tuple(frozenset(group.split("/")) for group in table("names")["spellings"].split())


@lru_cache(maxsize=4096)
def americanised(word: str) -> str:
    """Return the American spelling of a folded English word; other words stay or become non-words.

    >>> [americanised(word) for word in ("colour", "organisation", "carburettors", "haemoglobin", "filling", "rise")]
    ['color', 'organization', 'carburetors', 'hemoglobin', 'filling', 'rise']
    """
    word = _american().get(word, word)
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii():
        return word
    for pattern, put in _PATTERNS:
        word = pattern.sub(put, word)
    return word


@cache
def _american() -> dict[str, str]:
    """Return the American spellings by the British ones, where no pattern joins them."""
    lines = Path(__file__).with_name("british.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def same_name(one: str, other: str) -> bool:
    """Return whether two folded given names are spellings of one name: Stephen, Steven."""
    return any(one in group and other in group for group in _NAMES)
