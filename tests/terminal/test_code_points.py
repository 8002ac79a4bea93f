"""No deck, source, path or reply steers the terminal: every code point through every screen, in a pseudo-terminal."""

import json
import os
import re
import subprocess
import unicodedata
from threading import Thread

import pytest

from tests.processes import Quiz

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals"),
]

# What the program itself sends where it only prints: colours and weights.
OUR_OWN = re.compile(r"\x1b\[[0-9;]*m")
# What ends a line, and the two joiners that scripts and emoji need to be legible.
MEANT = frozenset("\r\n\u200c\u200d")
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What no YAML file can hold as it is, beside the controls.
NOT_IN_YAML = frozenset("\ufffe\uffff")
MARKUP = "[bold red]loud[/] [link=x]y[/link] :boom: {0} %s </text>"
PLANES = range(17)
# Those with characters of all kinds; the others hold ideographs, or nothing so far.
TOLD_APART = (0, pytest.param(1, marks=pytest.mark.slow), pytest.param(14, marks=pytest.mark.slow))
A_LINE = 2000
SECONDS = 120


def plane(number: int) -> list[str]:
    """Return the characters of a plane of Unicode, 65,536 of them but for surrogates."""
    return [chr(code) for code in range(number << 16, (number + 1) << 16) if not 0xD800 <= code < 0xE000]


def harmless(number: int) -> list[str]:
    """Return the characters of a plane that a deck can hold as they are, and that may be shown as they are."""
    return [c for c in plane(number) if not is_unsafe(c) and c not in NOT_IN_YAML]


def is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in UNSAFE and character not in MEANT


DANGEROUS = [chr(code) for code in range(0x110000) if is_unsafe(chr(code)) and not 0xD800 <= code < 0xE000]


def texts(characters: list[str]) -> list[str]:
    """Return all these characters in texts of some thousand, each beginning and ending with a letter."""
    return ["x" + "".join(characters[at : at + A_LINE]) + "x" for at in range(0, len(characters), A_LINE)]


def deck_of(stems: list[str]) -> str:
    """Return a deck, as the JSON that is YAML too, in which each text is a stem, a choice and all else."""
    questions = [
        {
            "id": f"q{number}",
            "question": text,
            "choices": [text, f"other {number}"],
            "answer": text,
            "hint": text,
            "explanation": text,
            "feedback": {f"other {number}": text},
            "tags": [f"{text[:40]} {number}"],
        }
        for number, text in enumerate(stems)
    ]
    return json.dumps({"id": "points", "title": f"T {MARKUP}", "questions": questions}, ensure_ascii=False)


def sent(quiz: Quiz, *arguments: str, replies: str = "", code: int | None = 0) -> str:
    """Return all that a terminal is sent by a run that ends with `code`, if one is given; replies come from a pipe, for a terminal would act on them."""
    ours, theirs = os.openpty()
    environment = quiz.environment({"TERM": "xterm-256color", "FORCE_COLOR": "1"})
    with subprocess.Popen(
        [*quiz.command, *arguments],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        cwd=quiz.folder,
        env=environment,
    ) as process:
        os.close(theirs)
        Thread(target=process.communicate, args=(replies.encode(),), daemon=True).start()
        raw = b"".join(iter(lambda: _read(ours), b""))
        assert process.wait(SECONDS) in (0, 1, 2, 3) if code is None else (code,), raw[-2000:].decode(errors="replace")
    os.close(ours)
    return raw.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        # Linux says so where the other end is closed.
        return b""


def steering(seen: str) -> list[str]:
    """Return the characters among what a terminal was sent that could steer it, our own sequences left out."""
    return sorted(f"U+{ord(c):04X}" for c in set(OUR_OWN.sub("", seen)) if is_unsafe(c) and c not in MEANT)


@pytest.mark.parametrize("number", TOLD_APART)
def test_all_that_a_deck_can_hold_is_asked(quiz: Quiz, number: int) -> None:
    stems = texts(harmless(number))
    quiz.deck(deck_of(stems))
    asked = sent(quiz, "start", "deck.yaml", "--all", replies="?\nb\n" * len(stems) + ":quit\n")
    assert steering(asked) == []
    assert MARKUP in asked


@pytest.mark.slow
@pytest.mark.parametrize("number", PLANES)
def test_all_that_a_deck_can_hold_is_previewed(quiz: Quiz, number: int) -> None:
    cards = [{"front": text, "back": "x"} for text in texts(harmless(number))]
    quiz.deck(json.dumps({"title": "T", "questions": cards}, ensure_ascii=False))
    seen = sent(quiz, "preview", "deck.yaml")
    assert steering(seen) == []
    assert {c for c in harmless(number) if not c.isspace()} <= set(seen)


@pytest.mark.parametrize("number", TOLD_APART)
def test_all_are_checked(quiz: Quiz, number: int) -> None:
    quiz.deck(deck_of(texts(plane(number))))
    assert steering(sent(quiz, "check", "deck.yaml", code=None)) == []
    assert steering(sent(quiz, "check", "deck.yaml", "--format", "concise", code=None)) == []


@pytest.mark.parametrize("number", TOLD_APART)
def test_all_of_a_source_is_drawn(quiz: Quiz, number: int) -> None:
    (quiz.folder / "source.txt").write_text("\n\n".join(texts(plane(number))), encoding="utf-8")
    quiz.deck("title: T\nsource: source.txt\nquestions:\n  - {question: q, answer: a, evidence: x}\n")
    seen = sent(quiz, "check", "--coverage", "deck.yaml", code=None)
    assert steering(seen) == []
    assert len(seen) > len(plane(number))


@pytest.mark.parametrize("number", TOLD_APART)
def test_all_of_a_reply_is_echoed(quiz: Quiz, number: int) -> None:
    replies = [text for text in texts(plane(number)) if len(text.splitlines()) == 1] + list(map(str, DANGEROUS))
    asked = [{"id": f"q{place}", "question": f"q{place}", "answer": f"a{place}"} for place in range(len(replies))]
    quiz.deck(json.dumps({"title": "T", "questions": asked}))
    given = "".join(f"x{reply}\n" for reply in replies) + ":quit\n"
    assert steering(sent(quiz, "start", "deck.yaml", "--all", replies=given)) == []
    assert steering(sent(quiz, "stats")) == []


def test_a_path_steers_nothing(quiz: Quiz) -> None:
    name = "".join(character for character in DANGEROUS if character not in "\0\n")[:50] + ".yaml"
    quiz.deck(f"title: {json.dumps(MARKUP)}\nquestions: [{{question: q, anwser: a}}]\n", name)
    for arguments in (["check", name], ["start", name], ["preview", name], ["decks", "show", name], ["stats", name]):
        assert steering(sent(quiz, *arguments, code=None)) == []
