"""Students with several machines, whose clocks, disks and backups do what they like: a machine for hypothesis.

What must hold after every step: each answer that was acknowledged, and neither undone nor forgotten, is in the export
and in the fold of every machine that has it; no id is given twice; what was left can be resumed; nothing raises.
"""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quizkit.app import progress as commands
from quizkit.base.errors import NotSaved, UsageError
from quizkit.deck import Deck
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.new_records import exam_record, session_record
from quizkit.progress.recorder import HistoryExamRecorder, HistoryRecorder
from quizkit.progress.records import Record
from quizkit.progress.state import State
from quizkit.progress.stats import stats
from quizkit.questions.base import Grade
from quizkit.questions.shapes import Typed
from quizkit.reporters import csv
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked
from quizkit.session.recording import Amendment
from quizkit.session.score import score
from quizkit.session.sheet import sheet
from tests.helpers import deck, studied

from .folding import without_reading
from .oracle import whole_lines

QUESTIONS = 6
# Where nothing waits for a disk.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def edition(id: str, title: str, wording: str) -> Deck:
    """A deck as a teacher edits it: its title and its wording change, its ids do not."""
    questions = "".join(f"  - {{id: q{n}, question: '{wording} {n}?', answer: x}}\n" for n in range(QUESTIONS))
    return deck(f"id: {id}\ntitle: {title}\nquestions:\n{questions}")


DECKS = {id: [edition(id, "One", "What is"), edition(id, "Two", "Which is")] for id in ("d", "e")}
MACHINES = st.sampled_from((0, 0, 0, 0, 1, 1, 2, 3))
DECK_IDS = st.sampled_from(("d", "d", "e"))
JUMPS = st.sampled_from((0, 0, 0, 0, -3 * 365, -400, -30, -1, 1, 2, 30, 400, 3 * 365))
ZONES = st.sampled_from((-660, -480, 0, 330, 780))

STUDY: dict[str, Any] = {
    "machine": MACHINES,
    "jump": JUMPS,
    "deck_id": DECK_IDS,
    "version": st.integers(0, 1),
    "places": st.lists(st.integers(0, QUESTIONS - 1), min_size=1, max_size=3),
    "amendment": st.sampled_from((None, None, "undo", "guess", "override")),
    "ending": st.sampled_from(("done", "quit", "killed")),
    "resumes": st.booleans(),
    "fails": st.sampled_from((None, None, None, "write", "silently")),
}


class Answer(NamedTuple):
    """An acknowledged answer, by what its reply says."""

    reply: str
    id: str
    deck: str
    question: str

    @property
    def device(self) -> str:
        """The device that wrote it."""
        return self.id.rpartition("-")[0]

    @property
    def number(self) -> int:
        """Its number there."""
        return int(self.id.rpartition("-")[2])


