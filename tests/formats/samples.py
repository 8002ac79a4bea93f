"""A file of each format that is only read."""

FULLMARK = """---
title: Rivers
multi_scoring: all_or_nothing
---
# Europe

## Which river? {id=r points=2 tags=a,b}

More text.

- [ ] Oder
  > No.
- [x] Elbe

> [!hint]
> Think.

> [!explanation]
> Because
> of it.

## Several?

- [x] a
- [x] b
- [ ] c

## True? {type=truefalse}

```answer
value: true
```

## How much? {type=numeric}

```answer
value: 0.33
rel_tolerance: 0.01
unit: m
```

## Typed? {type=short case=sensitive}

```answer
accept: ["Elbe", "Labe"]
```

## The [[Elbe|Labe]] flows. {type=blanks}

## Order {type=ordering}

1. one
2. two

## Match {type=matching}

- x :: 1
- y :: 2
- :: 3

```text
## no heading
```
"""
MKDOCS = """# Page

```markdown
<quiz>
no
- [x] a
</quiz>
```

<quiz>
Which **river**?
- [x] Elbe
- [ ] Oder
  > No.

Because.
</quiz>

<quiz>
Which two?
* [x] a
* [X] b
* [] c
</quiz>

<quiz>The [[Elbe]] and the [[Oder]].

---
Why.
</quiz>

<?quiz?>
question: Old <b>one</b>?
answer-correct: yes
answer: no
content:
<p>So.</p>
<?/quiz?>
"""
HASHCARDS = """---
name = "Rivers"
---
Q: Which river
flows?
A: The Elbe

C: The [Elbe] flows to [Hamburg] ![](a.png).
Q: two
A: three
---
"""
OBSIDIAN = """---
tags: x
---
#flashcards/geo/rivers

Elbe::Labe #river #geo/cz
Oder:::Odra
<!--SR:!2025-01-01,3,250-->

Which river
flows?
?
The Elbe
of course
<!--SR:!2025-01-01,3,250-->

The ==Elbe== flows to ==Hamburg==.

Only a note.
"""
MDBOOK = """
[[questions]]
id = "q1"
type = "MultipleChoice"
prompt.prompt = "Which?"
prompt.distractors = ["a", "b"]
answer.answer = "c"
context = "Because."

[[questions]]
type = "MultipleChoice"
prompt.prompt = "Which two?"
prompt.distractors = ["a"]
prompt.answerIndex = 1
answer.answer = ["b", "c"]

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Keyword?"
answer.answer = "let"
answer.alternatives = ["`let`"]

[[questions]]
type = "Tracing"
prompt.program = "fn main() { println!(\\"1\\"); }"
answer.doesCompile = true
answer.stdout = "1"

[[questions]]
type = "Tracing"
prompt.program = "fn main() { x }"
answer.doesCompile = false
"""
MOODLE_TOOLS = """---
type: true_false
category: top/Rivers
title: T
question: The Elbe is <b>long</b>
correct_answer: false
general_feedback: Why
---
type: multiple_choice
question: Which?
grade: 2
answers:
  - Elbe
  - Oder
---
type: numerical
question: How much?
answers:
  - answer: 4
    tolerance: 0.1
    points: 100
---
question: Which are rivers?
answers:
  - {answer: Elbe, choice: True}
  - {answer: Oder, choice: Yes}
  - {answer: Alps, choice: False}
---
question: How?
choices: [Up, Down]
answers:
  - {answer: Cost, choice: Up}
  - {answer: Latency, choice: Down}
---
type: matching
question: Match
options:
  - {question: SELECT, answer: DQL}
  - {question: ALTER, answer: DDL}
  - {answer: DCL}
---
type: cloze
question: <p>The {1:SHORTANSWER:=Elbe~=Labe}.</p>
"""
SAMPLES = {
    "fullmark": FULLMARK,
    "mkdocs-quiz": MKDOCS,
    "hashcards": HASHCARDS,
    "obsidian": OBSIDIAN,
    "mdbook-quiz": MDBOOK,
    "moodle-tools": MOODLE_TOOLS,
}
