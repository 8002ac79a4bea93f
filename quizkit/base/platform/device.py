"""What this machine calls itself."""

from contextlib import suppress
from pathlib import Path


def name_of_machine() -> str:
    """Return the name of this machine in its network, and the id that Linux gives it, if any."""
    import platform

    return f"{platform.node()}\0{_machine_id()}"


def _machine_id() -> str:
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError, UnicodeDecodeError):
            if machine_id := Path(path).read_text(encoding="ascii").strip():
                return machine_id
    return ""
