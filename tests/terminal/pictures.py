"""What a terminal showed, as an SVG picture with its letters as text and no font to be fetched."""

import re
from io import StringIO
from itertools import groupby

import pyte
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

# What is fetched from elsewhere is not there offline; these stand on every system.
_FONTS = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_FORMAT = re.sub(r" *@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
_FORMAT = re.sub(r" *<!--.*?-->\n", "", _FORMAT).replace("Fira Code, monospace", _FONTS)
# Black, red, green, yellow, blue, magenta, cyan and white, then the same brighter; all clear enough on the ground.
_COLOURS = [
    (69, 71, 90), (243, 139, 168), (166, 227, 161), (249, 226, 175), (137, 180, 250), (203, 166, 247), (148, 226, 213),
    (186, 194, 222), (147, 153, 178), (243, 139, 168), (166, 227, 161), (249, 226, 175), (137, 180, 250),
    (203, 166, 247), (148, 226, 213), (255, 255, 255),
]  # fmt: skip
_THEME = TerminalTheme((30, 30, 46), (220, 224, 240), _COLOURS[:8], _COLOURS[8:])
# pyte knows no faint letters. Grey is what a terminal makes of them.
_FAINT, _GREY = re.compile(rb"\x1b\[2m"), b"\x1b[90m"
_NAMES = {"brown": "yellow", "brightbrown": "bright_yellow", "brightblack": "bright_black"}


def picture(raw: bytes, columns: int, title: str) -> str:
    """Return the SVG of what stands on a terminal of so many columns after it was sent `raw`."""
    console = Console(record=True, width=columns, file=StringIO(), highlight=False, markup=False, emoji=False)
    for line in _lines(raw, columns):
        console.print(line, soft_wrap=True)
    return console.export_svg(title=title, theme=_THEME, code_format=_FORMAT, unique_id="quiz")


def words(svg: str) -> list[str]:
    """Return the texts that stand in an SVG picture, in order."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def _lines(raw: bytes, columns: int) -> list[Text]:
    screen = pyte.Screen(columns, 120)
    pyte.ByteStream(screen).feed(_FAINT.sub(_GREY, raw))
    lines = [_line(screen.buffer[row], columns) for row in range(screen.lines)]
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def _line(cells: dict[int, pyte.screens.Char], columns: int) -> Text:
    runs = groupby((cells[column] for column in range(columns)), _style)
    line = Text.assemble(*(("".join(cell.data for cell in run), style) for style, run in runs))
    line.rstrip()
    return line


def _style(cell: pyte.screens.Char) -> Style:
    name = _NAMES.get(cell.fg, cell.fg.replace("bright", "bright_"))
    return Style(color=name, bold=cell.bold, italic=cell.italics, underline=cell.underscore, reverse=cell.reverse)
