"""Random decks for the laws of formats: questions of every type, with every feature, in texts with the signs of many grammars."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from quizkit.base.problems import Problem
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.writing import deck_text
from quizkit.formats.base import Collector, Draft
from quizkit.formats.features import Feature
from quizkit.grading.context import Strictness
from quizkit.grading.number.quantities import Tolerance
from quizkit.questions.base import id_from_wording
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.listing import ListQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.ordering import OrderQuestion
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.typed_text import TextQuestion, exact_if_digits

# Words of many scripts, and the signs that some format gives a meaning.
_SIGNS = "= ~ # { } : % -> ; , | \" ' \\ * _ & < > [ ] ( ) / ! ? @ + - . $ ^ ` :: {{ }} 1. a) A. ANSWER: // \\n T true =1+1 @x %50% [html] ####"
_WORDS = "river Vienna naïve Straße 東京 كتاب x² 3.10 1,5 two-part no yes H₂O <b>bold</b> &amp; 50% NULL don't"
_NAMES = ("a]b", "a[b", "a<b", "a`b", "a b", "a,b", "a;b", "a|b", "a\\", 'a "b"', "#a", "a::b", "é", "=a", "a: b")
words = st.lists(
    st.sampled_from([*_SIGNS.split(), *_WORDS.split()]) | st.text("abcxyz ", min_size=1, max_size=6),
    min_size=1,
    max_size=6,
)
line = words.map(" ".join).filter(lambda text: any(map(str.isalnum, text)))
text = line | st.lists(line, min_size=1, max_size=3).map("\n".join)
several = st.lists(line, min_size=2, max_size=5, unique_by=lambda item: item.casefold().strip()).map(tuple)
numbers = st.sampled_from("0 7 -3 9.81 1,000 90% 2850 12.5".split()) | st.decimals(-999, 999, places=2).map(str)

_COMMON: Mapping[str, st.SearchStrategy[object]] = {
    "id": st.text("abcdef0123456789-", min_size=1, max_size=12).filter(
        lambda text: text[0].isalpha() and text[-1] != "-"
    )
    | st.sampled_from(_NAMES),
    "hints": st.lists(line, min_size=1, max_size=2).map(tuple),
    "explanation": text,
    "evidence": line,
    "tags": st.lists(
        st.text("abcdef", min_size=1, max_size=8) | st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True
    ).map(tuple),
    "points": st.sampled_from([Decimal(2), Decimal("0.5"), Decimal(10)]),
    "scoring": st.just("all-or-nothing"),
    "language": st.sampled_from(["de", "fr"]),
    "group": st.text("abc", min_size=1, max_size=3),
}
_OWN: Mapping[str, Mapping[str, st.SearchStrategy[object]]] = {
    "choice": {"keep-order": st.just(value=True)},
    "multiple": {"keep-order": st.just(value=True)},
    "text": {"accept": several, "reject": several, "kind": st.just("person"), "case": st.just(value=True), "typos": st.just(value=False)},
    "number": {"tolerance": st.sampled_from(["0.5", "1%"]), "unit": st.just("required"), "accept": st.lists(numbers, min_size=1, max_size=2).map(tuple)},
    "cloze": {"case": st.just(value=True)},
    "list": {"any": st.just(Decimal(1)), "accents": st.just(value=True)},
    "order": {"partial": st.just(value=True)},
    "match": {"distractors": st.lists(line, min_size=1, max_size=2, unique=True).map(tuple)},
}  # fmt: skip


@st.composite
def values(draw: st.DrawFn, type: str) -> dict[str, Any]:
    """Draw the values of a question of a type; it may still be invalid."""
    made = draw(_required(type))
    optional = {**_COMMON, **_OWN.get(type, {})}
    if type == "flashcard":
        del optional["points"]
    chosen = draw(st.lists(st.sampled_from(sorted(optional)), max_size=4, unique=True))
    made |= {key: draw(optional[key]) for key in chosen}
    if type in ("choice", "multiple") and draw(st.booleans()):
        wrong = [one for one in made["choices"] if one not in (made["answer"], *made["answer"])]
        if wrong:
            made["feedback"] = {wrong[0]: draw(line)}
    if type == "list" and draw(st.booleans()):
        made["accept"] = {made["answer"][0]: ("another form",)}
    return made


def _required(type: str) -> st.SearchStrategy[dict[str, Any]]:
    match type:
        case "choice":
            return st.tuples(text, several).map(
                lambda made: {"question": made[0], "choices": made[1], "answer": made[1][-1]}
            )
        case "multiple":
            return st.tuples(text, several).map(
                lambda made: {"question": made[0], "choices": made[1], "answer": made[1][1:]}
            )
        case "true/false":
            return st.tuples(text, st.booleans()).map(lambda made: {"question": made[0], "answer": made[1]})
        case "number":
            return st.tuples(text, numbers).map(lambda made: {"question": made[0], "answer": made[1]})
        case "cloze":
            blank = st.sampled_from(["{{Elbe}}", "{{Elbe|Labe}}", "{{Elbe::a river}}"])
            return st.lists(st.tuples(st.text("abc .", max_size=9), blank), min_size=1, max_size=3).map(
                lambda parts: {"cloze": "x" + "".join(before + blank for before, blank in parts) + " end"}
            )
        case "list":
            return st.tuples(text, several).map(lambda made: {"question": made[0], "answer": made[1]})
        case "order":
            return st.tuples(text, several).map(lambda made: {"question": made[0], "order": made[1]})
        case "match":
            pairs = several.flatmap(
                lambda left: st.tuples(*[line] * len(left)).map(lambda right: dict(zip(left, right, strict=True)))
            )
            return st.tuples(text, pairs).map(lambda made: {"question": made[0], "match": made[1]})
        case "flashcard":
            return st.tuples(text, text).map(lambda made: {"front": made[0], "back": made[1]})
        case _:
            return st.tuples(text, text).map(lambda made: {"question": made[0], "answer": made[1]})


@st.composite
def drafts(draw: st.DrawFn, types: tuple[str, ...] = tuple(TYPES)) -> tuple[Draft, ...]:
    """Draw one to four valid questions of these types."""
    collector = Collector()
    for type in draw(st.lists(st.sampled_from(types), min_size=1, max_size=4)):
        collector.begin()
        collector.add(type, draw(values(type)))
    return collector.reading().drafts


_SOURCES = ("rivers.md", "Brehm, Rivers of Europe", {"file": "rivers.md", "title": "Rivers", "url": "https://a.org"})
_DEFAULTS = (
    {"points": 2},
    {"scoring": "all-or-nothing"},
    {"case": True, "typos": False},
    {"accents": True},
    {"exact": True},
)
_EXAMS = ({"time-limit": "20m"}, {"pass": "60%", "count": 2}, {"shuffle": True})


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """Draw a deck with settings of its own."""
    title = draw(
        line.map(str.strip) | st.sampled_from(("Default", "top", "Default for Rivers", "a::b", "a/b", "deck", "Deck"))
    )
    own: dict[str, st.SearchStrategy[object]] = {
        "id": st.sampled_from(("deck", "rivers", "Deck")),
        "description": text.map(str.strip),
        "source": st.sampled_from(_SOURCES),
        "tags": _COMMON["tags"],
        "language": st.sampled_from(["en", "de", "fr"]),
        "exam": st.sampled_from(_EXAMS),
        "defaults": st.sampled_from(_DEFAULTS),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(own)), unique=True))
    head = {"title": title, **{key: draw(own[key]) for key in chosen}}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    questions = [(one.question.type, one.values) for one in draw(drafts())]
    deck = parse_deck("\n".join((*lines, deck_text({}, questions))), Path("deck.yaml")).deck
    assume(deck is not None)
    assert deck is not None
    return deck


def less(question: Question, losses: list[Problem]) -> Question:
    """Return a question without the features that were reported as lost."""
    lost = {loss.code.removeprefix("lost-") for loss in losses if loss.code.startswith("lost-")}
    common = question.common
    for feature, emptied in _EMPTY_COMMON.items():
        if feature in lost:
            common = common._replace(**emptied)
    if "hints" in lost and isinstance(question, ClozeQuestion):
        common = common._replace(hints=question.common.hints[len(question.own_hints()) :])
    if "id" in lost:
        common = common._replace(id=id_from_wording(question.prompt().stem))
    return _less_own(question._replace(common=common), lost)


_EMPTY_COMMON: dict[Feature, dict[str, Any]] = {
    "hints": {"hints": ()},
    "explanation": {"explanation": ""},
    "evidence": {"evidence": ""},
    "tags": {"tags": ()},
    "points": {"points": Decimal(1)},
    "scoring": {"all_or_nothing": False},
    "language": {"language": ""},
    "group": {"group": ""},
}


def _less_own(question: Question, lost: set[str]) -> Question:  # noqa: C901, PLR0912 - one case for each type
    match question:
        case ChoiceQuestion() | MultipleQuestion():
            if "keep-order" in lost:
                question = question._replace(keep_order=False)
            return question._replace(feedback={}) if "feedback" in lost else question
        case TextQuestion():
            emptied = {key: value for key, value in {"accept": (), "reject": (), "kind": ""}.items() if key in lost}
            strict = {"strictness": exact_if_digits(Strictness(), question.key)} if "strictness" in lost else {}
            return question._replace(**emptied, **strict)
        case NumberQuestion():
            if "accept" in lost:
                question = question._replace(keys=question.keys[:1], quantities=question.quantities[:1])
            if "tolerance" in lost:
                question = question._replace(tolerance=Tolerance(Decimal(0)))
            if "unit-name" in lost:
                question = question._replace(quantities=tuple(one._replace(unit="") for one in question.quantities))
            return question._replace(unit_required=False) if "unit" in lost else question
        case ClozeQuestion():
            blanks = question.blanks
            if "accept" in lost:
                blanks = tuple(blank._replace(accept=()) for blank in blanks)
            if "blank-hints" in lost:
                hints = question.own_hints() if "hints" not in lost else ()
                question = question._replace(common=question.common._replace(hints=hints))
                blanks = tuple(blank._replace(hint="") for blank in blanks)
            strict = {"strictness": Strictness()} if "strictness" in lost else {}
            return question._replace(blanks=blanks, **strict)
        case ListQuestion():
            if "accept" in lost:
                question = question._replace(accept={})
            if "any" in lost:
                question = question._replace(required=len(question.keys))
            return question._replace(strictness=Strictness()) if "strictness" in lost else question
        case OrderQuestion():
            return question._replace(partial=False) if "partial" in lost else question
        case MatchQuestion():
            return question._replace(distractors=()) if "distractors" in lost else question
        case _:
            return question
