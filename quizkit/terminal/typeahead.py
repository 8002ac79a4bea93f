"""Discards early keys: what is typed before a question is shown never answers it."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.input import Input


def discard_typeahead(keys: "Input | None" = None) -> None:
    """Discard what was typed and not read yet, and what prompt_toolkit has read ahead from `keys`."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        with suppress(termios.error, OSError, ValueError):
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
    if keys is not None:
        from prompt_toolkit.input.typeahead import clear_typeahead

        clear_typeahead(keys)
