import pytest

from tests.lint.helpers import codes


@pytest.mark.parametrize(
    "stem",
    [
        "How much is 2&nbsp;km?",
        "Is 3 &lt; 4?",
        "First line<br>second line: what is it?",
        "What is <b>bold</b> here?",
        "What is H<sub>2</sub>O?",
        r"What is $\begin{matrix}1\end{matrix}$?",
        r"What is \(\oint E\)?",
        "What is it? ![A map](map.png)",
        'What is it? <img src="map.png">',
    ],
)
def test_markup_that_is_not_drawn_is_reported(stem: str) -> None:
    assert codes(f"question: '{stem}'\nanswer: x") == {"not-drawn"}


@pytest.mark.parametrize(
    "stem",
    [
        "What does `<br>` do?",
        "What does the tag <br> do in a text?",
        "Which HTML entity is &nbsp; here?",
        "What is AT&T?",
        "Is 3 < 4?",
        r"What is $x^2$ and \alpha?",
        r"Which folder is C:\Users?",
        "Which is **bold**?",
        "Which list is List<String>?",
    ],
)
def test_markup_that_is_drawn_or_asked_about_is_not_reported(stem: str) -> None:
    assert codes(f"question: '{stem}'\nanswer: x") == set()


def test_all_texts_that_students_see_are_checked() -> None:
    assert codes("front: a&nbsp;b\nback: x") == {"not-drawn"}
    assert codes("front: x\nback: a&nbsp;b") == {"not-drawn"}
    assert codes("question: Why?\nanswer: x\nexplanation: a&nbsp;b") == {"not-drawn"}
    assert codes("question: Why?\nchoices: [a&nbsp;b, c]\nanswer: c") == {"not-drawn"}
    assert codes("question: Why?\nmatch: {a: b&nbsp;c, d: e}") == {"not-drawn"}
    assert codes("question: Why?\norder: [a, b&nbsp;c]") == {"not-drawn"}
