"""The pages of what is told of a whole file: it cannot be read, or there is too much of it or wrong with it."""

from quizkit.base.problems import Page, page


@page("no-such-file")
def no_such_file() -> None:
    """There is no file at this path.

    A path is taken from the folder in which `quiz` is called.

    Bad:

        quiz check no-such-deck.yaml

    Good:

        quiz check deck.yaml
    """


@page("not-a-file")
def not_a_file() -> None:
    """The path leads to something that is no file.

    A deck is a file. A pipe, a device or a socket is not read, for it may never end. `quiz check` takes a folder as
    well, and checks the decks in it.

    Bad:

        quiz check /dev/zero

    Good:

        quiz check deck.yaml
    """


@page("not-readable")
def not_readable() -> None:
    """The file is there, and cannot be read.

    The reason is the operating system's own: most often the file belongs to somebody else.

    Bad:

        quiz check closed.yaml

    Good:

        quiz check deck.yaml
    """


@page("other-kind")
def other_kind() -> None:
    """The file is of another kind than decks are: a PDF or Word document, a web page, a picture, a packed file.

    A deck is plain text in YAML. `quiz new NAME` begins one, and `quiz new NAME --from article.txt` begins one from
    a text.

    Bad:

        quiz check article.docx

    Good:

        quiz check deck.yaml
    """


@page("not-utf-8")
def not_utf_8() -> None:
    """The file holds bytes that are no UTF-8 text.

    Decks are saved as UTF-8, with or without a byte order mark. Other encodings have the same letters at other
    places, so that guessing would show students the wrong ones.

    Bad:

        quiz check saved-as-latin-1.yaml

    Good:

        quiz check deck.yaml
    """


@page("too-large")
def too_large() -> None:
    """The deck is larger than decks are.

    It may have 8 MB and 500,000 texts, so that a file that is no deck cannot fill the memory. Ten thousand
    questions have about 4 MB. QUIZ_MAX_BYTES and QUIZ_MAX_VALUES in the environment set other limits.

    Bad:

        quiz check ten-megabytes.yaml

    Good:

        quiz check deck.yaml
    """


@page("too-many-problems")
def too_many_problems() -> None:
    """More is wrong with the deck than anybody mends at once.

    The first 200 problems are told, and the rest of the deck is not looked at.

    Bad:

        quiz check no-deck-at-all.yaml

    Good:

        quiz check deck.yaml
    """


PAGES: tuple[Page, ...] = (no_such_file, not_a_file, not_readable, other_kind, not_utf_8, too_large, too_many_problems)
