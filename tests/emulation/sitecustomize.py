"""Python runs this when it starts with this folder on its path: processes of the program emulate Windows too."""

from tests.windows import EMULATED, emulate, emulate_streams

if EMULATED:
    emulate()
    emulate_streams()
