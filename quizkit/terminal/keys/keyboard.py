"""Reads keys and lines with prompt_toolkit, in an area below the stem that is erased afterwards."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth, create_output
from rich.console import Console
from rich.style import Style as RichStyle
from rich.text import Text

from quizkit.base.platform.signals import reports_resizes
from quizkit.terminal.keys.application import ReflowingApplication, stopping
from quizkit.terminal.keys.area import InputLine, KeyResult
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.pace import Pace, Paced, Pacing
from quizkit.terminal.keys.typing_area import TypingLines
from quizkit.terminal.theme import writable

# The key names of prompt_toolkit, and those of the states.
_NAMES = {
    "up": "up", "down": "down", "left": "left", "right": "right", "home": "home", "end": "end",
    "s-up": "shift-up", "s-down": "shift-down", "c-up": "shift-up", "c-down": "shift-down",
    " ": "space", "c-m": "enter", "c-j": "enter", "c-h": "backspace", "delete": "backspace",
    **{f"f{number}": f"f{number}" for number in range(1, 11)},
    "escape": "escape", "pageup": "pageup", "pagedown": "pagedown", "c-d": "c-d", "c-z": "c-z",
}  # fmt: skip
# How often to look at the size of a terminal that sends no signal when it changes.
_RESIZE_SECONDS = 0.25
_WITH_ALT = {"up": "shift-up", "down": "shift-down"}


class Keyboard:
    """The keyboard and the area below the stem. `once_drawn` is called when the area is first drawn."""

    def __init__(self, console: Console, once_drawn: Callable[[], None]) -> None:
        self._console = console
        self._input = create_input(sys.stdin)
        self._output = create_output(sys.stdout)
        if hasattr(self._output, "enable_cpr"):
            # The area is as high as its contents, so the terminal is not asked where the cursor is.
            self._output.enable_cpr = False
        without = console.no_color or console.color_system is None
        self._depth = ColorDepth.DEPTH_1_BIT if without else ColorDepth.DEPTH_4_BIT
        self._once_drawn: Callable[[], None] | None = once_drawn
        self._pace = Pace(time.monotonic)
        self._turn = 0
        self.clock: Clock | None = None

    def discard_typeahead(self) -> None:
        """Discard the keys that prompt_toolkit has read ahead."""
        clear_typeahead(self._input)

    def choose(
        self,
        draw: Callable[[int], Drawing],
        press: Callable[[str], KeyResult | None],
        paced: Pacing | None = None,
    ) -> KeyResult:
        """Draw, and press keys until `press` returns a result. Raises KeyboardInterrupt, EOFError."""
        control = FormattedTextControl(lambda: self._fragments(draw(self._columns())), focusable=True, show_cursor=True)
        bindings = KeyBindings()
        escapes = _Escapes()
        pacing = paced or Pacing(lambda _: False, lambda _: None)

        def pressed(event: KeyPressEvent) -> None:
            key = escapes.read(event.key_sequence[0].key, is_followed=bool(event.key_processor.input_queue))
            if key:
                self._act(event, self._pace.feed(key, acts=pacing.acts(key)), press, pacing.report)

        for name in (*_NAMES, Keys.Any):
            bindings.add(name, eager=name == "escape")(pressed)
        bindings.add(Keys.BracketedPaste)(_nothing)
        result: KeyResult = self._run(Window(control, dont_extend_height=True), bindings)
        return result

    def _act(
        self,
        event: KeyPressEvent,
        paced: Paced,
        press: Callable[[str], object | None],
        report: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Do what a key means, at once or when it is known."""
        self._turn += 1
        if paced.key:
            _end_with(event, lambda: press(paced.key))
        elif paced.word:
            report(paced.word)
        # What a timer changes is not drawn by itself.
        event.app.invalidate()
        if paced.wait:
            event.app.create_background_task(self._settle(event, self._turn, paced.wait, press, report))

    async def _settle(
        self,
        event: KeyPressEvent,
        turn: int,
        wait: float,
        press: Callable[[str], object | None],
        report: Callable[[str], None],
    ) -> None:
        """Act when no other key has followed for a while."""
        await asyncio.sleep(wait)
        if turn == self._turn:
            self._act(event, self._pace.settle(), press, report)

    def type(
        self,
        lines: Sequence[InputLine],
        at: int,
        below: Callable[[tuple[str, ...], int, int], Sequence[Text]],
        press: Callable[[tuple[str, ...], int, str], object],
    ) -> Any:
        """Edit lines, starting with the one at `at`, until `press` returns a result.

        `press` is called with the texts, the index of the current line and a key that does not edit; if it returns a
        number, that is the line to go to. `below(texts, at, columns)` returns the text below the lines.
        """
        typed = TypingLines(lines, at)

        def pressed(event: KeyPressEvent, place: int, key: str) -> None:
            if typed.has_changed():
                self._pace.release()
            paced = self._pace.feed(key, acts=False)
            self._act(event, paced, lambda _: typed.gone_to(event.app, press(typed.texts, place, key)))

        def drawn() -> StyleAndTextTuples:
            return self._fragments(Drawing(tuple(below(typed.texts, typed.place, self._columns())), -1))

        footer = Window(FormattedTextControl(drawn), dont_extend_height=True)
        result = None
        try:
            result = self._run(HSplit([*typed.windows, footer]), typed.bindings(pressed), typed.windows[at])
        finally:
            if result is None or result is Clock.over:
                # No key was pressed, so `press` does not know the texts yet.
                press(typed.texts, at, "")
        return result

    def _run(self, body: Any, bindings: KeyBindings, focused: Any = None) -> Any:
        bindings.add("c-c")(_interrupt)
        bindings.add("<sigint>")(_interrupt)
        # Unexpected reports: prompt_toolkit's own handlers fail on input that only styles like them, such as a colour.
        for name in (Keys.Vt100MouseEvent, Keys.CPRResponse):
            bindings.add(name)(_nothing)
        app = ReflowingApplication(
            Layout(body, focused),
            key_bindings=bindings,
            erase_when_done=True,
            input=self._input,
            output=self._output,
            color_depth=self._depth,
            terminal_size_polling_interval=None if reports_resizes() else _RESIZE_SECONDS,
        )
        app.ttimeoutlen = 0.1
        self._pace.begin()
        if self._once_drawn is not None:
            app.after_render += self._drawn
        try:
            with stopping(app) as begin:
                return app.run(pre_run=lambda: self._started(app, begin), set_exception_handler=False)
        except BaseException:
            # A signal during drawing skips prompt_toolkit's own cleanup.
            app.renderer.erase()
            raise

    def _started(self, app: ReflowingApplication, begin: Callable[[], None]) -> None:
        begin()
        if self.clock is not None:
            app.create_background_task(_tick(app, self.clock))

    def _drawn(self, _app: object) -> None:
        once, self._once_drawn = self._once_drawn, None
        if once is not None:
            once()

    def _columns(self) -> int:
        return self._output.get_size().columns

    def _fragments(self, drawing: Drawing) -> StyleAndTextTuples:
        """Return lines as prompt_toolkit draws them: pairs of a style and a text that is never parsed."""
        fragments: StyleAndTextTuples = []
        for place, line in enumerate(drawing.lines):
            if place:
                fragments.append(("", "\n"))
            if place == drawing.cursor:
                fragments.append(("[SetCursorPosition]", ""))
            base = self._console.get_style(line.style)
            for segment in line.render(self._console):
                style_name = _style_names(base + segment.style)
                fragments.append((style_name, writable(segment.text, self._console.encoding)))
        return fragments


