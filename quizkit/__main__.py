"""The entry point of `quiz` and of `python -m quizkit`."""

import gc
import sys

# What imports make stays in use: to search it for garbage as often as Python does takes a tenth of the start.
_OBJECTS_BEFORE_A_COLLECTION = 200_000


def main() -> None:
    """Run the command line. Ctrl-C ends the program quietly, even while it still imports."""
    gc.set_threshold(_OBJECTS_BEFORE_A_COLLECTION)
    try:
        from quizkit.cli.main import main as run

        run()
    except KeyboardInterrupt:
        from quizkit.base.exit_codes import INTERRUPTED

        sys.exit(INTERRUPTED)
    finally:
        # The process ends: to search all objects for garbage once more takes a fifth of a short command.
        gc.freeze()


if __name__ == "__main__":
    main()
