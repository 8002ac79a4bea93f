"""Where the program begins, as `quiz` and as `python -m quizkit`."""

import gc
import sys

# What a shell shows of a program that Ctrl-C ended.
_INTERRUPTED = 130
# What imports make stays in use: to search it for garbage as often as Python does takes a tenth of the start.
_OBJECTS_BEFORE_A_COLLECTION = 50_000


def main() -> None:
    """Run the command line. Ctrl-C ends it quietly from the first moment, while it still imports."""
    gc.set_threshold(_OBJECTS_BEFORE_A_COLLECTION)
    try:
        from quizkit.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