class Machine:
    """A machine of the student: a data folder, a clock, and what the simulation knows of it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ahead = timedelta(0)
        self.zone = 0
        # The answers in its files, and the highest number of each device that it ever knew.
        self.answers: set[Answer] = set()
        self.numbers: dict[str, int] = {}
        self.backups: list[tuple[Path, set[Answer]]] = []
        # Everything was restored at once: nothing on the machine shows that numbers were given since.
        self.lost_its_numbers = False
        # Answers that are gone from its files, though its checkpoint knew them and the doctor was not asked since.
        self.lost: set[Answer] = set()
        # An exam that was left, with the replies that were acknowledged.
        self.exam: tuple[str, str, dict[str, str]] | None = None


class Simulation(RuleBasedStateMachine):
    """Up to four machines. Rules are what happens to them, invariants what must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(dir=IN_MEMORY))
        self.machines = [Machine(self.folder / f"home{n}") for n in range(4)]
        self.time = datetime(2026, 11, 22, 12, tzinfo=UTC)
        self.current = self.machines[0]
        self.answered = 0
        self.given: set[str] = set()
        self.taken_back: set[str] = set()
        self.patches = ExitStack()
        self.patches.enter_context(mock.patch.dict(os.environ))
        self.patches.enter_context(mock.patch("os.fsync"))
        # One process writes, so no lock is contended; and there are no files of decks to look through.
        self.patches.enter_context(mock.patch("quizkit.progress.history.held", nullcontext))
        self.patches.enter_context(mock.patch("quizkit.app.deck_identity.find_deck", side_effect=UsageError("none")))
        for name, module in list(sys.modules.items()):
            if name.startswith("quizkit.") and hasattr(module, "now") and name != "quizkit.base.clock":
                self.patches.enter_context(mock.patch.object(module, "now", self.now))

    def teardown(self) -> None:
        """Compare what the machines make of all records, then clean up."""
        try:
            self.check_that_the_order_of_merging_changes_nothing()
        finally:
            self.patches.close()
            shutil.rmtree(self.folder)

    def now(self) -> datetime:
        """What the wall of the current machine shows. No moment is shown twice."""
        self.time += timedelta(milliseconds=7)
        zone = timezone(timedelta(minutes=self.current.zone))
        return (self.time + self.current.ahead).astimezone(zone)

    def at(self, machine: int, jump: int = 0) -> Machine:
        """Sit down at a machine, whose clock was set by some days since."""
        self.current = self.machines[machine]
        self.current.ahead += timedelta(days=jump)
        self.time += timedelta(minutes=11)
        os.environ["QUIZ_HOME"] = str(self.current.home)
        return self.current

    # What happens to clocks and disks.

    @rule(zones=st.tuples(ZONES, ZONES, ZONES, ZONES), days=st.integers(0, 40))
    def travel(self, zones: tuple[int, int, int, int], days: int) -> None:
        """Take the machines to other zones, for some days."""
        self.time += timedelta(days=days)
        for machine, zone in zip(self.machines, zones, strict=True):
            machine.zone = zone

    @rule(machine=MACHINES)
    def back_up(self, machine: int) -> None:
        """Copy a data folder."""
        here = self.at(machine)
        if here.home.exists():
            copy = self.folder / f"backup{machine}-{len(here.backups)}"
            shutil.copytree(here.home, copy)
            here.backups.append((copy, set(here.answers)))

    @rule(
        machine=MACHINES,
        what=st.sampled_from(("cut", "cut", "all", "history", "progress.json")),
        share=st.floats(0, 1),
        which=st.integers(0, 3),
    )
    def lose(self, machine: int, what: str, share: float, which: int) -> None:
        """Cut a history, or put back an older copy of everything, of the histories, or of the checkpoint."""
        here = self.at(machine)
        # The names of the files are random: their number does not depend on them.
        files = sorted(History(here.home).files(), key=lambda file: file.stat().st_mtime_ns)
        if what == "cut" and files:
            self.cut(here, files[which % len(files)], share)
        elif what != "cut" and here.backups:
            self.restore(here, what, *here.backups[which % len(here.backups)])

    def restore(self, here: Machine, part: str, copy: Path, answers: set[Answer]) -> None:
        """Put back an older copy of a part."""
        if part == "progress.json":
            with suppress(FileNotFoundError):
                shutil.copyfile(copy / part, here.home / part)
            return
        place = here.home if part == "all" else here.home / part
        shutil.rmtree(place)
        shutil.copytree(copy if part == "all" else copy / part, place)
        before, here.answers, here.exam = here.answers, set(answers), None
        here.lost = set() if part == "all" else here.lost | self.known_to_be_gone(here, before)
        self.look_for_a_trace(here)

    def cut(self, here: Machine, file: Path, share: float) -> None:
        """Shorten a history file, as a failing disk or a sync tool does."""
        content = file.read_bytes()
        file.write_bytes(content[: int(len(content) * share)])
        before = here.answers
        self.look_at_the_disk(here)
        here.lost |= self.known_to_be_gone(here, before)
        self.look_for_a_trace(here)

    def cut_the_latest(self, here: Machine, share: float) -> None:
        """Shorten the history that was written last."""
        if files := History(here.home).files():
            self.cut(here, max(files, key=lambda file: file.stat().st_mtime_ns), share)

    def known_to_be_gone(self, here: Machine, before: set[Answer]) -> set[Answer]:
        """Return which of the answers that were there before are gone, though the checkpoint knows their numbers."""
        stored = checkpoint.stored(here.home / "progress.json")
        known = {device: position.n for device, position in (stored.read if stored else {}).items()}
        return {answer for answer in before - here.answers if answer.number <= known.get(answer.device, 0)}

    def look_at_the_disk(self, here: Machine) -> None:
        """Know which answers a machine has left after its files were damaged."""
        left = {str(record["id"]): record for record in records_on_disk(here.home)}
        ids = {(id, tuple(record.get("reply", ()))) for id, record in left.items()}
        here.answers = {answer for answer in here.answers if (answer.id, (answer.reply,)) in ids}
        here.exam = None

    def look_for_a_trace(self, here: Machine) -> None:
        """Note whether anything on the machine still shows which numbers were given."""
        traces: dict[str, int] = {}
        for id in ids_on_disk(here.home):
            traces[id.rpartition("-")[0]] = max(int(id.rpartition("-")[2]), traces.get(id.rpartition("-")[0], 0))
        stored = checkpoint.stored(here.home / "progress.json")
        for device, position in (stored.read if stored else {}).items():
            traces[device] = max(position.n, traces.get(device, 0))
        if any(n > traces.get(device, 0) for device, n in here.numbers.items()):
            here.lost_its_numbers = True

    # What the student does.

    @rule(**STUDY)
    def study(self, **how: Any) -> None:
        """Study."""
        self.session(**how)

    @rule(**STUDY)
    def study_again(self, **how: Any) -> None:
        """Study, too: hypothesis chooses among the rules evenly."""
        self.session(**how)

    def session(
        self,
        machine: int,
        jump: int,
        deck_id: str,
        version: int,
        places: list[int],
        amendment: Amendment | None,
        ending: str,
        resumes: bool,
        fails: str | None,
    ) -> None:
        """Answer questions in a new session or one that was left, which ends or is killed. A write may fail."""
        here, edited = self.at(machine, jump), DECKS[deck_id][version]
        history = History(here.home)
        state = checkpoint.load(history)
        left = state.decks[deck_id].open if resumes and deck_id in state.decks else None
        asked = [Asked(edited, edited.questions[place]) for place in places]
        begin = session_record(self.now(), [edited], asked, 1, which="next", tags=(), permute=True)
        recorder = HistoryRecorder(history, state, lambda: begin, left.session if left else "")
        attempts = [self.attempt(edited, place) for place in places]
        with failing(fails):
            for attempt in attempts:
                with suppress(NotSaved):
                    recorder.attempt(attempt)
        self.acknowledge(here, recorder, attempts)
        if left is not None:
            self.check_that_replies_are_in_the_open_session(here, deck_id, left.session, recorder)
        if amendment is not None:
            with suppress(NotSaved):
                recorder.amend(amendment)
            if amendment == "undo":
                self.taken_back.add(attempts[-1].reply[0])
        if ending != "killed":
            recorder.end(score(attempts), "done" if ending == "done" else "quit", 9)
            assert recorder.unsaved == 0, "an answer that waited was not written at the end"
            self.acknowledge(here, recorder, attempts)

    def attempt(self, edited: Deck, place: int) -> Attempt:
        """The next answer, whose reply no other has."""
        self.answered += 1
        grade = Grade(1, "right", "exact")
        return Attempt(edited.id, edited.questions[place], 1, (), (f"r{self.answered}",), grade, 0, 1000, self.now())

    @rule(share=st.sampled_from((0.4, 0.6, 0.8)), **STUDY)
    def study_after_a_cut(self, share: float, **how: Any) -> None:
        """Study on a machine whose latest history was just shortened."""
        self.cut_the_latest(self.at(how["machine"]), share)
        self.session(**how)

    def acknowledge(self, here: Machine, recorder: HistoryRecorder, attempts: Sequence[Attempt]) -> None:
        """Note what the student was told is saved. Undone attempts are no longer among those of the recorder."""
        for (entry, _), attempt in zip(recorder._answers, attempts, strict=False):
            if entry.ids:
                reply, question = attempt.reply[0], attempt.question.common.id
                answer = Answer(reply, entry.id, attempt.deck_id, question)
                if answer not in here.answers:
                    assert entry.id not in self.given or here.lost_its_numbers, f"{entry.id} is given twice"
                    self.given.add(entry.id)
                    here.answers.add(answer)

    @rule(machine=MACHINES, deck_id=DECK_IDS, places=st.lists(st.integers(0, QUESTIONS - 1), min_size=1, max_size=3))
    def take_an_exam(self, machine: int, deck_id: str, places: list[int]) -> None:
        """Begin an exam, reply, and leave."""
        here, edited = self.at(machine), DECKS[deck_id][0]
        history = History(here.home)
        state = checkpoint.load(history)
        begin = exam(self.now(), edited)
        recorder = HistoryExamRecorder(history, state, lambda: begin)
        recorder.begin()
        here.exam = deck_id, recorder.session, {}
        self.reply_in_the_exam(here, recorder, places)

    @rule(machine=MACHINES, jump=JUMPS, places=st.lists(st.integers(0, QUESTIONS - 1), min_size=1, max_size=3))
    def resume_the_exam(self, machine: int, jump: int, places: list[int]) -> None:
        """Reply in an exam that was left, whatever the clock did."""
        here = self.at(machine, jump)
        if here.exam is not None:
            deck_id, session, _ = here.exam
            history = History(here.home)
            state = checkpoint.load(history)
            begin = exam(self.now(), DECKS[deck_id][0])
            recorder = HistoryExamRecorder(history, state, lambda: begin, session)
            self.reply_in_the_exam(here, recorder, places)

    def reply_in_the_exam(self, here: Machine, recorder: HistoryExamRecorder, places: list[int]) -> None:
        """Reply, leave, and check that each reply is there."""
        assert here.exam is not None
        deck_id, session, replies = here.exam
        edited = DECKS[deck_id][0]
        lines = sheet([Asked(edited, question) for question in edited.questions], 7, permute=False)
        for place in places:
            self.answered += 1
            reply = f"x{self.answered}"
            recorder.reply(lines[place]._replace(reply=Typed(reply), at=self.now()), 1, late=False)
            replies[lines[place].asked.question.common.id] = reply
        recorder.leave()
        opened = checkpoint.load(History(here.home)).decks[deck_id].exam
        # Another machine may have begun one since; then that one can be resumed.
        if opened is not None and opened.session == session:
            found = {id: reply.reply[0] for id, reply in opened.replies.items()}
            assert found == replies, f"replies are missing: {found}, not {replies}"
        else:
            assert len([machine for machine in self.machines if machine.exam]) > 1, "the exam cannot be resumed"

    @rule(machine=MACHINES, jump=JUMPS, deck_id=DECK_IDS)
    def forget(self, machine: int, jump: int, deck_id: str) -> None:
        """Erase the progress in a deck: what is known of it here, by number."""
        here = self.at(machine, jump)
        with suppress(UsageError):
            commands.forget(commands.stored_deck(deck_id), lambda _: None)
            known = self.numbers_known(here)
            for machine_ in self.machines:
                for answer in machine_.answers:
                    if answer.deck == deck_id and answer.number <= known.get(answer.device, 0):
                        self.taken_back.add(answer.reply)
            for one in self.machines:
                if one.exam is not None and one.exam[0] == deck_id:
                    one.exam = None

    def numbers_known(self, here: Machine) -> dict[str, int]:
        """The highest number of each device that a machine has ever known."""
        for id in ids_on_disk(here.home):
            device, _, n = id.rpartition("-")
            here.numbers[device] = max(int(n), here.numbers.get(device, 0))
        return here.numbers

    @rule(into=MACHINES, of=MACHINES, share=st.sampled_from((None, None, None, 0.4, 0.8)))
    def merge(self, into: int, of: int, share: float | None) -> None:
        """Add the history of one machine to another, whose latest history may have been shortened just before."""
        there, here = self.machines[of], self.at(into)
        if share is not None:
            self.cut_the_latest(here, share)
        if History(there.home).files() and there is not here:
            own, before = History(here.home).devices(), attempts_on_disk(here.home)
            with suppress(UsageError):
                commands.merge(there.home, lambda _: None)
                here.answers |= there.answers
            ids = {id for id, _ in before}
            if any(id in ids and id.rpartition("-")[0] in own for id, _ in attempts_on_disk(here.home) - before):
                assert not {*own} & {*History(here.home).devices()}, "what was lost came back, and its numbers go on"
                here.lost_its_numbers = False

    @rule(machine=MACHINES)
    def consult_the_doctor(self, machine: int) -> None:
        """Let the doctor fix what it can."""
        self.at(machine)
        for problem in commands.diagnose():
            commands.repair(problem)
        self.current.lost = set()

    # What must hold.

    @invariant()
    def every_answer_counts_on_the_machine_that_has_it(self) -> None:
        """Check the export and the fold, and that catching up gives what starting again gives."""
        here = self.current
        if here.home.exists():
            os.environ["QUIZ_HOME"] = str(here.home)
            self.numbers_known(here)
            self.check(here, checkpoint.load(History(here.home)))

    def check(self, machine: Machine, state: State) -> None:
        """Check the machine that something happened to."""
        read = checkpoint.read_all(History(machine.home))
        assert without_reading(read.state) == without_reading(state)
        csv.answers_table(read.records)
        stats(studied(*(versions[0] for versions in DECKS.values())), state, self.now().date())
        exported = {record["reply"][0] for record in read.records if record["kind"] == "attempt"}
        expected = self.expected(machine)
        assert {answer.reply for answer in expected} <= exported, "an answer is not in the export"
        check_that_all_count(expected, state)
        if any(answer.reply not in self.taken_back for answer in machine.lost - machine.answers):
            assert checkpoint.lost_files(History(machine.home)), "answers are gone, and nothing shows it"

    def expected(self, *machines: Machine) -> set[Answer]:
        """The answers that machines have and that were neither undone nor forgotten."""
        answers = set().union(*(machine.answers for machine in machines))
        return {answer for answer in answers if answer.reply not in self.taken_back}

    def check_that_replies_are_in_the_open_session(
        self, here: Machine, deck_id: str, session: str, recorder: HistoryRecorder
    ) -> None:
        """Check that the attempts of a resumed session are found when it is resumed again."""
        if recorder.saved == 0:
            return
        opened = checkpoint.load(History(here.home)).decks[deck_id].open
        assert opened is not None, "the session is closed"
        assert opened.session == session, "another session is open"
        assert len(opened.attempts) >= recorder.saved, "replies of the session are missing"

    def check_that_the_order_of_merging_changes_nothing(self) -> None:
        """Merge all machines into empty folders, in both orders, and compare the folds."""
        homes = [machine.home for machine in self.machines if History(machine.home).files()]
        states = []
        for n, order in enumerate((homes, homes[::-1])):
            os.environ["QUIZ_HOME"] = str(self.folder / f"all{n}")
            for home in order:
                with suppress(UsageError):
                    commands.merge(home, lambda _: None)
            commands.all_records()
            states.append(without_reading(checkpoint.load(History(self.folder / f"all{n}"))))
        assert states[0] == states[1], "the order of merging changes the fold"
        if homes:
            check_that_all_count(self.expected(*self.machines), checkpoint.load(History(self.folder / "all0")))


