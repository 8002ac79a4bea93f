"""What all formats share: what was read or written, and what of it was lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, count
from typing import Final, NamedTuple

from quizkit.base.problems import Place, Problem, Route, Severity
from quizkit.deck import Deck
from quizkit.formats.settings import DeckSetting, lost_in_import, title_of
from quizkit.questions.base import LONGEST_TEXT, Fields, FieldValue
from quizkit.questions.registry import TYPES, Question

NOT_IMPORTED: Final = "not-imported"
NOT_EXPORTED: Final = "not-exported"
# Control characters, without tab and line break, and halves of surrogate pairs: a deck must not contain them.
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_LONGEST_TITLE = 60
# More than any deck has. A file made for that has as many empty ones as it can.
_MOST_QUESTIONS: Final = 100_000
# Begins the link to a file among the media of a reading.
MEDIA_LINK: Final = "quiz-media:"

# Called with the number of questions that are read or written by now.
_on_question: ContextVar[Callable[[int], None]] = ContextVar("on_question", default=lambda _number: None)


@contextmanager
def counted(event: Callable[[int], None]) -> Iterator[None]:
    """Call `event` with the number of each question that is read or written inside."""
    token = _on_question.set(event)
    try:
        yield
    finally:
        _on_question.reset(token)


def begin_question(number: int) -> None:
    """Say that this question begins."""
    _on_question.get()(number)


class Unreadable(Exception):
    """A file that is damaged, or not of its format: why, and where if that is known."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


class Draft(NamedTuple):
    """A question that was read from a file, the values of its fields in the deck format, and where it is in the file."""

    question: Question
    values: Mapping[str, FieldValue]
    route: Route = ()
    place: Place | None = None


class Reading(NamedTuple):
    """What was read from a file: the questions, and the problems in the order of the file.

    A problem with the severity `error` is a question that was not imported, a warning is a loss. `media` are files that
    the questions show, by their names.
    """

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    title: str = ""
    language: str = ""
    media: Mapping[str, bytes] = {}
    description: str = ""

    def deck(self, stem: str) -> Deck:
        """Return the questions as the deck of a file with this name."""
        questions = tuple(draft.question for draft in self.drafts)
        return Deck(stem, self.title or title_of(stem), questions, self.description, self.language or "en")


class Written(NamedTuple):
    """A file of another tool, and the problems of what it does not contain: of questions errors, of parts warnings.

    `settings` are those of the deck that the format keeps, but not with these texts.
    """

    data: bytes
    losses: tuple[Problem, ...]
    settings: tuple[DeckSetting, ...] = ()


class Collector:
    """Collects the questions of a file while it is read, and what is lost.

    `language` is that of the deck; numbers are read in it.
    """

    def __init__(self, language: str = "") -> None:
        self.language = language
        self.media: dict[str, bytes] = {}
        self._drafts: list[Draft] = []
        self._problems: list[Problem] = []
        self._settings: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._position = -1
        self._route: Route = ("questions", 0)

    def begin(self) -> None:
        """Begin the next question of the file: what follows is about it. Raises Unreadable."""
        self._position += 1
        if self._position >= _MOST_QUESTIONS:
            raise Unreadable(f"it has more than {_MOST_QUESTIONS:,} questions; split it")
        self._route = ("questions", self._position)
        begin_question(self._position)

    def add(self, type: str, values: Mapping[str, FieldValue | None], place: Place | None = None) -> None:
        """Add a question of this type, or report why it is not valid. Empty values, and one point, are left out."""
        cleaned = {key: value for key, raw in values.items() if (value := _cleaned(raw)) not in ("", None, (), {})}
        if cleaned.get("points") == 1:
            del cleaned["points"]
        stem = next((str(cleaned[key]) for key in ("question", "cloze", "front") if key in cleaned), "")
        missing = [key for key, field in TYPES[type].fields.items() if field.required and key not in cleaned]
        longest = max(map(len, texts_of(cleaned)), default=0)
        if missing or longest > LONGEST_TEXT:
            too_long = f"one of its texts has {longest:,} characters, and a deck may have {LONGEST_TEXT:,} in one"
            self.skip(stem, f"it has no {missing[0]}" if missing else too_long, place)
            return
        question = self._read(type, cleaned)
        if not isinstance(question, list) and question.common.id in self._ids:
            # Another question has the id, or the wording.
            cleaned["id"] = self._free_id(str(cleaned.get("id", "")), stem, place)
            question = self._read(type, cleaned)
        problems = question if isinstance(question, list) else question.problems()
        if isinstance(question, list) or problems:
            self.skip(stem, problems[0].message, place)
        else:
            self._ids.add(question.common.id)
            self._drafts.append(Draft(question, cleaned, self._route, place))

    def skip(self, title: str, reason: str, place: Place | None = None) -> None:
        """Report that the question is not imported, in place of what was lost of it before."""
        while self._problems and self._problems[-1].route == self._route:
            self._problems.pop()
        self._report(NOT_IMPORTED, title, reason, "error", place)

    def lose(self, code: str, title: str, what: str, place: Place | None = None) -> None:
        """Report a part of a question that is lost or changed: `code` is short, `what` says how."""
        self._report(code, title, what, "warning", place)

    def lose_setting(self, name: str, number: int = 1) -> None:
        """Note a setting that a deck cannot have; all of them are reported together. A number of 0 is not shown."""
        self._settings[name] += number

    def links_to(self, name: str) -> bool:
        """Return whether a question that was added shows the file of this name."""
        link = MEDIA_LINK + name
        return any(link in str(draft.values) for draft in self._drafts)

    def reading(self, title: str = "", description: str = "") -> Reading:
        """Return what was read."""
        problems = (*lost_in_import(self._settings), *self._problems)
        return Reading(tuple(self._drafts), problems, clean(title), self.language, self.media, clean(description))

    def _report(self, code: str, title: str, message: str, severity: Severity, place: Place | None) -> None:
        self._problems.append(Problem(code, self._route, with_title(title, message), "", severity, place))

    def _read(self, type: str, values: Mapping[str, FieldValue]) -> Question | list[Problem]:
        return TYPES[type].read(Fields(values, str(values.get("language", "")) or self.language or "en"))

    def _free_id(self, own: str, stem: str, place: Place | None) -> str:
        names = chain(([own] if own else []), (f"{own or slug(stem) or 'question'}-{number}" for number in count(2)))
        free = next(name for name in names if name not in self._ids)
        if own:
            self.lose("same-id", stem, f"another question has the id “{own}”, so this one gets “{free}”", place)
        return free


def with_title(title: str, message: str) -> str:
    """Return a message that begins with the title of a question, if it has one."""
    line = " ".join(title.replace(MEDIA_LINK, "").split())
    short = line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"
    return f"“{short}”: {message}" if short else message


def clean(text: str) -> str:
    """Return a text with one kind of line breaks, and without control characters and the spaces around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()


def _cleaned(value: FieldValue | None) -> FieldValue | None:
    match value:
        case str():
            return clean(value)
        case tuple():
            return tuple(text for item in value if (text := clean(item)))
        case dict():
            pairs = ((clean(key), _cleaned(item)) for key, item in value.items())
            return {key: item for key, item in pairs if key and item}  # type: ignore[return-value]  # same kinds as before
        case _:
            return value


def texts_of(value: object) -> Iterator[str]:
    """Yield the texts in the value of a field, or in a mapping of fields."""
    if isinstance(value, str):
        yield value
    for part in value.items() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        yield from texts_of(part)


def slug(text: str) -> str:
    """Return a text as an id: words in lowercase joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))[:40].strip("-")
