"""`quiz progress`: the folder of what you answered, kept whole, merged, moved and erased."""

import csv
import io
import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from quizkit.app.deck_names import complete_names
from quizkit.app.find_deck import deck_id_of
from quizkit.base.errors import UsageError, refusing
from quizkit.base.paths import home
from quizkit.base.program import program
from quizkit.cli.help import Verb, VerbGroup, verb_app
from quizkit.progress import checkpoint
from quizkit.progress.doctor import examine
from quizkit.progress.history import History
from quizkit.progress.merge import SET_ASIDE, erase
from quizkit.progress.merge import merge as take_in
from quizkit.progress.records import Record
from quizkit.terminal.output import write_data
from quizkit.terminal.screens.confirm import confirm, someone_is_there
from quizkit.terminal.screens.progress_bar import ProgressBar
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, data, screen

app = verb_app(cls=VerbGroup)

_FOLDER = "The folder cannot be read or written"
_Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
_COLUMNS = (
    "at", "day", "zone", "deck", "question", "type", "mode", "try", "reply", "credit", "verdict", "rule", "hints", "ms",
    "session", "id", "amended",
)  # fmt: skip
# The kinds of records that say of an attempt: it was taken back, right on the student's word, right by luck.
_AMENDING = ("undo", "override", "guess")


@app.callback()
def progress() -> None:
    """See to what you answered: where it is, whether it is whole, and whose it is.

    Examples:
      quiz progress path
      quiz progress doctor
      quiz progress merge /media/usb/quizkit
      quiz progress export --format csv > answers.csv
    """


@app.command(cls=Verb)
def path() -> None:
    """Print the folder that everything is kept in.

    Examples:
      quiz progress path
    """
    write_data(f"{home()}\n")


@app.command(cls=Verb)
def doctor(yes: _Yes = False) -> None:
    """Say what is the matter with the folder, and mend what you agree to.

    Examples:
      quiz progress doctor
      quiz progress doctor --yes
    """
    shown = screen()
    history = History(home())
    with refusing(_FOLDER):
        findings = examine(history)
    for finding in findings:
        shown.put(data(finding.what), fold=False)
        if finding.fix is None:
            continue
        if yes or (someone_is_there() and confirm(shown, finding.offer, default=False)):
            with refusing(_FOLDER):
                finding.fix()
            shown.show("Done.", "green")
        else:
            shown.show(f"To mend it: `{program()} progress doctor --yes`. ({finding.offer})", "dim")
    if not findings:
        shown.put(data(f"{history.home}: all is well."), fold=False)


@app.command(cls=Verb)
def merge(path: Annotated[Path, typer.Argument(metavar="PATH", help="A history file, or a data folder.")]) -> None:
    """Take in what you answered on another machine. Doing it twice changes nothing.

    Examples:
      quiz progress merge /media/usb/quizkit
      quiz progress merge laptop.jsonl
    """
    shown = screen()
    history = History(home())
    merged = take_in(history, path)
    _rebuild(shown, history)
    shown.show(f"{count(merged.added, 'record')} added.")
    if merged.conflicts:
        aside = history.home / SET_ASIDE
        told = f"{count(merged.conflicts, 'record')} stood against another of the same id: see {aside}."
        shown.put(data(told, "yellow"), fold=False)
    if merged.unreadable:
        shown.show(f"{count(merged.unreadable, 'damaged line')} there could not be taken in.", "yellow")


@app.command(cls=Verb)
def rebuild() -> None:
    """Make progress.json anew from the histories, under the present model of memory.

    Examples:
      quiz progress rebuild
    """
    shown = screen()
    records = _rebuild(shown, History(home()))
    shown.show(f"Made anew from {count(records, 'record')}.")


@app.command(cls=Verb)
def export(
    format: Annotated[
        Literal["csv", "jsonl"], typer.Option("--format", help="A table of the answers, or every record.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="A file that is not there yet.")
    ] = None,
) -> None:
    """Write out what you answered, as JSON Lines or as CSV.

    The table has every reply as it was graded. Its last column, amended, says which were taken back since (undo),
    taken as right on your word (override) or right by luck (guess).

    Examples:
      quiz progress export > answers.jsonl
      quiz progress export --format csv -o answers.csv
    """
    with refusing(_FOLDER):
        records = checkpoint.read_all(History(home())).records
    text = _csv(records) if format == "csv" else "".join(json.dumps(record) + "\n" for record in records)
    if output is None:
        write_data(text)
        return
    with refusing("That cannot be written"), output.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


@app.command(cls=Verb)
def forget(
    deck: Annotated[
        str, typer.Argument(metavar="DECK", help="A deck, or the id of one.", autocompletion=complete_names)
    ],
    yes: _Yes = False,
) -> None:
    """Erase all that you answered in a deck. It cannot be brought back.

    Examples:
      quiz progress forget carney-washington-2025
    """
    shown = screen()
    history = History(home())
    state = checkpoint.load(history)
    deck_id = deck if deck in state.decks else deck_id_of(deck)
    known = state.decks.get(deck_id)
    if known is None:
        raise UsageError(f"Nothing is kept of “{deck}”.", f"`{program()} stats` shows what is.")
    question = f"Erase what is kept of {count(len(known.questions), 'question')} of “{known.title or deck_id}”?"
    if not yes and not (someone_is_there() and confirm(shown, question, default=False)):
        shown.show("Nothing was erased. Without anyone to ask, --yes says that it is meant.")
        return
    gone = erase(history, deck_id)
    _rebuild(shown, history)
    shown.show(f"{count(gone, 'record')} erased.")


def _rebuild(shown: Screen, history: History) -> int:
    with ProgressBar(shown, "Reading your history") as bar, refusing(_FOLDER):
        read = checkpoint.read_all(history, bar.update)
    checkpoint.save(history, read.state)
    return len(read.records)


def _csv(records: list[Record]) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    # The latest word on an attempt is the one that holds: what was guessed may be undone.
    amended = {str(record.get("attempt")): record["kind"] for record in records if record["kind"] in _AMENDING}
    for record in records:
        if record["kind"] == "attempt":
            replies = record.get("reply")
            told = "; ".join(map(str, replies)) if isinstance(replies, list) else ""
            row = {**record, "reply": told, "amended": amended.get(record["id"], "")}
            writer.writerow(
                {key: _no_formula(value) if isinstance(value, str) else value for key, value in row.items()}
            )
    return table.getvalue()


def _no_formula(text: str) -> str:
    """Keep a text from being run as a formula where a spreadsheet opens the table (OWASP, “CSV Injection”).

    Halves of surrogate pairs, which no encoding takes, are written out.
    """
    text = text.encode("utf-8", "backslashreplace").decode()
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