class _Escapes:
    """Separates keys from escape sequences that prompt_toolkit does not know, so that these never answer a question.

    The keys of a sequence arrive together; Escape by itself is a key.
    """

    def __init__(self) -> None:
        self._is_after_escape = False
        self._is_inside = False

    def read(self, name: str, *, is_followed: bool) -> str:
        """Return the name of a key for the states, or nothing if it belongs to an escape sequence.

        `is_followed` says whether another key arrived together with it.
        """
        if name == "escape":
            self._is_after_escape, self._is_inside = is_followed, False
            return "" if is_followed else "escape"
        if self._is_inside or (self._is_after_escape and name in ("[", "O")):
            # A sequence ends with its first letter or tilde.
            self._is_inside = is_followed and not (self._is_inside and (name.isalpha() or name == "~"))
            self._is_after_escape = False
            return ""
        is_with_alt, self._is_after_escape = self._is_after_escape, False
        if is_with_alt:
            return _WITH_ALT.get(name, "")
        return _NAMES.get(name, name.lower() if len(name) == 1 else "")


def _style_names(style: RichStyle) -> str:
    styles = [style_name for style_name in ("bold", "dim", "italic", "underline") if getattr(style, style_name)]
    return " ".join([*styles, f"fg:ansi{style.color.name}"] if style.color else styles)


def _end_with(event: KeyPressEvent, act: Callable[[], object | None]) -> None:
    """Run `act`, and close the area with its result, if any. An error closes it too, and is raised there."""
    try:
        result = act()
    except Exception as error:  # noqa: BLE001 - the event loop would only log it, and the question would hang
        event.app.exit(exception=error)
        return
    if result is not None:
        event.app.exit(result=result)


async def _tick(app: Application[Any], clock: Clock, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Redraw each time that the text of the clock changes, and close the area when the time is up."""
    shown = clock.text()
    while clock.left() > 0:
        await sleep(clock.seconds_until_look())
        if clock.text() != shown:
            shown = clock.text()
            app.invalidate()
    if app.future is not None and not app.future.done():
        app.exit(result=clock.over)


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)


def _nothing(_event: KeyPressEvent) -> None:
    """Ignore the input: pasted text answers no question."""
