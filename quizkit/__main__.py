"""The entry point of `quiz` and of `python -m quizkit`."""

import sys


def main() -> None:
    """Run the command line. Ctrl-C ends the program quietly, even while it still imports."""
    try:
        from quizkit.cli.main import main as run

        run()
    except KeyboardInterrupt:
        from quizkit.base.exit_codes import INTERRUPTED

        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
