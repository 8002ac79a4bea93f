"""A text in the quotes of YAML."""

import re

# What no block of YAML holds as it is; each is written as \u in double quotes.
UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def quoted(text: str) -> str:
    r"""Return a text as YAML writes it in double quotes, on one line.

    >>> print(quoted('the "Bard"'))
    "the \"Bard\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'
