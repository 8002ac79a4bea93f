"""quizkit: a YAML deck becomes a quiz in the terminal."""

__version__ = "0.1.0"
