"""What Anki's two formats share: questions as notes, and notes as questions."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.problems import Place
from quizkit.formats.base import Collector
from quizkit.formats.features import Losses
from quizkit.formats.html import html_of_pieces, html_of_text, markdown_of_html, plain_of_html
from quizkit.formats.texts import html_of_plain, is_plain_line
from quizkit.questions import registry
from quizkit.questions.base import FieldValue
from quizkit.questions.cloze import Blank, cloze_source

NoteKind: TypeAlias = Literal["basic", "typed", "cloze"]
# {{c1::answer::hint}}
_CLOZE = re.compile(r"\{\{c\d+::((?:[^{}:]|:(?!:)|\{(?!\{)|\}(?!\}))*)(?:::((?:[^{}]|\{(?!\{)|\}(?!\}))*))?\}\}")
# The decks above a deck come before its name.
_DECKS = re.compile("\x1f|::")
ONE_CARD = "only its first card is imported; the option --reverse asks cards from the back"
_SOUND = re.compile(r"\[sound:[^\[\]]*\]")


class Note(NamedTuple):
    """A note of Anki: its fields as HTML, the explanation last, and its tags."""

    guid: str
    kind: NoteKind
    first: str
    second: str = ""
    extra: str = ""
    tags: tuple[str, ...] = ()


def note_of(question: registry.Question, losses: Losses) -> Note:
    """Return a question as a note. A question whose type Anki does not have becomes a card."""
    common = question.common
    kind, first, second = _sides(question, losses)
    tags = tuple(re.sub(r"\s+", "-", tag) for tag in common.tags)
    if tags != common.tags:
        losses.lose("changed-tags", "spaces in its tags become hyphens")
    return Note(common.id, kind, first, second, html_of_text(common.explanation, losses), tags)


def _sides(question: registry.Question, losses: Losses) -> tuple[NoteKind, str, str]:
    match question:
        case registry.Flashcard():
            return "basic", html_of_text(question.front, losses), html_of_text(question.back, losses)
        case registry.TextQuestion():
            return "typed", html_of_text(question.stem, losses), _typed_html(question.key, losses)
        case registry.NumberQuestion():
            losses.lose("changed-type", "a number question becomes one with a text to type")
            return "typed", html_of_text(question.stem, losses), _typed_html(question.keys[0], losses)
        case registry.ClozeQuestion():
            return "cloze", _cloze(question, losses), ""
        case _:
            losses.lose("changed-type", f"{registry.type_in_words(question.type)} becomes a card")
            front = _card_html(question.stem, _offered(question), losses)
            return "basic", front, html_of_text(_answer(question), losses)


def _card_html(stem: str, offered: Sequence[str], losses: Losses) -> str:
    """Return what a card asks and what it offers as HTML. Most of these texts are plain, and need no reading as Markdown."""
    if all(is_plain_line(text) and text == " ".join(text.split()) for text in (stem, *offered)):
        return "<br>".join(map(html_of_plain, (stem, *(f"- {item}" for item in offered))))
    return html_of_text("\n".join((stem, *(f"- {item}" for item in offered))), losses)


def _offered(question: registry.Question) -> Sequence[str]:
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            return question.choices
        case registry.OrderQuestion():
            return sorted(question.keys)
        case registry.MatchQuestion():
            return [*question.pairs, *sorted(question.pairs.values())]
        case _:
            return []


def _answer(question: registry.Question) -> str:
    match question:
        case registry.MatchQuestion():
            return "\n".join(f"{left}: {right}" for left, right in question.pairs.items())
        case registry.OrderQuestion():
            return "\n".join(f"{number}. {item}" for number, item in enumerate(question.keys, 1))
        case registry.MultipleQuestion() | registry.ListQuestion():
            return "\n".join(question.keys)
        case _:
            return question.answer()


def _cloze(question: registry.ClozeQuestion, losses: Losses) -> str:
    pieces, marks = question.pieces(), []
    for number, blank in enumerate(question.blanks, 1):
        if re.search(r"::|\}\}", blank.key + blank.hint):
            losses.refuse("Anki reads :: and }} in a blank otherwise")
        hint = f"::{html_of_plain(blank.hint)}" if blank.hint else ""
        marks.append(f"{{{{c{number}::{html_of_plain(blank.key)}{hint}}}}}")
    if any("{{" in piece for piece in pieces):
        losses.refuse("Anki reads {{ in a text otherwise")
    return html_of_pieces(pieces, marks, losses)


def _typed_html(text: str, losses: Losses) -> str:
    html = html_of_plain(text)
    if plain_of_html(html) != text:
        losses.lose("lost-layout", "the spaces of its answer are not exported")
    return html


def deck_title(names: Iterable[str]) -> str:
    """Return the last part of the names of decks that all of them have, without what is only usual."""
    levels = zip(*(_DECKS.split(name) for name in names), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    return shared[-1] if shared and shared != ["Default"] else ""


def deck_tags(names: Collection[str], name: str) -> tuple[str, ...]:
    """Return the deck of a note as tags: none if all notes are in one deck."""
    return (_DECKS.split(name)[-1],) if len(names) > 1 else ()


def add_note(collector: Collector, note: Note, place: Place | None = None) -> None:
    """Add a note as a question, and report what is lost of it."""
    if "{{c1::image-occlusion:" in note.first:
        collector.skip(note.guid, "it hides parts of an image", place)
        return
    first, second, extra = (markdown_of_html(_SOUND.sub("", field)) for field in (note.first, note.second, note.extra))
    if _SOUND.search(f"{note.first}{note.second}{note.extra}"):
        collector.lose("lost-media", first.text, "its sound is not imported", place)
    for tag in dict.fromkeys((*first.lost, *second.lost, *extra.lost)):
        collector.lose("lost-media", first.text, f"what <{tag}> shows is not imported", place)
    shared: dict[str, FieldValue | None] = {
        "id": "" if note.guid.startswith("~") else note.guid,
        "explanation": extra.text,
        "tags": note.tags,
    }
    match note.kind:
        case "basic":
            collector.add("flashcard", {**shared, "front": first.text, "back": second.text}, place)
        case "typed":
            collector.add("text", {**shared, "question": first.text, "answer": plain_of_html(note.second)}, place)
        case "cloze":
            _add_cloze(collector, note.first, {**shared, "explanation": extra.text or second.text}, place)


def _add_cloze(collector: Collector, html: str, shared: dict[str, FieldValue | None], place: Place | None) -> None:
    matches = list(_CLOZE.finditer(html))
    marked = markdown_of_html(_CLOZE.sub("\ue000", html)).text.split("\ue000")
    blanks = [Blank(markdown_of_html(match[1]).text, (), markdown_of_html(match[2] or "").text) for match in matches]
    if any("{{c" in piece for piece in marked):
        collector.skip(markdown_of_html(html).text, "one of its blanks is inside another one", place)
    elif not blanks or len(marked) != len(blanks) + 1:
        collector.skip(markdown_of_html(html).text, "it has no blank that can be read", place)
    elif any(re.search("[{}]", blank.key) for blank in blanks):
        collector.skip(markdown_of_html(html).text, "one of its blanks has a brace", place)
    else:
        collector.add("cloze", {**shared, "cloze": cloze_source(marked, blanks)}, place)
