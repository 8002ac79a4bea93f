"""Spelling variants: British and American words, and given names with several spellings.

`americanised` maps both spellings to one. It may be wrong about other words, because only its results are compared.
A pattern that would join different words (filling, filing) lists its words. Source: en.wikipedia.org/wiki/American_and_British_English_spelling_differences.
"""

import re
from functools import lru_cache

_OUR = """arm ard behavi cand clam clang col demean discol enam endeav fav fav flav ferv glam harb hon hum lab misdemean
    neighb od parl ranc rig rum sav savi splend succ tum val vap vig watercol dishon""".split()
_RE = """calib cent epicent fib lit lust maneuv manoeuv meag met mit nit och reconnoit sab saltpet sepulch somb spect theat
    amphitheat kilomet millimet centimet micromet nanomet millilit centilit amphit""".split()
_DOUBLED = """bevel cancel carol cavil channel chisel counsel dial dishevel drivel duel enamel equal fuel funnel gambol
    gravel grovel initial jewel label level libel marshal marvel model panel pedal pencil quarrel ravel revel rival
    shovel shrivel signal snivel spiral squeal swivel total towel travel trowel tunnel wool worship kidnap program
    diagram focus bias benefit refuel remodel unravel""".split()
_WORDS = {
    "aeroplane": "airplane", "ageing": "aging", "aluminium": "aluminum", "analogue": "analog", "appal": "appall",
    "artefact": "artifact", "axe": "ax", "burnt": "burned", "catalogue": "catalog", "cheque": "check",
    "chilli": "chili", "cosy": "cozy", "cypher": "cipher", "defence": "defense", "dialogue": "dialog",
    "disc": "disk", "distil": "distill", "doughnut": "donut", "draught": "draft", "dreamt": "dreamed",
    "enquiry": "inquiry", "enrol": "enroll", "enrolment": "enrollment", "enthral": "enthrall", "fulfil": "fulfill",
    "fulfilment": "fulfillment", "gaol": "jail", "grey": "gray", "instal": "install", "instalment": "installment",
    "jewellery": "jewelry", "judgement": "judgment", "acknowledgement": "acknowledgment", "kerb": "curb",
    "learnt": "learned", "leapt": "leaped", "licence": "license", "maths": "math", "moslem": "muslim",
    "moult": "molt", "moustache": "mustache", "mould": "mold", "mouldy": "moldy", "offence": "offense",
    "omelette": "omelet", "plough": "plow", "practise": "practice", "pretence": "pretense", "programme": "program",
    "programmes": "programs", "pyjamas": "pajamas", "sceptic": "skeptic", "sceptical": "skeptical",
    "scepticism": "skepticism", "skilful": "skillful", "smoulder": "smolder", "speciality": "specialty",
    "spelt": "spelled", "spoilt": "spoiled", "storey": "story", "storeys": "stories", "tsar": "czar",
    "tsarist": "czarist", "tzar": "czar", "tyre": "tire", "tyres": "tires", "whisky": "whiskey",
    "wilful": "willful", "woollen": "woolen", "yoghurt": "yogurt", "romania": "rumania", "roumania": "rumania",
    "armour": "armor", "amoeba": "ameba", "caesium": "cesium", "furore": "furor", "liquorice": "licorice",
    "mum": "mom", "phoney": "phony", "pedlar": "peddler", "towards": "toward", "afterwards": "afterward",
    "forwards": "forward", "backwards": "backward", "whilst": "while", "amongst": "among", "hiccough": "hiccup",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "savoury": "savory",
}  # fmt: skip
# Words in -ise that are never written with z: `surprize` is a misspelling.
_ALWAYS_ISE = (
    "(?:advert|adv|ar|chast|circumc|compr|comprom|desp|dev|disgu|enfranch|excerc|exc|exerc|franch|improv|inc|merchand|prem|"
    "rev|superv|surm|surpr|telev|enterpr|parad|expert|prec|prom|conc|pra|appra|ra|treat|otherw|likew|clockw|no|po|"
    "cru|bru|tort|porpo|turquo|vis|prov|env|div|dec|coll|conf|adh|coh|inv)is"
)
_PATTERNS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"^({'|'.join(_OUR)})our", r"\1or"),
        (rf"^({'|'.join(_RE)})re(s|d)?$", r"\1er\2"),
        (rf"^({'|'.join(_DOUBLED)})([lpst])(ed|ing|er|ers|or|ors|ous|ously|ist|ists|en)$", r"\1\3"),
        (r"(?<=[a-z]{3})ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (rf"^(?!{_ALWAYS_ISE})([a-z]{{3,}})is(e|ed|es|er|ers|ing|ation|ations|ational|able)$", r"\1iz\2"),
        (r"(?<=^[a-z]{4})ogue(s)?$", r"og\1"),
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

_NAMES = tuple(
    frozenset(group.split())
    for group in (
        "stephen steven stefan", "catherine katherine katharine kathryn catharine", "philip phillip", "elizabeth elisabeth",
        "sarah sara", "anne ann anna", "marc mark", "eric erik erich", "carl karl", "john jon", "jonathan johnathan",
        "geoffrey jeffrey", "frederick frederic fredrick friedrich", "nicholas nicolas", "nikolai nicolai nikolay",
        "alexander aleksandr alexandr", "theresa teresa", "mohammed muhammad mohammad mohamed", "isaac issac",
        "hannah hanna", "thomas tomas", "sergei sergey", "dmitri dmitry dimitri", "yuri yury",
        "vladimir wladimir", "lewis louis", "brian bryan", "alan allan allen", "neil neal", "stuart stewart",
        "lawrence laurence", "anthony antony", "rachel rachael", "rebecca rebekah", "matthew mathew", "zachary zachery",
        "michael micheal", "graham graeme", "peter pieter", "victor viktor",
        "ludwig ludvig", "johann johan", "niels neils", "thompson thomson",
        "hussain hussein", "emanuel emmanuel", "kiev kyiv", "zelensky zelenskyy zelenskiy", "gaddafi qaddafi gadhafi", "chaikovsky tchaikovsky", "tolstoy tolstoi",
        "dostoevsky dostoyevsky dostoievsky", "luxembourg luxemburg", "brazil brasil", "dominic dominick dominik",
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def americanised(word: str) -> str:
    """Return the American spelling of a folded English word; other words stay or become non-words.

    >>> [americanised(word) for word in ("colour", "organisation", "travelled", "haemoglobin", "filling", "rise")]
    ['color', 'organization', 'traveled', 'hemoglobin', 'filling', 'rise']
    """
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < _SHORTEST or not word.isascii():
        return word
    for pattern, put in _PATTERNS:
        word = pattern.sub(put, word)
    return word


def same_name(one: str, other: str) -> bool:
    """Return whether two folded given names are spellings of one name: Stephen, Steven."""
    return any(one in group and other in group for group in _NAMES)
