"""Run the command line with `python -m quizkit`."""

from quizkit.cli import main

if __name__ == "__main__":
    main()
