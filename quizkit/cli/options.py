"""Options that several commands share."""

from typing import Annotated

import typer

Accessible = Annotated[
    bool | None, typer.Option("--accessible/--no-accessible", help="Words only, for screen readers.")
]
