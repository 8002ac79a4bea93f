import pytest

from tests.lint.helpers import codes, picked


@pytest.mark.parametrize(
    ("stem", "choices", "expected"),
    [
        ("It is an", ("apple", "pear"), True),
        ("It is a ___ of the sea", ("whale", "eel"), True),
        ("It is an", ("apple", "orange"), False),
        ("It is a", ("unit", "European", "one-way street"), False),
        ("It is an", ("hour", "heir"), False),
        ("It is an", ("apple", "the pear"), False),
        ("It is an", ("apple", "a pear"), False),
        ("It is an", ("apple", "the pear", "plum"), True),
        ("It is an", ("apple", "7 pears"), False),
        ("It is an", ("X-ray", "MRI"), False),
        ("It is a(n)", ("apple", "pear"), False),
        ("Which plan is plan A?", ("apple", "pear"), False),
    ],
)
def test_an_article_that_fits_only_the_key_is_reported(stem: str, choices: tuple[str, ...], expected: bool) -> None:
    assert ("article-cue" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("stem", "choices", "expected"),
    [
        ("What are its parts?", ("Wheels", "Engine", "Door"), True),
        ("What are its parts?", ("Wheels", "Engines", "Door"), False),
        ("What is its part?", ("Wheel", "Engine", "Door"), False),
        ("Who are they?", ("Marx", "Engels", "Hegel"), False),
    ],
)
def test_a_grammatical_number_that_fits_only_the_key_is_reported(
    stem: str, choices: tuple[str, ...], expected: bool
) -> None:
    assert ("number-cue" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("1945", "With a treaty", "After a siege"), True),
        (("A siege", "1945", "1950"), True),
        (("To save money", "The old king", "A new law"), False),
        (("The old king", "To save money", "To win time"), True),
        (("None", "1", "2"), False),
        (("An error", "1", "2"), False),
        (("Most", "35%", "60%"), False),
        (("35%", "A handful", "About half"), False),
        (("In a letter", "In a speech", "At home alone"), False),
        (("Iron", "Zinc", "Tin"), False),
    ],
)
def test_a_key_of_another_kind_is_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("mixed-choices" in codes(picked("What was it?", *choices))) == expected


@pytest.mark.parametrize(
    ("stem", "choices", "expected"),
    [
        ("Which university is he from?", ("Western University", "MIT", "Harvard"), True),
        ("Which university is he from?", ("Western University", "Eastern University", "MIT"), False),
        ("Where is he from?", ("Western University", "MIT", "Harvard"), False),
    ],
)
def test_a_word_shared_by_key_and_question_is_reported(stem: str, choices: tuple[str, ...], expected: bool) -> None:
    assert ("shared-word" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("They help in most cases", "They always help in time", "They never help at all"), True),
        (("They always help in time", "They never help at all", "They help in most cases"), False),
        (("Most have hair", "They always fly", "They never drink", "All of them lay eggs"), True),
        (("Some of them", "All of them", "Everyone knows it"), False),
        (("Sometimes", "Always", "Never"), False),
    ],
)
def test_absolute_words_only_in_distractors_are_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("absolute-distractors" in codes(picked("What do they do?", *choices))) == expected


@pytest.mark.parametrize(
    ("choices", "reported"),
    [
        (("Norway and Denmark", "Norway and Britain", "Norway and France", "France and Denmark"), True),
        (("salt; water", "salt; sand", "ice; water"), True),
        # Two by two, and one more: another choice has parts as common.
        (("up and right", "up and left", "down and right", "down and left", "up and nowhere"), False),
        (("to and too", "too and to", "to and two", "too and two"), False),
        (("Salz und Wasser", "Salz und Sand", "Eis und Wasser"), True),
        (("Norway and Denmark", "Norway and France", "Britain and Denmark", "Britain and France"), False),
        (("Britain and Spain", "Norway and France", "Norway and Denmark", "France and Denmark"), False),
        (("Trinidad and Tobago", "Bosnia and Herzegovina", "Antigua and Barbuda"), False),
        (("`f(1, 2)`", "`f(1, 3)`", "`f(4, 2)`"), False),
        (("Norway and Denmark", "Norway", "Denmark"), False),
    ],
)
def test_a_key_that_joins_the_commonest_parts_is_reported(choices: tuple[str, ...], reported: bool) -> None:
    assert ("convergence" in codes(picked("Which is it?", *choices))) == reported


@pytest.mark.parametrize(
    ("stem", "choices", "reported"),
    [
        ("What does a quake of the sea bed bring about?", ("A seaquake wave", "A storm", "A flood"), True),
        ("Where do snowstorms begin?", ("Over a storm front", "In the deep sea", "On high ice"), True),
        ("Which command lists the stash?", ("`git stash list`", "`git log`", "`git show`"), True),
        ("Which call reads lines?", ("`readLines()`", "`fetch()`", "`open()`"), True),
        ("How is the mayor selected?", ("Directly elected", "By the council", "By the court"), False),
        ("Which phobia is the fear of men?", ("Arrhenphobia", "Botophobia", "Xenophobia"), False),
        ("Which of these is NOT a story type?", ("A story of the team", "An epic", "A task"), False),
        ("What effect has rain on signals?", ("No effect", "Absorption", "Deflection"), False),
        ("What is “custom” in Latin?", ("custom of old", "mos", "lex"), False),
    ],
)
def test_a_shared_word_may_be_in_code_or_in_a_compound(stem: str, choices: tuple[str, ...], reported: bool) -> None:
    assert ("shared-word" in codes(picked(stem, *choices))) == reported


@pytest.mark.parametrize(
    ("stem", "choices", "code", "reported"),
    [
        ("It is a ____ interesting film.", ("very", "enough", "so", "such"), "article-cue", False),
        ("What are the states of a switch?", ("Saturation and cutoff", "Peak and valley currents", "Linear and square modes"), "number-cue", False),
        ("Which offer suits one day?", ("On-demand capacity", "Reserved capacity", "Spot capacity"), "mixed-choices", False),
        ("Which film is by Snyder?", ("300", "Gladiator", "Troy"), "mixed-choices", False),
        ("What is the way to begin?", ("In memory", "A new store", "The old cache"), "mixed-choices", False),
        ("What is the z-score?", ("It cannot be determined from the data.", "0.67", "0.75", "1.41"), "mixed-choices", False),
        ("What is the z-score?", ("It cannot be determined from the data.", "0.67", "0.75", "1.41"), "longest-key", False),
        ("How does it differ?", ("It changes the head", "It deletes all of it", "It keeps every file"), "absolute-distractors", False),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_cue_is_not_reported(
    stem: str, choices: tuple[str, ...], code: str, reported: bool
) -> None:
    assert (code in codes(picked(stem, *choices))) == reported
