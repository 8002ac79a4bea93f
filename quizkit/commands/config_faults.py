"""What is wrong with the config file, told before a verb runs: a typo in it must not cost a session."""

from quizkit.config import SETTINGS, Config
from quizkit.problems import did_you_mean
from quizkit.terminal.screens.config import show_config_fault
from quizkit.terminal.theme import screen


def tell(found: Config) -> None:
    """Show on standard error what is wrong, in which line, and what to do."""
    shown = screen(to_stderr=True)
    for fault in found.faults:
        near = did_you_mean(fault.word, SETTINGS) if fault.word else ""
        listed = f"Settings: {', '.join(SETTINGS)}." if fault.word else "It is left aside until it is mended."
        show_config_fault(shown, str(found.path), fault.line, fault.message, near or listed)
