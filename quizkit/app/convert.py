"""Imports files from other tools as decks, and exports decks for other tools."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from quizkit.app.check import CheckedDeck, CodeSelection, check_decks
from quizkit.app.find_deck import askable, find_deck
from quizkit.app.foreign_file import ForeignFile, format_named, known_formats, read_foreign_file
from quizkit.base import disk
from quizkit.base.errors import UsageError, reason_of
from quizkit.base.long_work import Progress
from quizkit.base.platform.names import check_outputs
from quizkit.base.problems import Problem
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile
from quizkit.deck_file.writing import deck_text
from quizkit.formats.base import MEDIA_LINK, Draft, counted, with_title
from quizkit.formats.images import image_files, with_media
from quizkit.formats.item import file_name, free_name
from quizkit.formats.registry import Format, stem_of
from quizkit.formats.settings import lost_in_export, lost_in_import, lost_settings

STDIO = Path("-")
# Checking more questions takes longer than importing them.
_MOST_CHECKED = 2_000
Event: TypeAlias = Callable[[int], None]
_NO_EVENT: Event = lambda _number: None  # noqa: E731 - a default that does nothing


class Imported(NamedTuple):
    """A deck that was written to `path`, or is only its `text` if that is standard output, and the files it is from.

    `checked` is what a check of the deck reports; None if it is not checked.
    """

    path: Path
    text: str
    files: Sequence[ForeignFile]
    questions: int
    checked: CheckedDeck | None = None


class Exported(NamedTuple):
    """A deck that was written for another tool: the file, or its content for standard output, and the losses."""

    path: Path
    data: bytes
    format: Format
    deck_path: Path
    questions: int
    losses: Sequence[Problem]


def import_files(
    paths: Sequence[Path], format_name: str | None, output: Path | None, *, force: bool, event: Event = _NO_EVENT
) -> list[Imported]:
    """Import files, each as a deck of its own, or all as one deck with `output`, and check the decks. Raises UsageError.

    `event` is called with the number of each question that is read.
    """
    with counted(event):
        files = [read_foreign_file(path, format_name) for path in paths]
    if output is not None:
        decks = [_written(files, output, force=force)]
    else:
        decks = [_written([file], Path(f"{file.stem}.yaml"), force=force) for file in files]
    return [_with_check(deck) for deck in decks]


def _with_check(deck: Imported) -> Imported:
    if deck.path == STDIO or not 0 < deck.questions <= _MOST_CHECKED:
        return deck
    (checked,) = check_decks([deck.path], CodeSelection())
    return deck._replace(checked=checked)


def export_deck(
    name: str, format_name: str, output: Path | None, *, force: bool, progress: Progress = lambda _share: None
) -> Exported:
    """Export a deck. `progress` is called with the share that is done. Raises UsageError."""
    format = format_named(format_name, writes=True)
    if not format.writes:
        raise UsageError(f"quizkit reads {format.about} but does not write it.", known_formats(writes=True))
    file = find_deck(name)
    deck = askable(file)
    deck, media, missing_images = _with_images(file, deck, format)
    with counted(lambda number: progress(number / len(deck.questions))):
        written = format.write(deck, media)
    place = file.place if file.root is not None else lambda _route: None
    path = output or Path(f"{file.path.stem}{format.ending}")
    lost = lost_settings(deck, format.support.settings, file.path.stem if path == STDIO else stem_of(path))
    missing = sum(loss.severity == "error" for loss in written.losses)
    # If there is no question, no file is written.
    settings = lost_in_export([*written.settings, *lost]) if missing < len(deck.questions) else ()
    losses = (*settings, *(loss._replace(place=place(loss.route)) for loss in (*written.losses, *missing_images)))
    exported = Exported(path, written.data, format, file.path, len(deck.questions) - missing, losses)
    if exported.questions and path != STDIO:
        _write(path, written.data, {}, force=force)
    return exported


def _with_images(file: DeckFile, deck: Deck, format: Format) -> tuple[Deck, dict[str, bytes], list[Problem]]:
    """Return a deck that links to its images as media, these media, and which images do not come along."""
    media: dict[str, bytes] = {}
    names: dict[str, str] = {}
    losses: list[Problem] = []
    if file.root is not None and "![" not in file.text:
        return deck, media, losses
    questions = []
    for position, question in enumerate(deck.questions):
        sources = image_files(question)
        for source in sources:
            data = _image(file.path.parent, source) if format.media and source not in names else None
            if data is not None:
                names[source] = free_name(file_name(source), media)
                media[names[source]] = data
            elif source not in names:
                what = f"the image {source} is not exported" + (": there is no such file" if format.media else "")
                message = with_title(question.prompt().stem, what)
                losses.append(Problem("lost-media", ("questions", position), message, "", "warning"))
        questions.append(with_media(question, names, deck) if sources else question)
    return deck._replace(questions=tuple(questions)), media, losses


def _image(folder: Path, source: str) -> bytes | None:
    """Return an image in the folder of a deck, or below it; None if there is none."""
    path = (folder / unquote(source)).resolve()
    with suppress(OSError, ValueError):
        return path.read_bytes() if path.is_relative_to(folder.resolve()) else None
    return None


def _written(files: Sequence[ForeignFile], path: Path, *, force: bool) -> Imported:
    files = [_with_missing_images(file, path) for file in files]
    files[1:] = [_with_other_settings(file, files[0]) for file in files[1:]]
    drafts, media = _together(files)
    if not drafts:
        return Imported(path, "", files, 0)
    title = files[0].title
    folder = f"{path.stem if path != STDIO else 'deck'}-media"
    reading = files[0].reading
    id = path.stem if path != STDIO else title
    head = {"id": id, "title": title, "description": reading.description, "language": reading.language}
    text = deck_text(head, [(draft.question.type, draft.values) for draft in drafts])
    text = text.replace(MEDIA_LINK, f"{folder}/")
    if path != STDIO:
        files_of_media = {path.parent / folder / name: data for name, data in media.items()}
        _write(path, text.encode(), files_of_media, force=force)
    return Imported(path, text, files, len(drafts))


def _with_other_settings(file: ForeignFile, first: ForeignFile) -> ForeignFile:
    """Add a problem for what a file has of its own, while the deck is named after the first one."""
    reading, own = file.reading, ("title", "description", "language")
    lost = {key: 0 for key in own if getattr(reading, key) not in ("", getattr(first.reading, key))}
    return file._replace(reading=reading._replace(problems=(*lost_in_import(lost), *file.problems)))


def _with_missing_images(file: ForeignFile, path: Path) -> ForeignFile:
    """Add a problem for each image that the questions show and that will not be beside the deck at this path."""
    problems = [
        Problem("lost-media", draft.route, with_title(draft.question.prompt().stem, what), "", "warning", draft.place)
        for draft in file.reading.drafts
        if "![" in str(draft.values)
        for source in image_files(draft.question)
        if (what := _missing_image(source, path))
    ]
    return file._replace(reading=file.reading._replace(problems=(*file.problems, *problems)))


def _missing_image(source: str, path: Path) -> str:
    if source.startswith(MEDIA_LINK):
        name = source.removeprefix(MEDIA_LINK)
        return f"the image {name} is not written to standard output" if path == STDIO else ""
    return "" if _image(path.parent, source) is not None else f"the image {source} is not found"


def _together(files: Sequence[ForeignFile]) -> tuple[list[Draft], Mapping[str, bytes]]:
    """Return the questions of all files, each with an id of its own, and their media."""
    drafts: dict[str, Draft] = {}
    media: dict[str, bytes] = {}
    for file in files:
        media |= file.reading.media
        for draft in file.reading.drafts:
            id, number = draft.question.common.id, 2
            while id in drafts:
                id, number = f"{draft.question.common.id.lstrip('~')}-{number}", number + 1
            same = id == draft.question.common.id
            drafts[id] = draft if same else draft._replace(values={**draft.values, "id": id})
    return list(drafts.values()), media


def _write(path: Path, data: bytes, media: Mapping[Path, bytes], *, force: bool) -> None:
    """Write a file and the media beside it, or nothing: none replaces another one, unless with `force`."""
    check_outputs([path, *media])
    others = [path, *(file for file, content in media.items() if not _has(file, content))]
    taken = next((file for file in others if file.exists()), None)
    if taken and not force:
        raise UsageError(f"{taken} already exists.", "Write to another file with -o, or replace it with --force.")
    for file, content in {path: data, **media}.items():
        try:
            disk.make_folder(file.parent)
            disk.replace(file, content)
        except OSError as error:
            raise UsageError(
                f"{file} could not be written: {reason_of(error)}.", "Give another file with -o."
            ) from error


def _has(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
