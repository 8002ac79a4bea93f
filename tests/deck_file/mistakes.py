"""Over 99 decks with one mistake each: what is wrong, in which line, and what to write instead.

Each is the deck below with one text in place of another. `fix` is applied to the reported line as `quiz check` says it: the
new text is in the help, word for word.
"""

from typing import NamedTuple

DECK = """\
id: rivers
title: Rivers of Europe
description: What the great rivers are.
language: en
tags: [geography]
defaults:
  points: 2
exam:
  time-limit: 20m
  pass: 60%
questions:
  - id: black-sea
    question: Which river flows into the Black Sea?
    choices: [Danube, Rhine, Elbe]
    answer: Danube
    feedback:
      Rhine: It ends in the North Sea.
    hint: It is long.
    explanation: It has a delta in Romania.
    tags: [seas, danube]
  - id: capitals
    question: Which of these capitals are on the Danube?
    choices:
      - Budapest
      - Prague
      - Belgrade
    answer: [Budapest, Belgrade]
  - id: rhine
    question: The Rhine flows into the North Sea.
    answer: true
  - id: poet
    question: Which poet wrote about the Lorelei?
    answer: Heinrich Heine
    accept: Harry Heine
    reject: [Brentano]
    kind: person
    points: 1
  - id: length
    question: How long is the Danube?
    answer: 2850 km
    tolerance: 1%
    unit: required
  - id: name-two
    question: Name capitals on the Danube.
    answer: [Vienna, Bratislava, Budapest]
    any: 2
    accept:
      Vienna: Wien
    case: false
  - id: mouth
    cloze: "The Danube ends in the {{Black::a colour}} Sea."
  - id: order
    question: From the source to the mouth?
    order: [Ulm, Vienna, Budapest]
    partial: true
  - id: cities
    question: Which city is on which river?
    match:
      Dresden: Elbe
      Cologne: Rhine
    distractors: [Danube]
  - id: card
    front: Elbe
    back: The river of Dresden.
"""


class Mistake(NamedTuple):
    """`wrong` in place of `right` in the deck. In the reported line, `old` becomes `new`, which the help contains.

    `below` is how many lines below the beginning of `wrong` the problem is. Where the new text is not in the help, because
    only the author knows it or because it is white space, `says` is what the help says instead.
    """

    right: str
    wrong: str
    old: str = ""
    new: str = ""
    below: int = 0
    says: str = ""

    def deck(self) -> str:
        assert DECK.count(self.right) == 1, self.right
        return DECK.replace(self.right, self.wrong)

    def line(self) -> int:
        return DECK[: DECK.index(self.right)].count("\n") + 1 + self.below