def check_that_all_count(expected: set[Answer], state: State) -> None:
    """Check that a state counts at least so many first tries of each question."""
    for (deck_id, question), n in Counter(answer[2:] for answer in expected).items():
        counted = state.question(deck_id, question).n
        assert counted >= n, f"{n} answers to {question}, {counted} are counted"


def exam(at: datetime, edited: Deck) -> Record:
    """The beginning of an exam."""
    queue = [Asked(edited, question) for question in edited.questions]
    terms: dict[str, Any] = {"limit": None, "extra": None, "pass_mark": None, "student": "", "result": ""}
    return exam_record(at, edited, queue, 7, tags=(), permute=False, shuffle=False, **terms)


def records_on_disk(home: Path) -> list[dict[str, Any]]:
    """The records in all histories of a folder, read without the code under test."""
    files = sorted((home / "history").glob("[!.]*.jsonl"))
    return [record for file in files for record in whole_lines(file.read_bytes() + b"\n")]


def attempts_on_disk(home: Path) -> set[tuple[str, str]]:
    """The ids and the replies of the attempts in all histories of a folder."""
    return {(str(one["id"]), one["reply"][0]) for one in records_on_disk(home) if one["kind"] == "attempt"}


def ids_on_disk(home: Path) -> list[str]:
    """The ids in all histories of a folder."""
    return [str(record["id"]) for record in records_on_disk(home)]


@contextmanager
def failing(how: str | None) -> Iterator[None]:
    """Let the next write fail: with an error, or silently, with a byte that is not what was to be written."""
    if how is None:
        yield
        return
    write = os.write
    failed: list[bool] = []

    def write_once(descriptor: int, data: bytes) -> int:
        if failed or b'"kind":"attempt"' not in bytes(data):
            return write(descriptor, data)
        failed.append(True)
        if how == "write":
            raise OSError(28, "No space left on device")
        place = bytes(data).rindex(b'"kind":"attempt"')
        return write(descriptor, bytes(data)[:place] + b"#" + bytes(data)[place + 1 :])

    with mock.patch("os.write", write_once):
        yield
