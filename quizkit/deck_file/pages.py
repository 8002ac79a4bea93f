"""The pages of what reading a deck file tells: why the file, its YAML, or what stands where, is not a deck."""

from quizkit.base.problems import Page, page
from quizkit.deck_file import pages_of_files


@page("empty")
def empty() -> None:
    """Something is left empty: the deck, a list, a text behind its key.

    A text that begins with # is a comment, and leaves the key empty too: put it in quotes.

    Bad:

        question: Which colour is pure red?
        answer: ""

    Good:

        question: Which colour is pure red?
        answer: "#FF0000"
    """


@page("control-character")
def control_character() -> None:
    r"""A character stands in the deck that steers a terminal or turns the order of letters round, and cannot be seen.

    Of control characters a deck has the tab and the ends of lines alone; of bidirectional ones it has none. Raw or
    as an escape such as "\e", they come in by copying from a terminal, a PDF file or a web page. The joiners that
    scripts and emoji need, and spaces of every kind, are fine.

    Bad:

        question: What is the capital of Canada<U+0007>?
        answer: Ottawa

    Good:

        question: What is the capital of Canada?
        answer: Ottawa
    """


@page("yaml-syntax")
def yaml_syntax() -> None:
    """The text is not YAML from here on.

    The message names the likely cause: a colon with a space in a text without quotes, a tab, a quote or a bracket
    that is never closed, a first character that YAML keeps for itself, a line out of its column. Reading goes on at
    the next question, so that several are told at once.

    Bad:

        question: Ottawa: the capital of which country?
        answer: Canada

    Good:

        question: "Ottawa: the capital of which country?"
        answer: Canada
    """


@page("second-document")
def second_document() -> None:
    """A line of three dashes begins a second document.

    A file holds one deck.

    Bad:

        title: Rivers
        questions:
          - {front: Vltava, back: The river of Prague}
        ---
        title: Lakes

    Good:

        title: Rivers
        questions:
          - {front: Vltava, back: The river of Prague}
    """


@page("too-deep")
def too_deep() -> None:
    """Lists and mappings are nested more than twenty deep.

    A deck needs five levels. A text that begins with [ or { stands in quotes.

    Bad:

        question: What does this print?
        answer: [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]

    Good:

        question: What does this print?
        answer: "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]"
    """


@page("duplicate-key")
def duplicate_key() -> None:
    """A key stands twice in one question, or in the deck.

    YAML tools keep the last of the two without a word. The message names both lines.

    Bad:

        question: What is the capital of Canada?
        answer: Ottawa
        answer: Toronto

    Good:

        question: What is the capital of Canada?
        answer: Ottawa
        reject: Toronto
    """


@page("not-a-key")
def not_a_key() -> None:
    """A list or a mapping stands where a key should.

    A text that begins with [ or { is one for YAML, unless it stands in quotes.

    Bad:

        question: What belongs to what?
        match:
          [1, 2]: a list
          (1, 2): a tuple

    Good:

        question: What belongs to what?
        match:
          "[1, 2]": a list
          (1, 2): a tuple
    """


@page("not-in-a-deck")
def not_in_a_deck() -> None:
    """YAML takes a part of a text for an anchor, a reference or a tag.

    A text that begins with &, * or ! has to stand in quotes. Decks have no anchors and no tags, so that a deck
    means what it says, and a few lines cannot unfold to millions.

    Bad:

        question: Which word stands in red?
        answer: !important

    Good:

        question: Which word stands in red?
        answer: "!important"
    """


@page("missing-key")
def missing_key() -> None:
    """A key is missing that the deck or this type of question needs.

    Which type a question is of is told by its keys: one with `choices` is a choice, one with `cloze` a cloze, one
    with nothing but `question` and `answer` is typed.

    Bad:

        question: What is the capital of Canada?
        choices: [Ottawa, Toronto]

    Good:

        question: What is the capital of Canada?
        choices: [Ottawa, Toronto]
        answer: Ottawa
    """


@page("unknown-key")
def unknown_key() -> None:
    """There is no such key here.

    It may be misspelt, or belong to another type of question; the message says what is known.

    Bad:

        question: What is the capital of Canada?
        answer: Ottawa
        expanation: Queen Victoria chose it.

    Good:

        question: What is the capital of Canada?
        answer: Ottawa
        explanation: Queen Victoria chose it.
    """


@page("wrong-type")
def wrong_type() -> None:
    """Something else stands here than the key takes: a list for a text, a text for a list, a word for a number.

    Bad:

        question: What is the capital of Canada?
        choices: Ottawa
        answer: Ottawa

    Good:

        question: What is the capital of Canada?
        choices: [Ottawa, Toronto]
        answer: Ottawa
    """


@page("mapping-for-text")
def mapping_for_text() -> None:
    """A colon makes a mapping of what should be one text.

    A colon with a space behind it parts a key from its value, in a choice too. The whole text in quotes stays one.

    Bad:

        question: Which treaty ended the war?
        choices:
          - Treaty of Berlin: 1878
          - Treaty of Paris
        answer: Treaty of Paris

    Good:

        question: Which treaty ended the war?
        choices:
          - "Treaty of Berlin: 1878"
          - Treaty of Paris
        answer: Treaty of Paris
    """


@page("unknown-type")
def unknown_type() -> None:
    """There is no such type of question.

    The key `type` is hardly ever needed, for the shape of a question tells its type.

    Bad:

        type: essay
        question: What is the capital of Canada?
        answer: Ottawa

    Good:

        type: text
        question: What is the capital of Canada?
        answer: Ottawa
    """


@page("same-id")
def same_id() -> None:
    """Two questions have one id, or the same wording and no id.

    What a student knows of a question hangs on its id; without one it hangs on the wording.

    Bad:

        title: Rivers
        questions:
          - {id: river, question: Which river flows through Cairo?, answer: Nile}
          - {id: river, question: Which river flows through Vienna?, answer: Danube}

    Good:

        title: Rivers
        questions:
          - {id: river-of-cairo, question: Which river flows through Cairo?, answer: Nile}
          - {id: river-of-vienna, question: Which river flows through Vienna?, answer: Danube}
    """


PAGES: tuple[Page, ...] = (
    *pages_of_files.PAGES,
    empty,
    control_character,
    yaml_syntax,
    second_document,
    too_deep,
    duplicate_key,
    not_a_key,
    not_in_a_deck,
    missing_key,
    unknown_key,
    wrong_type,
    mapping_for_text,
    unknown_type,
    same_id,
)
