"""Where the program begins, as `quiz` and as `python -m quizkit`."""

import sys

# What a shell shows of a program that Ctrl-C ended.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line. Ctrl-C ends it quietly from the first moment, while it still imports."""
    try:
        from quizkit.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