_POET = "    answer: Heinrich Heine\n"
_STEM = "    question: Which poet wrote about the Lorelei?\n"
MISTAKES = {
    # Bullets and spaces
    "a dash of a word processor": Mistake("  - id: poet", "  — id: poet", "— id: poet", "- id: poet"),
    "a bullet": Mistake("  - id: poet", "  • id: poet", "• id: poet", "- id: poet"),
    "a star": Mistake("  - id: poet", "  * id: poet", "* id: poet", "- id: poet"),
    "a number before a question": Mistake("  - id: poet", "  4. id: poet", "4. id: poet", "- id: poet"),
    "no space after the dash": Mistake("  - id: poet", "  -id: poet", "-id: poet", "- id: poet"),
    "a bullet before a choice": Mistake("      - Prague\n", "      • Prague\n", "• Prague", "- Prague", 0),
    "a bullet before the first choice": Mistake("      - Budapest\n", "      • Budapest\n", "• Budapest", "- Budapest"),
    "no dash before a choice": Mistake(
        "      - Belgrade\n    answer: [B", "      Belgrade\n    answer: [B", "Belgrade", "- Belgrade"
    ),
    "a choice that is indented further": Mistake(
        "      - Prague\n", "       - Prague\n", "       - Prague", "      - Prague", says="column 7"
    ),
    "a choice that is indented less": Mistake(
        "      - Prague\n", "     - Prague\n", "     - Prague", "      - Prague", says="column 7"
    ),
    "a no-break space in the indentation": Mistake(
        "    kind: person", "  \u00a0 kind: person", "\u00a0", " ", says="a normal space"
    ),
    "a tab in the indentation": Mistake("    kind: person", "\tkind: person", "\t", "    ", says="Write spaces"),
    "a key that is indented further": Mistake(
        "    kind: person", "     kind: person", "     kind", "    kind", says="column 5"
    ),
    "a key that is indented less": Mistake(
        "    kind: person", "   kind: person", "   kind", "    kind", says="column 5"
    ),
    "a question that is indented further": Mistake(
        "  - id: poet", "   - id: poet", "   - id", "  - id", says="column 3"
    ),
    "a question without a dash": Mistake(
        "  - id: poet\n" + _STEM, "    question: Which poet?\n", "    question:", "  - question:"
    ),
    # Colons and quotes
    "a full-width colon": Mistake(_POET, "    answer： Heinrich Heine\n", "answer： ", "answer: "),
    "a full-width colon in the first line": Mistake("title: Rivers", "title：Rivers", "title：", "title: "),
    "no space after the colon": Mistake(_POET, "    answer:Heinrich Heine\n", "answer:H", "answer: H"),
    "an equals sign": Mistake(_POET, "    answer = Heinrich Heine\n", "answer = ", "answer: "),
    "no colon": Mistake(_POET, "    answer Heinrich Heine\n", "answer H", "answer: H"),
    "a colon in a text": Mistake(
        "question: Which poet wrote",
        "question: Poets: who wrote",
        "question: Poets: who wrote about the Lorelei?",
        'question: "Poets: who wrote about the Lorelei?"',
    ),
    "a colon in a choice": Mistake(
        "- Prague", "- Prague: the golden city", "Prague: the golden city", '"Prague: the golden city"'
    ),
    "a colon in an answer": Mistake(
        _POET, "    answer: Heine: a poet\n", "answer: Heine: a poet", 'answer: "Heine: a poet"'
    ),
    "a text that begins with a quote": Mistake(
        _POET, '    answer: "Harry" Heine\n', 'answer: "Harry" Heine', "answer: '\"Harry\" Heine'"
    ),
    "an apostrophe that opens a quote": Mistake(
        _POET, "    answer: 'tis Heine\n", "answer: 'tis Heine", 'answer: "\'tis Heine"'
    ),
    "a quote that is not closed": Mistake(
        _POET, '    answer: "Heinrich Heine\n', 'answer: "Heinrich Heine', 'answer: "Heinrich Heine"'
    ),
    "a text with a quote inside": Mistake(
        "hint: It is long.", 'hint: "It is "very" long."', '"It is "very" long."', "'It is \"very\" long.'"
    ),
    "an apostrophe in single quotes": Mistake(
        "hint: It is long.", "hint: 'It's long.'", "'It's long.'", '"It\'s long."'
    ),
    "curly quotes": Mistake(
        "question: Which poet wrote about the Lorelei?",
        "question: “Which poet wrote about the Lorelei?”",
        "“Which poet wrote about the Lorelei?”",
        '"Which poet wrote about the Lorelei?"',
    ),
    "curly quotes and a colon": Mistake(
        "question: Which poet wrote",
        "question: “Poets: who wrote about the Lorelei?”\n    hint: x wrote",
        "question: “Poets: who wrote about the Lorelei?”",
        'question: "Poets: who wrote about the Lorelei?"',
    ),
    # Signs that YAML reserves
    "an at sign": Mistake(_POET, "    answer: @heine\n", "answer: @heine", 'answer: "@heine"'),
    "a backtick": Mistake(_POET, "    answer: `ls`\n", "answer: `ls`", 'answer: "`ls`"'),
    "a star before a text": Mistake(_POET, "    answer: *Heine*\n", "answer: *Heine*", 'answer: "*Heine*"'),
    "an exclamation mark": Mistake(_POET, "    answer: !important\n", "!important", '"!important"'),
    "an ampersand": Mistake(_POET, "    answer: &amp;\n", "answer: &amp;", 'answer: "&amp;"'),
    "a question mark and a space": Mistake(_POET, "    answer: ? Heine\n", "answer: ? Heine", 'answer: "? Heine"'),
    "a sign for greater": Mistake(_POET, "    answer: >\n", ">", '">"'),
    "a comparison": Mistake(_POET, "    answer: > 18\n", "answer: > 18", 'answer: "> 18"'),
    "a bar": Mistake(_POET, "    answer: |\n", "|", '"|"'),
    "a set in braces": Mistake(_POET, "    answer: {1, 2}\n", "{1, 2}", '"{1, 2}"'),
    "a text that begins with braces": Mistake(
        _POET, "    answer: {x} is a set\n", "answer: {x} is a set", 'answer: "{x} is a set"'
    ),
    "a half-open interval": Mistake(_POET, "    answer: [0, 1)\n", "answer: [0, 1)", 'answer: "[0, 1)"'),
    "a cloze without quotes": Mistake(
        'cloze: "The Danube ends in the {{Black::a colour}} Sea."',
        "cloze: {{Black}} is the sea.",
        "cloze: {{Black}} is the sea.",
        'cloze: "{{Black}} is the sea."',
    ),
    "a comma in a choice": Mistake(
        "choices: [Danube, Rhine, Elbe]",
        "choices: [Danube, Rhine, 50,000, Elbe]",
        "[Danube, Rhine, 50,000, Elbe]",
        '[Danube, Rhine, "50,000", Elbe]',
    ),
    "thousands in choices": Mistake(
        "choices: [Danube, Rhine, Elbe]\n    answer: Danube\n    feedback:\n      Rhine: It ends in the North Sea.\n",
        "choices: [50,000, 120,000]\n    answer: 50,000\n",
        "[50,000, 120,000]",
        '["50,000", "120,000"]',
    ),
    "a comment in a text": Mistake(
        "hint: It is long.", "hint: It is #1 in the EU.", "It is #1 in the EU.", '"It is #1 in the EU."'
    ),
    "an escape in a formula": Mistake(
        "hint: It is long.",
        'hint: "About $\\frac{1}{2}$ of it."',
        '"About $\\frac{1}{2}$ of it."',
        "'About $\\frac{1}{2}$ of it.'",
    ),
    "a line break in code": Mistake("hint: It is long.", "hint: \"Try\\nprint('a\\nb')\"", "'a\\nb'", "'a\\\\nb'"),
    "an unknown escape": Mistake("hint: It is long.", 'hint: "It is C:\\dir."', '"It is C:\\dir."', "'It is C:\\dir.'"),
    "a text that other tools read as false": Mistake(_POET, "    answer: no\n", "no", '"no"'),
    "a version number": Mistake(
        "    answer: Heinrich Heine\n    accept: Harry Heine\n    reject: [Brentano]\n    kind: person\n",
        "    answer: 3.10\n",
        "3.10",
        '"3.10"',
    ),
    "a list that is not closed": Mistake(
        "reject: [Brentano]", "reject: [Brentano", "reject: [Brentano", "reject: [Brentano]"
    ),
    "an anchor": Mistake("accept: Harry Heine", "accept: &h Harry Heine", "&h Harry Heine", '"&h Harry Heine"'),
    # Keys
    "a misspelt key": Mistake(_POET, "    answr: Heinrich Heine\n", "answr", "answer"),
    "a misspelt key of the deck": Mistake("description: What", "desciption: What", "desciption", "description"),
    "a misspelt title": Mistake("title: Rivers", "titel: Rivers", "titel", "title"),
    "a misspelt list of questions": Mistake("questions:\n", "quesions:\n", "quesions", "questions"),
    "a misspelt key of the exam": Mistake("  time-limit: 20m", "  timelimit: 20m", "timelimit", "time-limit"),
    "a key in capitals": Mistake(_POET, "    Answer: Heinrich Heine\n", "Answer", "answer"),
    "a key of another tool": Mistake("    choices:\n      - B", "    options:\n      - B", "options", "choices"),
    "an invisible character in a key": Mistake(_POET, "    ans\u200bwer: Heinrich Heine\n", "ans\u200bwer", "answer"),
    "a no-break space after a key": Mistake(_POET, "    answer\u00a0: Heinrich Heine\n", "answer\u00a0:", "answer:"),
    "a key twice": Mistake(_POET, _POET + "    answer: Heine\n", "    answer: Heine\n", "", 1, "remove one of the two"),
    "a key of another type": Mistake(
        "    kind: person", "    tolerance: 2", "    tolerance: 2\n", "", 0, "plain number"
    ),
    "points of a card": Mistake(
        "    back: The river of Dresden.",
        "    back: The river of Dresden.\n    points: 2",
        "    points: 2\n",
        "",
        1,
        "Remove the key",
    ),
    "an answer of a cloze": Mistake(
        '{{Black::a colour}} Sea."',
        '{{Black::a colour}} Sea."\n    answer: Black',
        "    answer: Black\n",
        "",
        1,
        "Write it in the text as a blank",
    ),
    "no title": Mistake("id: rivers\ntitle: Rivers of Europe\n", "", "", "title: Rivers\n", says="Add `title:`"),
    "no answer": Mistake("    answer: 2850 km\n", "", "", "    answer: 2850 km\n", -2, "Add `answer:`"),
    "no question": Mistake(
        "    question: How long is the Danube?\n", "", "", "    question: How long?\n", -1, "Add `question:`"
    ),
    "no back of a card": Mistake(
        "    back: The river of Dresden.\n", "", "", "    back: A river.\n", -2, "Add `back:`"
    ),
    # Values
    "an answer that is not a choice": Mistake("    answer: Danube\n", "    answer: Danub\n", "Danub", "Danube"),
    "an answer in other case": Mistake("    answer: Danube\n", "    answer: danube\n", "danube", "Danube"),
    "an answer by its letter": Mistake("    answer: Danube\n", "    answer: A\n", "A\n", "Danube\n"),
    "an answer by its number": Mistake("    answer: Danube\n", "    answer: 1\n", "1\n", "Danube\n"),
    "an answer with a no-break space": Mistake(
        "[Budapest, Belgrade]", "[Budapest, Bel\u00adgrade]", "Bel\u00adgrade", "Belgrade"
    ),
    "a choice with a no-break space": Mistake("- Belgrade\n", "- \u200bBelgrade\n", "\u200bBelgrade", "Belgrade"),
    "feedback on another text": Mistake("      Rhine: It ends", "      Rhein: It ends", "Rhein", "Rhine"),
    "a choice twice": Mistake(
        "choices: [Danube, Rhine, Elbe]", "choices: [Danube, Rhine, Elbe, Elbe]", ", Elbe]", "]", says="Remove one"
    ),
    "an answer twice": Mistake(
        "[Budapest, Belgrade]", "[Budapest, Belgrade, Belgrade]", ", Belgrade]", "]", says="Remove one"
    ),
    "one choice": Mistake(
        "choices: [Danube, Rhine, Elbe]\n    answer: Danube\n    feedback:\n      Rhine: It ends in the North Sea.\n",
        "choices: [Danube]\n    answer: Danube\n",
        "[Danube]",
        "[Danube, Rhine]",
        says="at least two choices",
    ),
    "choices in one text": Mistake(
        "choices: [Danube, Rhine, Elbe]",
        "choices: Danube, Rhine, Elbe",
        "choices: Danube, Rhine, Elbe",
        "choices: [Danube, Rhine, Elbe]",
    ),
    "an empty answer": Mistake(_POET, "    answer:\n", "answer:", "answer: x", says="after `answer:`"),
    "an empty list": Mistake("reject: [Brentano]", "reject: []", "reject: []", "reject: [x]", says="at least one item"),
    "a flag in capitals": Mistake("case: false", "case: False", "False", "false"),
    "a flag in quotes": Mistake("partial: true", 'partial: "true"', '"true"', "true"),
    "yes for true": Mistake("    answer: true\n", "    answer: yes\n", "answer: yes", "answer: true"),
    "no points": Mistake("    points: 1", "    points: 0", ": 0", ": 2"),
    "a pass mark over 100": Mistake("pass: 60%", "pass: 160%", "160%", "60%"),
    "a time limit in words": Mistake("time-limit: 20m", "time-limit: twenty minutes", "twenty minutes", "20m"),
    "a tolerance in words": Mistake("tolerance: 1%", "tolerance: a bit", "a bit", "1%"),
    "a tolerance with another sign": Mistake("tolerance: 1%", "tolerance: ±10", "±10", "10"),
    "a unit that is a name": Mistake("unit: required", "unit: yes", "yes", "required"),
    "more answers than there are": Mistake("any: 2", "any: 5", "any: 5", "any: 3"),
    "an unknown type": Mistake(
        "    kind: person", "    kind: person\n    type: short answer", "type: short answer", "type: text", 1
    ),
    "no blank": Mistake("{{Black::a colour}}", "Black", "Black", "{{Black}}", says="in {{ and }}"),
    "a blank that is not closed": Mistake(
        "{{Black::a colour}}", "{{Black::a colour}", "colour}", "colour}}", says="}} after it"
    ),
    "an id twice": Mistake("  - id: poet", "  - id: rhine", "id: rhine", "id: rhine-2", says="its own id"),
    "a kind that does not exist": Mistake("    kind: person", "    kind: persons", "persons", "person"),
    # Found in decks of teachers since
    "a key after the text of another one": Mistake(
        "    accept: Harry Heine\n    reject: [Brentano]\n",
        "    accept: Harry Heine reject: [Brentano]\n",
        " reject: [Brentano]",
        "\n    reject: [Brentano]",
        says="Begin a new line with it: reject: [Brentano]",
    ),
    "a colon after a word that may be a key": Mistake(
        "It is long.", "See the answer: it is long.", "See the answer: it is long.", '"See the answer: it is long."'
    ),
    "a key in the first column": Mistake(
        "    answer: Heinrich Heine\n", "answer: Heinrich Heine\n", "answer", "    answer", says="Begin it in column 5."
    ),
    "a key in the column of the dash": Mistake(
        "    answer: Heinrich Heine\n",
        "  answer: Heinrich Heine\n",
        "  answer",
        "    answer",
        says="Begin it in column 5.",
    ),
    "no space after the colon of a term of the exam": Mistake(
        "  time-limit: 20m", "  time-limit:20m", "time-limit:20m", "time-limit: 20m"
    ),
    "no-break spaces before a key": Mistake(
        "    answer: Heinrich Heine\n",
        "\u00a0\u00a0\u00a0\u00a0answer: Heinrich Heine\n",
        "\u00a0\u00a0\u00a0\u00a0",
        "    ",
        says="a normal space",
    ),
    "a no-break space after a colon": Mistake(
        "    answer: Heinrich Heine\n",
        "    answer:\u00a0Heinrich Heine\n",
        "\u00a0",
        " ",
        says="a normal space",
    ),
    "a mark after the right choice": Mistake(
        "      - Belgrade\n    answer: [B", "      - Belgrade ✓\n    answer: [B", "Belgrade ✓", "Belgrade"
    ),
    "curly quotes around a choice": Mistake("[Danube, Rhine, Elbe]", "[“Danube”, Rhine, Elbe]", "“Danube”", "Danube"),
    "a decimal comma": Mistake("answer: 2850 km", "answer: 2850,5 km", "2850,5 km", "2850.5 km"),
    "a year with an apostrophe at the end of quotes": Mistake(
        "hint: It is long.", "hint: 'Since the '90s, '79.'", "'Since the '90s, '79.'", "\"Since the '90s, '79.\""
    ),
    # Of teachers: lists, other languages, other programs
    "a quote that a text in a list lacks": Mistake(
        "[Danube, Rhine, Elbe]",
        '["Danube, "Rhine", "Elbe"]',
        '["Danube, "Rhine", "Elbe"]',
        'choices: ["Danube", "Rhine", "Elbe"]'.removeprefix("choices: "),
    ),
    "a quote that the last text in a list lacks": Mistake(
        "[Danube, Rhine, Elbe]", '["Danube", "Rhine", "Elbe]', '"Elbe]', '"Elbe"]'
    ),
    "a true statement in quotes": Mistake(
        "    answer: true\n", '    answer: "true"\n', 'answer: "true"', "answer: true"
    ),
    "a tolerance with a sign": Mistake("    tolerance: 1%", "    tolerance: ±1%", "±1%", "1%"),
    "a star before the right choice": Mistake(
        "      - Budapest\n      - Prague\n      - Belgrade\n    answer: [Budapest, Belgrade]\n",
        "      - *Budapest\n      - Prague\n    answer: Budapest\n",
        "- *Budapest",
        "- Budapest",
    ),
    "no space after the dash of the first question": Mistake(
        "  - id: black-sea\n    question: Which",
        "  -question: Which",
        "  -question",
        "  - question",
        says="- question: Which",
    ),
    "no space after the dash of the first choice": Mistake(
        "      - Budapest\n", "      -Budapest\n", "-Budapest", "- Budapest"
    ),
    "a box before a choice": Mistake("      - Prague\n", "      - [ ] Prague\n", "- [ ] Prague", "- Prague"),
    "a German key": Mistake(_POET, "    antwort: Heinrich Heine\n", "antwort:", "answer:"),
    "a French key": Mistake(_STEM, _STEM.replace("question", "pregunta"), "pregunta:", "question:"),
    "a sign that begins a comment": Mistake(_POET, "    answer: #\n", "#", '"#"'),
    "a comma after a text in quotes": Mistake(
        _POET, '    answer: "Heinrich Heine",\n', 'answer: "Heinrich Heine",', 'answer: "Heinrich Heine"'
    ),
    "code in the lines below its key": Mistake(
        _STEM, _STEM + "      if poet:\n", "      if poet:", "", 1, says="Write `question: |`"
    ),
}
