"""No regular expression turns back so often that twice the input takes four times the steps."""

import pytest

from tests.growth import MOST
from tests.patterns import Found, patterns, worst

PATTERNS, MADE_OF_A_DECK = patterns()
_SHORT_REPLY = "no text of over 160 characters is a value"
# Each with the reason why its input is short.
SHORT = {
    "deck_file/codes.py: _SECTION": "the pages in the package itself",
    "deck_file/yaml_rules/retyped.py: _NUMBER_LIKE": "no text over 40 characters is looked at",
    "grading/date/clock.py: (?:(?P<part>(?:a )?(": _SHORT_REPLY,
    "grading/date/clock.py: (?P<hour>[a-z]+|\\d{1": _SHORT_REPLY,
    "grading/number/asides.py: _NUMBER": "no reply of over 400 characters is a number",
    "grading/number/ranges.py: _NUMBER": _SHORT_REPLY,
    "grading/number/units.py: (\\S+)\\s(?:squared|sq": "no unit has over 60 characters",
    "grading/number/units.py: (\\S+)\\s(?:cubed|cube": "no unit has over 60 characters",
    "grading/words/word_parts.py: (.*(?:meth|eth|prop|": "one word against another that is a few letters off",
    "grading/words/word_parts.py: (.*(?:sulf|sulph|nit": "one word against another that is a few letters off",
}
# Patterns that are built when they are used: their parts are escaped, and separated by white space or nothing.
BUILT_WHEN_USED = {
    "base/patterns.py",  # which compiles those of the others
    "base/toml_file.py",
    "deck_file/fixing/candidate_fixes.py",
    "grading/number/ranges.py",
    "grading/words/variants.py",
    "lint/cues.py",
    "progress/attempt_lines.py",
    "progress/stream.py",
    "questions/reply_grammar.py",
}
# Patterns that were used once, and took seconds for one line.
OLD = (
    Found("an open list", r"[^\s,\[{]+(: [^,\]:]+){2,}", 0, "search"),
    Found("spaces before a comment", r"[ \t]+#", 0, "search"),
    Found("initials", r"(?<![^\W_])((?:[^\W\d_]\.){2,})(?!\w)", 0, "search"),
    Found("a pair", r"([a-z0-9])\s*(?:->|[-=:)→])?\s*(\d{1,2})", 0, "search"),
    Found("an article", r"\b(a|an)\s*(?:_{2,}|\.\.\.|…)?\s*[:.?]?\s*$", 0, "search"),
    Found("a link", r"\[([^\]\n]*)\]\([^)\n]*\)", 0, "search"),
    Found("nested repeats", r"(?:a+)+b", 0, "match"),
    Found("a length of time", r"(\d+\s*h)?\s*(\d+\s*m)?\s*(\d+\s*s)?", 0, "fullmatch"),
)


@pytest.mark.parametrize("found", [one for one in PATTERNS if one.place not in SHORT], ids=lambda one: one.place)
def test_a_pattern_passes_over_a_text_in_about_as_many_steps_as_it_has_characters(found: Found) -> None:
    ratio, attack = worst(found)
    assert ratio <= MOST, attack


@pytest.mark.slow
@pytest.mark.parametrize("found", [one for one in PATTERNS if one.place not in SHORT], ids=lambda one: one.place)
def test_whatever_is_repeated(found: Found) -> None:
    ratio, attack = worst(found, all=True)
    assert ratio <= MOST, attack


@pytest.mark.parametrize("found", OLD, ids=lambda one: one.place)
def test_what_turns_back_is_seen(found: Found) -> None:
    assert worst(found)[0] > MOST


def test_no_other_patterns_are_built_when_they_are_used() -> None:
    assert {place.partition(":")[0] for place in MADE_OF_A_DECK} == BUILT_WHEN_USED


def test_every_exception_is_a_pattern_of_the_package() -> None:
    assert SHORT.keys() <= {one.place for one in PATTERNS}
